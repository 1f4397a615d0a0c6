import { roundQuotient } from '../calc/exact'
import type { FindingCell, Slip } from '../model/finding'
import { boundsBase, type Constraint } from './constraint'
import { isSameCell } from './same-cell'
import { findTarget } from './solve-constraint'
import { findSlip, likelihoodOf, listSlips } from './typing-slips'

/** A number that may have been meant, scaled like what stands there; `options`: among how many the slip chose. */
export type RepairOption = { value: number; slip: Slip; options: number }

/** All numbers worth trying, the likeliest first. @param isTimed an amount per month or per year */
export function listRepairOptions(
  broken: readonly Constraint[],
  cell: FindingCell,
  typed: number,
  decimals: number,
  neighbours: number,
  isTimed: boolean,
): RepairOption[] {
  const scale = 10 ** decimals
  const found = new Map<number, RepairOption>()
  const likelihood = ({ slip, value, options }: RepairOption): number =>
    likelihoodOf(slip, typed, value, options)
  const add = (option: RepairOption): void => {
    if (option.value === typed || !Number.isSafeInteger(option.value)) return
    const known = found.get(option.value)
    if (known === undefined || likelihood(known) < likelihood(option)) found.set(option.value, option)
  }
  const slips = listSlips(typed, isTimed)
  for (const constraint of broken) {
    const target = findTarget(constraint, cell)
    if (target === null) continue
    const isBound = constraint.arithmetic.kind === 'subset' && !boundsBase(constraint)
    const solved = roundQuotient(target.value, decimals)
    if (solved !== null && !isBound) {
      for (const option of explain(constraint, cell, typed, solved, decimals, isTimed)) add(option)
      if (neighbours > 0) add({ value: solved, slip: 'shifted-cell', options: neighbours })
    }
    const [from, to] = [target.from * scale, target.to * scale]
    for (const { value, slip } of slips)
      if (value >= from - slack && value <= to + slack) add({ value, slip, options: 1 })
    if (to - from <= mostNear) for (const option of listNear(typed, from, to, isTimed)) add(option)
  }
  return [...found.values()].sort((a, b) => likelihood(b) - likelihood(a))
}

/** The targets are plain numbers; what is on their edge is judged exactly later. */
const slack = 0.51
/** So many numbers around a target are looked at one by one. */
const mostNear = 60

function listNear(typed: number, from: number, to: number, isTimed: boolean): RepairOption[] {
  const near: RepairOption[] = []
  for (let value = Math.ceil(from - slack); value <= to + slack; value++) {
    const slip = findSlip(typed, value, isTimed)
    if (slip !== 'not-computed') near.push({ value, slip, options: 1 })
  }
  return near
}

/** Why `typed` stands where `solved` follows from a constraint. */
function explain(
  constraint: Constraint,
  cell: FindingCell,
  typed: number,
  solved: number,
  decimals: number,
  isTimed: boolean,
): RepairOption[] {
  const { kind, result, terms } = constraint
  const options: RepairOption[] = [{ value: solved, slip: findSlip(typed, solved, isTimed), options: 1 }]
  const isResult = isSameCell(result.statement.cell, cell)
  if (kind === 'growth-as-index' && isResult)
    options.push({ value: solved, slip: 'growth-as-index', options: 1 })
  if (kind === 'base-as-difference' && isResult)
    options.push({ value: solved, slip: 'base-as-difference', options: 1 })
  if (isResult && (kind === 'parts' || kind === 'balance') && isNear(typed, solved)) {
    const isForgotten = listTermNumbers(constraint, decimals).includes(Math.abs(solved - typed))
    options.push({ value: solved, slip: 'stale-total', options: isForgotten ? terms.length : otherTotals })
  }
  return options
}

/** Among how many totals of earlier parts one that stands there is chosen. */
const otherTotals = 200

/** A total that was not summed again is not far off. */
function isNear(typed: number, solved: number): boolean {
  return Math.abs(typed - solved) * 2 < Math.abs(solved)
}

function listTermNumbers({ terms }: Constraint, decimals: number): number[] {
  return terms.flatMap(({ statement }) =>
    statement === null ? [] : (roundQuotient(statement.quotient, decimals) ?? []),
  )
}
