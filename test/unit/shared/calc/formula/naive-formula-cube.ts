import { parseFormula } from '../../../../../shared/calc/formula/parse-formula'
import { listReferences, type PlacedReference } from '../../../../../shared/calc/formula/placed-reference'
import type { Expression } from '../../../../../shared/calc/formula/ast'
import { checkFormula } from '../../../../../shared/calc/formula/check-formula'
import type { Dimensions, Indicator, Period } from '../../../../../shared/model/dimension'
import type { Fact, FactKey } from '../../../../../shared/model/fact'
import { evaluateNaively, naiveKey, type NaiveCell } from '../../../../fixtures/naive-cube'
import { evaluateNaiveFormula, type Naive } from './naive-formula'

/**
 * Values, averages and formulas over the naive cube, by plain recursion: names are looked up where they stand, periods are
 * stepped one by one, and every cell is evaluated from nothing.
 */
export type NaiveQuantity = { value: Naive; partial: boolean }

export class NaiveFormulas {
  private readonly asts = new Map<string, Expression>()
  /** One definition leads back to itself in the same period. */
  private readonly cyclic = new Set<string>()
  private readonly cells = new Map<string, NaiveCell>()
  private readonly quantities = new Map<string, NaiveQuantity>()

  constructor(
    private readonly dimensions: Dimensions,
    private readonly facts: ReadonlyMap<string, Pick<Fact, 'state' | 'value'>>,
  ) {
    const codes = new Set(dimensions.indicators.map(({ code }) => code))
    const sectors = new Set(dimensions.sectors.map(({ code }) => code))
    for (const { code, formula } of dimensions.indicators) {
      const parsed = formula === null ? null : parseFormula(formula)
      if (parsed?.ok !== true) continue
      const { faults } = checkFormula(parsed.ast, {
        find: (name) => (codes.has(name) ? { unit: '' } : null),
        hasSector: (name) => sectors.has(name),
        unit: null,
      })
      if (faults.length === 0) this.asts.set(code, parsed.ast)
    }
    for (const code of this.asts.keys()) if (this.reaches(code, code, new Set())) this.cyclic.add(code)
  }

  /** What a table shows for the key, entered or not. */
  read(key: FactKey): NaiveQuantity {
    const name = naiveKey(key)
    const known = this.quantities.get(name)
    if (known !== undefined) return known
    const quantity = this.evaluate(key)
    this.quantities.set(name, quantity)
    return quantity
  }

  private reaches(from: string, to: string, seen: Set<string>): boolean {
    if (seen.has(from)) return false
    seen.add(from)
    const ast = this.asts.get(from)
    if (ast === undefined) return false
    return listReferences(ast)
      .filter(({ previous, years }) => previous === 0 && years === 0)
      .some(({ code }) => code === to || this.reaches(code, to, seen))
  }

  private evaluate(key: FactKey): NaiveQuantity {
    const indicator = this.indicatorOf(key)
    if (indicator.formula !== null) return this.evaluateFormula(key, indicator)
    const entered = this.facts.has(naiveKey(key))
    if (indicator.numerator === null || indicator.denominator === null || entered) return this.amount(key)
    const numerator = this.amount({ ...key, indicator: indicator.numerator })
    const denominator = this.amount({ ...key, indicator: indicator.denominator })
    for (const { value } of [numerator, denominator])
      if (value === 'overflow') return { value, partial: false }
    const [a, b] = [numerator.value, denominator.value]
    if (typeof a === 'string' || typeof b === 'string') return { value: 'missing', partial: false }
    if (b.n === 0n) return { value: 'division-by-zero', partial: false }
    const sign = b.n < 0n ? -1n : 1n
    const value = { n: a.n * b.d * sign * BigInt(indicator.factor), d: a.d * b.n * sign }
    return { value, partial: numerator.partial || denominator.partial }
  }

  private amount(key: FactKey): NaiveQuantity {
    const { state, value, partial } = evaluateNaively(this.dimensions, this.facts, key, this.cells)
    if (state === 'overflow') return { value: 'overflow', partial: false }
    if (state !== 'number' && state !== 'none') return { value: 'missing', partial: false }
    const d = 10n ** BigInt(this.indicatorOf(key).decimals)
    return { value: state === 'none' ? { n: 0n, d: 1n } : { n: value, d }, partial }
  }

  private evaluateFormula(key: FactKey, { code }: Indicator): NaiveQuantity {
    const ast = this.asts.get(code)
    if (ast === undefined) return { value: 'broken', partial: false }
    if (this.cyclic.has(code)) return { value: 'cycle', partial: false }
    const operands: NaiveQuantity[] = []
    const value = evaluateNaiveFormula(ast, (reference) => {
      const at = this.place(key, reference)
      if (at === null) return 'missing'
      const operand = this.read(at)
      operands.push(operand)
      return operand.value
    })
    return { value, partial: typeof value !== 'string' && operands.some(({ partial }) => partial) }
  }

  private place(key: FactKey, reference: PlacedReference): FactKey | null {
    const { indicators, sectors, periods } = this.dimensions
    const indicator = indicators.find(({ code }) => code === reference.code)
    const sector =
      reference.sector === '*'
        ? sectors.find(({ parent, list }) => parent === null && list === null)
        : sectors.find(({ code, id }) =>
            reference.sector === null ? id === key.sector : code === reference.sector,
          )
    const from = periods.find(({ id }) => id === key.period)
    if (indicator === undefined || sector === undefined || from === undefined)
      throw new Error('checked before')
    const period = findNaivePeriod(periods, from, reference)
    const scenario = reference.scenario ?? key.scenario
    return period === null
      ? null
      : { ...key, scenario, indicator: indicator.id, sector: sector.id, period: period.id }
  }

  private indicatorOf(key: FactKey): Indicator {
    const found = this.dimensions.indicators.find(({ id }) => id === key.indicator)
    if (found === undefined) throw new Error('an indicator of the workbook')
    return found
  }
}

const inYear = { month: 12, quarter: 4, half: 2, 'nine-months': 1, year: 1, 'five-years': 1 } as const

function findNaivePeriod(
  periods: readonly Period[],
  from: Period,
  { previous, years, scenario }: PlacedReference,
): Period | null {
  let { year, ordinal } = from
  for (let step = 0; step < previous; step++) {
    ordinal -= 1
    if (ordinal > 0) continue
    year -= from.kind === 'five-years' ? 5 : 1
    ordinal = inYear[from.kind]
  }
  if (years > 0 && from.kind === 'five-years') return null
  year -= years
  const whole = periods.find((period) => period.kind === 'year' && period.year === year)
  if (scenario === 'plan' && from.kind !== 'five-years' && whole !== undefined) return whole
  return (
    periods.find(
      (period) => period.kind === from.kind && period.year === year && period.ordinal === ordinal,
    ) ?? null
  )
}
