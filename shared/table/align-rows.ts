import { enoughAlike, likenessOf, type TextKey } from './text-likeness'

/**
 * Finds which line of a typed table is which row of a form. Order decides together with numbering and label, because
 * forms repeat labels ("Nông nghiệp" stands under many rows). Lines whose text is there once on both sides are certain and
 * divide the table; between two of them the numbered lines are aligned in order, then what stands between those. A
 * breakdown line counts only under the parent it belongs to. What then is left over may have been moved.
 */
export type LineKey = { ordinal: string; text: TextKey }

/** Pairs that are compared at most in one stretch, and among what is left over. */
const mostPairs = 4_000_000
const mostMoved = 250_000
const enoughWithOrdinal = 0.6
const enoughMoved = 0.82

/**
 * For each line the index of its row, or null. `fixed` lines are decided already (null: no row); they and their rows are
 * left alone and help to find the others.
 */
export function alignRows(
  lines: readonly LineKey[],
  rows: readonly LineKey[],
  fixed: ReadonlyMap<number, number | null> = new Map(),
): (number | null)[] {
  const found: (number | null)[] = lines.map((_, line) => fixed.get(line) ?? null)
  const takenRows = new Set([...fixed.values()].filter((row) => row !== null))
  for (const [line, row] of findCertain(lines, rows, fixed, takenRows)) found[line] = row
  const anchors = [
    [-1, -1] as const,
    ...longestRising(found.flatMap((row, line) => (row === null ? [] : [[line, row] as const]))),
    [lines.length, rows.length] as const,
  ]
  const free = (at: readonly number[], taken: (index: number) => boolean): number[] =>
    at.filter((index) => !taken(index))
  const certain = new Set(found)
  anchors.forEach(([line, row], index) => {
    const [nextLine, nextRow] = anchors[index + 1] ?? [line, row]
    if (nextLine - line < 2 || nextRow - row < 2) return
    alignSpan(
      lines,
      rows,
      free(span(line + 1, nextLine), (at) => found[at] !== null || fixed.has(at)),
      free(span(row + 1, nextRow), (at) => certain.has(at) || takenRows.has(at)),
      found,
    )
  })
  const kept = dropStrayChildren(found, lines, rows, fixed)
  return takeMoved(kept, lines, rows, fixed)
}

/** Texts that stand once on both sides. */
function findCertain(
  lines: readonly LineKey[],
  rows: readonly LineKey[],
  fixed: ReadonlyMap<number, number | null>,
  takenRows: ReadonlySet<number>,
): [number, number][] {
  const rowOf = indexOnce(rows, (at) => takenRows.has(at))
  const lineOf = indexOnce(lines, (at) => fixed.has(at))
  return [...lineOf].flatMap(([key, line]): [number, number][] => {
    const row = rowOf.get(key)
    return row === undefined || line === null || row === null ? [] : [[line, row]]
  })
}

/** By text; null where it stands more than once. */
function indexOnce(items: readonly LineKey[], without: (at: number) => boolean): Map<string, number | null> {
  const index = new Map<string, number | null>()
  items.forEach(({ text }, at) => {
    if (text.key === '' || without(at)) return
    index.set(text.key, index.has(text.key) ? null : at)
  })
  return index
}

/** The longest run of pairs that rises on both sides. `pairs` rise on the left. */
function longestRising(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const tails: number[] = []
  const before: (number | null)[] = []
  pairs.forEach(([, row], index) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[tails[middle] ?? 0]?.[1] ?? 0) < row) low = middle + 1
      else high = middle
    }
    before.push(low === 0 ? null : (tails[low - 1] ?? null))
    tails[low] = index
  })
  const run: (readonly [number, number])[] = []
  for (let at: number | null = tails.at(-1) ?? null; at !== null; at = before[at] ?? null) {
    const pair = pairs[at]
    if (pair !== undefined) run.unshift(pair)
  }
  return run
}

/** Numbered lines first, then what stands between two of them. */
function alignSpan(
  lines: readonly LineKey[],
  rows: readonly LineKey[],
  linesAt: readonly number[],
  rowsAt: readonly number[],
  found: (number | null)[],
): void {
  if (linesAt.length === 0 || rowsAt.length === 0) return
  const numbered = alignInOrder(
    lines,
    rows,
    linesAt.filter((at) => isNumber(lines[at])),
    rowsAt.filter((at) => isNumber(rows[at])),
  )
  for (const [line, row] of numbered) found[line] = row
  const anchors = [[-1, -1] as const, ...numbered, [Infinity, Infinity] as const]
  anchors.forEach(([line, row], index) => {
    const [nextLine, nextRow] = anchors[index + 1] ?? [line, row]
    const pairs = alignInOrder(
      lines,
      rows,
      linesAt.filter((at) => at > line && at < nextLine),
      rowsAt.filter((at) => at > row && at < nextRow),
    )
    for (const [one, other] of pairs) found[one] = other
  })
}

