import type { SheetHighlight, SheetStyle } from '../../shared/table/sheet-model'
import { escapeXml, xmlHead } from './write-xml'

/**
 * The looks of a workbook, each kept once and known by its number. Numbers are given while the pages are written, so the
 * part itself comes after them.
 */
export type StyleBook = {
  /** Number of a cell's look. */
  cell: (style: SheetStyle) => number
  /** Number of the look of a highlight. */
  highlight: (highlight: SheetHighlight) => number
  writePart: () => string
}

/** Formats from here on are the file's own. */
const firstFormat = 164
const typeface = 'Times New Roman'
const usualFont = fontXml({ size: 11, bold: false, italic: false })

export function createStyleBook(): StyleBook {
  const fonts = new Index([usualFont])
  const fills = new Index([
    '<fill><patternFill/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  ])
  const borders = new Index([borderXml(false), borderXml(true)])
  const formats = new Index([])
  const looks = new Index(['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'])
  const highlights = new Index([])
  const known = new WeakMap<SheetStyle, number>()

  function add(style: SheetStyle): number {
    const font = fonts.add(fontXml(style))
    const fill = style.fill === undefined ? 0 : fills.add(fillXml(style.fill))
    const format = style.format === null ? 0 : firstFormat + formats.add(style.format)
    const indent = style.indent > 0 ? ` indent="${String(style.indent)}"` : ''
    const wrap = style.format === null ? ' wrapText="1"' : ''
    const alignment = `<alignment horizontal="${style.align}" vertical="center"${wrap}${indent}/>`
    const protection = style.unlocked === true ? '<protection locked="0"/>' : ''
    const applied = [
      ...(format === 0 ? [] : ['applyNumberFormat="1"']),
      'applyFont="1"',
      ...(fill === 0 ? [] : ['applyFill="1"']),
      ...(style.border ? ['applyBorder="1"'] : []),
      'applyAlignment="1"',
      ...(protection === '' ? [] : ['applyProtection="1"']),
    ].join(' ')
    const ids = `numFmtId="${String(format)}" fontId="${String(font)}" fillId="${String(fill)}"`
    return looks.add(
      `<xf ${ids} borderId="${style.border ? '1' : '0'}" xfId="0" ${applied}>${alignment}${protection}</xf>`,
    )
  }

  return {
    cell(style) {
      const seen = known.get(style)
      if (seen !== undefined) return seen
      const number = add(style)
      known.set(style, number)
      return number
    },
    highlight({ fill, color, bold }) {
      const font = `${bold === true ? '<b/>' : ''}${color === undefined ? '' : `<color rgb="FF${color}"/>`}`
      const background =
        fill === undefined
          ? ''
          : `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/><bgColor rgb="FF${fill}"/></patternFill></fill>`
      return highlights.add(`<dxf>${font === '' ? '' : `<font>${font}</font>`}${background}</dxf>`)
    },
    writePart() {
      const numbered = formats.items.map(
        (code, at) => `<numFmt numFmtId="${String(firstFormat + at)}" formatCode="${escapeXml(code)}"/>`,
      )
      return [
        xmlHead,
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
        numbered.length === 0 ? '' : list('numFmts', numbered),
        list('fonts', fonts.items),
        list('fills', fills.items),
        list('borders', borders.items),
        list('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
        list('cellXfs', looks.items),
        list('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
        list('dxfs', highlights.items),
        '</styleSheet>',
      ].join('')
    },
  }
}

/** Each text once, by its place. */
class Index {
  readonly items: string[]
  private readonly places = new Map<string, number>()

  constructor(first: readonly string[]) {
    this.items = [...first]
    this.items.forEach((item, at) => this.places.set(item, at))
  }

  add(item: string): number {
    const seen = this.places.get(item)
    if (seen !== undefined) return seen
    this.places.set(item, this.items.length)
    return this.items.push(item) - 1
  }
}

function list(name: string, items: readonly string[]): string {
  return `<${name} count="${String(items.length)}">${items.join('')}</${name}>`
}

function fontXml({
  size,
  bold,
  italic,
  color,
}: Pick<SheetStyle, 'size' | 'bold' | 'italic' | 'color'>): string {
  const look = `${bold ? '<b/>' : ''}${italic ? '<i/>' : ''}<sz val="${String(size)}"/>`
  const ink = color === undefined ? '' : `<color rgb="FF${color}"/>`
  return `<font>${look}${ink}<name val="${typeface}"/><family val="1"/><charset val="163"/></font>`
}

function fillXml(color: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${color}"/><bgColor indexed="64"/></patternFill></fill>`
}

function borderXml(lines: boolean): string {
  const sides = ['left', 'right', 'top', 'bottom'].map((side) =>
    lines ? `<${side} style="thin"><color auto="1"/></${side}>` : `<${side}/>`,
  )
  return `<border>${sides.join('')}<diagonal/></border>`
}
