import type { TableRow } from '../model/table-layout'
import { likeness, likenessKey } from './text-likeness'

/**
 * Finds which line of a typed table is which row of a form. Order decides together with numbering and label, because
 * forms repeat labels ("Nông nghiệp" stands under many rows). First the numbered lines are aligned in order, then what
 * stands between two of them; a breakdown line counts only under the parent it belongs to.
 */
export type TypedLine = { row: number; ordinal: string; label: string; hasFigures: boolean }

const cellLimit = 20_000_000
const enoughAlike = 0.74
const enoughWithOrdinal = 0.6

/** For each line the index of its row in the form, or null. Null as a whole when the table is far too long for the form. */
export function alignRows(lines: readonly TypedLine[], rows: readonly TableRow[]): (number | null)[] | null {
  if (lines.length * rows.length > cellLimit) return null
  const typed = lines.map(({ ordinal, label }) => ({
    ordinal: ordinalKey(ordinal),
    label: likenessKey(label),
  }))
  const form = rows.map(({ ordinal, label }) => ({ ordinal: ordinalKey(ordinal), label: likenessKey(label) }))
  const found: (number | null)[] = typed.map(() => null)
  const align = (typedAt: readonly number[], formAt: readonly number[]): void => {
    const pairs = alignInOrder(pick(typed, typedAt), pick(form, formAt))
    for (const [line, row] of pairs) {
      const [at, to] = [typedAt[line], formAt[row]]
      if (at !== undefined && to !== undefined) found[at] = to
    }
  }
  align(numberedAt(typed), numberedAt(form))
  const anchors = [
    [-1, -1] as const,
    ...found.flatMap((row, line) => (row === null ? [] : [[line, row] as const])),
    [typed.length, form.length] as const,
  ]
  anchors.forEach(([line, row], index) => {
    const [nextLine, nextRow] = anchors[index + 1] ?? [line, row]
    align(span(line + 1, nextLine), span(row + 1, nextRow))
  })
  return dropStrayChildren(found, typed, form)
}

type Keyed = { ordinal: string; label: string }

/** Pairs of positions, in order in both lists, with the highest total of scores. */
function alignInOrder(typed: readonly Keyed[], form: readonly Keyed[]): [number, number][] {
  const scores = typed.map((line) => form.map((row) => matchScore(line, row)))
  const width = form.length + 1
  // best[i, j]: highest total over the lines from i and the rows from j.
  const best = new Float64Array((typed.length + 1) * width)
  const at = (i: number, j: number): number => best[i * width + j] ?? 0
  for (let i = typed.length - 1; i >= 0; i -= 1)
    for (let j = form.length - 1; j >= 0; j -= 1) {
      const score = scores[i]?.[j] ?? 0
      best[i * width + j] = Math.max(at(i + 1, j), at(i, j + 1), score > 0 ? score + at(i + 1, j + 1) : 0)
    }
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < typed.length && j < form.length;) {
    const score = scores[i]?.[j] ?? 0
    if (score > 0 && at(i, j) === score + at(i + 1, j + 1)) pairs.push([i++, j++])
    else if (at(i, j) === at(i, j + 1)) j += 1
    else i += 1
  }
  return pairs
}

function numberedAt(lines: readonly Keyed[]): number[] {
  return lines.flatMap((line, index) => (isNumber(line.ordinal) ? [index] : []))
}

function span(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, step) => from + step)
}

function pick<T>(items: readonly T[], at: readonly number[]): T[] {
  return at.flatMap((index) => {
    const item = items[index]
    return item === undefined ? [] : [item]
  })
}

/** Whether a label is this row's label, give or take a slip of the pen. */
export function isLabelOf(label: string, row: TableRow): boolean {
  return likeness(likenessKey(label), likenessKey(row.label)) >= enoughAlike
}

/** "1.", "1)" and "1" are one numbering; every dash is "-"; "+ +" is "+". */
function ordinalKey(ordinal: string): string {
  const bare = ordinal.replace(/[\s.)(/]/g, '').toUpperCase()
  if (/^[-–—−•*]+$/.test(bare)) return '-'
  return /^\++$/.test(bare) ? '+' : bare
}

function matchScore(line: Keyed, row: Keyed): number {
  const alike = likeness(line.label, row.label)
  const sameOrdinal = line.ordinal === row.ordinal
  const numbered = sameOrdinal && isNumber(row.ordinal)
  if (alike < (numbered ? enoughWithOrdinal : enoughAlike)) return 0
  if (sameOrdinal) return alike + 0.3
  // A line without numbering may be any row; another numbering makes it doubtful (rows renumbered after an insertion).
  return line.ordinal === '' || row.ordinal === '' ? alike : alike - 0.4
}

function isNumber(ordinal: string): boolean {
  return /^([IVXLC]+|\d+)$/.test(ordinal)
}

function dropStrayChildren(
  found: readonly (number | null)[],
  typed: readonly Keyed[],
  form: readonly Keyed[],
): (number | null)[] {
  const parentsTyped = parentsOf(typed)
  const parentsForm = parentsOf(form)
  return found.map((row, line) => {
    const parent = parentsTyped[line] ?? null
    if (row === null || parent === null || parent === line) return row
    if (found[parent] === null && typed[line]?.ordinal === form[row]?.ordinal) return null
    const expected = parentsForm[row] ?? null
    const actual = found[parent] ?? null
    return expected === null || expected === row || actual === null || expected === actual ? row : null
  })
}

/** For each line the last numbered line at or above it. */
function parentsOf(lines: readonly Keyed[]): (number | null)[] {
  let parent: number | null = null
  return lines.map((line, index) => {
    if (isNumber(line.ordinal)) parent = index
    return parent
  })
}
