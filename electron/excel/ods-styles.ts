import type { GridStyle } from '../../shared/table/cell-grid'

/** Styles of an OpenDocument sheet by name, as far as they concern text; what a style leaves open its parent says. */
export type OdsStyle = {
  parent: string | null
  font?: string
  bold?: boolean
  italic?: boolean
  align?: GridStyle['align']
  indent?: number
  hidden?: boolean
}

export type FullStyle = Required<Omit<OdsStyle, 'parent'>>

type Attributes = Readonly<Record<string, string | undefined>>

/** Width of one level of indentation in millimetres. */
const indentStep = 3.5

export class OdsStyles {
  readonly #styles = new Map<string, OdsStyle>()
  readonly #fonts = new Map<string, string>()
  #open: OdsStyle | null = null

  /** Takes an element of the style part; elements of the sheets are none of its business. */
  open(tag: string, attributes: Attributes): void {
    if (tag === 'style:font-face')
      this.#fonts.set(attributes['style:name'] ?? '', unquote(attributes['svg:font-family'] ?? ''))
    else if (tag === 'style:style' || tag === 'style:default-style') {
      this.#open = {
        parent: attributes['style:parent-style-name'] ?? `default ${attributes['style:family'] ?? ''}`,
      }
      const name =
        tag === 'style:style' ? attributes['style:name'] : `default ${attributes['style:family'] ?? ''}`
      this.#styles.set(name ?? '', this.#open)
    } else if (this.#open !== null) readProperties(this.#open, tag, attributes)
  }

  close(tag: string): void {
    if (tag === 'style:style' || tag === 'style:default-style') this.#open = null
  }

  /** With everything that is inherited. */
  full(name: string | null, within?: FullStyle): FullStyle {
    const chain: OdsStyle[] = []
    // Parents may go in a circle.
    for (let next = name; next !== null && chain.length < 20;) {
      const style = this.#styles.get(next)
      if (style === undefined) break
      chain.unshift(style)
      next = style.parent === next ? null : style.parent
    }
    const full: FullStyle = {
      ...(within ?? { font: '', bold: false, italic: false, align: null, indent: 0, hidden: false }),
    }
    // A style of a run says only what differs from the cell around: no defaults.
    for (const { font, bold, italic, align, indent, hidden } of within === undefined
      ? chain
      : chain.slice(-1)) {
      full.font = font ?? full.font
      full.bold = bold ?? full.bold
      full.italic = italic ?? full.italic
      full.align = align ?? full.align
      full.indent = indent ?? full.indent
      full.hidden = hidden ?? full.hidden
    }
    return { ...full, font: this.#fonts.get(full.font) ?? full.font }
  }
}

function readProperties(style: OdsStyle, tag: string, attributes: Attributes): void {
  if (tag === 'style:text-properties') {
    const font = attributes['style:font-name'] ?? attributes['fo:font-family']
    if (font !== undefined) style.font = unquote(font)
    const weight = attributes['fo:font-weight']
    if (weight !== undefined) style.bold = weight === 'bold' || Number(weight) >= 600
    const slant = attributes['fo:font-style']
    if (slant !== undefined) style.italic = slant === 'italic' || slant === 'oblique'
  } else if (tag === 'style:paragraph-properties') {
    const align = attributes['fo:text-align']
    if (align !== undefined)
      style.align = align === 'center' ? 'center' : align === 'end' || align === 'right' ? 'right' : 'left'
    const margin = readMillimetres(attributes['fo:margin-left'])
    if (margin !== null) style.indent = Math.round(margin / indentStep)
  } else if (tag === 'style:table-properties' && attributes['table:display'] === 'false') style.hidden = true
}

function readMillimetres(length: string | undefined): number | null {
  const match = /^([\d.]{1,12})(mm|cm|in|pt)$/.exec(length ?? '')
  if (match === null) return null
  const [, value, unit = 'mm'] = match
  return Number(value) * ({ mm: 1, cm: 10, in: 25.4, pt: 0.3528 }[unit] ?? 1)
}

function unquote(font: string): string {
  return (font.split(',')[0] ?? '').trim().replace(/^['"]|['"]$/g, '')
}
