import { formatScaled } from '../format/format-number'
import { unpackCellFlags } from '../model/cell'
import { decimalsOf, type TableColumn, type TableRow } from '../model/table-layout'

/**
 * The one place that turns a shown cell into text; grid, print and charts all use it. `value` is scaled by `decimalsOf`.
 *
 * A number is written the Vietnamese way with its sign in difference columns and "%" on indexes, shares and percentage
 * rows (their differences are percentage points and carry no "%"). "–": nothing occurred, or a comparison without meaning;
 * "…": not reported; "#TRAN": overflow. Blank, as official documents leave it: a heading, nothing entered, nothing to
 * compare, nothing to compare with, or a period that the workbook does not have. `prefix` is the word of a qualifier ("gần") and stands before a number only.
 */
export function cellText(
  value: number | null,
  flags: number,
  row: TableRow,
  column: TableColumn,
  prefix = '',
): string {
  const { status } = unpackCellFlags(flags)
  switch (status) {
    case 'number': {
      if (value === null) return ''
      const number = formatScaled(value, decimalsOf(row, column), {
        sign: column.kind === 'difference',
        percent: isPercentage(row, column),
      })
      return prefix === '' ? number : `${prefix} ${number}`
    }
    case 'none':
    case 'zero-base':
    case 'negative-base':
      return '–'
    case 'unknown':
      return '…'
    case 'overflow':
      return '#TRAN'
    case 'blank':
    case 'no-current':
    case 'no-base':
    case 'no-meaning':
      return ''
  }
}

function isPercentage(row: TableRow, column: TableColumn): boolean {
  switch (column.kind) {
    case 'index':
    case 'share':
      return true
    case 'value':
      return row.percent
    case 'difference':
      return false
  }
}
