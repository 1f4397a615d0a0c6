import { unpackCellFlags } from '../model/cell'
import type { TableCells, TableLayout } from '../model/table-layout'
import type { PictureContext } from './picture-words'

/**
 * Why a figure is not the last word: it is an estimate, it was written as "about so many", or it is a sum that lacks some
 * of its parts. Such a figure is drawn hatched or hollow, and a note says which it is.
 */
export type Doubts = { estimated: boolean; approximate: boolean; partial: boolean }

type Cells = { layout: TableLayout; cells: TableCells }
type Doubtful = Doubts & { value: number | null }

export const noDoubts: Doubts = { estimated: false, approximate: false, partial: false }

/** Of a cell; of one that is computed also those of the rows under it, which it is the sum of. */
export function readDoubts(table: Cells, rowAt: number, columnAt: number): Doubts {
  const { role, partial } = flagsAt(table, rowAt, columnAt)
  const below = role === 'computed' ? listBelow(table, rowAt) : []
  const doubts = [rowAt, ...below].map((at) => doubtsOfCell(table, at, columnAt))
  return {
    estimated: doubts.some(({ estimated }) => estimated),
    approximate: doubts.some(({ approximate }) => approximate),
    partial,
  }
}

function doubtsOfCell(
  table: Cells,
  rowAt: number,
  columnAt: number,
): Pick<Doubts, 'estimated' | 'approximate'> {
  const { status, estimated, qualifier } = flagsAt(table, rowAt, columnAt)
  if (status !== 'number') return noDoubts
  return {
    estimated: estimated || qualifier === 'estimated',
    approximate: qualifier !== null && qualifier !== 'estimated',
  }
}

function flagsAt({ layout, cells }: Cells, rowAt: number, columnAt: number) {
  return unpackCellFlags(cells.flags[rowAt * layout.columns.length + columnAt] ?? 0)
}

/** The rows of its unit that stand under a row; under a total, which stands apart, all of them. */
function listBelow({ layout: { rows } }: Cells, rowAt: number): number[] {
  const own = rows[rowAt]
  if (own === undefined) return []
  const next = rows.findIndex(({ level }, at) => at > rowAt && level <= own.level)
  const [from, end] = own.kind === 'total' ? [0, rows.length] : [rowAt + 1, next === -1 ? rows.length : next]
  return rows
    .slice(from, end)
    .flatMap(({ kind, unit }, at) => (kind === 'item' && unit === own.unit ? [from + at] : []))
}

export function isDoubtful({ value, estimated, approximate, partial }: Doubtful): boolean {
  return value !== null && (estimated || approximate || partial)
}

/** Behind the text of a sum that lacks parts; the note says what it means. */
const partialMark = '*'

export function markPartial(text: string, isPartial: boolean): string {
  return isPartial ? `${text} ${partialMark}` : text
}

/** What is doubtful about the figures that are shown, a note for each way. */
export function noteDoubts(figures: readonly Doubtful[], { words }: PictureContext): string[] {
  const shown = figures.filter(({ value }) => value !== null)
  return [
    ...(shown.some(({ estimated }) => estimated) ? [words.notes.estimated] : []),
    ...(shown.some(({ approximate }) => approximate) ? [words.notes.approximate] : []),
    ...(shown.some(({ partial }) => partial) ? notePartial({ words }) : []),
  ]
}

export function notePartial({ words }: Pick<PictureContext, 'words'>): string[] {
  return words.notes.partial === '' ? [] : [`${partialMark} ${words.notes.partial}`]
}
