import { subtractQuotients, type Quotient } from '../calc/exact'
import type { FactKey } from '../model/fact'
import type { Finding, FindingKind, FindingTerm, ScaledNumber, Severity, TermRole } from '../model/finding'
import { percentageOf, type Arithmetic } from './arithmetic'
import { judgeArithmetic, type Judgement } from './judge'
import { judgeWholeCounts } from './judge-whole-counts'
import { makeFinding } from './make-finding'
import type { Statement } from './relation'
import { scaleNumber, scaleStatement } from './state-figure'
import { compareQuotients } from './written-interval'

/** An arithmetic between statements that stand somewhere: what holds or not, and what would make it hold. */
export type Constraint = {
  kind: FindingKind
  /** Of what is compared, made of ids, without place and period. */
  along: string
  arithmetic: Arithmetic
  result: Operand
  /** Without a statement: nobody stated it. */
  terms: readonly (Operand | { statement: null; role: TermRole })[]
  severity: Exclude<Severity, 'rounding'>
  confidence: number
  /** The figure that nobody wrote: the current one less its difference. */
  hiddenBase: FactKey | null
}

export type Operand = { statement: Statement; role: TermRole }

/** Off by the last digit: worth a look only when somebody wants to be exact. */
const roundingConfidence = 30

export function judgeConstraint(constraint: Constraint): Judgement {
  const { kind, arithmetic, terms, result } = constraint
  const statements = terms.map(({ statement }) => statement)
  if (boundsBase(constraint)) {
    const [current = null, ratio = null] = statements
    return judgeBase(arithmetic, result.statement, current, ratio)
  }
  return kind === 'whole-counts'
    ? judgeWholeCounts(result.statement, statements[1] ?? null)
    : judgeArithmetic(arithmetic, statements, result.statement)
}

/** Whether it says no more than that a difference leaves something for the base that nobody wrote. */
export function boundsBase({ kind, hiddenBase }: Constraint): boolean {
  return kind === 'base-as-difference' && hiddenBase !== null
}

/**
 * A difference may not leave less than nothing for the base, nor nothing where a ratio to it is stated; and it may not be
 * the base that the ratio is of.
 */
function judgeBase(
  arithmetic: Arithmetic,
  change: Statement,
  current: Statement | null,
  ratio: Statement | null,
): Judgement {
  const judgement = judgeArithmetic({ ...arithmetic, offset: 0 }, [change], current)
  if (current === null) return judgement
  const leavesNothing = compareQuotients(change.quotient, current.quotient) === 0
  const isTyped = ratio !== null && isBase(current, change, ratio, arithmetic.offset)
  return leavesNothing || isTyped ? { ...judgement, verdict: 'broken' } : judgement
}

/** Whether the ratio is the one to this number, and not the one that a difference of this number leads to. */
export function isBase(current: Statement, number: Statement, ratio: Statement, offset: number): boolean {
  // "Over 120%" holds of nearly any number.
  if (ratio.qualifier !== null) return false
  const isGrowth = offset !== 0
  const asBase = judgeArithmetic(percentageOf('quotient', isGrowth), [current, number], ratio)
  const asChange = judgeArithmetic(percentageOf('change', isGrowth), [current, number], ratio)
  return asBase.verdict === 'holds' && asChange.verdict === 'broken'
}

/** The finding about a constraint that does not hold; null where it does, or where nothing can be said. */
export function findBroken(constraint: Constraint, judgement: Judgement): Finding | null {
  const { verdict, follows } = judgement
  if (verdict !== 'broken' && verdict !== 'rounding') return null
  const { kind, along, severity, confidence } = constraint
  const isSoft = verdict === 'rounding'
  const terms = listTerms(constraint)
  const finding = makeFinding({
    kind,
    severity: isSoft ? 'rounding' : severity,
    confidence: isSoft ? roundingConfidence : confidence,
    along,
    terms,
    follows: follows === null || boundsBase(constraint) ? null : scaleLike(constraint, follows),
    detail: constraint.arithmetic.offset === 0 ? {} : { growth: 1 },
  })
  return { ...finding, cause: `${kind}|${along}` }
}

/** With the decimals of what stands there. */
function scaleLike({ result, kind }: Constraint, follows: Quotient): ScaledNumber | null {
  const extra = kind === 'whole-counts' ? 1 : 0
  return scaleNumber(follows, Math.max(result.statement.written, 0) + extra)
}

function listTerms(constraint: Constraint): FindingTerm[] {
  const { arithmetic, result, terms, hiddenBase } = constraint
  const stated = terms.flatMap(({ statement, role }) => (statement === null ? [] : [{ statement, role }]))
  const shown = stated.map(({ statement, role }) => termOf(statement, role))
  if (arithmetic.kind === 'shares') return shown
  const first = termOf(result.statement, result.role)
  const [current, change] = stated
  if (hiddenBase === null || current === undefined) return [first, ...shown]
  const difference = boundsBase(constraint) ? result.statement : (change?.statement ?? result.statement)
  const base = hiddenTerm(hiddenBase, current.statement, difference)
  return [first, ...shown.slice(0, 1), base, ...shown.slice(1)]
}

function termOf(statement: Statement, role: TermRole): FindingTerm {
  return { cell: statement.cell, role, number: scaleStatement(statement), percent: statement.percent }
}

function hiddenTerm(key: FactKey, current: Statement, change: Statement): FindingTerm {
  const decimals = Math.max(current.written, change.written, 0)
  const number = scaleNumber(subtractQuotients(current.quotient, change.quotient), decimals)
  return { cell: { kind: 'figure', key }, role: 'base', number, percent: current.percent }
}