/** Pairs in order on both sides with the highest total of scores. */
function alignInOrder(
  lines: readonly LineKey[],
  rows: readonly LineKey[],
  linesAt: readonly number[],
  rowsAt: readonly number[],
): [number, number][] {
  if (linesAt.length === 0 || rowsAt.length === 0 || linesAt.length * rowsAt.length > mostPairs) return []
  const width = rowsAt.length
  const scores = new Float64Array(linesAt.length * width)
  linesAt.forEach((lineAt, i) => {
    const line = lines[lineAt]
    rowsAt.forEach((rowAt, j) => {
      const row = rows[rowAt]
      if (line !== undefined && row !== undefined) scores[i * width + j] = matchScore(line, row)
    })
  })
  // best[i, j]: highest total over the lines from i and the rows from j.
  const best = new Float64Array((linesAt.length + 1) * (width + 1))
  const at = (i: number, j: number): number => best[i * (width + 1) + j] ?? 0
  const scoreAt = (i: number, j: number): number => scores[i * width + j] ?? 0
  for (let i = linesAt.length - 1; i >= 0; i -= 1)
    for (let j = width - 1; j >= 0; j -= 1) {
      const score = scoreAt(i, j)
      const paired = score > 0 ? score + at(i + 1, j + 1) : 0
      best[i * (width + 1) + j] = Math.max(at(i + 1, j), at(i, j + 1), paired)
    }
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < linesAt.length && j < width;) {
    const score = scoreAt(i, j)
    if (score > 0 && at(i, j) === score + at(i + 1, j + 1)) {
      pairs.push([linesAt[i] ?? 0, rowsAt[j] ?? 0])
      i += 1
      j += 1
    } else if (at(i, j) === at(i, j + 1)) j += 1
    else i += 1
  }
  return pairs
}

function span(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, step) => from + step)
}

/** "1.", "1)" and "1" are one numbering; every dash is "-"; "+ +" is "+". */
export function ordinalKey(ordinal: string): string {
  const bare = ordinal.replace(/[\s.)(/]/g, '').toUpperCase()
  if (/^[-–—−•*]+$/.test(bare)) return '-'
  return /^\++$/.test(bare) ? '+' : bare
}

function matchScore(line: LineKey, row: LineKey): number {
  const alike = likenessOf(line.text, row.text)
  const sameOrdinal = line.ordinal === row.ordinal
  const numbered = sameOrdinal && isNumber(row)
  if (alike < (numbered ? enoughWithOrdinal : enoughAlike)) return 0
  if (sameOrdinal) return alike + 0.3
  // A line without numbering may be any row; another numbering makes it doubtful (rows renumbered after an insertion).
  return line.ordinal === '' || row.ordinal === '' ? alike : alike - 0.4
}

export function isNumber(line: LineKey | undefined): boolean {
  return line !== undefined && /^([IVXLC]+|\d+)$/.test(line.ordinal)
}

function dropStrayChildren(
  found: readonly (number | null)[],
  lines: readonly LineKey[],
  rows: readonly LineKey[],
  fixed: ReadonlyMap<number, number | null>,
): (number | null)[] {
  const parentsTyped = parentsOf(lines)
  const parentsForm = parentsOf(rows)
  return found.map((row, line) => {
    const parent = parentsTyped[line] ?? null
    if (row === null || parent === null || parent === line || fixed.has(line)) return row
    if (found[parent] === null && lines[line]?.ordinal === rows[row]?.ordinal) return null
    const expected = parentsForm[row] ?? null
    const actual = found[parent] ?? null
    return expected === null || expected === row || actual === null || expected === actual ? row : null
  })
}

/** For each line the last numbered line at or above it. */
export function parentsOf(lines: readonly LineKey[]): (number | null)[] {
  let parent: number | null = null
  return lines.map((line, index) => {
    if (isNumber(line)) parent = index
    return parent
  })
}

/** Lines and rows that are each other's likest among what is left, wherever they stand; children stay where they are. */
function takeMoved(
  found: (number | null)[],
  lines: readonly LineKey[],
  rows: readonly LineKey[],
  fixed: ReadonlyMap<number, number | null>,
): (number | null)[] {
  const taken = new Set(found)
  for (const row of fixed.values()) taken.add(row)
  const linesAt = lines.flatMap((line, at) =>
    found[at] === null && !fixed.has(at) && mayMove(line) ? [at] : [],
  )
  const rowsAt = rows.flatMap((row, at) => (taken.has(at) || !mayMove(row) ? [] : [at]))
  if (linesAt.length * rowsAt.length > mostMoved) return found
  const likest = (
    of: LineKey | undefined,
    among: readonly LineKey[],
    at: readonly number[],
  ): number | null => {
    let best: number | null = null
    let score = enoughMoved
    for (const index of at) {
      const other = among[index]
      const alike = of === undefined || other === undefined ? 0 : likenessOf(of.text, other.text)
      if (alike <= score) continue
      best = index
      score = alike
    }
    return best
  }
  for (const line of linesAt) {
    const row = likest(lines[line], rows, rowsAt)
    if (row !== null && likest(rows[row], lines, linesAt) === line) found[line] = row
  }
  return found
}

/** A dash or plus means something only below its parent. */
function mayMove({ ordinal, text }: LineKey): boolean {
  return ordinal !== '-' && ordinal !== '+' && text.key !== ''
}
