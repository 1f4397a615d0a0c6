import { lastDayOf } from '../../../shared/calc/periods'
import { isValidIn } from '../../../shared/calc/validity'
import type { Locality, Period, Scenario } from '../../../shared/model/dimension'
import type { DraftDoubt, DraftTable } from '../../../shared/model/import-draft'
import type { PeriodId } from '../../../shared/model/ids'
import type { TableLayout } from '../../../shared/model/table-layout'
import { prepareText, wordLikeness, wordsOf } from '../../../shared/table/text-likeness'
import type { DocumentPeriod, DocumentTable } from '../../../shared/understand/document-table'
import { isSamePeriod } from '../../../shared/understand/map-meaning'
import { plainContext } from '../../../shared/understand/map-context'
import { mapTable } from '../../../shared/understand/map-table'
import { placeKey } from '../../../shared/understand/place-words'
import type { HostState } from '../host-state'
import type { Session } from '../session'
import { hasPlaces, openTarget, type ImportTable } from './import-target'

type Proposed = Pick<DraftTable, 'proposal' | 'doubts' | 'own' | 'placed'>

/** Below this a table is like no form of the workbook. */
const enoughAlike = 0.5
/** So much of its columns a table of a form has in common with it; offices add a few of their own. */
const mostTaken = 0.75
/** A form that comes as close as this makes the best one doubtful. */
const close = 0.04

/** Where a table seems to belong: which table of the workbook, for which period, for which place, and what is uncertain. */
export function proposeTarget(state: HostState, session: Session, table: DocumentTable): Proposed {
  const written = readOwnPlace(session, table)
  const place = written?.locality ?? findPlace(session, table)
  const time = written === null ? findPeriodOf(session, table) : { period: written.period, doubts: [] }
  const locality = place ?? topPlace(session)
  if (locality === null) return { own: false, proposal: null }
  const own = table.identity === null ? null : proposeOwn(state, session, table, time.period, locality)
  if (own !== null) return own
  const doubts: DraftDoubt[] = [...time.doubts]
  if (place === null) doubts.push({ kind: 'place-unnamed' })
  const ranked = listCandidates(session, table, time.period.id, locality)
    .map((target) => ({ target, score: scoreTarget(state, session, table, target) }))
    .filter(({ score }) => score >= enoughAlike)
    .sort((a, b) => b.score - a.score)
  const [best, second] = ranked
  const placed = { period: time.period.id, locality: locality.id }
  if (best === undefined) return { own: false, proposal: null, placed, doubts }
  if (second !== undefined && second.score > best.score - close) doubts.push({ kind: 'form-unclear' })
  return { own: false, proposal: best.target, placed, doubts }
}

type Candidate = ImportTable['target']

function scoreTarget(state: HostState, session: Session, table: DocumentTable, target: Candidate): number {
  const { table: resolved, meanings } = openTarget(session, state.tables, target)
  if (target.kind === 'breakdown' && !sharesRows(table, resolved.layout)) return 0
  const { score, columns } = mapTable(table, resolved.layout, plainContext(meanings, hasPlaces(target)))
  if (target.kind !== 'breakdown') return score * weighColumns(columns)
  // All breakdowns have the same rows and columns: the title tells which indicator it is.
  return score * (0.5 + 0.5 * wordLikeness(titleWords(table), wordsOf(resolved.layout.title)))
}

/** A table most of whose columns say something else only shares the names of its rows with the form. */
function weighColumns(columns: readonly { target: number | null }[]): number {
  const taken = columns.filter(({ target }) => target !== null).length
  return Math.min(1, taken / (mostTaken * Math.max(columns.length, 1)))
}

/** Names of places and sectors are written as they are: a table without them is none of these. */
function sharesRows(table: DocumentTable, layout: TableLayout): boolean {
  const names = new Set(layout.rows.map(({ label }) => placeKey(label)))
  const shared = table.rows.filter(({ label }) => names.has(placeKey(label))).length
  return shared >= Math.max(2, table.rows.length / 4)
}

function titleWords({ title }: DocumentTable): string[] {
  return wordsOf(title.title === '' ? (title.lines.at(-1) ?? '') : title.title)
}

/** Breakdowns tried at most: those whose indicator the title names best. */
const mostBreakdowns = 3

function listCandidates(
  session: Session,
  table: DocumentTable,
  period: PeriodId,
  locality: Locality,
): Candidate[] {
  const place = { period, locality: locality.id }
  const forms = session.forms.map(({ id }): Candidate => ({ kind: 'form', form: id, ...place }))
  const words = new Set(titleWords(table))
  const named = session.dimensions.indicators
    .filter(({ formula }) => formula === null)
    .map(({ id, name }) => {
      const own = wordsOf(name)
      return { id, share: own.filter((word) => words.has(word)).length / Math.max(1, own.length) }
    })
    .filter(({ share }) => share >= 0.7)
    .sort((a, b) => b.share - a.share)
    .slice(0, mostBreakdowns)
  const breakdowns = named.flatMap(({ id }): Candidate[] =>
    (['sectors', 'localities'] as const).map((by) => ({ kind: 'breakdown', by, indicator: id, ...place })),
  )
  return [...forms, ...breakdowns]
}

/** The identity names the table; its headers, written for one period, name the period. */
function proposeOwn(
  state: HostState,
  session: Session,
  table: DocumentTable,
  named: Period,
  locality: Locality,
): Proposed | null {
  const form = table.identity?.form ?? ''
  const base = nameOwn(session, form)
  if (base === null) return null
  const periods = [named, ...session.dimensions.periods.filter((period) => period !== named)]
  for (const period of periods) {
    const target: Candidate = { ...base, period: period.id, locality: locality.id }
    const { table: resolved, meanings } = openTarget(session, state.tables, target)
    const map = mapTable(table, resolved.layout, plainContext(meanings, hasPlaces(target)))
    if (map.columns.some(({ by }) => by === 'identity')) return { own: true, proposal: target }
  }
  return null
}

