import { buildPeriodCalendar, findPeriod, type PeriodCalendar } from '../../calc/periods'
import type { Cube } from '../../calc/cube'
import { divideQuotients, type Quotient } from '../../calc/exact'
import { readQuantity } from '../../calc/quantity'
import { negateDecimal, shiftDecimal } from '../../format/decimal'
import type { Indicator, Scenario } from '../../model/dimension'
import type { FactKey, Qualifier } from '../../model/fact'
import type { TextReading } from '../../model/text-check'
import type { Claim, Surroundings } from './claim'
import { compareFigures, findBases } from './compare-figures'
import { isClose, isSlip, judgeNumber, type Agreement } from './judge-number'
import type { Lexicon } from './list-lines'
import { isStated, type StatedTexts } from './list-stated'
import { createRanking, fitUnit, type LineRanking, type RankedLine } from './rank-lines'

/** The figure that a number speaks of, and whether the two agree. */
export type ClaimMatch = {
  agreement: Agreement
  reading: TextReading
  indicator: Indicator
  key: FactKey
  base: FactKey | null
  figure: Quotient
  /** It is what the document wrote in that cell; the workbook computes another value. */
  asStated: boolean
  /** It agrees as a number written the English way. */
  english?: boolean
}

export type Matcher = {
  cube: Cube
  calendar: PeriodCalendar
  lexicon: Lexicon
  rank: LineRanking
  stated: StatedTexts
}

export function createMatcher(cube: Cube, lexicon: Lexicon, stated: StatedTexts): Matcher {
  return {
    cube,
    lexicon,
    stated,
    calendar: buildPeriodCalendar(cube.axes.dimensions.periods),
    rank: createRanking(lexicon),
  }
}

/** Words that fit so little say nothing even where the number is right. */
const enoughToAgree = 0.42
/** Right by chance: a line that fits much better has another value. */
const chanceMargin = 0.3
/** How well the words must fit to say that a number is wrong: less where it is nearly right. */
const enoughNear = 0.68
const enoughFar = 0.95
const margin = 0.08
const nearPercent = 30n
/** Of two rows that are nearly right, one must fit the words better. */
const clear = 0.02

/**
 * @param subjects figures that the sentence has named before, the nearest first: what a comparison is about
 * @returns null where nothing is surely meant
 */
export function matchClaim(
  matcher: Matcher,
  claim: Claim,
  around: Surroundings,
  subjects: readonly ClaimMatch[],
): ClaimMatch | null {
  if (claim.period === 'unknown' || claim.sector === 'unknown' || claim.place === 'unknown') return null
  if (claim.reading !== 'value') {
    const compared = matchComparison(matcher, claim, around, subjects)
    if (!claim.orPlan || compared?.agreement === 'agrees') return compared
    return matchValue(matcher, { ...claim, reading: 'value', scenario: 'plan', uncertain: true }, around)
  }
  const found = matchValue(matcher, claim, around)
  if (found !== null && found.agreement !== 'differs') return found
  // "(3,3%)", "56% số HTX": a share of what was counted before, when nothing else is said.
  if (claim.unit.percent) {
    const share = findShares(matcher, claim, subjects).find(({ agreement }) => agreement !== 'differs')
    if (share !== undefined) return share
  }
  return found
}

/**
 * Numbers that are named one by one and stand in the wrong order: none is right where it stands, and each is where another
 * does.
 */
export function matchSwapped(
  matcher: Matcher,
  claims: readonly Claim[],
  around: Surroundings,
): ReadonlyMap<Claim, ClaimMatch> {
  const rightOf = (claim: Claim, { value, decimals, unit }: Claim): ClaimMatch | null => {
    const match = matchValue(matcher, { ...claim, value, decimals, unit }, around)
    return match?.agreement === 'agrees' ? match : null
  }
  const swapped = claims.map((claim) => {
    const meant = claims.flatMap((other) => (other === claim ? [] : (rightOf(claim, other) ?? [])))
    return meant.length === 1 && rightOf(claim, claim) === null ? meant : []
  })
  return swapped.every(({ length }) => length === 1)
    ? new Map(
        claims.flatMap((claim, at) =>
          (swapped[at] ?? []).map((match) => [claim, { ...match, agreement: 'differs' as const }]),
        ),
      )
    : new Map()
}

