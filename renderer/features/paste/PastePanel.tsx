import { type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import type { TableLayout } from '../../../shared/model/table-layout'
import type { SheetHandle } from '../../grid/sheet-props'
import { useWords } from '../../i18n/words'
import { useApp, useSession } from '../../state/app-state'
import { describePaste, describeReading } from '../../state/describe-paste'
import type { PasteReport } from '../../state/paste-state'
import './paste-panel.css'

type Props = {
  layout: TableLayout
  sheet: RefObject<SheetHandle | null>
  /** Place and name of a cell in words. */
  nameCell: (place: { row: string; column: string }) => string
}

/** What the last paste left out, and how it read separators. Stands beside the work and is in nobody's way. */
export function PastePanel({ layout, sheet, nameCell }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const paste = useSession((state) => state.paste)
  if (paste?.kind !== 'done') return null
  const { report } = paste
  const close = (): void => {
    app.session.setState({ paste: null })
    sheet.current?.focus()
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close()
    else if (event.altKey && event.code === 'Period') sheet.current?.clipboard.flipPaste()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <section
      className="paste-panel"
      aria-label={words.paste.name}
      data-testid="paste-panel"
      onKeyDown={press}
    >
      <div className="paste-head">
        <b role="status" data-testid="paste-summary">
          {describePaste(report, words)}
        </b>
        <button type="button" className="plain" aria-label={words.close} onClick={close}>
          ✕
        </button>
      </div>
      <Reading report={report} sheet={sheet} />
      {report.figuresOnly && <p className="quiet">{words.paste.figuresOnly}</p>}
      {report.labelColumns > 0 && <p className="quiet">{words.paste.labelColumns(report.labelColumns)}</p>}
      {report.sourceKept && <p className="quiet">{words.paste.sourceKept}</p>}
      <SkippedCells report={report} layout={layout} sheet={sheet} nameCell={nameCell} />
    </section>
  )
}

function Reading({ report, sheet }: { report: PasteReport; sheet: Props['sheet'] }): ReactNode {
  const words = useWords()
  const reading = describeReading(report, words)
  if (reading === null) return null
  return (
    <p className="reading" data-testid="paste-reading">
      {reading}
      {report.settled.evidence === 'assumed' && report.settled.convention === 'vi' && (
        <span> {words.paste.assumed}</span>
      )}
      {report.flippable && (
        <button
          type="button"
          data-testid="paste-flip"
          title={words.paste.flipHint}
          onClick={() => {
            sheet.current?.clipboard.flipPaste()
          }}
        >
          {words.paste.flip(report.settled.convention)}
        </button>
      )}
    </p>
  )
}

function SkippedCells({ report, layout, sheet, nameCell }: Props & { report: PasteReport }): ReactNode {
  const words = useWords()
  const reasons = [...new Set(report.skipped.map(({ reason }) => reason))]
  return reasons
    .map((reason) => ({ reason, cells: report.skipped.filter((cell) => cell.reason === reason) }))
    .map(({ reason, cells }) => (
      <details key={reason} open={reason !== 'computed' && reason !== 'fixed'}>
        <summary>{words.paste.reasons[reason](report.counts[reason] ?? cells.length)}</summary>
        <ul>
          {cells.map(({ place, text }) => (
            <li key={`${place.row} ${place.column}`}>
              <button
                type="button"
                className="plain"
                onClick={() => {
                  const index = findIndex(layout, place)
                  if (index !== null) sheet.current?.goTo(index)
                }}
              >
                <span>{nameCell(place)}</span> <q>{text}</q>
              </button>
            </li>
          ))}
        </ul>
        {(report.counts[reason] ?? 0) > cells.length && (
          <p className="quiet">{words.paste.more((report.counts[reason] ?? 0) - cells.length)}</p>
        )}
      </details>
    ))
}

function findIndex(layout: TableLayout, place: { row: string; column: string }): number | null {
  const row = layout.rows.findIndex((one) => one.id === place.row)
  const column = layout.columns.findIndex((one) => one.id === place.column)
  return row === -1 || column === -1 ? null : row * layout.columns.length + column
}
