import { basename } from 'node:path'
import { Failure } from '../../../shared/contract/errors'
import type { DraftTable, ImportDraft } from '../../../shared/model/import-draft'
import { cellAddress } from '../../../shared/table/cell-grid'
import type { DocumentTable } from '../../../shared/understand/document-table'
import type { PackedTable, ReadFrom } from '../../excel/excel-job'
import { runExcelJob } from '../../excel/run-excel-job'
import { requireSession, type HeldDraft, type HostClient, type HostState } from '../host-state'
import { proposeTarget } from './import-proposal'

/** Drafts of a window that are kept; an older one is forgotten. */
const mostDrafts = 3
/** Larger tables are looked at when the user chooses them: there is no form of that size. */
const mostProposedCells = 40_000

/**
 * Reads a file in the worker and proposes where its tables belong. Nothing is stored; the draft waits in memory until the
 * window discards it, reads others, or another workbook is opened.
 */
export async function readImport(
  state: HostState,
  client: HostClient,
  from: ReadFrom,
  legacy: 'by-evidence' | 'as-is',
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<ImportDraft> {
  const before = requireSession(state)
  const result = await runExcelJob(
    state.excelWorkerFile,
    { kind: 'read', from, options: { legacy } },
    { signal, onProgress },
  )
  if (result.kind !== 'read') throw new Error('the worker read nothing')
  const session = requireSession(state)
  if (session.file !== before.file) throw new Failure('draft-unknown')
  const { read } = result
  const file = from.kind === 'file' ? basename(from.path).normalize('NFC') : ''
  const id = state.nextId++
  const held: HeldDraft = { id, file, read, tables: new Map() }
  const tables = read.tables.map((packed) => {
    const isProposed = packed.cells <= mostProposedCells
    return describeTable(
      packed,
      isProposed ? proposeTarget(state, session, findTable(held, packed.id)) : null,
    )
  })
  client.drafts.set(id, held)
  for (const old of [...client.drafts.keys()].slice(0, -mostDrafts)) client.drafts.delete(old)
  return {
    draft: id,
    file,
    format: read.format,
    remarks: read.remarks,
    tables,
    otherSheets: read.otherSheets,
  }
}

/** @throws Failure('draft-unknown') */
export function requireDraft(client: HostClient, id: number): HeldDraft {
  const draft = client.drafts.get(id)
  if (draft === undefined) throw new Failure('draft-unknown')
  return draft
}

/** The table, unpacked when it is first asked for. @throws Failure('draft-unknown') */
export function findTable(draft: HeldDraft, id: string): DocumentTable {
  const known = draft.tables.get(id)
  if (known !== undefined) return known
  const packed = draft.read.tables.find((table) => table.id === id)
  if (packed === undefined) throw new Failure('draft-unknown')
  const table = JSON.parse(packed.json) as DocumentTable
  draft.tables.set(id, table)
  return table
}

function describeTable(
  packed: PackedTable,
  proposed: Pick<DraftTable, 'proposal' | 'doubts' | 'own' | 'placed'> | null,
): DraftTable {
  const { id, sheet, range, title, rows, columns, own } = packed
  return {
    id,
    sheet,
    address: `${cellAddress(range.top, range.left)}:${cellAddress(range.bottom, range.right)}`,
    title: title.title,
    label: title.label,
    agency: title.agency,
    unit: title.unit,
    rows,
    columns,
    ...(proposed ?? { own, proposal: null }),
  }
}
