import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { utils, write, type CellObject } from '@e965/xlsx'
import type { SheetCell } from './formula-sheets'

/**
 * LibreOffice Calc in a process of its own: started once, with the sheets as a workbook that holds formulas and no
 * results. A macro in a throw-away profile answers questions laid into a folder, one file each, so that rounds can be
 * interleaved with the engine's; it measures the recalculation inside LibreOffice, without the way there and back.
 */
export type LibreOfficeSheet = {
  /** Milliseconds of a hard recalculation of every formula. */
  recalculate: () => Promise<number>
  /** Results of the first `width` cells of one row; what is no number is NaN. */
  readRow: (sheet: string, row: number, width: number) => Promise<number[]>
  close: () => void
}

const startLimit = 120_000
const answerLimit = 60_000

export async function openLibreOffice(sheets: Record<string, SheetCell[][]>): Promise<LibreOfficeSheet> {
  const folder = mkdtempSync(join(tmpdir(), 'kttt-bench-office-'))
  const workbook = join(folder, 'model.xlsx')
  writeFileSync(workbook, writeWorkbook(sheets))
  const profile = pathToFileURL(join(folder, 'profile')).href
  // The first start fills a profile with defaults, which would take the place of the macro.
  const firstStart = [`-env:UserInstallation=${profile}`, '--headless', '--terminate_after_init']
  spawnSync('soffice', firstStart, { stdio: 'ignore', timeout: startLimit })
  installMacro(join(folder, 'profile', 'user', 'basic', 'Standard'), writeMacro(workbook, folder))
  const office = spawn(
    'soffice',
    [`-env:UserInstallation=${profile}`, '--headless', '--norestore', 'macro:///Standard.Bench.Serve'],
    // A group of its own: soffice is a script, and what it starts must end with it.
    { stdio: 'ignore', detached: true },
  )
  office.on('error', () => undefined)
  let asked = 0
  const ask = async (question: string, limit = answerLimit): Promise<string[]> => {
    const name = join(folder, `question-${++asked}`)
    writeFileSync(`${name}.part`, question)
    renameSync(`${name}.part`, name)
    return await waitForAnswer(office, join(folder, `answer-${asked}`), limit)
  }
  const close = (): void => {
    if (office.pid !== undefined && office.exitCode === null) process.kill(-office.pid, 'SIGKILL')
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  try {
    // The first answer comes when the workbook is loaded.
    await ask('recalculate', startLimit)
  } catch (error) {
    close()
    throw error
  }
  return {
    recalculate: async () => Number((await ask('recalculate'))[0]),
    readRow: async (sheet, row, width) =>
      (await ask(`row ${sheet} ${row} ${width}`)).map((text) => (text === '' ? NaN : Number(text))),
    close,
  }
}

async function waitForAnswer(office: ChildProcess, file: string, limit: number): Promise<string[]> {
  const end = performance.now() + limit
  while (!existsSync(file)) {
    if (office.exitCode !== null || office.pid === undefined) throw new Error('LibreOffice has ended')
    if (performance.now() > end) throw new Error('LibreOffice gives no answer')
    await wait(5)
  }
  return readFileSync(file, 'utf8').trimEnd().split('\n')
}

function writeWorkbook(sheets: Record<string, SheetCell[][]>): Buffer {
  const book = utils.book_new()
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet: Record<string, CellObject | string> = {}
    let width = 1
    for (const [row, cells] of rows.entries()) {
      width = Math.max(width, cells.length)
      for (const [column, cell] of cells.entries()) {
        if (cell === null) continue
        sheet[utils.encode_cell({ r: row, c: column })] =
          typeof cell === 'number' ? { t: 'n', v: cell } : { t: 'n', f: cell.slice(1) }
      }
    }
    sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rows.length - 1, c: width - 1 } })
    utils.book_append_sheet(book, sheet, name)
  }
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
}

/** The profile's library of macros, in which this is the only one. */
function installMacro(folder: string, source: string): void {
  const escaped = source.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
  const files = {
    'Bench.xba': `<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Bench" script:language="StarBasic">${escaped}</script:module>`,
    'script.xlb':
      '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Bench"/></library:library>',
  }
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(folder, name), `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`)
}

/** Ends LibreOffice by itself when nobody has asked anything for a while. */
function writeMacro(workbook: string, folder: string): string {
  return `Option Explicit
Sub Serve
  Dim options(0) As New com.sun.star.beans.PropertyValue
  options(0).Name = "Hidden"
  options(0).Value = True
  Dim book As Object
  book = StarDesktop.loadComponentFromURL("${pathToFileURL(workbook).href}", "_blank", 0, options())
  Dim number As Long, waited As Long, handle As Integer
  Dim question As String, words, answer As String, begun As Double
  number = 1
  waited = 0
  Do While waited < 20000
    If FileExists("${folder}/question-" & number) Then
      handle = FreeFile
      Open "${folder}/question-" & number For Input As #handle
      Line Input #handle, question
      Close #handle
      words = Split(question, " ")
      If words(0) = "recalculate" Then
        begun = GetSystemTicks()
        book.calculateAll()
        answer = CStr(GetSystemTicks() - begun) & Chr(10)
      Else
        answer = ReadRow(book.Sheets.getByName(words(1)), CLng(words(2)), CLng(words(3)))
      End If
      handle = FreeFile
      Open "${folder}/part-" & number For Output As #handle
      Print #handle, answer
      Close #handle
      Name "${folder}/part-" & number As "${folder}/answer-" & number
      number = number + 1
      waited = 0
    Else
      Wait 5
      waited = waited + 1
    End If
  Loop
  book.close(True)
  StarDesktop.terminate()
End Sub

Function ReadRow(sheet As Object, row As Long, width As Long) As String
  Dim cells, column As Long, text As String
  cells = sheet.getCellRangeByPosition(0, row, width - 1, row).getDataArray()
  For column = 0 To width - 1
    If VarType(cells(0)(column)) = 5 Then text = text & Trim(Str(cells(0)(column)))
    text = text & Chr(10)
  Next column
  ReadRow = text
End Function
`
}