/** Whose figures of which time a sheet was made for, where its identity says so and the workbook has both. */
function readOwnPlace(
  { dimensions }: Session,
  { identity }: DocumentTable,
): { locality: Locality; period: Period } | null {
  const place = identity?.place
  if (place === undefined || place.locality === '') return null
  const period = dimensions.periods.find((one) => isSamePeriod(one, place.period))
  if (period === undefined) return null
  // Codes are used again over time: only the place that existed then is meant.
  const [locality, another] = dimensions.localities.filter(
    (one) => one.code === place.locality && isValidIn(one, period),
  )
  return locality === undefined || another !== undefined ? null : { locality, period }
}

type OwnTarget =
  | { kind: 'form'; form: Session['forms'][number]['id'] }
  | { kind: 'formulas' }
  | {
      kind: 'breakdown'
      by: 'sectors' | 'localities'
      list?: string
      indicator: Session['dimensions']['indicators'][number]['id']
    }

/** `TableLayout.name` read back: the code of a form, "formulas", "sectors:HTX.tong_so" with the list behind. */
function nameOwn(session: Session, name: string): OwnTarget | null {
  const form = session.forms.find(({ definition }) => definition.code === name)
  if (form !== undefined) return { kind: 'form', form: form.id }
  if (name === 'formulas') return { kind: 'formulas' }
  const [by, code, ...list] = name.split(':')
  const indicator = session.dimensions.indicators.find((item) => item.code === code)
  if (indicator === undefined || (by !== 'sectors' && by !== 'localities')) return null
  return {
    kind: 'breakdown',
    by,
    indicator: indicator.id,
    ...(list.length === 0 ? {} : { list: list.join(':') }),
  }
}

function findPeriodOf(session: Session, table: DocumentTable): { period: Period; doubts: DraftDoubt[] } {
  const { periods } = session.dimensions
  const first = periods.find(({ id }) => id === session.firstPeriod)
  const [any] = periods
  const fallback = first ?? any
  if (fallback === undefined) throw new Error('a workbook has a period')
  const named = periodOfTable(table)
  if (named === null) return { period: fallback, doubts: [{ kind: 'period-unnamed' }] }
  const found = periods.find((period) => isSamePeriod(period, named))
  if (found !== undefined) return { period: found, doubts: [] }
  const distance = (period: DocumentPeriod): number =>
    Math.abs(period.year - named.year) * 10 +
    Number(period.kind !== named.kind) * 5 +
    Math.abs(period.ordinal - named.ordinal)
  const nearest = periods.toSorted((a, b) => distance(a) - distance(b))[0] ?? fallback
  return { period: nearest, doubts: [{ kind: 'period-missing', period: named }] }
}

/**
 * What the title says, else the columns. A plan of five years whose columns are years is read from its year of actual
 * figures, which the other years can be told from.
 */
function periodOfTable(table: DocumentTable): DocumentPeriod | null {
  const { period } = table.title
  const ofColumns = periodOfColumns(table)
  return period === null || (period.kind === 'five-years' && ofColumns?.kind === 'year') ? ofColumns : period
}

/**
 * The last time that columns of actual figures name, else those that do not say as what; else the first time that any
 * column names. A plan of several years begins with its first one.
 */
function periodOfColumns({ columns, title }: DocumentTable): DocumentPeriod | null {
  const values = columns.flatMap(({ meaning }) =>
    meaning?.kind === 'value' && meaning.period !== undefined
      ? [{ scenario: meaning.scenario, period: meaning.period }]
      : [],
  )
  const lastOf = (wanted: Scenario | undefined): DocumentPeriod | null =>
    values
      .filter(({ scenario, period }) => scenario === wanted && period.kind !== 'five-years')
      .map(({ period }) => period)
      .reduce<DocumentPeriod | null>(
        (last, period) => (last === null || endsAfter(period, last) ? period : last),
        null,
      )
  const isPlan = title.period?.kind === 'five-years'
  return lastOf('actual') ?? (isPlan ? null : lastOf(undefined)) ?? values[0]?.period ?? null
}

function endsAfter(period: DocumentPeriod, other: DocumentPeriod): boolean {
  return lastDayOf(period) > lastDayOf(other)
}

function topPlace({ dimensions }: Session): Locality | null {
  return dimensions.localities.find(({ parent }) => parent === null) ?? null
}

/** The place that the title block names: its longest name, the one that existed in the period where several share it. */
function findPlace(session: Session, table: DocumentTable): Locality | null {
  const { title } = table
  const lines = [title.agency, title.title, ...title.lines].map((line) => ` ${prepareText(line).plain} `)
  const period = session.dimensions.periods.find(
    (one) => table.title.period !== null && isSamePeriod(one, table.title.period),
  )
  const found = session.dimensions.localities.flatMap((place) => {
    const name = placeKey(place.name)
    // A name of one word ("Huế") is a place only behind the word for its kind.
    const isNamed = lines.some((line) =>
      name.includes(' ')
        ? line.includes(` ${name} `)
        : new RegExp(`(tinh|tp|pho|huyen|xa|phuong) ${name} `).test(line),
    )
    return isNamed && place.parent !== null ? [place] : []
  })
  const existing = period === undefined ? found : found.filter((place) => isValidIn(place, period))
  const among = existing.length > 0 ? existing : found
  return among.sort((a, b) => placeKey(b.name).length - placeKey(a.name).length)[0] ?? null
}
