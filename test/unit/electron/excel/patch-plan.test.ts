import { describe, expect, it } from 'vitest'
import { planTemplate, type TemplatePlan } from '../../../../electron/excel/patch-plan'
import { packCellFlags, type CellRole, type CellStatus } from '../../../../shared/model/cell'
import type { TableCells, TableLayout } from '../../../../shared/model/table-layout'
import type { CellGrid, GridCell, GridRange } from '../../../../shared/table/cell-grid'
import { plainContext } from '../../../../shared/understand/map-context'
import { understandSheet } from '../../../../shared/understand/understand-sheet'

/** A sheet from its lines: numbers, texts, "=…" for a formula with the stored result 1, null for nothing. */
function makeGrid(
  lines: readonly (readonly (string | number | null)[])[],
  merges: GridRange[] = [],
): CellGrid {
  const cell = (content: string | number, column: number): GridCell =>
    typeof content === 'string' && content.startsWith('=')
      ? { column, value: 1, text: '1', formula: content.slice(1) }
      : { column, value: content, text: String(content).replace('.', ','), formula: null }
  return {
    sheet: 'Mẫu',
    rows: lines.map((line, row) => ({
      row,
      cells: line.flatMap((content, column) => (content === null ? [] : [cell(content, column)])),
    })),
    merges,
    identity: null,
  }
}

const layout: TableLayout = {
  name: 'F',
  label: '',
  title: '',
  attachment: '',
  rowLabel: null,
  columns: [
    {
      id: 'actual',
      header: ['Thực hiện năm 2020'],
      kind: 'value',
      attainment: false,
      paper: true,
      width: 90,
    },
  ],
  rows: (
    [
      ['1', 'Tổng số HTX', 'HTX', 0],
      ['2', 'Tổng doanh thu', 'triệu đồng', 1],
      ['3', 'Số HTX giải thể', 'HTX', 0],
      ['4', 'Số HTX thành lập mới', 'HTX', 0],
    ] as const
  ).map(([id, label, unit, decimals]) => ({
    id,
    kind: 'item',
    ordinal: id,
    label,
    unit,
    level: 1,
    italic: false,
    decimals,
    percent: false,
    direction: 'neutral',
  })),
  footnotes: [],
  orientation: 'portrait',
}

function fill(values: readonly (number | null | 'none')[], roles: readonly CellRole[] = []): TableCells {
  const flags = (status: CellStatus, role: CellRole): number =>
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
    })
  return {
    values: values.map((value) => (typeof value === 'number' ? value : null)),
    flags: values.map((value, at) =>
      flags(value === null ? 'blank' : value === 'none' ? 'none' : 'number', roles[at] ?? 'input'),
    ),
  }
}

const head = ['TT', 'Chỉ tiêu', 'ĐVT', 'Thực hiện năm 2020']

function plan(grid: CellGrid, cells: TableCells): TemplatePlan | null {
  return planTemplate([grid], understandSheet(grid), layout, cells, plainContext([null], false))
}

const statuses = (found: TemplatePlan | null): unknown =>
  found?.cells.map(({ address, status, before, after }) => [address, status, before, after])

describe('planning a template', () => {
  it('says of each cell what would become of it', () => {
    const grid = makeGrid([
      head,
      [1, 'Tổng số HTX', 'HTX', null],
      [2, 'Tổng doanh thu', 'triệu đồng', 7],
      [3, 'Số HTX giải thể', 'HTX', 4],
      [4, 'Số HTX thành lập mới', 'HTX', 12],
    ])
    const found = plan(grid, fill([25_454, 'none', null, 12]))
    expect(statuses(found)).toEqual([
      ['D2', 'fill', '', '25.454'],
      ['D3', 'overwrite', '7', '–'],
      ['D4', 'clear', '4', ''],
    ])
    expect(found?.counts).toMatchObject({ fill: 1, overwrite: 1, clear: 1, same: 1 })
    expect(found?.edits.map(({ edit }) => edit.content)).toEqual([
      { kind: 'number', value: '25454' },
      { kind: 'text', text: '–' },
      { kind: 'blank' },
    ])
  })

  it('leaves what an office wrote where the table has nothing', () => {
    const grid = makeGrid([
      head,
      [1, 'Tổng số HTX', 'HTX', 3],
      [2, 'Tổng doanh thu', 'triệu đồng', 'x'],
      [3, 'Số HTX giải thể', 'HTX', 2],
    ])
    expect(statuses(plan(grid, fill([5, null, 3, null])))).toEqual([
      ['D2', 'overwrite', '3', '5'],
      ['D4', 'overwrite', '2', '3'],
    ])
  })

  it('writes in the unit of the template, exactly', () => {
    const grid = makeGrid([
      head,
      [1, 'Tổng số HTX', 'HTX', 3],
      [2, 'Tổng doanh thu', 'tỷ đồng', null],
      [3, 'Số HTX giải thể', 'HTX', 2],
    ])
    const found = plan(grid, fill([5, 36_006, 3, null]))
    // 3.600,6 million is 3,6006 billion.
    expect(found?.edits.find(({ edit }) => edit.row === 2)?.edit.content).toEqual({
      kind: 'number',
      value: '3.6006',
    })
    expect(found?.cells.find(({ address }) => address === 'D3')).toMatchObject({
      status: 'fill',
      after: '3,6006',
    })
  })

  it('does not put money where something is counted', () => {
    const grid = makeGrid([
      head,
      [1, 'Tổng số HTX', 'HTX', 3],
      [2, 'Tổng doanh thu', 'người', null],
      [3, 'Số HTX giải thể', 'HTX', 2],
    ])
    const found = plan(grid, fill([5, 36_006, 3, null]))
    expect(found?.cells.find(({ address }) => address === 'D3')?.status).toBe('unit')
    expect(found?.edits.some(({ edit }) => edit.row === 2)).toBe(false)
  })

  it('keeps formulas, and refreshes the result of those that the program computes too', () => {
    const grid = makeGrid([
      head,
      [1, 'Tổng số HTX', 'HTX', '=D4+D5'],
      [2, 'Tổng doanh thu', 'triệu đồng', '=1+1'],
      [3, 'Số HTX giải thể', 'HTX', 2],
      [4, 'Số HTX thành lập mới', 'HTX', 2],
    ])
    const found = plan(grid, fill([5, 10, 3, null], ['computed', 'input']))
    expect(found?.recalculates).toBe(true)
    expect(found?.counts.formula).toBe(2)
    expect(found?.edits.filter(({ status }) => status === 'formula').map(({ edit }) => edit.row)).toEqual([1])
  })

  it('fills the first cell of a merged one, once', () => {
    const grid = makeGrid(
      [
        ['TT', 'Chỉ tiêu', 'ĐVT', 'Thực hiện năm 2020', null],
        [1, 'Tổng số HTX', 'HTX', 1, null],
        [2, 'Tổng doanh thu', 'triệu đồng', 2, null],
        [3, 'Số HTX giải thể', 'HTX', 3, null],
      ],
      [0, 1, 2, 3].map((row) => ({ top: row, left: 3, bottom: row, right: 4 })),
    )
    const found = plan(grid, fill([10, 50, 30, null]))
    expect(found?.edits.map(({ edit }) => [edit.row, edit.column])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ])
  })

  it('finds nothing in a sheet of something else', () => {
    expect(
      plan(
        makeGrid([
          ['Tên', 'Tuổi'],
          ['An', 30],
          ['Bình', 31],
        ]),
        fill([1, 1, 1, 1]),
      ),
    ).toBeNull()
  })
})
