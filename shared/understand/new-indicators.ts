import { searchKey } from '../format/search-text'
import { countDecimals } from '../format/decimal'
import { readUnit } from '../format/units'
import type { Dimensions, Indicator, Sector } from '../model/dimension'
import type { FormRow } from '../model/form'
import type { IndicatorId } from '../model/ids'
import { likenessKey } from '../table/text-likeness'
import type { DocumentRow, DocumentTable } from './document-table'

/**
 * Indicators for rows of a document that the workbook does not know. What it has already is used again: the indicator of
 * the same name and unit, and below a total the branch of the economy that the row names.
 */
export type IndicatorMaker = {
  /** What the row of a form shows; `parent`: the row of the form that it belongs to. */
  forRow: (row: DocumentRow, unit: string, parent: FormRow | null) => Pick<FormRow, 'indicator' | 'sector'>
  /** What the row measures in a column that measures something of its own; the code is that of `indicatorOf`. */
  forVariant: (row: DocumentRow, code: string, header: string, unit: string) => void
  /** Those made so far. */
  made: readonly Indicator[]
}

const prefix = 'TT.'
const longestCode = 60
const mostDecimals = 3

/** @param firstId the id of the first one that is made; the next ones follow it */
export function createIndicatorMaker(
  dimensions: Dimensions,
  table: DocumentTable,
  firstId: number,
): IndicatorMaker {
  const made: Indicator[] = []
  const taken = new Set(dimensions.indicators.map(({ code }) => code))
  const known = new Map<string, string>()
  for (const { name, unit, code, formula } of dimensions.indicators)
    if (formula === null && !known.has(nameKey(name, unit))) known.set(nameKey(name, unit), code)
  const used = new Set<string>()
  const sectors = indexSectors(dimensions.sectors)
  const add = (row: DocumentRow, code: string, name: string, unit: string): void => {
    taken.add(code)
    made.push({
      id: (firstId + made.length) as IndicatorId,
      code,
      name,
      unit,
      kind: kindOf(row, unit),
      decimals: decimalsOf(row, table),
      parent: null,
      part: null,
      numerator: null,
      denominator: null,
      factor: 1,
      direction: 'neutral',
      totalBasis: ['localities', 'sectors', 'indicators'],
      formula: null,
    })
  }
  return {
    made,
    forRow(row, unit, parent) {
      const sector = sectors.get(likenessKey(row.label))
      if (sector !== undefined && parent?.indicator != null && parent.sector === null)
        return { indicator: parent.indicator, sector }
      const same = known.get(nameKey(row.label, unit))
      if (same !== undefined && !used.has(same)) {
        used.add(same)
        return { indicator: same, sector: null }
      }
      const code = nameCode(row.label, taken)
      add(row, code, row.label === '' ? code : row.label, unit)
      return { indicator: code, sector: null }
    },
    forVariant(row, code, header, unit) {
      if (!taken.has(code)) add(row, code, `${row.label} · ${header}`, unit)
    },
  }
}

function nameKey(name: string, unit: string): string {
  const { base, power, per } = readUnit(unit)
  return `${likenessKey(name)}|${base}|${String(power)}|${per ?? ''}`
}

/** Sectors of the main list by name and by code. */
function indexSectors(sectors: readonly Sector[]): Map<string, string> {
  const index = new Map<string, string>()
  for (const { code, name, list, parent } of sectors) {
    if (list !== null || parent === null) continue
    index.set(likenessKey(name), code)
    if (!index.has(likenessKey(code))) index.set(likenessKey(code), code)
  }
  return index
}

/** A code from the name: without marks, words joined by underscores, numbered when the workbook has it. */
function nameCode(label: string, taken: ReadonlySet<string>): string {
  const word = searchKey(label)
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, longestCode - prefix.length - 4)
    .replace(/_+$/, '')
  const code = `${prefix}${word === '' ? 'dong' : word}`
  if (!taken.has(code)) return code
  for (let number = 2; ; number += 1) {
    const numbered = `${code}_${String(number)}`
    if (!taken.has(numbered)) return numbered
  }
}

/** Percentages and averages are never summed; everything else is taken as a state until the user says otherwise. */
function kindOf(row: DocumentRow, unit: string): Indicator['kind'] {
  if (readUnit(unit).base === '%') return 'ratio'
  return /\b(binh quan|bq)\b/.test(searchKey(row.label)) ? 'average' : 'stock'
}

/** As many as the figures of the row need, whatever column they stand in; comparisons do not count. */
function decimalsOf(row: DocumentRow, table: DocumentTable): number {
  const needed = row.cells.flatMap(({ column, reading }) => {
    const kind = table.columns[column]?.meaning?.kind ?? 'value'
    return reading.kind === 'number' && (kind === 'value' || kind === 'difference')
      ? [countDecimals(reading.value)]
      : []
  })
  return Math.min(mostDecimals, Math.max(0, ...needed))
}
