import { parseNumber } from '../format/parse-number'
import { readUnit } from '../format/units'
import type { GridCell } from '../table/cell-grid'
import { isLabelWord, isNoteWord, isOrdinalWord, isUnitWord, readKnownUnit, wordKey } from './cell-words'
import type { DocumentColumn } from './document-table'
import type { HeaderBlock } from './header-block'
import { readHeaderTree, type HeaderTree } from './header-tree'
import { readMarker } from './row-marker'
import { isErrorText, isPlaceholder, lineOf, looksLikeFigure, type SheetRows } from './sheet-rows'
import type { BodyRow } from './table-body'

/** What every column of a table is for, by its header and by what stands in it. */
export type TableColumns = {
  columns: readonly (Omit<DocumentColumn, 'meaning' | 'unit'> & { native: readonly string[] })[]
  ordinal: number | null
  /** Labels may be indented over several columns: the first one that has a text counts. */
  labels: readonly number[]
  unit: number | null
  left: number
  right: number
}

type Tally = {
  filled: number
  figures: number
  texts: number
  markers: number
  units: number
  notes: number
}

const sampled = 600
/** Columns whose digits count nothing: telephone numbers, codes, dates. */
const nameWords =
  /^(?:so )?(?:dien thoai|dt|sdt|fax|ma so|ma|cccd|cmnd|can cuoc|mst|giay phep|giay chung nhan|gcn|nam thanh lap|nam sinh|ngay|email|dia chi|nguoi dai dien|tai khoan)(?: |$)/

export function readColumns(sheet: SheetRows, block: HeaderBlock, body: readonly BodyRow[]): TableColumns {
  const sample = body.slice(0, sampled)
  const tallies = tallyColumns(sample, block)
  const reach = extendSides(sheet, block, sample)
  for (const [column, tally] of reach.tallies) tallies.set(column, tally)
  const { left, right } = reach
  const tree = readHeaderTree(sheet, block.first, block.last, { left, right }, firstFree(block))
  const tallyOf = (column: number): Tally => tallies.get(column) ?? emptyTally()
  const ordinal = findOrdinal(block, left, tallyOf, sample.length)
  const unit = findUnit(block, right, tree, tallyOf)
  const labels = findLabels(block, right, unit, tree, tallyOf)
  const columns: TableColumns['columns'][number][] = []
  for (let column = left; column <= right; column += 1) {
    const path = tree.paths.get(column) ?? []
    const tally = tallyOf(column)
    if (path.length === 0 && tally.filled === 0) continue
    const role =
      column === ordinal
        ? 'ordinal'
        : labels.includes(column)
          ? 'label'
          : column === unit
            ? 'unit'
            : roleOf(column, path, tally, tree, block, sample.length)
    columns.push({ column, role, path, native: tree.native.get(column) ?? path })
  }
  return { columns, ordinal, labels, unit, left, right }
}

function firstFree(block: HeaderBlock): number {
  return (
    Math.max(block.label, block.unit === null || block.unit > block.label + 2 ? block.label : block.unit) + 1
  )
}

function emptyTally(): Tally {
  return { filled: 0, figures: 0, texts: 0, markers: 0, units: 0, notes: 0 }
}

function tallyColumns(rows: readonly BodyRow[], block: { left: number; right: number }): Map<number, Tally> {
  const tallies = new Map<number, Tally>()
  for (const { cells } of rows)
    for (const cell of cells) {
      if (cell.column < block.left || cell.column > block.right) continue
      let tally = tallies.get(cell.column)
      if (tally === undefined) tallies.set(cell.column, (tally = emptyTally()))
      count(tally, cell)
    }
  return tallies
}

