import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { StoredPack } from '../../shared/model/pack'
import type { Connection } from '../client/connect'

/** The packs of the open workbook, as the host last told; null until it has. */
export type PackStore = StoreApi<{ packs: readonly StoredPack[] | null }> & {
  /** Reads them again: another workbook is open, or the host has read its file again. */
  load(): void
}

export function createPackStore(connection: Connection): PackStore {
  const store = createStore<{ packs: readonly StoredPack[] | null }>(() => ({ packs: null }))
  let reading = 0
  connection.on('pack.changed', (packs) => {
    reading += 1
    store.setState({ packs })
  })
  return {
    ...store,
    load() {
      const mine = (reading += 1)
      connection
        .call('pack.list', {})
        .then((packs) => {
          // What was told meanwhile is newer.
          if (mine === reading) store.setState({ packs })
        })
        .catch(() => undefined)
    },
  }
}

/** The packs of the workbook in their order; null until they are known. */
export function usePacks(store: PackStore): readonly StoredPack[] | null {
  return useStore(store, (state) => state.packs)
}
