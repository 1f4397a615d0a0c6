import { totalSector } from '../calc/axes'
import type { Dimensions, Indicator } from '../model/dimension'
import type { IndicatorId } from '../model/ids'
import { termOf, type DraftRelation } from './draft-relation'
import type { Line } from './relation'

/**
 * What the indicators say of themselves, for all sectors together: parts that sum to the indicator, parts that are only
 * included in it, numerator and denominator. A user's formula is the program's own arithmetic and states nothing.
 */
export function readDeclared(dimensions: Dimensions): DraftRelation[] {
  const sector = totalSector(dimensions)
  const lineOf = (indicator: IndicatorId): Line => ({ indicator, sector })
  const known = new Map(dimensions.indicators.map((indicator) => [indicator.id, indicator]))
  const drafts: DraftRelation[] = []
  const parts = new Map<IndicatorId, Indicator[]>()
  for (const indicator of dimensions.indicators) {
    const { id, parent, part, numerator, denominator, factor } = indicator
    if (numerator !== null && denominator !== null && known.has(numerator) && known.has(denominator))
      drafts.push({
        kind: 'quotient',
        result: lineOf(id),
        terms: [termOf(lineOf(numerator), 'numerator'), termOf(lineOf(denominator), 'denominator')],
        factor,
        complete: 'certain',
      })
    if (parent === null || !known.has(parent)) continue
    if (part === 'subset')
      drafts.push({
        kind: 'subset',
        result: lineOf(parent),
        terms: [termOf(lineOf(id), 'part')],
        factor: 1,
        complete: 'likely',
      })
    if (part === 'sum') parts.set(parent, [...(parts.get(parent) ?? []), indicator])
  }
  for (const [whole, summed] of parts)
    drafts.push({
      kind: 'sum',
      result: lineOf(whole),
      terms: summed.map(({ id }) => termOf(lineOf(id), 'part')),
      factor: 1,
      complete: 'certain',
    })
  return drafts
}
