/**
 * Text inside the XML of a workbook. What XML cannot hold at all (control characters, halves of surrogate pairs) is left
 * out; "_x000D_" written out in a text would come back as a line break, so its underscore becomes a code.
 */

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** The longest text of a cell, in UTF-16 units. */
const longestText = 32_767

const special = /[&<>"\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Cs}/gu
const hasSpecial = /[&<>"\u0000-\u0008\u000b-\u001f\ufffe\uffff\ud800-\udfff]/
const escaped: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export function escapeXml(text: string): string {
  return hasSpecial.test(text) ? text.replace(special, (sign) => escaped[sign] ?? '') : text
}

/** A text as a cell, a comment or a message holds it, at most `limit` units long. */
export function cellXml(text: string, limit = longestText): string {
  const coded = text.includes('_x') ? text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_') : text
  // A pair that the cut goes through loses its second half, and the first is left out with what XML cannot hold.
  return escapeXml(coded.length > limit ? coded.slice(0, limit) : coded)
}

/** A text element that keeps its spaces. */
export function textElement(name: string, text: string, limit?: number): string {
  const space = /^\s|\s$|\n|\s\s/.test(text) ? ' xml:space="preserve"' : ''
  return `<${name}${space}>${cellXml(text, limit)}</${name}>`
}
