import { subtractQuotients, times, type Quotient } from '../calc/exact'
import type { FindingCell } from '../model/finding'
import { followResult, solveTerm } from './arithmetic'
import { boundsBase, judgeConstraint, type Constraint } from './constraint'
import type { Statement } from './relation'
import { isSameCell } from './same-cell'
import { addQuotients, isExact, lastDigitOf } from './written-interval'

/**
 * What would have to stand in a cell for a constraint to hold, and how far it may be from that: the other numbers are
 * rounded too. In plain numbers, because it only proposes what is judged exactly afterwards.
 */
export type Target = { value: Quotient; from: number; to: number }

/** Null where nothing follows for the cell. */
export function findTarget(constraint: Constraint, cell: FindingCell): Target | null {
  const at = findPlace(constraint, cell)
  if (at === null) return null
  const value = solvePlace(constraint, at)
  if (value === null) return null
  const middle = toNumber(value)
  switch (constraint.arithmetic.kind) {
    case 'subset': {
      if (boundsBase(constraint)) return { value, from: middle, to: middle }
      // A part may be anything up to its whole; far from it nothing speaks for a value.
      const size = Math.abs(middle)
      return at === resultPlace
        ? { value, from: middle, to: middle + 4 * size }
        : { value, from: middle - 0.8 * size, to: middle }
    }
    default: {
      const reach = measureReach(constraint, at, middle)
      return { value, from: middle - reach, to: middle + reach }
    }
  }
}

/** The constraint with another number in the cell. */
export function replaceNumber(constraint: Constraint, cell: FindingCell, quotient: Quotient): Constraint {
  const change = <T extends { statement: Statement | null }>(operand: T): T =>
    operand.statement !== null && isSameCell(operand.statement.cell, cell)
      ? { ...operand, statement: { ...operand.statement, quotient } }
      : operand
  return { ...constraint, result: change(constraint.result), terms: constraint.terms.map(change) }
}

const resultPlace = -1

function findPlace({ arithmetic, result, terms }: Constraint, cell: FindingCell): number | null {
  if (arithmetic.kind !== 'shares' && isSameCell(result.statement.cell, cell)) return resultPlace
  const at = terms.findIndex(({ statement }) => statement !== null && isSameCell(statement.cell, cell))
  return at < 0 ? null : at
}

function solvePlace(
  constraint: Constraint,
  at: number,
  moved?: { at: number; by: Quotient },
): Quotient | null {
  const { kind, arithmetic, result, terms } = constraint
  if (kind === 'whole-counts') return at === resultPlace ? judgeConstraint(constraint).follows : null
  const numbers: Quotient[] = []
  for (const [place, { statement }] of terms.entries()) {
    if (statement === null) return null
    numbers.push(moved?.at === place ? moved.by : statement.quotient)
  }
  const [first] = numbers
  const stated = moved?.at === resultPlace ? moved.by : result.statement.quotient
  if (boundsBase(constraint))
    return at === resultPlace && first !== undefined ? subtractQuotients(first, stated) : null
  return at === resultPlace ? followResult(arithmetic, numbers) : solveTerm(arithmetic, numbers, stated, at)
}

/** How far what follows may be off because each of the others has been rounded. */
function measureReach(constraint: Constraint, at: number, middle: number): number {
  const { arithmetic, result, terms } = constraint
  const isSum = arithmetic.kind === 'sum' || arithmetic.kind === 'balance' || arithmetic.kind === 'shares'
  const others = [...terms.entries()].map(([place, { statement }]) => ({ place, statement }))
  if (arithmetic.kind !== 'shares') others.push({ place: resultPlace, statement: result.statement })
  let reach = 0
  for (const { place, statement } of others) {
    if (statement === null || isExact(statement)) continue
    const digit = lastDigitOf(statement)
    const half = { n: digit.n, d: times(digit.d, 2) }
    if (isSum || place === at) {
      reach += toNumber(half)
      continue
    }
    const moved = solvePlace(constraint, at, { at: place, by: addQuotients(statement.quotient, half) })
    if (moved !== null) reach += Math.abs(toNumber(moved) - middle)
  }
  return reach
}

function toNumber({ n, d }: Quotient): number {
  return Number(n) / Number(d)
}
