import { shiftPeriod } from '../calc/axes'
import { scenarios } from '../model/dimension'
import type { FactKey } from '../model/fact'
import type { FindingKind, Severity } from '../model/finding'
import type { PeriodId } from '../model/ids'
import { arithmeticOf } from './arithmetic'
import type { Constraint, Operand } from './constraint'
import { judgeRelation } from './judge'
import type { DocumentStatements } from './document-statements'
import { isMovement, type Line, type Relation, type RelationTerm, type Statement } from './relation'

/**
 * Relations at one place and time between figures as they are stated. An opening that the program derived from a document's
 * difference counts here: the document says it in other words.
 */

/** Where a relation is looked at: the scenario, place and period of its result. */
export type Spot = Pick<FactKey, 'scenario' | 'locality' | 'period'>

const confidences = { certain: 95, likely: 60 } as const

export class DocumentRelations {
  /** By line: the relations that it takes part in, with the step of its term. */
  private readonly byLine = new Map<string, { at: number; step: 0 | -1 }[]>()
  /** Lines whose branches or parts are said to sum to them. */
  private readonly divided = new Set<string>()
  private readonly shifted = new Map<string, PeriodId | null>()

  constructor(
    private readonly statements: DocumentStatements,
    readonly relations: readonly Relation[],
  ) {
    for (const [at, relation] of relations.entries()) {
      this.note(relation.result, at, 0)
      for (const { line, step } of relation.terms) this.note(line, at, step)
      if (
        relation.kind === 'sum' &&
        relation.terms.every(({ line }) => line.indicator === relation.result.indicator)
      )
        this.divided.add(nameLine(relation.result))
    }
  }

  /** Whether a relation says of which branches the line is the sum. */
  isDivided(line: Line): boolean {
    return this.divided.has(nameLine(line))
  }

  /** Every relation that the figure takes part in, where its result stands. */
  spotsOf(key: FactKey): { at: number; spot: Spot }[] {
    return (this.byLine.get(nameLine(key)) ?? []).flatMap(({ at, step }) => {
      const period = step === 0 ? key.period : this.stepPeriod(key.period, 1)
      const { locality } = key
      if (period === null) return []
      // An opening may be that of figures of another scenario.
      const around = step === 0 ? [key.scenario] : scenarios
      return around.map((scenario) => ({ at, spot: { scenario, locality, period } }))
    })
  }

  /**
   * The relation between what is stated there; null where too little is, or where no document's text takes part and
   * `needsText`: then it is a relation between figures of the workbook. A percentage whose count nobody states is held
   * against its whole alone.
   */
  constrain(at: number, spot: Spot, needsText: boolean): Constraint | null {
    const relation = this.relations[at]
    if (relation === undefined) return null
    const result = this.readLine(relation.result, spot, 0)
    if (result.statement === null) return null
    const read = (from: Spot): Read[] =>
      relation.terms.map((term) => ({
        role: term.role,
        ...this.readTerm(term, term.step === 0 ? spot : from),
      }))
    const own = read(spot)
    const terms = relation.kind === 'balance' ? findOpening(relation, result.statement, own, spot, read) : own
    const operands = terms.map(({ statement, role }) => ({ statement, role }))
    // Only a percentage of a count has to be that of a whole number. The checks of the cube do not look at that.
    const isWithoutCount = isPercentage(relation, result.statement) && operands[0]?.statement === null
    if (needsText && !isWithoutCount && !result.isText && !terms.some(({ isText }) => isText)) return null
    return {
      kind: isWithoutCount ? 'whole-counts' : isMovement(relation) ? 'balance' : kinds[relation.kind],
      along: relation.id,
      arithmetic: arithmeticOf(relation),
      result: { statement: result.statement, role: relation.kind === 'subset' ? 'whole' : 'stated' },
      terms: operands,
      severity: weigh(relation, operands),
      confidence: confidences[relation.complete],
      hiddenBase: null,
    }
  }

  private readTerm(
    { line, role, step }: RelationTerm,
    spot: Spot,
  ): { statement: Statement | null; isText: boolean } {
    const read = this.readLine(line, spot, step)
    if (read.statement !== null || role !== 'opening') return read
    const period = this.stepPeriod(spot.period, step)
    const entered = period === null ? null : this.statements.readEntered({ ...spot, ...line, period })
    return { statement: entered?.statement ?? null, isText: false }
  }

  private readLine(line: Line, spot: Spot, step: 0 | -1): { statement: Statement | null; isText: boolean } {
    const period = step === 0 ? spot.period : this.stepPeriod(spot.period, step)
    if (period === null) return { statement: null, isText: false }
    const statement = this.statements.read({ ...spot, ...line, period })
    return { statement, isText: statement?.cell.kind === 'stated' }
  }

  private stepPeriod(from: PeriodId, step: number): PeriodId | null {
    const name = `${from} ${step}`
    const known = this.shifted.get(name)
    if (known !== undefined) return known
    const { axes } = this.statements.book.cube
    const period = axes.dimensions.periods[axes.periods.positions.get(from) ?? -1]
    const found = period === undefined ? null : (shiftPeriod(axes.dimensions, period, step)?.id ?? null)
    this.shifted.set(name, found)
    return found
  }

  private note(line: Line, at: number, step: 0 | -1): void {
    const name = nameLine(line)
    const list = this.byLine.get(name)
    if (list === undefined) this.byLine.set(name, [{ at, step }])
    else if (!list.some((other) => other.at === at && other.step === step)) list.push({ at, step })
  }
}

type Read = { role: RelationTerm['role']; statement: Statement | null; isText: boolean }

/** The surest first. */
const openingScenarios = ['actual', 'estimate', 'adjusted-plan', 'plan'] as const

/** What a plan starts from is what was there or is expected by then, and not what was once planned. */
function findOpening(
  relation: Relation,
  result: Statement,
  own: readonly Read[],
  spot: Spot,
  read: (from: Spot) => Read[],
): readonly Read[] {
  if (own.some(({ statement }) => statement === null)) return own
  const readings = openingScenarios
    .map((scenario) => read({ ...spot, scenario }))
    .filter((terms) => terms.every(({ statement }) => statement !== null))
  const statements = (terms: readonly Read[]): (Statement | null)[] => terms.map(({ statement }) => statement)
  const fitting = readings.find(
    (terms) => judgeRelation(relation, statements(terms), result).verdict === 'holds',
  )
  return fitting ?? readings[0] ?? own
}

function isPercentage({ kind, factor }: Relation, result: Statement): boolean {
  return kind === 'quotient' && factor === 100 && result.percent
}

const kinds: Readonly<Record<Relation['kind'], FindingKind>> = {
  sum: 'parts',
  subset: 'subset',
  quotient: 'quotient',
  balance: 'balance',
  shares: 'shares',
}

/** Parts that are more than their whole are impossible; all else may have parts that nobody thought of. */
function weigh(
  { kind, complete }: Relation,
  terms: readonly (Operand | { statement: null })[],
): Exclude<Severity, 'rounding'> {
  const hasAll = terms.every(({ statement }) => statement !== null)
  return kind === 'subset' || kind === 'quotient' || complete === 'certain' || !hasAll ? 'error' : 'warning'
}

function nameLine({ indicator, sector }: Line): string {
  return `${indicator}|${sector}`
}