function count(tally: Tally, cell: GridCell): void {
  tally.filled += 1
  const text = typeof cell.value === 'string' ? cell.value.trim() : ''
  if (/^(?:\(\d{1,2}\)|[¹²³]+|\(?\*+\)?)$/u.test(text)) tally.notes += 1
  else if (looksLikeFigure(cell) || isPlaceholder(cell) || isErrorText(cell) || isAmount(text))
    tally.figures += 1
  else if (/\p{L}|\d[/.-]\d{1,2}[/.-]\d/u.test(cell.text)) tally.texts += 1
  if (text.length <= 12 && readMarker(lineOf(cell)) !== null) tally.markers += 1
  if (text !== '' && text.length <= 24 && (readKnownUnit(text) !== null || /^["”″〃]|^-?nt-?$/u.test(text)))
    tally.units += 1
}

/** "14,390 tỷ", "gần 4,2", "81/106", "1 - 2": a figure with words or signs around it. */
function isAmount(text: string): boolean {
  if (text === '' || text.length > 40 || !/\d/.test(text)) return false
  const parsed = parseNumber(text, { decimals: 15, percent: text.includes('%'), unit: '' })
  if (parsed.kind === 'number' || parsed.kind === 'range' || parsed.kind === 'ask') return true
  if (parsed.kind === 'fraction') return !/^\d{1,2}\/\d{4}$/.test(text)
  return parsed.kind === 'invalid' && parsed.reason === 'unit'
}

/** Columns beside the header that no text names: numbering at the left, figures at the right. Nothing is left behind. */
function extendSides(
  sheet: SheetRows,
  block: HeaderBlock,
  sample: readonly BodyRow[],
): { left: number; right: number; tallies: Map<number, Tally> } {
  const wider = { left: Math.max(0, block.left - 1), right: block.right + 3 }
  const tallies = new Map<number, Tally>()
  for (const { position } of sample.slice(0, 200))
    for (const cell of sheet.cellsOf(position)) {
      const outside = cell.column < block.left || cell.column > block.right
      if (!outside || cell.column < wider.left || cell.column > wider.right || cell.text === '') continue
      let tally = tallies.get(cell.column)
      if (tally === undefined) tallies.set(cell.column, (tally = emptyTally()))
      count(tally, cell)
    }
  const looked = Math.min(200, sample.length)
  const before = block.left === 0 ? undefined : tallies.get(block.left - 1)
  const left =
    block.ordinal === null &&
    before !== undefined &&
    before.markers * 2 >= before.filled &&
    before.filled * 3 >= looked
      ? block.left - 1
      : block.left
  let right = block.right
  for (let column = right + 1; column <= wider.right; column += 1) {
    const tally = tallies.get(column)
    if (tally === undefined || tally.figures < 2 || tally.figures * 3 < looked || tally.texts > 0) break
    if (isNumbering(sheet, sample, column)) break
    right = column
  }
  for (const column of [...tallies.keys()]) if (column < left || column > right) tallies.delete(column)
  return { left, right, tallies }
}

/** 1, 2, 3, … down a column: the numbering of a neighbour, not figures. */
function isNumbering(sheet: SheetRows, sample: readonly BodyRow[], column: number): boolean {
  const values = sample
    .slice(0, 30)
    .flatMap(({ position }) => sheet.cellsOf(position).filter((cell) => cell.column === column))
    .map((cell) => Number(cell.value))
  return (
    values.length >= 3 &&
    values.every((value, index) => index === 0 || value === (values[index - 1] ?? 0) + 1)
  )
}

function findOrdinal(
  block: HeaderBlock,
  left: number,
  tallyOf: (column: number) => Tally,
  rows: number,
): number | null {
  if (block.ordinal !== null) return block.ordinal
  for (let column = left; column < block.label; column += 1) {
    const { filled, markers } = tallyOf(column)
    if (filled > 0 && markers * 3 >= filled * 2 && filled * 4 >= rows) return column
  }
  return null
}

function findUnit(
  block: HeaderBlock,
  right: number,
  tree: HeaderTree,
  tallyOf: (column: number) => Tally,
): number | null {
  let found: number | null = null
  for (let column = block.label + 1; column <= right; column += 1) {
    const { filled, units, figures, texts } = tallyOf(column)
    const head = tree.native.get(column)?.join(' ') ?? ''
    // "Đơn vị" may head names of organisations: then what stands below decides.
    if (isUnitWord(head) && figures * 2 <= filled && (wordKey(head) !== 'don vi' || units * 2 >= texts))
      return column
    const unnamed = head === '' || /^(?:don vi|dv)\b/.test(wordKey(head))
    const near = column <= block.label + 2
    if (found === null && unnamed && near && units * 10 >= filled * 7 && units >= 2 && figures === 0)
      found = column
  }
  return found
}

function findLabels(
  block: HeaderBlock,
  right: number,
  unit: number | null,
  tree: HeaderTree,
  tallyOf: (column: number) => Tally,
): number[] {
  const labels = [block.label]
  for (let column = block.label + 1; column <= right && column !== unit; column += 1) {
    const own = tree.paths.has(column) && tree.shared.get(column) !== block.label
    const { filled, texts, figures } = tallyOf(column)
    if (own || filled === 0 || texts <= figures) break
    labels.push(column)
  }
  return labels
}

function roleOf(
  column: number,
  path: readonly string[],
  tally: Tally,
  tree: HeaderTree,
  block: HeaderBlock,
  rows: number,
): DocumentColumn['role'] {
  const leaf = path.at(-1) ?? ''
  if (isNoteWord(leaf) || nameWords.test(wordKey(leaf))) return 'note'
  if (tally.notes > 0 && tally.notes === tally.filled) return 'note'
  // An empty column under a header that another column shares holds nothing to fill in.
  if (tally.filled === 0 && tree.shared.has(column)) return 'note'
  if (tally.filled === 0) return column < block.label || isOrdinalWord(leaf) ? 'note' : 'value'
  if (column < block.label) return 'note'
  // A form that is yet to be filled in has only a word of the signatures below it.
  if (tally.figures === 0 && path.length > 0 && tally.texts * 8 < rows) return 'value'
  if (tally.texts > tally.figures) return 'note'
  return isLabelWord(leaf) && tally.figures === 0 && readUnit(leaf).base === '' ? 'note' : 'value'
}
