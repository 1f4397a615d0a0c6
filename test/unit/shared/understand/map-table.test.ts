import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { TableColumn, TableLayout, TableRow } from '../../../../shared/model/table-layout'
import type { CellGrid, GridIdentity, GridRange } from '../../../../shared/table/cell-grid'
import type { DocumentTable } from '../../../../shared/understand/document-table'
import type { TargetMeaning } from '../../../../shared/understand/map-meaning'
import { plainContext } from '../../../../shared/understand/map-context'
import { mapTable, type TableMap } from '../../../../shared/understand/map-table'
import { readOwnTables } from '../../../../shared/understand/own-table'
import { understandSheet } from '../../../../shared/understand/understand-sheet'
import { layOutForm, readNationalForm } from '../../../golden/excel-fixture'

type Typed = string | number | null

function typeGrid(
  lines: readonly (readonly Typed[])[],
  merges: readonly GridRange[] = [],
  identity: GridIdentity | null = null,
  sheet = 'Sheet1',
): CellGrid {
  const rows = lines.map((line, row) => ({
    row,
    cells: line.flatMap((value, column) =>
      value === null || value === '' ? [] : [{ column, value, text: String(value), formula: null }],
    ),
  }))
  return { sheet, rows: rows.filter(({ cells }) => cells.length > 0), merges, identity }
}

const column = (id: string, header: string[], kind: TableColumn['kind'], paper = true): TableColumn => ({
  id,
  header,
  kind,
  attainment: false,
  paper,
  width: 90,
})
const row = (id: string, ordinal: string, label: string, kind: TableRow['kind'] = 'item'): TableRow => ({
  id,
  kind,
  ordinal,
  label,
  unit: kind === 'section' ? '' : 'HTX',
  level: kind === 'section' ? 0 : ordinal === '-' ? 2 : 1,
  italic: false,
  decimals: 0,
  percent: false,
  direction: 'neutral',
})

const layout: TableLayout = {
  name: 'PL',
  label: 'Phụ lục',
  title: 'CHỈ TIÊU NĂM 2020',
  attachment: '',
  columns: [
    column('actual', ['Thực hiện năm 2020 ¹'], 'value'),
    column('previous', ['So sánh với', 'năm 2019', 'Giá trị'], 'value', false),
    column('difference', ['So sánh với', 'năm 2019', 'Số lượng'], 'difference'),
    column('index', ['So sánh với', 'năm 2019', 'Tỷ lệ'], 'index'),
    column('plan-difference', ['So sánh với', 'Kế hoạch 2020', 'Số lượng'], 'difference'),
    column('plan-index', ['So sánh với', 'Kế hoạch 2020', 'Tỷ lệ'], 'index'),
  ],
  rows: [
    row('I', 'I', 'HỢP TÁC XÃ', 'section'),
    row('I.1', '1', 'Tổng số HTX'),
    row('I.1.a', '-', 'Nông nghiệp'),
    row('I.1.b', '-', 'Phi Nông nghiệp'),
    row('I.2', '2', 'Số HTX hoạt động hiệu quả'),
    row('I.2.a', '-', 'Nông nghiệp'),
    row('I.2.b', '-', 'Phi Nông nghiệp'),
    row('II', 'II', 'TỔ HỢP TÁC (THT)', 'section'),
    row('II.1', '1', 'Tổng số tổ hợp tác có đăng ký hoạt động tại Ủy ban nhân dân xã'),
  ],
  footnotes: [],
  rowLabel: null,
  orientation: 'landscape',
}

const title: Typed[][] = [['PHỤ LỤC'], ['Chỉ tiêu năm 2020'], []]
const header: Typed[][] = [
  ['TT', 'Chỉ tiêu', 'ĐVT', 'Thực hiện năm 2020', 'So sánh với', null, null, null],
  [null, null, null, null, 'năm 2019', null, 'Kế hoạch 2020', null],
  [null, null, null, null, 'Số lượng', 'Tỷ lệ', 'Số lượng', 'Tỷ lệ'],
]
const body: Typed[][] = [
  ['I', 'HỢP TÁC XÃ'],
  ['1', 'Tổng số HTX', 'HTX', 30, 5, '120%', null, null],
  ['-', 'Nông nghiệp', 'HTX', 20],
  ['-', 'Phi Nông nghiệp', 'HTX', '10'],
  ['2', 'Số HTX hoạt động hiệu quả', 'HTX', 15, null, null, '-3', '85%'],
  ['-', 'Nông nghiệp', 'HTX', 9],
  ['-', 'Phi Nông nghiệp', 'HTX', 6],
  ['II', 'TỔ HỢP TÁC (THT)'],
  ['1', 'Tổng số tổ hợp tác có đăng ký hoạt động tại Ủy ban nhân dân xã', 'THT', 77],
]

