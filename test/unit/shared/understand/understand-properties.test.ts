import { describe, expect, it } from 'vitest'
import type { CellGrid } from '../../../../shared/table/cell-grid'
import { understandSheet } from '../../../../shared/understand/understand-sheet'
import { repeatRows, sheetOf, shiftSheet } from './grid-fixture'

/**
 * What does not change a table for its reader must not change it for the program: where it stands on the sheet, blank rows
 * between its rows, merged cells or the lack of them, a header repeated on every page, the form of Unicode.
 */

/** Titles, header paths, rows and figures, without any place on the sheet. */
function essence(grid: CellGrid): unknown[] {
  return understandSheet(grid).map((table) => ({
    title: { ...table.title, lines: table.title.lines.length },
    columns: table.columns.map(({ role, path, meaning, unit }) => ({ role, path, meaning, unit })),
    rows: table.rows.map(({ ordinal, label, level, parent, kind, unit, cells }) => ({
      ordinal,
      label,
      level,
      parent,
      kind,
      unit,
      cells: cells.map(({ column, text, reading }) => ({ column, text, reading })),
    })),
    footnotes: table.footnotes.map(({ mark, text }) => `${mark} ${text}`),
    signature: table.signature,
  }))
}

const communes = Array.from({ length: 70 }, (_, index) =>
  [
    String(index + 1),
    `Xã số ${String(index + 1)}`,
    'HTX',
    `#${String(3 + ((index * 7) % 11))}`,
    `#${String(((index * 5) % 9) - 4)}`,
    `#${String(90 + ((index * 13) % 30))}.5`,
    index % 6 === 0 ? '-' : `#${String(index % 4)}`,
    `1.${String(100 + index)},5`,
  ].join('|'),
)
const header = [
  '*TT|*Chỉ tiêu|*Đơn vị tính|*Thực hiện năm 2020|*So sánh với|<|<|<',
  '^|^|^|^|*năm 2019|<|*Kế hoạch 2020|<',
  '^|^|^|^|*Số lượng|*Tỷ lệ|*Số lượng|*Tỷ lệ',
]
const samples: Record<string, { text: string; header: [number, number] }> = {
  'an appendix': {
    text: [
      '',
      '*LIÊN MINH HỢP TÁC XÃ|||||||',
      '*TỔNG HỢP CHỈ TIÊU NĂM 2020|<|<|<|<|<|<|<',
      '||||||ĐVT: Triệu đồng|',
      ...header,
      '*I|*HỢP TÁC XÃ||||||',
      '1|Tổng số HTX|HTX|#25454|#836|103,3%||#100.5',
      '-|Nông nghiệp|HTX|#16520||||',
      '|_T. đó chuyển đổi|HTX|#12|||-|…',
      '2|Thành viên|người|6.560.509|218.973|105,7%|- 998.175|98,6%',
      '*II|*LIÊN HIỆP HTX||||||',
      '1|Tổng số LHHTX|LHHTX|#102|#17|120,0%||',
      '|*Tổng cộng||#25556|||#1|',
      '¹ Theo báo cáo|||||||',
      '',
    ].join('\n'),
    header: [3, 5],
  },
  'seventy communes': {
    text: ['', '*KẾT QUẢ NĂM 2020|<|<|<|<|<|<|<', ...header, ...communes, ''].join('\n'),
    header: [1, 3],
  },
}

describe.each(Object.entries(samples))('%s', (_, { text, header: [top, bottom] }) => {
  const grid = sheetOf(text)
  const expected = essence(grid)

  it('is one table', () => {
    expect(expected).toHaveLength(1)
  })

  it.each([
    [1, 0],
    [0, 1],
    [7, 3],
    [200, 30],
  ])('stands %i rows lower and %i columns to the right', (down, right) => {
    expect(essence(shiftSheet(grid, down, right))).toEqual(expected)
  })

  it('has blank rows between its rows', () => {
    const spread = (row: number): number => (row <= bottom ? row : bottom + (row - bottom) * 2)
    expect(
      essence({ ...grid, rows: [...grid.rows].map((line) => ({ ...line, row: spread(line.row) })) }),
    ).toEqual(expected)
  })

  it('has no merged cells', () => {
    expect(essence({ ...grid, merges: [] })).toEqual(expected)
  })

  it('repeats its header every thirty rows', () => {
    const last = [...grid.rows].at(-1)?.row ?? 0
    const after = last - bottom > 60 ? [bottom + 60, bottom + 30] : [bottom + 3]
    const repeated = after.reduce((sheet, row) => repeatRows(sheet, top, bottom, row), grid)
    const [table] = understandSheet(repeated)
    expect(table?.dropped.filter(({ why }) => why === 'repeated-header')).toHaveLength(
      after.length * (bottom - top + 1),
    )
    expect(essence(repeated)).toEqual(expected)
  })

  it('is written in decomposed Unicode', () => {
    const decomposed = [...grid.rows].map((line) => ({
      ...line,
      cells: line.cells.map((cell) => ({
        ...cell,
        value: typeof cell.value === 'string' ? cell.value.normalize('NFD') : cell.value,
        text: cell.text.normalize('NFD'),
      })),
    }))
    const found = JSON.parse(
      JSON.stringify(essence({ ...grid, rows: decomposed })).normalize('NFC'),
    ) as unknown
    expect(found).toEqual(expected)
  })
})
