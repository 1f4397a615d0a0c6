import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import { readFile } from '../../electron/excel/read-file'
import { sheetTexts } from '../../electron/excel/write-appendix'
import { formatScaled } from '../../shared/format/format-number'
import { packCellFlags, unpackCellFlags, type CellFlags } from '../../shared/model/cell'
import type { SheetModel } from '../../shared/table/sheet-model'
import { readOwnTables } from '../../shared/understand/own-table'
import { convertWithLibreOffice, missingLibreOffice } from '../tools/libreoffice'
import { compareRecalculated, openWorkbook, placeFigures, readCells, writeInput } from './excel-cells'
import { buildNationalInput, fullOptions, noteCells } from './excel-fixture'
import { root } from './excel-worker-build'

/** What the program exports, judged by another program: LibreOffice recalculates, prints and saves it again. */
const output = join(root, 'test/output/excel')
const plain = join(output, 'phu-luc.xlsx')
const full = join(output, 'phu-luc-day-du.xlsx')
const input = buildNationalInput()
const missing = missingLibreOffice()
let model: SheetModel
let fullModel: SheetModel

beforeAll(async () => {
  mkdirSync(output, { recursive: true })
  model = await writeInput(plain, input)
  fullModel = await writeInput(full, { ...input, notes: noteCells(input), options: fullOptions })
})

