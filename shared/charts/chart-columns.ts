import type { TableColumn, TableLayout } from '../model/table-layout'

/** Positions of the columns a chart reads; −1 where the table has none. */
type ChartColumns = {
  actual: number
  plan: number
  previous: number
  attainment: number
  share: number
}

/**
 * Finds them by the ids that forms use ("actual", "plan", "previous") and, in a form with ids of its own, by structure:
 * the base of a comparison is the value column under the same header.
 */
export function findChartColumns(layout: TableLayout): ChartColumns {
  const { columns } = layout
  const byId = (id: string): number =>
    columns.findIndex((column) => column.id === id && column.kind === 'value')
  const named = byId('actual')
  const actual = named === -1 ? columns.findIndex((column) => column.kind === 'value') : named
  const attainment = columns.findIndex((column) => column.attainment)
  const index = columns.findIndex((column) => column.kind === 'index' && !column.attainment)
  return {
    actual,
    plan: byId('plan') === -1 ? findBase(columns, attainment, actual) : byId('plan'),
    previous: byId('previous') === -1 ? findBase(columns, index, actual) : byId('previous'),
    attainment,
    share: columns.findIndex((column) => column.kind === 'share'),
  }
}

function findBase(columns: readonly TableColumn[], comparison: number, actual: number): number {
  const group = columns[comparison]?.header.slice(0, -1) ?? []
  if (group.length === 0) return -1
  return columns.findIndex(
    (column, position) =>
      column.kind === 'value' &&
      position !== actual &&
      column.header.length === group.length + 1 &&
      group.every((text, level) => column.header[level] === text),
  )
}
