import { Failure } from '../../../shared/contract/errors'
import { shiftDecimal } from '../../../shared/format/decimal'
import type {
  ImportMapping,
  ImportTarget,
  MapChoices,
  MappedRow,
  RowTarget,
} from '../../../shared/model/import-draft'
import type { ImportStatus } from '../../../shared/model/import-preview'
import type { FormId } from '../../../shared/model/ids'
import type { LessonChange } from '../../../shared/model/lesson'
import { columnWritten } from '../../../shared/understand/map-columns'
import { requireSession, timestamp, type HostClient, type HostState } from '../host-state'
import { runCommand } from '../run-command'
import type { ReportProgress } from '../watch-command'
import type { PlannedCell } from './import-cells'
import { findTable, requireDraft } from './import-draft'
import { planImport, type ImportPlan } from './import-plan'

export type ImportChoices = { draft: number; table: string; target: ImportTarget; choices: MapChoices }

/**
 * What a table of a draft would change. Nothing is stored.
 * @throws Failure('draft-unknown' | 'stale-view' (no such target) | 'import-nothing' (no form can be made of it))
 */
export function mapImport(
  state: HostState,
  client: HostClient,
  { draft, table, target, choices }: ImportChoices,
): ImportMapping {
  const found = findTable(requireDraft(client, draft), table)
  const plan = planImport(state, requireSession(state), found, target, choices)
  return describePlan(plan, target, choices)
}

function describePlan(plan: ImportPlan, target: ImportTarget, choices: MapChoices): ImportMapping {
  const { table, map, cells } = plan
  const { layout } = plan.target.table
  const counts: Record<ImportStatus, number> = {
    new: 0,
    changed: 0,
    same: 0,
    computed: 0,
    unreadable: 0,
    conflict: 0,
  }
  for (const { shown } of cells) counts[shown.status]++
  const used = new Set(plan.overlay.rows.values())
  const notation =
    table.notation !== null && choices.notation !== undefined
      ? { ...table.notation, convention: choices.notation, by: 'user' as const }
      : table.notation
  return {
    table: table.id,
    target,
    rows: map.rows.map((match) => describeRow(plan, match)),
    columns: map.columns.map(({ column, target: at, by, doubtful, candidates }) => ({
      column,
      header: (table.columns[column]?.path ?? []).join(' · '),
      target: at === null ? null : (layout.columns[at]?.id ?? null),
      by,
      doubtful,
      candidates: candidates.map(({ target: index, score }) => ({
        id: layout.columns[index]?.id ?? '',
        score,
      })),
    })),
    targetRows: layout.rows.map(({ id, ordinal, label, unit, level }, at) => ({
      id,
      ordinal,
      label,
      unit,
      level,
      used: used.has(at),
    })),
    targetColumns: layout.columns.map(({ id, header }) => ({ id, header: header.join(' · ') })),
    notation,
    counts,
    cells: cells.map(({ shown }) => shown),
    missingRows: layout.rows.flatMap(({ kind, ordinal, label }, at) =>
      (kind === 'item' || kind === 'total') && !used.has(at) ? [`${ordinal} ${label}`.trim()] : [],
    ),
  }
}

function describeRow(
  plan: ImportPlan,
  { row, by, doubtful, candidates }: ImportPlan['map']['rows'][number],
): MappedRow {
  const { table, target, overlay, newRows, units } = plan
  const { layout } = target.table
  const { ordinal = '', label = '', level = 0, cells = [] } = table.rows[row] ?? {}
  const at = overlay.rows.get(row)
  const targetRow = at === undefined ? undefined : layout.rows[at]
  const rowTarget: RowTarget = newRows.has(row)
    ? { kind: 'new' }
    : targetRow === undefined
      ? { kind: 'skip' }
      : { kind: 'row', id: targetRow.id }
  const unit = targetRow === undefined ? null : units.ofRow(row, targetRow)
  // A form of the program may itself write another unit than its indicator has.
  const isAsWritten = by === 'identity' && unit !== null && unit.file === targetRow?.unit
  const disagrees = unit !== null && unit.power === null && by !== 'user' && !isAsWritten
  const base = plan.rowIdsBefore
  return {
    row,
    ordinal,
    label,
    level,
    hasFigures: cells.length > 0,
    figures: cells.flatMap(({ text }) => (text === '' ? [] : [text])).slice(0, 2),
    target: rowTarget,
    by,
    doubtful: doubtful || (disagrees && cells.length > 0),
    candidates: candidates.map(({ target: index, score }) => ({ id: base[index] ?? '', score })),
    unit:
      unit === null || unit.file === null || targetRow === undefined || unit.power === 0
        ? null
        : {
            file: unit.file,
            target: targetRow.unit,
            factor: unit.power === null ? null : shiftDecimal('1', unit.power),
          },
  }
}

