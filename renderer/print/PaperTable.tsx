import type { CSSProperties, ReactNode } from 'react'
import type { TableColumn, TableLayout, TableRow } from '../../shared/model/table-layout'
import { bindMarks } from '../../shared/table/bind-marks'
import { findCommonUnit } from '../../shared/table/common-unit'
import { buildHeaderTree } from '../../shared/table/header-tree'
import { numberNotes, type NumberedNotes } from '../../shared/table/number-notes'
import type { TableFit } from './fit-columns'
import { readPaperFigure } from './paper-cells'
import type { PaperTableContent } from './paper-content'
import { differenceMark } from './paper-marks'
import { listNoteLines } from './PaperNotes'
import { PaperTitle, type PaperTitleText } from './PaperTitle'
import type { PaperWords } from './words'
import './print.css'

/**
 * The official table on A4. Only paper columns appear. Where all rows have one unit, a line above the table says it and the
 * unit column is left out.
 */

type Props = {
  content: PaperTableContent
  title: PaperTitleText
  fit: TableFit
  /** Lines [from, to): 0 is the title, then the rows of the layout, after them the lines of notes. */
  from?: number
  to?: number
}

/** The whole table, or the part of it that stands on one page. */
export function PaperTable({ content, title, fit, from = 0, to = Infinity }: Props): ReactNode {
  const { layout, words } = content
  const unit = findCommonUnit(layout.rows)
  const shown = fit.columns.flatMap((at) => layout.columns[at] ?? [])
  const cellNotes = numberPaperNotes(layout, content.notes)
  const noteLines = fit.last ? listNoteLines(content, cellNotes, shown.length + (unit === null ? 3 : 2)) : []
  const [firstRow, lastRow] = [Math.max(0, from - 1), Math.max(0, to - 1)]
  const rows = layout.rows.slice(firstRow, lastRow)
  const bottom = layout.rows.length
  return (
    <>
      {from === 0 && (
        <div className="paper-above">
          {fit.first ? <PaperTitle {...title} /> : <Continued title={title} words={words} />}
          {unit !== null && <div className="paper-unit-line">{words.unitLine(unit)}</div>}
        </div>
      )}
      <table className="paper-table" style={{ fontSize: `${String(fit.size)}pt` }}>
        <colgroup>
          {fit.widths.map((width, position) => (
            <col key={position} style={{ width: `${String(width)}px` }} />
          ))}
        </colgroup>
        {(rows.length > 0 || bottom === 0) && (
          <PaperHead layout={layout} columns={shown} words={words} withUnit={unit === null} />
        )}
        <tbody>
          {rows.map((row, offset) => (
            <PaperRow
              key={row.id}
              content={content}
              row={row}
              position={firstRow + offset}
              fit={fit}
              withUnit={unit === null}
              cellNotes={cellNotes}
            />
          ))}
          {noteLines.slice(Math.max(0, firstRow - bottom), Math.max(0, lastRow - bottom))}
        </tbody>
      </table>
    </>
  )
}

function Continued({ title, words }: { title: PaperTitleText; words: PaperWords }): ReactNode {
  return (
    <div className="paper-continued">{words.continued(title.label === '' ? title.title : title.label)}</div>
  )
}

type PaperHeadProps = {
  layout: TableLayout
  columns: readonly TableColumn[]
  words: PaperWords
  withUnit: boolean
}

function PaperHead({ layout, columns, words, withUnit }: PaperHeadProps): ReactNode {
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
  fit: TableFit
  withUnit: boolean
  cellNotes: NumberedNotes | null
}

function PaperRow({ content, row, position, fit, withUnit, cellNotes }: PaperRowProps): ReactNode {
  const strong = row.kind === 'section' || row.kind === 'total'
  const classes = ['paper-row', strong ? 'paper-strong' : '', row.italic ? 'paper-italic' : '']
  const indent: CSSProperties = row.level > 1 ? { paddingLeft: `${String(1.5 + (row.level - 1) * 3)}mm` } : {}
  const { columns } = content.layout
  return (
    <tr className={classes.filter((name) => name !== '').join(' ')}>
      <td className="paper-ordinal">{row.ordinal}</td>
      <th scope="row" className="paper-indicator" style={indent}>
        {row.label}
      </th>
      {withUnit && <td className="paper-unit">{row.unit}</td>}
      {fit.columns.map((at) => {
        const { text, marked, estimated } = readPaperFigure(content, row, position, at)
        const note = cellNotes?.numbers.get(position * columns.length + at) ?? null
        return (
          <td key={columns[at]?.id ?? at} className={estimated ? 'paper-value paper-italic' : 'paper-value'}>
            {marked && <span className="paper-mark">{`${differenceMark} `}</span>}
            {text}
            {note !== null && <sup className="paper-note-ref">{note}</sup>}
          </td>
        )
      })}
    </tr>
  )
}
