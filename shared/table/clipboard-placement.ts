import { searchKey } from '../format/search-text'
import type { ClipboardBlock } from './clipboard-block'

/**
 * Where a block goes. Positions are visible rows and shown columns, so rows that are folded away or filtered out take
 * nothing. One value fills a range, a block repeats over a multiple of its size, everything else starts at the top left
 * corner. Columns of words at the left of the block (numbering, label, unit) are the table's own label columns: they are
 * left out, and the figures stand where they stood beside them.
 */
export type PasteRange = { top: number; left: number; bottom: number; right: number }

export type PasteSurface = {
  /** Visible rows and shown columns. */
  rows: number
  columns: number
  /** The first columns, which hold no figures. */
  fixedColumns: number
  /** Label of each visible row. */
  labelAt(row: number): string
}

export type Placement = {
  /** Columns at the left of the block that are not pasted. */
  labelColumns: number
  /** Top left corner and full extent in the table; may reach beyond its edges. */
  top: number
  left: number
  rows: number
  columns: number
  /** The block is one value over several cells. */
  spreads: boolean
}

export function placeBlock(block: ClipboardBlock, range: PasteRange, surface: PasteSurface): Placement {
  const height = block.length
  const labelColumns = countLabelColumns(block, range.left < surface.fixedColumns, surface)
  const width = (block[0]?.length ?? 0) - labelColumns
  const left = labelColumns > 0 ? Math.max(range.left, surface.fixedColumns) : range.left
  const right = Math.max(range.right, left)
  const wantedRows = range.bottom - range.top + 1
  const wantedColumns = right - left + 1
  // With labels the block is a part of a whole table: a second copy of it beside the first would make no sense.
  const acrossFits = labelColumns === 0 && fits(wantedColumns, width)
  const repeats = fits(wantedRows, height) && (acrossFits || labelColumns > 0)
  return {
    labelColumns,
    top: range.top,
    left,
    rows: repeats ? Math.max(wantedRows, height) : height,
    columns: repeats && acrossFits ? Math.max(wantedColumns, width) : width,
    spreads: height === 1 && width === 1 && wantedRows * wantedColumns > 1,
  }
}

/** A selection of one row or column stands for as much as the block needs. */
function fits(wanted: number, size: number): boolean {
  return wanted === 1 || wanted % size === 0
}

/** Rows that are looked at to tell words from figures. */
const sampledRows = 1000

/**
 * A selection that starts in the label columns takes any column of words for one. Among the figures only a column that
 * repeats this table's own labels counts, since a column of remarks must keep the figures beside it in their columns.
 */
function countLabelColumns(block: ClipboardBlock, startsAtLabels: boolean, surface: PasteSurface): number {
  const last = Math.min(surface.fixedColumns, (block[0]?.length ?? 0) - 1)
  const wordy = (column: number): boolean => column < last && isWordy(block, column)
  if (startsAtLabels) {
    for (let column = last - 1; column >= 0; column -= 1) if (wordy(column)) return column + 1
    return 0
  }
  const known = new Set<string>()
  for (let column = 0; column < last; column += 1) {
    if (!wordy(column)) continue
    if (known.size === 0)
      for (let row = 0; row < surface.rows; row += 1) known.add(searchKey(surface.labelAt(row)))
    if (repeatsLabels(block, column, known)) return wordy(column + 1) ? column + 2 : column + 1
  }
  return 0
}

function isWordy(block: ClipboardBlock, column: number): boolean {
  const texts = sampleTexts(block, column)
  const words = texts.filter((text) => text === '%' || /^[^\d]*\p{L}/u.test(text))
  return words.length * 2 > texts.length
}

function repeatsLabels(block: ClipboardBlock, column: number, known: ReadonlySet<string>): boolean {
  const texts = sampleTexts(block, column)
  return texts.filter((text) => known.has(searchKey(text))).length * 2 > texts.length
}

function sampleTexts(block: ClipboardBlock, column: number): string[] {
  return block.slice(0, sampledRows).flatMap((row) => {
    const text = row[column]?.text ?? ''
    return text === '' ? [] : [text.slice(0, 300)]
  })
}
