import { measureDifference, measureGrowth, measureIndex } from '../../calc/comparisons'
import type { Cube } from '../../calc/cube'
import { findPeriod, type PeriodCalendar, type PeriodName } from '../../calc/periods'
import type { Quotient } from '../../calc/exact'
import { scaleQuotient } from '../../calc/exact'
import { readQuantity } from '../../calc/quantity'
import { scenarios } from '../../model/dimension'
import type { FactKey } from '../../model/fact'
import type { TextReading } from '../../model/text-check'
import type { Claim, Surroundings } from './claim'

/** What a comparison of the text must give, exactly; a fall is written without its sign. Null where it has no meaning. */
export function compareFigures(
  cube: Cube,
  { reading, sign }: { reading: TextReading; sign?: Claim['sign'] },
  of: FactKey,
  base: FactKey,
): Quotient | null {
  const [current, before] = [readQuantity(cube, of), readQuantity(cube, base)]
  const measure =
    reading === 'difference' ? measureDifference : reading === 'growth' ? measureGrowth : measureIndex
  const { status, quotient } = measure(current, before)
  if (status !== 'number' || quotient === null) return null
  return sign === -1 ? scaleQuotient(quotient, -1) : quotient
}

/** The figure that the claim compares with; null where the workbook has none. */
export function findBase(
  { cube, calendar }: { cube: Cube; calendar: PeriodCalendar },
  claim: Pick<Claim, 'base'>,
  around: Surroundings,
  subject: { key: FactKey },
): FactKey | null {
  const { base } = claim
  const own = cube.axes.dimensions.periods.find(({ id }) => id === subject.key.period) ?? around.period
  const has = (key: FactKey): boolean => readQuantity(cube, key).quotient !== null
  const at = (name: PeriodName, scenario: FactKey['scenario']): FactKey | null => {
    const period = findPeriod(calendar, name)
    const key = period === null ? null : { ...subject.key, period: period.id, scenario }
    return key !== null && has(key) ? key : null
  }
  if (base?.kind === 'plan') {
    const year: PeriodName = { kind: 'year', year: own.year, ordinal: 1 }
    return at(year, 'adjusted-plan') ?? at(year, 'plan') ?? at(own, 'plan')
  }
  // A year that is not before the report's own is a slip of its writer: the year before is meant.
  const year = base?.kind === 'year' && base.year < own.year ? base.year : own.year - 1
  for (const scenario of scenarios) {
    if (scenario === 'plan' || scenario === 'adjusted-plan') continue
    const found = at({ ...own, year }, scenario)
    if (found !== null) return found
  }
  return null
}
