import type { TableColumn, TableLayout } from '../model/table-layout'
import { likenessKey, wordLikeness, wordsOf } from '../table/text-likeness'
import type { ColumnMeaning, DocumentColumn, DocumentTable } from './document-table'
import { isSamePeriod, type TargetMeaning } from './map-meaning'
import type { MapContext, MapReason } from './map-context'

/**
 * Which column of the document is which of the table. What a header means decides before how it is written; a column that
 * names another year or another scenario is never taken, however alike the words are.
 */
export type ColumnMatch = {
  /** Position in the document's columns. */
  column: number
  /** Position in the columns of the layout; null: none. */
  target: number | null
  by: MapReason
  doubtful: boolean
  /** Best first, at most five. */
  candidates: readonly { target: number; score: number }[]
}

const enough = 0.55
const sure = 0.72
const close = 0.06

export function mapColumns(table: DocumentTable, layout: TableLayout, context: MapContext): ColumnMatch[] {
  const values = table.columns.flatMap((column, position) => (column.role === 'value' ? [position] : []))
  const taken = new Map<number, { target: number | null; by: MapReason }>()
  const own = matchIdentity(table, layout)
  for (const position of values) {
    const column = table.columns[position]
    const chosen = context.chosenColumns.get(position)
    const known = column === undefined ? undefined : own?.get(column.column)
    const lesson = column === undefined ? undefined : context.columnLessons.get(columnWritten(column))
    const taught = lesson === undefined ? -1 : layout.columns.findIndex(({ id }) => id === lesson)
    if (chosen !== undefined) taken.set(position, { target: chosen, by: 'user' })
    else if (known !== undefined) taken.set(position, { target: known, by: 'identity' })
    else if (lesson === '') taken.set(position, { target: null, by: 'lesson' })
    else if (taught >= 0) taken.set(position, { target: taught, by: 'lesson' })
  }
  const scores = values.map((position) => ({
    position,
    scores: rankTargets(table, position, layout, context),
  }))
  takeBest(scores, taken, own !== null)
  const used = new Map([...taken].map(([position, { target }]) => [target, position]))
  return scores.map(({ position, scores: ranked }) => {
    const found = taken.get(position) ?? { target: null, by: 'none' as const }
    return {
      column: position,
      ...found,
      doubtful: isDoubtful(position, found, ranked, used) || standsIn(table, position, found, context),
      candidates: ranked.slice(0, 5),
    }
  })
}

type Ranked = { target: number; score: number }[]

function takeBest(
  scores: readonly { position: number; scores: Ranked }[],
  taken: Map<number, { target: number | null; by: MapReason }>,
  isOwn: boolean,
): void {
  if (isOwn) return
  const usedTargets = new Set([...taken.values()].map(({ target }) => target))
  const pairs = scores
    .flatMap(({ position, scores: ranked }) => ranked.map((one) => ({ position, ...one })))
    .filter(({ position, score }) => score >= enough && !taken.has(position))
    .sort((a, b) => b.score - a.score || a.position - b.position || a.target - b.target)
  for (const { position, target } of pairs) {
    if (taken.has(position) || usedTargets.has(target)) continue
    taken.set(position, { target, by: 'likeness' })
    usedTargets.add(target)
  }
}

function isDoubtful(
  position: number,
  { target, by }: { target: number | null; by: MapReason },
  ranked: Ranked,
  used: ReadonlyMap<number | null, number>,
): boolean {
  if (by !== 'likeness') return false
  const score = ranked.find((one) => one.target === target)?.score ?? 0
  const rival = ranked.find((one) => one.target !== target && (used.get(one.target) ?? position) === position)
  return score < sure || (rival !== undefined && rival.score > score - close)
}

/** An estimate taken for the figure itself. */
function standsIn(
  { columns }: DocumentTable,
  position: number,
  { target, by }: { target: number | null; by: MapReason },
  { meanings }: MapContext,
): boolean {
  const said = columns[position]?.meaning?.scenario
  const meant = target === null ? undefined : meanings[target]?.value?.scenario
  return by === 'likeness' && said !== undefined && meant !== undefined && said !== meant
}

/** The header as lessons know it. */
export function columnWritten({ path }: DocumentColumn): string {
  return path.map(likenessKey).join(' / ')
}

/**
 * Columns of a sheet that the program wrote, by their place. Null for the sheet of another form, and when a header of the
 * time of writing differs from today's: the same form for another period.
 */
