import type { CellSpec } from '../calc/evaluate-cell'
import type { FactKey } from '../model/fact'
import { decimalsOf, type TableLayout } from '../model/table-layout'

/** A layout together with what each of its cells shows; specs are row-major like the cells. */
export type ResolvedTable = { layout: TableLayout; specs: readonly CellSpec[] }

export function rowOf(table: ResolvedTable, index: number): TableLayout['rows'][number] | undefined {
  return table.layout.rows[Math.floor(index / table.layout.columns.length)]
}

export function columnOf(table: ResolvedTable, index: number): TableLayout['columns'][number] | undefined {
  return table.layout.columns[index % table.layout.columns.length]
}

/** Decimals of the shown value; 0 outside the table. */
export function cellDecimals(table: ResolvedTable, index: number): number {
  const row = rowOf(table, index)
  const column = columnOf(table, index)
  return row === undefined || column === undefined ? 0 : decimalsOf(row, column)
}

/** The fact that a value cell shows; null for comparisons, sums over parts and empty cells. */
export function factKeyAt(table: ResolvedTable, index: number): FactKey | null {
  const spec = table.specs[index]
  return spec?.kind === 'value' && spec.parts === null ? spec.key : null
}

/** A text that is equal for equal keys, to find cells by their fact. */
export function keyText(key: FactKey): string {
  return `${key.scenario}/${key.indicator}/${key.sector}/${key.locality}/${key.period}`
}
