import { formatScaled } from '../format/format-number'
import { unpackCellFlags, type CellStatus } from '../model/cell'
import { decimalsOf, type TableColumn, type TableRow } from '../model/table-layout'

/**
 * The one place that turns a shown cell into text; grid, print and charts all use it. `value` is scaled by `decimalsOf`.
 *
 * A number is written the Vietnamese way, with its sign in columns of more or less and "%" on percentages. Differences of
 * percentage rows and contributions are percentage points and carry no "%". "–": nothing occurred, or a comparison
 * without meaning; "…": not reported. Errors are marks everywhere, on paper too, because a broken figure must not look
 * like a blank: "#TRAN" overflow, "#CHIA0" division by zero, "#VONG" cycle, "#LOI" broken formula. Blank, as official
 * documents leave it: a heading, nothing entered, nothing to compare, nothing to compare with, or a period that the
 * workbook does not have. `prefix` is the word of a qualifier ("gần") and stands before a number only.
 */
export function cellText(
  value: number | null,
  flags: number,
  row: TableRow,
  column: TableColumn,
  prefix = '',
): string {
  const { status } = unpackCellFlags(flags)
  if (status !== 'number') return writeStatus(status)
  if (value === null) return ''
  const number = formatScaled(value, decimalsOf(row, column), {
    sign: isSigned(column),
    percent: isPercentage(row, column),
  })
  return prefix === '' ? number : `${prefix} ${number}`
}

/** What stands in a cell that shows no number. */
export function writeStatus(status: Exclude<CellStatus, 'number'>): string {
  switch (status) {
    case 'none':
    case 'zero-base':
    case 'negative-base':
      return '–'
    case 'unknown':
      return '…'
    case 'overflow':
      return '#TRAN'
    case 'division-by-zero':
      return '#CHIA0'
    case 'cycle':
      return '#VONG'
    case 'broken':
      return '#LOI'
    case 'blank':
    case 'no-current':
    case 'no-base':
    case 'no-meaning':
      return ''
  }
}

/** Whether a number above zero carries a "+". */
function isSigned({ kind }: Pick<TableColumn, 'kind'>): boolean {
  return kind === 'difference' || kind === 'growth' || kind === 'contribution' || kind === 'remaining'
}

/** Whether the numbers of a cell are in percent, and not in percentage points. */
export function isPercentage(
  row: Pick<TableRow, 'percent'>,
  column: Pick<TableColumn, 'kind' | 'measured'>,
): boolean {
  switch (column.kind) {
    case 'index':
    case 'growth':
    case 'share':
      return true
    case 'value':
      return column.measured?.percent ?? row.percent
    case 'difference':
    case 'remaining':
    case 'per-quarter':
    case 'contribution':
    case 'rank':
      return false
  }
}