type Match = { table: DocumentTable; map: TableMap; layout: TableLayout }

/** The table of the sheets that is most like the layout; null where none has a row and a column in common with it. */
function matchForm(
  grids: readonly CellGrid[],
  to: TableLayout,
  meanings: Parameters<typeof plainContext>[0] = [],
): Match | null {
  const own = readOwnTables(grids)
  const tables = own.length > 0 ? own : grids.flatMap((grid) => understandSheet(grid))
  const [best] = tables
    .map((table) => ({ table, map: mapTable(table, to, plainContext(meanings, false)), layout: to }))
    .sort((one, other) => other.map.score - one.map.score)
  return best === undefined || best.map.score === 0 ? null : best
}

/** What the file says by "row id/column id": the number, else the text. */
function valuesOf(match: Match | null): Record<string, Typed> {
  if (match === null) return {}
  const { table, map, layout: to } = match
  const columns = new Map(map.columns.map(({ column, target }) => [column, target]))
  return Object.fromEntries(
    map.rows.flatMap(({ row, target }) =>
      target === null
        ? []
        : (table.rows[row]?.cells ?? []).flatMap(({ column, reading, text }) => {
            const at = columns.get(column) ?? null
            if (at === null) return []
            const value = reading.kind === 'number' ? Number(reading.value) : text
            return [[`${to.rows[target]?.id ?? ''}/${to.columns[at]?.id ?? ''}`, value]]
          }),
    ),
  )
}

/** Rows with figures that were taken for no row of the form, and rows of the form that nothing was taken for. */
function leftOver(match: Match | null): { unmatched: string[]; missing: string[] } {
  const { table, map, layout: to } = match ?? { table: null, map: null, layout }
  const used = new Set(map?.rows.map(({ target }) => target))
  return {
    unmatched: (map?.rows ?? []).flatMap(({ row, target }) => {
      const line = table?.rows[row]
      return target !== null || line === undefined ? [] : [`${line.ordinal} ${line.label}`.trim()]
    }),
    missing: to.rows.flatMap(({ kind, ordinal, label }, at) =>
      kind !== 'item' || used.has(at) ? [] : [`${ordinal} ${label}`],
    ),
  }
}

const everything = {
  'I.1/actual': 30,
  'I.1/difference': 5,
  'I.1/index': 120,
  'I.1.a/actual': 20,
  'I.1.b/actual': 10,
  'I.2/actual': 15,
  'I.2/plan-difference': -3,
  'I.2/plan-index': 85,
  'I.2.a/actual': 9,
  'I.2.b/actual': 6,
  'II.1/actual': 77,
}

