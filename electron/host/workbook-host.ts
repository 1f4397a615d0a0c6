import { Failure } from '../../shared/contract/errors'
import type { Pipe } from '../../shared/contract/frame'
import { serve, type Handlers } from '../../shared/contract/server'
import { workbookContract, type WorkbookContract } from '../../shared/contract/workbook-contract'
import type { ViewId } from '../../shared/model/ids'
import type { FileTokens } from '../files/file-tokens'
import { annotateCells } from './commands/annotations'
import { createCheckHandlers } from './checks/serve-checks'
import { scheduleChecks, scheduleFirstChecks } from './checks/publish-findings'
import { setCells } from './commands/cells'
import { arrangeCharts, defineChart, removeChart } from './commands/charts'
import { exportExcel } from './commands/export'
import { exportTable } from './commands/export-text'
import { discardTemplate, fillTemplate, planTemplate } from './commands/fill-template'
import { locateChanges, redo, undo } from './commands/history'
import { applyImport, mapImport } from './commands/import'
import { readImport } from './commands/import-draft'
import { defineIndicator, removeIndicator } from './commands/indicators'
import { defineLocalities, defineLocality, removeLocality } from './commands/localities'
import { definePack, removePack, writePack } from './commands/packs'
import { addPeriods } from './commands/periods'
import { replaceFigures } from './commands/replace'
import {
  beginScratch,
  endScratch,
  listScratch,
  removeWhatIf,
  supposeCells,
  undoScratch,
} from './commands/scratch'
import { savePicture } from './commands/save-picture'
import { exportReturnForms, listReturnUnits } from './commands/return-forms'
import { defineRule, removeRule } from './commands/rules'
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
import { listSums, type OpenView } from './open-view'
import { listCellHistory, listFigureHistory } from './queries/cell-history'
import { checkDraft } from './queries/check-text'
import { explainCell } from './queries/explain-cell'
import { explainFigure } from './queries/explain-figure'
import { findInWorkbook } from './queries/find-cells'
import { listRemarks, readViewRemarks } from './queries/list-remarks'
import { planReplacement } from './queries/plan-replacement'
import { readFigureSource, readSource } from './queries/source-sheet'
import { listRules, tryRule } from './queries/try-rule'
import { openClientView, sessionOf } from './scratch'
import { describeSession } from './session'
import { readTableDefinitions } from './table-definitions'
import { watchCommand } from './watch-command'
import { listFolder, listRecent, readSettings, writeSettings } from './user-files'
import { chartList } from '../db/charts'
import { packList } from '../db/packs'
import { whatIfList } from '../db/what-ifs'
import { listHistory, readChangedKeys } from '../db/history'

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
    tables: readTableDefinitions(options.resourcesFolder),
    clients: new Set(),
    jobs: new Map(),
    nextId: 1,
    session: null,
    startFailure: null,
  }
  openAtStart(state)
  scheduleFirstChecks(state)
  const handlers = createHandlers(state)
  return {
    connect(pipe) {
      const client: HostClient = { served: null, views: new Map(), drafts: new Map(), scratch: null }
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

/** The view, if the client has it: a hint what the window shows. */
function findView(client: HostClient, id: ViewId | undefined): OpenView | undefined {
  return id === undefined ? undefined : client.views.get(id)
}

function reportBug(error: unknown, procedure: string): void {
  process.stderr.write(
    `${procedure}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
}

function createHandlers(state: HostState): Handlers<WorkbookContract, HostClient> {
  /** To be wrapped around whatever stores something. */
  const committed = <T>(result: T): T => {
    scheduleCheckpoint(state)
    scheduleChecks(state)
    return result
  }
  const opened = <T>(result: T): T => {
    scheduleFirstChecks(state)
    return result
  }
  return {
    'workbook.state': () => {
      const failure = state.startFailure
      state.startFailure = null
      if (failure !== null) throw failure
      return state.session === null ? null : describeSession(state.session)
    },
    'workbook.create': ({ name, target }) => opened(createEmpty(state, name, target)),
    'workbook.open': ({ file }) => opened(switchTo(state, state.tokens.resolve(file, 'open'))),
    'workbook.openSample': () => opened(openSample(state)),
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
      const view = openClientView(state, client, request)
      const id = state.nextId++ as ViewId
      client.views.set(id, view)
      return {
        view: id,
        revision: session.revision,
        layout: view.table.layout,
        cells: view.cells,
        stated: { index: [...view.stated.keys()], text: [...view.stated.values()].map((cell) => cell.text) },
        sums: listSums(view),
      }
    },
    'view.close': ({ view }, client) => {
      client.views.delete(view)
      return null
    },

    'cells.set': ({ view, gesture, cells, job }, client) =>
      client.scratch === null
        ? watchCommand(state, client, job, (onProgress) =>
            committed(setCells(state, requireView(client, view), gesture, cells, onProgress)),
          )
        : supposeCells(state, client, client.scratch, requireView(client, view), cells),
    'cells.explain': ({ view, index }, client) =>
      explainCell(sessionOf(state, client), state.tables, requireView(client, view), index),
    'figure.explain': ({ key }, client) => explainFigure(sessionOf(state, client), state.tables, key),
    'figure.history': ({ key, limit, before }) =>
      listFigureHistory(requireSession(state), key, limit, before),
    'figure.source': ({ key }) => readFigureSource(requireSession(state), key),
    'cells.annotate': ({ view, cells, ...annotation }, client) =>
      committed(annotateCells(state, requireView(client, view), cells, annotation)),
    'cells.history': ({ view, index, limit, before }, client) =>
      listCellHistory(requireSession(state), requireView(client, view), index, limit, before),

    'remark.read': ({ view }, client) => readViewRemarks(requireView(client, view)),
    'cells.find': (input) => findInWorkbook(state, input),
    'remark.list': () => listRemarks(requireSession(state), state.tables),

    'reference.read': () => requireSession(state).dimensions,
    'indicator.define': (input) => committed(defineIndicator(state, input)),
    'indicator.remove': ({ indicator }) => committed(removeIndicator(state, indicator)),
    'locality.define': (input) => committed(defineLocality(state, input)),
    'locality.defineAll': ({ places }) => committed(defineLocalities(state, places)),
    'locality.remove': ({ locality }) => committed(removeLocality(state, locality)),
    'period.add': ({ periods }) => committed(addPeriods(state, periods)),

    'chart.list': () => chartList.read(requireSession(state).file.db),
    'chart.define': (input) => committed(defineChart(state, input)),
    'chart.remove': ({ chart, name }) => committed(removeChart(state, chart, name)),
    'chart.arrange': ({ charts }) => committed(arrangeCharts(state, charts)),
    'scratch.begin': ({ whatIf }, client) => beginScratch(state, client, whatIf),
    'scratch.list': (_input, client) => listScratch(client),
    'scratch.undo': (_input, client) => undoScratch(client),
    'scratch.end': ({ how }, client) => committed(endScratch(state, client, how)),
    'whatIf.list': () => whatIfList.read(requireSession(state).file.db),
    'whatIf.remove': ({ whatIf }) => committed(removeWhatIf(state, whatIf)),
    'pack.list': () => packList.read(requireSession(state).file.db),
    'pack.define': (input) => committed(definePack(state, input)),
    'pack.remove': ({ pack }) => committed(removePack(state, pack)),
    'pack.write': ({ job, target, ...input }, client) =>
      runJob(state, client, job, (signal, onProgress) =>
        writePack(state, client, input, state.tokens.resolve(target, 'save'), { signal, onProgress }),
      ),
    'chart.savePicture': ({ target, format, content }) =>
      savePicture(state.tokens.resolve(target, 'save'), format, content),
    'rule.list': () => listRules(requireSession(state)),
    'rule.define': (input) => committed(defineRule(state, input)),
    'rule.remove': ({ rule }) => committed(removeRule(state, rule)),
    'rule.try': (input) => tryRule(requireSession(state), input),

    'figures.planReplacement': (input) => planReplacement(state, input),
    'figures.replace': ({ job, ...input }, client) =>
      watchCommand(state, client, job, (onProgress) => committed(replaceFigures(state, input, onProgress))),

    'history.undo': ({ view, job }, client) =>
      watchCommand(state, client, job, (onProgress) =>
        committed(undo(state, findView(client, view), onProgress)),
      ),
    'history.redo': ({ view, job }, client) =>
      watchCommand(state, client, job, (onProgress) =>
        committed(redo(state, findView(client, view), onProgress)),
      ),
    'history.list': ({ limit, before }) => listHistory(requireSession(state).file.db, limit, before),
    'history.locate': ({ revision, view }, client) =>
      locateChanges(state, readChangedKeys(requireSession(state).file.db, revision), findView(client, view)),

    'excel.export': (input, client) =>
      runJob(state, client, input.job, (signal, onProgress) =>
        exportExcel(
          state,
          requireView(client, input.view),
          state.tokens.resolve(input.target, 'save'),
          input.options,
          { signal, onProgress },
        ),
      ),
    'import.read': ({ job, from, legacy }, client) =>
      runJob(state, client, job, (signal, onProgress) =>
        readImport(
          state,
          client,
          from.kind === 'file' ? { kind: 'file', path: state.tokens.resolve(from.file, 'open') } : from,
          legacy,
          signal,
          onProgress,
        ),
      ),
    'text.check': ({ job, from, period, locality }, client) =>
      runJob(state, client, job, (signal, onProgress) =>
        checkDraft(
          state,
          from.kind === 'file' ? { kind: 'file', path: state.tokens.resolve(from.file, 'open') } : from,
          { period, locality },
          signal,
          onProgress,
        ),
      ),
    'import.map': (input, client) => mapImport(state, client, input),
    'import.apply': ({ job, ...input }, client) =>
      watchCommand(state, client, job, (onProgress) =>
        committed(applyImport(state, client, input, onProgress)),
      ),
    'import.discard': ({ draft }, client) => {
      client.drafts.delete(draft)
      return null
    },
    'source.read': ({ view, index }, client) =>
      readSource(requireSession(state), requireView(client, view), index),
    'table.export': (input, client) =>
      runJob(state, client, input.job, (signal, onProgress) =>
        exportTable(
          state,
          requireView(client, input.view),
          state.tokens.resolve(input.target, 'save'),
          input.format,
          { signal, onProgress },
        ),
      ),
    'template.plan': (input, client) =>
      runJob(state, client, input.job, (signal, onProgress) =>
        planTemplate(state, client, input.view, state.tokens.resolve(input.file, 'open'), {
          signal,
          onProgress,
        }),
      ),
    'template.fill': (input, client) =>
      runJob(state, client, input.job, (signal, onProgress) =>
        fillTemplate(state, input.plan, state.tokens.resolve(input.target, 'save'), input.overwrite, {
          signal,
          onProgress,
        }),
      ),
    'template.discard': ({ plan }) => discardTemplate(state, plan),
    'return.units': ({ view }, client) => listReturnUnits(state, requireView(client, view)),
    'return.export': ({ job, view, target, units, columns }, client) =>
      runJob(state, client, job, (signal, onProgress) =>
        exportReturnForms(
          state,
          requireView(client, view),
          { units, columns, path: state.tokens.resolve(target, 'save') },
          { signal, onProgress },
        ),
      ),
    ...createCheckHandlers(state, committed),
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
