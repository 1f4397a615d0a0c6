/** Entities of XML text as bytes. Only the five of XML and character numbers exist: a document type is refused before. */
const named: Readonly<Record<string, number>> = Object.assign(Object.create(null) as Record<string, number>, {
  amp: 38,
  lt: 60,
  gt: 62,
  quot: 34,
  apos: 39,
})

const ampersand = 38
const semicolon = 59
/** Between "&" and ";" in the longest entity: "#1114111". */
const longest = 12

/** The text with entities resolved; what is none stays as it is. */
export function decodeEntities(bytes: Uint8Array, start: number, end: number): Buffer {
  const decoded = Buffer.allocUnsafe(end - start)
  let length = 0
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0
    const stop = byte === ampersand ? findSemicolon(bytes, at, end) : -1
    const text = stop < 0 ? null : resolveEntity(Buffer.from(bytes.subarray(at + 1, stop)).toString('latin1'))
    if (text === null) {
      decoded[length] = byte
      length += 1
    } else {
      length += decoded.write(text, length, 'utf8')
      at = stop
    }
  }
  return decoded.subarray(0, length)
}

/** Where a text that is cut at `end` may be cut without taking an entity apart. */
export function nextEntityEnd(bytes: Uint8Array, start: number, end: number): number {
  for (let at = end - 1; at >= start && at > end - longest; at--) {
    if (bytes[at] === semicolon) return end
    if (bytes[at] === ampersand) return at
  }
  return end
}

function findSemicolon(bytes: Uint8Array, from: number, end: number): number {
  const last = Math.min(end, from + longest)
  for (let at = from + 1; at < last; at++) if (bytes[at] === semicolon) return at
  return -1
}

function resolveEntity(name: string): string | null {
  const known = named[name]
  if (known !== undefined) return String.fromCharCode(known)
  const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name)
  if (number === null) return null
  const code = number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16)
  if (code > 0x10ffff || (code < 32 && code !== 9 && code !== 10 && code !== 13)) return ''
  return code >= 0xd800 && code <= 0xdfff ? '\ufffd' : String.fromCodePoint(code)
}
