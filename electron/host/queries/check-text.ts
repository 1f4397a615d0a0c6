import { basename } from 'node:path'
import { roundQuotient } from '../../../shared/calc/exact'
import { checkText, type FoundMark, type FoundText } from '../../../shared/checks/prose/check-text'
import type { ClaimMatch } from '../../../shared/checks/prose/match-claim'
import type { StatedDocument } from '../../../shared/checks/checked-book'
import { Failure } from '../../../shared/contract/errors'
import type { PlacedMark, TextCheck } from '../../../shared/contract/text-check-contract'
import type { ShownPlace } from '../../../shared/contract/workbook-contract'
import { formatScaled } from '../../../shared/format/format-number'
import type { FactKey } from '../../../shared/model/fact'
import type { LocalityId, PeriodId } from '../../../shared/model/ids'
import {
  textStatuses,
  type CheckedParagraph,
  type TextCounts,
  type TextMatch,
  type TextPeriod,
  type TextProblem,
} from '../../../shared/model/text-check'
import { keyText } from '../../../shared/table/resolved-table'
import { readStated } from '../../db/stated'
import type { ReadFrom } from '../../excel/excel-job'
import { runExcelJob } from '../../excel/run-excel-job'
import { requireSession, type HostState } from '../host-state'
import type { Session } from '../session'
import { createPlaceFinder } from './find-place'

/** A check lets other requests in after so many milliseconds. */
const longestTurnMs = 8

/**
 * Holds a draft against the figures of a period and a place: read in the worker, checked here in short turns. Stores nothing.
 * @throws Failure('stale-view') when the period or the place is not in the workbook, or it was closed meanwhile
 */
