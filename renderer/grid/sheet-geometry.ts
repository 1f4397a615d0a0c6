import type { TableLayout, TableRow } from '../../shared/model/table-layout'
import { bindMarks } from '../../shared/table/bind-marks'
import type { TableLook } from '../../shared/contract/settings'
import { fixedColumnIds } from './fixed-columns'
import { countLines, createLetterMeasure, type TextMeasure } from './measure-text'

/**
 * Widths and heights of a sheet. A number is never cut: a column is as wide as its longest number, and labels wrap into
 * taller rows. All measures grow with the zoom.
 */
export type SheetGeometry = {
  zoom: number
  fontSize: number
  lineHeight: number
  /** Height of a row with one line of text. */
  rowHeight: number
  headerHeight: number
  groupHeaderHeight: number
  ordinalWidth: number
  labelWidth: number
  unitWidth: number
  valueWidths: number[]
  /** How narrow the user may make the columns: a number is never cut, nor a word of a label. */
  leastWidths: { ordinal: number; label: number; unit: number; values: number[] }
  rowHeights: number[]
}

const base = {
  font: 13,
  headerFont: 12,
  line: 18,
  row: 26,
  pad: 8,
  figurePad: 6,
  indent: 16,
  twisty: 16,
} as const
/** The user may go below what the window would leave a label, but not to where words break. */
const labelRange = { chosen: 120, least: 208, most: 620 } as const
const leastValueWidth = 66
const unitRange = { least: 58, most: 76 } as const

/** Heads of the three fixed columns. */
export type FixedLabels = { ordinal: string; indicator: string; unit: string }

/** Room beside the digits: padding, the mark in the corner, and the bar of an attainment column. */
function numberRoom(attainment: boolean): number {
  return base.figurePad * 2 + 4 + (attainment ? 40 : 0)
}

/** Texts as wide as their content asks, before the user's own widths and the window: in CSS pixels at the zoom. */
export type TextSizes = {
  /** Percent. */
  zoom: number
  ordinal: number
  /** The longest label on one line. */
  label: number
  unit: number
  /** The longest word of each column's head. */
  heads: number[]
  /** How labels are measured: exactly, or by letters where there are very many. */
  measure: TextMeasure
}

/** From so many rows on labels are measured by their letters. */
const manyRows = 3000

/** @param zoom percent */
export function measureTexts(
  layout: TableLayout,
  zoom: number,
  header: FixedLabels,
  exact: TextMeasure,
): TextSizes {
  const scale = zoom / 100
  const font = base.font * scale
  const headerRoom = base.pad * 2
  const measure = layout.rows.length > manyRows ? createLetterMeasure(exact) : exact
  const headWord = (text: string): number =>
    longestWord(text, (word) => exact(word, 600, base.headerFont * scale))
  const units = [...new Set(layout.rows.map((row) => row.unit))]
  return {
    zoom,
    ordinal: Math.round(
      Math.max(
        38 * scale,
        largest(layout.rows, (row) => measure(row.ordinal, 700, font)) + headerRoom,
        headWord(header.ordinal) + headerRoom,
      ),
    ),
    label: largest(layout.rows, (row) => measureLabel(row, font, scale, measure)),
    unit: Math.round(
      Math.max(
        unitRange.least * scale,
        headWord(header.unit) + headerRoom,
        Math.min(largest(units, (unit) => exact(unit, 400, font)) + headerRoom, unitRange.most * scale),
        largest(units, (unit) => longestWord(unit, (word) => exact(word, 400, font))) + headerRoom,
      ),
    ),
    heads: layout.columns.map((column) =>
      Math.ceil(headWord(bindMarks(column.header.at(-1) ?? '')) + headerRoom),
    ),
    measure,
  }
}

/**
 * Room for the longest number of each column, which a column never falls below.
 * @param widest cells of each column among which its longest text is
 */
export function measureNumbers(
  layout: TableLayout,
  widest: readonly (readonly number[])[],
  textAt: (index: number) => string,
  zoom: number,
  exact: TextMeasure,
): number[] {
  const scale = zoom / 100
  return layout.columns.map((column, at) =>
    Math.ceil(
      largest(widest[at] ?? [], (index) => {
        const row = layout.rows[Math.floor(index / layout.columns.length)]
        return exact(textAt(index), figureWeight(row), base.font * scale)
      }) +
        numberRoom(column.attainment) * scale,
    ),
  )
}

/**
 * Fits the columns into a window: the user's widths where there are any, and the label column takes what is left.
 * @param available width of the window in CSS pixels
 */
