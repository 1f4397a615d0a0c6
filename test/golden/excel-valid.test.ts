import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import { sheetTexts } from '../../electron/excel/write-appendix'
import { listZipParts, unpackPart } from '../../electron/excel/zip-parts'
import type { CellFormula } from '../../shared/model/cell-formula'
import { packCellFlags, unpackCellFlags } from '../../shared/model/cell'
import type { TableRow } from '../../shared/model/table-layout'
import { buildChartsPage } from '../../shared/charts/sheet-charts'
import { buildSheetModel } from '../../shared/table/build-sheet-model'
import type { SheetCell, SheetInput, SheetModel, SheetPage, SheetStyle } from '../../shared/table/sheet-model'
import { convertWithLibreOffice, missingLibreOffice } from '../tools/libreoffice'
import { listOfficeErrors, missingValidator } from '../tools/ooxml-validator'
import { readCells, writeModel } from './excel-cells'
import { buildNationalInput, fullOptions, noteCells } from './excel-fixture'
import { root } from './excel-worker-build'

/** Every kind of workbook that the program writes, against the schema of the format and against other readers. */
const output = join(root, 'test/output/excel-valid')
const noOffice = missingLibreOffice()

const plainStyle: SheetStyle = {
  size: 12,
  bold: false,
  italic: false,
  align: 'left',
  indent: 0,
  border: false,
  format: null,
}

const page = (name: string, cells: Iterable<SheetCell>, over: Partial<SheetPage> = {}): SheetPage => ({
  name,
  hidden: false,
  columns: [30, 12],
  heights: [],
  cells,
  merges: [],
  printTitle: null,
  orientation: 'portrait',
  frozen: { rows: 0, columns: 0 },
  ...over,
})

const model = (...pages: SheetPage[]): SheetModel => ({
  pages,
  names: [],
  title: 'Thử & <kiểm>',
  agency: 'A & B',
})

/** Texts that spreadsheets take for something else, or that their files cannot hold as they are. */
const awkward = [
  '=1+1',
  '+ 836',
  '- 998.175',
  '@SUM(A1)',
  '=HYPERLINK("http://example.org","x")',
  '  hai đầu trống  ',
  'một\nhai',
  '_x000D_',
  '<b>&amp;</b> "x"',
  'a\u0000\u0007\u001fb',
  'nửa \ud83d đôi',
  '😀 Đắk Lắk',
  '0123',
]
const kept = (text: string): string => text.replace(/[\u0000\u0007\u001f\ud83d](?![\udc00-\udfff])/g, '')
const longText = 'ắ'.repeat(40_000)

const textCells = (texts: readonly string[]): SheetCell[] =>
  texts.map((text, row) => ({ row, column: 0, content: { kind: 'text', text }, style: plainStyle }))

const ruled = page(
  'Biểu thu thập',
  [
    {
      row: 0,
      column: 0,
      content: { kind: 'number', value: 5 },
      style: { ...plainStyle, unlocked: true, fill: 'FFF8E1' },
    },
    {
      row: 1,
      column: 0,
      content: { kind: 'formula', formula: 'A1*2', cached: 10 },
      style: { ...plainStyle, color: '1F5A3D' },
    },
  ],
  {
    protected: true,
    notes: [{ row: 0, column: 0, text: 'Kỳ trước: 4\nđơn vị: HTX' }],
    validations: [
      {
        ranges: [{ top: 0, left: 0, bottom: 0, right: 0 }],
        rule: { kind: 'whole', min: 0, max: 5000 },
        strict: true,
        prompt: { title: 'Số HTX', message: 'Số nguyên, không âm.\nĐể trống nếu chưa có.' },
        error: { title: 'Số không hợp lệ với ô này và có tiêu đề dài', message: 'm'.repeat(400) },
      },
      {
        ranges: [{ top: 1, left: 1, bottom: 4, right: 1 }],
        rule: { kind: 'list', values: ['đang hoạt động', '"cầm chừng"', 'đã giải thể'] },
        strict: false,
        error: { title: 'Tình trạng', message: 'Chọn một tình trạng.' },
      },
      {
        ranges: [{ top: 5, left: 1, bottom: 5, right: 1 }],
        rule: { kind: 'custom', formula: 'AND(B6>=0,B6<A1)' },
        strict: true,
        error: { title: 'a', message: 'b' },
      },
    ],
    highlights: [
      { ranges: [{ top: 0, left: 0, bottom: 1, right: 0 }], formula: 'A1<0', fill: 'F8D7DA', bold: true },
      { ranges: [{ top: 0, left: 1, bottom: 9, right: 1 }], formula: '$A1>"x"', color: 'B00020' },
    ],
  },
)

