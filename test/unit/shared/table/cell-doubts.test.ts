import { describe, expect, it } from 'vitest'
import { packCellFlags, type CellFlags } from '../../../../shared/model/cell'
import type { TableCells, TableColumn, TableLayout, TableRow } from '../../../../shared/model/table-layout'
import { findDoubt, listDoubtedColumns } from '../../../../shared/table/cell-doubts'

const column = (id: string, kind: TableColumn['kind']): TableColumn => ({
  id,
  header: [id],
  kind,
  attainment: false,
  paper: true,
  width: 80,
})

function makeTable(
  row: Partial<TableRow>,
  values: readonly (number | null)[],
  part: Partial<CellFlags> = {},
): { layout: TableLayout; cells: TableCells } {
  const kinds = ['value', 'value', 'difference', 'value'] as const
  const layout: TableLayout = {
    name: 't',
    label: '',
    title: '',
    attachment: '',
    rowLabel: null,
    columns: kinds.map((kind, at) => column(`c${String(at)}`, kind)),
    rows: [
      {
        id: 'r',
        kind: 'item',
        ordinal: '1',
        label: 'Số HTX',
        unit: 'HTX',
        level: 1,
        italic: false,
        decimals: 0,
        percent: false,
        direction: 'neutral',
        ...row,
      },
    ],
    footnotes: [],
    orientation: 'landscape',
  }
  const flags = values.map((value) =>
    packCellFlags({
      status: value === null ? 'blank' : 'number',
      role: 'input',
      origin: 'typed',
      qualifier: null,
      estimated: false,
      preliminary: false,
      note: false,
      followUp: false,
      partial: false,
      stated: 'none',
      ...part,
    }),
  )
  return { layout, cells: { values: [...values], flags } }
}

const doubts = ({ layout, cells }: ReturnType<typeof makeTable>) =>
  cells.values.map((_, index) => findDoubt(layout, cells, index)?.kind ?? null)

describe('doubts about typed figures', () => {
  it('marks a number of things below zero, not a loss of money', () => {
    expect(doubts(makeTable({}, [-5, 5, -10, null]))).toEqual(['negative', null, null, null])
    expect(doubts(makeTable({ unit: 'triệu đồng' }, [-5, 5, -10, null]))).toEqual([null, null, null, null])
  })

  it('marks a share above a whole, not a growth', () => {
    const share = { label: 'Tỷ lệ cán bộ qua đào tạo', unit: '%', percent: true, decimals: 1 }
    expect(doubts(makeTable(share, [1001, 1000, 1, 999]))).toEqual(['over-hundred', null, null, null])
    expect(doubts(makeTable({ ...share, label: 'Tỷ lệ tăng trưởng' }, [1001, null, null, null]))).toEqual([
      null,
      null,
      null,
      null,
    ])
  })

  it('marks the odd one among values a thousand or a million times apart', () => {
    const money = { unit: 'triệu đồng' }
    expect(doubts(makeTable(money, [1_150_000, 1000, 1, 1200]))).toEqual(['magnitude', null, null, null])
    const { layout, cells } = makeTable(money, [2, 1_900_000, 0, 2_000_000])
    expect(findDoubt(layout, cells, 0)).toEqual({ kind: 'magnitude', power: 6, larger: false, column: 1 })
    expect(doubts(makeTable(money, [1000, 1_000_000, 0, null]))).toEqual([
      'magnitude',
      'magnitude',
      null,
      null,
    ])
    expect(doubts(makeTable(money, [400, 1, 0, null]))).toEqual([null, null, null, null])
    expect(doubts(makeTable(money, [0, 1000, 0, 0]))).toEqual([null, null, null, null])
  })

  it('leaves computed figures alone', () => {
    expect(doubts(makeTable({}, [-5, 5, 0, 5000], { role: 'computed' }))).toEqual([null, null, null, null])
  })

  it('knows which columns depend on each other', () => {
    const { layout } = makeTable({}, [1, 2, 3, 4])
    expect(listDoubtedColumns(layout)).toEqual([0, 1, 3])
  })
})
