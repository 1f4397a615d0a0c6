import { useEffect, useState } from 'react'
import type { Dimensions } from '../../shared/model/dimension'
import { useApp, useWorkbook } from './app-state'

export type Reference = {
  /** Null until the lists have arrived. While they are read again, the last ones stay. */
  dimensions: Dimensions | null
  failure: unknown
}

/**
 * The reference lists of the open workbook, read again whenever it was reloaded. Reads do not overlap: after many changes
 * in a row (a list of communes) one more read follows the one under way, not one for each.
 */
export function useReference(): Reference {
  const app = useApp()
  // A patch keeps the lists of the workbook's state; a reload brings new ones.
  const lists = useWorkbook((state) => state.workbook?.periods)
  const [reference, setReference] = useState<Reference>({ dimensions: null, failure: null })
  const [reader] = useState(() => createReader())
  useEffect(() => {
    if (lists === undefined) return
    reader.ask(
      () => app.connection.call('reference.read', {}),
      (dimensions) => {
        setReference({ dimensions, failure: null })
      },
      (failure) => {
        setReference((state) => ({ ...state, failure }))
      },
    )
  }, [app, lists, reader])
  return reference
}

type Reader = {
  ask(
    read: () => Promise<Dimensions>,
    arrive: (dimensions: Dimensions) => void,
    fail: (error: unknown) => void,
  ): void
}

/** Runs one read at a time; however often it is asked meanwhile, one more follows. */
function createReader(): Reader {
  let reading = false
  let next: (() => void) | null = null
  return {
    ask(read, arrive, fail) {
      const start = (): void => {
        reading = true
        next = null
        read()
          .then(arrive, fail)
          .finally(() => {
            reading = false
            next?.()
          })
      }
      if (reading) next = start
      else start()
    },
  }
}
