import { isPercentage, writeStatus } from '../../shared/table/cell-text'
import { fromScaled } from '../../shared/format/parse-number'
import { unpackCellFlags } from '../../shared/model/cell'
import {
  decimalsOf,
  type TableCells,
  type TableColumn,
  type TableLayout,
} from '../../shared/model/table-layout'

/**
 * A table as text that a Vietnamese Windows opens in columns: semicolons (the comma is in the numbers), or tabs; UTF-8
 * with its mark, without which Excel reads old code pages. One header line, so that other programs can read it too.
 * Numbers have a decimal comma, no dots and no "%": the header says where they are percentages. Text that a spreadsheet
 * would run as a formula begins with a tab, which makes it a text and is not seen.
 */
export type SeparatedText = 'csv' | 'tsv'

const byteOrderMark = '\ufeff'

/** `labels` name the three columns before the figures. Every column of the table is written, working columns too. */
export function* writeSeparated(
  layout: TableLayout,
  cells: TableCells,
  labels: readonly [string, string, string],
  kind: SeparatedText,
): Generator<string> {
  const separator = kind === 'csv' ? ';' : '\t'
  const line = (fields: readonly string[]): string =>
    `${fields.map((field) => quote(field, separator)).join(separator)}\r\n`
  const [ordinal, label, unit] = labels
  const heads = layout.columns.map((column) => headOf(column))
  yield byteOrderMark + line([ordinal, layout.rowLabel ?? label, unit, ...heads].map(guardText))
  for (const [at, row] of layout.rows.entries()) {
    const figures = layout.columns.map((column, place) => {
      const index = at * layout.columns.length + place
      const { status } = unpackCellFlags(cells.flags[index] ?? 0)
      if (status !== 'number') return writeStatus(status)
      const value = cells.values[index] ?? null
      return value === null ? '' : fromScaled(value, decimalsOf(row, column)).replace('.', ',')
    })
    yield line([guardText(row.ordinal), guardText(row.label), guardText(row.unit), ...figures])
  }
}

function headOf(column: TableColumn): string {
  const path = column.header.join(' · ')
  return isPercentage({ percent: false }, column) ? `${path} (%)` : path
}

/** A sign alone, as in numbering, is nothing that could run. */
function guardText(text: string): string {
  const clean = text.normalize('NFC').replace(/[\t\r\n]+/g, ' ')
  return /^\s*[=+\-@]/.test(clean) && !/^\s*[-+]\s*$/.test(clean) ? `\t${clean}` : clean
}

function quote(field: string, separator: string): string {
  const needed = field.includes(separator) || /["\r\n\t]/.test(field) || field !== field.trim()
  return needed ? `"${field.replaceAll('"', '""')}"` : field
}
