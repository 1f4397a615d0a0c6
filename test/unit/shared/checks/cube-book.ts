import { CubeChecks } from '../../../../shared/checks/cube-checks'
import { readRelations } from '../../../../shared/checks/read-relations'
import type { PeriodKind, Scenario } from '../../../../shared/model/dimension'
import type { Qualifier } from '../../../../shared/model/fact'
import type { Finding } from '../../../../shared/model/finding'
import type { SeedFact, SeedIndicator, WorkbookSeed } from '../../../../shared/model/seed'
import { makeCheckedBook, type SeededBook } from '../../../fixtures/checked-book'

/** A small workbook of figures alone, and what the checks of the cube find in it. */
export type Figure = {
  value: number | string
  indicator?: string
  sector?: string
  locality?: string
  period?: string
  scenario?: Scenario
  state?: SeedFact['state']
  origin?: SeedFact['origin']
  qualifier?: Qualifier
}
export type Axes = {
  indicators?: readonly (Partial<SeedIndicator> & { code: string })[]
  sectors?: readonly string[]
  localities?: readonly string[]
  periods?: readonly string[]
}

/** The first indicator, sector, place and period is what a figure without them is of. Periods: "2020", "2020-Q1",
 * "2020-H1", "2020-N1" (nine months). */
export function makeCubeBook(axes: Axes, figures: readonly Figure[]): SeededBook {
  const indicators = (axes.indicators ?? [{ code: 'HTX.tong_so' }]).map(makeIndicator)
  const sectors = axes.sectors ?? ['ALL']
  const localities = axes.localities ?? ['VN']
  const periods = axes.periods ?? ['2020']
  const seed: WorkbookSeed = {
    indicators,
    sectors: sectors.map((code, at) => ({
      code,
      name: code,
      parent: at === 0 ? null : (sectors[0] ?? null),
    })),
    localities: localities.map((code, at) => ({
      code,
      name: code,
      level: at === 0 ? 'nation' : 'province',
      parent: at === 0 ? null : (localities[0] ?? null),
      validFrom: null,
      validTo: null,
    })),
    periods: periods.map(readPeriodCode),
    forms: [],
    source: null,
    facts: figures.map((figure) => ({
      indicator: figure.indicator ?? indicators[0]?.code ?? '',
      sector: figure.sector ?? sectors[0] ?? '',
      locality: figure.locality ?? localities[0] ?? '',
      period: figure.period ?? periods[0] ?? '',
      scenario: figure.scenario ?? 'actual',
      state: figure.state ?? 'number',
      value: String(figure.value),
      maturity: 'final',
      qualifier: figure.qualifier ?? null,
      origin: figure.origin ?? 'typed',
      written: null,
      derivation: null,
      locator: null,
    })),
    stated: [],
  }
  return makeCheckedBook(seed)
}

function makeIndicator(indicator: Partial<SeedIndicator> & { code: string }): SeedIndicator {
  return {
    name: indicator.code,
    unit: 'HTX',
    kind: 'stock',
    decimals: 0,
    parent: null,
    part: null,
    numerator: null,
    denominator: null,
    factor: 1,
    direction: 'neutral',
    totalBasis: ['sectors', 'localities', 'indicators'],
    ...indicator,
  }
}

const kinds: Readonly<Record<string, PeriodKind>> = { Q: 'quarter', H: 'half', N: 'nine-months', M: 'month' }

function readPeriodCode(code: string): WorkbookSeed['periods'][number] {
  const [year = '', part] = code.split('-')
  const kind: PeriodKind = part === undefined ? 'year' : (kinds[part.slice(0, 1)] ?? 'half')
  return { code, kind, year: Number(year), ordinal: part === undefined ? 1 : Number(part.slice(1)) }
}

export function checkCube(book: SeededBook): { found: Finding[]; checked: number; passed: number } {
  const checks = new CubeChecks(book, readRelations(book.dimensions, book.forms))
  checks.checkAll()
  return { found: [...checks.findings.values()], ...checks.countChecked() }
}

/** "parts error: 3042 ≠ 3035": what is found, in short, with plain numbers. */
export function summarize({ kind, severity, terms, follows, detail }: Finding): string {
  const plain = (number: { value: number; decimals: number } | null | undefined): string =>
    number == null ? '' : String(number.value / 10 ** number.decimals)
  const against =
    follows === null
      ? terms
          .slice(1)
          .map(({ number }) => plain(number))
          .join('; ')
      : plain(follows)
  const more = Object.entries(detail)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')
  return `${kind} ${severity}: ${plain(terms[0]?.number)} ≠ ${against}${more === '' ? '' : ` (${more})`}`
}

export function findIn(axes: Axes, figures: readonly Figure[]): string[] {
  return checkCube(makeCubeBook(axes, figures)).found.map(summarize)
}
