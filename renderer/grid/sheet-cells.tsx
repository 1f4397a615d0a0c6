import type { CustomCellRendererProps } from 'ag-grid-react'
import type { CSSProperties, ReactNode } from 'react'
import type { TableRow } from '../../shared/model/table-layout'
import type { Words } from '../i18n/words'
import type { SheetRow } from './sheet-row'
import type { ShownCell } from './shown-cell'

/** What the cells of one sheet need besides their value; lives in the grid's context. */
export type SheetContext = {
  rowAt: (position: number) => TableRow | undefined
  words: Words
  isCollapsed: (id: string) => boolean
  hasChildren: (position: number) => boolean
  toggle: (id: string) => void
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
  const { sheet } = context.words
  const style: CSSProperties & Record<'--level', number> = { '--level': Math.max(0, row.level - 1) }
  return (
    <div className={nameLabel(row)} style={style}>
      {context.hasChildren(data.position) ? (
        <button
          type="button"
          className="twisty"
          tabIndex={-1}
          aria-expanded={!collapsed}
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

export function ValueCell({ value, context }: CellProps<ShownCell>): ReactNode {
  if (value === null || value === undefined) return null
  const { sheet } = context.words
  return (
    <div className={value.className} title={value.title}>
      {value.differs && (
        <span className="mark differs-mark" role="img" aria-label={value.title}>
          ▲
        </span>
      )}
      {value.partial && <span className="mark partial-mark" role="img" aria-label={sheet.partial} />}
      {value.attained !== null && (
        <span className="attainment" aria-hidden="true">
          <i style={{ width: `${String(Math.max(0, Math.min(100, value.attained)))}%` }} />
        </span>
      )}
      <span className="figure">{value.text}</span>
    </div>
  )
}
