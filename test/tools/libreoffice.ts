import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

/**
 * LibreOffice as the independent judge of exported workbooks. Every call has a profile of its own that is thrown away,
 * with macros and link updates off and, above all, recalculation forced: by default LibreOffice believes the values that
 * a file brings along, and would confirm whatever we wrote.
 */
const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
</oor:items>
`

/** Why tests that need LibreOffice cannot run; null when they can. */
export function missingLibreOffice(): string | null {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore', timeout: 30_000 })
    return null
  } catch {
    return 'needs LibreOffice (soffice) on the PATH'
  }
}

/** Opens a file, recalculates it and saves it in another format into a folder. Returns the path of the new file. */
export async function convertWithLibreOffice(
  file: string,
  format: 'xlsx' | 'ods' | 'xls' | 'html' | 'pdf',
  folder: string,
): Promise<string> {
  const profile = mkdtempSync(join(tmpdir(), 'kttt-libreoffice-'))
  try {
    mkdirSync(join(profile, 'user'), { recursive: true })
    writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), settings)
    mkdirSync(folder, { recursive: true })
    const args = [
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      '--headless',
      '--norestore',
      '--convert-to',
      format,
      '--outdir',
      folder,
      file,
    ]
    await promisify(execFile)('soffice', args, { timeout: 90_000 })
    return join(folder, `${basename(file, extname(file))}.${format}`)
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
}
