import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { Failure } from '../../shared/contract/errors'
import type { Payload } from '../../shared/contract/contract'
import type { CellInput, ViewRequest, WorkbookContract } from '../../shared/contract/workbook-contract'
import type { Connection } from '../client/connect'
import { applyPatch, createViewCache, type ViewCache } from './view-cache'

/**
 * Tables that charts, packs and meetings read, beside those of the sheets: any number, each open once however many look at
 * it, followed by patches and closed when the last one stops looking.
 */
export type HeldTable = {
  request: ViewRequest
  /** The last table that arrived; null: none has yet. */
  cache: ViewCache | null
  /** Grows with every change of the cache, which is mutated in place. */
  version: number
  failure: Failure | null
}

export type TableStore = {
  store: StoreApi<Readonly<Record<string, HeldTable>>>
  /** Opens a table if nobody has yet; the function it gives lets it go. */
  hold(request: ViewRequest): () => void
  applyPatched(patched: Payload<WorkbookContract, 'workbook.patched'>): void
  /** Cells that follow from what is supposed: the revision stays. */
  applySupposed(patched: Payload<WorkbookContract, 'scratch.patched'>): void
  /** Types into one cell of a held table, by its index. Rejects with the Failure; then nothing was stored. */
  edit(request: ViewRequest, index: number, input: CellInput): Promise<void>
  /**
   * Opens all held tables again: after a reconnect or a reload. Until then the last figures stay. `isSameHost`: the views
   * of before are still open there and are closed; after a reconnect their names may already mean others.
   */
  reopen(isSameHost?: boolean): void
  /** Another workbook is open: what was read is gone, who looks will ask again. */
  clear(): void
}

/** Who lets go of a table often asks for it again at once (a card is drawn anew): it stays open so long. */
const lingerMs = 1500

export function createTableStore(connection: Connection): TableStore {
  const store = createStore<Readonly<Record<string, HeldTable>>>(() => ({}))
  const holders = new Map<string, number>()
  const openings = new Map<string, number>()

  const change = (key: string, part: Partial<HeldTable>): void => {
    const table = store.getState()[key]
    if (table !== undefined) store.setState({ [key]: { ...table, ...part } })
  }
  const close = (cache: ViewCache | null): void => {
    if (cache !== null) connection.call('view.close', { view: cache.view }).catch(() => undefined)
  }
  const open = async (key: string, request: ViewRequest): Promise<void> => {
    const opening = (openings.get(key) ?? 0) + 1
    openings.set(key, opening)
    try {
      const opened = await connection.call('view.open', { request })
      const table = store.getState()[key]
      if (opening !== openings.get(key) || table === undefined) {
        connection.call('view.close', { view: opened.view }).catch(() => undefined)
        return
      }
      change(key, { cache: createViewCache(request, opened), version: table.version + 1, failure: null })
      close(table.cache)
    } catch (error) {
      if (opening === openings.get(key))
        change(key, { failure: error instanceof Failure ? error : new Failure('internal') })
    }
  }
  const release = (key: string): void => {
    if ((holders.get(key) ?? 0) > 0) return
    const { [key]: table, ...rest } = store.getState()
    if (table === undefined) return
    holders.delete(key)
    openings.set(key, (openings.get(key) ?? 0) + 1)
    store.setState(rest, true)
    close(table.cache)
  }

  return {
    store,
    hold(request) {
      const key = keyOf(request)
      holders.set(key, (holders.get(key) ?? 0) + 1)
      if (store.getState()[key] === undefined) {
        store.setState({ [key]: { request, cache: null, version: 0, failure: null } })
        void open(key, request)
      }
      return () => {
        holders.set(key, (holders.get(key) ?? 1) - 1)
        setTimeout(() => {
          release(key)
        }, lingerMs)
      }
    },
    applyPatched(patched) {
      for (const [key, { cache, request, version }] of Object.entries(store.getState())) {
        if (cache === null || cache.revision >= patched.revision) continue
        if (cache.revision !== patched.base) {
          void open(key, request)
          continue
        }
        cache.revision = patched.revision
        const patch = patched.views.find((view) => view.view === cache.view)
        if (patch === undefined) continue
        applyPatch(cache, patch.cells)
        change(key, { version: version + 1 })
      }
    },
    applySupposed({ views }) {
      for (const [key, { cache, version }] of Object.entries(store.getState())) {
        const patch = views.find(({ view }) => view === cache?.view)
        if (cache === null || patch === undefined) continue
        applyPatch(cache, patch.cells)
        change(key, { version: version + 1 })
      }
    },
    async edit(request, index, input) {
      const cache = store.getState()[keyOf(request)]?.cache ?? null
      if (cache === null) throw new Failure('stale-view')
      const gesture = input === null ? 'clear' : 'type'
      await connection.call('cells.set', { view: cache.view, gesture, cells: [{ index, input }] })
    },
    reopen(isSameHost = false) {
      for (const [key, { request }] of Object.entries(store.getState())) {
        if (!isSameHost) change(key, { cache: null })
        void open(key, request)
      }
    },
    clear() {
      for (const key of Object.keys(store.getState())) openings.set(key, (openings.get(key) ?? 0) + 1)
      store.setState({}, true)
    },
  }
}

/** The name of a table in the store. */
export function keyOf(request: ViewRequest): string {
  return JSON.stringify(request)
}

const nothing: HeldTable | null = null

/** A table followed for as long as the component is shown; null while it is not there. */
export function useHeldTable(tables: TableStore, request: ViewRequest | null): HeldTable | null {
  const key = request === null ? null : keyOf(request)
  const table = useStore(tables.store, (state) => (key === null ? nothing : (state[key] ?? nothing)))
  const isGone = table === null
  useEffect(() => {
    if (key === null) return
    return tables.hold(JSON.parse(key) as ViewRequest)
    // A cleared store is asked again.
  }, [tables, key, isGone])
  return table
}

/** Any number of tables followed together, by `keyOf`; those of others are among them. */
export function useHeldTables(
  tables: TableStore,
  requests: readonly ViewRequest[],
): Readonly<Record<string, HeldTable>> {
  const keys = JSON.stringify([...new Set(requests.map(keyOf))])
  useEffect(() => {
    const releases = (JSON.parse(keys) as string[]).map((key) => tables.hold(JSON.parse(key) as ViewRequest))
    return () => {
      for (const release of releases) release()
    }
  }, [tables, keys])
  return useStore(tables.store)
}
