import { describe, expect, it } from 'vitest'
import type { ClipboardBlock } from '../../../../shared/table/clipboard-block'
import { placeBlock, type PasteRange } from '../../../../shared/table/clipboard-placement'
import { planPaste, type PastePlan, type PasteTarget } from '../../../../shared/table/clipboard-plan'

/** Six rows; columns 0-2 are labels, 3 and 4 take figures, 5 is computed. Row 3 is a heading. */
const labels = ['Tổng số HTX', 'HTX nông nghiệp', 'HTX phi nông nghiệp', 'Hiệu quả', 'Doanh thu', 'Lợi nhuận']
const surface = { rows: 6, columns: 6, fixedColumns: 3, labelAt: (row: number) => labels[row] ?? '' }
const target: PasteTarget = {
  rows: 6,
  columns: 6,
  fixedColumns: 3,
  rowAt: () => ({ decimals: 1, percent: false, unit: 'HTX' }),
  refusalAt: (row, column) => (row === 3 ? 'fixed' : column === 5 ? 'computed' : null),
  isBlank: (row) => row === 5,
}

const block = (...rows: (string | null)[][]): ClipboardBlock =>
  rows.map((row) => row.map((text) => ({ text: text ?? '', number: null, covered: text === null })))
const at = (top: number, left: number, bottom = top, right = left): PasteRange => ({
  top,
  left,
  bottom,
  right,
})