export function arrangeColumns(
  layout: TableLayout,
  texts: TextSizes,
  numbers: readonly number[],
  available: number,
  header: FixedLabels,
  look: Pick<TableLook, 'widths' | 'hidden'>,
): Omit<SheetGeometry, 'rowHeights'> {
  const { zoom, measure } = texts
  const scale = zoom / 100
  const headerFont = base.headerFont * scale
  const chosen = (id: string): number | undefined => {
    const width = look.widths[id]
    return width === undefined ? undefined : Math.round(width * scale)
  }
  const valueWidths = layout.columns.map((column, at) => {
    const room = numbers[at] ?? 0
    const own = Math.max(leastValueWidth * scale, room, texts.heads[at] ?? 0)
    return Math.ceil(Math.max(room, chosen(column.id) ?? own))
  })
  const ordinalWidth = Math.max(texts.ordinal, chosen(fixedColumnIds.ordinal) ?? 0)
  const unitWidth = Math.max(texts.unit, chosen(fixedColumnIds.unit) ?? 0)
  const hidden = new Set(look.hidden)
  let taken = ordinalWidth + unitWidth
  layout.columns.forEach((column, at) => {
    if (!hidden.has(column.id)) taken += valueWidths[at] ?? 0
  })
  const labelWidth = Math.round(
    chosen(fixedColumnIds.indicator) ??
      Math.min(
        Math.max(labelRange.least * scale, available - taken - 18),
        Math.max(labelRange.least * scale, texts.label + 4),
        labelRange.most * scale,
      ),
  )
  return {
    zoom,
    fontSize: base.font * scale,
    lineHeight: Math.round(base.line * scale),
    rowHeight: Math.round(base.row * scale),
    ...measureHeader(layout, hidden, valueWidths, unitWidth, header, scale, (text) =>
      measure(text, 600, headerFont),
    ),
    ordinalWidth,
    labelWidth,
    unitWidth,
    valueWidths,
    leastWidths: {
      ordinal: texts.ordinal,
      label: Math.round(labelRange.chosen * scale),
      unit: texts.unit,
      values: [...numbers],
    },
  }
}

/** Height of every row of the layout. Most labels plainly fit their column: few are broken into lines. */
export function measureRows(
  rows: readonly TableRow[],
  { zoom, measure }: TextSizes,
  labelWidth: number,
  unitWidth: number,
): number[] {
  const scale = zoom / 100
  const font = base.font * scale
  const unitRoom = unitWidth - base.pad * 2
  const known = new Map<string, number>()
  const countUnitLines = (unit: string): number => {
    const lines = known.get(unit) ?? countLines(unit, unitRoom, (text) => measure(text, 400, font))
    known.set(unit, lines)
    return lines
  }
  return rows.map((row) => {
    // Less the line between the columns.
    const room = labelWidth - (labelIndent(row) + base.pad) * scale - 2
    // No letter is wider than this.
    const fits = row.label.length * font * 1.1 <= room
    const lines = Math.max(
      fits ? 1 : countLines(row.label, room, (text) => measure(text, weightOf(row), font)),
      countUnitLines(row.unit),
    )
    return Math.round((base.row + (lines - 1) * base.line) * scale)
  })
}

function largest<T>(items: readonly T[], measure: (item: T) => number): number {
  let most = 0
  for (const item of items) most = Math.max(most, measure(item))
  return most
}

function longestWord(text: string, measure: (word: string) => number): number {
  return largest(text.split(' '), measure)
}

function weightOf(row: TableRow): 400 | 600 | 700 {
  if (row.kind === 'section' || row.kind === 'total') return 700
  return row.level <= 1 && !row.italic ? 600 : 400
}

/** Weight of the figures of a row. */
export function figureWeight(row: TableRow | undefined): 400 | 700 {
  return row?.kind === 'section' || row?.kind === 'total' ? 700 : 400
}

/** Left edge of a label in unscaled pixels: its level, and the place of the twisty. */
function labelIndent(row: TableRow): number {
  return base.pad + base.twisty + Math.max(0, row.level - 1) * base.indent
}

function measureLabel(row: TableRow, font: number, scale: number, measure: TextMeasure): number {
  return measure(row.label, weightOf(row), font) + (labelIndent(row) + base.pad) * scale
}

/** Width at which every label stands on one line, as far as a window allows: CSS pixels at 100 %. */
export function fitLabelColumn({ label, zoom }: TextSizes): number {
  return Math.min(Math.ceil(((label + 4) * 100) / zoom), 900)
}

/** All group rows share one height, and the bottom row has its own: both fit their longest wrapped text. */
function measureHeader(
  layout: TableLayout,
  hidden: ReadonlySet<string>,
  valueWidths: readonly number[],
  unitWidth: number,
  header: FixedLabels,
  scale: number,
  measure: (text: string) => number,
): Pick<SheetGeometry, 'headerHeight' | 'groupHeaderHeight'> {
  const depth = Math.max(1, ...layout.columns.map((column) => column.header.length))
  const line = 15 * scale
  const room = base.pad * 2
  let groupLines = 1
  let leafLines = 1
  for (let level = 0; level < depth - 1; level += 1) {
    const widths = new Map<string, number>()
    layout.columns.forEach((column, at) => {
      if (column.header.length - 1 <= level || hidden.has(column.id)) return
      const path = column.header.slice(0, level + 1).join('\n')
      widths.set(path, (widths.get(path) ?? 0) + (valueWidths[at] ?? 0))
    })
    for (const [path, width] of widths)
      groupLines = Math.max(
        groupLines,
        countLines(bindMarks(path.split('\n').at(-1) ?? ''), width - room, measure),
      )
  }
  const groupHeaderHeight = Math.round(groupLines * line + 7 * scale)
  layout.columns.forEach((column, at) => {
    if (hidden.has(column.id)) return
    const lines = countLines(bindMarks(column.header.at(-1) ?? ''), (valueWidths[at] ?? 0) - room, measure)
    const spare = (depth - column.header.length) * groupHeaderHeight
    leafLines = Math.max(leafLines, lines - Math.floor(spare / line))
  })
  const unitLines = countLines(header.unit, unitWidth - room, measure)
  leafLines = Math.max(leafLines, unitLines - Math.floor(((depth - 1) * groupHeaderHeight) / line))
  return { headerHeight: Math.round(leafLines * line + 7 * scale), groupHeaderHeight }
}
