import { isAdditive, listParts, locate, type Axes, type Position } from '../calc/axes'
import { cellState } from '../calc/cube'
import { powerOfTen } from '../calc/exact'
import { scenarios } from '../model/dimension'
import type { FactKey } from '../model/fact'
import { followResult, sumOf, type Arithmetic } from './arithmetic'
import type { Constraint, Operand } from './constraint'
import type { DocumentStatements } from './document-statements'
import type { Statement } from './relation'
import { nameFigure } from './state-figure'
import { compareQuotients } from './written-interval'

/**
 * Totals that a document writes and nobody entered, against the figures below them: branches, places, and the periods that
 * a flow is counted in. The parts may be entered, written, or be computed from others.
 */
const breakdowns = ['sectors', 'localities', 'periods'] as const
type TotalBreakdown = (typeof breakdowns)[number]

const confidences = { certain: 95, likely: 70 } as const

/** `isDivided`: a relation says already of which branches the line is the sum. */
export function constrainTotals(
  statements: DocumentStatements,
  key: FactKey,
  isDivided: boolean,
): Constraint[] {
  const { axes } = statements.book.cube
  const indicator = axes.indicatorById.get(key.indicator)
  const position = locate(axes, key)
  const total = statements.read(key)
  if (indicator === undefined || position === null || total === null || !isAdditive(indicator)) return []
  return breakdowns.flatMap((breakdown) => {
    if (breakdown === 'sectors' && isDivided) return []
    if (breakdown === 'periods' && indicator.kind !== 'flow') return []
    const terms = readParts(statements, position, breakdown)
    const present = terms.filter((term) => term.statement !== null)
    if (present.length === 0) return []
    // A form has rows for the branches that there are; a branch without any figure is mostly none.
    const isLikely = breakdown === 'sectors' && present.length > 1 && present.length < terms.length
    const parts = isLikely ? present : terms
    const arithmetic = sumOf(
      parts.map(() => 1),
      isLikely ? 'likely' : 'certain',
    )
    return [
      {
        kind: 'parts',
        along: `${breakdown}.${key.indicator}.${key.sector}`,
        arithmetic,
        result: { statement: total, role: 'stated' },
        terms: parts,
        severity: isLikely && !isMore(arithmetic, present, total) ? 'warning' : 'error',
        confidence: isLikely ? confidences.likely : confidences.certain,
        hiddenBase: null,
      },
    ]
  })
}

/** Whether the parts alone are more than the whole: then no missing part explains it. */
function isMore(arithmetic: Arithmetic, terms: readonly Operand[], total: Statement): boolean {
  const sum = followResult(
    arithmetic,
    terms.map(({ statement }) => statement.quotient),
  )
  return sum !== null && compareQuotients(sum, total.quotient) > 0
}

/** Branches of branches stand for a branch that nobody states. */
function readParts(
  statements: DocumentStatements,
  position: Position,
  breakdown: TotalBreakdown,
): (Operand | { statement: null; role: 'part' })[] {
  const { axes } = statements.book.cube
  return listParts(axes, position, breakdown).flatMap((part) => {
    const at = movePart(position, breakdown, part)
    const statement = statements.read(keyAt(statements, at))
    if (statement !== null) return [{ statement, role: 'part' as const }]
    if (breakdown === 'sectors') {
      const below = readParts(statements, at, breakdown)
      if (below.some((one) => one.statement !== null)) return below
    }
    return [{ statement: readComputed(statements, at), role: 'part' as const }]
  })
}

function movePart(position: Position, breakdown: TotalBreakdown, part: number): Position {
  switch (breakdown) {
    case 'sectors':
      return { ...position, sector: part }
    case 'localities':
      return { ...position, locality: part }
    case 'periods':
      return { ...position, period: part }
  }
}

