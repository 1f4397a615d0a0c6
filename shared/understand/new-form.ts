import type { Period } from '../model/dimension'
import { searchKey } from '../format/search-text'
import {
  indicatorOf,
  type FormColumn,
  type FormDefinition,
  type FormRow,
  type ValuePick,
} from '../model/form'
import type { ColumnMeaning, DocumentColumn, DocumentPeriod, DocumentTable } from './document-table'
import { readKnownUnit } from './cell-words'
import { readMeaning } from './column-meaning'
import { isStatus, readCountedUnit } from './counted-unit'
import { createFlowFinder } from './flow-rows'
import { countNeeded, type IndicatorMaker } from './new-indicators'
import { measureColumns, pickKey } from './new-measures'
import { makeRow } from './new-rows'

/** A form made from a table of a document, and which row and column of it became which, by position in the document. */
export type MadeForm = {
  definition: FormDefinition
  rowIds: ReadonlyMap<number, string>
  columnIds: ReadonlyMap<number, string>
}

const columnWidth = 104
const longestVariant = 24
/** More columns do not fit on an upright page. */
const mostUpright = 6

/**
 * Columns become columns of the form, relative to the period shown; years in texts become placeholders, so that the form
 * serves other years too. Columns that say the same of time and scenario measure different things: each but the first has
 * indicators of its own. A comparison gets a working column with its base, so that the
 * base can be derived and kept. Null when no column shows a value.
 */
export function makeForm(
  table: DocumentTable,
  named: { code: string; name: string },
  shown: DocumentPeriod,
  periods: readonly Period[],
  skippedRows: ReadonlySet<number>,
  skippedColumns: ReadonlySet<number>,
  units: ReadonlyMap<number, string>,
  indicators: IndicatorMaker,
): MadeForm | null {
  const write = (text: string): string => writeYears(text, shown.year)
  const { columns, columnIds, variants } = makeColumns(table, shown, periods, skippedColumns, write)
  if (!columns.some(({ measure }) => measure.kind === 'value')) return null
  const rowIds = new Map<number, string>()
  const rows = new Map<number, FormRow>()
  const apart = new Set(
    [...variants.values()].flatMap(({ unit, columns: own }) => (unit === null ? [] : [...own])),
  )
  const varied = new Set([...variants.values()].flatMap(({ columns: own }) => [...own]))
  const plain = new Set([...columnIds.keys()].filter((column) => !varied.has(column)))
  const isFlow = createFlowFinder(table)
  const counted = countedBy(table, columnIds, variants)
  table.rows.forEach((row, at) => {
    if (skippedRows.has(at) || (row.label === '' && row.cells.length === 0)) return
    const parent = row.parent === null ? null : (rows.get(row.parent) ?? null)
    const id = `r${String(at + 1)}`
    const shared = countNeeded([row], table, (column) => !apart.has(column))
    const written = units.get(at) ?? ''
    const made = makeRow(row, id, row.level, written === '' ? counted : written, parent, indicators, {
      decimals: shared,
      isFlow: isFlow(row, plain),
    })
    for (const [variant, { subject, unit, columns: own }] of variants) {
      const code = indicatorOf(made, { variant })
      if (code === null) continue
      // A column with a unit of its own is written alike in all rows; otherwise a row is written alike in all columns.
      const decimals = unit === null ? shared : countNeeded(table.rows, table, (column) => own.has(column))
      indicators.forVariant(row, code, subject, unit ?? unitOf(subject, written, counted), {
        decimals,
        isFlow: isFlow(row, own),
      })
    }
    rows.set(at, { ...made, label: write(made.label) })
    rowIds.set(at, id)
  })
  return {
    definition: {
      ...named,
      label: table.title.label,
      title: write(table.title.title === '' ? named.name : table.title.title),
      attachment: write(table.title.attachment),
      columns,
      rows: [...rows.values()],
      footnotes: table.footnotes.map(({ mark, text }) => ({ mark, text: write(text) })),
      page: { orientation: columns.length > mostUpright ? 'landscape' : 'portrait' },
    },
    rowIds,
    columnIds,
  }
}

/** What the first of several columns counts, for rows that have no unit of their own. */
function countedBy(table: DocumentTable, columnIds: ReadonlyMap<number, string>, variants: Variants): string {
  const [first] = columnIds.keys()
  const words = first === undefined ? [] : (table.columns[first]?.path ?? [])
  return variants.size === 0 ? '' : (readCountedUnit(words.join(' ')) ?? '')
}

function unitOf(subject: string, written: string, counted: string): string {
  return readCountedUnit(subject) ?? (written !== '' ? written : isStatus(subject) ? counted : '')
}

/** Years near the shown one as placeholders: "năm 2019" is "năm {N-1}" in a form shown for 2020. */
function writeYears(text: string, year: number): string {
  return text.replace(/(?<!\d)(19|20)\d\d(?!\d)/g, (written) => {
    const distance = Number(written) - year
    if (Math.abs(distance) > 5) return written
    return distance === 0 ? '{N}' : `{N${distance > 0 ? '+' : '-'}${String(Math.abs(distance))}}`
  })
}

/**
 * What columns measure beside the first, by the end of the code: its words, a unit where the head names one, and the columns
 * by position in the document.
 */
