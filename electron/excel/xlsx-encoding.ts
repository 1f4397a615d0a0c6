import { TextDecoder } from 'node:util'
import { Failure } from '../../shared/contract/errors'

/**
 * How the bytes of an XML part are to be read, by its first ones: null is UTF-8, else a decoder. What the declaration says
 * counts only where the bytes do not contradict it: parts that claim UTF-16 and are UTF-8 exist.
 * Throws Failure excel-damaged for an encoding that nobody knows.
 */
export function pickDecoder(head: Buffer): TextDecoder | null {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0x3c && head[1] === 0))
    return new TextDecoder('utf-16le')
  if ((head[0] === 0xfe && head[1] === 0xff) || (head[0] === 0 && head[1] === 0x3c))
    return new TextDecoder('utf-16be')
  const declaration = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']/.exec(
    head.subarray(0, 200).toString('latin1'),
  )
  const label = declaration?.[1]?.toLowerCase() ?? 'utf-8'
  if (/^(utf-?8|us-ascii|ascii|utf-?16|ucs-2)/.test(label)) return null
  try {
    return new TextDecoder(label)
  } catch {
    throw new Failure('excel-damaged')
  }
}

/** A whole part as text. */
export function decodeXml(bytes: Buffer): string {
  const decoder = pickDecoder(bytes)
  return (decoder === null ? bytes.toString('utf8') : decoder.decode(bytes)).replace(/^\ufeff/, '')
}
