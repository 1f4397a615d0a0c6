import type { GridStyle } from '../../shared/table/cell-grid'

/** What of CSS and of the old attributes says something about text: font, weight, slant, alignment, number format. */
export type HtmlStyle = {
  font: string
  bold: boolean
  italic: boolean
  align: GridStyle['align']
  /** Number format as Excel writes it; "" is general. */
  format: string
  hidden: boolean
}

export const plainStyle: HtmlStyle = {
  font: '',
  bold: false,
  italic: false,
  align: null,
  format: '',
  hidden: false,
}

type Change = Partial<HtmlStyle>
/** By "td", ".xl65" or "td.xl65". */
export type StyleRules = Map<string, Change>

const longestSheet = 1_000_000

/** Adds the rules of a style sheet. Only plain selectors of a tag and a class are of use; the rest is left out. */
export function addStyleRules(rules: StyleRules, text: string): void {
  for (const rule of text.slice(0, longestSheet).split('}')) {
    const brace = rule.lastIndexOf('{')
    if (brace < 0 || brace > 2000) continue
    const selectors = rule.slice(0, brace)
    const body = rule.slice(brace + 1)
    const change = readDeclarations(body)
    for (const selector of selectors.replace(/<!--|-->/g, '').split(',')) {
      const name = selector.trim().toLowerCase()
      if (/^[\w-]*(?:\.[\w-]+)?$/.test(name) && name !== '')
        rules.set(name, { ...rules.get(name), ...change })
    }
  }
}

type Attributes = Readonly<Record<string, string | undefined>>

export type StyleElement = (base: HtmlStyle, tag: string, attributes: Attributes) => HtmlStyle

/** Gives elements their style within that of the element around. Alike elements get one object: tables have millions. */
export function makeStyler(rules: StyleRules): StyleElement {
  let known = new WeakMap<HtmlStyle, Map<string, HtmlStyle>>()
  let size = rules.size
  return (base, tag, attributes) => {
    if (rules.size !== size) {
      known = new WeakMap()
      size = rules.size
    }
    const { class: names = '', align = '', face = '', style = '' } = attributes
    const key = `${tag}\n${names}\n${align}\n${face}\n${style}`
    const within = known.get(base) ?? new Map<string, HtmlStyle>()
    known.set(base, within)
    const found = within.get(key) ?? styleElement(base, tag, attributes, rules)
    if (within.size < 1000 && key.length < 2000) within.set(key, found)
    return found
  }
}

function styleElement(base: HtmlStyle, tag: string, attributes: Attributes, rules: StyleRules): HtmlStyle {
  const names = (attributes['class'] ?? '').slice(0, 500).toLowerCase().split(/\s+/).slice(0, 8)
  const style = { ...base, ...rules.get(tag) }
  for (const name of names)
    if (name !== '') Object.assign(style, rules.get(`.${name}`), rules.get(`${tag}.${name}`))
  if (tag === 'b' || tag === 'strong' || tag === 'th' || /^h[1-6]$/.test(tag)) style.bold = true
  if (tag === 'i' || tag === 'em') style.italic = true
  const align = readAlign(attributes['align'])
  if (align !== null) style.align = align
  const { face } = attributes
  if (tag === 'font' && face !== undefined) style.font = firstFont(face.slice(0, 500))
  const { style: own } = attributes
  if (own !== undefined) Object.assign(style, readDeclarations(own))
  const same = (Object.keys(plainStyle) as (keyof HtmlStyle)[]).every((name) => style[name] === base[name])
  return same ? base : style
}

function readDeclarations(text: string): Change {
  const change: Change = {}
  for (const declaration of splitDeclarations(text.slice(0, 5000))) {
    const colon = declaration.indexOf(':')
    if (colon < 0) continue
    const name = declaration.slice(0, colon).trim().toLowerCase()
    const value = declaration.slice(colon + 1).trim()
    if (name === 'font-family') change.font = firstFont(value)
    else if (name === 'font-weight') change.bold = /^(bold|bolder|[6-9]00)/i.test(value)
    else if (name === 'font-style') change.italic = /^(italic|oblique)/i.test(value)
    else if (name === 'text-align') change.align = readAlign(value)
    else if (name === 'mso-number-format') change.format = readNumberFormat(value)
    else if (name === 'display' && /^none/i.test(value)) change.hidden = true
    else if (name === 'mso-hide' && /^all/i.test(value)) change.hidden = true
  }
  return change
}

/** At semicolons outside quotes that no backslash takes away: number formats hold both. */
function splitDeclarations(text: string): string[] {
  const parts: string[] = []
  let quote = ''
  let start = 0
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at)
    if (char === '\\') at += 1
    else if (quote !== '') quote = char === quote ? '' : quote
    else if (char === '"' || char === "'") quote = char
    else if (char === ';') {
      parts.push(text.slice(start, at))
      start = at + 1
    }
  }
  parts.push(text.slice(start))
  return parts
}

function readAlign(value: string | undefined): GridStyle['align'] {
  const word = value?.trim().toLowerCase()
  return word === 'left' || word === 'center' || word === 'right' ? word : null
}

function firstFont(list: string): string {
  return (list.split(',')[0] ?? '').trim().replace(/^(?:["']|&quot;)+|(?:["']|&quot;)+$/g, '')
}

/** `"\#\,\#\#0"` is `#,##0`; names of standard formats are left out. */
function readNumberFormat(value: string): string {
  const format = value
    .replace(/^["']|["']$/g, '')
    .replace(/\\([0-9a-f]{4})\s?/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\(.)/g, '$1')
  if (/^percent$/i.test(format)) return '0.00%'
  if (/^(short date|medium date|long date)$/i.test(format)) return 'dd/mm/yyyy'
  return /^[a-z ]+$/i.test(format) && !/^[dmyhs]+$/i.test(format) ? '' : format
}