type Candidate = ClaimMatch & Pick<RankedLine, 'score' | 'foreign'>

function matchValue(matcher: Matcher, claim: Claim, around: Surroundings): ClaimMatch | null {
  // Nothing says what is counted.
  if (claim.unit.key === '' && claim.terms.length === 0 && claim.organisation === null) return null
  const candidates = matcher
    .rank(claim)
    .filter(({ line }) => claim.counted === null || line.terms.has(claim.counted))
    .flatMap((ranked) => readCandidates(matcher, claim, around, ranked))
  const [best] = candidates
  if (best === undefined) return null
  const agreeing = candidates.find(({ agreement }) => agreement === 'agrees')
  if (agreeing !== undefined && agreeing.score >= Math.max(enoughToAgree, best.score - chanceMargin))
    return agreeing
  const rounded = candidates.find(({ agreement }) => agreement === 'rounded')
  if (rounded !== undefined && rounded.score >= Math.max(enoughToAgree, best.score - margin)) return rounded
  return claim.uncertain ? null : findSurelyWrong(claim, candidates)
}

/** The one figure that the words mean, and that the number is not. */
function findSurelyWrong(claim: Claim, candidates: readonly Candidate[]): Candidate | null {
  const [best] = candidates
  if (best === undefined) return null
  const rivals = candidates.filter(({ score }) => score > best.score - margin)
  const near = rivals.filter((one) => {
    const { value, exponent } = inUnitOf(claim, one.indicator)
    const slipped = isSlip(value, one.figure) && !isBound(claim)
    // What the row's words do not know is mostly a part of it, or something else.
    return (
      slipped || (!one.foreign && claim.english === null && isClose(value, exponent, one.figure, nearPercent))
    )
  })
  const [nearest, other] = near
  if (nearest !== undefined)
    return nearest.score >= enoughNear && (other === undefined || other.score < nearest.score - clear)
      ? nearest
      : null
  if (rivals.length > 1 || claim.loose || claim.english !== null || isBound(claim)) return null
  // Far off: the total itself only where it is named as such.
  return best.score >= enoughFar && (claim.whole || claim.terms.length > 0) ? best : null
}

/** "25,454" where the figure is 25.454. */
function isRightInEnglish({ english, qualifier }: Claim, power: number, figure: Quotient): boolean {
  if (english === null) return false
  const decimals = english.split('.')[1]?.length ?? 0
  return judgeNumber(shiftDecimal(english, power), power - decimals, figure, qualifier) === 'agrees'
}

/** "Trên 5.000" far from the figure is of some only. */
function isBound({ qualifier }: Claim): boolean {
  return qualifier !== null && bounds.has(qualifier)
}

const bounds: ReadonlySet<Qualifier> = new Set(['over', 'more-than', 'under', 'at-least', 'minimum'])

/** The claim's number in the unit of an indicator, and what its last digit is worth there. */
function inUnitOf(claim: Claim, indicator: Indicator): { value: string; exponent: number } {
  const power = fitUnit(claim, indicator)?.power ?? 0
  return { value: shiftDecimal(claim.value, power), exponent: power - claim.decimals }
}