describe('a table typed by hand', () => {
  it('is understood without merged cells and without working columns', () => {
    const match = matchForm([typeGrid([...title, ...header, ...body])], layout)
    expect(valuesOf(match)).toEqual(everything)
    expect(leftOver(match).unmatched).toEqual([])
    expect(leftOver(match).missing).toEqual([])
    const first = match?.table.rows.flatMap(({ cells }) => cells).find(({ text }) => text === '30')
    expect(first?.locator).toBe('Sheet1!D8')
    expect(match?.map.rows.filter(({ doubtful }) => doubtful)).toEqual([])
    expect(match?.map.columns.filter(({ doubtful }) => doubtful)).toEqual([])
  })

  it('is understood with a merged header', () => {
    const merges = [0, 1, 2, 3].map((at) => ({ top: 3, left: at, bottom: 5, right: at }))
    const spans = [
      { top: 3, left: 4, bottom: 3, right: 7 },
      { top: 4, left: 4, bottom: 4, right: 5 },
      { top: 4, left: 6, bottom: 4, right: 7 },
    ]
    const match = matchForm([typeGrid([...title, ...header, ...body], [...merges, ...spans])], layout)
    expect(valuesOf(match)).toEqual(everything)
  })

  it('may repeat its header, number its columns and end with footnotes', () => {
    const numbers: Typed[] = ['A', 'B', 'C', 1, 2, 3, 4, 5]
    const pages = [...title, ...header, numbers, ...body.slice(0, 3), ...header, ...body.slice(3)]
    const match = matchForm(
      [typeGrid([...pages, [], ['¹ Theo báo cáo của 63 tỉnh'], ['', 'Nơi nhận:']])],
      layout,
    )
    expect(valuesOf(match)).toEqual(everything)
    expect(leftOver(match).unmatched).toEqual([])
  })

  it('may have other capitals, no tone marks, small slips and wrapped labels', () => {
    const sloppy = body.map((line) =>
      line.map((value) => {
        if (value === 'Số HTX hoạt động hiệu quả') return 'So HTX hoat dong hieu qua'
        if (value === 'Tổng số HTX') return 'Tổng số  HTX:'
        if (value === 'Phi Nông nghiệp') return 'Phi nông nghịêp'
        return value
      }),
    )
    const wrapped: Typed[][] = [
      ['1.', 'Tổng số tổ hợp tác có đăng ký hoạt động', 'THT', 77],
      [null, 'tại UBND xã'.replace('UBND', 'Uỷ ban nhân dân')],
    ]
    const match = matchForm([typeGrid([...header, ...sloppy.slice(0, -1), ...wrapped])], layout)
    expect(valuesOf(match)).toEqual(everything)
    expect(leftOver(match).unmatched).toEqual([])
  })

  it('may have the numbering inside the label', () => {
    const inline = body.map(([ordinal, label, ...rest]): Typed[] =>
      ordinal === 'II'
        ? [`${ordinal} ${String(label)}`]
        : [null, `${String(ordinal)} ${String(label)}`, ...rest],
    )
    expect(valuesOf(matchForm([typeGrid([...header, ...inline])], layout))).toEqual(everything)
  })

  it('names the rows that are new and the rows that are not there', () => {
    const lines = [
      ...body.slice(0, 4),
      ['2', 'Số HTX thành lập trong quý', 'HTX', 4],
      ['-', 'Nông nghiệp', 'HTX', 3],
      ['3', 'Số HTX hoạt động hiệu quả', 'HTX', 15],
      ...body.slice(7),
    ]
    const match = matchForm([typeGrid([...header, ...lines])], layout)
    expect(valuesOf(match)).toEqual({
      'I.1/actual': 30,
      'I.1/difference': 5,
      'I.1/index': 120,
      'I.1.a/actual': 20,
      'I.1.b/actual': 10,
      'I.2/actual': 15,
      'II.1/actual': 77,
    })
    expect(leftOver(match).unmatched).toEqual(['2 Số HTX thành lập trong quý', '- Nông nghiệp'])
    expect(leftOver(match).missing).toEqual(['- Nông nghiệp', '- Phi Nông nghiệp'])
  })

  it('of another year or another form is refused', () => {
    const older = header.map((line) => line.map((text) => String(text ?? '').replace('2020', '2018')))
    expect(matchForm([typeGrid([...older, ...body])], layout)).toBeNull()
    const other = [
      ['1', 'Thu ngân sách nhà nước', 'tỷ', 30],
      ['2', 'Chi đầu tư', 'tỷ', 20],
      ['3', 'Bội chi', 'tỷ', 9],
    ]
    expect(matchForm([typeGrid([...header, ...other])], layout)).toBeNull()
    expect(matchForm([typeGrid([['Danh sách học viên'], ['STT', 'Họ tên'], [1, 'An']])], layout)).toBeNull()
    expect(matchForm([], layout)).toBeNull()
  })

  it('is found among other sheets', () => {
    const match = matchForm(
      [typeGrid([['Ghi chú']], [], null, 'A'), typeGrid([...header, ...body], [], null, 'B')],
      layout,
    )
    expect(match?.table.sheet).toBe('B')
    expect(valuesOf(match)).toEqual(everything)
  })
})

