import type { PeriodName } from '../calc/periods'
import type { StoredForm } from '../model/definition'
import type { Indicator } from '../model/dimension'
import type { Finding, FindingCell, FindingKind, Severity } from '../model/finding'
import type { FormDefinition } from '../model/form'
import type { CheckedBook } from './checked-book'
import { findImpossibleDates } from './wording-dates'
import { findUnlikeDefinitions } from './wording-definitions'
import { fillWords, findCutOff, findWrongBase, readSpan, spanOf } from './wording-periods'
import { findForeignUnits } from './wording-units'

type WordingCell = Extract<FindingCell, { kind: 'wording' }>
type WrittenText = Pick<WordingCell, 'part' | 'id'> & { text: string }

/**
 * What cannot be true of the words of forms and of documents: a comparison with a year that is not before, dates that no
 * calendar has, a cut-off inside the period of the title, a unit of another section, a target that is not of what is
 * measured. Words with years are read for the periods for which documents stated something.
 */
export function checkWording(book: CheckedBook): Finding[] {
  const { dimensions, indicatorById } = book.cube.axes
  const byCode = new Map([...indicatorById.values()].map((indicator) => [indicator.code, indicator]))
  const periodOf = new Map(dimensions.periods.map((period) => [period.id, period]))
  const found = new Map<string, Finding>()
  const add = (finding: Finding): void => {
    if (!found.has(finding.id)) found.set(finding.id, finding)
  }
  const shown = new Map<StoredForm['id'], Set<PeriodName>>()
  for (const { form, period } of book.documents) {
    const periods = shown.get(form) ?? new Set()
    const named = periodOf.get(period)
    if (named !== undefined) periods.add(named)
    shown.set(form, periods)
  }
  for (const { id, definition } of book.forms) {
    const periods = [...(shown.get(id) ?? [])]
    for (const period of periods.length > 0 ? periods : [undatedPeriod])
      checkTimes(id, definition, period, periods.length > 0, add)
    // A form that comes with the program is an office's own, slips and all: a document that is put into it wrote none of them.
    const isWritten = periods.length > 0 && book.lentForms?.has(id) !== true
    if (isWritten) checkMeasures(id, definition, byCode, add)
  }
  for (const document of book.documents) checkDocument(document, add)
  return [...found.values()]
}

/** Any year does where words only name years around the shown one; one that has a leap day forgives most. */
const undatedPeriod: PeriodName = { kind: 'year', year: 2024, ordinal: 1 }

function checkMeasures(
  form: StoredForm['id'],
  definition: FormDefinition,
  byCode: ReadonlyMap<string, Indicator>,
  add: (finding: Finding) => void,
): void {
  for (const { row, written, expected, part } of findForeignUnits(
    definition,
    ({ indicator }) => byCode.get(indicator ?? '') ?? null,
  )) {
    const detail = { [part === 'unit' ? 'unit' : 'text']: written, expected }
    const cause = [form, written, expected].join('|')
    const confidence = part === 'unit' ? 85 : 75
    add(makeWording('foreign-unit', 'warning', confidence, [{ form, part: 'row', id: row }], detail, cause))
  }
  for (const { part, target, actual } of findUnlikeDefinitions(definition)) {
    const cells = [target, actual].map((id) => ({ form, part, id }))
    add(makeWording('unlike-definitions', 'warning', 70, cells, {}))
  }
}

function checkTimes(
  form: StoredForm['id'],
  definition: FormDefinition,
  period: PeriodName,
  isShown: boolean,
  add: (finding: Finding) => void,
): void {
  const span = readSpan(definition.title, period) ?? (isShown ? spanOf(period) : null)
  for (const { part, id, text } of listTexts(definition)) {
    // Years as figures mean something only beside the period that is shown.
    if (!isShown && /\{/.test(text) && /(?<!\d)(?:19|20)\d\d(?!\d)/.test(text)) continue
    const cell = { form, part, id }
    const filled = fillWords(text, period)
    for (const date of findImpossibleDates(filled))
      add(makeWording('impossible-date', 'error', 95, [cell], { date }))
    const wrong = findWrongBase(text, period, isShown || !isDated(text))
    if (wrong !== null && part !== 'row' && part !== 'footnote')
      add(makeWording('base-year', 'error', 90, [cell], { ...wrong, text: filled }))
    const own = part === 'column' || part === 'row' ? readSpan(text, period) : span
    const cutOff = own === null ? null : findCutOff(text, own, period)
    if (cutOff !== null) add(makeWording('cut-off', 'warning', 60, [cell], { ...cutOff }))
  }
}

/** Whether a text without placeholders names years: they compare with each other, not with a period nobody showed. */
function isDated(text: string): boolean {
  return /(?<!\d)(?:19|20)\d\d(?!\d)/.test(text)
}

function listTexts({ title, attachment, columns, rows, footnotes }: FormDefinition): WrittenText[] {
  return [
    { part: 'title', id: '', text: title },
    { part: 'attachment', id: '', text: attachment },
    ...columns.map(({ id, header }) => ({ part: 'column' as const, id, text: header.join(' ') })),
    ...rows.map(({ id, label }) => ({ part: 'row' as const, id, text: label })),
    ...footnotes.map(({ mark, text }) => ({ part: 'footnote' as const, id: mark, text })),
  ]
}

/** Words in the cells of a document: dates among them have to be dates. */
function checkDocument(
  { form, period, locality, cells }: CheckedBook['documents'][number],
  add: (finding: Finding) => void,
): void {
  for (const { row, column, text, value } of cells) {
    if (value !== null) continue
    for (const date of findImpossibleDates(text)) {
      const cell: FindingCell = { kind: 'stated', form, period, locality, row, column }
      const place = [form, period, locality, row, column].map(String).join('.')
      add(makeFinding('impossible-date', 'error', 95, [cell], `${place}|${date}`, { date }))
    }
  }
}

/** @param cause what several findings have in common; absent: nothing */
function makeWording(
  kind: FindingKind,
  severity: Severity,
  confidence: number,
  cells: readonly Omit<WordingCell, 'kind'>[],
  detail: Finding['detail'],
  cause?: string,
): Finding {
  const place = cells.map(({ form, part, id }) => `${String(form)}.${part}.${id}`).join('+')
  const said = Object.values(detail).join('|')
  const finding = makeFinding(
    kind,
    severity,
    confidence,
    cells.map((cell) => ({ kind: 'wording', ...cell })),
    `${place}|${said}`,
    detail,
  )
  return cause === undefined ? finding : { ...finding, cause: `${kind}|${cause}` }
}

function makeFinding(
  kind: FindingKind,
  severity: Severity,
  confidence: number,
  cells: readonly FindingCell[],
  along: string,
  detail: Finding['detail'],
): Finding {
  const id = `${kind}|${along}`
  return {
    id,
    kind,
    severity,
    confidence,
    terms: cells.map((cell, at) => ({
      cell,
      role: at === 0 ? 'stated' : 'compared',
      number: null,
      percent: false,
    })),
    follows: null,
    detail,
    cause: id,
    // Words are not numbers: the same words are the same finding.
    fingerprint: id,
  }
}
