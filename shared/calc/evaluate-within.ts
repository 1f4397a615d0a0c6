import type { Indicator } from '../model/dimension'
import { rankSiblings, type Operand, type Ranking } from './comparisons'
import type { CellSpec, EvaluatedCell } from './evaluate-cell'
import { apportionShares, roundShares, shareDecimals, type Share } from './shares'
import { powerOfTen } from './exact'

/**
 * The cells that follow from other cells of the same table: places in an order, and shares that sum to 100,0. Both need
 * all cells of a column, so a column is ordered once and each cell looks its own result up: O(n log n) per column.
 */

/**
 * `cells` are those of `specs` as `evaluateCell` gives them, for the whole table. Returns the cells of kind `rank` (no
 * decimals) and `apportioned` (one decimal) by index. They read exact values, never rounded ones.
 * - rank: blank for a cell that is not among the ranked (a total, a deeper level); else the status of a cell without a
 *   number.
 * - apportioned: rounded by itself outside `among` and where apportioning does not apply (`apportionShares`).
 */
export function evaluateWithin(
  specs: readonly CellSpec[],
  cells: readonly EvaluatedCell[],
): ReadonlyMap<number, EvaluatedCell> {
  const orders = new Map<readonly number[], Map<string, ReadonlyMap<number, Ranking>>>()
  const divisions = new Map<readonly number[], Map<number, ReadonlyMap<number, Share>>>()
  const results = new Map<number, EvaluatedCell>()
  for (const [index, spec] of specs.entries()) {
    if (spec.kind === 'rank') {
      const { of, among, direction } = spec
      const order = remember(orders, among, direction, () => rankCells(cells, among, direction))
      results.set(index, showRank(cells[of], order.get(of)))
    } else if (spec.kind === 'apportioned') {
      const { of, among, total } = spec
      const division = remember(divisions, among, total, () => divideCells(cells, among, total))
      const share = division.get(of) ?? roundShares([operandOf(cells[of])], operandOf(cells[total]))[0]
      results.set(index, share === undefined ? blank : showShare(share))
    }
  }
  return results
}

const blank: EvaluatedCell = { status: 'blank', value: null, quotient: null, partial: false }

function rankCells(
  cells: readonly EvaluatedCell[],
  among: readonly number[],
  direction: Indicator['direction'],
): ReadonlyMap<number, Ranking> {
  const rankings = rankSiblings(
    among.map((index) => operandOf(cells[index])),
    direction,
  )
  return byIndex(among, rankings)
}

function divideCells(
  cells: readonly EvaluatedCell[],
  among: readonly number[],
  total: number,
): ReadonlyMap<number, Share> {
  const parts = among.map((index) => operandOf(cells[index]))
  const whole = operandOf(cells[total])
  return byIndex(among, apportionShares(parts, whole) ?? roundShares(parts, whole))
}

function byIndex<T>(among: readonly number[], items: readonly T[]): ReadonlyMap<number, T> {
  const found = new Map<number, T>()
  for (const [at, item] of items.entries()) {
    const index = among[at]
    if (index !== undefined) found.set(index, item)
  }
  return found
}

function showRank(source: EvaluatedCell | undefined, ranking: Ranking | undefined): EvaluatedCell {
  if (source === undefined || ranking === undefined) return blank
  const { rank } = ranking
  // A comparison that is no number has a reason that an operand cannot carry.
  if (rank === null) return { ...blank, status: source.status }
  return { status: 'number', value: rank, quotient: { n: rank, d: 1 }, partial: source.partial }
}

function showShare({ status, value, partial }: Share): EvaluatedCell {
  const quotient = value === null ? null : { n: value, d: powerOfTen(shareDecimals) }
  return { status, value, quotient, partial }
}

/** A cell as an operand of further comparisons; reasons of a comparison are reasons to be missing. */
function operandOf(cell: EvaluatedCell | undefined): Operand {
  if (cell === undefined) return { state: 'missing', quotient: null, partial: false }
  const { status, quotient, partial } = cell
  switch (status) {
    case 'blank':
    case 'no-current':
    case 'no-base':
    case 'no-meaning':
    case 'negative-base':
      return { state: 'missing', quotient: null, partial }
    default:
      return { state: status, quotient, partial }
  }
}

function remember<Outer, Inner, T>(
  store: Map<Outer, Map<Inner, T>>,
  outer: Outer,
  inner: Inner,
  make: () => T,
): T {
  const known = store.get(outer) ?? new Map<Inner, T>()
  store.set(outer, known)
  const found = known.get(inner)
  if (found !== undefined) return found
  const made = make()
  known.set(inner, made)
  return made
}