describe('a file that the program wrote', () => {
  const headers = [layout.columns[0], layout.columns[2]].map((one) => one?.header.join('\n') ?? '')
  const identityFor = (rows: readonly number[]): GridIdentity => ({
    form: 'PL',
    rows: rows.map((at, index) => ({ id: layout.rows[index]?.id ?? '', row: at })),
    columns: [
      { id: 'actual', column: 4, header: headers[0] ?? '' },
      { id: 'difference', column: 3, header: headers[1] ?? '' },
    ],
  })
  const shift = (line: Typed[]): Typed[] => [
    line[0] ?? null,
    line[1] ?? null,
    line[2] ?? null,
    line[4] ?? null,
    line[3] ?? null,
  ]

  it('is read by its references, whatever the header says and wherever rows and columns moved', () => {
    const lines = [...body.slice(0, 2), ['', 'Ghi chú thêm', '', 1], ...body.slice(2)].map((line) =>
      shift(line),
    )
    const rows = [0, 1, 3, 4, 5, 6, 7, 8, 9]
    const match = matchForm([typeGrid(lines, [], identityFor(rows), 'Phụ lục')], layout)
    expect(valuesOf(match)).toEqual(
      Object.fromEntries(
        // What a text means is for whoever knows the row.
        Object.entries({ ...everything, 'I.1.b/actual': '10' }).filter(([key]) =>
          /actual|\/difference/.test(key),
        ),
      ),
    )
    expect(leftOver(match).unmatched).toEqual(['Ghi chú thêm'])
    expect(match?.table.rows[1]?.cells[0]?.locator).toBe('Phụ lục!E2')
  })

  it('reports rows that were deleted', () => {
    const identity = identityFor([0, 1, 2, 3, 4, 5, 6, 7, 8])
    const without = { ...identity, rows: identity.rows.filter(({ id }) => id !== 'I.2.b') }
    const lines = body.filter((_, at) => at !== 6)
    const moved = {
      ...without,
      rows: without.rows.map(({ id, row }) => ({ id, row: row > 6 ? row - 1 : row })),
    }
    const match = matchForm([typeGrid(lines.map(shift), [], moved)], layout)
    expect(leftOver(match).missing).toEqual(['- Phi Nông nghiệp'])
  })

  it('is not believed after sorting, for another period or another form', () => {
    const identity = identityFor([0, 1, 2, 3, 4, 5, 6, 7, 8])
    const sorted = [...body].reverse().map(shift)
    const unsorted = matchForm([typeGrid(sorted, [], identity)], layout)
    expect(unsorted?.map.rows.some(({ by }) => by === 'identity')).toBe(false)
    const nextYear = {
      ...layout,
      columns: layout.columns.map((one) => ({
        ...one,
        header: one.header.map((text) => text.replace('2020', '2021')),
      })),
    }
    expect(matchForm([typeGrid(body.map(shift), [], identity)], nextYear)).toBeNull()
    const foreign = matchForm([typeGrid(body.map(shift), [], { ...identity, form: 'X' })], layout)
    expect(foreign?.map.rows.some(({ by }) => by === 'identity')).toBe(false)
  })
})

describe('the national appendix of 2020 as it was typed', () => {
  const file = join(import.meta.dirname, '../../../../../shared/data/national-2020-appendix.tsv')

  it('is matched row by row', (context) => {
    if (!existsSync(file)) context.skip('needs the table of the 2020 report beside the project')
    const lines = readFileSync(file, 'utf8')
      .split('\n')
      .slice(1)
      .filter((line) => line !== '')
      .map((line) =>
        line
          .split('\t')
          .slice(4)
          .map((text) => text.replace(/<\/?i>/g, '').trim()),
      )
    const national = layOutForm(readNationalForm(), 2020)
    const match = matchForm([typeGrid(lines)], national)
    expect(leftOver(match).unmatched).toEqual([])
    expect(leftOver(match).missing).toEqual([])
    const texts = [...(match?.table.rows ?? [])].flatMap(({ cells }) => cells.map(({ text }) => text))
    const written = lines
      .flatMap((line) => (line[2] === '' || line[0] === 'TT' ? [] : line.slice(3)))
      .filter((text) => /\d|^-$/.test(text))
    expect(texts).toEqual(written)
  })
})

describe('columns that measure different things', () => {
  const year = { kind: 'year', year: 2020, ordinal: 1 } as const
  const meant = (scenario: 'actual' | 'plan'): TargetMeaning => ({
    kind: 'value',
    value: { scenario, period: year },
    base: null,
    previous: null,
    lastYear: null,
  })
  const targetsOf = (...heads: string[]): (string | undefined)[] => {
    const to = {
      ...layout,
      columns: [
        column('actual', ['Thực hiện năm 2020'], 'value'),
        column('plan', ['Kế hoạch 2020'], 'value'),
      ],
    }
    const grid = typeGrid([
      ...title,
      ['TT', 'Chỉ tiêu', ...heads],
      [1, 'Tổng số HTX', ...heads.map(() => 30)],
      [2, 'Số HTX hoạt động hiệu quả', ...heads.map(() => 15)],
    ])
    const match = matchForm([grid], to, [meant('actual'), meant('plan')])
    return (
      match?.map.columns.map(({ target }) => (target === null ? undefined : to.columns[target]?.id)) ?? []
    )
  }
  it('are not stored one after the other under the indicators of the rows', () => {
    expect(targetsOf('Số HTX', 'Số thành viên (người)')).toEqual(['actual', undefined])
  })
  it('are taken where they say another scenario, or are written as the form writes them', () => {
    expect(targetsOf('Thực hiện', 'Kế hoạch')).toEqual(['actual', 'plan'])
    expect(targetsOf('Số HTX', 'Thực hiện năm 2020')).toContain('actual')
  })
})
