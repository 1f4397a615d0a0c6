import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { read, write, type CellObject, type WorkBook } from '@e965/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkFile } from '../../electron/excel/check-file'
import { readWorkbook } from '../../electron/excel/read-workbook'
import { runExcelJob } from '../../electron/excel/run-excel-job'
import type { CellGrid } from '../../shared/table/cell-grid'
import { matchForm, type FormMatch } from '../../shared/table/match-form'
import { convertWithLibreOffice, missingLibreOffice } from '../tools/libreoffice'
import { buildNationalInput } from './excel-fixture'
import { buildWorker, root } from './excel-worker-build'

/** What the program exports, judged by another program: LibreOffice recalculates, prints and saves it again. */
const output = join(root, 'test/output/excel')
const exported = join(output, 'phu-luc.xlsx')
const input = buildNationalInput()
const missing = missingLibreOffice()
let worker = ''

const openWorkbook = (file: string): WorkBook =>
  read(readFileSync(file), { type: 'buffer', cellFormula: true, cellNF: true, bookDeps: true })

function formulaCells(workbook: WorkBook): Map<string, CellObject> {
  const cells = new Map<string, CellObject>()
  for (const name of workbook.SheetNames) {
    const sheet = workbook.Sheets[name]
    for (const [address, cell] of Object.entries(sheet ?? {}))
      if (!address.startsWith('!') && (cell as CellObject).f !== undefined)
        cells.set(`${name}!${address}`, cell as CellObject)
  }
  return cells
}

async function readGrids(file: string): Promise<CellGrid[]> {
  return readWorkbook(await checkFile(file))
}

/** What a match says about the entered figures, without the place where it found them. */
const figuresOf = (match: FormMatch | null): unknown =>
  match?.cells
    .filter(({ index }) => input.formulas[index] === null)
    .map(({ index, value }) => [index, typeof value === 'number' ? Number(value.toPrecision(12)) : value])

beforeAll(async () => {
  worker = await buildWorker('golden-worker')
  const result = await runExcelJob(worker, { kind: 'write', path: exported, sheet: input })
  expect(result).toEqual({ kind: 'written' })
})

