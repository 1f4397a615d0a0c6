import { matchesSearch } from '../format/search-text'

/** Where to look: figures, texts of rows, notes, or all of them. */
export const findKinds = ['all', 'values', 'labels', 'notes'] as const
export type FindKind = (typeof findKinds)[number]

/** How a figure is written: as the table shows it ("25.454") and as it is typed ("25454"). */
export type FigureTexts = { shown: string; typed: string }

/** What a search needs to know of a table; indexes are cells of the layout, row-major. */
export type Findable = {
  rows: readonly { label: string }[]
  columns: number
  figureAt(index: number): FigureTexts
  noteAt(index: number): string | null
}

/** A cell, or the text of a row where `column` is null. Positions in the layout. */
export type FoundCell = { row: number; column: number | null }

/** The matches in one row, its name first, a cell once. Nothing is found for an empty text. */
export function findInRow(table: Findable, text: string, kind: FindKind, row: number): FoundCell[] {
  const found: FoundCell[] = []
  const label = table.rows[row]?.label
  if (text.trim() === '' || label === undefined) return found
  if ((kind === 'all' || kind === 'labels') && matchesSearch(text, label)) found.push({ row, column: null })
  if (kind === 'labels') return found
  for (let column = 0; column < table.columns; column += 1) {
    const index = row * table.columns + column
    const figure = kind !== 'notes' && matchesFigure(text, table.figureAt(index))
    const note = !figure && kind !== 'values' ? table.noteAt(index) : null
    if (figure || (note !== null && matchesSearch(text, note))) found.push({ row, column })
  }
  return found
}

/**
 * Whether a figure is written with `text` in it, by either way of writing: "25.454" and "25454" both find 25454. A dash or
 * dots alone find the cells that hold nothing else, not every negative number.
 */
export function matchesFigure(text: string, { shown, typed }: FigureTexts): boolean {
  const wanted = unifySigns(text)
  if (wanted === '' || shown === '') return false
  if (!/[\p{L}\p{N}]/u.test(wanted)) return wanted === unifySigns(shown)
  if (/\p{L}/u.test(wanted)) return matchesSearch(text, shown)
  return unifySigns(shown).includes(wanted) || unifySigns(typed).includes(wanted)
}

/**
 * The figure as text with every `text` in it replaced, to be read like a typed one; null where it is not written with
 * `text`. The typed way of writing comes first: it has no separators that a replacement could tear apart.
 */
export function replaceInFigure(text: string, figure: FigureTexts, replacement: string): string | null {
  const wanted = unifySigns(text)
  if (!/\p{N}/u.test(wanted)) return null
  for (const written of [figure.typed, figure.shown]) {
    const unified = unifySigns(written)
    if (unified.includes(wanted)) return unified.replaceAll(wanted, unifySigns(replacement))
  }
  return null
}

/** One dash, no spaces around or inside: figures are the same with a narrow space or none. */
function unifySigns(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\u2026/g, '...')
    .replace(/[\s\u00a0\u202f]+/g, /\p{L}/u.test(text) ? ' ' : '')
    .trim()
}