/** A table of all communes: a value, its base, and two comparisons; the last row is their total. */
function longInput(rows: number): SheetInput {
  const national = buildNationalInput()
  const columns = national.layout.columns.slice(0, 4)
  const width = columns.length
  const of = (row: number, column: number): number => row * width + column
  const model = national.layout.rows[1]
  const kinds = columns.map(({ kind }) => kind)
  const places = Array.from({ length: rows }, (_, row) => row)
  const value = (row: number, column: number): number =>
    row === rows - 1
      ? places.slice(0, -1).reduce((sum, at) => sum + value(at, column), 0)
      : ((row * 7919 + column * 104_729) % 997) + 1
  const cells = places.flatMap((row) =>
    columns.map((_, column) => {
      const entered = kinds[column] === 'value'
      const sum: CellFormula = { kind: 'sum', parts: places.slice(0, -1).map((at) => of(at, column)) }
      const difference: CellFormula = {
        kind: 'difference',
        of: of(row, 0),
        base: of(row, kinds.indexOf('value', 1)),
      }
      return entered
        ? { value: value(row, column), formula: row === rows - 1 ? sum : null }
        : { value: value(row, 0) - value(row, kinds.indexOf('value', 1)), formula: difference }
    }),
  )
  return {
    layout: {
      ...national.layout,
      rowLabel: 'Xã',
      columns: columns.map((column) =>
        column.kind === 'value' ? column : { ...column, kind: 'difference' },
      ),
      rows: places.map((row) => ({
        ...(model as TableRow),
        id: String(row),
        kind: row === rows - 1 ? 'total' : 'item',
        ordinal: String(row + 1),
        label: `Xã số ${String(row + 1)}`,
        decimals: 0,
      })),
    },
    cells: {
      values: cells.map((cell) => cell.value),
      flags: cells.map((cell) =>
        packCellFlags({
          ...unpackCellFlags(0),
          status: 'number',
          role: cell.formula === null ? 'input' : 'computed',
        }),
      ),
    },
    formulas: cells.map((cell) => cell.formula),
    meta: {},
    options: fullOptions,
  }
}

const input = buildNationalInput()
const full = { ...input, notes: noteCells(input), options: fullOptions }
const models: [string, SheetModel][] = [
  ['plain', buildSheetModel(input, sheetTexts, buildChartsPage)],
  ['full', buildSheetModel(full, sheetTexts, buildChartsPage)],
  ['rules', model(ruled, page('Trang & hai', []))],
  ['long', buildSheetModel(longInput(1500), sheetTexts, buildChartsPage)],
  ['awkward', model(page('Tỉnh A’s', textCells([...awkward, longText])))],
]

beforeAll(async () => {
  mkdirSync(output, { recursive: true })
  for (const [name, written] of models) await writeModel(join(output, `${name}.xlsx`), written)
})

