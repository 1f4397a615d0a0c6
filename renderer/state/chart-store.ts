import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { StoredChart } from '../../shared/model/chart'
import type { Connection } from '../client/connect'

/** The charts of the open workbook, as the host last told; null until it has. */
export type ChartStore = StoreApi<{ charts: readonly StoredChart[] | null }> & {
  /** Reads them again: another workbook is open, or the host has read its file again. */
  load(): void
}

export function createChartStore(connection: Connection): ChartStore {
  const store = createStore<{ charts: readonly StoredChart[] | null }>(() => ({ charts: null }))
  let reading = 0
  connection.on('chart.changed', (charts) => {
    reading += 1
    store.setState({ charts })
  })
  return {
    ...store,
    load() {
      const mine = (reading += 1)
      connection
        .call('chart.list', {})
        .then((charts) => {
          // What was told meanwhile is newer.
          if (mine === reading) store.setState({ charts })
        })
        .catch(() => undefined)
    },
  }
}

/** The charts of the workbook in their order; null until they are known. */
export function useCharts(store: ChartStore): readonly StoredChart[] | null {
  return useStore(store, (state) => state.charts)
}
