import type { ReactNode } from 'react'
import { useWords } from '../../i18n/words'
import { useApp, useFindings } from '../../state/app-state'
import { FindingMark } from './FindingMark'
import './findings.css'

/** How many findings are open in the whole workbook, or that it is still being checked; a click opens the list. */
export function FindingsButton(): ReactNode {
  const app = useApp()
  const { findings } = useWords()
  const counts = useFindings((state) => state.counts)
  const isOpen = useFindings((state) => state.isOpen)
  if (counts === null)
    return (
      <span role="status" data-testid="status-checking">
        {findings.checking}
      </span>
    )
  const open = counts.error + counts.warning
  return (
    <button
      type="button"
      className={open === 0 ? 'good' : 'warning'}
      aria-expanded={isOpen}
      title={findings.open}
      data-testid="status-findings"
      onClick={() => {
        app.findings.store.setState({ isOpen: !isOpen })
      }}
    >
      {open > 0 && (
        <FindingMark entry={{ severity: counts.error > 0 ? 'error' : 'warning', status: 'open' }} />
      )}{' '}
      {open === 0 ? findings.none : findings.count(open)}
    </button>
  )
}
