import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { Failure } from '../../../shared/contract/errors'
import type { Source } from '../../../shared/model/fact'
import type { ImportPreview, ImportStatus } from '../../../shared/model/import-preview'
import type { ViewId } from '../../../shared/model/ids'
import type { FormMatch } from '../../../shared/table/matched-cells'
import { runExcelJob } from '../../excel/run-excel-job'
import { requireSession, requireView, timestamp, type HostClient, type HostState } from '../host-state'
import { runCommand } from '../run-command'
import { proposeFromDocument, proposeFromOwnSheet, type Proposal } from './import-proposal'

/**
 * Import in two steps: a preview that stores nothing, then one command with the cells the user accepted. The proposal
 * waits in memory; a workbook switch discards it.
 */
export async function previewImport(
  state: HostState,
  client: HostClient,
  viewId: ViewId,
  path: string,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<ImportPreview> {
  const view = requireView(client, viewId)
  const [result, sha256] = await Promise.all([
    runExcelJob(
      state.excelWorkerFile,
      { kind: 'match', path, layout: view.table.layout },
      { signal, onProgress },
    ),
    hashFile(path),
  ])
  if (result.kind !== 'matched') throw new Error('the worker matched nothing')
  const session = requireSession(state)
  if (client.views.get(viewId) !== view) throw new Failure('stale-view')
  const { match, sheets } = result
  if (match === null) {
    throw new Failure('excel-other-form', { found: sheets.join(', ') })
  }
  const proposal =
    match.own || view.request.kind !== 'form'
      ? proposeFromOwnSheet(session, view, match)
      : proposeFromDocument(session, view, match)
  const fileName = basename(path).normalize('NFC')
  const id = state.nextId++
  state.proposals.set(id, { ...proposal, view: viewId, fileName, sha256 })
  return describeProposal(id, fileName, match, proposal)
}

function describeProposal(id: number, file: string, match: FormMatch, proposal: Proposal): ImportPreview {
  const counts: Record<ImportStatus, number> = { new: 0, changed: 0, same: 0, computed: 0, unreadable: 0 }
  for (const { shown } of proposal.cells) counts[shown.status]++
  return {
    preview: id,
    file,
    sheet: match.sheet,
    counts,
    cells: proposal.cells.map(({ shown }) => shown),
    unmatchedRows: match.unmatchedRows,
    missingRows: match.missingRows,
  }
}

/** Stores the accepted cells: one transaction, one undo. Throws Failure preview-unknown. */
export function applyImport(
  state: HostState,
  client: HostClient,
  preview: number,
  accepted: readonly number[],
): { revision: number; cells: number } {
  const proposal = state.proposals.get(preview)
  if (proposal === undefined || !client.views.has(proposal.view)) throw new Failure('preview-unknown')
  const chosen = new Set(accepted)
  const facts = proposal.cells.flatMap(({ shown, change }) =>
    change !== null && chosen.has(shown.id) ? [change] : [],
  )
  const source: Omit<Source, 'id'> = {
    name: proposal.fileName,
    file: proposal.fileName,
    sha256: proposal.sha256,
    importedAt: timestamp(state),
  }
  const result = runCommand(state, {
    action: 'edit',
    target: null,
    label: { key: 'import-cells', cells: facts.length, file: proposal.fileName },
    source,
    facts,
    remarks: [],
    stated: proposal.stated,
    definitions: [],
  })
  state.proposals.delete(preview)
  return { revision: result.revision, cells: result.cells }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk)
  return hash.digest('hex')
}
