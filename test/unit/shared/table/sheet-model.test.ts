import { describe, expect, it } from 'vitest'
import type { CellFormula } from '../../../../shared/model/cell-formula'
import { sheetTexts } from '../../../../electron/excel/write-appendix'
import { packCellFlags, type CellRole, type CellStatus } from '../../../../shared/model/cell'
import type { TableColumn, TableLayout } from '../../../../shared/model/table-layout'
import { buildChartsPage } from '../../../../shared/charts/sheet-charts'
import { buildSheetModel } from '../../../../shared/table/build-sheet-model'
import { evaluateFormula, formulaText, type SheetValue } from '../../../../shared/table/sheet-formula'
import type { SheetContent, SheetModel, SheetTexts } from '../../../../shared/table/sheet-model'

const texts: SheetTexts = { ...sheetTexts, labels: ['TT', 'Chỉ tiêu', 'ĐVT'], workingColumns: 'Gốc' }

const column = (id: string, kind: TableColumn['kind'], paper: boolean): TableColumn => ({
  id,
  header: ['So sánh', id],
  kind,
  attainment: false,
  paper,
  width: 90,
})

type Cell = { status?: CellStatus; role?: CellRole; value?: number; formula?: CellFormula }

/** A table of one value column, its hidden base and two comparisons; `cells` are row-major. */
function build(cells: readonly Cell[], over: Partial<TableLayout> = {}): SheetModel {
  const columns = over.columns ?? [
    column('actual', 'value', true),
    column('base', 'value', false),
    column('difference', 'difference', true),
    column('index', 'index', true),
  ]
  const layout: TableLayout = {
    name: 'T',
    label: 'Phụ lục',
    title: 'BẢNG',
    attachment: '',
    columns,
    rows: Array.from({ length: cells.length / columns.length }, (_, index) => ({
      id: String(index),
      kind: 'item',
      ordinal: String(index + 1),
      label: `Hàng ${String(index)}`,
      unit: 'HTX',
      level: 1,
      italic: false,
      decimals: 1,
      percent: false,
      direction: 'neutral',
    })),
    footnotes: [],
    rowLabel: null,
    orientation: 'landscape',
    ...over,
  }
  const flags = cells.map(({ status = 'number', role = 'computed' }) =>
    packCellFlags({
      status,
      role,
      origin: null,
      qualifier: null,
      estimated: false,
      preliminary: false,
      note: false,
      followUp: false,
      partial: false,
      stated: 'none',
    }),
  )
  const values = cells.map(({ value }) => value ?? null)
  const formulas = cells.map(({ formula }) => formula ?? null)
  return buildSheetModel({ layout, cells: { values, flags }, formulas, meta: {} }, texts, buildChartsPage)
}

/** Contents of the figure cells of the first data row of a page. */
function figures(model: SheetModel, page: number, dataRow = 0): SheetContent[] {
  const found = model.pages[page]
  const top = (found?.printTitle?.last ?? 0) + 1
  return [...(found?.cells ?? [])]
    .filter(({ row, column: at }) => row === top + dataRow && at >= 3)
    .map(({ content }) => content)
}

const difference: CellFormula = { kind: 'difference', of: 0, base: 1 }
const index: CellFormula = { kind: 'index', of: 0, base: 1 }
const input = (value: number): Cell => ({ role: 'input', value })

describe('figures of a sheet', () => {
  it('are live where the formula gives what the table shows', () => {
    const model = build([
      input(155),
      input(100),
      { value: 55, formula: difference },
      { value: 1550, formula: index },
    ])
    expect(figures(model, 0)).toEqual([
      { kind: 'number', value: 15.5 },
      {
        kind: 'formula',
        formula:
          'IF(OR(AND(COUNT(D6)=0,D6<>"–"),AND(COUNT(\'Gốc\'!D6)=0,\'Gốc\'!D6<>"–")),"",N(D6)-N(\'Gốc\'!D6))',
        cached: 5.5,
      },
      {
        kind: 'formula',
        formula:
          'IF(OR(AND(COUNT(D6)=0,D6<>"–"),AND(COUNT(\'Gốc\'!D6)=0,\'Gốc\'!D6<>"–")),"",IF(N(\'Gốc\'!D6)<=0,"–",N(D6)/N(\'Gốc\'!D6)*100))',
        cached: 155,
      },
    ])
    expect(figures(model, 1)).toEqual([{ kind: 'number', value: 10 }])
  })

  it('stand alone where a formula would show something else, or where they were typed over', () => {
    const model = build([
      input(155),
      input(100),
      { value: 54, formula: difference },
      { role: 'override', value: 1550, formula: index },
    ])
    expect(figures(model, 0).slice(1)).toEqual([
      { kind: 'number', value: 5.4 },
      { kind: 'number', value: 155 },
    ])
  })

  it('keep the states of a cell apart', () => {
    const model = build([
      ...[
        input(5),
        { role: 'input', status: 'blank' } as const,
        { status: 'no-base', formula: difference } as const,
      ],
      { status: 'overflow' },
      ...[
        { role: 'input', status: 'none' } as const,
        input(40),
        { value: -40, formula: { ...difference, of: 4, base: 5 } },
      ],
      { role: 'input', status: 'unknown' },
    ])
    expect(figures(model, 0).map((content) => ('cached' in content ? content.cached : content))).toEqual([
      { kind: 'number', value: 0.5 },
      '',
      { kind: 'text', text: '#TRAN' },
    ])
    expect(figures(model, 1)).toEqual([{ kind: 'blank' }])
    expect(figures(model, 0, 1).map((content) => ('cached' in content ? content.cached : content))).toEqual([
      { kind: 'text', text: '–' },
      -4,
      { kind: 'text', text: '…' },
    ])
  })

  it('add up over neighbours and single cells, and never around in a circle', () => {
    const columns = [column('actual', 'value', true)]
    const sum: CellFormula = { kind: 'sum', parts: [4, 1, 2] }
    const model = build([{ value: 60, formula: sum }, input(10), input(20), input(99), input(30)], {
      columns,
    })
    const [total] = figures(model, 0)
    expect(total?.kind === 'formula' ? total.formula : '').toContain('SUM(D7:D8,D10)')
    const circle = build(
      [
        { value: 5, formula: { kind: 'sum', parts: [1] } },
        { value: 5, formula: { kind: 'sum', parts: [0] } },
      ],
      { columns },
    )
    expect(
      [figures(circle, 0, 0), figures(circle, 0, 1)].flat().filter(({ kind }) => kind === 'number').length,
    ).toBeGreaterThan(0)
  })
})

