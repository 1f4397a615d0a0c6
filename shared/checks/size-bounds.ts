import type { MoneySort, Owner } from './indicator-traits'

/**
 * What one cooperative, union, group, fund or person can have, in đồng: generous, so that only mistaken units are met. Of
 * many together the average counts; a single one may be far above it. Reasons: the offices report a charter capital of 1
 * to 4 tỷ per cooperative, revenues of 1 to 4 tỷ per cooperative and 10 to 15 tỷ per union a year, incomes of 30 to 60
 * triệu a person and year. The largest unions of the country turn over some 30.000 tỷ, the largest funds hold some 1.500 tỷ.
 * A figure in triệu taken for tỷ, or the other way round, is off by 1.000 and leaves these bounds.
 */
type Bounds = {
  /** Average of `manyUnits` or more. */
  most: number
  /** Of fewer, where one may be by far the largest. */
  mostOfOne: number
  /** Average of many; 0 where little or nothing is usual. Of a revenue told in all it may be that of a part. */
  least: number
}

const million = 1e6
const billion = 1e9

/** From this many on, an average says what is usual. */
const manyUnits = 10

const bounds: Readonly<Record<Owner, Partial<Record<MoneySort, Bounds>>>> = {
  HTX: {
    capital: { most: 100 * billion, mostOfOne: 2000 * billion, least: million },
    assets: { most: 200 * billion, mostOfOne: 5000 * billion, least: million },
    funds: { most: 100 * billion, mostOfOne: 2000 * billion, least: 0 },
    revenue: { most: 100 * billion, mostOfOne: 5000 * billion, least: million },
    profit: { most: 20 * billion, mostOfOne: 500 * billion, least: 0 },
  },
  LHHTX: {
    capital: { most: 500 * billion, mostOfOne: 20_000 * billion, least: million },
    assets: { most: 1500 * billion, mostOfOne: 50_000 * billion, least: million },
    funds: { most: 500 * billion, mostOfOne: 20_000 * billion, least: 0 },
    revenue: { most: 1500 * billion, mostOfOne: 50_000 * billion, least: million },
    profit: { most: 100 * billion, mostOfOne: 2000 * billion, least: 0 },
  },
  THT: {
    capital: { most: 20 * billion, mostOfOne: 200 * billion, least: 0 },
    assets: { most: 20 * billion, mostOfOne: 200 * billion, least: 0 },
    funds: { most: 20 * billion, mostOfOne: 200 * billion, least: 0 },
    revenue: { most: 20 * billion, mostOfOne: 200 * billion, least: 0 },
    profit: { most: 5 * billion, mostOfOne: 50 * billion, least: 0 },
  },
  QTDND: {
    capital: { most: 100 * billion, mostOfOne: 500 * billion, least: 10 * million },
    assets: { most: 1000 * billion, mostOfOne: 10_000 * billion, least: 100 * million },
    funds: { most: 1000 * billion, mostOfOne: 10_000 * billion, least: 0 },
    revenue: { most: 200 * billion, mostOfOne: 2000 * billion, least: million },
    profit: { most: 50 * billion, mostOfOne: 500 * billion, least: 0 },
  },
  // A year's income.
  person: { income: { most: billion, mostOfOne: 3 * billion, least: million } },
}

/** The power of ten by which money per unit is too large (positive) or too small; null where it can be. */
export function findImpossibleSize(
  owner: Owner,
  sort: MoneySort,
  moneyPerUnit: number,
  units: number | null,
  isAverage: boolean,
): 3 | 6 | 9 | -3 | -6 | null {
  const limits = bounds[owner][sort]
  if (limits === undefined || !(moneyPerUnit > 0)) return null
  const isMany = units !== null && units >= manyUnits
  const most = isMany ? limits.most : limits.mostOfOne
  if (moneyPerUnit > most) {
    for (const power of [3, 6, 9] as const) if (moneyPerUnit / 10 ** power <= most) return power
    return 9
  }
  const isWhole = isAverage || sort === 'capital' || sort === 'assets'
  if (!isMany || !isWhole || moneyPerUnit >= limits.least) return null
  return moneyPerUnit * 1e3 >= limits.least ? -3 : -6
}
