import type { ReactNode } from 'react'
import { unpackCellFlags } from '../../shared/model/cell'
import type { NumberedNotes } from '../../shared/table/number-notes'
import type { PaperTableContent } from './paper-content'
import { differenceMark } from './paper-marks'

/**
 * What stands under a table, line by line: the form's footnotes, the notes of cells, and how the figures were checked. Lines are rows of the table,
 * because printers keep a row with the one before it but not a paragraph with a table.
 */
export function listNoteLines(
  content: PaperTableContent,
  cellNotes: NumberedNotes | null,
  columns: number,
): ReactNode[] {
  const { layout, words } = content
  const marked = hasMarkedCells(content)
  const lines: ReactNode[] = []
  if (layout.footnotes.length > 0 || marked)
    lines.push(
      <tr key="form" className="paper-notes">
        <td colSpan={columns}>
          {layout.footnotes.map((note) => (
            <p key={note.mark}>
              <span className="paper-note-mark">{note.mark}</span> {note.text}
            </p>
          ))}
          {marked && (
            <p>
              {differenceMark} {words.differs}
            </p>
          )}
        </td>
      </tr>,
    )
  for (const { number, text } of cellNotes?.texts ?? [])
    lines.push(
      <tr key={number} className={lines.length === 0 ? 'paper-notes' : 'paper-notes paper-more-notes'}>
        <td colSpan={columns}>
          <p className="paper-cell-note">
            <sup>{number}</sup> {text}
          </p>
        </td>
      </tr>,
    )
  if (content.checked !== undefined)
    lines.push(
      <tr key="checked" className={lines.length === 0 ? 'paper-notes' : 'paper-notes paper-more-notes'}>
        <td colSpan={columns}>
          <p className="paper-checked">{content.checked}</p>
        </td>
      </tr>,
    )
  return lines
}

function hasMarkedCells({ layout, cells, marks, stated }: PaperTableContent): boolean {
  return (
    marks === true &&
    (stated === null || stated.size === 0) &&
    cells.flags.some(
      (bits, index) =>
        unpackCellFlags(bits).stated === 'differs' &&
        layout.columns[index % layout.columns.length]?.paper === true,
    )
  )
}
