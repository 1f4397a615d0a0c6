import { useEffect, useState } from 'react'
import type { Explanation } from '../../../shared/model/explanation'
import { useApp } from '../../state/app-state'
import type { ViewCache } from '../../state/view-cache'

const pauseMs = 80

/**
 * The explanation of the selected cell. It is asked for again when the table changes, after a short pause so that moving
 * quickly over cells asks once. The last answer stays until the next one comes: nothing flickers.
 */
export function useExplanation(
  cache: ViewCache | null,
  index: number | null,
  version: number,
): Explanation | null {
  const app = useApp()
  const [explanation, setExplanation] = useState<Explanation | null>(null)
  useEffect(() => {
    if (cache === null || index === null) return
    let gone = false
    const timer = setTimeout(() => {
      app.connection
        .call('cells.explain', { view: cache.view, index })
        .then((answer) => {
          if (!gone) setExplanation(answer)
        })
        // The table is being opened again: the next version asks once more.
        .catch(() => undefined)
    }, pauseMs)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [app, cache, index, version])
  return cache === null || index === null ? null : explanation
}
