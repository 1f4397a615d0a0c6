import type { ReactNode } from 'react'
import type { FindingEntry } from '../../../shared/model/finding-entry'
import { useWords } from '../../i18n/words'

/** The mark that cells have, with its meaning. */
export function FindingMark({ entry }: { entry: Pick<FindingEntry, 'severity' | 'status'> }): ReactNode {
  const { severities, statuses } = useWords().findings
  const { severity, status } = entry
  const meaning = status === 'open' ? severities[severity] : statuses[status]
  return (
    <span className="finding-mark">
      <span
        className={`mark ${status === 'open' ? severity : status}`}
        role="img"
        aria-label={meaning}
        title={meaning}
      />
    </span>
  )
}
