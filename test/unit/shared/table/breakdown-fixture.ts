import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildAxes, locate } from '../../../../shared/calc/axes'
import { cellState, Cube } from '../../../../shared/calc/cube'
import { evaluateCell, type EvaluatedCell } from '../../../../shared/calc/evaluate-cell'
import { evaluateWithin } from '../../../../shared/calc/evaluate-within'
import type { BreakdownDefinition } from '../../../../shared/model/breakdown'
import type { CellFormula } from '../../../../shared/model/cell-formula'
import { packCellFlags } from '../../../../shared/model/cell'
import type {
  Dimensions,
  Indicator,
  Locality,
  Period,
  PeriodKind,
  Scenario,
  Sector,
} from '../../../../shared/model/dimension'
import type { FormulaTableDefinition } from '../../../../shared/model/form'
import type { IndicatorId, LocalityId, PeriodId, SectorId } from '../../../../shared/model/ids'
import { decimalsOf } from '../../../../shared/model/table-layout'
import { cellText } from '../../../../shared/table/cell-text'
import { cellDecimals, columnOf, rowOf, type ResolvedTable } from '../../../../shared/table/resolved-table'
import type { TableTexts } from '../../../../shared/table/table-texts'

/**
 * A small workbook for tables: a province that a merger made in 2025, with two lists of sectors, and periods of 2023 to
 * 2025. Codes are ids here: sector "NN" is named by its code, as are places and indicators.
 */
const resources = join(import.meta.dirname, '../../../../resources')

export function readResource<T>(...path: string[]): T {
  return JSON.parse(readFileSync(join(resources, ...path), 'utf8')) as T
}

export const texts = readResource<TableTexts>('text', 'table.vi.json')
const breakdowns = readResource<BreakdownDefinition[]>('forms', 'breakdowns.json')
export const formulaTable = readResource<FormulaTableDefinition>('forms', 'formulas.json')

export function breakdownBy(by: BreakdownDefinition['by']): BreakdownDefinition {
  const found = breakdowns.find((definition) => definition.by === by)
  if (found === undefined) throw new Error(`no breakdown by ${by}`)
  return found
}

const indicator = (id: number, code: string, rest: Partial<Indicator>): Indicator => ({
  id: id as IndicatorId,
  code,
  name: code,
  unit: 'HTX',
  kind: 'stock',
  decimals: 0,
  parent: null,
  part: null,
  numerator: null,
  denominator: null,
  factor: 1,
  direction: 'more-is-better',
  totalBasis: ['localities', 'sectors', 'indicators'],
  formula: null,
  ...rest,
})

const sector = (id: number, code: string, parent: number | null, rest: Partial<Sector> = {}): Sector => ({
  id: id as SectorId,
  code,
  name: code,
  parent: parent as SectorId | null,
  list: null,
  partOf: [],
  ...rest,
})

const place = (
  id: number,
  code: string,
  level: Locality['level'],
  parent: number | null,
  rest: Partial<Locality> = {},
): Locality => ({
  id: id as LocalityId,
  code,
  name: code,
  level,
  parent: parent as LocalityId | null,
  validFrom: null,
  validTo: null,
  successor: null,
  ...rest,
})

const kinds: [PeriodKind, number][] = [
  ['year', 1],
  ['quarter', 4],
  ['half', 1],
  ['nine-months', 1],
]
const periods = [2023, 2024, 2025]
  .flatMap((year) =>
    kinds.flatMap(([kind, count]) =>
      Array.from({ length: count }, (_, at) => ({ kind, year, ordinal: at + 1 })),
    ),
  )
  .map((name, id): Period => ({ id: id as PeriodId, ...name }))

