import type { ColDef, ColGroupDef, ValueGetterParams } from 'ag-grid-community'
import type { TableColumn, TableLayout } from '../../shared/model/table-layout'
import { IndicatorCell, OrdinalCell, UnitCell, ValueCell } from './sheet-cells'
import { bindMarks } from '../../shared/table/bind-marks'
import type { FixedLabels, SheetGeometry } from './sheet-geometry'
import type { SheetRow } from './sheet-row'
import type { ShownCell } from './shown-cell'

type Column = ColDef<SheetRow, ShownCell>
type Group = ColGroupDef<SheetRow>

export const fixedColumnIds = { ordinal: '#ordinal', indicator: '#indicator', unit: '#unit' } as const

/** The official header as column groups: neighbours under the same texts share a group, short paths reach down. */
export function buildColumns(
  layout: TableLayout,
  geometry: SheetGeometry,
  labels: FixedLabels,
  readCell: (position: number, column: number) => ShownCell,
): (Column | Group)[] {
  const fixed = (id: string, headerName: string, width: number, cellRenderer: unknown): Column => ({
    colId: id,
    headerName,
    width,
    pinned: 'left',
    lockPinned: true,
    cellRenderer,
    headerClass: 'sheet-header',
  })
  const columns: (Column | Group)[] = [
    fixed(fixedColumnIds.ordinal, labels.ordinal, geometry.ordinalWidth, OrdinalCell),
    fixed(fixedColumnIds.indicator, labels.indicator, geometry.labelWidth, IndicatorCell),
    fixed(fixedColumnIds.unit, labels.unit, geometry.unitWidth, UnitCell),
  ]
  layout.columns.forEach((column, at) => {
    const width = geometry.valueWidths[at] ?? column.width
    addUnderGroups(columns, column, makeValueColumn(column, at, width, readCell))
  })
  return columns
}

function makeValueColumn(
  column: TableColumn,
  at: number,
  width: number,
  readCell: (position: number, column: number) => ShownCell,
): Column {
  return {
    colId: column.id,
    headerName: bindMarks(column.header.at(-1) ?? ''),
    width,
    headerClass: `sheet-header${column.paper ? '' : ' working'}`,
    valueGetter: ({ data }: ValueGetterParams<SheetRow>) =>
      data === undefined ? null : readCell(data.position, at),
    cellRenderer: ValueCell,
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
