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

/** The figures that the claim may compare with, of those that the workbook has. */
export function findBases(
  { cube, calendar }: { cube: Cube; calendar: PeriodCalendar },
  { base }: Pick<Claim, 'base'>,
  around: Surroundings,
  subject: { key: FactKey },
): FactKey[] {
  const own = cube.axes.dimensions.periods.find(({ id }) => id === subject.key.period) ?? around.period
  const has = (key: FactKey): boolean => readQuantity(cube, key).quotient !== null
  const at = (name: PeriodName, scenario: FactKey['scenario']): FactKey | null => {
    const period = findPeriod(calendar, name)
    const key = period === null ? null : { ...subject.key, period: period.id, scenario }
    return key !== null && has(key) ? key : null
  }
  if (base?.kind === 'plan') {
    const year: PeriodName = { kind: 'year', year: own.year, ordinal: 1 }
    const plan = at(year, 'adjusted-plan') ?? at(year, 'plan') ?? at(own, 'plan')
    return plan === null ? [] : [plan]
  }
  const periods = base?.kind === 'times' ? base.periods : [{ ...own, year: own.year - 1 }]
  return periods.flatMap((period) => {
    const found = actuals.map((scenario) => at(period, scenario)).find((key) => key !== null)
    return found === undefined ? [] : [found]
  })
}

const actuals = scenarios.filter((scenario) => scenario !== 'plan' && scenario !== 'adjusted-plan')
