/**
 * Walks over the tags of a well-formed XML text and says where each lies, so that a piece of it can be replaced and all
 * the rest stay letter for letter. It understands no more than that: what is not a tag (text, comments, CDATA, processing
 * instructions) is passed over.
 */
export type XmlTag = {
  kind: 'open' | 'close' | 'empty'
  /** As written, with its prefix: "x:row". */
  name: string
  /** Without the prefix. */
  local: string
  /** From "<" up to behind ">". */
  start: number
  end: number
}

/** Tags from `from` on. @throws SyntaxError where the text ends inside a tag */
export function* scanTags(xml: string, from = 0): Generator<XmlTag> {
  let at = xml.indexOf('<', from)
  while (at >= 0) {
    const passed = passOver(xml, at)
    if (passed === null) {
      const end = findTagEnd(xml, at)
      const close = xml[at + 1] === '/'
      const kind = close ? 'close' : xml[end - 2] === '/' ? 'empty' : 'open'
      const name = readName(xml, close ? at + 2 : at + 1)
      yield { kind, name, local: name.slice(name.indexOf(':') + 1), start: at, end }
      at = xml.indexOf('<', end)
    } else at = xml.indexOf('<', passed)
  }
}

function passOver(xml: string, at: number): number | null {
  const skipTo = (mark: string): number => {
    const end = xml.indexOf(mark, at)
    if (end < 0) throw new SyntaxError('unfinished markup')
    return end + mark.length
  }
  if (xml.startsWith('<!--', at)) return skipTo('-->')
  if (xml.startsWith('<![CDATA[', at)) return skipTo(']]>')
  if (xml.startsWith('<?', at)) return skipTo('?>')
  return null
}

/** A ">" inside an attribute's value ends nothing. */
function findTagEnd(xml: string, start: number): number {
  let from = start
  for (;;) {
    const end = xml.indexOf('>', from)
    if (end < 0) throw new SyntaxError('unfinished tag')
    const quote = xml.slice(from, end).search(/["']/)
    if (quote < 0) return end + 1
    const mark = xml.charAt(from + quote)
    const closing = xml.indexOf(mark, from + quote + 1)
    if (closing < 0) throw new SyntaxError('unfinished attribute')
    from = closing + 1
  }
}

function readName(xml: string, from: number): string {
  let end = from
  while (end < xml.length && !/[\s/>]/.test(xml.charAt(end))) end += 1
  return xml.slice(from, end)
}

/** An attribute without a prefix, as written between its quotes; null where the tag has none. */
export function readAttribute(tag: string, name: string): string | null {
  return findAttribute(tag, name)?.value ?? null
}

/** The tag with an attribute set, or taken away (null). Everything else of the tag stays as written. */
export function setAttribute(tag: string, name: string, value: string | null): string {
  const found = findAttribute(tag, name)
  if (found !== null) {
    const attribute = value === null ? '' : ` ${name}="${value}"`
    return tag.slice(0, found.start) + attribute + tag.slice(found.end)
  }
  if (value === null) return tag
  const end = tag.endsWith('/>') ? tag.length - 2 : tag.length - 1
  const body = tag.slice(0, end).trimEnd()
  return `${body} ${name}="${value}"${tag.slice(body.length)}`
}

/** `start` is where the white space before the attribute begins. */
function findAttribute(tag: string, name: string): { value: string; start: number; end: number } | null {
  for (const match of tag.matchAll(/\s+([^\s=/>]+)\s*=\s*("[^"]*"|'[^']*')/g)) {
    if (match[1] === name)
      return {
        value: (match[2] ?? '').slice(1, -1),
        start: match.index,
        end: match.index + match[0].length,
      }
  }
  return null
}

export type Splice = { start: number; end: number; text: string }

/** The text with pieces replaced; pieces in any order, none over another. */
export function applySplices(xml: string, splices: readonly Splice[]): string {
  const parts: string[] = []
  let at = 0
  for (const { start, end, text } of splices.toSorted((a, b) => a.start - b.start)) {
    if (start < at) throw new RangeError('pieces overlap')
    parts.push(xml.slice(at, start), text)
    at = end
  }
  parts.push(xml.slice(at))
  return parts.join('')
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export function decodeXml(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return entities[name] ?? whole
      const code = hex === undefined ? Number(decimal) : parseInt(hex, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}

/** Text for an element or an attribute; characters that XML does not know are left out. */
export function encodeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
