import { useEffect, useRef, type ReactNode, type RefObject } from 'react'
import type { SheetHandle } from '../../grid/sheet-props'
import { useWords } from '../../i18n/words'
import { useApp, useFindings, useSession } from '../../state/app-state'
import { reportFailure } from '../../state/report-failure'
import { filterFindings } from './finding-actions'
import { FindingDetails } from './FindingDetails'
import { FindingsFilter } from './FindingsFilter'
import { FindingsList } from './FindingsList'
import './findings.css'

type Props = { sheet: RefObject<SheetHandle | null> }

/** What was found, docked below the sheet: the list on the left, the arithmetic of one finding and what to do on the right. */
export function FindingsPanel({ sheet }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const { findings } = words
  useListOfTable()
  const panel = useRef<HTMLElement>(null)
  const close = (): void => {
    app.findings.store.setState({ isOpen: false })
    sheet.current?.focus()
  }
  return (
    <section
      ref={panel}
      className="findings"
      aria-label={findings.name}
      data-testid="findings"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return
        event.preventDefault()
        if (app.findings.store.getState().isExplaining) app.findings.store.setState({ isExplaining: false })
        else close()
      }}
    >
      <header>
        <h2>{findings.name}</h2>
        <FindingsFilter />
        <button
          type="button"
          className="plain-icon"
          aria-label={findings.close}
          title={findings.close}
          onClick={close}
        >
          ×
        </button>
      </header>
      <div className="findings-body">
        <FindingsList sheet={sheet} />
        <FindingDetails sheet={sheet} />
      </div>
    </section>
  )
}

/** Reads the list when it opens, and again for the table that is shown when it is limited to that. */
function useListOfTable(): void {
  const app = useApp()
  const words = useWords()
  const here = useFindings((state) => state.filter.here)
  const isKnown = useFindings((state) => state.counts !== null)
  const tab = useSession((state) => (here ? state.tab : null))
  const form = useSession((state) => (here ? state.form : null))
  const period = useSession((state) => (here ? state.period : null))
  const locality = useSession((state) => (here ? state.locality : null))
  useEffect(() => {
    filterFindings(app, {}).catch((error: unknown) => {
      reportFailure(app.session, words, error)
    })
  }, [app, words, isKnown, tab, form, period, locality])
}
