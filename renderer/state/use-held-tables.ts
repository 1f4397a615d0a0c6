import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import type { ViewRequest } from '../../shared/contract/workbook-contract'
import type { HeldTable, TableStore } from './table-store'

/** Many tables followed for as long as the component is shown, in the order of the requests; null where none is there yet. */
export function useHeldTables(
  tables: TableStore,
  requests: readonly (ViewRequest | null)[],
): readonly (HeldTable | null)[] {
  const held = useStore(tables.store)
  const found = useMemo(() => {
    const byRequest = new Map(Object.values(held).map((table) => [JSON.stringify(table.request), table]))
    return requests.map((request) =>
      request === null ? null : (byRequest.get(JSON.stringify(request)) ?? null),
    )
  }, [held, requests])
  // A cleared store is asked again.
  const missing = found.some((table, at) => table === null && requests[at] !== null)
  useEffect(() => {
    const letGo = requests.flatMap((request) => (request === null ? [] : [tables.hold(request)]))
    return () => {
      for (const release of letGo) release()
    }
  }, [tables, requests, missing])
  return found
}