describe('exported appendix', () => {
  it('has a live formula for every computed cell', () => {
    const computed = input.formulas.filter((formula) => formula !== null).length
    const identity = input.layout.columns.length + input.layout.rows.length * 2
    expect(computed).toBeGreaterThan(350)
    expect(formulaCells(openWorkbook(exported)).size).toBe(computed + identity)
  })

  it('writes comparisons across sheets and sums over neighbours', () => {
    const cells = formulaCells(openWorkbook(exported))
    const formulas = [...cells.values()].map((cell) => cell.f ?? '')
    expect(formulas.some((text) => /SUM\(D\d+:D\d+\)/.test(text))).toBe(true)
    expect(formulas.some((text) => /N\(D\d+\)-N\('Số liệu gốc'!D\d+\)/.test(text))).toBe(true)
  })

  it('has true numbers, words for the states, and blanks', () => {
    const sheet = openWorkbook(exported).Sheets['Phụ lục']
    const cells = Object.entries(sheet ?? {}).filter(
      ([address]) => /^[D-H]\d+$/.test(address) && Number(address.slice(1)) > 7,
    )
    const texts = new Set(
      cells.flatMap(([, cell]) => ((cell as CellObject).t === 's' ? [(cell as CellObject).v] : [])),
    )
    expect([...texts].filter((text) => /\d/.test(String(text)) && String(text).length < 12)).toEqual([])
    expect(texts).toContain('–')
  })

  it('repeats the header on paper and names sheets as every spreadsheet accepts', () => {
    const workbook = openWorkbook(exported)
    const names = workbook.Workbook?.Names ?? []
    expect(names.filter(({ Name }) => Name === '_xlnm.Print_Titles').map(({ Ref }) => Ref)).toEqual([
      "'Phụ lục'!$5:$7",
      "'Số liệu gốc'!$5:$7",
    ])
    for (const { Ref } of names) expect(Ref).toMatch(/^'[^'[\]:*?/\\]{1,31}'!\$\d+:\$\d+$/)
    for (const name of workbook.SheetNames) expect(name).toMatch(/^[^'[\]:*?/\\]{1,31}$/)
    expect(workbook.Workbook?.Sheets?.map(({ Hidden }) => Hidden)).toEqual([0, 0, 2])
  })

  it('shows the same numbers after LibreOffice recalculated every formula', async (context) => {
    if (missing !== null) context.skip(missing)
    const before = formulaCells(openWorkbook(exported))
    const after = formulaCells(
      openWorkbook(await convertWithLibreOffice(exported, 'xlsx', join(output, 'recalculated'))),
    )
    const differing = [...before].flatMap(([address, { v, f }]) => {
      const again = after.get(address)?.v
      const same =
        typeof v === 'number' && typeof again === 'number'
          ? Math.abs(v - again) <= Math.abs(v) * 1e-12
          : (v ?? '') === (again ?? '')
      return same ? [] : [`${address} =${f ?? ''}: ${String(v)} → ${String(again)}`]
    })
    expect(differing).toEqual([])
  })

  it('prints the header on the second page too', async (context) => {
    if (missing !== null) context.skip(missing)
    const pdf = await convertWithLibreOffice(exported, 'pdf', output)
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
  })
})

describe('exported appendix, read back', () => {
  it('is every cell of the table, as it was', async () => {
    const match = matchForm(await readGrids(exported), input.layout)
    const width = input.layout.columns.length
    expect(match?.sheet).toBe('Phụ lục')
    expect(match?.unmatchedRows).toEqual([])
    expect(match?.missingRows).toEqual([])
    expect(match?.cells).toHaveLength(input.layout.rows.filter((row) => row.kind === 'item').length * width)
    for (const cell of match?.cells ?? []) {
      const row = input.layout.rows[Math.floor(cell.index / width)]
      const value = input.cells.values[cell.index] ?? null
      if (cell.formula || row === undefined) continue
      expect([cell.locator, cell.value], row.id).toEqual([
        cell.locator,
        value === null ? (cell.text === '' ? null : cell.text) : value / 10 ** row.decimals,
      ])
    }
  })

  it('shows what somebody changed in another program', async () => {
    const workbook = openWorkbook(exported)
    const sheet = workbook.Sheets['Phụ lục']
    if (sheet === undefined) throw new Error('the sheet is not there')
    sheet['D10'] = { t: 'n', v: 12_345 }
    sheet['B10'] = { t: 's', v: 'Nông nghiệp (sửa)' }
    sheet['D5'] = { t: 's', v: 'Số liệu' }
    const path = join(output, 'edited.xlsx')
    writeFileSync(path, write(workbook, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
    const before = new Map(
      matchForm(await readGrids(exported), input.layout)?.cells.map((cell) => [cell.index, cell]),
    )
    const after = matchForm(await readGrids(path), input.layout)
    expect(after?.cells).toHaveLength(before.size)
    const changed = after?.cells.filter(({ index, value }) => before.get(index)?.value !== value)
    expect(changed?.map(({ locator, value }) => [locator, value])).toEqual([['Phụ lục!D10', 12_345]])
  })

  for (const format of ['xlsx', 'ods', 'xls'] as const)
    it(`has the same figures after LibreOffice saved it as ${format}`, async (context) => {
      if (missing !== null) context.skip(missing)
      const original = matchForm(await readGrids(exported), input.layout)
      const saved = await convertWithLibreOffice(exported, format, join(output, `saved-${format}`))
      const grids = await readGrids(saved)
      expect(grids.map(({ identity }) => identity?.form)).toEqual(['PL-KTTT', 'PL-KTTT'])
      expect(figuresOf(matchForm(grids, input.layout))).toEqual(figuresOf(original))
    })
})