function readCandidates(
  matcher: Matcher,
  claim: Claim,
  around: Surroundings,
  { line: { indicator }, score, foreign }: RankedLine,
): Candidate[] {
  const fit = fitUnit(claim, indicator)
  if (fit === null) return []
  const { value, exponent } = inUnitOf(claim, indicator)
  const candidates: Candidate[] = []
  for (const key of listKeys(matcher, claim, around, indicator)) {
    const figure = readFigure(matcher, key)
    if (figure === null) continue
    const perMonth = fit.months ? divideQuotients(figure, { n: 12, d: 1 }) : figure
    const judged = judgeNumber(value, exponent, perMonth, claim.qualifier)
    const asStated = judged !== 'agrees' && !fit.months && isStated(matcher, 'value', key, null, value)
    const english = judged !== 'agrees' && isRightInEnglish(claim, fit.power, perMonth)
    const agreement = asStated || english || judged === 'agrees' ? 'agrees' : judged
    candidates.push({
      agreement,
      reading: 'value',
      indicator,
      key,
      base: null,
      figure: perMonth,
      asStated,
      english: english || (agreement === 'agrees' && claim.english === claim.value),
      score,
      foreign,
    })
    // Of scenarios, the first that has a figure is meant.
    if (agreement === 'agrees') break
  }
  const right = candidates.find(({ agreement }) => agreement !== 'differs')
  const [first] = candidates
  return right !== undefined ? [right] : first === undefined ? [] : [first]
}

const actuals: readonly Scenario[] = ['actual', 'estimate']
const plans: readonly Scenario[] = ['plan', 'adjusted-plan']

function listKeys(matcher: Matcher, claim: Claim, around: Surroundings, indicator: Indicator): FactKey[] {
  const { lexicon, calendar } = matcher
  const isPlan = claim.scenario === 'plan'
  const named = claim.period === null || claim.period === 'unknown' ? around.period : claim.period
  // A plan is of a whole year.
  const wanted = isPlan ? [{ ...named, kind: 'year', ordinal: 1 } as const, named] : [named]
  const periods = wanted.flatMap((name) => findPeriod(calendar, name) ?? [])
  const sector = typeof claim.sector === 'number' ? claim.sector : lexicon.allSectors
  const locality = typeof claim.place === 'number' ? claim.place : lexicon.locality
  return periods.flatMap((period) =>
    (isPlan ? plans : actuals).map((scenario) => ({
      indicator: indicator.id,
      sector,
      locality,
      period: period.id,
      scenario,
    })),
  )
}

function readFigure({ cube }: Matcher, key: FactKey): Quotient | null {
  const { state, quotient } = readQuantity(cube, key)
  return state === 'number' || state === 'none' ? quotient : null
}

function matchComparison(
  matcher: Matcher,
  claim: Claim,
  around: Surroundings,
  subjects: readonly ClaimMatch[],
): ClaimMatch | null {
  // What a plan shall grow by is compared with figures that are not there yet.
  if (around.plan !== null) return null
  if (claim.reading === 'share') return pickShare(matcher, claim, subjects)
  const about = subjects.length > 0 ? subjects : findSubjects(matcher, claim, around)
  const results = about.flatMap((subject) => {
    if (!fitsReading(claim, subject.indicator)) return []
    return findBases(matcher, claim, around, subject).flatMap((base) => {
      const figure = compareFigures(matcher.cube, claim, subject.key, base)
      if (figure === null) return []
      const { value, exponent } = writtenComparison(claim, subject.indicator)
      const judged = judgeNumber(value, exponent, figure, claim.qualifier)
      const signed = claim.sign === -1 ? negateDecimal(value) : value
      const asStated = judged !== 'agrees' && isStated(matcher, claim.reading, subject.key, base, signed)
      const isPoints = judged === 'differs' && !asStated && isPointsAgreeing(matcher, claim, subject, base)
      const agreement = asStated || isPoints ? ('agrees' as const) : judged
      return [{ ...subject, agreement, reading: claim.reading, base, figure, asStated, subject }]
    })
  })
  const right =
    results.find(({ agreement }) => agreement === 'agrees') ??
    results.find(({ agreement }) => agreement === 'rounded')
  if (right !== undefined) return right
  const [nearest] = results
  if (nearest === undefined || claim.base === null || claim.uncertain) return null
  // Of two times that may be meant, neither is surely.
  if (claim.base.kind === 'times' && claim.base.periods.length > 1) return null
  // A figure that is itself in doubt says nothing of what follows from it.
  return nearest.subject.agreement === 'differs' ? null : nearest
}

