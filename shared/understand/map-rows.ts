import { convertUnit, readUnit } from '../format/units'
import type { TableLayout, TableRow } from '../model/table-layout'
import { alignRows, isNumber, ordinalKey, parentsOf, type LineKey } from '../table/align-rows'
import { enoughAlike, likenessOf, prepareText } from '../table/text-likeness'
import type { DocumentRow, DocumentTable } from './document-table'
import type { MapContext, MapReason } from './map-context'
import { placeKey } from './place-words'

/**
 * Which row of the document is which of the table. References of our own files first, then what the user has decided, now
 * or earlier, then numbering and names in order. Evidence beside the name (the row it belongs to, its unit) tells how sure
 * that is and which other rows it might be.
 */
export type RowMatch = {
  /** Position in the document's rows. */
  row: number
  /** Position in the rows of the layout; null: none. */
  target: number | null
  by: MapReason
  doubtful: boolean
  /** Best first, at most five. */
  candidates: readonly { target: number; score: number }[]
}

/** Below this a match is asked about, and so is one that another row comes close to. */
const sure = 0.86
const close = 0.06
const leastCandidate = 0.45
/** Comparisons spent on candidates; beyond, the user chooses from the list of rows. */
const mostComparisons = 600_000

export function mapRows(table: DocumentTable, layout: TableLayout, context: MapContext): RowMatch[] {
  const lines = table.rows.map((row) => keyOf(row, context.places))
  const rows = layout.rows.map((row) => keyOf(row, context.places))
  const written = writeRows(table)
  const decided = decide(table, layout, context, lines, rows, written)
  const fixed = new Map([...decided].map(([line, { target }]) => [line, target]))
  const found = alignRows(lines, rows, fixed)
  const scorer = createScorer(table, layout, lines, rows, found)
  const lineOf = new Map(found.flatMap((row, line) => (row === null ? [] : [[row, line] as const])))
  let left = mostComparisons
  return table.rows.map((row, line): RowMatch => {
    const known = decided.get(line)
    const target = known === undefined ? (found[line] ?? null) : known.target
    const by = known?.by ?? (target === null ? 'none' : 'likeness')
    const hasFigures = row.cells.length > 0
    const isOnly = target !== null && scorer.isOnly(line, target) && takesFigures(layout.rows[target])
    const isCertain = known !== undefined || isOnly || (target !== null && !hasFigures)
    if (isCertain || left < rows.length) {
      const candidates = target === null ? [] : [{ target, score: 1 }]
      return { row: line, target, by, doubtful: !isCertain && hasFigures, candidates }
    }
    left -= rows.length
    const ranked = scorer.rank(line)
    const score = target === null ? 0 : scorer.score(line, target)
    const rival = ranked.find((one) => one.target !== target && (lineOf.get(one.target) ?? line) === line)
    const doubtful =
      hasFigures &&
      (target === null ||
        score < sure ||
        !takesFigures(layout.rows[target]) ||
        (rival !== undefined && rival.score > score - close))
    return { row: line, target, by, doubtful, candidates: ranked.slice(0, 5) }
  })
}

function keyOf(
  { ordinal, label, native }: Pick<DocumentRow, 'ordinal' | 'label' | 'native'>,
  places: boolean,
): LineKey {
  const name = native ?? label
  return { ordinal: ordinalKey(ordinal), text: prepareText(places ? placeKey(name) : name) }
}

/**
 * What a row is called in lessons: its label, below the label of the row it belongs to where it has no number of its own.
 */
export function writeRows(table: DocumentTable): string[] {
  const keys = table.rows.map((row) => keyOf(row, false))
  const numbered = parentsOf(keys)
  return table.rows.map((row, at) => {
    const key = keys[at]
    const parent = row.parent ?? numbered[at] ?? null
    const above = parent === null || parent === at || isNumber(key) ? '' : (keys[parent]?.text.key ?? '')
    return above === '' ? (key?.text.key ?? '') : `${above} / ${key?.text.key ?? ''}`
  })
}

type Decision = { target: number | null; by: MapReason }

function decide(
  table: DocumentTable,
  layout: TableLayout,
  context: MapContext,
  lines: readonly LineKey[],
  rows: readonly LineKey[],
  written: readonly string[],
): Map<number, Decision> {
  const decided = new Map<number, Decision>()
  const indexOf = new Map(layout.rows.map(({ id }, at) => [id, at]))
  const own = matchIdentity(table, layout, indexOf, lines, rows)
  const taken = new Set(context.chosenRows.values())
  const take = (line: number, target: number | null, by: MapReason): void => {
    if (target !== null && taken.has(target)) return
    decided.set(line, { target, by })
    if (target !== null) taken.add(target)
  }
  table.rows.forEach((row, line) => {
    const chosen = context.chosenRows.get(line)
    const known = own?.get(row.row)
    const lesson = context.rowLessons.get(written[line] ?? '')
    if (chosen !== undefined) decided.set(line, { target: chosen, by: 'user' })
    else if (known !== undefined) take(line, known, 'identity')
    else if (lesson === '') take(line, null, 'lesson')
    else if (lesson !== undefined && indexOf.has(lesson)) take(line, indexOf.get(lesson) ?? null, 'lesson')
  })
  return decided
}

