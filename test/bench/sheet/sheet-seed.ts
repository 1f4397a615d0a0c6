import type { Dimensions, Scenario } from '../../../shared/model/dimension'
import type { IndicatorId, LocalityId, PeriodId, SectorId } from '../../../shared/model/ids'
import type { FormColumn, FormDefinition, FormRow } from '../../../shared/model/form'
import type { SeedFact, SeedIndicator, WorkbookSeed } from '../../../shared/model/seed'
import { seededRandom } from '../../fixtures/seeded-random'

/**
 * A workbook with one form of 100 rows per indicator and 30 columns, full of figures. Every indicator stands with all its
 * sectors: the total, nine groups and their ninety leaves, so that an edit of a leaf changes its row, its group and its
 * total. Of ten columns eight are typed and two compare: the eighth with the second, the tenth with the ninth.
 */
export const rowsPerIndicator = 100

const firstYear = 2016
const years = 8
/** The period a window shows first. */
export const shownYear = firstYear + years - 1
const groups = 9
const leavesPerGroup = 10
const columnScenarios = ['actual', 'plan', 'adjusted-plan'] as const satisfies readonly Scenario[]

/** @param indicators the form has 100 times as many rows */
export function makeSheetSeed(indicators: number): WorkbookSeed {
  const codes = listCodes(indicators)
  return {
    indicators: codes.map(makeIndicator),
    sectors: [{ code: 'ALL', name: 'Tổng số', parent: null }, ...listGroups().flatMap(makeGroup)],
    localities: [
      { code: 'VN', name: 'Cả nước', level: 'nation', parent: null, validFrom: null, validTo: null },
    ],
    periods: Array.from({ length: years }, (_, at) => ({
      code: String(firstYear + at),
      kind: 'year',
      year: firstYear + at,
      ordinal: 1,
    })),
    forms: [makeSheetForm(indicators)],
    source: null,
    facts: makeFacts(codes),
    stated: [],
  }
}

function listCodes(indicators: number): string[] {
  return Array.from({ length: indicators }, (_, at) => `CT${String(at + 1)}`)
}

/** The reference lists of the seed with the keys that a new file gives them. */
export function listDimensions(indicators: number): Dimensions {
  const sectors = [{ code: 'ALL', name: 'Tổng số', parent: null }, ...listGroups().flatMap(makeGroup)]
  const idOf = new Map(sectors.map(({ code }, at) => [code, (at + 1) as SectorId]))
  return {
    indicators: listCodes(indicators).map((code, at) => ({
      ...makeIndicator(code, at),
      id: (at + 1) as IndicatorId,
      parent: null,
      numerator: null,
      denominator: null,
      formula: null,
    })),
    sectors: sectors.map(({ code, name, parent }, at) => ({
      id: (at + 1) as SectorId,
      code,
      name,
      parent: idOf.get(parent ?? '') ?? null,
      list: null,
      partOf: [],
    })),
    localities: [
      {
        id: 1 as LocalityId,
        code: 'VN',
        name: 'Cả nước',
        level: 'nation',
        parent: null,
        validFrom: null,
        validTo: null,
        successor: null,
      },
    ],
    periods: Array.from({ length: years }, (_, at) => ({
      id: (at + 1) as PeriodId,
      kind: 'year',
      year: firstYear + at,
      ordinal: 1,
    })),
  }
}

function makeIndicator(code: string, at: number): SeedIndicator {
  return {
    code,
    name: `Chỉ tiêu ${String(at + 1)}`,
    unit: 'HTX',
    kind: 'flow',
    decimals: at % 2,
    parent: null,
    part: null,
    numerator: null,
    denominator: null,
    factor: 1,
    direction: 'more-is-better',
    totalBasis: ['sectors', 'localities', 'indicators'],
    formula: null,
  }
}

function listGroups(): number[] {
  return Array.from({ length: groups }, (_, at) => at + 1)
}

function listLeaves(group: number): string[] {
  return Array.from({ length: leavesPerGroup }, (_, at) => `N${String(group)}.${String(at + 1)}`)
}

function makeGroup(group: number): WorkbookSeed['sectors'][number][] {
  const code = `N${String(group)}`
  const leaves = listLeaves(group).map((leaf) => ({
    code: leaf,
    name: `Ngành ${leaf.slice(1)}`,
    parent: code,
  }))
  return [{ code, name: `Nhóm ngành ${String(group)}`, parent: 'ALL' }, ...leaves]
}

/** The form alone, for a table that no workbook stands behind. */
export function makeSheetForm(indicators: number): FormDefinition {
  return {
    code: 'PL-LON',
    name: 'Biểu lớn',
    label: '',
    title: 'BIỂU LỚN NĂM {N}',
    attachment: '',
    columns: columnScenarios.flatMap(makeColumns),
    rows: listCodes(indicators).flatMap(makeRows),
    footnotes: [],
    page: { orientation: 'landscape' },
  }
}

const headings = { actual: 'Thực hiện', plan: 'Kế hoạch', 'adjusted-plan': 'Kế hoạch điều chỉnh' } as const

function makeColumns(scenario: (typeof columnScenarios)[number]): FormColumn[] {
  const pick = (offset: number) => ({ scenario, offset })
  const measures: FormColumn['measure'][] = [
    ...[0, -1, -2, -3, -4, -5, -6].map((offset) => ({ kind: 'value' as const, ...pick(offset) })),
    { kind: 'difference', of: pick(0), base: pick(-1) },
    { kind: 'value', ...pick(-7) },
    { kind: 'difference', of: pick(0), base: pick(-7) },
  ]
  return measures.map((measure, at) => ({
    id: `${scenario}-${String(at)}`,
    header: [headings[scenario], `Cột ${String(at + 1)}`],
    measure,
    paper: true,
    width: 100,
  }))
}

function makeRows(indicator: string, at: number): FormRow[] {
  const total = `I${String(at + 1)}`
  const row = (
    id: string,
    level: number,
    ordinal: string,
    label: string,
    sector: string | null,
  ): FormRow => ({
    id,
    kind: 'item',
    ordinal,
    label,
    unit: 'HTX',
    level,
    italic: false,
    indicator,
    sector,
  })
  return [
    row(total, 1, String(at + 1), `Chỉ tiêu ${String(at + 1)}`, null),
    ...listGroups().flatMap((group) => [
      row(`${total}.N${String(group)}`, 2, '-', `Nhóm ngành ${String(group)}`, `N${String(group)}`),
      ...listLeaves(group).map((leaf) => row(`${total}.${leaf}`, 3, '+', `Ngành ${leaf.slice(1)}`, leaf)),
    ]),
  ]
}

function makeFacts(codes: readonly string[]): SeedFact[] {
  const random = seededRandom(2023)
  const leaves = listGroups().flatMap(listLeaves)
  const periods = Array.from({ length: years }, (_, at) => String(firstYear + at))
  return codes.flatMap((indicator) =>
    leaves.flatMap((sector) =>
      columnScenarios.flatMap((scenario) =>
        periods.map((period) => ({
          indicator,
          locality: 'VN',
          sector,
          period,
          scenario,
          state: 'number' as const,
          value: String(Math.floor(random() * 9000) + 1000),
          maturity: 'final' as const,
          qualifier: null,
          origin: 'imported' as const,
          written: null,
          derivation: null,
          locator: null,
        })),
      ),
    ),
  )
}
