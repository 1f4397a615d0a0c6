import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { Failure } from '../../shared/contract/errors'
import type { Settings } from '../../shared/contract/settings'
import { connect, type Connection } from '../client/connect'
import { createPlatform, type Platform } from '../client/platform'
import { createChartStore, type ChartStore } from './chart-store'
import { createPackStore, type PackStore } from './pack-store'
import { createScratchStore, type ScratchState, type ScratchStore } from './scratch-store'
import {
  createSessionStore,
  nothingSelected,
  placeForWorkbook,
  type SessionState,
  type SessionStore,
} from './session-store'
import { createFindingsStore, type FindingsState, type FindingsStore } from './findings-store'
import { createSettingsStore, type SettingsStore } from './settings-store'
import { createTableStore, type TableStore } from './table-store'
import { createViewStore, type SlotState, type ViewSlot, type ViewStore } from './view-store'
import { createWorkbookStore, type WorkbookStore } from './workbook-store'
import type { WorkbookState } from '../../shared/model/workbook'

/** Everything one window holds. Made once at start and passed through context: there is no module-level state. */
export type AppState = {
  connection: Connection
  platform: Platform
  workbook: WorkbookStore
  views: ViewStore
  /** Tables beside those of the sheets: what charts, packs and meetings read. */
  tables: TableStore
  charts: ChartStore
  /** What this window supposes. */
  scratch: ScratchStore
  packs: PackStore
  session: SessionStore
  findings: FindingsStore
  settings: SettingsStore
}

export function createAppState(): AppState {
  const connection = connect()
  const app: AppState = {
    connection,
    platform: createPlatform(connection),
    workbook: createWorkbookStore(),
    views: createViewStore(connection),
    tables: createTableStore(connection),
    charts: createChartStore(connection),
    scratch: createScratchStore(connection),
    packs: createPackStore(connection),
    session: createSessionStore(),
    findings: createFindingsStore(connection),
    settings: createSettingsStore(connection),
  }
  followHost(app)
  return app
}

/** Keeps the stores equal to the host: its state after each (re)connect, then its events. */
function followHost(app: AppState): void {
  const adopt = (workbook: WorkbookState | null): void => {
    if (workbook === null) app.charts.setState({ charts: null })
    else app.charts.load()
    if (workbook === null) app.packs.setState({ packs: null })
    else app.packs.load()
    if (workbook !== null) app.scratch.load()
    if (workbook !== null) {
      app.session.setState((state) => placeForWorkbook(state, workbook))
      // What is found is told after the first check, which may have been before this window came.
      app.findings.refreshSoon()
    }
    app.workbook.setState({ known: true, workbook, problem: null })
  }
  app.connection.onStatus((connection) => {
    app.workbook.setState({ connection })
    if (connection !== 'open') return
    app.settings.load().catch(() => undefined)
    app.connection
      .call('workbook.state', {})
      .then((workbook) => {
        adopt(workbook)
        app.views.reopen()
        app.tables.reopen()
      })
      .catch((error: unknown) => {
        // The pipe is gone again: the next connection asks anew.
        if (!(error instanceof Failure) || error.code === 'cancelled') return
        app.workbook.setState({ known: true, workbook: null, problem: error })
      })
  })
  app.connection.on('workbook.switched', (workbook) => {
    app.views.clear()
    app.tables.clear()
    app.scratch.clear()
    app.findings.clear()
    app.session.setState({
      meeting: null,
      form: null,
      period: null,
      locality: null,
      indicator: null,
      stated: false,
      collapsed: {},
      chartSource: null,
      shownChart: null,
      draftCheck: null,
      ...nothingSelected,
    })
    adopt(workbook)
  })
  app.connection.on('workbook.reloaded', (workbook) => {
    adopt(workbook)
    app.views.reopen(true)
    app.tables.reopen(true)
  })
  app.connection.on('workbook.patched', (patched) => {
    const { revision, savedAt, undo, redo } = patched
    app.workbook.setState(({ workbook }) => ({
      workbook: workbook === null ? null : { ...workbook, revision, savedAt, undo, redo },
    }))
    app.views.applyPatched(patched)
    app.tables.applyPatched(patched)
    // Another window may have stored what a supposed figure is compared with.
    if (app.scratch.getState().supposed !== null) app.scratch.refresh()
  })
  app.connection.on('scratch.patched', (patched) => {
    app.views.applySupposed(patched)
    app.tables.applySupposed(patched)
    app.scratch.refresh()
  })
  app.connection.on('findings.changed', (changed) => {
    app.findings.follow(changed)
    app.views.applyMarks(changed.marks)
  })
  app.connection.on('job.progressed', ({ job, done, total }) => {
    app.session.setState((state) =>
      state.job?.id === job ? { job: { ...state.job, done, total } } : { job: state.job },
    )
  })
}

export const AppContext = createContext<AppState | null>(null)

export function useApp(): AppState {
  const app = useContext(AppContext)
  if (app === null) throw new Error('a component stands outside the window')
  return app
}

export function useScratch<T>(select: (state: ScratchState) => T): T {
  return useStore(useApp().scratch, select)
}

export function useSession<T>(select: (state: SessionState) => T): T {
  return useStore(useApp().session, select)
}

export function useFindings<T>(select: (state: FindingsState) => T): T {
  return useStore(useApp().findings.store, select)
}

export function useSettings<T>(select: (state: Settings) => T): T {
  return useStore(useApp().settings.store, select)
}

export function useWorkbook<T>(select: (state: ReturnType<WorkbookStore['getState']>) => T): T {
  return useStore(useApp().workbook, select)
}

/** One part of a slot: what shows only the table is not rendered again by every change of its cells. */
export function useSlotPart<T>(slot: ViewSlot, select: (state: SlotState) => T): T {
  return useStore(useApp().views.store, (state) => select(state[slot]))
}

export function useSlot(slot: ViewSlot): SlotState {
  return useStore(useApp().views.store, (state) => state[slot])
}
