import { Failure } from '../../shared/contract/errors'
import type { Pipe } from '../../shared/contract/frame'
import { serve, type Handlers } from '../../shared/contract/server'
import { workbookContract, type WorkbookContract } from '../../shared/contract/workbook-contract'
import type { ViewId } from '../../shared/model/ids'
import type { FileTokens } from '../files/file-tokens'
import { setCells } from './commands/cells'
import { exportExcel } from './commands/export'
import { redo, undo } from './commands/history'
import { applyImport, previewImport } from './commands/import'
import {
  closeCurrent,
  confirmSaved,
  createEmpty,
  foldLog,
  letGo,
  openAtStart,
  openSample,
  saveCopy,
  switchTo,
} from './commands/workbook'
import type { HostFolders } from './host-message'
import { requireSession, requireView, type HostClient, type HostState } from './host-state'
import { openView } from './open-view'
import { explainCell } from './queries/explain-cell'
import { readBreakdowns } from './seeds'
import { describeSession } from './session'
import { listFolder, listRecent, readSettings, writeSettings } from './user-files'
import { listHistory } from '../db/journal'

/** The log is folded into the main file this long after the last edit, so that a copied file is whole. */
const checkpointDelayMs = 1500

export type WorkbookHost = {
  /** Serves one client until its pipe closes. */
  connect(pipe: Pipe): void
  /** Ends cleanly: jobs cancelled, the log folded in, one file left. */
  stop(): void
}

/**
 * The host of the open workbook, serving every client over the contract. Plain Node: it runs in a worker thread under
 * both shells and in the test's own thread.
 */
export function createWorkbookHost(
  options: HostFolders & { tokens: FileTokens; now: () => Date },
): WorkbookHost {
  const state: HostState = {
    ...options,
    breakdowns: readBreakdowns(options.resourcesFolder),
    clients: new Set(),
    jobs: new Map(),
    proposals: new Map(),
    nextId: 1,
    session: null,
    startFailure: null,
  }
  openAtStart(state)
  const handlers = createHandlers(state)
  return {
    connect(pipe) {
      const client: HostClient = { served: null, views: new Map() }
      state.clients.add(client)
      client.served = serve(workbookContract, handlers, pipe, client, reportBug)
      pipe.onClose(() => {
        state.clients.delete(client)
      })
    },
    stop() {
      for (const job of state.jobs.values()) job.abort()
      if (state.session !== null) letGo(state.session)
      state.session = null
    },
  }
}

function reportBug(error: unknown, procedure: string): void {
  process.stderr.write(
    `${procedure}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
}

function createHandlers(state: HostState): Handlers<WorkbookContract, HostClient> {
  return {
    'workbook.state': () => {
      const failure = state.startFailure
      state.startFailure = null
      if (failure !== null) throw failure
      return state.session === null ? null : describeSession(state.session)
    },
    'workbook.create': ({ name, target }) => createEmpty(state, name, target),
    'workbook.open': ({ file }) => switchTo(state, state.tokens.resolve(file, 'open')),
    'workbook.openSample': () => openSample(state),
    'workbook.saveCopy': ({ target }) => saveCopy(state, target),
    'workbook.confirm': () => confirmSaved(state),
    'workbook.close': () => {
      closeCurrent(state)
      return null
    },
    'workbook.recent': () => listRecent(state),
    'workbook.folder': () => listFolder(state),

    'view.open': ({ request }, client) => {
      const session = requireSession(state)
      const view = openView(session, state.breakdowns, request)
      const id = state.nextId++ as ViewId
      client.views.set(id, view)
      return {
        view: id,
        revision: session.revision,
        layout: view.table.layout,
        cells: view.cells,
        stated: { index: [...view.stated.keys()], text: [...view.stated.values()].map((cell) => cell.text) },
      }
    },
    'view.close': ({ view }, client) => {
      client.views.delete(view)
      return null
    },

    'cells.set': ({ view, gesture, cells }, client) => {
      const result = setCells(state, requireView(client, view), gesture, cells)
      scheduleCheckpoint(state)
      return result
    },
    'cells.explain': ({ view, index }, client) =>
      explainCell(requireSession(state), requireView(client, view), index),

    'history.undo': () => {
      const result = undo(state)
      scheduleCheckpoint(state)
      return result
    },
    'history.redo': () => {
      const result = redo(state)
      scheduleCheckpoint(state)
      return result
    },
    'history.list': ({ limit }) => listHistory(requireSession(state).file.db, limit),

    'excel.export': (input, client) =>
      runJob(state, client, input.job, (signal, onProgress) =>
        exportExcel(
          state,
          requireView(client, input.view),
          state.tokens.resolve(input.target, 'save'),
          signal,
          onProgress,
        ),
      ),
    'import.preview': (input, client) =>
      runJob(state, client, input.job, (signal, onProgress) =>
        previewImport(
          state,
          client,
          input.view,
          state.tokens.resolve(input.file, 'open'),
          signal,
          onProgress,
        ),
      ),
    'import.apply': ({ preview, accepted }, client) => {
      const result = applyImport(state, client, preview, accepted)
      scheduleCheckpoint(state)
      return result
    },
    'import.discard': ({ preview }) => {
      state.proposals.delete(preview)
      return null
    },
    'job.cancel': ({ job }) => {
      state.jobs.get(job)?.abort()
      return null
    },

    'settings.read': () => readSettings(state),
    'settings.write': (settings) => {
      writeSettings(state, settings)
      return null
    },
  }
}

async function runJob<T>(
  state: HostState,
  client: HostClient,
  job: string,
  work: (signal: AbortSignal, onProgress: (done: number, total: number) => void) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  state.jobs.set(job, controller)
  try {
    return await work(controller.signal, (done, total) => {
      client.served?.emit('job.progressed', { job, done, total })
    })
  } catch (error) {
    throw controller.signal.aborted ? new Failure('job-stopped') : error
  } finally {
    state.jobs.delete(job)
  }
}

const checkpointTimers = new WeakMap<HostState, NodeJS.Timeout>()

function scheduleCheckpoint(state: HostState): void {
  clearTimeout(checkpointTimers.get(state))
  const { session } = state
  const timer = setTimeout(() => {
    if (session !== null && state.session === session) foldLog(session)
  }, checkpointDelayMs)
  timer.unref()
  checkpointTimers.set(state, timer)
}
