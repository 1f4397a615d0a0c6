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
  forRow: (
    row: DocumentRow,
    unit: string,
    parent: FormRow | null,
    figures?: FigureTraits,
  ) => Pick<FormRow, 'indicator' | 'sector'>
  /** What the row measures in columns that measure something of their own; the code is that of `indicatorOf`. */
  forVariant: (row: DocumentRow, code: string, header: string, unit: string, figures: FigureTraits) => void
  /** Those made so far. */
  made: readonly Indicator[]
}

/** What the figures of a row tell of their indicator; absent decimals: as many as any of them needs. */
export type FigureTraits = { decimals?: number; isFlow?: boolean }

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
  const add = (code: string, name: string, unit: string, decimals: number, isFlow = false): void => {
    const kind = kindOf(name, unit)
    taken.add(code)
    made.push({
      id: (firstId + made.length) as IndicatorId,
      code,
      name,
      unit,
      kind: kind === 'stock' && isFlow ? 'flow' : kind,
      decimals,
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
    forRow(row, unit, parent, { decimals = countNeeded([row], table, () => true), isFlow } = {}) {
      const sector = sectors.get(likenessKey(row.label))
      if (sector !== undefined && parent?.indicator != null && parent.sector === null)
        return { indicator: parent.indicator, sector }
      const same = known.get(nameKey(row.label, unit))
      if (same !== undefined && !used.has(same)) {
        used.add(same)
        return { indicator: same, sector: null }
      }
      const code = nameCode(row.label, taken)
      add(code, row.label === '' ? code : row.label, unit, decimals, isFlow)
      return { indicator: code, sector: null }
    },
    forVariant(row, code, header, unit, { decimals = countNeeded([row], table, () => true), isFlow }) {
      if (!taken.has(code)) add(code, `${row.label} · ${header}`, unit, decimals, isFlow)
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

const ratioWords =
  /^(?:% |ty le\b|ti le\b|ty trong\b|ti trong\b|co cau\b)|(?:· )(?:%|ty le\b|ti le\b|ty trong\b|ti trong\b|co cau\b)/
const averageWords = /\b(?:binh quan|bq|tnbq|dtbq)\b/

/**
 * Percentages and averages are never summed; everything else is taken as a state until the user says otherwise. A unit that
 * counts or is money says more than the words ("Tỷ lệ" over a column of amounts).
 */
function kindOf(name: string, unit: string): Indicator['kind'] {
  const { base, power } = readUnit(unit)
  if (base === '%') return 'ratio'
  const words = searchKey(name)
  if (averageWords.test(words)) return 'average'
  return base === '' && power === 0 && ratioWords.test(words) ? 'ratio' : 'stock'
}

/** The decimals that the figures of rows need in the columns that are meant; comparisons do not count. */
export function countNeeded(
  rows: readonly DocumentRow[],
  { columns: all }: DocumentTable,
  isMeant: (column: number) => boolean,
): number {
  const needed = rows.flatMap(({ cells }) =>
    cells.flatMap(({ column, reading }) => {
      const kind = all[column]?.meaning?.kind ?? 'value'
      const isFigure = kind === 'value' || kind === 'difference' || kind === 'share'
      return reading.kind === 'number' && isFigure && isMeant(column) ? [countDecimals(reading.value)] : []
    }),
  )
  return Math.min(mostDecimals, Math.max(0, ...needed))
}
