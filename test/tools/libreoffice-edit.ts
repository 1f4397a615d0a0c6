import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

/**
 * Somebody working in a spreadsheet: LibreOffice opens a workbook, rows are inserted and cells typed into on its first
 * sheet, and it is saved. Inserting rows moves every reference in the file, which no library that writes cells does.
 */
export type SheetEdit =
  /** Before the row, counted from 0 as the sheet is then. */
  | { kind: 'insert'; row: number; rows: number }
  | { kind: 'type'; row: number; column: number; value: number | string }

export async function editWithLibreOffice(
  file: string,
  target: string,
  edits: readonly SheetEdit[],
): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'kttt-libreoffice-'))
  const start = (...args: string[]): Promise<unknown> =>
    promisify(execFile)(
      'soffice',
      [`-env:UserInstallation=${pathToFileURL(profile).href}`, '--headless', '--norestore', ...args],
      { timeout: 90_000 },
    )
  try {
    // The first start makes the profile, and would write over a macro that is there before.
    await start('--terminate_after_init')
    const folder = join(profile, 'user', 'basic', 'Standard')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(profile, 'user', 'basic', 'script.xlc'), libraries)
    writeFileSync(join(folder, 'script.xlb'), library)
    writeFileSync(join(folder, 'Module1.xba'), writeModule(edits))
    const paths = [file, target].map((path) => `"${pathToFileURL(path).href}"`).join(',')
    await start(`macro:///Standard.Module1.Edit(${paths})`)
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
  if (!existsSync(target)) throw new Error('LibreOffice saved nothing')
}

const head = '<?xml version="1.0" encoding="UTF-8"?>\n'
const libraries = `${head}<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" library:link="false"/></library:libraries>`
const library = `${head}<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Module1"/></library:library>`

function writeModule(edits: readonly SheetEdit[]): string {
  const lines = edits.map((edit) => {
    if (edit.kind === 'insert') return `sheet.Rows.insertByIndex(${String(edit.row)}, ${String(edit.rows)})`
    const cell = `sheet.getCellByPosition(${String(edit.column)}, ${String(edit.row)})`
    return typeof edit.value === 'number'
      ? `${cell}.Value = ${String(edit.value)}`
      : `${cell}.String = "${edit.value.replaceAll('"', '""')}"`
  })
  const source = [
    'Sub Edit(source As String, target As String)',
    'Dim document, sheet',
    'Dim args(0) As New com.sun.star.beans.PropertyValue',
    'Dim store(0) As New com.sun.star.beans.PropertyValue',
    'args(0).Name = "Hidden"',
    'args(0).Value = True',
    'document = StarDesktop.loadComponentFromURL(source, "_blank", 0, args())',
    'sheet = document.Sheets.getByIndex(0)',
    ...lines,
    'store(0).Name = "FilterName"',
    'store(0).Value = "Calc MS Excel 2007 XML"',
    'document.storeToURL(target, store())',
    'document.close(True)',
    'StarDesktop.terminate()',
    'End Sub',
  ].join('\n')
  const escaped = source.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
  return `${head}<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${escaped}</script:module>`
}