function plan(cells: ClipboardBlock, range: PasteRange): PastePlan {
  const steps = planPaste(cells, placeBlock(cells, range, surface), target, {
    convention: 'vi',
    figuresOnly: false,
  })
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

const written = ({ cells }: PastePlan): Record<string, string> =>
  Object.fromEntries(
    cells.map(({ row, column, input }) => [
      `${String(row)},${String(column)}`,
      input === null ? 'blank' : input.state === 'number' ? input.value : input.state,
    ]),
  )

describe('where a block goes', () => {
  it('starts at the top left of the selection', () => {
    expect(written(plan(block(['1', '2'], ['3', '4']), at(0, 3, 2, 3)))).toEqual({
      '0,3': '1',
      '0,4': '2',
      '1,3': '3',
      '1,4': '4',
    })
  })

  it('spreads one value over a range', () => {
    expect(written(plan(block(['7']), at(0, 3, 1, 4)))).toEqual({
      '0,3': '7',
      '0,4': '7',
      '1,3': '7',
      '1,4': '7',
    })
  })

  it('repeats a block over a multiple of its size, in both directions', () => {
    expect(written(plan(block(['1'], ['2']), at(0, 3, 1, 4)))).toEqual({
      '0,3': '1',
      '0,4': '1',
      '1,3': '2',
      '1,4': '2',
    })
    expect(Object.keys(written(plan(block(['1', '2']), at(0, 3, 2, 3))))).toHaveLength(6)
    expect(Object.keys(written(plan(block(['1'], ['2']), at(0, 3, 2, 3))))).toEqual(['0,3', '1,3'])
  })

  it('skips computed cells and headings with the alignment kept, and counts what they did not take', () => {
    const result = plan(block(['1', '2', '3'], ['4', '5', '6'], ['', '', '7']), at(2, 3))
    expect(written(result)).toEqual({ '2,3': '1', '2,4': '2', '4,3': 'blank', '4,4': 'blank' })
    expect(result.counts).toEqual({ computed: 2, fixed: 3 })
    expect(result.skipped[0]).toEqual({ row: 2, column: 5, text: '3', reason: 'computed' })
  })

  it('clears by blanks, and says nothing with cells under a merge', () => {
    expect(written(plan(block(['', null], ['1', '2']), at(0, 3)))).toEqual({
      '0,3': 'blank',
      '1,3': '1',
      '1,4': '2',
    })
    expect(plan(block(['', '']), at(5, 3)).cells).toEqual([])
  })

  it('pastes nothing beyond the table and says how much', () => {
    const result = plan(block(['1', '2', '3'], ['4', '5', ''], ['6', '7', '8']), at(5, 4))
    expect(written(result)).toEqual({ '5,4': '1' })
    expect(result.counts).toEqual({ computed: 1 })
    expect(result.outside).toEqual({ cells: 6, rows: 2, columns: 1 })
  })

  it('reports cell by cell what is almost a number, with the text as it was', () => {
    const result = plan(block(['12.5', `x${'y'.repeat(500)}`]), at(0, 3))
    expect(result.cells).toEqual([])
    expect(result.counts).toEqual({ separators: 1, text: 1 })
    expect(result.skipped.map(({ text }) => text.length)).toEqual([4, 81])
  })

  it('lists the first of many skipped cells and counts all', () => {
    const many = Array.from({ length: 6 }, () => Array.from({ length: 300 }, () => 'a'))
    const wide = { ...target, columns: 303, refusalAt: () => null }
    const steps = planPaste(
      block(...many),
      placeBlock(block(...many), at(0, 3), { ...surface, columns: 303 }),
      wide,
      { convention: 'vi', figuresOnly: false },
    )
    const result = steps.next().value as PastePlan
    expect(result.counts).toEqual({ text: 1800 })
    expect(result.skipped).toHaveLength(200)
  })

  it('works in steps that add up to the whole', () => {
    const large = block(...Array.from({ length: 50 }, () => Array.from({ length: 100 }, () => '1')))
    const steps = [
      ...planPaste(large, placeBlock(large, at(0, 3), surface), target, {
        convention: 'vi',
        figuresOnly: false,
      }),
    ]
    expect(steps).toEqual([2000, 4000])
  })
})

describe('label columns in the block', () => {
  const whole = block(
    ['I', 'Tổng số HTX', 'HTX', '25.454', '24.618'],
    ['-', 'HTX nông nghiệp', 'HTX', '16.520', '15.496'],
  )
  const figures = { '0,3': '25454', '0,4': '24618', '1,3': '16520', '1,4': '15496' }

  it('leaves labels out and puts figures into the right columns from the first column on', () => {
    const result = plan(whole, at(0, 0))
    expect(written(result)).toEqual(figures)
    expect(result).toMatchObject({ labelColumns: 3, counts: {} })
    expect(written(plan(whole, at(0, 0, 0, 5)))).toEqual(figures)
    const withoutNumbering = whole.map((row) => row.slice(1))
    expect(written(plan(withoutNumbering, at(0, 0)))).toEqual(figures)
    expect(written(plan(withoutNumbering, at(0, 1)))).toEqual(figures)
    expect(
      written(
        plan(
          whole.map((row) => row.slice(2)),
          at(0, 2),
        ),
      ),
    ).toEqual(figures)
  })

  it('does the same when the selection starts at the first figure and the labels are the table’s', () => {
    expect(written(plan(whole, at(0, 3)))).toEqual(figures)
    const noUnit = whole.map((row) => [...row.slice(1, 2), ...row.slice(3)])
    expect(written(plan(noUnit, at(0, 3)))).toEqual(figures)
  })

  it('keeps a column of other words in its place, so that figures stay in theirs', () => {
    const remarks = block(['chưa báo cáo', '5'], ['chưa có', '6'])
    const result = plan(remarks, at(0, 3))
    expect(written(result)).toEqual({ '0,4': '5', '1,4': '6' })
    expect(result).toMatchObject({ labelColumns: 0, counts: { text: 2 } })
  })

  it('reports figures that are pasted over labels', () => {
    const result = plan(block(['1', '2', '3', '4']), at(0, 0))
    expect(written(result)).toEqual({ '0,3': '4' })
    expect(result.counts).toEqual({ fixed: 3 })
  })

  it('passes over labels in silence when one value fills whole rows', () => {
    const result = plan(block(['7']), at(0, 0, 1, 5))
    expect(Object.keys(written(result))).toEqual(['0,3', '0,4', '1,3', '1,4'])
    expect(result.counts).toEqual({ computed: 2 })
  })
})
