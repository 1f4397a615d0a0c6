import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { writeClipboardHtml, type CopiedCell } from '../../shared/table/clipboard-copy'
import { convertWithLibreOffice, missingLibreOffice } from '../tools/libreoffice'

/** What a real spreadsheet makes of the HTML of a copy. */
const text = (written: string): CopiedCell => ({ kind: 'text', text: written })
const number = (written: string, value: number, decimals: number, percent = false): CopiedCell => ({
  kind: 'number',
  text: written,
  value,
  decimals,
  percent,
})

async function readInCalc(cells: readonly CopiedCell[]): Promise<unknown[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kttt-clipboard-'))
  try {
    // By this ending the table goes to Calc, which finds by itself that it is HTML.
    const file = join(folder, 'chép.xls')
    writeFileSync(file, writeClipboardHtml([cells], { id: 'a', cut: false }))
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(await convertWithLibreOffice(file, 'xlsx', join(folder, 'out')))
    const row = workbook.worksheets[0]?.getRow(1)
    return cells.map((_, at) => row?.getCell(at + 1).value)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe.skipIf(missingLibreOffice() !== null)('a copied range in LibreOffice Calc', () => {
  it('has typed numbers, not their Vietnamese texts', async () => {
    expect(
      await readInCalc([
        number('25.454', 25_454, 0),
        number('3.600,6', 36_006, 1),
        number('103,3%', 1033, 1, true),
        number('−381', -381, 0),
        number('gần 4,2', 42, 1),
      ]),
    ).toEqual([25_454, 3600.6, 1.033, -381, 4.2])
  })

  it('keeps words as words: nothing is calculated and nothing becomes a number', async () => {
    const words = ['=1+1', '+HTX', '- Nông nghiệp', '@SUM(A1)', '1.234', '–', 'I.1']
    expect(await readInCalc(words.map(text))).toEqual(words)
  })
})
