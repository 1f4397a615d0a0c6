import { randomUUID } from 'node:crypto'
import type { DraftTable, ImportDraft, ImportMapping, ImportTarget } from '../../shared/model/import-draft'
import { findForm, findLocality, findPeriod, writePeriod } from './find-place'
import type { Report } from './report'
import type { WorkbookClient } from './workbook-client'

export type ImportOptions = {
  form?: string | undefined
  period?: string | undefined
  locality?: string | undefined
  /** Says what would be stored and stores nothing. */
  dryRun: boolean
}

const noChoices = { rows: [], columns: [], units: [] } as const

/**
 * Imports every table of a file that belongs somewhere in the workbook: its new and changed figures, each table one command
 * with one undo. Whatever a person would be asked is left out and reported; then the report is `needsPerson`.
 */
export async function importFile(
  workbook: WorkbookClient,
  path: string,
  options: ImportOptions,
): Promise<Report> {
  const { client } = workbook
  const file = await workbook.giveFile(path, 'open')
  const draft = await client.call('import.read', {
    job: randomUUID(),
    from: { kind: 'file', file },
    legacy: 'by-evidence',
  })
  const tables: object[] = []
  let needsPerson = false
  for (const table of draft.tables) {
    const target = chooseTarget(workbook, table, options)
    if (target === null) {
      // With a form named, the other tables of the file are not meant.
      needsPerson ||= options.form === undefined
      tables.push({ ...describeTable(table), target: null })
      continue
    }
    const choices = { draft: draft.draft, table: table.id, target, choices: noChoices }
    const mapping = await client.call('import.map', choices)
    const asked = listAsked(table, mapping, options)
    needsPerson ||= Object.values(asked).some((list) => list.length > 0)
    const changes = mapping.counts.new + mapping.counts.changed
    const stored =
      options.dryRun || changes === 0
        ? 0
        : (await client.call('import.apply', { ...choices, accepted: 'all', remember: false })).cells
    tables.push({
      ...describeTable(table),
      target: describeTarget(workbook, target),
      counts: mapping.counts,
      ...asked,
      missingRows: mapping.missingRows,
      stored,
    })
  }
  await client.call('import.discard', { draft: draft.draft })
  const isNothing = draft.tables.length === 0
  return {
    needsPerson: needsPerson || isNothing,
    body: { file: draft.file, format: draft.format, dryRun: options.dryRun, ...describeFile(draft), tables },
  }
}

/** What the options name, where they name something; otherwise where the table itself seems to belong. */
function chooseTarget(
  { state }: WorkbookClient,
  { proposal }: DraftTable,
  { form, period, locality }: ImportOptions,
): ImportTarget | null {
  if (proposal === null || proposal.kind === 'new-form') {
    return null
  }
  if (form !== undefined && (proposal.kind !== 'form' || proposal.form !== findForm(state, form))) return null
  return {
    ...proposal,
    ...(period === undefined ? {} : { period: findPeriod(state, period) }),
    ...(locality === undefined ? {} : { locality: findLocality(state, locality) }),
  }
}

function describeFile({ remarks, otherSheets }: ImportDraft): object {
  return { remarks, otherSheets }
}

function describeTable({ sheet, address, label, title, own }: DraftTable): object {
  return { sheet, address, label, title, own }
}

function describeTarget({ state }: WorkbookClient, target: ImportTarget): object {
  const period = state.periods.find(({ id }) => id === target.period)
  const locality = state.localities.find(({ id }) => id === target.locality)
  const form = target.kind === 'form' ? state.forms.find(({ id }) => id === target.form) : undefined
  return {
    kind: target.kind,
    ...(form === undefined ? {} : { form: form.code }),
    period: period === undefined ? null : writePeriod(period),
    locality: locality?.name ?? null,
  }
}

/** What only a person can decide. A doubt about the period or the place is settled by an option that names it. */
function listAsked(
  { doubts = [] }: DraftTable,
  { rows, columns, cells }: ImportMapping,
  { form, period, locality }: ImportOptions,
): Record<string, readonly unknown[]> {
  const settled = {
    'period-missing': period !== undefined,
    'period-unnamed': period !== undefined,
    'place-unnamed': locality !== undefined,
    'form-unclear': form !== undefined,
  }
  return {
    doubts: doubts.filter(({ kind }) => !settled[kind]),
    doubtfulRows: rows.filter((row) => row.doubtful && row.hasFigures).map((row) => row.label),
    doubtfulColumns: columns.filter((column) => column.doubtful).map((column) => column.header),
    leftOut: cells
      .filter(({ status }) => status === 'unreadable' || status === 'conflict')
      .map(({ row, column, text, locator, status }) => ({ row, column, text, locator, status })),
    suspicious: cells
      .filter((cell) => cell.suspicious !== undefined)
      .map(({ row, column, text, locator, suspicious }) => ({ row, column, text, locator, suspicious })),
  }
}
