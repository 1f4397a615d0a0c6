import { Failure } from '../../shared/contract/errors'
import { encodingOfFont } from '../../shared/format/legacy-text'
import type { GridStyle } from '../../shared/table/cell-grid'
import { builtInFormat, createNumberFormat, type NumberFormat } from './xlsx-number-format'
import { isOn } from './xlsx-rich-text'
import { readXml, type XmlElement } from './xlsx-read-xml'

/** What the cells of a workbook look like, by the number that cells name. */
export type StyleTable = {
  formatOf: (style: number) => NumberFormat
  /** Absent: plain. One object for all cells that look alike; `bold` and `italic` may be added by the text's own runs. */
  lookOf: (style: number, run: { bold: boolean; italic: boolean }) => GridStyle | undefined
  fontOf: (style: number) => string
  /** Written in a font of the time before Unicode. */
  isLegacy: (style: number) => boolean
}

const limits = { formats: 65_536, fonts: 65_536, styles: 65_536 } as const

type Font = { name: string; bold: boolean; italic: boolean }
type CellFormat = { format: number; font: number; align: GridStyle['align']; indent: number }

/** `xml` null: a workbook without styles. */
export function readStyles(xml: { bytes: Buffer; part: string } | null, date1904: boolean): StyleTable {
  const codes = new Map<number, string>()
  const fonts: Font[] = []
  const formats: CellFormat[] = []
  if (xml !== null) {
    readXml(xml.bytes, xml.part, {
      open(element, path) {
        if (path[1] === 'numFmts' && element.name === 'numFmt') {
          codes.set(toNumber(element.attributes['numFmtId']), element.attributes['formatCode'] ?? '')
        } else if (path[1] === 'fonts' && path[2] === 'font') takeFont(fonts, element, path.length)
        else if (path[1] === 'cellXfs' && path[2] === 'xf') takeFormat(formats, element, path.length)
        if (codes.size > limits.formats || fonts.length > limits.fonts || formats.length > limits.styles)
          throw new Failure('excel-too-large', { part: xml.part })
      },
    })
  }
  return createTable(codes, fonts, formats, date1904)
}

function takeFont(fonts: Font[], { name, attributes }: XmlElement, depth: number): void {
  if (depth === 3) fonts.push({ name: '', bold: false, italic: false })
  const font = fonts.at(-1)
  if (depth !== 4 || font === undefined) return
  if (name === 'name') font.name = (attributes['val'] ?? '').normalize('NFC')
  else if (name === 'b') font.bold = isOn(attributes['val'])
  else if (name === 'i') font.italic = isOn(attributes['val'])
}

function takeFormat(formats: CellFormat[], { name, attributes }: XmlElement, depth: number): void {
  if (depth === 3) {
    formats.push({
      format: toNumber(attributes['numFmtId']),
      font: toNumber(attributes['fontId']),
      align: null,
      indent: 0,
    })
  }
  const format = formats.at(-1)
  if (depth !== 4 || name !== 'alignment' || format === undefined) return
  format.align = toAlign(attributes['horizontal'])
  format.indent = Math.min(250, toNumber(attributes['indent']))
}

function createTable(
  codes: ReadonlyMap<number, string>,
  fonts: readonly Font[],
  formats: readonly CellFormat[],
  date1904: boolean,
): StyleTable {
  const byCode = new Map<string, NumberFormat>()
  const numberFormat = (id: number): NumberFormat => {
    const code = codes.get(id) ?? builtInFormat(id)
    let format = byCode.get(code)
    if (format === undefined) {
      format = createNumberFormat(code, date1904)
      byCode.set(code, format)
    }
    return format
  }
  const general = createNumberFormat('', date1904)
  const numberFormats = formats.map(({ format }) => numberFormat(format))
  const legacy = formats.map(({ font }) => encodingOfFont(fonts[font]?.name ?? '') !== null)
  const looks = new Map<number, GridStyle | undefined>()
  const fontOf = (style: number): string => fonts[formats[style]?.font ?? 0]?.name ?? ''
  return {
    formatOf: (style) => numberFormats[style] ?? general,
    fontOf,
    isLegacy: (style) => legacy[style] ?? false,
    lookOf(style, run) {
      const key = style * 4 + (run.bold ? 1 : 0) + (run.italic ? 2 : 0)
      if (looks.has(key)) return looks.get(key)
      const format = formats[style]
      const font = fonts[format?.font ?? 0]
      const look: GridStyle = {
        bold: (font?.bold ?? false) || run.bold,
        italic: (font?.italic ?? false) || run.italic,
        indent: format?.indent ?? 0,
        align: format?.align ?? null,
        font: fontOf(style),
        format: numberFormats[style]?.code ?? '',
      }
      const shared = isPlain(look) ? undefined : look
      looks.set(key, shared)
      return shared
    },
  }
}

function isPlain({ bold, italic, indent, align, font, format }: GridStyle): boolean {
  return !bold && !italic && indent === 0 && align === null && font === '' && format === ''
}

function toNumber(text: string | undefined): number {
  return text !== undefined && /^\d{1,7}$/.test(text) ? Number(text) : 0
}

function toAlign(text: string | undefined): GridStyle['align'] {
  if (text === 'left' || text === 'right' || text === 'center') return text
  return text === 'centerContinuous' ? 'center' : null
}
