import type { CSSProperties, ReactNode } from 'react'
import { unpackCellFlags } from '../../shared/model/cell'
import type { TableColumn, TableLayout, TableRow } from '../../shared/model/table-layout'
import { bindMarks } from '../../shared/table/bind-marks'
import { cellText } from '../../shared/table/cell-text'
import { buildHeaderTree } from '../../shared/table/header-tree'
import type { PaperTableContent } from './paper-content'
import { numberNotes, type NumberedNotes } from '../../shared/table/number-notes'
import { differenceMark, listNoteLines } from './PaperNotes'
import type { PaperPart } from './PaperPages'
import { PaperTitle } from './PaperTitle'
import type { PaperWords } from './words'
import './print.css'

/**
 * The official table on A4: a plain table whose head the printer repeats. Only paper columns appear. Where all rows have
 * one unit, a line above the table says it and the unit column is left out.
 */

/** The whole table, or the part of it that stands on one page. */
export function PaperTable({ part, ...content }: PaperTableContent & { part?: PaperPart }): ReactNode {
  const { layout, words } = content
  const from = part?.from ?? 0
  const to = part?.to ?? Infinity
  const unit = findCommonUnit(layout.rows)
  const cellNotes = numberPaperNotes(layout, content.notes)
  const columns = layout.columns.filter((column) => column.paper).length + (unit === null ? 3 : 2)
  const noteLines = listNoteLines(content, cellNotes, columns)
  return (
    <section className={`paper paper-${layout.orientation}`} lang="vi">
      {part?.title !== false && (
        <>
          <PaperTitle {...layout} />
          {unit !== null && <div className="paper-unit-line">{words.unitLine(unit)}</div>}
        </>
      )}
      <table className="paper-table" style={part === undefined ? {} : { tableLayout: 'fixed' }}>
        {part !== undefined && (
          <colgroup>
            {part.widths.map((width, position) => (
              <col key={position} style={{ width: `${String(width)}px` }} />
            ))}
          </colgroup>
        )}
        <PaperHead layout={layout} words={words} withUnit={unit === null} />
        <tbody>
          {layout.rows.slice(from, to).map((row, offset) => (
            <PaperRow
              key={row.id}
              content={content}
              row={row}
              position={from + offset}
              withUnit={unit === null}
              cellNotes={cellNotes}
            />
          ))}
          {noteLines.slice(Math.max(0, from - layout.rows.length), Math.max(0, to - layout.rows.length))}
        </tbody>
      </table>
    </section>
  )
}

type PaperHeadProps = { layout: TableLayout; words: PaperWords; withUnit: boolean }

function PaperHead({ layout, words, withUnit }: PaperHeadProps): ReactNode {
  const columns = layout.columns.filter((column) => column.paper)
  const tree = buildHeaderTree(columns, [words.ordinal, layout.rowLabel ?? words.indicator, words.unit])
  return (
    <thead>
      {tree.map((cells, level) => (
        <tr key={level}>
          {cells
            .filter((cell) => withUnit || cell.column !== unitColumn)
            .map((cell) => (
              <th
                key={cell.column}
                colSpan={cell.colSpan}
                rowSpan={cell.rowSpan}
                scope={cell.colSpan > 1 ? 'colgroup' : 'col'}
                className={
                  fixedClasses[cell.column] ?? (cell.colSpan === 1 ? 'paper-value-head' : 'paper-group')
                }
              >
                {bindMarks(cell.text)}
              </th>
            ))}
        </tr>
      ))}
    </thead>
  )
}

const unitColumn = 2
const fixedClasses = ['paper-ordinal', 'paper-indicator', 'paper-unit']

/** Cells that are not on paper have no notes there. */
function numberPaperNotes(layout: TableLayout, notes: PaperTableContent['notes']): NumberedNotes | null {
  if (notes === undefined) return null
  const shown = [...notes].filter(([index]) => layout.columns[index % layout.columns.length]?.paper === true)
  return numberNotes(
    new Map(shown),
    layout.footnotes.map((note) => note.mark),
  )
}

type PaperRowProps = {
  content: PaperTableContent
  row: TableRow
  position: number
  withUnit: boolean
  cellNotes: NumberedNotes | null
}

function PaperRow({ content, row, position, withUnit, cellNotes }: PaperRowProps): ReactNode {
  const { layout } = content
  const strong = row.kind === 'section' || row.kind === 'total'
  const classes = [
    'paper-row',
    strong ? 'paper-strong' : '',
    keepsWithNext(row) || position === layout.rows.length - 1 ? 'paper-keep' : '',
    row.italic ? 'paper-italic' : '',
  ]
  const indent: CSSProperties = row.level > 1 ? { paddingLeft: `${String(1.5 + (row.level - 1) * 3)}mm` } : {}
  return (
    <tr className={classes.filter((name) => name !== '').join(' ')}>
      <td className="paper-ordinal">{row.ordinal}</td>
      <th scope="row" className="paper-indicator" style={indent}>
        {row.label}
      </th>
      {withUnit && <td className="paper-unit">{row.unit}</td>}
      {layout.columns.map((column, offset) =>
        column.paper ? (
          <PaperCell
            key={column.id}
            content={content}
            row={row}
            column={column}
            index={position * layout.columns.length + offset}
            note={cellNotes?.numbers.get(position * layout.columns.length + offset) ?? null}
          />
        ) : null,
      )}
    </tr>
  )
}

/** A section or heading says nothing alone at the foot of a page. */
export function keepsWithNext(row: TableRow): boolean {
  return row.kind === 'section' || row.kind === 'heading'
}

type PaperCellProps = {
  content: PaperTableContent
  row: TableRow
  column: TableColumn
  index: number
  /** The number of its note. */
  note: number | null
}

function PaperCell({ content, row, column, index, note }: PaperCellProps): ReactNode {
  const { cells, words } = content
  const bits = cells.flags[index] ?? 0
  const { estimated, qualifier, status, stated } = unpackCellFlags(bits)
  const asWritten = readStated(content, column, index)
  const text =
    asWritten ??
    cellText(
      cells.values[index] ?? null,
      bits,
      row,
      column,
      qualifier === null ? '' : words.qualifiers[qualifier],
    )
  const marked = content.marks === true && asWritten === null && stated === 'differs'
  return (
    <td className={estimated && status === 'number' ? 'paper-value paper-italic' : 'paper-value'}>
      {marked && <span className="paper-mark">{`${differenceMark} `}</span>}
      {text}
      {note !== null && <sup className="paper-note-ref">{note}</sup>}
    </td>
  )
}

/**
 * The text to show instead of the figure, or null. A document that says nothing about a comparison is shown saying
 * nothing; a figure entered beside the document is still a figure. A table no document states is shown as computed.
 */
function readStated(content: PaperTableContent, column: TableColumn, index: number): string | null {
  const { stated } = content
  if (stated === null || stated.size === 0) return null
  return stated.get(index) ?? (column.kind === 'value' ? null : '')
}

/** The unit when all rows that have one write it alike and there are at least two of them. */
function findCommonUnit(rows: readonly TableRow[]): string | null {
  const units = rows.flatMap((row) => (row.unit === '' ? [] : [row.unit]))
  const first = units[0]
  return first !== undefined && units.length > 1 && units.every((unit) => unit === first) ? first : null
}
