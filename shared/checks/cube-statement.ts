import { enteredFlag } from '../calc/cell-flags'
import { powerOfTen, roundQuotient, type Quotient } from '../calc/exact'
import type { FindingTerm, ScaledNumber, TermRole } from '../model/finding'
import type { CheckedBook } from './checked-book'
import type { CubeLines } from './cube-lines'
import type { Statement } from './relation'

/** `derived`: the program's own, made from what a document states. */
export type StatedFigure = Statement & { derived: boolean; term: FindingTerm }

/**
 * A figure of the cube as a statement; for those relations that have failed a first, cheap look. With how many decimals an
 * office wrote it shows by its last one that is not zero. A computed figure is what its inputs say, and stands for them.
 */
export function stateFigure(
  lines: CubeLines,
  detailOf: CheckedBook['detailOf'],
  role: TermRole,
  scenario: number,
  line: number,
  locality: number,
  period: number,
  row = lines.rowOf(scenario, line, locality),
): StatedFigure {
  const slot = row * lines.store.width + period
  const indicator = lines.indicatorOf(line)
  const decimals = lines.indicators[indicator]?.decimals ?? 0
  const value = lines.store.values[slot] ?? 0
  const term = lines.termOf(role, scenario, line, locality, period, row)
  const key = lines.keyOf(scenario, line, locality, period)
  const isEntered = ((lines.store.flags[slot] ?? 0) & enteredFlag) !== 0
  const detail = isEntered ? detailOf(key) : null
  const traits = lines.traits[indicator]
  return {
    term,
    cell: term.cell,
    quotient: { n: value, d: powerOfTen(decimals) },
    written: countWritten(value, decimals),
    whole: traits?.isCount ?? false,
    percent: traits?.percent ?? false,
    qualifier: detail?.qualifier ?? null,
    derived: detail?.origin === 'derived',
  }
}

function countWritten(value: number, decimals: number): number {
  let [rest, written] = [value, decimals]
  while (written > 0 && rest % 10 === 0) {
    rest /= 10
    written--
  }
  return written
}

/** What follows, as it would be written: the decimals of the row, rounded once. */
export function scaleFollowing(follows: Quotient | null, decimals: number): ScaledNumber | null {
  const value = follows === null ? null : roundQuotient(follows, decimals)
  return value === null ? null : { value, decimals }
}