function matchIdentity({ identity }: DocumentTable, layout: TableLayout): Map<number, number> | null {
  if (identity?.form !== layout.name) return null
  const columns = new Map<number, number>()
  for (const { id, column, header } of identity.columns) {
    const index = layout.columns.findIndex((one) => one.id === id)
    if (index < 0) continue
    if (layout.columns[index]?.header.join('\n').normalize('NFC') !== header) return null
    columns.set(column, index)
  }
  return columns.size === 0 ? null : columns
}

function rankTargets(
  table: DocumentTable,
  position: number,
  layout: TableLayout,
  context: MapContext,
): Ranked {
  const column = table.columns[position]
  if (column === undefined) return []
  const isOther = measuresOther(table, position)
  return layout.columns
    .map((target, index) => ({
      target: index,
      score: scoreColumn(column, target, isOther ? null : (context.meanings[index] ?? null)),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.target - b.target)
}

/**
 * Whether a column before it says the same of time and scenario: then it measures something else ("Số HTX", "Số thành
 * viên"), and only its words can tell where it belongs.
 */
function measuresOther({ columns }: DocumentTable, position: number): boolean {
  const said = columns[position]?.meaning
  if (said?.kind !== 'value') return false
  return columns.slice(0, position).some(({ role, meaning }) => {
    if (role !== 'value' || meaning?.kind !== 'value' || meaning.scenario !== said.scenario) return false
    return agreeOnPeriod(meaning.period, said.period) ?? meaning.period === said.period
  })
}

/** 0 to 1; 0 is impossible. */
function scoreColumn(column: DocumentColumn, target: TableColumn, meaning: TargetMeaning | null): number {
  const words = target.header.flatMap(wordsOf)
  const whole = wordLikeness(words, column.path.flatMap(wordsOf))
  const leaf = wordLikeness(wordsOf(target.header.at(-1) ?? ''), wordsOf(column.path.at(-1) ?? ''))
  const byWords = whole >= 0.6 && leaf >= 0.6 ? 0.45 + whole * 0.4 + leaf * 0.1 : 0
  if (column.meaning === null || meaning === null) return byWords
  const agreement = agree(column.meaning, meaning, target.attainment)
  if (agreement === null) return 0
  return Math.max(Math.min(byWords, agreement + 0.2), agreement + (whole + leaf) * 0.06)
}

/** How well meanings agree, 0 to 0.88; null when they contradict each other. */
function agree(said: ColumnMeaning, meant: TargetMeaning, isAttainment: boolean): number | null {
  if (!isSameKind(said.kind, meant.kind, isAttainment)) return null
  let score = 0.5
  const scenario = agreeOn(said.scenario, meant.value?.scenario)
  // An estimate stands for the figure of a form that has no column for estimates; the user is asked.
  if (scenario === false && !(said.scenario === 'estimate' && meant.value?.scenario === 'actual')) return null
  score += scenario === true ? 0.12 : scenario === null ? 0.04 : -0.1
  const period = agreeOnPeriod(said.period, meant.value?.period)
  if (period === false) return null
  score += period === true ? 0.14 : 0.02
  if (meant.base === null) return score + 0.12
  const base = said.base
  if (base === undefined) return score + 0.02
  const baseScenario = agreeOn(
    base.scenario ?? (base.same === undefined ? undefined : 'actual'),
    meant.base.scenario,
  )
  const same = base.same === 'previous' ? meant.previous : base.same === 'last-year' ? meant.lastYear : null
  const basePeriod = agreeOnPeriod(base.period ?? same ?? undefined, meant.base.period)
  if (baseScenario === false || basePeriod === false) return null
  return score + (baseScenario === true ? 0.06 : 0.01) + (basePeriod === true ? 0.06 : 0.01)
}

function isSameKind(
  said: ColumnMeaning['kind'],
  meant: TargetMeaning['kind'],
  isAttainment: boolean,
): boolean {
  if (said === 'attainment') return meant === 'index' && isAttainment
  return said === meant
}

/** Null: not said. */
function agreeOn<T>(said: T | undefined, meant: T | undefined): boolean | null {
  return said === undefined || meant === undefined ? null : said === meant
}

function agreeOnPeriod(said: ColumnMeaning['period'], meant: ColumnMeaning['period'] | null): boolean | null {
  return said === undefined || meant == null ? null : isSamePeriod(said, meant)
}
