import type { TableLayout, TableRow } from '../../shared/model/table-layout'
import { bindMarks } from '../../shared/table/bind-marks'
import { countLines, type TextMeasure } from './measure-text'

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
const labelRange = { least: 208, most: 620 } as const
const leastValueWidth = 66
const unitRange = { least: 58, most: 76 } as const

/** Heads of the three fixed columns. */
export type FixedLabels = { ordinal: string; indicator: string; unit: string }

/** Room beside the digits: padding, the mark in the corner, and the bar of an attainment column. */
export function numberRoom(attainment: boolean): number {
  return base.figurePad * 2 + 4 + (attainment ? 40 : 0)
}

export function measureSheet(
  layout: TableLayout,
  textAt: (index: number) => string,
  available: number,
  zoom: number,
  header: FixedLabels,
  measure: TextMeasure,
): SheetGeometry {
  const scale = zoom / 100
  const font = base.font * scale
  const headerFont = base.headerFont * scale
  const headerRoom = base.pad * 2
  const longestWord = (text: string): number =>
    Math.max(0, ...text.split(' ').map((word) => measure(word, 600, headerFont)))
  const widest = (texts: readonly string[], weight: 400 | 600 | 700): number =>
    Math.max(0, ...texts.map((text) => measure(text, weight, font)))

  const ordinalWidth = Math.max(
    38 * scale,
    widest(
      layout.rows.map((row) => row.ordinal),
      700,
    ) + headerRoom,
  )
  const units = layout.rows.map((row) => row.unit)
  const unitWidth = Math.max(
    unitRange.least * scale,
    longestWord(header.unit) + headerRoom,
    Math.min(widest(units, 400) + headerRoom, unitRange.most * scale),
    ...units.map((unit) => longestWord(unit) + headerRoom),
  )
  const valueWidths = layout.columns.map((column, at) => {
    const texts = layout.rows.map((_, row) => textAt(row * layout.columns.length + at))
    const own = bindMarks(column.header.at(-1) ?? '')
    return Math.ceil(
      Math.max(
        leastValueWidth * scale,
        Math.max(0, ...texts.map((text, row) => measure(text, figureWeight(layout.rows[row]), font))) +
          numberRoom(column.attainment) * scale,
        longestWord(own) + headerRoom,
      ),
    )
  })
  const taken = ordinalWidth + unitWidth + valueWidths.reduce((sum, width) => sum + width, 0)
  const longestLabel = Math.max(0, ...layout.rows.map((row) => measureLabel(row, font, scale, measure)))
  const labelWidth = Math.round(
    Math.min(
      Math.max(labelRange.least * scale, available - taken - 18),
      Math.max(labelRange.least * scale, longestLabel + 4),
      labelRange.most * scale,
    ),
  )
  const rowHeights = layout.rows.map((row) => {
    const room = labelWidth - labelIndent(row) * scale - base.pad * scale
    const lines = Math.max(
      countLines(row.label, room, (text) => measure(text, weightOf(row), font)),
      countLines(row.unit, unitWidth - headerRoom, (text) => measure(text, 400, font)),
    )
    return Math.round((base.row + (lines - 1) * base.line) * scale)
  })
  return {
    zoom,
    fontSize: font,
    lineHeight: Math.round(base.line * scale),
    rowHeight: Math.round(base.row * scale),
    ...measureHeader(layout, valueWidths, unitWidth, header, scale, (text) => measure(text, 600, headerFont)),
    ordinalWidth: Math.round(ordinalWidth),
    labelWidth,
    unitWidth: Math.round(unitWidth),
    valueWidths,
    rowHeights,
  }
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

/** All group rows share one height, and the bottom row has its own: both fit their longest wrapped text. */
function measureHeader(
  layout: TableLayout,
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
      if (column.header.length - 1 <= level) return
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
    const lines = countLines(bindMarks(column.header.at(-1) ?? ''), (valueWidths[at] ?? 0) - room, measure)
    const spare = (depth - column.header.length) * groupHeaderHeight
    leafLines = Math.max(leafLines, lines - Math.floor(spare / line))
  })
  const unitLines = countLines(header.unit, unitWidth - room, measure)
  leafLines = Math.max(leafLines, unitLines - Math.floor(((depth - 1) * groupHeaderHeight) / line))
  return { headerHeight: Math.round(leafLines * line + 7 * scale), groupHeaderHeight }
}
