import type { GridCell, GridRange } from '../table/cell-grid'
import { isForeign, tidyText, withoutTranslation } from './cell-words'
import { lineOf, textOf, within, type Band, type SheetRows } from './sheet-rows'

/**
 * The texts above every column of a table, from top to bottom. A merged cell stands over all its columns. Where a header
 * has no merged cells, the text of a group stands over its first column only: columns without a text of their own in that
 * row take it from the left, as long as they have one in a lower row. A text that only goes on in the next row (a wrapped
 * header without merged cells) is one text.
 */
export type HeaderTree = {
  /** By column; columns without any text are absent. */
  paths: ReadonlyMap<number, readonly string[]>
  /** The same without translations: "Quyết toán⏎Final accounts" is "Quyết toán". */
  native: ReadonlyMap<number, readonly string[]>
  /** Columns under one merged lowest cell, by column: its first column. */
  shared: ReadonlyMap<number, number>
}

type Place = { text: string; native: string; merge: GridRange | null; own: boolean; lends?: boolean }

/** `first` and `last` are positions of rows; columns left of `firstValue` never lend their text to the right. */
export function readHeaderTree(
  sheet: SheetRows,
  first: number,
  last: number,
  band: Band,
  firstValue: number,
): HeaderTree {
  const rows = readPlaces(sheet, first, last, band)
  fillGroups(rows, band, firstValue)
  const wrapped = findWrapped(rows, band, firstValue)
  const paths = new Map<number, readonly string[]>()
  const native = new Map<number, readonly string[]>()
  const shared = new Map<number, number>()
  for (let column = band.left; column <= band.right; column += 1) {
    const path: string[] = []
    const own: string[] = []
    let above: Place | undefined
    for (const row of rows) {
      const place = row.get(column)
      if (place === undefined || place.text === '') continue
      if (place.merge !== null && place.merge === above?.merge) continue
      const previous = path.at(-1)
      if (previous !== undefined && above !== undefined && (wrapped || goesOn(above, place))) {
        path[path.length - 1] = joinLines(previous, place.text)
        if (!isForeign(place.native) || isForeign(own.at(-1) ?? ''))
          own[own.length - 1] = joinLines(own.at(-1) ?? '', place.native)
      } else if (place.text !== previous) {
        path.push(place.text)
        own.push(place.native)
      }
      above = place
    }
    const kept = path.map(withoutMarks).filter((text) => text !== '')
    if (kept.length > 0) {
      paths.set(column, kept)
      native.set(
        column,
        own.map(withoutMarks).filter((text) => text !== ''),
      )
    }
    if (above?.merge !== null && above !== undefined && above.merge.left < column)
      shared.set(column, above.merge.left)
  }
  return { paths, native, shared }
}

function readPlaces(sheet: SheetRows, first: number, last: number, band: Band): Map<number, Place>[] {
  const rows: Map<number, Place>[] = []
  const heads = new Map<string, GridCell>()
  for (let position = first; position <= last; position += 1) {
    const row = sheet.numberOf(position)
    const places = new Map<number, Place>()
    const merges = sheet.mergesAt(row)
    for (const cell of within(sheet.cellsOf(position), band)) {
      const merge = merges.find((one) => cell.column >= one.left && cell.column <= one.right) ?? null
      if (merge !== null) heads.set(`${String(merge.top)} ${String(merge.left)}`, cell)
      places.set(cell.column, { ...readTexts(cell), merge, own: true })
    }
    for (const merge of merges) {
      const head = readTexts(heads.get(`${String(merge.top)} ${String(merge.left)}`))
      for (
        let column = Math.max(merge.left, band.left);
        column <= Math.min(merge.right, band.right);
        column += 1
      )
        if (!places.has(column)) places.set(column, { ...head, merge, own: false })
    }
    rows.push(places)
  }
  return rows
}

function readTexts(cell: GridCell | undefined): { text: string; native: string } {
  return cell === undefined
    ? { text: '', native: '' }
    : { text: lineOf(cell), native: withoutTranslation(textOf(cell)) }
}

function fillGroups(rows: readonly Map<number, Place>[], band: Band, firstValue: number): void {
  rows.forEach((row, index) => {
    const lower = rows.slice(index + 1)
    if (lower.length === 0) return
    // Where groups of a row are merged, an unmerged neighbour is no part of them.
    const merged = [...row.values()].some(({ merge }) => merge !== null && merge.right > merge.left)
    const hasLower = (column: number): boolean =>
      lower.some((below) => {
        const place = below.get(column)
        return place?.own === true && place.text !== ''
      })
    let group: { place: Place; column: number } | null = null
    for (let column = Math.max(firstValue, band.left); column <= band.right; column += 1) {
      const place = row.get(column)
      if (place !== undefined) {
        const heads = place.text !== '' && place.merge === null && !merged && hasLower(column)
        group = heads ? { place, column } : null
      } else if (group !== null && hasLower(column) && sameAbove(rows, index, group.column, column)) {
        group.place.lends = true
        row.set(column, { ...group.place, own: false })
      } else group = null
    }
  })
}

/** Whether two columns stand under the same texts in the rows above: a group does not reach into the next one. */
function sameAbove(rows: readonly Map<number, Place>[], index: number, left: number, right: number): boolean {
  return rows.slice(0, index).every((row) => {
    const [a, b] = [row.get(left), row.get(right)]
    return a?.text === b?.text && b?.own !== true
  })
}

/**
 * A header of one level whose texts were broken over rows by hand: nothing in it is merged sideways or lent, and its
 * columns have three rows or more, or go on in small letters.
 */
function findWrapped(rows: readonly Map<number, Place>[], band: Band, firstValue: number): boolean {
  if (rows.length < 3) return false
  const depths: number[] = []
  for (let column = Math.max(firstValue, band.left); column <= band.right; column += 1) {
    let depth = 0
    for (const row of rows) {
      const place = row.get(column)
      if (place === undefined || place.text === '') continue
      if (!place.own || place.merge !== null) return false
      depth += 1
    }
    if (depth > 0) depths.push(depth)
  }
  return depths.length > 0 && depths.filter((depth) => depth >= 3).length * 2 > depths.length
}

/** "Đơn vị" above "tính", "Tỷ lệ" above "(%)", a text above its translation: one text in two rows. */
function goesOn(above: Place, below: Place): boolean {
  if (!above.own || !below.own || above.lends === true || below.lends === true) return false
  if (above.merge !== null || below.merge !== null) return false
  if (isForeign(below.text) && !isForeign(above.text)) return true
  if (above.text.length === 1 && below.text.length === 1) return true
  return /^(?:\p{Ll}|\()/u.test(below.text) && /[\p{L}),]$/u.test(above.text) && /\p{Ll}/u.test(above.text)
}

function joinLines(above: string, below: string): string {
  // "S", "T", "T" down a narrow column.
  return /^\p{Lu}{1,2}$/u.test(above) && /^\p{Lu}$/u.test(below) ? above + below : `${above} ${below}`
}

/** Marks of footnotes stand behind a header: "Thực hiện năm 2020 ¹", "Doanh thu (1)". */
function withoutMarks(text: string): string {
  return tidyText(text.replace(/(?:\s*(?:[¹²³⁴-⁹]+|\(\d{1,2}\)|\(?\*{1,3}\)?))+$/u, ''))
}
