import type { FileRemark } from '../../shared/model/import-draft'

type Encoding = Extract<FileRemark, { kind: 'text-encoding' }>['encoding']

/**
 * Bytes of a text file as text. A mark at the start decides, then many zero bytes (UTF-16 without a mark), then whether it
 * is UTF-8 at all; what is not is Windows-1258, whose marks are left apart: old encodings are looked for in them, and
 * composing comes after that.
 */
export function decodeText(bytes: Buffer): { text: string; encoding: Encoding } {
  const wide = findWide(bytes)
  if (wide !== null) return { text: new TextDecoder(wide).decode(bytes), encoding: 'utf-16' }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    return { text: new TextDecoder('windows-1258').decode(bytes), encoding: 'windows-1258' }
  }
}

/** The same for a page of HTML or XML, which may name its encoding; what it says is believed where the bytes allow it. */
export function decodePage(bytes: Buffer): string {
  const { text, encoding } = decodeText(bytes)
  if (encoding !== 'windows-1258') return text
  const said = /(?:charset|encoding)\s*=\s*["']?\s*([\w-]{1,40})/i.exec(
    bytes.subarray(0, 4096).toString('latin1'),
  )?.[1]
  if (said === undefined || /^(utf|x-user)/i.test(said)) return text
  try {
    return new TextDecoder(said).decode(bytes)
  } catch {
    return text
  }
}

function findWide(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const length = Math.min(bytes.length, 8192)
  let even = 0
  let odd = 0
  for (let at = 0; at < length; at += 1) {
    if (bytes[at] !== 0) continue
    if (at % 2 === 0) even += 1
    else odd += 1
  }
  const many = length / 8
  if (odd > many && odd > 8 * even) return 'utf-16le'
  return even > many && even > 8 * odd ? 'utf-16be' : null
}
