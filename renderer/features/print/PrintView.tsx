import { useMemo, useState, type ReactNode } from 'react'
import type { CellRemark } from '../../../shared/model/remark'
import { useWords } from '../../i18n/words'
import type { PaperSection } from '../../print/paper-document'
import { PaperDocument } from '../../print/PaperDocument'
import { PrintPreview } from '../../print/PrintPreview'
import { useApp, useSession, useSettings, useSlot } from '../../state/app-state'
import { usePrinting } from '../../state/use-printing'
import { useRemarks } from '../../state/use-remarks'
import type { ViewSlot } from '../../state/view-store'
import { useChecked } from './use-checked'

type Props = {
  sections: readonly PaperSection[]
  fileName: string
  /** What can be chosen for this paper, in the bar above it. */
  options?: ReactNode
}

/** The print view over the window, whatever stands on its paper. */
export function PrintView({ sections, fileName, options }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const { busy, print, savePdf } = usePrinting(fileName)
  const [sheets, setSheets] = useState(0)
  const orientation = sections[0]?.orientation ?? 'portrait'
  return (
    <PrintPreview
      words={words.printPreview}
      hint={`${words.printPreview.paper[orientation]} · ${words.printPreview.sheets(sheets)}`}
      busy={busy}
      options={options}
      onPrint={print}
      onSavePdf={savePdf}
      onClose={() => {
        app.session.setState({ printing: null })
      }}
    >
      <PaperDocument
        sections={sections}
        words={words.paper}
        chartWords={words.charts}
        onLaidOut={setSheets}
      />
    </PrintPreview>
  )
}

/** The table of a slot on paper, as the sheet shows it: with the document's own comparisons or with computed ones. */
export function PrintTable({ slot, fileName }: { slot: ViewSlot; fileName: string }): ReactNode {
  const app = useApp()
  const words = useWords()
  const { cache } = useSlot(slot)
  const stated = useSession((state) => state.stated) && slot === 'form'
  // Paper stands still while it is looked at: what is printed is what was shown first.
  const [cells] = useState(() => ({ values: [...(cache?.values ?? [])], flags: [...(cache?.flags ?? [])] }))
  const remarks = useRemarks(slot, cache)
  const notes = useMemo(() => listPaperNotes(remarks), [remarks])
  const [withNotes, setWithNotes] = useState(false)
  const checked = useChecked(cache?.view)
  const printChecks = useSettings((settings) => settings.printChecks)
  const sections = useMemo(
    (): readonly PaperSection[] =>
      cache === null
        ? []
        : [
            {
              orientation: cache.layout.orientation,
              restart: true,
              blocks: [
                {
                  id: cache.layout.name,
                  kind: 'table',
                  title: cache.layout,
                  content: {
                    layout: cache.layout,
                    cells,
                    stated: stated ? cache.stated : null,
                    words: words.paper,
                    marks: !stated,
                    notes: withNotes ? notes : undefined,
                    checked: printChecks ? checked : undefined,
                  },
                },
              ],
            },
          ],
    [cache, cells, stated, words, withNotes, notes, printChecks, checked],
  )
  if (cache === null) return null
  return (
    <PrintView
      sections={sections}
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
    />
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
