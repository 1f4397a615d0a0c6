import { useEffect, useState } from 'react'
import type { CheckStamp } from '../../../shared/model/finding-entry'
import type { ViewId } from '../../../shared/model/ids'
import { useWords } from '../../i18n/words'
import { useApp } from '../../state/app-state'
import { formatMoment } from '../../ui/format-time'

/** The sentence about the checks of a table, once they are counted. */
export function useChecked(view: ViewId | undefined): string | undefined {
  const app = useApp()
  const { paper } = useWords()
  const [stamp, setStamp] = useState<CheckStamp | null>(null)
  useEffect(() => {
    let isWanted = true
    if (view === undefined) return
    app.connection.call('check.stamp', { view }).then(
      (counted) => {
        if (isWanted) setStamp(counted)
      },
      // A table that is being opened again prints without it.
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [app, view])
  if (stamp === null) return undefined
  const { checked, passed, counts, at, revision } = stamp
  const { explained, rounding } = counts
  const open = counts.error + counts.warning
  return paper.checked({ checked, passed, explained, open, rounding, at: formatMoment(at), revision })
}
