import { Parser } from 'htmlparser2'
import { lookKey, type BinaryLooks, type BinarySheet, type CellLook, type TextFontRun } from './binary-looks'
import { OdsStyles, type FullStyle } from './ods-styles'

/**
 * Fonts, looks and what is hidden in an .ods, which the library does not tell: the same shape as those of an .xls. Rows and
 * cells come with repetition counts; only those that hold something are written down.
 */
const limits = { looks: 5_000_000, columns: 16_384 } as const

type OpenSheet = Omit<BinarySheet, 'looks' | 'hiddenRows' | 'hiddenColumns'> & {
  looks: Map<number, CellLook>
  hiddenRows: Set<number>
  hiddenColumns: number[]
  row: number
  column: number
}
type OpenRow = {
  repeated: number
  hidden: boolean
  cells: { column: number; look: CellLook }[]
  column: number
}
type OpenCell = {
  style: string | null
  repeated: number
  length: number
  paragraphs: number
  runs: TextFontRun[]
}

/** `parts` are styles.xml and content.xml, in this order. */
export function readOdsLooks(parts: readonly string[]): BinaryLooks {
  const styles = new OdsStyles()
  const shared = makeIndexes(styles)
  const sheets: OpenSheet[] = []
  let sheet: OpenSheet | null = null
  let row: OpenRow | null = null
  let cell: OpenCell | null = null
  const spans: string[] = []
  let inText = 0
  let total = 0
  let depth = 0

  function addText(text: string): void {
    if (cell === null || inText === 0 || text === '') return
    const font = shared.fontOf(cell.style, spans.at(-1) ?? null)
    if (cell.runs.at(-1)?.font !== font) cell.runs.push({ from: cell.length, font })
    cell.length += text.length
  }

  function closeCell(): void {
    if (cell === null || row === null) return
    const { length, runs, style, repeated } = cell
    if (cell.paragraphs > 0) {
      const look = { style: shared.styleOf(style), runs: runs.length > 1 ? runs : [], length }
      for (let at = 0; at < repeated && row.column + at < limits.columns; at += 1)
        row.cells.push({ column: row.column + at, look })
    }
    row.column += repeated
    cell = null
  }

  function closeRow(): void {
    if (row === null || sheet === null) return
    const { cells, hidden, repeated } = row
    for (let at = 0; cells.length > 0 && at < repeated && total < limits.looks; at += 1) {
      if (hidden) sheet.hiddenRows.add(sheet.row + at)
      for (const { column, look } of cells) sheet.looks.set(lookKey(sheet.row + at, column), look)
      total += cells.length
    }
    sheet.row += repeated
    row = null
  }

  const handler = {
    onopentag(tag: string, attributes: Record<string, string>) {
      styles.open(tag, attributes)
      const repeated = (name: string): number =>
        Math.max(1, Math.min(1_048_576, Number(attributes[name] ?? 1) || 1))
      if (tag === 'table:table') {
        depth += 1
        if (depth > 1) return
        const hidden = styles.full(attributes['table:style-name'] ?? null).hidden
        sheet = {
          name: attributes['table:name'] ?? '',
          looks: new Map(),
          hiddenRows: new Set(),
          hiddenColumns: [],
          row: 0,
          column: 0,
          ...(hidden ? { hidden } : {}),
        }
        sheets.push(sheet)
      } else if (sheet === null || depth > 1) return
      else if (tag === 'table:table-column') {
        const count = repeated('table:number-columns-repeated')
        // Beyond the last column that is used everything may be hidden: no news.
        if ('collapse' === attributes['table:visibility'] && count < 1000)
          for (let at = 0; at < count; at += 1) sheet.hiddenColumns.push(sheet.column + at)
        sheet.column += count
      } else if (tag === 'table:table-row') {
        const state = attributes['table:visibility']
        row = {
          repeated: repeated('table:number-rows-repeated'),
          hidden: state === 'collapse' || state === 'filter',
          cells: [],
          column: 0,
        }
      } else if (tag === 'table:table-cell' || tag === 'table:covered-table-cell')
        cell = {
          style: attributes['table:style-name'] ?? null,
          repeated: repeated('table:number-columns-repeated'),
          length: 0,
          paragraphs: 0,
          runs: [],
        }
      else if (tag === 'office:annotation') inText -= 1000
      else if (tag === 'text:p') {
        if (cell !== null && cell.paragraphs > 0 && inText >= 0) cell.length += 1
        if (cell !== null && inText >= 0) cell.paragraphs += 1
        inText += 1
      } else if (tag === 'text:span') spans.push(attributes['text:style-name'] ?? '')
      else if (tag === 'text:s') addText(' '.repeat(Math.min(1000, Number(attributes['text:c'] ?? 1) || 1)))
      else if (tag === 'text:tab' || tag === 'text:line-break') addText(' ')
    },
    onclosetag(tag: string) {
      styles.close(tag)
      if (tag === 'table:table') {
        depth -= 1
        if (depth === 0) sheet = null
      } else if (depth > 1) return
      else if (tag === 'table:table-row') closeRow()
      else if (tag === 'table:table-cell' || tag === 'table:covered-table-cell') closeCell()
      else if (tag === 'office:annotation') inText += 1000
      else if (tag === 'text:p') inText -= 1
      else if (tag === 'text:span') spans.pop()
    },
    ontext: (text: string) => {
      if (inText > 0) addText(text.replace(/[\t\r\n ]+/g, ' '))
    },
  }
  for (const part of parts) {
    const parser = new Parser(handler, { xmlMode: true })
    parser.write(part)
    parser.end()
  }
  return { sheets, fonts: shared.fonts, styles: shared.styles, codePage: null }
}

/** Numbers for styles and fonts, as an .xls has them: a font number 4 does not exist. */
function makeIndexes(styles: OdsStyles) {
  const fonts: { name: string; bold: boolean; italic: boolean }[] = []
  const list: { font: number; align: FullStyle['align']; indent: number }[] = []
  const fontNumbers = new Map<string, number>()
  const styleNumbers = new Map<string, number>()

  function numberFont({ font, bold, italic }: FullStyle): number {
    const key = `${font}\n${String(bold)}\n${String(italic)}`
    const known = fontNumbers.get(key)
    if (known !== undefined) return known
    const index = fonts.length < 4 ? fonts.length : fonts.length + 1
    fonts.push({ name: font, bold, italic })
    fontNumbers.set(key, index)
    return index
  }

  const runNumbers = new Map<string, number>()
  return {
    fonts,
    styles: list,
    styleOf(name: string | null): number {
      const known = styleNumbers.get(name ?? '')
      if (known !== undefined) return known
      const full = styles.full(name)
      list.push({ font: numberFont(full), align: full.align, indent: full.indent })
      styleNumbers.set(name ?? '', list.length - 1)
      return list.length - 1
    },
    fontOf(cell: string | null, span: string | null): number {
      const key = `${cell ?? ''}\n${span ?? ''}`
      const known = runNumbers.get(key)
      if (known !== undefined) return known
      const around = styles.full(cell)
      const index = numberFont(span === null ? around : styles.full(span, around))
      runNumbers.set(key, index)
      return index
    },
  }
}