type Variants = Map<string, { subject: string; unit: string | null; columns: Set<number> }>

function makeColumns(
  table: DocumentTable,
  shown: DocumentPeriod,
  periods: readonly Period[],
  skipped: ReadonlySet<number>,
  write: (text: string) => string,
): { columns: FormColumn[]; columnIds: Map<number, string>; variants: Variants } {
  const columns: FormColumn[] = []
  const columnIds = new Map<number, string>()
  const values = table.columns.flatMap((column, position) =>
    column.role === 'value' && !skipped.has(position) ? [{ column, position }] : [],
  )
  const measures = measureColumns(
    values.map(({ column }) => meaningOf(column)),
    shown,
    periods,
  )
  const understood = values.map(({ column, position }, at) => ({
    column,
    position,
    measure: measures[at] ?? null,
    isShare: column.meaning?.kind === 'share',
  }))
  const seen = new Set<string>()
  const names: VariantNames = new Map()
  const variants: Variants = new Map()
  for (const { column, position, measure, isShare } of understood) {
    if (measure === null) continue
    const isSeen = (name: string | null): boolean => seen.has(JSON.stringify([measure, name]))
    const subject = subjectOf(column)
    // The second column that says the same of time and scenario measures something else.
    const isOther = isSeen(null) || names.has(subjectKey(subject))
    // A share is one of what stands before it.
    if (isShare && !isOther) continue
    const variant = isOther ? nameVariant(subject, names, isShare ? isSeen : () => false) : null
    if (isSeen(variant) || variant === '') continue
    seen.add(JSON.stringify([measure, variant]))
    const id = `c${String(position + 1)}`
    columnIds.set(position, id)
    const owned = { subject, unit: isShare ? '%' : column.unit, columns: new Set([position]) }
    if (variant !== null) {
      const known = variants.get(variant)
      if (known === undefined) variants.set(variant, owned)
      else known.columns.add(position)
    }
    columns.push({
      id,
      header: column.path.map(write),
      measure,
      ...(variant === null ? {} : { variant }),
      paper: true,
      width: columnWidth,
    })
  }
  return { columns: addBases(columns), columnIds, variants }
}

/** A column that says nothing of time, scenario or comparison is the figure itself. A percentage is seldom one. */
function meaningOf({ meaning, unit }: DocumentColumn): ColumnMeaning | null {
  return meaning ?? (unit === '%' ? null : { kind: 'value' })
}

/** What a column measures: its words, without those that only say when, as what, or compared with what. */
function subjectOf({ path, meaning }: DocumentColumn): string {
  if (meaning === null || path.length < 2) return path.join(' ')
  const said = path.filter((text) => {
    const own = readMeaning([text], null)
    return own === null || (own.kind === 'value' && own.scenario === undefined && own.period === undefined)
  })
  return (said.length > 0 ? said : path.slice(0, 1)).join(' ')
}

/** What is measured is the same with and without its unit: "Số thành viên (người)", "Số thành viên". */
function subjectKey(subject: string): string {
  const words = subject.replace(/\(([^()]*)\)/gu, (written, inner: string) =>
    readKnownUnit(inner) === null ? written : ' ',
  )
  return searchKey(words).replace(/\s+/g, ' ').trim()
}

/** The ends of codes by what they stand for, without marks. */
type VariantNames = Map<string, string>

/**
 * As the end of a code: without marks, words joined by underscores; numbered where it is that of something else, or where
 * it `isTaken`. "" for a subject without a letter or a digit.
 */
function nameVariant(subject: string, names: VariantNames, isTaken: (name: string) => boolean): string {
  const key = subjectKey(subject)
  const known = names.get(key)
  if (known !== undefined && !isTaken(known)) return known
  const whole = searchKey(subject)
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
  const given = new Set(names.values())
  let name = whole.slice(0, longestVariant)
  for (let number = 2; name !== '' && (given.has(name) || isTaken(name)); number += 1) {
    const ending = `_${String(number)}`
    name = whole.slice(0, longestVariant - ending.length) + ending
  }
  if (known === undefined) names.set(key, name)
  return name
}

/** A working column for each base that no column of the document shows, before the first comparison with it. */
function addBases(columns: readonly FormColumn[]): FormColumn[] {
  const shown = new Set(
    columns.flatMap(({ measure, variant }) => (measure.kind === 'value' ? [keyOf(measure, variant)] : [])),
  )
  return columns.flatMap((column) => {
    const { measure, variant } = column
    if (measure.kind === 'value') return [column]
    const missing = [measure.of, measure.base].filter((pick) => !shown.has(keyOf(pick, variant)))
    for (const pick of missing) shown.add(keyOf(pick, variant))
    const bases = missing.map((pick, at): FormColumn => ({
      id: `${column.id}-${at === missing.length - 1 ? 'base' : 'of'}`,
      header: column.header.length > 1 ? column.header.slice(0, -1) : column.header,
      measure: { kind: 'value', ...pick },
      ...(variant === undefined ? {} : { variant }),
      paper: false,
      width: columnWidth,
    }))
    return [...bases, column]
  })
}

function keyOf(pick: ValuePick, variant: string | undefined): string {
  return `${pickKey(pick)}/${variant ?? ''}`
}
