import { Failure } from '../../shared/contract/errors'
import type { ServedClient } from '../../shared/contract/server'
import type { WorkbookContract } from '../../shared/contract/workbook-contract'
import type { ViewId } from '../../shared/model/ids'
import type { FileTokens } from '../files/file-tokens'
import type { DocumentTable } from '../../shared/understand/document-table'
import type { ReadTables } from '../excel/excel-job'
import type { HostFolders } from './host-message'
import type { OpenView } from './open-view'
import type { TableDefinitions } from './table-definitions'
import type { Scratch } from './scratch-state'
import type { Session } from './session'

/** One connected window or tab and the tables it looks at. */
export type HostClient = {
  served: ServedClient<WorkbookContract> | null
  readonly views: Map<ViewId, OpenView>
  /** Files that were read to be imported, oldest first. */
  readonly drafts: Map<number, HeldDraft>
  /** What this window supposes; null: it sees the file. */
  scratch: Scratch | null
}

/** A file that was read and not stored. */
export type HeldDraft = {
  id: number
  /** "" for what was pasted. */
  file: string
  read: ReadTables
  /** Tables that were looked at, by id. */
  tables: Map<string, DocumentTable>
}

/** Everything the host holds while it runs. Only `run-command` and the workbook commands change the session. */
export type HostState = HostFolders & {
  readonly tokens: FileTokens
  readonly now: () => Date
  readonly tables: TableDefinitions
  readonly clients: Set<HostClient>
  readonly jobs: Map<string, AbortController>
  nextId: number
  session: Session | null
  /** Why the workbook asked for at start could not be opened; told once. */
  startFailure: Failure | null
}

/** Throws Failure no-workbook. */
export function requireSession(state: HostState): Session {
  if (state.session === null) throw new Failure('no-workbook')
  return state.session
}

/** Throws Failure stale-view when the client has no such view. */
export function requireView(client: HostClient, id: ViewId): OpenView {
  const view = client.views.get(id)
  if (view === undefined) throw new Failure('stale-view')
  return view
}

export function timestamp(state: HostState): string {
  return state.now().toISOString()
}
