/**
 * The shared strings of a BIFF8 workbook, read for the fonts of their runs alone. A string may break off anywhere in its
 * characters and go on in the next record, which then says anew how wide its characters are.
 */
type Cursor = { parts: readonly Buffer[]; part: number; at: number }

type Run = { from: number; font: number }

/** For each string its runs; undefined: one font, that of the cell. Ends early where the records do. */
export function readStringRuns(parts: readonly Buffer[]): (readonly Run[] | undefined)[] {
  const cursor: Cursor = { parts, part: 0, at: 8 }
  const strings: (readonly Run[] | undefined)[] = []
  for (;;) {
    const next = readString(cursor)
    if (next === null) return strings
    strings.push(next.runs)
  }
}

function readString(cursor: Cursor): { runs: readonly Run[] | undefined } | null {
  const length = readNumber(cursor, 2)
  const flags = readNumber(cursor, 1)
  if (length === null || flags === null) return null
  const runCount = (flags & 8) === 0 ? 0 : readNumber(cursor, 2)
  const extra = (flags & 4) === 0 ? 0 : readNumber(cursor, 4)
  if (runCount === null || extra === null || !skipCharacters(cursor, length, flags)) return null
  const runs: Run[] = []
  for (let count = 0; count < runCount; count += 1) {
    const from = readNumber(cursor, 2)
    const font = readNumber(cursor, 2)
    if (from === null || font === null) return null
    runs.push({ from, font })
  }
  if (!skipBytes(cursor, extra)) return null
  return { runs: runs.length === 0 ? undefined : runs }
}

/** A number of 1, 2 or 4 bytes; null at the end. */
function readNumber(cursor: Cursor, size: 1 | 2 | 4): number | null {
  let value = 0
  for (let index = 0; index < size; index += 1) {
    const byte = readByte(cursor)
    if (byte === null) return null
    value += byte * 256 ** index
  }
  return value
}

function readByte(cursor: Cursor): number | null {
  if (!toBytes(cursor)) return null
  const byte = cursor.parts[cursor.part]?.[cursor.at] ?? null
  cursor.at += 1
  return byte
}

/** Moves on to the next record at the end of one; false at the end of all. */
function toBytes(cursor: Cursor): boolean {
  for (;;) {
    const part = cursor.parts[cursor.part]
    if (part === undefined) return false
    if (cursor.at < part.length) return true
    cursor.part += 1
    cursor.at = 0
  }
}

function skipCharacters(cursor: Cursor, length: number, flags: number): boolean {
  let left = length
  let width = (flags & 1) + 1
  while (left > 0) {
    const part = cursor.parts[cursor.part]
    if (part === undefined) return false
    const here = Math.min(left, Math.floor((part.length - cursor.at) / width))
    cursor.at += here * width
    left -= here
    if (left === 0) return true
    cursor.part += 1
    cursor.at = 1
    width = ((cursor.parts[cursor.part]?.[0] ?? 0) & 1) + 1
  }
  return true
}

function skipBytes(cursor: Cursor, count: number): boolean {
  let left = count
  while (left > 0) {
    if (!toBytes(cursor)) return false
    const here = Math.min(left, (cursor.parts[cursor.part]?.length ?? 0) - cursor.at)
    cursor.at += here
    left -= here
  }
  return true
}