describe('every kind of written workbook', () => {
  it.for(models)('%s is what the schema of the format demands', async ([name], context) => {
    const path = join(output, `${name}.xlsx`)
    const missing = missingValidator(path)
    if (missing !== null) return context.skip(missing)
    expect(listOfficeErrors(path)).toEqual([])
  })

  it('the validator finds what is wrong with a file', async (context) => {
    const path = join(output, 'wrong.xlsx')
    await writeModel(path, model(page('Một', [], { orientation: 'sideways' as 'portrait' })))
    const missing = missingValidator(path)
    if (missing !== null) return context.skip(missing)
    expect(listOfficeErrors(path)).not.toEqual([])
  })

  it.for(models)('%s opens in exceljs too, with all its sheets', async ([name, written]) => {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(join(output, `${name}.xlsx`))
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(written.pages.map((one) => one.name))
  })

  it.for(models)('%s has names that can be read again', async ([name, written]) => {
    const parts = await listZipParts(readFileSync(join(output, `${name}.xlsx`)))
    const part = parts.find((one) => one.name === 'xl/workbook.xml')
    if (part === undefined) throw new Error('no workbook part')
    const xml = unpackPart(part).toString('utf8')
    const defined = [...xml.matchAll(/<definedName name="([^"]+)"(?: localSheetId="(\d+)")?>([^<]+)</g)]
    expect(defined.length).toBeGreaterThanOrEqual(written.names.length)
    const sheets = new Set(written.pages.map((one) => one.name))
    for (const [, called = '', , reference = ''] of defined) {
      expect(called).toMatch(/^(_xlnm\.Print_(Titles|Area)|[a-z]+(_[a-z]+)*(_\d)?)$/)
      const [, sheet = ''] =
        /^'((?:[^']|'')+)'!(?:\$[A-Z]+\$\d+(?::\$[A-Z]+\$\d+)?|\$\d+:\$\d+)$/.exec(reference) ?? []
      expect(sheets).toContain(sheet.replaceAll("''", "'").replaceAll('&amp;', '&'))
    }
  })
})

describe('texts', () => {
  it('stay the texts they are, and none becomes a formula', () => {
    const cells = readCells(join(output, 'awkward.xlsx'))
    awkward.forEach((text, row) => {
      expect(cells.get(`Tỉnh A’s!A${String(row + 1)}`)).toEqual({ value: kept(text), formula: null })
    })
    const long = cells.get(`Tỉnh A’s!A${String(awkward.length + 1)}`)?.value
    expect(long).toBe(longText.slice(0, 32_767))
  })

  it('are the same for LibreOffice', async (context) => {
    if (noOffice !== null) return context.skip(noOffice)
    const saved = await convertWithLibreOffice(join(output, 'awkward.xlsx'), 'xlsx', join(output, 'saved'))
    const cells = readCells(saved)
    awkward.forEach((text, row) => {
      expect(cells.get(`Tỉnh A’s!A${String(row + 1)}`)).toEqual({ value: kept(text), formula: null })
    })
  })
})

describe('rules of cells', () => {
  it('are there for another program, with their messages cut to what fits', async () => {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(join(output, 'rules.xlsx'))
    const sheet = workbook.getWorksheet('Biểu thu thập')
    const whole = sheet?.getCell('A1').dataValidation
    expect(whole).toMatchObject({ type: 'whole', formulae: [0, 5000], promptTitle: 'Số HTX' })
    expect(whole?.error).toHaveLength(255)
    expect(whole?.errorTitle).toHaveLength(32)
    expect(sheet?.getCell('B3').dataValidation).toMatchObject({ type: 'list', errorStyle: 'warning' })
    expect(sheet?.getCell('A1').protection.locked).toBe(false)
    expect(sheet?.getCell('A1').note).toMatchObject({ texts: [{ text: 'Kỳ trước: 4\nđơn vị: HTX' }] })
  })

  it('a list that does not fit is refused', async () => {
    const long = page('Một', [], {
      validations: [
        {
          ranges: [{ top: 0, left: 0, bottom: 0, right: 0 }],
          rule: { kind: 'list', values: ['x'.repeat(300)] },
          strict: true,
          error: { title: '', message: '' },
        },
      ],
    })
    await expect(writeModel(join(output, 'long-list.xlsx'), model(long))).rejects.toThrow(RangeError)
  })
})
