import { useEffect, useState } from 'react'
import { hasRemark } from '../../shared/model/cell'
import type { CellRemark } from '../../shared/model/remark'
import { useApp } from './app-state'
import type { ViewCache } from './view-cache'
import type { ViewSlot } from './view-store'

const none: ReadonlyMap<number, CellRemark> = new Map()

/**
 * What is noted in a shown table, by cell index. It is read when there is something to read, and again when a cell with a
 * note has changed: an edit beside the notes asks nothing.
 */
export function useRemarks(slot: ViewSlot, cache: ViewCache | null): ReadonlyMap<number, CellRemark> {
  const app = useApp()
  const [known, setKnown] = useState<{ of: ViewCache | null; remarks: ReadonlyMap<number, CellRemark> }>({
    of: null,
    remarks: none,
  })
  useEffect(() => {
    if (cache === null) return
    let isWanted = true
    let latest = none
    const read = (): void => {
      app.connection
        .call('remark.read', { view: cache.view })
        .then((remarks) => {
          if (!isWanted) return
          latest = new Map(remarks.map((remark) => [remark.index, remark]))
          setKnown({ of: cache, remarks: latest })
        })
        // The table is being opened again, and then it is read again.
        .catch(() => undefined)
    }
    if (cache.flags.some(hasRemark)) read()
    const stop = app.views.onCells(slot, (indexes) => {
      if (indexes.some((index) => latest.has(index) || hasRemark(cache.flags[index] ?? 0))) read()
    })
    return () => {
      isWanted = false
      stop()
    }
  }, [app, slot, cache])
  return known.of === cache ? known.remarks : none
}
