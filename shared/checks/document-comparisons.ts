import { subtractQuotients } from '../calc/exact'
import type { FindingKind } from '../model/finding'
import { percentageOf, sumOf, type Arithmetic } from './arithmetic'
import { isBase, type Constraint } from './constraint'
import type { ComparisonKind, DocumentStatements, StatedComparison, StatedRow } from './document-statements'
import { judgeArithmetic } from './judge'
import type { Statement } from './relation'
import { nameFigure } from './state-figure'
import { compareQuotients } from './written-interval'

/**
 * What one row of a document says when it compares: difference, index and growth against the two figures, or against one
 * figure and the difference where the document keeps the other to itself.
 */

const confidences = { difference: 95, index: 90, growth: 97, points: 85, base: 92 } as const

/** Every comparison of the row that can be computed, in the order of its columns. */
export function constraintsOfRow(statements: DocumentStatements, row: StatedRow): Constraint[] {
  const groups = new Map<string, Map<ComparisonKind, StatedComparison>>()
  for (const comparison of row.comparisons) {
    const name = `${nameFigure(comparison.of)} ${nameFigure(comparison.base)}`
    const group = groups.get(name) ?? new Map<ComparisonKind, StatedComparison>()
    group.set(comparison.kind, comparison)
    groups.set(name, group)
  }
  return [...groups.values()].flatMap((group) => constraintsOfGroup(statements, group))
}

type Group = ReadonlyMap<ComparisonKind, StatedComparison>

function constraintsOfGroup(statements: DocumentStatements, group: Group): Constraint[] {
  const [any] = group.values()
  if (any === undefined) return []
  const current = statements.read(any.of)
  if (current === null) return []
  const base = statements.read(any.base)
  const difference = group.get('difference')
  return [...group.values()].flatMap((comparison) => {
    switch (comparison.kind) {
      case 'difference':
      case 'remaining':
        return base === null
          ? boundBase(statements, comparison, current, group)
          : [constrainDifference(comparison, current, base, group)]
      case 'index':
      case 'growth':
        return constrainPercentage(comparison, current, base, difference ?? null)
    }
  })
}

function constrainDifference(
  comparison: StatedComparison,
  current: Statement,
  base: Statement,
  group: Group,
): Constraint {
  const isRemaining = comparison.kind === 'remaining'
  const stated = comparison.statement
  const arithmetic = sumOf(isRemaining ? [-1, 1] : [1, -1])
  const kind = nameDifference(arithmetic, stated, current, base, group)
  return {
    kind,
    along: alongOf(comparison),
    arithmetic,
    result: { statement: stated, role: 'stated' },
    terms: [
      { statement: current, role: 'current' },
      { statement: base, role: 'base' },
    ],
    severity: 'error',
    confidence: kind === 'difference' ? confidences.difference : confidences.points,
    hiddenBase: null,
  }
}

/** What it is when it does not hold: a slip that explains it, or no more than a wrong difference. */
function nameDifference(
  arithmetic: Arithmetic,
  stated: Statement,
  current: Statement,
  base: Statement,
  group: Group,
): FindingKind {
  if (judgeArithmetic(arithmetic, [current, base], stated).verdict !== 'broken') return 'difference'
  if (compareQuotients(stated.quotient, base.quotient) === 0) return 'base-as-difference'
  const isPercent = current.percent && group.has('difference')
  const growth = percentageOf('quotient', true)
  return isPercent && judgeArithmetic(growth, [current, base], stated).verdict === 'holds'
    ? 'points-as-percent'
    : 'difference'
}

/** A difference as large as the figure itself leaves nothing before it; and then no ratio can be stated either. */
function boundBase(
  statements: DocumentStatements,
  comparison: StatedComparison,
  current: Statement,
  group: Group,
): Constraint[] {
  const indicator = statements.book.cube.axes.indicatorById.get(comparison.of.indicator)
  if (comparison.kind !== 'difference' || indicator === undefined) return []
  const ratio = group.get('index') ?? group.get('growth')
  const leadsToRatio = ratio !== undefined && isBaseTyped(current, comparison, ratio)
  const traits = statements.traitsOf(indicator)
  if (!traits.isUnsigned && !traits.percent && !leadsToRatio) return []
  const isWhole = compareQuotients(comparison.statement.quotient, current.quotient) === 0
  if (isWhole && ratio === undefined) return []
  const compared = leadsToRatio ? [{ statement: ratio.statement, role: 'compared' as const }] : []
  return [
    {
      kind: 'base-as-difference',
      along: alongOf(comparison),
      arithmetic: {
        ...sumOf([1]),
        kind: 'subset',
        offset: leadsToRatio && ratio.kind === 'growth' ? -100 : 0,
      },
      result: { statement: comparison.statement, role: 'stated' },
      terms: [{ statement: current, role: 'current' }, ...compared],
      severity: 'error',
      confidence: confidences.base,
      hiddenBase: comparison.base,
    },
  ]
}

