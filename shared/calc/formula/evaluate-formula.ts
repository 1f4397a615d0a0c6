import { signOf, type Quotient } from '../exact'
import type { Quantity } from '../quantity-value'
import type { CallNode, ComparisonNode, ComparisonOperator, Expression, Operator, ReferenceNode } from './ast'
import {
  addQuotients,
  bound,
  compareQuotients,
  divideBounded,
  multiplyQuotients,
  negateQuotient,
  roundBounded,
  takeQuotient,
} from './bounded-quotient'
import { acceptsCount } from './functions'
import { noShift, placeReference, shiftBy, type PlacedReference, type Shift } from './placed-reference'

/**
 * Errors are values and win over missing, the leftmost first; missing wins over numbers, except in TONG, TRUNGBINH, MIN
 * and MAX, which skip it. A chain is evaluated from left to right, so that `a/0` is an error, and missing `a` over zero
 * is missing. NEU evaluates only the branch it takes.
 */
export const formulaErrors = ['division-by-zero', 'cycle', 'overflow', 'broken'] as const
export type FormulaError = (typeof formulaErrors)[number]

/** An exact number in the unit of the formula, or why there is none. Nothing is rounded but by LAMTRON. */
export type FormulaValue = Quotient | 'missing' | FormulaError

/** Digits that LAMTRON accepts on either side of the point. */
const roundingDigits = 15

/** The value of a reference; `node` is where it stands, for whoever has prepared an answer for that place. */
export type ReadReference = (reference: PlacedReference, node: ReferenceNode) => FormulaValue

/**
 * The value of a formula at one cell. `read` gives the value of a reference at its place relative to that cell, in the
 * unit of the indicator; it answers "missing" outside the workbook and "cycle" when it is asked for what it is already
 * computing. A tree that `checkFormula` refuses evaluates to "broken" where the refusal lies. Never throws.
 */
export function evaluateFormula(node: Expression, read: ReadReference, shift: Shift = noShift): FormulaValue {
  const evaluate = (operand: Expression): FormulaValue => evaluateFormula(operand, read, shift)
  switch (node.kind) {
    case 'number':
      return orOverflow(bound(node.value))
    case 'reference':
      return read(placeReference(node, shift), node)
    case 'negation': {
      const value = evaluate(node.operand)
      return typeof value === 'string' ? value : negateQuotient(value)
    }
    case 'sum':
    case 'product': {
      let value = evaluate(node.first)
      for (const { operator, operand } of node.rest) {
        if (isError(value)) return value
        value = operate(operator, value, evaluate(operand))
      }
      return value
    }
    case 'comparison':
      return 'broken'
    case 'call':
      return acceptsCount(node.name, node.args.length) ? evaluateCall(node, read, shift) : 'broken'
  }
}

/** The value of a cell as an operand: "–" is zero, "…" and blank are missing, and errors stay what they are. */
export function operandOf({ state, quotient }: Quantity): FormulaValue {
  switch (state) {
    case 'zero-base':
      return 'division-by-zero'
    case 'overflow':
    case 'division-by-zero':
    case 'cycle':
    case 'broken':
      return state
    default:
      return quotient ?? 'missing'
  }
}

function isError(value: FormulaValue): value is FormulaError {
  return typeof value === 'string' && value !== 'missing'
}

function orOverflow(value: Quotient | null): FormulaValue {
  return value ?? 'overflow'
}

/** `left` is no error. */
function operate(operator: Operator, left: FormulaValue, right: FormulaValue): FormulaValue {
  if (isError(right)) return right
  if (typeof left === 'string' || typeof right === 'string') return 'missing'
  switch (operator) {
    case '+':
      return orOverflow(addQuotients(left, right))
    case '-':
      return orOverflow(takeQuotient(left, right))
    case '*':
      return orOverflow(multiplyQuotients(left, right))
    case '/':
      return signOf(right.n) === 0 ? 'division-by-zero' : orOverflow(divideBounded(left, right))
    default:
      return 'broken'
  }
}

function evaluateCall({ name, args }: CallNode, read: ReadReference, shift: Shift): FormulaValue {
  const inside = shiftBy(name, shift)
  const evaluate = (operand: Expression | undefined): FormulaValue =>
    operand === undefined ? 'broken' : evaluateFormula(operand, read, inside)
  switch (name) {
    case 'KYTRUOC':
    case 'CUNGKY':
    case 'KEHOACH':
      return evaluate(args[0])
    case 'TONG':
    case 'TRUNGBINH':
    case 'MIN':
    case 'MAX':
      return aggregate(name, args.map(evaluate))
    case 'NEU': {
      const [condition, whenTrue, otherwise] = args
      if (condition?.kind !== 'comparison') return 'broken'
      const holds = decide(condition, evaluate)
      return typeof holds === 'string' ? holds : evaluate(holds ? whenTrue : otherwise)
    }
    case 'LAMTRON':
      return round(evaluate(args[0]), evaluate(args[1]))
    case 'ABS': {
      const value = evaluate(args[0])
      return typeof value === 'string' || signOf(value.n) >= 0 ? value : negateQuotient(value)
    }
  }
}

function aggregate(
  name: 'TONG' | 'TRUNGBINH' | 'MIN' | 'MAX',
  values: readonly FormulaValue[],
): FormulaValue {
  const error = values.find(isError)
  if (error !== undefined) return error
  const [first, ...others] = values.filter((value) => typeof value !== 'string')
  if (first === undefined) return 'missing'
  if (name === 'MIN' || name === 'MAX') {
    const better = name === 'MIN' ? -1 : 1
    return others.reduce((best, value) => (compareQuotients(value, best) === better ? value : best), first)
  }
  let total: Quotient = first
  for (const value of others) {
    const sum = addQuotients(total, value)
    if (sum === null) return 'overflow'
    total = sum
  }
  return name === 'TONG' ? total : orOverflow(divideBounded(total, { n: others.length + 1, d: 1 }))
}

/** Whether a comparison holds at one cell; otherwise why that cannot be told. `read` as of `evaluateFormula`. */
export function evaluateComparison(
  node: ComparisonNode,
  read: ReadReference,
): boolean | 'missing' | FormulaError {
  return decide(node, (operand) => evaluateFormula(operand, read))
}

function decide(
  { operator, left, right }: ComparisonNode,
  evaluate: (operand: Expression) => FormulaValue,
): boolean | 'missing' | FormulaError {
  const a = evaluate(left)
  if (isError(a)) return a
  const b = evaluate(right)
  if (isError(b)) return b
  if (typeof a === 'string' || typeof b === 'string') return 'missing'
  return holdsFor(operator, compareQuotients(a, b))
}

function holdsFor(operator: ComparisonOperator, order: -1 | 0 | 1): boolean {
  switch (operator) {
    case '=':
      return order === 0
    case '<>':
      return order !== 0
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
  }
}

function round(value: FormulaValue, digits: FormulaValue): FormulaValue {
  if (isError(value)) return value
  if (isError(digits)) return digits
  if (typeof value === 'string' || typeof digits === 'string') return 'missing'
  const places = readDigits(digits)
  return places === null ? 'broken' : orOverflow(roundBounded(value, places))
}

/** A whole number from −15 to 15; null for anything else. */
export function readDigits({ n, d }: Quotient): number | null {
  const digits = Number(n) / Number(d)
  const exact = Number.isInteger(digits) && BigInt(n) === BigInt(d) * BigInt(digits)
  return exact && Math.abs(digits) <= roundingDigits ? digits : null
}
