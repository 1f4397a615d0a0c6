import type { Indicator } from '../../model/dimension'
import { searchKey } from '../../format/search-text'
import { convertUnit, readUnit } from '../../format/units'
import type { Claim } from './claim'
import type { Lexicon, ProseLine } from './list-lines'
import { peopleUnits } from './prose-words'

/** How well lines fit the words of a claim, 0 to 1, the best first; those that hardly do are left out. */
/** `foreign`: of the words of the claim, some are not the line's. */
export type RankedLine = { line: ProseLine; score: number; foreign: boolean }
type Wanted = Pick<Claim, 'terms' | 'organisation' | 'average'>
export type LineRanking = (claim: Wanted & Pick<Claim, 'widerTerms'>) => readonly RankedLine[]

const leastScore = 0.35
/** Another kind of organisation: two texts about different things, however alike. */
const otherOrganisation = 0.35
const mostRemembered = 5000

/** Sentences repeat themselves: what was ranked once is remembered, as long as the ranking is. */
export function createRanking({ lines, weightOf }: Lexicon): LineRanking {
  const weights = lines.map(({ terms }) => sum([...terms].map(weightOf)))
  const remembered = new Map<string, readonly RankedLine[]>()
  const rank = (claim: Wanted): readonly RankedLine[] => {
    const key = [claim.organisation, claim.average, ...[...claim.terms].sort()].join(' ')
    const before = remembered.get(key)
    if (before !== undefined) return before
    const wanted = sum(claim.terms.map(weightOf))
    const best = new Map<Indicator, RankedLine>()
    for (const [at, line] of lines.entries()) {
      if (line.average !== claim.average) continue
      const known = claim.terms.filter((term) => line.terms.has(term))
      const shared = sum(known.map(weightOf))
      const precision = (1 + shared) / (1 + wanted)
      const recall = (1 + shared) / (1 + (weights[at] ?? 0))
      const isOther =
        claim.organisation !== null && line.organisation !== null && claim.organisation !== line.organisation
      const score = ((2 * precision * recall) / (precision + recall)) * (isOther ? otherOrganisation : 1)
      if (score >= leastScore && score > (best.get(line.indicator)?.score ?? 0))
        best.set(line.indicator, { line, score, foreign: known.length < claim.terms.length })
    }
    const ranked = [...best.values()].sort((a, b) => b.score - a.score)
    if (remembered.size < mostRemembered) remembered.set(key, ranked)
    return ranked
  }
  return (claim) => {
    const narrow = rank(claim)
    if (claim.widerTerms.length <= claim.terms.length) return narrow
    const best = new Map(narrow.map((one) => [one.line.indicator, one]))
    for (const one of rank({ ...claim, terms: claim.widerTerms }))
      if (one.score > (best.get(one.line.indicator)?.score ?? 0)) best.set(one.line.indicator, one)
    return [...best.values()].sort((a, b) => b.score - a.score)
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** What brings a number with a unit into the unit of an indicator; `months`: it is of a month, the indicator of a year. */
export type UnitFit = { power: number; months: boolean }

/** Null when the two do not measure the same. Counts of people go under several names. */
export function fitUnit(
  { unit, sector }: Pick<Claim, 'unit' | 'sector'>,
  indicator: Indicator,
): UnitFit | null {
  const isPercent = indicator.kind === 'ratio' || indicator.unit === '%'
  if (unit.percent !== isPercent) return null
  if (isPercent || unit.key === '') return { power: 0, months: false }
  const written = readUnit(unit.text.trim())
  const row = readUnit(indicator.unit)
  const [time, rowTime] = [timeOf(written.per), timeOf(row.per)]
  const power = convertUnit({ ...written, per: null }, { ...row, per: null })
  if (power !== null) {
    if (time === null || time === rowTime) return { power, months: false }
    return time === 'thang' && rowTime === 'nam' ? { power, months: true } : null
  }
  if (isPeople(written.base) && isPeople(row.base)) return { power: written.power - row.power, months: false }
  const isFund = /^(qtdnd|quy)$/.test(searchKey(written.base)) && row.base === 'HTX' && sector !== null
  return isFund ? { power: 0, months: false } : null
}

function timeOf(per: string | null): 'thang' | 'nam' | null {
  const key = searchKey(per ?? '')
  return key.includes('thang') ? 'thang' : key.includes('nam') ? 'nam' : null
}

function isPeople(base: string): boolean {
  return peopleUnits.has(searchKey(base))
}
