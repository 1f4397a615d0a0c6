import { useEffect, useState } from 'react'
import type { Explanation } from '../../../shared/model/explanation'
import type { FactKey } from '../../../shared/model/fact'
import { useApp } from '../../state/app-state'

/** The explanation of a figure by itself, asked for again when figures change; null until it is there. */
export function useFigureExplanation(key: FactKey | null, version: number): Explanation | null {
  const app = useApp()
  const [known, setKnown] = useState<{ of: FactKey; explanation: Explanation } | null>(null)
  useEffect(() => {
    if (key === null) return
    let isWanted = true
    app.connection.call('figure.explain', { key }).then(
      (explanation) => {
        if (isWanted) setKnown({ of: key, explanation })
      },
      // It is gone with its indicator or place; the way back is there.
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [app, key, version])
  return known !== null && known.of === key ? known.explanation : null
}