describe('formulas of comparisons', () => {
  const write = (formula: CellFormula): string =>
    formulaText(
      formula,
      (index) => `C${String(index)}`,
      (indexes) => indexes.map((index) => `C${String(index)}`),
    )
  const over = (formula: CellFormula, ...cells: SheetValue[]): SheetValue =>
    evaluateFormula(formula, (index) => cells[index] ?? '')
  const sides = { of: 0, base: 1 }

  it('growth, and what is missing, signed', () => {
    expect(write({ kind: 'growth', ...sides })).toContain('IF(N(C1)<=0,"–",(N(C0)-N(C1))/N(C1)*100)')
    expect(over({ kind: 'growth', ...sides }, 110, 100)).toBeCloseTo(10, 12)
    expect(over({ kind: 'growth', ...sides }, 110, 0)).toBe('–')
    expect(over({ kind: 'growth', ...sides }, 110, '')).toBe('')
    expect(over({ kind: 'growth', ...sides }, '–', 100)).toBe(-100)
    expect(over({ kind: 'remaining', ...sides }, 40, 25)).toBe(-15)
    expect(over({ kind: 'remaining', ...sides }, '…', 25)).toBe('')
  })

  it('each quarter left, nothing once the plan is reached from its side', () => {
    const formula = { kind: 'per-quarter', ...sides, monthsLeft: 9 } as const
    expect(write({ ...formula, ceiling: false })).toContain('MAX(0,N(C1)-N(C0))*3/9')
    expect(write({ ...formula, ceiling: true })).toContain('MIN(0,N(C1)-N(C0))*3/9')
    expect(over({ ...formula, ceiling: false }, 10, 100)).toBe(30)
    expect(over({ ...formula, ceiling: false }, 101, 100)).toBe(0)
    expect(over({ ...formula, ceiling: true }, 50, 20)).toBe(-10)
    expect(over({ ...formula, ceiling: true }, 10, 20)).toBe(0)
  })

  it('a contribution needs all three', () => {
    const formula = { kind: 'contribution', ...sides, total: 2 } as const
    expect(over(formula, 66, 60, 80)).toBe(7.5)
    expect(over(formula, 66, '–', 80)).toBe(82.5)
    expect(over(formula, 66, 60, '')).toBe('')
    expect(over(formula, 66, 60, 0)).toBe('–')
  })

  it('a rank counts "–" as zero, from either side', () => {
    const rank = (of: number, ascending: boolean): CellFormula => ({
      kind: 'rank',
      of,
      among: [0, 1, 2, 3, 4],
      ascending,
    })
    const cells = [5, '–', -2, '…', 5]
    const ranks = (ascending: boolean): SheetValue[] =>
      cells.map((_, of) => over(rank(of, ascending), ...cells))
    expect(ranks(false)).toEqual([1, 3, 4, '', 1])
    expect(ranks(true)).toEqual([3, 2, 1, '', 3])
    expect(write(rank(0, false))).toContain('RANK(C0,(C0,C1,C2,C3,C4),0)')
  })
})

describe('pages of a workbook', () => {
  it('need no second sheet without working columns', () => {
    const model = build([input(1)], { columns: [column('actual', 'value', true)] })
    expect(model.pages.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Phụ lục', false],
      ['so-kttt', true],
    ])
  })

  it.each([
    ["Phụ lục I/2: [a*b]?'", 'Phụ lục I 2 a b'],
    ['', 'Biểu'],
    ['***', 'Biểu'],
    ['Một cái tên dài hơn ba mươi mốt chữ cái', 'Một cái tên dài hơn ba mươi mốt'],
    ['Gốc', 'Biểu'],
    ['SO-KTTT', 'Biểu'],
  ])('are named so that every spreadsheet takes the name: %s', (label, name) => {
    const model = build([input(1), input(1), input(1), input(1)], { label })
    expect(model.pages[0]?.name).toBe(name)
  })

  it('give wrapped labels the height they need', () => {
    const long = 'Số hộ cá thể ở địa bàn nông thôn tham gia thành viên hợp tác xã '.repeat(4).trim()
    const model = build([input(1)], {
      columns: [column('actual', 'value', true)],
      rows: ['Ngắn', long].map((label, at) => ({
        id: String(at),
        kind: 'item',
        ordinal: '',
        label,
        unit: '',
        level: 1,
        italic: false,
        decimals: 0,
        percent: false,
        direction: 'neutral',
      })),
    })
    const [page] = model.pages
    const top = (page?.printTitle?.last ?? 0) + 1
    expect(page?.heights[top]).toBeLessThan(24)
    expect(page?.heights[top + 1]).toBeGreaterThan(4 * 15)
  })
})
