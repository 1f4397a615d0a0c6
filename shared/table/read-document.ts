import { parseNumber, type ParsedNumber } from '../format/parse-number'
import type { Scenario } from '../model/dimension'
import type { Qualifier } from '../model/fact'
import {
  indicatorOf,
  type FormColumn,
  type FormDefinition,
  type FormRow,
  type StatedCell,
  type ValuePick,
} from '../model/form'
import type { SeedFact, SeedIndicator } from '../model/seed'
import { isComputed } from './computed-rows'
import { deriveBase } from './derive-base'

/**
 * Reads a filled form into figures. Every cell is kept word for word as stated. A figure becomes a fact unless other rows
 * of the form yield it (a total over sector rows, a sum of parts, a quotient): the program computes those, and where the
 * document disagrees the two stand side by side. Rows that name only some of the parts yield no total but the one that they
 * come to. A value column that the document does not print is derived from its
 * difference or ratio.
 */
export type DocumentCell = {
  row: string
  column: string
  /** As the document writes it. */
  text: string
  /** Where it stands, e.g. "dòng 5, cột 4". */
  locator: string
  /** What the text says in the unit of the row, where that is known already; absent: the text is read. */
  parsed?: ParsedNumber
  /** The number that stands there although it is asked how it was meant: what the document states, never a figure. */
  literal?: string | null
}

type DocumentContext = {
  locality: string
  /** Code of the sector that rows without a sector mean. */
  allSectors: string
  /** Codes of the sectors that a sector consists of. */
  sectorParts: (sector: string) => readonly string[]
  /** Code of the period that a pick means, as facts shall name it; null where there is none. */
  periodOf: (pick: ValuePick) => string | null
}

type DocumentReading = {
  facts: SeedFact[]
  stated: StatedCell[]
  /** Cells whose text is no single figure ("1.23", "ba"); they are stated without a value and yield no fact. */
  unread: DocumentCell[]
}

/** `value` has the decimals that the text shows: "3,0" states more than "3". */
type ReadCell = DocumentCell & { parsed: ParsedNumber; value: string | null; qualifier: Qualifier | null }

/** Enough for every quotient a document prints; values and differences follow their row. */
const quotientDecimals = 3

/** Cells of sections, headings and rows without an indicator are stated only. */
export function readDocument(
  form: FormDefinition,
  indicators: readonly SeedIndicator[],
  cells: readonly DocumentCell[],
  context: DocumentContext,
): DocumentReading {
  const indicatorByCode = new Map(indicators.map((indicator) => [indicator.code, indicator]))
  const cellByPlace = new Map(cells.map((cell) => [place(cell.row, cell.column), cell]))
  const read = new Map<string, ReadCell>()
  for (const row of form.rows) {
    for (const column of form.columns) {
      const indicator = indicatorByCode.get(indicatorOf(row, column) ?? '')
      const cell = cellByPlace.get(place(row.id, column.id))
      if (cell !== undefined) read.set(place(row.id, column.id), readCell(cell, row, column, indicator))
    }
  }

  const facts: SeedFact[] = []
  for (const row of form.rows) {
    for (const column of form.columns) {
      const { measure } = column
      const indicator = indicatorByCode.get(indicatorOf(row, column) ?? '')
      if (indicator === undefined || measure.kind !== 'value') continue
      const period = context.periodOf(measure)
      if (period === null) continue
      const cell = read.get(place(row.id, column.id))
      const key = {
        indicator: indicator.code,
        locality: context.locality,
        sector: row.sector ?? context.allSectors,
        period,
        scenario: measure.scenario,
      }
      const fact =
        cell === undefined
          ? deriveFact(sameVariant(form, column), row, measure, indicator, read, key, context)
          : isComputed(
                form.rows,
                row,
                column,
                indicatorByCode,
                (id) => read.get(place(id, column.id)),
                context,
              )
            ? null
            : importFact(cell, key)
      if (fact !== null) facts.push(fact)
    }
  }
  const all = [...read.values()]
  return {
    facts,
    stated: all.map(({ row, column, text, value, literal = null }) => ({
      row,
      column,
      text,
      value: value ?? literal,
    })),
    unread: all
      .filter(({ parsed }) => !['number', 'none', 'unknown', 'blank'].includes(parsed.kind))
      .map(({ row, column, text, locator }) => ({ row, column, text, locator })),
  }
}