/** What stands in the column of differences leads to the stated ratio as a base, and not as a difference. */
function isBaseTyped(
  current: Statement,
  { statement: change }: StatedComparison,
  { kind, statement: ratio }: StatedComparison,
): boolean {
  if (compareQuotients(change.quotient, current.quotient) >= 0) return false
  return isBase(current, change, ratio, kind === 'growth' ? -100 : 0)
}

function constrainPercentage(
  comparison: StatedComparison,
  current: Statement,
  base: Statement | null,
  difference: StatedComparison | null,
): Constraint[] {
  const isGrowth = comparison.kind === 'growth'
  const other = base ?? difference?.statement ?? null
  if (other === null) return []
  const shape = base === null ? 'change' : 'quotient'
  const arithmetic = percentageOf(shape, isGrowth)
  const stated = comparison.statement
  // What is wrong is the difference, and is said of it.
  if (base === null && difference !== null && isBaseTyped(current, difference, comparison)) return []
  const kind = namePercentage(shape, isGrowth, stated, current, other)
  const result: Constraint = {
    kind,
    along: alongOf(comparison),
    arithmetic,
    result: { statement: stated, role: 'stated' },
    terms: [
      { statement: current, role: 'current' },
      { statement: other, role: base === null ? 'compared' : 'base' },
    ],
    severity: 'error',
    confidence: kind === 'growth-as-index' ? confidences.growth : confidences.index,
    hiddenBase: base === null ? comparison.base : null,
  }
  const points = base === null && difference !== null ? findPoints(result, difference, isGrowth) : null
  return [points ?? result]
}

function namePercentage(
  shape: 'quotient' | 'change',
  isGrowth: boolean,
  stated: Statement,
  current: Statement,
  other: Statement,
): FindingKind {
  const { verdict } = judgeArithmetic(percentageOf(shape, isGrowth), [current, other], stated)
  if (verdict !== 'broken') return 'index'
  const turned = judgeArithmetic(percentageOf(shape, !isGrowth), [current, other], stated).verdict
  return turned === 'holds' || turned === 'rounding' ? 'growth-as-index' : 'index'
}

/** Of a percentage: the difference is the growth in percent, where it has to be in points. */
function findPoints(
  { terms, result, along }: Constraint,
  difference: StatedComparison,
  isGrowth: boolean,
): Constraint | null {
  const [current] = terms
  const index = result.statement
  if (current?.statement == null || !current.statement.percent) return null
  const held = judgeArithmetic(
    percentageOf('change', isGrowth),
    [current.statement, difference.statement],
    index,
  )
  if (held.verdict !== 'broken') return null
  const change = isGrowth ? index.quotient : subtractQuotients(index.quotient, { n: 100, d: 1 })
  const stated = difference.statement
  const same = judgeArithmetic({ ...sumOf([1]), kind: 'same' }, [{ ...index, quotient: change }], stated)
  if (same.verdict !== 'holds') return null
  // current − current / index × 100: the difference that the index leads to.
  return {
    kind: 'points-as-percent',
    along,
    arithmetic: { ...percentageOf('change', isGrowth), kind: 'points' },
    result: { statement: stated, role: 'stated' },
    terms: [current, { statement: index, role: 'compared' }],
    severity: 'error',
    confidence: confidences.points,
    hiddenBase: null,
  }
}

/** By columns, not by places and periods: the same slip in many documents has one cause. */
function alongOf({ statement: { cell } }: StatedComparison): string {
  return cell.kind === 'stated' ? `${cell.form}.${cell.row}.${cell.column}` : ''
}
