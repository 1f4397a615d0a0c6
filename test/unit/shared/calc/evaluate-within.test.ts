import { describe, expect, it } from 'vitest'
import type { CellSpec, EvaluatedCell } from '../../../../shared/calc/evaluate-cell'
import { evaluateWithin } from '../../../../shared/calc/evaluate-within'
import type { CellStatus } from '../../../../shared/model/cell'
import { seededRandom } from '../../../fixtures/seeded-random'

const number = (n: number, d = 1, partial = false): EvaluatedCell => ({
  status: 'number',
  value: Math.round(n / d),
  quotient: { n, d },
  partial,
})
const without = (status: CellStatus): EvaluatedCell => ({
  status,
  value: null,
  quotient: status === 'none' ? { n: 0, d: 1 } : null,
  partial: false,
})

/** A table of two columns: the given cells, and what follows from them; `rows` are ranked or divided. */
function follow(
  cells: readonly EvaluatedCell[],
  rows: readonly number[],
  make: (of: number, among: readonly number[]) => CellSpec,
): (EvaluatedCell | undefined)[] {
  const among = rows.map((row) => row * 2)
  const specs = cells.flatMap((_, row): CellSpec[] => [{ kind: 'nothing' }, make(row * 2, among)])
  const all = cells.flatMap((cell) => [cell, without('blank')])
  const results = evaluateWithin(specs, all)
  return cells.map((_, row) => results.get(row * 2 + 1))
}
const shown = (cells: readonly (EvaluatedCell | undefined)[]): unknown[] =>
  cells.map((cell) => cell?.value ?? cell?.status)
const rank =
  (direction: 'more-is-better' | 'less-is-better' = 'more-is-better') =>
  (of: number, among: readonly number[]): CellSpec => ({ kind: 'rank', of, among, direction })

describe('ranks in a table', () => {
  it('are counted from the best, ties share a place and the next is skipped', () => {
    const cells = [number(5), number(9), number(9), number(7)]
    expect(shown(follow(cells, [0, 1, 2, 3], rank()))).toEqual([4, 1, 1, 3])
    expect(shown(follow(cells, [0, 1, 2, 3], rank('less-is-better')))).toEqual([1, 3, 3, 2])
  })

  it('follow exact values: equal when rounded is not equal', () => {
    expect(shown(follow([number(1, 3), number(10, 31), number(2, 6)], [0, 1, 2], rank()))).toEqual([1, 3, 1])
  })

  it('leave out totals and deeper levels, and say why a row has none', () => {
    const cells = [
      number(5),
      without('none'),
      without('unknown'),
      without('no-base'),
      without('broken'),
      number(-1),
      number(100),
    ]
    expect(shown(follow(cells, [0, 1, 2, 3, 4, 5], rank()))).toEqual([
      1,
      2,
      'unknown',
      'no-base',
      'broken',
      3,
      'blank',
    ])
  })

  it('keep the mark of an incomplete total', () => {
    expect(follow([number(5, 1, true), number(4)], [0, 1], rank()).map((cell) => cell?.partial)).toEqual([
      true,
      false,
    ])
  })

  it('agree with counting better rows, for two thousand rows in one pass', () => {
    const random = seededRandom(7)
    const cells = Array.from({ length: 2000 }, () => number(Math.floor(random() * 500)))
    const rows = cells.map((_, row) => row)
    const values = cells.map((cell) => cell.value ?? 0)
    expect(shown(follow(cells, rows, rank()))).toEqual(
      values.map((value) => 1 + values.filter((other) => other > value).length),
    )
  })
})

describe('apportioned shares in a table', () => {
  const share =
    (total: number) =>
    (of: number, among: readonly number[]): CellSpec => ({ kind: 'apportioned', of, among, total: total * 2 })

  it('sum to 100,0 over the first level; the total is 100,0 itself', () => {
    const cells = [number(1), number(1), number(1), number(3)]
    expect(shown(follow(cells, [0, 1, 2], share(3)))).toEqual([334, 333, 333, 1000])
  })

  it('are rounded plainly on deeper levels and where the rows do not sum to the total', () => {
    const cells = [number(2), number(1), number(1), number(1), number(3)]
    // The second and third row are branches of the first.
    expect(shown(follow(cells, [0, 3], share(4)))).toEqual([667, 333, 333, 333, 1000])
    expect(shown(follow([number(1), number(1), number(1), number(4)], [0, 1, 2], share(3)))).toEqual([
      250, 250, 250, 1000,
    ])
  })

  it('have their reasons', () => {
    const cells = [number(1), without('blank'), without('none'), without('zero-base')]
    expect(shown(follow(cells, [0, 1, 2], share(3)))).toEqual(['no-base', 'blank', 'no-base', 'blank'])
  })

  it('state what they show, so that a document is compared with it', () => {
    const [first] = follow([number(1), number(1), number(1), number(3)], [0, 1, 2], share(3))
    expect(first?.quotient).toEqual({ n: 334, d: 10 })
  })
})
