import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Input } from '../../shared/contract/contract'
import type { WorkbookContract } from '../../shared/contract/workbook-contract'
import type { WhatIfId } from '../../shared/model/ids'
import type { NamedSupposition, StoredWhatIf } from '../../shared/model/what-if'
import type { Connection } from '../client/connect'

/**
 * What this window supposes, as the host last told. The host holds the figures; here are their names, for the banner and
 * the questions at the end. They live as long as the connection: when that is lost, what was supposed is kept as `lost`, so
 * that it can be typed again.
 */
export type ScratchState = {
  /** In the order first typed; null: nothing is being supposed. */
  supposed: readonly NamedSupposition[] | null
  lost: readonly NamedSupposition[] | null
  /** Sets kept in the workbook; null until they are known. */
  kept: readonly StoredWhatIf[] | null
}

export type ScratchEnd = Input<WorkbookContract, 'scratch.end'>['how']

export type ScratchStore = StoreApi<ScratchState> & {
  /** Asks the host again: after a reconnect, a reload, or another workbook. */
  load(): void
  /** Another workbook is open: what was supposed ended with its own. */
  clear(): void
  /** Asks what is supposed now, after a figure was supposed or stored. */
  refresh(): void
  /**
   * What is supposed, counting what has been typed but not answered yet: the host answers in the order of the questions.
   * Null: nothing is being supposed.
   */
  settled(): Promise<readonly NamedSupposition[] | null>
  /** @throws Failure('what-if-unknown') */
  begin(whatIf: WhatIfId | null): Promise<void>
  /** @throws Failure('nothing-to-undo') */
  undo(): Promise<void>
  end(how: ScratchEnd): Promise<void>
  dismissLost(): void
}

export function createScratchStore(connection: Connection): ScratchStore {
  const store = createStore<ScratchState>(() => ({ supposed: null, lost: null, kept: null }))
  let asking = 0
  const ask = async (): Promise<readonly NamedSupposition[] | null> => {
    const mine = (asking += 1)
    const supposed = await connection.call('scratch.list', {})
    // What was answered meanwhile is newer.
    if (mine === asking) adopt(supposed)
    return supposed
  }
  const refresh = (): void => {
    ask().catch(() => undefined)
  }
  const adopt = (supposed: readonly NamedSupposition[] | null): void => {
    const before = store.getState().supposed
    const isLost = supposed === null && before !== null && before.length > 0
    store.setState({ supposed, ...(isLost ? { lost: before } : {}) })
  }
  const settle = (supposed: readonly NamedSupposition[] | null): void => {
    asking += 1
    store.setState({ supposed })
  }
  let readings = 0
  connection.on('whatIf.changed', (kept) => {
    readings += 1
    store.setState({ kept })
  })
  return {
    ...store,
    load() {
      refresh()
      const mine = (readings += 1)
      connection
        .call('whatIf.list', {})
        .then((kept) => {
          if (mine === readings) store.setState({ kept })
        })
        .catch(() => undefined)
    },
    clear() {
      readings += 1
      adopt(null)
      settle(null)
      store.setState({ kept: null })
    },
    refresh,
    settled: ask,
    async begin(whatIf) {
      settle(await connection.call('scratch.begin', { whatIf }))
    },
    async undo() {
      settle(await connection.call('scratch.undo', {}))
    },
    async end(how) {
      await connection.call('scratch.end', { how })
      settle(null)
    },
    dismissLost() {
      store.setState({ lost: null })
    },
  }
}
