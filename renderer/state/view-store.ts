import { createStore, type StoreApi } from 'zustand/vanilla'
import { Failure } from '../../shared/contract/errors'
import type { Payload } from '../../shared/contract/contract'
import type {
  CellInput,
  Gesture,
  ViewRequest,
  WorkbookContract,
} from '../../shared/contract/workbook-contract'
import type { Connection } from '../client/connect'
import type { FindingMarks } from '../../shared/model/finding-entry'
import { applyMarks, applyPatch, createViewCache, type ViewCache } from './view-cache'

/** The tables a window may show at the same time. The charts page reads the first three. */
export const viewSlots = ['form', 'sectors', 'localities', 'formulas'] as const
export type ViewSlot = (typeof viewSlots)[number]

/** `what`: the figures, or only what is found about them. */
export type CellsListener = (indexes: readonly number[], what: 'figures' | 'marks') => void

/** A cell (its index in the layout) to change, and what it shows until the host answers. */
export type CellEdit = { index: number; input: CellInput; shown: string }

export type SlotState = {
  request: ViewRequest | null
  /** The last table that arrived; stays on screen while the next one is being opened. */
  cache: ViewCache | null
  /** Grows with every change of the cache, which is mutated in place. */
  version: number
  failure: Failure | null
}

export type ViewStore = {
  store: StoreApi<Record<ViewSlot, SlotState>>
  /** Asks for a table in a slot; asking for the one that is there does nothing. Null closes the slot. */
  want(slot: ViewSlot, request: ViewRequest | null): void
  /**
   * Opens all wanted tables again: after a reconnect or a reload. `isSameHost`: the views of before are still open there
   * and are closed; after a reconnect their names may already mean others.
   */
  reopen(isSameHost?: boolean): void
  clear(): void
  applyPatched(patched: Payload<WorkbookContract, 'workbook.patched'>): void
  /** Cells that follow from what is supposed: the revision stays. */
  applySupposed(patched: Payload<WorkbookContract, 'scratch.patched'>): void
  /** What is found about the cells of views; those of other windows are passed over. */
  applyMarks(marks: readonly FindingMarks[]): void
  /**
   * One gesture: shows the texts at once and sends all cells as one edit. Rejects with the Failure after the old values
   * are back; then nothing was stored. `job`: a name under which a long one tells how far it is and can be stopped.
   */
  edit(slot: ViewSlot, gesture: Gesture, cells: readonly CellEdit[], job?: string): Promise<void>
  /** Whether an edit has been sent and not yet answered. */
  isStoring(): boolean
  /** Called with the changed cells of a slot, and whether only their marks are others; returns a function that stops. */
  onCells(slot: ViewSlot, listener: CellsListener): () => void
}

const emptySlot: SlotState = { request: null, cache: null, version: 0, failure: null }

