/** Streams of records written byte by byte: what no library writes, and what breaks off where it should not. */
export function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, index) => bytes.writeUInt16LE(value, index * 2))
  return bytes
}

export function record(type: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  return Buffer.concat([words(type, body.length), body])
}

export const endRecord = record(0x0a)

export function recordFont(name: string, { bold = false, italic = false, wide = true } = {}): Buffer {
  const head = words(220, italic ? 2 : 0, 0x7fff, bold ? 700 : 400, 0)
  const rest = Buffer.from([0, 0, 0, 0])
  const text = wide
    ? Buffer.concat([Buffer.from([name.length, 1]), Buffer.from(name, 'utf16le')])
    : Buffer.concat([Buffer.from([name.length]), Buffer.from(name, 'latin1')])
  return record(0x31, head, rest, text)
}

export function recordStyle(fontIndex: number, align: number, indent = 0): Buffer {
  return record(0xe0, words(fontIndex, 0, 0), Buffer.from([align, 0, indent]), Buffer.alloc(11))
}

type Sheet = { name: string; records: Buffer[] }

export function makeBinary(globals: Buffer[], sheets: Sheet[], wide = true): Buffer {
  const start = record(0x0809, words(wide ? 0x0600 : 0x0500, 5, 0, 0))
  const begin = record(0x0809, words(wide ? 0x0600 : 0x0500, 0x10, 0, 0))
  const name = ({ name: text }: Sheet): Buffer =>
    Buffer.concat([Buffer.from(wide ? [text.length, 0] : [text.length]), Buffer.from(text, 'latin1')])
  const places = (at: number[]): Buffer[] =>
    sheets.map((sheet, index) => {
      const place = Buffer.alloc(6)
      place.writeUInt32LE(at[index] ?? 0)
      return record(0x85, place, name(sheet))
    })
  const head = (at: number[]): Buffer => Buffer.concat([start, ...globals, ...places(at), endRecord])
  const bodies = sheets.map(({ records }) => Buffer.concat([begin, ...records, endRecord]))
  let next = head([]).length
  const at = bodies.map((body) => {
    const place = next
    next += body.length
    return place
  })
  return Buffer.concat([head(at), ...bodies])
}
