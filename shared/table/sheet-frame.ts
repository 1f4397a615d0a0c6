import type { ExportOptions } from '../model/export-options'
import type { TableLayout } from '../model/table-layout'
import type { GridRange } from './cell-grid'
import { countLines, rowHeight } from './sheet-metrics'
import { textContent } from './sheet-header'
import type { SheetCell, SheetStyle, SheetTexts } from './sheet-model'

/**
 * What stands above and below a table on an official page: the agency opposite the motto, the lines of the title, the
 * footnotes, the signatures. A block is rows of cells merged over the columns of the page.
 */
export type FrameBlock = { cells: SheetCell[]; merges: GridRange[]; heights: [row: number, height: number][] }

type Line = { text: string; left: number; right: number; style: Partial<SheetStyle> }

export const fontSize = { label: 14, title: 14, attachment: 13, table: 12, footnote: 11 } as const

export const plainStyle: SheetStyle = {
  size: fontSize.table,
  bold: false,
  italic: false,
  align: 'left',
  indent: 0,
  border: false,
  format: null,
}

const centred = { align: 'center' } as const
const bold = { bold: true } as const

/** Rows that stand above the header: the letterhead and the title, an empty row below each. */
export function countTopRows(layout: TableLayout, options: ExportOptions | undefined): number {
  const lines = [layout.label, layout.title, layout.attachment].filter((line) => line !== '').length
  return (hasLetterhead(options) ? 3 : 0) + (lines === 0 ? 0 : lines + 1)
}

export function buildTop(
  layout: TableLayout,
  options: ExportOptions | undefined,
  texts: SheetTexts,
  widths: readonly number[],
): FrameBlock {
  const last = widths.length - 1
  const rows: Line[][] = []
  if (options !== undefined && hasLetterhead(options)) {
    const { above, own } = options.agency
    const [first, second] = texts.motto
    const lines = [above, own].filter((line) => line !== '')
    const half = splitColumns(widths)
    // One body alone stands bold beside the first line of the motto; two, with the one that writes below in bold.
    rows.push([
      { text: lines[0] ?? '', left: 0, right: half, style: { ...centred, bold: lines.length === 1 } },
      { text: first, left: half + 1, right: last, style: { ...centred, ...bold } },
    ])
    rows.push([
      { text: lines[1] ?? '', left: 0, right: half, style: { ...centred, ...bold } },
      { text: second, left: half + 1, right: last, style: { ...centred, ...bold } },
    ])
    rows.push([])
  }
  const title = (text: string, style: Partial<SheetStyle>): void => {
    if (text !== '') rows.push([{ text, left: 0, right: last, style: { ...centred, ...style } }])
  }
  title(layout.label, { size: fontSize.label, ...bold })
  title(layout.title, { size: fontSize.title, ...bold })
  title(layout.attachment, { size: fontSize.attachment, italic: true })
  return writeBlock(rows, 0, widths)
}

/** The lines under a table, from `top` on, then the signatures. */
export function buildBottom(
  lines: readonly string[],
  options: ExportOptions | undefined,
  texts: SheetTexts,
  widths: readonly number[],
  top: number,
): FrameBlock {
  const last = widths.length - 1
  const rows: Line[][] = lines.map((text) => [
    { text, left: 0, right: last, style: { size: fontSize.footnote } },
  ])
  const { placeAndDate = '', left = '', right = '' } = options?.signature ?? {}
  if (placeAndDate !== '' || left !== '' || right !== '') {
    const half = splitColumns(widths)
    const pair = (texts: readonly [string, string], style: Partial<SheetStyle>): Line[] => [
      { text: texts[0], left: 0, right: half, style: { ...centred, ...style } },
      { text: texts[1], left: half + 1, right: last, style: { ...centred, ...style } },
    ]
    const under = (title: string): string => (title === '' ? '' : texts.signHere)
    if (rows.length > 0) rows.push([])
    rows.push(pair(['', placeAndDate], { size: 13, italic: true }))
    rows.push(pair([left, right], { size: 13, ...bold }))
    rows.push(pair([under(left), under(right)], { italic: true }))
  }
  return writeBlock(rows, top, widths)
}

function hasLetterhead(options: ExportOptions | undefined): boolean {
  return options !== undefined && (options.agency.above !== '' || options.agency.own !== '')
}

/** The last column of the left half: what comes nearest to 45 % of the width, so that the motto has its line. */
function splitColumns(widths: readonly number[]): number {
  const wanted = widths.reduce((sum, width) => sum + width, 0) * 0.45
  let best = 0
  let used = 0
  let distance = Infinity
  widths.slice(0, -1).forEach((width, column) => {
    used += width
    if (Math.abs(used - wanted) < distance) {
      distance = Math.abs(used - wanted)
      best = column
    }
  })
  return best
}

function writeBlock(rows: readonly (readonly Line[])[], top: number, widths: readonly number[]): FrameBlock {
  const block: FrameBlock = { cells: [], merges: [], heights: [] }
  rows.forEach((lines, index) => {
    const row = top + index
    let height = 0
    for (const { text, left, right, style } of lines) {
      if (text === '') continue
      const full = { ...plainStyle, ...style }
      const width = widths.slice(left, right + 1).reduce((sum, one) => sum + one, 0)
      block.cells.push({ row, column: left, content: textContent(text), style: full })
      if (right > left) block.merges.push({ top: row, left, bottom: row, right })
      height = Math.max(height, rowHeight(countLines(text, width, full.size, full.bold), full.size))
    }
    if (height > 0) block.heights.push([row, height])
  })
  return block
}
