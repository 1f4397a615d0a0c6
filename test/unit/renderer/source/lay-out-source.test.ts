import { describe, expect, it } from 'vitest'
import { layOutSource } from '../../../../renderer/features/source/lay-out-source'
import type { SourceSheet } from '../../../../shared/model/import-draft'
import type { SourceId } from '../../../../shared/model/ids'

function makeSheet(part: Partial<SourceSheet>): SourceSheet {
  return {
    source: 1 as SourceId,
    file: 'a.xlsx',
    sheet: 'Sheet',
    importedAt: '2026-01-02T03:04:05Z',
    sha256: null,
    rows: [],
    merges: [],
    at: { row: 0, column: 0 },
    ...part,
  }
}

const cell = (column: number, text: string) => ({ column, text, bold: false, number: false })

describe('a source sheet as rows of cells', () => {
  it('has no gaps where the sheet is sparse', () => {
    const { columns, rows } = layOutSource(
      makeSheet({
        rows: [
          { row: 0, cells: [cell(2, 'c')] },
          { row: 2, cells: [cell(0, 'a')] },
        ],
      }),
    )
    expect(columns).toEqual([0, 1, 2])
    expect(rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['', '', 'c'],
      ['', '', ''],
      ['a', '', ''],
    ])
  })

  it('draws a merged range once, as large as it is', () => {
    const { rows } = layOutSource(
      makeSheet({
        rows: [
          { row: 0, cells: [cell(0, 'a'), cell(3, 'd')] },
          { row: 1, cells: [cell(3, 'e')] },
        ],
        merges: [{ top: 0, left: 0, bottom: 1, right: 1 }],
      }),
    )
    expect(rows[0]?.cells.map(({ text, down, across }) => [text, down, across])).toEqual([
      ['a', 2, 2],
      ['', 1, 1],
      ['d', 1, 1],
    ])
    expect(rows[1]?.cells.map(({ column }) => column)).toEqual([2, 3])
  })

  it('draws the part around the cell that was asked for, whole merged ranges cut at its edge', () => {
    const rows = Array.from({ length: 5000 }, (_, row) => ({ row, cells: [cell(0, String(row))] }))
    const layout = layOutSource(
      makeSheet({
        rows,
        at: { row: 3000, column: 0 },
        merges: [{ top: 0, left: 0, bottom: 4999, right: 0 }],
      }),
    )
    expect(layout.rows.length).toBe(501)
    expect(layout.rows.some(({ row }) => row === 3000)).toBe(true)
    expect(layout.rows[0]?.cells[0]).toMatchObject({ row: 2750, down: 501 })
    expect(layout.rows[1]?.cells).toEqual([])
  })
})