export const dimensions: Dimensions = {
  indicators: [
    indicator(0, 'HTX', { name: 'Số HTX' }),
    indicator(1, 'DT', { name: 'Doanh thu', kind: 'flow', decimals: 1, unit: 'tỷ đồng' }),
    indicator(2, 'NGUNG', { name: 'HTX ngừng', direction: 'less-is-better' }),
    indicator(3, 'Z.dt_bq', { name: 'Ước doanh thu', kind: 'average', formula: '=[DT]/[HTX]', decimals: 2 }),
    indicator(4, 'Y.an', { name: 'Đạt chuẩn', kind: 'ratio', unit: '%', formula: '=[NGUNG]/[HTX]*100' }),
    indicator(5, 'X.an', { name: 'Ẩn số', kind: 'average', formula: '=[HTX]*2' }),
  ],
  sectors: [
    sector(0, 'ALL', null),
    sector(1, 'NN', 0),
    sector(2, 'PNN', 0),
    sector(3, 'CN', 2, { partOf: [6 as SectorId] }),
    sector(4, 'TM', 2, { partOf: [7 as SectorId] }),
    sector(5, 'HH', null, { list: 'Hai nhóm' }),
    sector(6, 'SX', 5, { list: 'Hai nhóm' }),
    sector(7, 'DV', 5, { list: 'Hai nhóm' }),
    // After the branches of another: the first level does not stand together in a table.
    sector(8, 'QT', 0),
  ],
  localities: [
    place(0, 'VN', 'nation', null),
    place(1, 'CU1', 'province', 0, { validTo: '2025-06-30', successor: 3 as LocalityId }),
    place(2, 'CU2', 'province', 0, { validTo: '2025-06-30', successor: 3 as LocalityId }),
    place(3, 'MOI', 'province', 0, { validFrom: '2025-07-01' }),
    place(4, 'KHAC', 'province', 0),
    place(5, 'X1', 'commune', 3, { validFrom: '2025-07-01' }),
    place(6, 'P1', 'commune', 3, { validFrom: '2025-07-01' }),
    place(7, 'H1', 'district', 1, { validTo: '2025-06-30' }),
  ],
  periods,
}

export function periodNamed(kind: PeriodKind, year: number, ordinal = 1): Period {
  const found = periods.find(
    (period) => period.kind === kind && period.year === year && period.ordinal === ordinal,
  )
  if (found === undefined) throw new Error('no such period')
  return found
}

export function placeNamed(code: string): Locality {
  const found = dimensions.localities.find((item) => item.code === code)
  if (found === undefined) throw new Error(`no place ${code}`)
  return found
}

export function indicatorNamed(code: string): Indicator {
  const found = dimensions.indicators.find((item) => item.code === code)
  if (found === undefined) throw new Error(`no indicator ${code}`)
  return found
}

/** Indicator, place, sector, period, scenario and the scaled value, or a state instead of it. */
export type Given = [string, string, string, Period, Scenario, number | 'none' | 'unknown']

export function loadCube(given: readonly Given[]): Cube {
  const cube = new Cube(buildAxes(dimensions))
  for (const [of, at, branch, period, scenario, value] of given) {
    const position = locate(cube.axes, {
      indicator: indicatorNamed(of).id,
      locality: placeNamed(at).id,
      sector: dimensions.sectors.find((item) => item.code === branch)?.id ?? (0 as SectorId),
      period: period.id,
      scenario,
    })
    if (position === null) throw new Error('no such cell')
    const isNumber = typeof value === 'number'
    cube.load({
      position,
      state: isNumber ? cellState.number : cellState[value],
      value: isNumber ? value : 0,
    })
  }
  cube.recomputeAll()
  return cube
}

/** All cells of a table, ranks and apportioned shares included. */
export function evaluateTable(cube: Cube, table: ResolvedTable): EvaluatedCell[] {
  const cells = table.specs.map((spec, index) => evaluateCell(cube, spec, cellDecimals(table, index)))
  const within = evaluateWithin(table.specs, cells)
  return cells.map((cell, index) => within.get(index) ?? cell)
}

export function flagsOf(
  cell: EvaluatedCell,
  table: ResolvedTable,
  index: number,
  formula: CellFormula | null = null,
): number {
  return packCellFlags({
    status: cell.status,
    role: table.specs[index]?.kind === 'value' && formula === null ? 'input' : 'computed',
    origin: null,
    qualifier: null,
    estimated: false,
    preliminary: false,
    note: false,
    followUp: false,
    partial: cell.partial,
    stated: 'none',
  })
}

/** What one column shows, by row id; the texts of the table. */
export function showColumn(cube: Cube, table: ResolvedTable, id: string): Record<string, string> {
  const cells = evaluateTable(cube, table)
  const shown: Record<string, string> = {}
  for (const [index, cell] of cells.entries()) {
    const [row, column] = [rowOf(table, index), columnOf(table, index)]
    if (row === undefined || column?.id !== id) continue
    if (cell.value !== null && decimalsOf(row, column) !== cellDecimals(table, index))
      throw new Error('decimals disagree')
    shown[row.id] = cellText(cell.value, flagsOf(cell, table, index), row, column)
  }
  return shown
}