describe('exported appendix', () => {
  it('has a live formula for every computed cell', () => {
    const computed = input.formulas.filter((formula) => formula !== null).length
    const identity = input.layout.columns.length + input.layout.rows.length * 2
    const formulas = [...readCells(plain).values()].filter(({ formula }) => formula !== null)
    expect(computed).toBeGreaterThan(350)
    expect(formulas).toHaveLength(computed + identity)
  })

  it('writes comparisons across sheets, sums over neighbours, and no function that a spreadsheet may lack', () => {
    const formulas = [...readCells(full).values()].flatMap(({ formula }) => formula ?? [])
    expect(formulas.some((text) => /SUM\(D\d+:D\d+\)/.test(text))).toBe(true)
    expect(formulas.some((text) => /N\(D\d+\)-N\('Số liệu gốc'!D\d+\)/.test(text))).toBe(true)
    const functions = new Set(formulas.flatMap((text) => text.match(/[A-Z]+(?=\()/g) ?? []))
    expect([...functions].sort()).toEqual([
      'AND',
      'COLUMN',
      'COUNT',
      'COUNTIF',
      'IF',
      'N',
      'OR',
      'ROW',
      'SUM',
    ])
  })

  it('has every figure as a true number, words for the states, and blanks', () => {
    const cells = readCells(plain)
    const width = input.layout.columns.length
    const wrong = placeFigures(input, model).flatMap((address, index) => {
      const row = input.layout.rows[Math.floor(index / width)]
      if (input.formulas[index] !== null || row === undefined) return []
      const scaled = input.cells.values[index] ?? null
      const value = cells.get(address)?.value ?? null
      const right = scaled === null ? typeof value !== 'number' : value === scaled / 10 ** row.decimals
      return right ? [] : [`${address}: ${String(value)}`]
    })
    expect(wrong).toEqual([])
    const words = new Set([...cells.values()].map(({ value }) => value))
    expect(words).toContain('–')
    expect(words).toContain('…')
  })

  it('repeats the header on paper, names areas and sheets as every spreadsheet accepts', () => {
    const workbook = openWorkbook(plain)
    const names = (workbook.Workbook?.Names ?? []).map(({ Name, Ref }) => [Name, Ref])
    expect(names).toEqual([
      ['_xlnm.Print_Area', "'Phụ lục'!$A$1:$H$95"],
      ['_xlnm.Print_Area', "'Số liệu gốc'!$A$1:$E$95"],
      ['_xlnm.Print_Titles', "'Phụ lục'!$5:$7"],
      ['_xlnm.Print_Titles', "'Số liệu gốc'!$5:$7"],
      ['so_lieu', "'Phụ lục'!$D$8:$H$92"],
      ['so_lieu_2', "'Số liệu gốc'!$D$8:$E$92"],
      ['tieu_de', "'Phụ lục'!$A$5:$H$7"],
      ['tieu_de_2', "'Số liệu gốc'!$A$5:$E$7"],
    ])
    for (const name of workbook.SheetNames) expect(name).toMatch(/^[^'[\]:*?/\\]{1,31}$/)
    expect(workbook.Workbook?.Sheets?.map(({ Hidden }) => Hidden)).toEqual([0, 0, 2])
  })

  it('shows the same numbers after LibreOffice recalculated every formula, charts and all', async (context) => {
    if (missing !== null) context.skip(missing)
    const { compared, differing } = await compareRecalculated(full, join(output, 'recalculated'))
    expect(differing).toEqual([])
    expect(compared).toBeGreaterThan(500)
  })

  it('prints the header on the second page too, and Vietnamese numbers whatever the computer speaks', async (context) => {
    if (missing !== null) context.skip(missing)
    const pdf = await convertWithLibreOffice(plain, 'pdf', output)
    const page = (number: number): string =>
      execFileSync('pdftotext', ['-layout', '-f', String(number), '-l', String(number), pdf, '-'], {
        encoding: 'utf8',
      })
    expect(page(1)).toContain('CHỈ TIÊU PHÁT TRIỂN')
    for (const text of ['Chỉ tiêu', 'So sánh với', 'Tỷ lệ']) {
      expect(page(1)).toContain(text)
      expect(page(2)).toContain(text)
    }
    expect(page(2).trimStart()).toMatch(/^2\b/)
    expect(page(1)).toMatch(/\d\.\d{3}\b/)
    expect(page(1)).toMatch(/\d,\d%/)
  })

  for (const format of ['xlsx', 'ods', 'xls'] as const)
    it(`has the same entered figures after LibreOffice saved it as ${format}`, async (context) => {
      if (missing !== null) context.skip(missing)
      const before = readCells(plain)
      const after = readCells(await convertWithLibreOffice(plain, format, join(output, `saved-${format}`)))
      const shown = (cell: { value: unknown } | undefined): unknown =>
        typeof cell?.value === 'number' ? Number(cell.value.toPrecision(12)) : (cell?.value ?? null)
      const entered = placeFigures(input, model).filter((_, index) => input.formulas[index] === null)
      expect(entered.length).toBeGreaterThan(100)
      const differing = entered.filter((address) => shown(before.get(address)) !== shown(after.get(address)))
      expect(differing).toEqual([])
    })
})

describe('an appendix with everything around its table', () => {
  it('says who writes above it, and who signs under it', () => {
    const cells = readCells(full)
    expect(cells.get('Phụ lục!A1')?.value).toBe('ỦY BAN NHÂN DÂN TỈNH')
    expect(cells.get('Phụ lục!C1')?.value).toBe('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    const texts = [...cells].flatMap(([address, { value }]) =>
      address.startsWith('Phụ lục!') ? [value] : [],
    )
    for (const text of ['Hà Nội, ngày 15 tháng 12 năm 2020', 'NGƯỜI LẬP BIỂU', 'CHỦ TỊCH'])
      expect(texts.filter((one) => one === text)).toHaveLength(1)
    // One below the other: the form's own footnotes, then the notes of cells, equal ones once.
    expect(texts.filter((text) => /^[³⁴⁵] /.test(String(text)))).toEqual(['³ Số liệu của Cục Thống kê'])
  })

  it('has notes as comments, and their numbers beside the figures without changing these', () => {
    const workbook = openWorkbook(full)
    const comments = workbook.SheetNames.flatMap((name) =>
      Object.entries(workbook.Sheets[name] ?? {}).flatMap(([address, cell]) => {
        const { c, v, z } = cell as { c?: { t: string }[]; v?: unknown; z?: string }
        return address.startsWith('!') || c === undefined
          ? []
          : [{ text: c[0]?.t, value: typeof v, format: z }]
      }),
    )
    expect(comments.map(({ text }) => text).sort()).toEqual([...noteCells(input).values()].sort())
    for (const { format } of comments) expect(format).toMatch(/[³⁴]/)
    expect(comments.map(({ value }) => value)).toContain('number')
  })

  it('takes typing in input cells alone', async () => {
    const locked = async (file: string): Promise<(boolean | undefined)[]> => {
      const workbook = new ExcelJS.Workbook()
      await workbook.xlsx.readFile(file)
      const inputWithOptions = { ...input, options: fullOptions }
      const addresses = placeFigures(inputWithOptions, file === full ? fullModel : model)
      return addresses.map((address) => {
        const [name = '', cell = ''] = address.split('!')
        const sheet = workbook.getWorksheet(name)
        const isProtected = (sheet as { sheetProtection?: object } | undefined)?.sheetProtection != null
        const style: Partial<ExcelJS.Style> | undefined = sheet?.getCell(cell).style
        return isProtected ? style?.protection?.locked !== false : undefined
      })
    }
    expect(new Set(await locked(plain))).toEqual(new Set([undefined]))
    const roles = input.cells.flags.map((bits) => unpackCellFlags(bits).role)
    expect(await locked(full)).toEqual(roles.map((role) => role === 'computed' || role === 'fixed'))
  })

  it('shows words and marks at its figures, which stay numbers', async (context) => {
    const width = input.layout.columns.length
    const at = input.cells.values.findIndex((value, index) => value !== null && index % width === 0)
    const change = (index: number, over: Partial<CellFlags>): void => {
      flags[index] = packCellFlags({ ...unpackCellFlags(flags[index] ?? 0), ...over })
    }
    const flags = [...input.cells.flags]
    change(at, { qualifier: 'near' })
    change(at + width, { preliminary: true })
    change(at + 2 * width, { estimated: true })
    const marked = { ...input, cells: { ...input.cells, flags } }
    const path = join(output, 'danh-dau.xlsx')
    const addresses = placeFigures(marked, await writeInput(path, marked))
    const cells = readCells(path)
    for (const row of [0, 1, 2])
      expect(cells.get(addresses[at + row * width] ?? '')?.value).toBeTypeOf('number')
    const texts = [...cells.values()].map(({ value }) => value)
    for (const text of [sheetTexts.estimated, sheetTexts.preliminary]) expect(texts).toContain(text)
    const [home] = readOwnTables((await readFile(path, { legacy: 'as-is' })).grids)
    const readings = home?.rows.flatMap((row) =>
      row.cells.map(({ locator, reading }) => [locator, reading] as const),
    )
    expect(new Map(readings).get(addresses[at] ?? '')).toMatchObject({ kind: 'number', qualifier: 'near' })
    expect(new Map(readings).get(addresses[at + width] ?? '')).toMatchObject({ qualifier: null })
    if (missing !== null) return context.skip(missing)
    const pdf = await convertWithLibreOffice(path, 'pdf', output)
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' })
    const shown = (index: number): string => formatScaled(input.cells.values[index] ?? 0, 0)
    expect(text).toContain(`gần ${shown(at)}`)
    expect(text).toContain(`${shown(at + width)} (sb)`)
  })
})