export async function checkDraft(
  state: HostState,
  from: ReadFrom,
  at: { period: PeriodId; locality: LocalityId },
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<TextCheck> {
  const before = requireSession(state)
  const result = await runExcelJob(state.excelWorkerFile, { kind: 'read-draft', from }, { signal })
  if (result.kind !== 'draft') throw new Error('the worker read no draft')
  const session = requireSession(state)
  const { periods, localities } = session.dimensions
  const isThere =
    periods.some(({ id }) => id === at.period) && localities.some(({ id }) => id === at.locality)
  if (session.file !== before.file || !isThere) throw new Failure('stale-view')
  const { revision } = session
  const { paragraphs } = result
  const found = await takeTurns(state, session, at, paragraphs, signal, onProgress)
  return {
    file: from.kind === 'file' ? basename(from.path).normalize('NFC') : '',
    revision,
    ...describeText(state, session, paragraphs, found),
  }
}

async function takeTurns(
  state: HostState,
  session: Session,
  at: { period: PeriodId; locality: LocalityId },
  paragraphs: readonly string[],
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<FoundText> {
  const { cube, forms, allSectors, dimensions } = session
  const book = { cube, forms, documents: readDocuments(session, at) }
  const steps = checkText(book, { ...at, allSectors }, paragraphs)
  let turn = performance.now()
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value
    if (performance.now() - turn < longestTurnMs) continue
    onProgress(step.value, paragraphs.length)
    await new Promise(setImmediate)
    if (signal.aborted) throw new Failure('job-stopped')
    if (state.session !== session || session.dimensions !== dimensions || session.cube !== cube)
      throw new Failure('stale-view')
    turn = performance.now()
  }
}

/** What documents wrote for the period and the place. */
function readDocuments(
  { file, forms }: Session,
  { period, locality }: { period: PeriodId; locality: LocalityId },
): StatedDocument[] {
  return forms.map(({ id }) => ({
    form: id,
    period,
    locality,
    cells: [...readStated(file.db, id, period, locality)],
  }))
}

function describeText(
  state: HostState,
  session: Session,
  paragraphs: readonly string[],
  found: FoundText,
): Pick<TextCheck, 'paragraphs' | 'marks' | 'problems' | 'counts'> {
  const finder = createPlaceFinder(session, state.tables)
  const places = new Map<string, ShownPlace | null>()
  const placeOf = (key: FactKey): ShownPlace | null => {
    const name = keyText(key)
    const known = places.get(name)
    if (known !== undefined) return known
    const place = finder.find([key])
    places.set(name, place)
    return place
  }
  const marks = found.marks.map((mark): PlacedMark => {
    const text = (paragraphs[mark.paragraph] ?? '').slice(mark.from, mark.to)
    const { paragraph, status, match } = mark
    return {
      paragraph,
      status,
      text,
      match: match === null ? null : describeMatch(session, match, text),
      place: match === null ? null : placeOf(match.key),
    }
  })
  const counts = Object.fromEntries(textStatuses.map((status) => [status, 0])) as TextCounts
  for (const { status } of marks) counts[status] += 1
  return {
    paragraphs: cutRuns(paragraphs, found),
    marks,
    problems: found.problems.map((problem) => describeProblem(problem, marks)),
    counts,
  }
}

/** The text of every paragraph, cut where marks begin and end. */
function cutRuns(paragraphs: readonly string[], { marks, headings }: FoundText): CheckedParagraph[] {
  const byParagraph = new Map<number, { mark: FoundMark; at: number }[]>()
  for (const [at, mark] of marks.entries()) {
    const known = byParagraph.get(mark.paragraph)
    if (known === undefined) byParagraph.set(mark.paragraph, [{ mark, at }])
    else known.push({ mark, at })
  }
  return paragraphs.map((text, index) => {
    const runs: { text: string; mark: number | null }[] = []
    let from = 0
    for (const { mark, at } of byParagraph.get(index) ?? []) {
      if (mark.from > from) runs.push({ text: text.slice(from, mark.from), mark: null })
      runs.push({ text: text.slice(Math.max(from, mark.from), mark.to), mark: at })
      from = Math.max(from, mark.to)
    }
    if (from < text.length) runs.push({ text: text.slice(from), mark: null })
    return { kind: headings[index] === true ? 'heading' : 'text', runs }
  })
}

const mostDecimals = 3

function describeMatch(session: Session, match: ClaimMatch, text: string): TextMatch {
  const { dimensions, allSectors } = session
  const { indicator, key, base, reading, figure, asStated } = match
  const isOwnUnit = reading === 'value' || reading === 'difference'
  const written = /,(\d+)/.exec(text)?.[1]?.length ?? 0
  const decimals = Math.min(
    mostDecimals,
    Math.max(isOwnUnit ? indicator.decimals : 1, isOwnUnit && indicator.decimals === 0 ? 0 : written),
  )
  const percent = !isOwnUnit || indicator.kind === 'ratio'
  const rounded = roundQuotient(figure, decimals)
  const period = (id: PeriodId): TextPeriod => {
    const found = dimensions.periods.find((one) => one.id === id)
    if (found === undefined) throw new Error('a matched figure has a period')
    const { kind, year, ordinal } = found
    return { kind, year, ordinal }
  }
  return {
    reading,
    indicator: indicator.name,
    sector:
      key.sector === allSectors
        ? null
        : (dimensions.sectors.find(({ id }) => id === key.sector)?.name ?? null),
    locality: dimensions.localities.find(({ id }) => id === key.locality)?.name ?? '',
    scenario: key.scenario,
    period: period(key.period),
    base:
      base === null || reading === 'share' ? null : { scenario: base.scenario, period: period(base.period) },
    shown: rounded === null ? '' : formatScaled(rounded, decimals, { percent }),
    unit: percent ? '%' : indicator.unit,
    asStated,
  }
}

function describeProblem(problem: FoundText['problems'][number], marks: readonly PlacedMark[]): TextProblem {
  const { mark } = problem
  const at = mark === null ? undefined : marks[mark]
  if (problem.kind !== 'figure' || at?.match == null) return problem
  return { ...problem, text: at.text, detail: { shown: at.match.shown } }
}
