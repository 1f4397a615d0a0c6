import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readHtml } from '../../electron/excel/read-html'
import { readPasted } from '../../electron/excel/read-pasted'
import { readWithSheetJs } from '../../electron/excel/read-old-workbook'
import type { FileContent } from '../../electron/excel/file-content'
import type { CellGrid, GridCell } from '../../shared/table/cell-grid'
import { convertWithLibreOffice, missingLibreOffice } from '../tools/libreoffice'

/** Files of other kinds, written by LibreOffice from one workbook, and files as offices published them. */
const options = { legacy: 'by-evidence' } as const
const missingOffice = missingLibreOffice()
const folder = mkdtempSync(join(tmpdir(), 'kttt-readers-'))
const documents = join(import.meta.dirname, '../../../shared/data')

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

function cellAt(grid: CellGrid | undefined, address: string): GridCell | undefined {
  const column = address.charCodeAt(0) - 65
  const row = Number(address.slice(1)) - 1
  for (const line of grid?.rows ?? [])
    if (line.row === row) return line.cells.find((cell) => cell.column === column)
  return undefined
}

async function writeSource(): Promise<string> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('Phụ lục I')
  sheet.getCell('A1').value = 'b¸o c¸o quý i'
  sheet.getCell('A1').font = { name: '.VnTimeH', bold: true }
  sheet.getCell('A1').alignment = { horizontal: 'center' }
  sheet.mergeCells('A1:D1')
  sheet.getCell('A2').value = 'TT'
  sheet.getCell('B2').value = 'Chỉ tiêu'
  sheet.getCell('B3').value = 'Sè l\u00adîng'
  sheet.getCell('B3').font = { name: '.VnTime', italic: true }
  sheet.getCell('B3').alignment = { horizontal: 'left', indent: 2 }
  sheet.getCell('B4').value = {
    richText: [
      { text: 'Hôïp taùc xaõ', font: { name: 'VNI-Times' } },
      { text: ' (HTX đang hoạt động)', font: { name: 'Times New Roman' } },
    ],
  }
  sheet.getCell('C3').value = 25_454
  sheet.getCell('C3').numFmt = '#,##0'
  sheet.getCell('C4').value = 3600.65
  sheet.getCell('C4').numFmt = '#,##0.00'
  sheet.getCell('D3').value = 1.033
  sheet.getCell('D3').numFmt = '0.0%'
  sheet.getCell('D4').value = new Date(Date.UTC(2024, 2, 31))
  sheet.getCell('D4').numFmt = 'dd/mm/yyyy'
  sheet.getCell('C5').value = { formula: 'C3+C4', result: 29_054.65 }
  sheet.getCell('C5').note = 'Số liệu tạm tính'
  sheet.getCell('D5').value = { formula: '1/0', result: { error: '#DIV/0!' } }
  sheet.getCell('B6').value = 'ẩn'
  sheet.getRow(6).hidden = true
  sheet.getColumn(6).hidden = true
  sheet.getCell('F3').value = 7
  const hidden = workbook.addWorksheet('Ẩn', { state: 'hidden' })
  hidden.getCell('A1').value = 'x'
  const file = join(folder, 'nguon.xlsx')
  await workbook.xlsx.writeFile(file)
  return file
}

describe('one workbook in other formats', () => {
  const contents: Partial<Record<'xls' | 'ods', FileContent>> = {}
  beforeAll(async () => {
    if (missingOffice !== null) return
    const source = await writeSource()
    for (const format of ['xls', 'ods'] as const) {
      const file = await convertWithLibreOffice(source, format, join(folder, format))
      contents[format] = readWithSheetJs(readFileSync(file), format, options)
    }
  }, 120_000)

  it.for(['xls', 'ods'] as const)('.%s has every text, figure, formula and note', (format, context) => {
    if (missingOffice !== null) context.skip(missingOffice)
    const grid = contents[format]?.grids[0]
    const texts = Object.fromEntries(
      ['A1', 'A2', 'B2', 'B3', 'C3', 'C4', 'D3', 'D4', 'D5'].map((at) => [at, cellAt(grid, at)?.text]),
    )
    expect(texts).toEqual({
      A1: 'BÁO CÁO QUÝ I',
      A2: 'TT',
      B2: 'Chỉ tiêu',
      B3: 'Số lượng',
      C3: '25.454',
      C4: '3.600,65',
      D3: '103,3%',
      D4: '31/03/2024',
      D5: '#DIV/0!',
    })
    expect(cellAt(grid, 'B4')?.text).toBe('Hợp tác xã (HTX đang hoạt động)')
    expect(cellAt(grid, 'C3')?.value).toBe(25_454)
    expect(cellAt(grid, 'C4')?.value).toBe(3600.65)
    expect(cellAt(grid, 'D3')?.value).toBe(103.3)
    expect(cellAt(grid, 'C5')).toMatchObject({ value: 29_054.65, formula: 'C3+C4', note: 'Số liệu tạm tính' })
    expect(grid?.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 3 }])
    expect(contents[format]?.remarks).toContainEqual({
      kind: 'doubtful-formulas',
      sheet: 'Phụ lục I',
      cells: 1,
    })
  })

  it.for(['xls', 'ods'] as const)('.%s has its looks and what is hidden', (format, context) => {
    if (missingOffice !== null) context.skip(missingOffice)
    const content = contents[format]
    const grid = content?.grids[0]
    expect(cellAt(grid, 'A1')?.style).toMatchObject({ bold: true, align: 'center', font: '.VnTimeH' })
    expect(cellAt(grid, 'B3')?.style).toMatchObject({
      italic: true,
      indent: 2,
      align: 'left',
      font: '.VnTime',
    })
    expect(cellAt(grid, 'C3')?.style?.format).toBe('#,##0')
    expect(grid?.hiddenColumns).toContain(5)
    expect(
      Array.from(grid?.rows ?? [], ({ row, hidden }) => (hidden === true ? row : -1)).filter(
        (row) => row >= 0,
      ),
    ).toEqual([5])
    expect(content?.grids.map(({ hidden }) => hidden === true)).toEqual([false, true])
    expect(content?.remarks.filter(({ kind }) => kind === 'legacy-text')).toEqual([
      { kind: 'legacy-text', sheet: 'Phụ lục I', encoding: 'tcvn3', by: 'font', cells: 2 },
      { kind: 'legacy-text', sheet: 'Phụ lục I', encoding: 'vni', by: 'font', cells: 1 },
    ])
  })
})

