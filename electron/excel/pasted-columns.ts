import type { PastedLine } from './pasted-lines'

/**
 * Text of a PDF or a terminal, whose columns are apart by two blanks and more. Where they stand under each other, a column
 * is a stretch of places that table lines fill, and gaps between stretches are common to all; otherwise pieces are counted
 * from the left.
 */
type Piece = { text: string; start: number; end: number }
type Stretch = { start: number; end: number }

export function alignColumns(lines: readonly string[]): PastedLine[] {
  const split = lines.map(splitPieces)
  const most = Math.max(0, ...split.map(({ length }) => length))
  const full = split.filter(({ length }) => length >= 2 && length >= 0.6 * most)
  const stretches = findStretches(full)
  if (most < 2 || stretches.length < most) return split.map((pieces) => pieces.map(({ text }) => text))
  return split.map((pieces) => placePieces(pieces, stretches))
}

function splitPieces(line: string): Piece[] {
  return Array.from(line.slice(0, 10_000).matchAll(/\S+(?: \S+)*/g), ({ 0: text, index }) => ({
    text,
    start: index,
    end: index + text.length,
  }))
}

function findStretches(lines: readonly (readonly Piece[])[]): Stretch[] {
  const spans = lines.flat().sort((a, b) => a.start - b.start)
  const stretches: Stretch[] = []
  for (const { start, end } of spans) {
    const last = stretches.at(-1)
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else stretches.push({ start, end })
  }
  return stretches
}

/** Into the column that a piece shares most places with. A line of one piece may be a title: where it begins counts. */
function placePieces(pieces: readonly Piece[], stretches: readonly Stretch[]): PastedLine {
  const line: PastedLine = []
  let least = 0
  for (const piece of pieces) {
    let best = least
    let shared = -Infinity
    const until = pieces.length === 1 ? piece.start + 1 : piece.end
    for (let column = least; column < stretches.length; column += 1) {
      const { start = 0, end = 0 } = stretches[column] ?? {}
      const common = Math.min(until, end) - Math.max(piece.start, start)
      if (common > shared) {
        best = column
        shared = common
      }
    }
    while (line.length <= best) line.push('')
    line[best] = [line[best] ?? '', piece.text].filter((text) => text !== '').join(' ')
    least = Math.min(best + 1, stretches.length - 1)
  }
  return line
}
