import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { buildAxes, locate } from '../../../../shared/calc/axes'
import type { Comparison } from '../../../../shared/calc/comparisons'
import { cellState, Cube } from '../../../../shared/calc/cube'
import { divideQuotients, powerOfTen, roundQuotient } from '../../../../shared/calc/exact'
import { readComputed, readQuantity, type Quantity } from '../../../../shared/calc/quantity'
import { formatScaled } from '../../../../shared/format/format-number'
import { parseNumber, toScaled } from '../../../../shared/format/parse-number'
import type { Scenario } from '../../../../shared/model/dimension'
import type { FactKey } from '../../../../shared/model/fact'
import type { IndicatorId, LocalityId, PeriodId, SectorId } from '../../../../shared/model/ids'

/** Transcripts of reports as small workbooks, and their stated comparisons beside the computed ones. */

const folder = path.resolve(import.meta.dirname, '../../../../../shared/data')

/** The lines of a transcript as fields by column name; null where the transcripts are not beside the project. */
export function readLines(file: string): Record<string, string>[] | null {
  const whole = path.join(folder, file)
  if (!existsSync(whole)) return null
  const [header = '', ...lines] = readFileSync(whole, 'utf8').trimEnd().split('\n')
  const names = header.split('\t')
  return lines.map((line) => {
    const fields = line.split('\t')
    return Object.fromEntries(names.map((name, at) => [name, fields[at] ?? '']))
  })
}
const decimals = 3
const all = 'tất cả'

type Place = { sector?: string; locality?: string; year?: number; scenario?: Scenario }
/** `value` is scaled by three decimals. */
export type Figure = Place & { indicator: string; value: number }

/** A number as a document writes it: its scaled value, and with how many decimals it is written. */
export function readText(text: string): { value: number; written: number } {
  const parsed = parseNumber(text, { decimals, percent: text.includes('%'), unit: '' })
  const value = parsed.kind === 'number' ? toScaled(parsed.value, decimals) : null
  if (value === null) throw new Error(`no figure: ${text}`)
  return { value, written: /,(\d+)/.exec(text)?.[1]?.length ?? 0 }
}

/** A workbook that holds these figures and nothing else: every sector below all sectors, every place below the whole. */
export function loadFigures(figures: readonly Figure[]) {
  const collect = (pick: (figure: Figure) => string | undefined, first: readonly string[]): string[] => [
    ...new Set([...first, ...figures.map((figure) => pick(figure) ?? all)]),
  ]
  const indicators = collect((figure) => figure.indicator, [])
  const sectors = collect((figure) => figure.sector, [all])
  const localities = collect((figure) => figure.locality, [all])
  const years = [...new Set(figures.map((figure) => figure.year ?? 0))]
  const axes = buildAxes({
    indicators: indicators.map((name, at) => ({
      id: at as IndicatorId,
      code: name,
      name,
      unit: '',
      kind: 'stock',
      decimals,
      parent: null,
      part: null,
      numerator: null,
      denominator: null,
      factor: 1,
      direction: 'neutral',
      totalBasis: ['localities', 'sectors'],
      formula: null,
    })),
    sectors: sectors.map((name, at) => ({
      id: at as SectorId,
      code: name,
      name,
      parent: at === 0 ? null : (0 as SectorId),
      list: null,
      partOf: [],
    })),
    localities: localities.map((name, at) => ({
      id: at as LocalityId,
      code: name,
      name,
      level: at === 0 ? 'nation' : 'region',
      parent: at === 0 ? null : (0 as LocalityId),
      validFrom: null,
      validTo: null,
      successor: null,
    })),
    periods: years.map((year, at) => ({
      id: at as PeriodId,
      kind: 'year',
      year,
      ordinal: 1,
    })),
  })
  const keyOf = (indicator: string, { sector, locality, year, scenario }: Place): FactKey => ({
    indicator: indicators.indexOf(indicator) as IndicatorId,
    sector: sectors.indexOf(sector ?? all) as SectorId,
    locality: localities.indexOf(locality ?? all) as LocalityId,
    period: years.indexOf(year ?? 0) as PeriodId,
    scenario: scenario ?? 'actual',
  })
  const cube = new Cube(axes)
  for (const figure of figures) {
    const position = locate(axes, keyOf(figure.indicator, figure))
    if (position === null) throw new Error(`not in the workbook: ${figure.indicator}`)
    cube.load({ position, state: cellState.number, value: figure.value })
  }
  cube.recomputeAll()
  return {
    sectors: sectors.slice(1),
    read: (indicator: string, place: Place = {}): Quantity => readQuantity(cube, keyOf(indicator, place)),
    /** What the parts sum to, whatever is entered for the whole. */
    sum: (indicator: string, place: Place = {}): Quantity => readComputed(cube, keyOf(indicator, place)),
  }
}

/** Compares at the decimals of the document and keeps two lists: what is reproduced, and "name: stated ≠ computed". */
export function makeChecks() {
  const right: string[] = []
  const wrong: string[] = []
  return {
    right,
    wrong,
    check: (name: string, stated: string, computed: Comparison | Quantity) => {
      const { value, written } = readText(stated)
      const rounded = computed.quotient === null ? null : roundQuotient(computed.quotient, written)
      const text = rounded === null ? 'không có số' : formatScaled(rounded, written)
      if (rounded !== null && rounded * powerOfTen(decimals - written) === value)
        right.push(`${name}: ${text}`)
      else wrong.push(`${name}: ${formatScaled(value / powerOfTen(decimals - written), written)} ≠ ${text}`)
    },
  }
}

/** The plan, in whole units, that a stated attainment ("đạt 94%") leads to. Both scaled by three decimals. */
export function deriveBase(value: number, attained: number): number {
  const plan = roundQuotient(
    divideQuotients({ n: value, d: 10 }, { n: attained, d: powerOfTen(decimals) }),
    0,
  )
  if (plan === null) throw new Error(`no plan: ${value} / ${attained}`)
  return plan * powerOfTen(decimals)
}