describe('published workbooks', () => {
  /** Counted in a conversion by another program: numbers, their sum (percents as shown), texts, merges. */
  const expected: Record<
    string,
    [sheet: string, numbers: number, sum: number, texts: number, merges: number][]
  > = {
    'vn_mof_budget_Plan_2006.xls': [['Sheet1', 1016, 1_444_799_513.909012, 116, 21]],
    'vn_mof_budget_Final_2009.xls': [
      ['M01+', 40, 3_704_901.900793, 60, 8],
      ['M02+', 43, 3_714_511, 51, 10],
      ['M03+', 43, 2_127_592, 58, 8],
      ['M04+', 43, 7_614_853, 39, 6],
      ['M05+', 12, 233_248, 21, 7],
      ['M06+', 47, 1_736_604, 50, 5],
      ['M07+', 1567, 434_447_768.677913, 138, 31],
      ['M08+', 54, 67_582_226, 33, 8],
      ['M09+', 486, 3_112_824_046.769469, 99, 11],
    ],
  }

  it.for(Object.keys(expected))('%s has every number and text', (name, context) => {
    const file = join(documents, 'xlsx', name)
    if (!existsSync(file)) context.skip(`the workbook is not at ${file}`)
    const { grids } = readWithSheetJs(readFileSync(file), 'xls', options)
    const found = grids.map((grid) => {
      const cells = Array.from(grid.rows, (row) => row.cells).flat()
      const numbers = cells.flatMap(({ value }) => (typeof value === 'number' ? [value] : []))
      const texts = cells.filter(({ value }) => typeof value === 'string')
      const sum = numbers.reduce((total, value) => total + value, 0)
      return [grid.sheet, numbers.length, Number(sum.toFixed(6)), texts.length, grid.merges.length]
    })
    expect(found).toEqual(expected[name])
  })

  it('are Unicode where their fonts say so', (context) => {
    const file = join(documents, 'xlsx/vn_mof_budget_Final_2009.xls')
    if (!existsSync(file)) context.skip(`the workbook is not at ${file}`)
    const { grids, remarks } = readWithSheetJs(readFileSync(file), 'xls', options)
    expect(remarks.filter(({ kind }) => kind === 'legacy-text')).toEqual([])
    expect(cellAt(grids[0], 'A4')).toMatchObject({
      text: 'QUYẾT TOÁN THU, CHI CÂN ĐỐI NGÂN SÁCH NHÀ NƯỚC NĂM 2009',
      style: { bold: true, align: 'center' },
    })
    expect(cellAt(grids[0], 'D10')).toMatchObject({ value: 629_187, formula: '+D11+D18+D19+D20+D21+D22+D17' })
  })
})

describe('the national appendix as it is pasted', () => {
  const file = join(documents, 'national-2020-appendix-pasted.txt')
  it('is one grid with every header and row in order', (context) => {
    if (!existsSync(file)) context.skip(`the transcript is not at ${file}`)
    const text = readFileSync(file, 'utf8')
    const { format, grids } = readPasted({ html: null, text }, options)
    expect(format).toBe('text')
    expect(grids).toHaveLength(1)
    const rows = Array.from(grids[0]?.rows ?? [])
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    expect(rows).toHaveLength(lines.length)
    // Cell by cell what the transcript says, without its marks of slant.
    rows.forEach(({ cells }, index) => {
      const pieces = (lines[index] ?? '').split('\t').map((piece) => piece.replace(/<\/?i>/g, '').trim())
      const read = pieces.map((_, column) => cells.find((cell) => cell.column === column)?.value ?? '')
      expect(read).toEqual(pieces)
    })
    expect(rows.filter(({ cells }) => cells.some(({ style }) => style?.italic === true))).toHaveLength(4)
    expect(rows.filter(({ cells }) => cells[0]?.text === 'TT')).toHaveLength(5)
    expect(rows.flatMap(({ cells }) => cells).every(({ value }) => typeof value === 'string')).toBe(true)
  })
})

describe('a sheet saved as a page', () => {
  it('has its figures exact behind what it shows', async (context) => {
    if (missingOffice !== null) context.skip(missingOffice)
    const source = await writeSource()
    const file = await convertWithLibreOffice(source, 'html', join(folder, 'html'))
    const { grids } = readHtml(readFileSync(file, 'utf8'), options)
    expect(cellAt(grids[0], 'A1')?.text).toBe('BÁO CÁO QUÝ I')
    expect(cellAt(grids[0], 'B3')).toMatchObject({ text: 'Số lượng', style: { italic: true } })
    expect(cellAt(grids[0], 'C3')).toMatchObject({ value: 25_454, text: '25.454' })
    expect(cellAt(grids[0], 'C4')).toMatchObject({ value: 3600.65, text: '3.600,65' })
    expect(cellAt(grids[0], 'D3')).toMatchObject({ value: 103.3, text: '103,3%' })
    expect(cellAt(grids[0], 'C5')).toMatchObject({ value: 29_054.65, note: 'Số liệu tạm tính' })
  })
})
