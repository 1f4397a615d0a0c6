import { useMemo, useState, type ReactNode } from 'react'
import type { CellRemark } from '../../../shared/model/remark'
import { useWords } from '../../i18n/words'
import { PaperTablePages } from '../../print/PaperTablePages'
import { PrintPreview } from '../../print/PrintPreview'
import { useApp, useSession, useSettings, useSlot } from '../../state/app-state'
import { showNotice } from '../../state/notices'
import { useRemarks } from '../../state/use-remarks'
import type { ViewSlot } from '../../state/view-store'
import { reportFailure } from '../../state/report-failure'
import { useChecked } from './use-checked'

type Props = {
  orientation: 'portrait' | 'landscape'
  fileName: string
  /** What can be chosen for this paper, in the bar above it. */
  options?: ReactNode
  children: ReactNode
}

/** The print view over the window, whatever stands on its paper. */
export function PrintView({ orientation, fileName, options, children }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const [busy, setBusy] = useState(false)
  const fail = (error: unknown): void => {
    reportFailure(app.session, words, error)
  }
  const savePdf = async (): Promise<void> => {
    setBusy(true)
    try {
      const saved = await app.platform.savePdf(fileName)
      if (saved === false) showNotice(app.session, 'info', words.notices.pdfInBrowser)
      else if (saved !== null) showNotice(app.session, 'done', words.notices.savedPdf(saved.name))
    } finally {
      setBusy(false)
    }
  }
  return (
    <PrintPreview
      words={words.printPreview}
      orientation={orientation}
      busy={busy}
      options={options}
      onPrint={() => {
        app.platform.print().catch(fail)
      }}
      onSavePdf={() => {
        savePdf().catch(fail)
      }}
      onClose={() => {
        app.session.setState({ printing: null })
      }}
    >
      {children}
    </PrintPreview>
  )
}

/** The table of a slot on paper, as the sheet shows it: with the document's own comparisons or with computed ones. */
export function PrintTable({ slot, fileName }: { slot: ViewSlot; fileName: string }): ReactNode {
  const app = useApp()
  const words = useWords()
  const { cache } = useSlot(slot)
  const stated = useSession((state) => state.stated) && slot === 'form'
  const [cells] = useState(() => ({ values: cache?.values ?? [], flags: cache?.flags ?? [] }))
  const remarks = useRemarks(slot, cache)
  const notes = useMemo(() => listPaperNotes(remarks), [remarks])
  const [withNotes, setWithNotes] = useState(false)
  const checked = useChecked(cache?.view)
  const printChecks = useSettings((settings) => settings.printChecks)
  if (cache === null) return null
  return (
    <PrintView
      orientation={cache.layout.orientation}
      fileName={fileName}
      options={
        <>
          {notes.size > 0 && (
            <label className="tick">
              <input
                type="checkbox"
                checked={withNotes}
                data-testid="print-notes"
                onChange={(event) => {
                  setWithNotes(event.target.checked)
                }}
              />
              {words.notes.print}
            </label>
          )}
          <label className="tick">
            <input
              type="checkbox"
              checked={printChecks}
              data-testid="print-checks"
              onChange={(event) => {
                app.settings.change({ printChecks: event.target.checked })
              }}
            />
            {words.findings.print.checks}
          </label>
        </>
      }
    >
      <PaperTablePages
        layout={cache.layout}
        cells={cells}
        stated={stated ? cache.stated : null}
        words={words.paper}
        marks={!stated}
        notes={withNotes ? notes : undefined}
        checked={printChecks ? checked : undefined}
      />
    </PrintView>
  )
}

/** The texts to print, by cell in reading order: the user's own note, else that of the document. */
function listPaperNotes(remarks: ReadonlyMap<number, CellRemark>): ReadonlyMap<number, string> {
  const texts = new Map<number, string>()
  for (const [index, { note, imported }] of remarks) {
    const text = note ?? imported
    if (text !== null) texts.set(index, text)
  }
  return texts
}