/** The form without the columns that measure something else. */
function sameVariant(form: FormDefinition, { variant }: FormColumn): FormDefinition {
  return { ...form, columns: form.columns.filter((column) => column.variant === variant) }
}

function place(row: string, column: string): string {
  return `${row}\n${column}`
}

function readCell(
  cell: DocumentCell,
  row: FormRow,
  column: FormColumn,
  indicator: SeedIndicator | undefined,
): ReadCell {
  const parsed = cell.parsed ?? parseNumber(cell.text, describeNumbers(row, column, indicator))
  return parsed.kind === 'number'
    ? { ...cell, parsed, value: keepWrittenDecimals(parsed.value, cell.text), qualifier: parsed.qualifier }
    : { ...cell, parsed, value: null, qualifier: null }
}

function describeNumbers(
  row: FormRow,
  column: FormColumn,
  indicator: SeedIndicator | undefined,
): Parameters<typeof parseNumber>[1] {
  switch (column.measure.kind) {
    case 'index':
    case 'growth':
      return { decimals: quotientDecimals, percent: true, unit: '%' }
    case 'per-quarter':
      return { decimals: quotientDecimals, percent: false, unit: row.unit }
    case 'value':
    case 'difference':
    case 'remaining':
      return { decimals: indicator?.decimals ?? 0, percent: indicator?.kind === 'ratio', unit: row.unit }
  }
}

/** Only where the text has the very digits of the value; a converted unit ("1,20 tỷ") has none of its own. */
function keepWrittenDecimals(value: string, text: string): string {
  const written = /,(\d+)\D*$/.exec(text)?.[1] ?? ''
  const [whole = '', fraction = ''] = value.split('.')
  if (written.length <= fraction.length) return value
  const padded = `${whole}.${fraction.padEnd(written.length, '0')}`
  const digitsOf = (number: string): string => number.replace(/\D/g, '').replace(/^0+/, '')
  return digitsOf(padded) === digitsOf(text) ? padded : value
}

type Key = { indicator: string; locality: string; sector: string; period: string; scenario: Scenario }

function importFact(cell: ReadCell, key: Key): SeedFact | null {
  const { kind } = cell.parsed
  if (kind !== 'number' && kind !== 'none' && kind !== 'unknown') return null
  return {
    ...key,
    state: kind,
    value: cell.parsed.kind === 'number' ? cell.parsed.value : '0',
    maturity: 'final',
    qualifier: cell.qualifier,
    origin: 'imported',
    written: cell.text,
    derivation: null,
    locator: cell.locator,
  }
}

/** Picks that name a time differently may mean the same figure: the year, and the time from 1 January to its end. */
function isSameFigure(a: ValuePick, b: ValuePick, { periodOf }: DocumentContext): boolean {
  const period = periodOf(a)
  return a.scenario === b.scenario && period !== null && period === periodOf(b)
}

function deriveFact(
  form: FormDefinition,
  row: FormRow,
  base: ValuePick,
  indicator: SeedIndicator,
  read: ReadonlyMap<string, ReadCell>,
  key: Key,
  context: DocumentContext,
): SeedFact | null {
  const against = (kind: 'difference' | 'index'): { cell: ReadCell; of: ValuePick } | null => {
    for (const { id, measure } of form.columns) {
      if (measure.kind !== kind || !isSameFigure(measure.base, base, context)) continue
      const cell = read.get(place(row.id, id))
      if (cell !== undefined && cell.value !== null) return { cell, of: measure.of }
    }
    return null
  }
  const difference = against('difference')
  const comparison = difference ?? against('index')
  if (comparison === null) return null
  const currentColumn = form.columns.find(
    ({ measure }) => measure.kind === 'value' && isSameFigure(measure, comparison.of, context),
  )
  const derived = deriveBase(
    {
      current: read.get(place(row.id, currentColumn?.id ?? ''))?.value ?? null,
      difference: difference === null ? null : difference.cell.value,
      ratio: difference === null ? comparison.cell.value : null,
    },
    indicator.decimals,
  )
  if (derived === null) return null
  return {
    ...key,
    state: 'number',
    value: derived.value,
    maturity: 'final',
    qualifier: null,
    origin: 'derived',
    written: null,
    derivation: derived.derivation,
    locator: comparison.cell.locator,
  }
}