/** Null where parts of it are missing: then it is not what it would be. */
function readComputed(statements: DocumentStatements, position: Position): Statement | null {
  const { cube } = statements.book
  const { state, value, partial } = cube.read(position)
  const indicator = cube.axes.dimensions.indicators[position.indicator]
  if (partial || indicator === undefined || (state !== cellState.number && state !== cellState.none))
    return null
  const { isCount, percent } = statements.traitsOf(indicator)
  return {
    cell: { kind: 'figure', key: keyAt(statements, position) },
    quotient: { n: value, d: powerOfTen(indicator.decimals) },
    written: indicator.decimals,
    whole: isCount && indicator.decimals === 0,
    percent,
    qualifier: null,
  }
}

const nowhere = -1

function keyAt(statements: DocumentStatements, position: Position): FactKey {
  const { indicators, sectors, localities, periods } = statements.book.cube.axes
  return {
    indicator: indicators.ids[position.indicator] ?? (nowhere as FactKey['indicator']),
    sector: sectors.ids[position.sector] ?? (nowhere as FactKey['sector']),
    locality: localities.ids[position.locality] ?? (nowhere as FactKey['locality']),
    period: periods.ids[position.period] ?? (nowhere as FactKey['period']),
    scenario: scenarios[position.scenario] ?? 'actual',
  }
}

/** The figures one step above, of which it is a part. */
export function listNextWholes(statements: DocumentStatements, key: FactKey): FactKey[] {
  const { axes } = statements.book.cube
  const position = locate(axes, key)
  if (position === null) return []
  const { sector, locality, period } = listAbove(axes, position)
  return [
    ...sector.map((at) => ({ ...position, sector: at })),
    ...locality.map((at) => ({ ...position, locality: at })),
    ...period.map((at) => ({ ...position, period: at })),
  ].map((at) => keyAt(statements, at))
}

/** Names of all figures that the figure is a part of, step by step, itself first. */
export function listWholes(statements: DocumentStatements, key: FactKey): { key: FactKey; name: string }[] {
  const { axes } = statements.book.cube
  const position = locate(axes, key)
  if (position === null) return []
  const sectors = climb(position.sector, (sector) => listAbove(axes, { ...position, sector }).sector)
  const localities = climb(
    position.locality,
    (locality) => listAbove(axes, { ...position, locality }).locality,
  )
  const periods = climb(position.period, (period) => listAbove(axes, { ...position, period }).period)
  const indicators = climb(position.indicator, (at) => keepFound([axes.indicators.tree.parent[at] ?? -1]))
  const wholes: { key: FactKey; name: string }[] = []
  for (const indicator of indicators)
    for (const sector of sectors)
      for (const locality of localities)
        for (const period of periods) {
          const whole = keyAt(statements, { ...position, indicator, sector, locality, period })
          wholes.push({ key: whole, name: nameFigure(whole) })
        }
  return wholes
}

function climb(from: number, above: (at: number) => readonly number[]): number[] {
  const found = [from]
  for (const at of found) for (const whole of above(at)) if (!found.includes(whole)) found.push(whole)
  return found
}

function listAbove(
  axes: Axes,
  { sector, locality, period }: Position,
): Record<'sector' | 'locality' | 'period', number[]> {
  const partOf = axes.dimensions.sectors[sector]?.partOf ?? []
  const successor = axes.dimensions.localities[locality]?.successor ?? null
  return {
    sector: keepFound([
      axes.sectors.tree.parent[sector] ?? -1,
      ...partOf.map((id) => axes.sectors.positions.get(id) ?? -1),
    ]),
    locality: keepFound([
      axes.localities.tree.parent[locality] ?? -1,
      successor === null ? -1 : (axes.localities.positions.get(successor) ?? -1),
    ]),
    period: axes.periods.parts.flatMap((parts, whole) => (parts.includes(period) ? [whole] : [])),
  }
}

function keepFound(positions: readonly number[]): number[] {
  return positions.filter((at) => at >= 0)
}