/**
 * Stores the accepted cells with what is new for them: one transaction, one undo. What the document states in a form is
 * kept for the whole table, whatever is accepted.
 * @throws Failure('draft-unknown' | 'stale-view' | 'import-nothing' | 'import-conflict')
 */
export function applyImport(
  state: HostState,
  client: HostClient,
  input: ImportChoices & { accepted: readonly number[] | 'all'; remember: boolean },
  onProgress?: ReportProgress,
): { revision: number; cells: number; form: FormId | null } {
  const draft = requireDraft(client, input.draft)
  const session = requireSession(state)
  const table = findTable(draft, input.table)
  const plan = planImport(state, session, table, input.target, input.choices)
  const accepted = acceptCells(plan, input.accepted)
  const facts = accepted.flatMap(({ change }) => (change === null ? [] : [change]))
  const sheetNames = new Set(accepted.map(({ shown }) => sheetOf(shown.locator)).concat(table.sheet))
  const name = [draft.file, table.title.title, table.sheet].find((text) => text !== '') ?? ''
  const result = runCommand(state, {
    action: 'edit',
    target: null,
    label: { key: 'import-cells', cells: facts.length, file: draft.file },
    source: {
      name,
      file: draft.file === '' ? null : draft.file,
      sha256: draft.read.sha256,
      importedAt: timestamp(state),
    },
    facts,
    remarks: [],
    stated: plan.stated,
    definitions: plan.definitions,
    lessons: input.remember ? listLessons(plan, input.choices) : [],
    sheets: draft.read.sheets.filter(({ sheet }) => sheetNames.has(sheet)),
    ...(onProgress === undefined ? {} : { onProgress }),
  })
  return { revision: result.revision, cells: facts.length, form: plan.form }
}

function sheetOf(locator: string): string {
  return locator.slice(0, Math.max(0, locator.lastIndexOf('!')))
}

function acceptCells(plan: ImportPlan, accepted: readonly number[] | 'all'): PlannedCell[] {
  if (accepted === 'all') {
    const rows = new Set(
      plan.map.rows.filter((match) => describeRow(plan, match).doubtful).map(({ row }) => row),
    )
    const columns = new Set(plan.map.columns.filter(({ doubtful }) => doubtful).map(({ column }) => column))
    return plan.cells.filter(
      ({ shown: { status, at, suspicious } }) =>
        (status === 'new' || status === 'changed') &&
        suspicious === undefined &&
        (at === null || (!rows.has(at.row) && !columns.has(at.column))),
    )
  }
  const chosen = new Set(accepted)
  const cells = plan.cells.filter(({ shown, change }) => change !== null && chosen.has(shown.id))
  const taken = new Set<number>()
  for (const { shown } of cells) {
    if (taken.has(shown.index)) throw new Failure('import-conflict', { row: shown.row, column: shown.column })
    taken.add(shown.index)
  }
  return cells
}

/** What the user decided, to be used first for the next file of this sender. */
function listLessons(plan: ImportPlan, choices: MapChoices): Omit<LessonChange, 'before'>[] {
  const form = plan.target.table.layout.name
  const lesson = (
    kind: LessonChange['kind'],
    written: string,
    after: string,
  ): Omit<LessonChange, 'before'>[] => [{ sender: plan.sender, form, kind, written, after }]
  const { layout } = plan.target.table
  const rows = choices.rows.flatMap(({ row }) => {
    const at = plan.overlay.rows.get(row)
    const written = plan.written[row] ?? ''
    return written === '' ? [] : lesson('row', written, at === undefined ? '' : (layout.rows[at]?.id ?? ''))
  })
  const columns = choices.columns.flatMap(({ column, target }) => {
    const document = plan.table.columns[column]
    return document === undefined || document.path.length === 0
      ? []
      : lesson('column', columnWritten(document), target ?? '')
  })
  const units = choices.units.flatMap(({ row, column, unit }) =>
    column !== null ? [] : lesson('unit', row === null ? '' : (plan.written[row] ?? ''), unit),
  )
  return [...rows, ...columns, ...units]
}
