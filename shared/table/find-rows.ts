import { matchesSearch, searchKey } from '../format/search-text'
import type { TableLayout } from '../model/table-layout'
import { hasNumber, numberRows } from './row-number'

/**
 * Going to a row by what a person calls it: its number ("I.7", "TT I 7", "i7" is none), or part of its name, without tone
 * marks unless they are typed. A column may follow behind "·". Exact numbers come first, then names that begin so.
 */
export type RowIndex = {
  layout: TableLayout
  numbers: readonly string[]
  /** Search keys of numbers (own numbers only, else empty) and of labels. */
  numberKeys: readonly string[]
  labelKeys: readonly string[]
}

export type RowMatch = { row: number; number: string; label: string }

/** Made once per table and search: it goes over every row. */
export function indexRows(layout: TableLayout): RowIndex {
  const numbers = numberRows(layout.rows)
  return {
    layout,
    numbers,
    numberKeys: numbers.map((number, at) => {
      const row = layout.rows[at]
      return row !== undefined && hasNumber(row) ? searchKey(number) : ''
    }),
    labelKeys: layout.rows.map((row) => searchKey(row.label)),
  }
}

/** At most `most` rows, best first. */
export function findRows(index: RowIndex, query: string, most: number): RowMatch[] {
  const text = (query.split(columnMark)[0] ?? '').trim()
  const key = searchKey(text)
  if (key === '') return []
  const number = readNumber(key)
  const ranked: { rank: number; row: number }[] = []
  index.layout.rows.forEach((row, at) => {
    const rank = rankRow(index, at, row.id, row.label, text, key, number)
    if (rank !== null) ranked.push({ rank, row: at })
  })
  ranked.sort((a, b) => a.rank - b.rank || a.row - b.row)
  return ranked.slice(0, most).map(({ row }) => ({
    row,
    number: index.numbers[row] ?? '',
    label: index.layout.rows[row]?.label ?? '',
  }))
}

/** The column named behind "·"; null when none is named or none is called so. */
export function findColumn(layout: TableLayout, query: string): number | null {
  const [, ...rest] = query.split(columnMark)
  const words = rest.map((part) => part.trim()).filter((part) => part !== '')
  if (words.length === 0) return null
  const at = layout.columns.findIndex((column) => {
    const header = column.header.join(' ')
    return words.every((word) => matchesSearch(word, header))
  })
  return at === -1 ? null : at
}

const columnMark = '·'

/** "tt i 7" and "I.7" are both "i.7"; a text that names no number gives null. */
function readNumber(key: string): string | null {
  const parts = key
    .replace(/^(tt|muc|dong)[\s.]+/, '')
    .split(/[\s.]+/)
    .filter((part) => part !== '')
  return parts.length > 0 && parts.every((part) => /^([ivxlcdm]+|\d+|[a-z])$/.test(part))
    ? parts.join('.')
    : null
}

/** Smaller is better; null: no match. */
function rankRow(
  index: RowIndex,
  at: number,
  id: string,
  label: string,
  text: string,
  key: string,
  number: string | null,
): number | null {
  const own = index.numberKeys[at] ?? ''
  if (number !== null && own === number) return 0
  if (searchKey(id) === key) return 1
  if (number !== null && own !== '' && own.endsWith(`.${number}`)) return 2
  const labelKey = index.labelKeys[at] ?? ''
  if (labelKey.includes(key) && matchesSearch(text, label)) return labelKey.startsWith(key) ? 3 : 5
  return number !== null && own.startsWith(`${number}.`) ? 4 : null
}
