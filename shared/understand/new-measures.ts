import type { Period, Scenario } from '../model/dimension'
import {
  isPartOfYear,
  partsOfYear,
  type ComparisonMeasure,
  type FormMeasure,
  type ValuePick,
} from '../model/form'
import type { ColumnMeaning, DocumentPeriod } from './document-table'
import { describeColumns, isSamePeriod } from './map-meaning'

/**
 * What the columns of a form made from a table measure, relative to the period shown; null for a column that says nothing,
 * or compares with what the table does not tell. A comparison that leaves out what it compares means the columns beside it.
 */
export function measureColumns(
  meanings: readonly (ColumnMeaning | null)[],
  shown: DocumentPeriod,
  periods: readonly Period[],
): (FormMeasure | null)[] {
  const findPick = createPickFinder(shown, periods)
  const beside = listValues(meanings, shown)
  return meanings.map((meaning) => (meaning === null ? null : measureOf(meaning, shown, findPick, beside)))
}

type TimedValue = { scenario: Scenario; period: DocumentPeriod }

/** The different values that the table shows, in the order of time, plans before what became of them. */
function listValues(meanings: readonly (ColumnMeaning | null)[], shown: DocumentPeriod): TimedValue[] {
  const values = new Map<string, TimedValue>()
  for (const meaning of meanings) {
    if (meaning?.kind !== 'value') continue
    const { scenario = 'actual', period = shown } = meaning
    values.set(JSON.stringify([scenario, period.kind, period.year, period.ordinal]), { scenario, period })
  }
  const isPlan = ({ scenario }: TimedValue): number =>
    scenario === 'plan' || scenario === 'adjusted-plan' ? 0 : 1
  return [...values.values()].sort(
    (a, b) => a.period.year - b.period.year || a.period.ordinal - b.period.ordinal || isPlan(a) - isPlan(b),
  )
}

/** As what a time is compared where nothing is said: as the figure itself, else as the only thing that the table shows of it. */
function scenarioOf(values: readonly TimedValue[], period: DocumentPeriod): Scenario {
  const found = values.filter((value) => isSamePeriod(value.period, period)).map(({ scenario }) => scenario)
  const [only] = found
  if (found.includes('actual') || only === undefined) return 'actual'
  return found.includes('estimate') ? 'estimate' : found.length === 1 ? only : 'actual'
}

type FindPick = (scenario: Scenario, period: DocumentPeriod) => ValuePick | null

function createPickFinder(shown: DocumentPeriod, periods: readonly Period[]): FindPick {
  const steps = [0, -1, 1, -2, 2, -3, -4, -5, 3, 4, 5]
  const picks: ValuePick[] = [
    ...steps.map((offset): ValuePick => ({ scenario: 'actual', offset })),
    { scenario: 'actual', offset: 0, years: -1 },
    { scenario: 'actual', offset: 0, span: 'year' },
    { scenario: 'actual', offset: 0, span: 'cumulative' },
    { scenario: 'actual', offset: 0, years: -1, span: 'year' },
    { scenario: 'actual', offset: 0, years: 1, span: 'year' },
    ...steps.map((offset): ValuePick => ({ scenario: 'actual', offset, span: 'five-years' })),
    ...[0, -1, 1].flatMap((years) =>
      partsOfYear.map((span): ValuePick => ({
        scenario: 'actual',
        offset: 0,
        ...(years === 0 ? {} : { years }),
        span,
      })),
    ),
  ]
  const meanings = describeColumns(
    picks.map((pick) => ({ measure: { kind: 'value', ...pick } })),
    shown,
    periods,
  )
  return (scenario, period) => {
    const at = meanings.findIndex(({ value }) => value?.period != null && isSamePeriod(value.period, period))
    const pick = picks[at]
    return pick === undefined ? null : { ...pick, scenario }
  }
}

function measureOf(
  meaning: ColumnMeaning,
  shown: DocumentPeriod,
  findPick: FindPick,
  beside: readonly TimedValue[],
): FormMeasure | null {
  const { kind, period = shown } = meaning
  // A document states shares as figures of their own.
  if (kind === 'value' || kind === 'share') {
    const pick = findPick(meaning.scenario ?? 'actual', period)
    return pick === null ? null : { kind: 'value', ...pick }
  }
  const measure: ComparisonMeasure['kind'] = kind === 'attainment' ? 'index' : kind
  if (meaning.base === undefined && kind !== 'attainment')
    return measureBeside(measure, meaning, shown, findPick, beside)
  const of = findPick(meaning.scenario ?? scenarioOf(beside, period), period)
  const base = of === null ? null : findBase(meaning, shown, of, findPick, beside)
  return of === null || base === null ? null : { kind: measure, of, base }
}

/** "Tăng, giảm" beside two values is what the later one has more. */
function measureBeside(
  kind: ComparisonMeasure['kind'],
  { scenario, period }: ColumnMeaning,
  shown: DocumentPeriod,
  findPick: FindPick,
  beside: readonly TimedValue[],
): ComparisonMeasure | null {
  const [before, now, another] = beside
  if (before === undefined || now === undefined || another !== undefined) return null
  if (before.period.kind !== now.period.kind || !isSamePeriod(now.period, period ?? shown)) return null
  if (scenario !== undefined && scenario !== now.scenario) return null
  const [of, base] = [findPick(now.scenario, now.period), findPick(before.scenario, before.period)]
  return of === null || base === null ? null : { kind, of, base }
}

function findBase(
  { kind, base }: ColumnMeaning,
  shown: DocumentPeriod,
  of: ValuePick,
  findPick: FindPick,
  beside: readonly TimedValue[],
): ValuePick | null {
  const plan = kind === 'attainment' ? 'plan' : 'actual'
  if (base === undefined) return kind === 'attainment' ? planOf(of, 'plan', shown) : null
  if (base.period !== undefined) {
    const scenario = base.scenario ?? (plan === 'actual' ? happenedAs(beside, base.period) : plan)
    const named = findPick(scenario, base.period)
    // Nothing is compared with itself: "so với năm 2021" in a table of 2021 means the year before, and is a slip.
    if (named !== null && pickKey(named) === pickKey(of)) return { ...of, offset: of.offset - 1 }
    return named
  }
  const scenario = base.scenario ?? plan
  if (base.same === 'previous') return { scenario, offset: of.offset - 1 }
  if (base.same === 'last-year')
    return shown.kind === 'year' ? { scenario, offset: of.offset - 1 } : { ...of, scenario, years: -1 }
  return scenario === of.scenario ? null : planOf(of, scenario, shown)
}

/** The plan of a part of a year is that of its year, never prorated. */
function planOf(of: ValuePick, scenario: Scenario, shown: DocumentPeriod): ValuePick {
  const isPlan = scenario === 'plan' || scenario === 'adjusted-plan'
  if (isPlan && shown.kind !== 'year') return { scenario, offset: 0, span: 'year' }
  if (!isPlan || !isPartOfYear(of.span)) return { ...of, scenario }
  const { years, offset } = of
  return { scenario, offset, ...(years === undefined ? {} : { years }) }
}

/** What happened, where the table shows it only as an estimate. */
function happenedAs(beside: readonly TimedValue[], period: DocumentPeriod): Scenario {
  return scenarioOf(beside, period) === 'estimate' ? 'estimate' : 'actual'
}

export function pickKey({ scenario, offset, years = 0, span }: ValuePick): string {
  return [scenario, offset, years, span ?? ''].join('/')
}
