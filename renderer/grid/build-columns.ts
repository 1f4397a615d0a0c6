import type { ColDef, ColGroupDef, ICellRendererParams, ValueGetterParams } from 'ag-grid-community'
import type { TableLook } from '../../shared/contract/settings'
import type { TableColumn, TableLayout } from '../../shared/model/table-layout'
import { IndicatorCell, MarkedFigure, OrdinalCell, UnitCell } from './sheet-cells'
import { bindMarks } from '../../shared/table/bind-marks'
import { fixedColumnIds } from './fixed-columns'
import type { FixedLabels, SheetGeometry } from './sheet-geometry'
import type { SheetRow } from './sheet-row'
import { isPlain, type ShownCell } from './shown-cell'

type Column = ColDef<SheetRow, ShownCell>
type Group = ColGroupDef<SheetRow>

/** From so many columns on only those in view are drawn. */
const manyColumns = 24

export function drawsOnlyColumnsInView(layout: TableLayout): boolean {
  return layout.columns.length > manyColumns
}

/** Ids of the shown columns in order, the fixed ones first. */
export function listShownColumns(layout: TableLayout, hidden: readonly string[]): string[] {
  const figures = layout.columns.map((column) => column.id)
  return [...Object.values<string>(fixedColumnIds), ...figures.filter((id) => !hidden.includes(id))]
}

/**
 * The official header as column groups: neighbours under the same texts share a group, short paths reach down. Hidden
 * columns are left out; those up to the frozen one stay while the others scroll.
 */
export function buildColumns(
  layout: TableLayout,
  geometry: SheetGeometry,
  labels: FixedLabels,
  { hidden, frozen }: Pick<TableLook, 'hidden' | 'frozen'>,
  readCell: (position: number, column: number) => ShownCell,
): (Column | Group)[] {
  const fixed = (
    id: string,
    headerName: string,
    width: number,
    least: number,
    cellRenderer: unknown,
  ): Column => ({
    colId: id,
    headerName,
    width,
    minWidth: least,
    pinned: 'left',
    cellRenderer,
    headerClass: 'sheet-header',
  })
  const columns: (Column | Group)[] = [
    fixed(
      fixedColumnIds.ordinal,
      labels.ordinal,
      geometry.ordinalWidth,
      geometry.leastWidths.ordinal,
      OrdinalCell,
    ),
    fixed(
      fixedColumnIds.indicator,
      labels.indicator,
      geometry.labelWidth,
      geometry.leastWidths.label,
      IndicatorCell,
    ),
    fixed(fixedColumnIds.unit, labels.unit, geometry.unitWidth, geometry.leastWidths.unit, UnitCell),
  ]
  // The grid takes the columns of a new table before its rows: until then a row of the old table shows nothing.
  const read = ({ position, id }: SheetRow, at: number): ShownCell | null =>
    layout.rows[position]?.id === id ? readCell(position, at) : null
  const lastFrozen = layout.columns.findIndex((column) => column.id === frozen)
  layout.columns.forEach((column, at) => {
    if (hidden.includes(column.id)) return
    const leaf = makeValueColumn(column, at, read)
    leaf.width = geometry.valueWidths[at] ?? column.width
    leaf.minWidth = geometry.leastWidths.values[at] ?? 0
    // The grid keeps what is left out as it was, so a column that is free again is told so.
    leaf.pinned = at <= lastFrozen ? 'left' : null
    addUnderGroups(columns, column, leaf)
  })
  return columns
}

function makeValueColumn(
  column: TableColumn,
  at: number,
  read: (row: SheetRow, column: number) => ShownCell | null,
): Column {
  return {
    colId: column.id,
    headerName: bindMarks(column.header.at(-1) ?? ''),
    headerClass: `sheet-header${column.paper ? '' : ' working'}`,
    valueGetter: ({ data }: ValueGetterParams<SheetRow>) => (data === undefined ? null : read(data, at)),
    valueFormatter: ({ value }) => value?.text ?? '',
    cellClass: ({ value }) => value?.className.split(' ') ?? [],
    // Most figures are nothing but their text, in the grid's own cell: a screen has a thousand of them.
    cellRendererSelector: ({ value }: ICellRendererParams<SheetRow, ShownCell>) =>
      value == null || isPlain(value) ? undefined : { component: MarkedFigure },
  }
}

function addUnderGroups(columns: (Column | Group)[], column: TableColumn, leaf: Column): void {
  let level = columns
  for (const text of column.header.slice(0, -1)) {
    const last = level.at(-1)
    if (last !== undefined && 'children' in last && last.headerName === bindMarks(text)) {
      level = last.children
      continue
    }
    const group: Group = {
      headerName: bindMarks(text),
      marryChildren: true,
      headerClass: 'sheet-header',
      children: [],
    }
    level.push(group)
    level = group.children
  }
  level.push(leaf)
}