/** "Thấp hơn 4%" of a percentage is mostly said of points. */
function isPointsAgreeing(matcher: Matcher, claim: Claim, subject: ClaimMatch, base: FactKey): boolean {
  if (claim.reading !== 'growth' || subject.indicator.kind !== 'ratio') return false
  const points = compareFigures(matcher.cube, { reading: 'difference', sign: claim.sign }, subject.key, base)
  return points !== null && judgeNumber(claim.value, -claim.decimals, points, claim.qualifier) === 'agrees'
}

/** A difference has the unit of what differs; points those of a percentage. */
function fitsReading(claim: Claim, indicator: Indicator): boolean {
  return claim.reading !== 'difference' || fitUnit(claim, indicator) !== null
}

function writtenComparison(claim: Claim, indicator: Indicator): { value: string; exponent: number } {
  if (claim.reading === 'difference') return inUnitOf(claim, indicator)
  // "1,5 lần" is 150%.
  return claim.unit.times
    ? { value: shiftDecimal(claim.value, 2), exponent: 2 - claim.decimals }
    : { value: claim.value, exponent: -claim.decimals }
}

const enoughToCompare = 0.75

/** Without a figure before it, a comparison is about what its own words name. */
function findSubjects(matcher: Matcher, claim: Claim, around: Surroundings): ClaimMatch[] {
  if (claim.terms.length === 0 && !claim.whole) return []
  const ranked = matcher.rank(claim).filter(({ score }) => score >= enoughToCompare)
  const [first, second] = ranked
  if (first === undefined || (second !== undefined && second.score > first.score - margin)) return []
  const { indicator } = first.line
  for (const key of listKeys(matcher, { ...claim, scenario: null }, around, indicator)) {
    const figure = readFigure(matcher, key)
    if (figure !== null)
      return [{ agreement: 'agrees', reading: 'value', indicator, key, base: null, figure, asStated: false }]
  }
  return []
}

function pickShare(matcher: Matcher, claim: Claim, subjects: readonly ClaimMatch[]): ClaimMatch | null {
  const shares = findShares(matcher, claim, subjects.slice(0, 1))
  const right = shares.find(({ agreement }) => agreement !== 'differs')
  if (right !== undefined) return right
  const [only, other] = shares
  const isSure = subjects[0]?.agreement === 'agrees' && !claim.uncertain && !claim.own
  return other === undefined && isSure ? (only ?? null) : null
}

/** A figure as a share of its sector's, its place's or its row's whole, or as the ratio that the workbook has of it. */
function findShares(matcher: Matcher, claim: Claim, subjects: readonly ClaimMatch[]): ClaimMatch[] {
  const { cube, lexicon } = matcher
  return subjects.flatMap((subject) => {
    if (subject.reading !== 'value' || subject.indicator.kind === 'ratio') return []
    const { key, indicator } = subject
    const wholes: FactKey[] = []
    if (key.sector !== lexicon.allSectors) wholes.push({ ...key, sector: lexicon.allSectors })
    if (key.locality !== lexicon.locality) wholes.push({ ...key, locality: lexicon.locality })
    if (indicator.parent !== null) wholes.push({ ...key, indicator: indicator.parent })
    for (const one of cube.axes.dimensions.indicators)
      if (one.numerator === indicator.id && one.denominator !== null && one.kind === 'ratio')
        wholes.push({ ...key, indicator: one.denominator })
    const distinct = new Map(wholes.map((whole) => [Object.values(whole).join(' '), whole]))
    return [...distinct.values()].flatMap((whole) => {
      const figure = compareFigures(cube, { reading: 'share' }, key, whole)
      if (figure === null) return []
      const agreement = judgeNumber(claim.value, -claim.decimals, figure, claim.qualifier)
      return [{ ...subject, agreement, reading: 'share' as const, base: whole, figure, asStated: false }]
    })
  })
}
