import type { FormDefinition, FormRow } from '../model/form'
import type { DocumentRow, DocumentTable } from './document-table'
import type { FigureTraits, IndicatorMaker } from './new-indicators'

/** A form with rows of a document put in, and the ids that they got, by position in the document's rows. */
export type ExtendedForm = { definition: FormDefinition; rowIds: ReadonlyMap<number, string> }

/**
 * Puts rows into a form, each after the row of the form that stands above it in the document. `rows` maps from the rows of
 * the document to ids of the form.
 * @param units unit of each new row as the form shall print it, by position
 */
export function extendForm(
  definition: FormDefinition,
  table: DocumentTable,
  rows: ReadonlyMap<number, string>,
  newRows: readonly number[],
  units: ReadonlyMap<number, string>,
  indicators: IndicatorMaker,
): ExtendedForm {
  const formRows = [...definition.rows]
  const ids = new Map(rows)
  const rowIds = new Map<number, string>()
  for (const at of newRows.toSorted((a, b) => a - b)) {
    const row = table.rows[at]
    if (row === undefined) continue
    const above = findAbove(ids, at)
    const index = above === null ? -1 : formRows.findIndex(({ id }) => id === above)
    const parentId = row.parent === null ? null : (ids.get(row.parent) ?? null)
    const parent = formRows.find(({ id }) => id === parentId) ?? null
    const id = nameRow(row, parent, formRows)
    const level = parent === null ? (formRows[index]?.level ?? row.level) : parent.level + 1
    formRows.splice(index + 1, 0, makeRow(row, id, level, units.get(at) ?? '', parent, indicators))
    ids.set(at, id)
    rowIds.set(at, id)
  }
  return { definition: { ...definition, rows: formRows }, rowIds }
}

function findAbove(ids: ReadonlyMap<number, string>, at: number): string | null {
  for (let above = at - 1; above >= 0; above -= 1) {
    const id = ids.get(above)
    if (id !== undefined) return id
  }
  return null
}

/** "I.9" below "I", "I.9.2" for the second breakdown of it; unique in the form. */
function nameRow(row: DocumentRow, parent: FormRow | null, formRows: readonly FormRow[]): string {
  const own = row.ordinal.replace(/[^\p{L}\p{N}.]+/gu, '').replace(/^\.+|\.+$/g, '')
  const start = parent === null ? '' : `${parent.id}.`
  const taken = new Set(formRows.map(({ id }) => id))
  const wanted = `${start}${own === '' ? 'm' : own}`
  if (own !== '' && !taken.has(wanted)) return wanted
  for (let number = own === '' ? 1 : 2; ; number += 1) {
    const id = `${wanted}${own === '' ? '' : '-'}${String(number)}`
    if (!taken.has(id)) return id
  }
}

/** A row of a document as a row of a form; without figures it is a heading. */
export function makeRow(
  row: DocumentRow,
  id: string,
  level: number,
  unit: string,
  parent: FormRow | null,
  indicators: IndicatorMaker,
  figures?: FigureTraits,
): FormRow {
  const look = { id, ordinal: row.ordinal, label: row.label, level, italic: row.italic }
  if (row.cells.length === 0) {
    const kind = row.kind === 'section' ? 'section' : 'heading'
    return { ...look, kind, unit: '', indicator: null, sector: null }
  }
  return { ...look, kind: 'item', unit, ...indicators.forRow(row, unit, parent, figures) }
}
