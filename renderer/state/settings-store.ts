import { createStore, type StoreApi } from 'zustand/vanilla'
import { defaultSettings, type Settings } from '../../shared/contract/settings'
import type { Connection } from '../client/connect'

/** Preferences of the user, kept by the host and shared by all workbooks. */
export type SettingsStore = {
  store: StoreApi<Settings>
  load(): Promise<void>
  change(part: Partial<Settings>): void
}

export function createSettingsStore(connection: Connection): SettingsStore {
  const store = createStore<Settings>(() => defaultSettings)
  return {
    store,
    load: async () => {
      store.setState(await connection.call('settings.read', {}))
    },
    change: (part) => {
      store.setState(part)
      connection.call('settings.write', store.getState()).catch(() => undefined)
    },
  }
}
