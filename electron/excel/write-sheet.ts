import { cellAddress } from '../../shared/table/cell-grid'
import type { SheetCell, SheetPage } from '../../shared/table/sheet-model'
import { rangeAddress, writeHighlights, writeValidations } from './write-rules'
import type { StyleBook } from './write-styles'
import type { SharedTexts } from './write-texts'
import { escapeXml, textElement, xmlHead } from './write-xml'

/**
 * The part of one page. The elements stand in the order that the format demands; rows are written while they come, so a
 * page is as long as it likes. @throws RangeError when cells do not come row by row
 */
export type SheetParts = { styles: StyleBook; texts: SharedTexts }

/** Relations of the page to other parts, in the order of their use. */
export type SheetLinks = { drawing: string | null; comments: string | null }

const namespaces =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const inch = 25.4

export function* writeSheet(
  page: SheetPage,
  parts: SheetParts,
  links: SheetLinks,
  onRow: (rows: number) => void,
): Generator<Buffer | string> {
  yield `${xmlHead}<worksheet ${namespaces}>${page.breaks === undefined ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : ''}`
  yield viewXml(page)
  yield `<sheetFormatPr defaultRowHeight="15"/>${columnsXml(page.columns)}<sheetData>`
  yield* rowsXml(page, parts, onRow)
  yield '</sheetData>'
  if (page.protected === true)
    yield `<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"${page.rowsInsertable === true ? ' insertRows="0"' : ''}/>`
  if (page.merges.length > 0)
    yield `<mergeCells count="${String(page.merges.length)}">${page.merges
      .map((range) => `<mergeCell ref="${rangeAddress(range)}"/>`)
      .join('')}</mergeCells>`
  yield writeHighlights(page.highlights ?? [], parts.styles)
  yield writeValidations(page.validations ?? [])
  yield pageXml(page)
  if (links.drawing !== null) yield `<drawing r:id="${links.drawing}"/>`
  if (links.comments !== null) yield `<legacyDrawing r:id="${links.comments}"/>`
  yield '</worksheet>'
}

function viewXml({ frozen, printTitle, charts }: SheetPage): string {
  const { rows, columns } = frozen
  const grid = printTitle === null && charts === undefined ? '' : ' showGridLines="0"'
  if (rows === 0 && columns === 0) return `<sheetViews><sheetView${grid} workbookViewId="0"/></sheetViews>`
  const pane = rows === 0 ? 'topRight' : columns === 0 ? 'bottomLeft' : 'bottomRight'
  const split = `${columns > 0 ? ` xSplit="${String(columns)}"` : ''}${rows > 0 ? ` ySplit="${String(rows)}"` : ''}`
  const corner = cellAddress(rows, columns)
  return (
    `<sheetViews><sheetView${grid} workbookViewId="0"><pane${split} topLeftCell="${corner}" activePane="${pane}" state="frozen"/>` +
    `<selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/></sheetView></sheetViews>`
  )
}

function columnsXml(widths: readonly number[]): string {
  if (widths.length === 0) return ''
  const columns = widths.map((width, at) => {
    const number = String(at + 1)
    return `<col min="${number}" max="${number}" width="${String(width)}" customWidth="1"/>`
  })
  return `<cols>${columns.join('')}</cols>`
}

/** So many letters are put into bytes at once: the many short texts they are made of then go at once too. */
const chunkLetters = 8192

function* rowsXml(page: SheetPage, parts: SheetParts, onRow: (rows: number) => void): Generator<Buffer> {
  const { heights } = page
  let row = -1
  let line = ''
  let column = -1
  let count = 0
  const letters: string[] = []
  const open = (at: number): string => {
    const height = heights[at]
    const size = height === undefined ? '' : ` ht="${String(height)}" customHeight="1"`
    return `<row r="${String(at + 1)}"${size}>`
  }
  for (const cell of page.cells) {
    if (cell.row !== row) {
      if (cell.row < row) throw new RangeError('cells come row by row')
      if (row >= 0) {
        line += '</row>'
        if (line.length > chunkLetters) {
          yield Buffer.from(line, 'utf8')
          line = ''
        }
        count += 1
        if (count % 1000 === 0) onRow(count)
      }
      // Rows without a cell may still have a height.
      for (row += 1; row < cell.row; row += 1) if (heights[row] !== undefined) line += `${open(row)}</row>`
      line += open(row)
      column = -1
    }
    if (cell.column <= column) throw new RangeError('cells of a row come from the left')
    column = cell.column
    const letter = (letters[column] ??= cellAddress(0, column).slice(0, -1))
    line += cellXmlOf(cell, `${letter}${String(row + 1)}`, parts)
  }
  if (row >= 0) line += '</row>'
  for (row += 1; row < heights.length; row += 1) if (heights[row] !== undefined) line += `${open(row)}</row>`
  yield Buffer.from(line, 'utf8')
}

function cellXmlOf({ content, style }: SheetCell, address: string, { styles, texts }: SheetParts): string {
  const head = `<c r="${address}" s="${String(styles.cell(style))}"`
  switch (content.kind) {
    case 'blank':
      return `${head}/>`
    case 'text':
      return `${head} ${texts.write(content.text)}</c>`
    case 'number':
      return `${head}><v>${String(content.value)}</v></c>`
    case 'formula': {
      const { cached } = content
      const formula = `<f>${escapeXml(content.formula)}</f>`
      return typeof cached === 'number'
        ? `${head}>${formula}<v>${String(cached)}</v></c>`
        : `${head} t="str">${formula}${textElement('v', cached)}</c>`
    }
  }
}

/** A4 with the margins of official documents; the page number in the top margin, none on the first page. */
function pageXml({ orientation, printTitle, breaks }: SheetPage): string {
  const margin = (millimetres: number): string => (millimetres / inch).toFixed(6)
  const margins = `left="${margin(30)}" right="${margin(15)}" top="${margin(20)}" bottom="${margin(20)}" header="${margin(10)}" footer="${margin(10)}"`
  const header =
    printTitle === null
      ? ''
      : '<headerFooter differentFirst="1"><oddHeader>&amp;C&amp;"Times New Roman,Regular"&amp;13&amp;P</oddHeader></headerFooter>'
  const size = breaks === undefined ? 'fitToWidth="1" fitToHeight="0"' : `scale="${String(breaks.scale)}"`
  return (
    `<printOptions horizontalCentered="1"/><pageMargins ${margins}/>` +
    `<pageSetup paperSize="9" ${size} orientation="${orientation}"/>${header}` +
    breaksXml(breaks?.rows ?? [])
  )
}

function breaksXml(rows: readonly number[]): string {
  if (rows.length === 0) return ''
  const count = String(rows.length)
  const items = rows.map((row) => `<brk id="${String(row)}" max="16383" man="1"/>`)
  return `<rowBreaks count="${count}" manualBreakCount="${count}">${items.join('')}</rowBreaks>`
}