export function createViewStore(connection: Connection): ViewStore {
  const store = createStore<Record<ViewSlot, SlotState>>(() => ({
    form: emptySlot,
    sectors: emptySlot,
    localities: emptySlot,
    formulas: emptySlot,
  }))
  const listeners = new Map<ViewSlot, Set<CellsListener>>()
  const latestOpening: Record<ViewSlot, number> = { form: 0, sectors: 0, localities: 0, formulas: 0 }
  let lastEdit = 0
  let unanswered = 0

  const change = (slot: ViewSlot, part: Partial<SlotState>): void => {
    store.setState((state) => ({ [slot]: { ...state[slot], ...part } }))
  }
  const touch = (slot: ViewSlot, indexes: readonly number[], what: 'figures' | 'marks' = 'figures'): void => {
    change(slot, { version: store.getState()[slot].version + 1 })
    for (const listener of listeners.get(slot) ?? []) listener(indexes, what)
  }
  const mark = (slot: ViewSlot, marks: FindingMarks): void => {
    const { cache } = store.getState()[slot]
    if (cache === null || cache.view !== marks.view) return
    const changed = applyMarks(cache, marks)
    if (changed.length > 0) touch(slot, changed, 'marks')
  }
  /** A large workbook may still be being checked: the table does not wait for it. */
  const askMarks = (slot: ViewSlot, { view }: ViewCache): void => {
    connection.call('check.marks', { view }).then(
      (marks) => {
        mark(slot, marks)
      },
      () => undefined,
    )
  }
  const closeView = (cache: ViewCache | null): void => {
    if (cache !== null) connection.call('view.close', { view: cache.view }).catch(() => undefined)
  }
  const open = async (slot: ViewSlot, request: ViewRequest, old: ViewCache | null): Promise<void> => {
    const opening = (latestOpening[slot] += 1)
    try {
      const opened = await connection.call('view.open', { request })
      if (opening !== latestOpening[slot]) {
        connection.call('view.close', { view: opened.view }).catch(() => undefined)
        return
      }
      const version = store.getState()[slot].version + 1
      const cache = createViewCache(request, opened)
      change(slot, { cache, version, failure: null })
      closeView(old)
      askMarks(slot, cache)
    } catch (error) {
      if (opening === latestOpening[slot])
        change(slot, { failure: error instanceof Failure ? error : new Failure('internal') })
    }
  }

  return {
    store,
    want: (slot, request) => {
      const { request: current, cache } = store.getState()[slot]
      if (JSON.stringify(current) === JSON.stringify(request)) return
      change(slot, { request })
      if (request !== null) void open(slot, request, cache)
      else {
        latestOpening[slot] += 1
        closeView(cache)
        change(slot, emptySlot)
      }
    },
    reopen: (isSameHost = false) => {
      for (const slot of viewSlots) {
        const { request, cache } = store.getState()[slot]
        if (request !== null) void open(slot, request, isSameHost ? cache : null)
      }
    },
    clear: () => {
      for (const slot of viewSlots) {
        latestOpening[slot] += 1
        change(slot, emptySlot)
      }
    },
    applyPatched: (patched) => {
      for (const slot of viewSlots) {
        const { cache, request } = store.getState()[slot]
        if (cache === null || request === null || cache.revision >= patched.revision) continue
        if (cache.revision !== patched.base) {
          void open(slot, request, cache)
          continue
        }
        cache.revision = patched.revision
        const patch = patched.views.find((view) => view.view === cache.view)
        if (patch !== undefined) touch(slot, applyPatch(cache, patch.cells))
      }
    },
    applySupposed: ({ views }) => {
      for (const slot of viewSlots) {
        const { cache } = store.getState()[slot]
        const patch = views.find(({ view }) => view === cache?.view)
        if (cache !== null && patch !== undefined) touch(slot, applyPatch(cache, patch.cells))
      }
    },
    applyMarks: (all) => {
      for (const marks of all) for (const slot of viewSlots) mark(slot, marks)
    },
    edit: async (slot, gesture, cells, job) => {
      const { cache } = store.getState()[slot]
      if (cache === null) throw new Failure('stale-view')
      if (cells.length === 0) return
      const edit = (lastEdit += 1)
      for (const { index, shown } of cells) cache.pending.set(index, { edit, text: shown })
      touch(
        slot,
        cells.map(({ index }) => index),
      )
      unanswered += 1
      try {
        await connection.call('cells.set', {
          view: cache.view,
          gesture,
          ...(job === undefined ? {} : { job }),
          cells: cells.map(({ index, input }) => ({ index, input })),
        })
      } finally {
        unanswered -= 1
        const answered = cells.flatMap(({ index }) =>
          cache.pending.get(index)?.edit === edit ? [index] : [],
        )
        for (const index of answered) cache.pending.delete(index)
        if (answered.length > 0) touch(slot, answered)
      }
    },
    isStoring: () => unanswered > 0,
    onCells: (slot, listener) => {
      const set = listeners.get(slot) ?? new Set()
      listeners.set(slot, set)
      set.add(listener)
      return () => {
        set.delete(listener)
      }
    },
  }
}
