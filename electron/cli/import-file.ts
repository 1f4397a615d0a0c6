import { randomUUID } from 'node:crypto'
import type { Input } from '../../shared/contract/contract'
import { Failure } from '../../shared/contract/errors'
import type { WorkbookContract } from '../../shared/contract/workbook-contract'
import type { DraftTable, ImportDraft, ImportMapping, ImportTarget } from '../../shared/model/import-draft'
import { addPeriods, listHeadPeriods, listMissing } from './add-periods'
import { findForm, findLocality, findPeriod, writePeriod } from './find-place'
import type { Report } from './report'
import type { WorkbookClient } from './workbook-client'

export type ImportOptions = {
  form?: string | undefined
  period?: string | undefined
  locality?: string | undefined
  /** Which tables become forms of their own: those that are like no table of the workbook, or all. */
  newForms: 'none' | 'unknown' | 'all'
  /** Says what would be stored and stores nothing. */
  dryRun: boolean
}

const noChoices = { rows: [], columns: [], units: [] } as const

/**
 * Imports every table of a file that belongs somewhere in the workbook: its new and changed figures, each table one command
 * with one undo. Whatever a person would be asked is left out and reported; then the report is `needsPerson`.
 */
export async function importFile(
  opened: WorkbookClient,
  path: string,
  options: ImportOptions,
): Promise<Report> {
  const { client } = opened
  const { workbook, draft, addedPeriods } = await readDraft(opened, path, options)
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
    const mapping = await mapTable(workbook, choices)
    if (mapping === null) {
      needsPerson = true
      tables.push({
        ...describeTable(table),
        target: describeTarget(workbook, target),
        doubts: table.doubts ?? [],
        stored: 0,
      })
      continue
    }
    const asked = listAsked(table, mapping, options)
    needsPerson ||= Object.values(asked).some((list) => list.length > 0)
    const changes = mapping.counts.new + mapping.counts.changed
    const stored =
      options.dryRun || changes === 0 || isElsewhere(table, options)
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
    body: {
      file: draft.file,
      format: draft.format,
      dryRun: options.dryRun,
      ...describeFile(draft),
      addedPeriods,
      tables,
    },
  }
}

/** Null where nothing of the table can be stored under its period: its columns are of times that the workbook does not have. */
async function mapTable(
  { client }: WorkbookClient,
  choices: Input<WorkbookContract, 'import.map'>,
): Promise<ImportMapping | null> {
  try {
    return await client.call('import.map', choices)
  } catch (error) {
    if (error instanceof Failure && error.code === 'import-nothing') return null
    throw error
  }
}

type ReadDraft = { workbook: WorkbookClient; draft: ImportDraft; addedPeriods: string[] }

/** Periods that the file speaks of are added first, and then it is read again: it may belong elsewhere with them. */
async function readDraft(opened: WorkbookClient, path: string, options: ImportOptions): Promise<ReadDraft> {
  const addedPeriods: string[] = []
  let workbook = opened
  let draft = await readFile(workbook, path)
  if (options.dryRun || options.period !== undefined) return { workbook, draft, addedPeriods }
  const add = async (periods: Parameters<typeof addPeriods>[1]): Promise<void> => {
    const added = await addPeriods(workbook, periods)
    if (added.length === 0) return
    addedPeriods.push(...added)
    const state = await workbook.client.call('workbook.state', {})
    if (state !== null) workbook = { ...workbook, state }
    await workbook.client.call('import.discard', { draft: draft.draft })
    draft = await readFile(workbook, path)
  }
  await add(listMissing(draft.tables))
  await add(await listHeadTimes(workbook, draft, options))
  return { workbook, draft, addedPeriods }
}

async function readFile(workbook: WorkbookClient, path: string): Promise<ImportDraft> {
  return workbook.client.call('import.read', {
    job: randomUUID(),
    from: { kind: 'file', file: await workbook.giveFile(path, 'open') },
    legacy: 'by-evidence',
  })
}

async function listHeadTimes(
  workbook: WorkbookClient,
  draft: ImportDraft,
  options: ImportOptions,
): Promise<ReturnType<typeof listHeadPeriods>> {
  const years: ReturnType<typeof listHeadPeriods> = []
  for (const table of draft.tables) {
    const target = chooseTarget(workbook, table, options)
    const shown = workbook.state.periods.find(({ id }) => id === target?.period)
    if (target?.kind !== 'new-form' || shown === undefined) continue
    const choices = { draft: draft.draft, table: table.id, target, choices: noChoices }
    const mapping = await mapTable(workbook, choices)
    if (mapping !== null) years.push(...listHeadPeriods(mapping, shown))
  }
  return years
}

/** Whether the figures belong to a time that nobody has named: then they are not stored under another one. */
function isElsewhere({ doubts = [] }: DraftTable, { period }: ImportOptions): boolean {
  return (
    period === undefined && doubts.some(({ kind }) => kind === 'period-missing' || kind === 'period-unnamed')
  )
}

/** What the options name, where they name something; otherwise where the table itself seems to belong. */
function chooseTarget(
  { state }: WorkbookClient,
  table: DraftTable,
  { form, period, locality, newForms }: ImportOptions,
): ImportTarget | null {
  const made = newForms === 'none' ? null : proposeForm(state, table)
  const proposal = newForms === 'all' ? made : (table.proposal ?? made)
  if (proposal === null || (proposal.kind === 'new-form' && made === null)) return null
  if (form !== undefined && (proposal.kind !== 'form' || proposal.form !== findForm(state, form))) return null
  return {
    ...proposal,
    ...(period === undefined ? {} : { period: findPeriod(state, period) }),
    ...(locality === undefined ? {} : { locality: findLocality(state, locality) }),
  }
}

const longestName = 120

function proposeForm(
  state: WorkbookClient['state'],
  { label, title, sheet, placed }: DraftTable,
): ImportTarget {
  const name = [label, title].filter((text) => text !== '').join(' · ') || sheet
  const { period, locality } = placed ?? state
  return { kind: 'new-form', name: name.slice(0, longestName), period, locality }
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