/**
 * Rows of a sheet that the program wrote, by their place. The references are believed only while the labels agree: sorting
 * a table moves the texts and leaves the references behind.
 */
function matchIdentity(
  table: DocumentTable,
  layout: TableLayout,
  indexOf: ReadonlyMap<string, number>,
  lines: readonly LineKey[],
  rows: readonly LineKey[],
): Map<number, number> | null {
  if (table.identity?.form !== layout.name) return null
  const lineAt = new Map(table.rows.map(({ row }, line) => [row, line]))
  const found = new Map<number, number>()
  let strange = 0
  for (const { id, row } of table.identity.rows) {
    const target = indexOf.get(id)
    if (target === undefined) continue
    found.set(row, target)
    const [line, formRow] = [lines[lineAt.get(row) ?? -1], rows[target]]
    if (line === undefined || formRow === undefined || line.text.key === '') continue
    if (likenessOf(line.text, formRow.text) < enoughAlike) strange += 1
  }
  return found.size === 0 || strange > found.size / 4 ? null : found
}

function createScorer(
  table: DocumentTable,
  layout: TableLayout,
  lines: readonly LineKey[],
  rows: readonly LineKey[],
  found: readonly (number | null)[],
): {
  score: (line: number, target: number) => number
  /** Whether the row is called just so, and no other is: then its unit and place must agree too to be sure. */
  isOnly: (line: number, target: number) => boolean
  rank: (line: number) => { target: number; score: number }[]
} {
  const parentOfLine = table.rows.map(({ parent }, at) => parent ?? parentByNumber(lines, at))
  const parentOfRow = parentsByLevel(layout)
  const units = layout.rows.map(({ unit }) => readUnit(unit))
  const score = (line: number, target: number): number => {
    const [key, row] = [lines[line], rows[target]]
    if (key === undefined || row === undefined || !takesFigures(layout.rows[target])) return 0
    const alike = likenessOf(key.text, row.text)
    if (alike === 0) return 0
    const parent = parentOfLine[line] ?? null
    const above = parent === null ? null : (found[parent] ?? null)
    const byParent = above === null ? 0 : isBelow(target, above, parentOfRow) ? 0.06 : -0.25
    const byNumber = !isNumber(key) || !isNumber(row) ? 0 : key.ordinal === row.ordinal ? 0.06 : -0.06
    return Math.max(0, Math.min(1, alike + byParent + byNumber + scoreUnit(table.rows[line], units[target])))
  }
  const all = rows.map((_, target) => target)
  const byKey = new Map<string, number[]>()
  rows.forEach(({ text }, target) => {
    const same = byKey.get(text.key)
    if (same === undefined) byKey.set(text.key, [target])
    else same.push(target)
  })
  /** A row that is called just so has no rivals but those that are called so too. */
  const rivalsOf = (line: number): readonly number[] => {
    const target = found[line] ?? null
    const key = lines[line]?.text.key ?? ''
    return target !== null && rows[target]?.text.key === key ? (byKey.get(key) ?? all) : all
  }
  return {
    score,
    isOnly: (line, target) => {
      const key = lines[line]?.text.key ?? ''
      return rows[target]?.text.key === key && byKey.get(key)?.length === 1 && score(line, target) >= sure
    },
    rank: (line) =>
      rivalsOf(line)
        .map((target) => ({ target, score: score(line, target) }))
        .filter((one) => one.score >= leastCandidate)
        .sort((a, b) => b.score - a.score || a.target - b.target),
  }
}

function parentByNumber(lines: readonly LineKey[], at: number): number | null {
  if (isNumber(lines[at])) return null
  for (let above = at - 1; above >= 0; above -= 1) if (isNumber(lines[above])) return above
  return null
}

function parentsByLevel(layout: TableLayout): (number | null)[] {
  const open: number[] = []
  return layout.rows.map(({ level }, at) => {
    while (open.length > 0 && (layout.rows[open.at(-1) ?? 0]?.level ?? 0) >= level) open.pop()
    const parent = open.at(-1) ?? null
    open.push(at)
    return parent
  })
}

function isBelow(target: number, above: number, parents: readonly (number | null)[]): boolean {
  for (let at = parents[target] ?? null; at !== null; at = parents[at] ?? null) if (at === above) return true
  return false
}

function scoreUnit(row: DocumentRow | undefined, target: ReturnType<typeof readUnit> | undefined): number {
  if (row?.unit == null || target === undefined || target.base === '') return 0
  const unit = readUnit(row.unit)
  if (convertUnit(unit, target) !== null) return 0.03
  return unit.known && target.known ? -0.15 : 0
}

function takesFigures(row: TableRow | undefined): boolean {
  return row?.kind === 'item' || row?.kind === 'total'
}
