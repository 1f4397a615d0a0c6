import { findCommonUnit } from '../../shared/table/common-unit'
import type { TableRow } from '../../shared/model/table-layout'
import { readPaperText } from './paper-cells'
import type { PaperTableContent } from './paper-content'

/**
 * How an official table fits the width of its page: at 12 pt if it can, smaller down to 8 pt, which still reads well; and
 * when even that is too wide, in parts by columns, each with TT, Chỉ tiêu and the unit again. Widths come from the texts
 * themselves, so every page of a table has the same columns and no figure is broken.
 */
export type TableFit = {
  /** Points. */
  size: number
  /** Positions in the layout of the columns of figures that this part shows. */
  columns: readonly number[]
  /** Of all its columns from TT on, in CSS pixels. */
  widths: readonly number[]
  /** Whether it is the first part, under the title, and the last, above the notes. */
  first: boolean
  last: boolean
}

/** Width of a text in CSS pixels at 1 pt. */
export type MeasureText = (text: string, look: 'plain' | 'bold' | 'italic') => number

const sizes = [12, 11.5, 11, 10.5, 10, 9.5, 9, 8.5, 8] as const
const floor = 8
const millimetre = 96 / 25.4
/** Both sides of a cell, its line, and what rounding takes. */
const padding = 3 * millimetre + 3
/** Before it shrinks, the column of labels gets so much at 12 pt; and it never gets less than so much. */
const labelWidth = 52 * millimetre
const leastLabel = 34 * millimetre
const preferredFigures = 21 * millimetre
const preferredUnit = 20 * millimetre

type Needs = { ordinal: number; label: number; longest: number; unit: number | null; figures: number[] }

/** The parts of a table from left to right; there is at least one. `available` in CSS pixels. */
export function fitColumns(
  content: PaperTableContent,
  available: number,
  measure: MeasureText,
): readonly TableFit[] {
  const shown = content.layout.columns.flatMap(({ paper }, at) => (paper ? [at] : []))
  const needs = measureNeeds(content, shown, measure)
  for (const size of sizes) {
    const at = scaleNeeds(needs, size)
    const figures = sumOf(at.figures)
    if (at.ordinal + at.label + (at.unit ?? 0) + figures <= available)
      return [{ size, columns: shown, widths: spreadWidths(at, available), first: true, last: true }]
  }
  const parts = splitFigures(scaleNeeds(needs, floor), available)
  // Once it is split, it need not be smaller than its parts ask for.
  const size =
    sizes.find((one) => splitFigures(scaleNeeds(needs, one), available).length <= parts.length) ?? floor
  const at = scaleNeeds(needs, size)
  return splitFigures(at, available).map((part, position, all) => ({
    size,
    columns: part.flatMap((one) => shown[one] ?? []),
    widths: spreadWidths({ ...at, figures: part.map((one) => at.figures[one] ?? 0) }, available),
    first: position === 0,
    last: position === all.length - 1,
  }))
}

function measureNeeds(content: PaperTableContent, shown: readonly number[], measure: MeasureText): Needs {
  const { layout, words } = content
  const lookOf = (row: TableRow): 'plain' | 'bold' | 'italic' =>
    row.kind === 'section' || row.kind === 'total' ? 'bold' : row.italic ? 'italic' : 'plain'
  const widest = (texts: readonly string[], look: 'plain' | 'bold' | 'italic'): number =>
    texts.reduce((most, text) => Math.max(most, measure(text, look)), 0)
  const wordsOf = (text: string): string[] => text.split(/\s+/)
  const ofRows = (read: (row: TableRow) => readonly string[]): number =>
    layout.rows.reduce((most, row) => Math.max(most, widest(read(row), lookOf(row))), 0)
  return {
    ordinal: Math.max(
      widest(wordsOf(words.ordinal), 'bold'),
      ofRows(({ ordinal }) => [ordinal]),
    ),
    label: 0,
    longest: ofRows(({ label, level }) => [label + '    '.repeat(Math.max(0, level - 1))]),
    unit:
      findCommonUnit(layout.rows) === null
        ? Math.max(
            widest(wordsOf(words.unit), 'bold'),
            ofRows(({ unit }) => wordsOf(unit)),
          )
        : null,
    figures: shown.map((column) => {
      const head = layout.columns[column]?.header.at(-1) ?? ''
      const figures = layout.rows.map((row, at) => {
        const text = readPaperText(content, row, at, column)
        // An estimate stands in italics, which are narrower than bold; a note adds its number.
        return (
          measure(text, lookOf(row) === 'bold' ? 'bold' : 'plain') + (content.notes === undefined ? 0 : 1.2)
        )
      })
      return Math.max(widest(wordsOf(head), 'bold'), ...figures)
    }),
  }
}

/** What each column needs at a size, in CSS pixels. */
function scaleNeeds(needs: Needs, size: number): Needs {
  const scale = (width: number): number => Math.ceil(width * size * 1.01) + padding
  return {
    ordinal: Math.max(scale(needs.ordinal), 8 * millimetre),
    label: Math.max(leastLabel, (labelWidth * size) / 12),
    longest: scale(needs.longest),
    unit: needs.unit === null ? null : scale(needs.unit),
    figures: needs.figures.map(scale),
  }
}

/** Room beyond what is needed: first for figures and units that are tight, then for the labels. */
function spreadWidths({ ordinal, label, longest, unit, figures }: Needs, available: number): number[] {
  let left = available - ordinal - label - (unit ?? 0) - sumOf(figures)
  const flexible = [...(unit === null ? [] : [unit]), ...figures]
  const wishes = flexible.map((width, at) =>
    Math.max(0, (unit !== null && at === 0 ? preferredUnit : preferredFigures) - width),
  )
  const wished = sumOf(wishes)
  const share = wished === 0 ? 0 : Math.min(1, Math.max(0, left) / wished)
  const widened = flexible.map((width, at) => width + (wishes[at] ?? 0) * share)
  left -= wished * share
  const forLabel = Math.max(0, Math.min(left, longest - label))
  left -= forLabel
  // A narrow table of short labels is as wide as the page all the same.
  const rest = Math.max(0, left) / (widened.length + 1)
  return [ordinal, label + forLabel + rest, ...widened.map((width) => width + rest)]
}

/** Columns of figures in as many parts as needed, of about the same width. */
function splitFigures({ ordinal, label, unit, figures }: Needs, available: number): number[][] {
  const room = available - ordinal - label - (unit ?? 0)
  const parts: number[][] = [[]]
  let used = 0
  figures.forEach((width, at) => {
    if (used + width > room && used > 0) {
      parts.push([])
      used = 0
    }
    parts.at(-1)?.push(at)
    used += width
  })
  return parts
}

function sumOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0)
}
