import { factKeyAt, keyText } from '../../../shared/table/resolved-table'
import type { Fact, FactKey, Maturity, Qualifier } from '../../../shared/model/fact'
import type { Label } from '../../../shared/model/label'
import type { Remark } from '../../../shared/model/remark'
import { requireSession, type HostState } from '../host-state'
import { columnText, rowText, tableText, type OpenView } from '../open-view'
import { runCommand } from '../run-command'

/** What is said about cells. A field that is absent stays as it is. */
export type Annotation = {
  /** Null removes the note. */
  note?: string | null | undefined
  followUp?: boolean | undefined
  maturity?: Maturity | undefined
  /** Null: the figure stands without a word. */
  qualifier?: Qualifier | null | undefined
}

/** A cell that takes part, and what will be said about it; null where that stays. */
type Target = { index: number; key: FactKey; remark: { after: Remark | null } | null; fact: Fact | null }

/**
 * Notes, marks, maturity and qualifier of cells in one commit. No figure changes: a fact is written again with its value
 * and its text as they were. Cells that show no figure of their own (comparisons, headings) take nothing; maturity goes to
 * cells with a fact, a qualifier to those with a number. `skipped` are the cells, by index, that some part of the
 * annotation did not fit.
 */
export function annotateCells(
  state: HostState,
  view: OpenView,
  cells: readonly number[],
  annotation: Annotation,
): { revision: number; changed: number; skipped: number[] } {
  const session = requireSession(state)
  const targets = new Map<string, Target>()
  const skipped: number[] = []
  for (const index of new Set(cells)) {
    const key = factKeyAt(view.table, index)
    const before = view.facts[index] ?? null
    if (key === null || !fitsFact(before, annotation)) skipped.push(index)
    if (key === null) continue
    const remark = annotateRemark(view.remarks.get(index) ?? null, annotation)
    const fact = before === null ? null : annotateFact(before, annotation)
    // A figure may stand in several cells of a table.
    if (remark !== null || fact !== null) targets.set(keyText(key), { index, key, remark, fact })
  }
  const changing = [...targets.values()]
  const [first] = changing
  if (first === undefined) return { revision: session.revision, changed: 0, skipped }
  const { revision } = runCommand(state, {
    action: 'edit',
    target: null,
    label: labelFor(view, annotation, first.index, changing.length),
    source: null,
    facts: changing.flatMap(({ key, fact }) => (fact === null ? [] : [{ key, after: fact }])),
    remarks: changing.flatMap(({ key, remark }) => (remark === null ? [] : [{ key, after: remark.after }])),
    stated: [],
    definitions: [],
  })
  return { revision, changed: changing.length, skipped }
}

function fitsFact(fact: Fact | null, { maturity, qualifier }: Annotation): boolean {
  if (maturity !== undefined && fact === null) return false
  return qualifier === undefined || fact?.state === 'number'
}

/** Null when the fact stays as it is. */
function annotateFact(fact: Fact, annotation: Annotation): Fact | null {
  const maturity = annotation.maturity ?? fact.maturity
  const keeps = annotation.qualifier === undefined || fact.state !== 'number'
  const qualifier = keeps ? fact.qualifier : (annotation.qualifier ?? null)
  return maturity === fact.maturity && qualifier === fact.qualifier ? null : { ...fact, maturity, qualifier }
}

/** Null when the remark stays as it is. */
function annotateRemark(before: Remark | null, annotation: Annotation): Target['remark'] {
  const note = annotation.note === undefined ? (before?.note ?? null) : readNote(annotation.note)
  const followUp = annotation.followUp ?? before?.followUp ?? false
  if (note === (before?.note ?? null) && followUp === (before?.followUp ?? false)) return null
  return { after: note === null && !followUp ? null : { note, followUp } }
}

/** A note of spaces is none. */
function readNote(text: string | null): string | null {
  const note = (text ?? '').replaceAll('\r\n', '\n').trim().normalize('NFC')
  return note === '' ? null : note
}

/** One action has one name: that of the first part of the annotation. */
function labelFor(view: OpenView, annotation: Annotation, index: number, cells: number): Label {
  const { note, followUp, maturity, qualifier } = annotation
  const table = tableText(view)
  const place = { row: rowText(view, index), column: columnText(view, index) }
  if (note !== undefined) {
    const isRemoved = readNote(note) === null
    if (cells === 1) return { key: isRemoved ? 'remove-note' : 'note-cell', ...place }
    return { key: isRemoved ? 'remove-notes' : 'note-cells', cells, table }
  }
  if (followUp !== undefined) {
    if (cells === 1) return { key: followUp ? 'follow-cell' : 'unfollow-cell', ...place }
    return { key: followUp ? 'follow-cells' : 'unfollow-cells', cells, table }
  }
  if (maturity !== undefined) return { key: 'mark-maturity', maturity, cells, table }
  return { key: 'mark-qualifier', qualifier: qualifier ?? null, cells, table }
}
