import type { CustomCellRendererProps } from 'ag-grid-react'
import type { CSSProperties, ReactNode } from 'react'
import type { TableRow } from '../../shared/model/table-layout'
import type { Words } from '../i18n/words'
import { describeRow } from './sheet-dom'
import type { SheetRow } from './sheet-row'
import type { ShownCell } from './shown-cell'

/** What the cells of one sheet need besides their value; lives in the grid's context. */
export type SheetContext = {
  rowAt: (position: number) => TableRow | undefined
  words: Words
  isCollapsed: (id: string) => boolean
  hasChildren: (position: number) => boolean
  /** Whether any row has rows below it. */
  isTree: boolean
  toggle: (id: string) => void
  /** How a search marks a cell; null: not at all. */
  markAt: (position: number, columnId: string) => 'match' | 'current' | null
}

type CellProps<Value> = CustomCellRendererProps<SheetRow, Value, SheetContext>

function findRow({ data, context }: CellProps<unknown>): TableRow | undefined {
  return data === undefined ? undefined : context.rowAt(data.position)
}

export function OrdinalCell(props: CellProps<unknown>): ReactNode {
  return <div className="cell ordinal">{findRow(props)?.ordinal}</div>
}

export function UnitCell(props: CellProps<unknown>): ReactNode {
  const unit = findRow(props)?.unit
  return (
    <div className="cell unit" title={unit}>
      {unit}
    </div>
  )
}

export function IndicatorCell(props: CellProps<unknown>): ReactNode {
  const { data, context } = props
  const row = findRow(props)
  if (data === undefined || row === undefined) return null
  const collapsed = context.isCollapsed(row.id)
  const parent = context.hasChildren(data.position)
  const { sheet } = context.words
  const style: CSSProperties & Record<'--level', number> = { '--level': Math.max(0, row.level - 1) }
  return (
    <div
      className={nameLabel(row)}
      style={style}
      ref={(cell) => {
        if (cell !== null)
          describeRow(
            cell,
            context.isTree ? row.level + 1 : null,
            context.isTree && parent ? !collapsed : null,
          )
      }}
    >
      {parent ? (
        <button
          type="button"
          className="twisty"
          tabIndex={-1}
          aria-label={`${collapsed ? sheet.expand : sheet.collapse}: ${row.label}`}
          onClick={() => {
            context.toggle(row.id)
          }}
        >
          {collapsed ? '▸' : '▾'}
        </button>
      ) : (
        <span className="twisty" />
      )}
      <span className="label-text">{row.label}</span>
    </div>
  )
}

function nameLabel(row: TableRow): string {
  const names = ['cell', 'label', row.kind]
  if (row.level === 1 && row.kind === 'item' && !row.italic) names.push('numbered')
  if (row.italic) names.push('italic')
  return names.join(' ')
}

/** A figure that has more to say than its text. The grid's cell has its class already. */
export function MarkedFigure({ value, context }: CellProps<ShownCell>): ReactNode {
  if (value === null || value === undefined) return null
  return (
    <div className="marked-figure" title={value.title}>
      <FigureParts shown={value} words={context.words} />
    </div>
  )
}

/** A figure outside the sheet, with all that says what kind of figure it is. */
export function FigureFace({ shown, words }: { shown: ShownCell; words: Words }): ReactNode {
  return (
    <div className={shown.className} title={shown.title}>
      <FigureParts shown={shown} words={words} />
    </div>
  )
}

function FigureParts({ shown, words }: { shown: ShownCell; words: Words }): ReactNode {
  return (
    <>
      {shown.marks.length > 0 && (
        <span className="marks">
          {shown.marks.map((mark) =>
            mark === 'note' ? null : (
              <span key={mark} className={`mark ${mark}`} role="img" aria-label={words.view.marks[mark]} />
            ),
          )}
        </span>
      )}
      {shown.marks.includes('note') && (
        <span className="mark note" role="img" aria-label={words.view.marks.note} />
      )}
      {shown.attained !== null && (
        <span className="attainment" aria-hidden="true">
          <i style={{ width: `${String(Math.max(0, Math.min(100, shown.attained)))}%` }} />
        </span>
      )}
      {shown.text}
    </>
  )
}
