import { Failure } from '../../../shared/contract/errors'
import { formatForEditing, formatScaled } from '../../../shared/format/format-number'
import { fromScaled, toScaled } from '../../../shared/format/parse-number'
import type { StatedDocument } from '../../../shared/checks/checked-book'
import type { Fact, FactKey } from '../../../shared/model/fact'
import type { Finding, FindingCell, Repair, ScaledNumber } from '../../../shared/model/finding'
import { indicatorOf, type FormColumn, type FormDefinition, type FormRow } from '../../../shared/model/form'
import { deriveBase } from '../../../shared/table/derive-base'
import { createPickPeriod } from '../../../shared/table/pick-period'
import { keyText } from '../../../shared/table/resolved-table'
import { readFact } from '../../db/facts'
import type { StatedChange } from '../../db/stated'
import { nameCell } from '../checks/finding-cells'
import { createTermNamer } from '../checks/name-terms'
import { requireSession, type HostState } from '../host-state'
import { existsAt } from '../open-view'
import { runCommand } from '../run-command'
import type { Session } from '../session'

/**
 * Makes a change that a finding offered, as one commit: the figure, what documents wrote of it, and what was derived from
 * their words.
 * @throws Failure('finding-changed') when the finding has other numbers by now, does not hold any more, or the cell does
 * not have the number that the change is about; Failure('read-only'), Failure('value-too-precise'),
 * Failure('value-too-large'), Failure('locality-not-valid')
 */
export function repairFinding(
  state: HostState,
  id: string,
  fingerprint: string,
  at: number,
): { revision: number } {
  const session = requireSession(state)
  if (session.file.readOnly) throw new Failure('read-only')
  const finding = session.checks.findings.get(id)
  if (finding?.fingerprint !== fingerprint) throw new Failure('finding-changed')
  const repair = session.checks.findRepairs(finding)[at]
  if (repair === undefined) throw new Failure('finding-changed')
  const { facts, stated } = planRepair(session, repair)
  if (facts.length === 0 && stated.length === 0) throw new Failure('finding-changed')
  const { revision } = runCommand(state, {
    action: 'edit',
    target: null,
    label: { key: 'repair-cell', ...nameChanged(state, session, finding, repair) },
    source: null,
    facts,
    remarks: [],
    stated,
    definitions: [],
  })
  return { revision }
}

function nameChanged(
  state: HostState,
  session: Session,
  finding: Finding,
  { cell, from }: Repair,
): { row: string; column: string } {
  const namer = createTermNamer(session, state.tables.texts)
  const term = findTerm(finding, cell) ?? { cell, role: 'stated', number: from, percent: false }
  const named = namer.name(term)
  return { row: named?.label ?? '', column: named?.column ?? '' }
}

/** The term of a finding that is about a cell. */
export function findTerm(finding: Finding, cell: FindingCell): Finding['terms'][number] | undefined {
  const wanted = nameCell(cell)
  return finding.terms.find((term) => nameCell(term.cell) === wanted)
}

type Changes = { facts: { key: FactKey; after: Fact }[]; stated: Omit<StatedChange, 'before'>[] }

function planRepair(session: Session, { cell, from, to }: Repair): Changes {
  if (cell.kind === 'wording') return { facts: [], stated: [] }
  if (cell.kind === 'stated') return planText(session, cell, from, to)
  const after = changeFigure(session, cell.key, from, to)
  if (after === null) return { facts: [], stated: [] }
  const changes: Changes = { facts: [{ key: cell.key, after }], stated: [] }
  for (const place of listTexts(session, cell.key, from)) addText(session, changes, place, to)
  return changes
}

/** Null when the cell does not have that number any more. */
function changeFigure(session: Session, key: FactKey, from: ScaledNumber, to: ScaledNumber): Fact | null {
  const indicator = session.cube.axes.indicatorById.get(key.indicator)
  const before = readFact(session.file.db, key)
  if (indicator === undefined || before === null || before.state !== 'number') return null
  const { decimals } = indicator
  if (toScaled(fromScaled(from.value, from.decimals), decimals) !== before.value) return null
  if (!existsAt(session, key)) throw new Failure('locality-not-valid', { locality: '' })
  const value = toScaled(fromScaled(to.value, to.decimals), decimals)
  if (value === null)
    throw new Failure(to.decimals > decimals ? 'value-too-precise' : 'value-too-large', { decimals })
  return {
    ...before,
    value,
    origin: 'typed',
    written: formatForEditing(value, decimals),
    derivation: null,
    source: null,
    locator: null,
  }
}

type TextPlace = { document: StatedDocument; form: FormDefinition; row: FormRow; column: FormColumn }

function planText(
  session: Session,
  cell: Extract<FindingCell, { kind: 'stated' }>,
  from: ScaledNumber,
  to: ScaledNumber,
): Changes {
  const changes: Changes = { facts: [], stated: [] }
  const place = findPlace(session, cell)
  if (place === null || !hasNumber(place, from)) return changes
  addText(session, changes, place, to)
  const key = keyOf(session, place)
  const after = key === null ? null : changeFigure(session, key, from, to)
  if (key !== null && after !== null) changes.facts.push({ key, after })
  return changes
}

function findPlace(session: Session, cell: Extract<FindingCell, { kind: 'stated' }>): TextPlace | null {
  const form = session.forms.find(({ id }) => id === cell.form)?.definition
  const row = form?.rows.find(({ id }) => id === cell.row)
  const column = form?.columns.find(({ id }) => id === cell.column)
  for (const document of session.checks.statedDocuments()) {
    const { period, locality } = document
    if (document.form !== cell.form || period !== cell.period || locality !== cell.locality) continue
    return form === undefined || row === undefined || column === undefined
      ? null
      : { document, form, row, column }
  }
  return null
}

function statedValue({ document, row, column }: TextPlace): string | null {
  return document.cells.find((cell) => cell.row === row.id && cell.column === column.id)?.value ?? null
}

function hasNumber(place: TextPlace, { value, decimals }: ScaledNumber): boolean {
  const stated = statedValue(place)
  return stated !== null && toScaled(stated, 6) === toScaled(fromScaled(value, decimals), 6)
}

/** Where documents wrote the number of a figure. */
function listTexts(session: Session, key: FactKey, number: ScaledNumber): TextPlace[] {
  const wanted = keyText(key)
  const code = session.cube.axes.indicatorById.get(key.indicator)?.code
  const places: TextPlace[] = []
  for (const document of session.checks.statedDocuments()) {
    if (document.locality !== key.locality) continue
    const form = session.forms.find(({ id }) => id === document.form)?.definition
    for (const row of form?.rows ?? []) {
      for (const column of form?.columns ?? []) {
        if (form === undefined || column.measure.kind !== 'value' || indicatorOf(row, column) !== code)
          continue
        const place = { document, form, row, column }
        const shown = keyOf(session, place)
        if (shown !== null && keyText(shown) === wanted && hasNumber(place, number)) places.push(place)
      }
    }
  }
  return places
}

/** The figure that a value column shows; null for comparisons. */
function keyOf(session: Session, { document, row, column }: TextPlace): FactKey | null {
  const { measure } = column
  if (measure.kind !== 'value') return null
  const { dimensions } = session
  const code = indicatorOf(row, column)
  const indicator = dimensions.indicators.find((item) => item.code === code)
  const shown = dimensions.periods.find(({ id }) => id === document.period)
  const sector =
    row.sector === null
      ? session.allSectors
      : dimensions.sectors.find((item) => item.code === row.sector && item.list === null)?.id
  if (indicator === undefined || shown === undefined || sector === undefined) return null
  const period = createPickPeriod(dimensions.periods, shown)(measure)
  return period === null
    ? null
    : {
        scenario: measure.scenario,
        indicator: indicator.id,
        sector,
        locality: document.locality,
        period: period.id,
      }
}

/** The new number in the words of the document, and the figures of the row that were derived from the old one. */
function addText(session: Session, changes: Changes, place: TextPlace, to: ScaledNumber): void {
  const { document, row, column } = place
  const { form, period, locality } = document
  const before = document.cells.find((cell) => cell.row === row.id && cell.column === column.id)
  const value = fromScaled(to.value, to.decimals)
  changes.stated.push({
    form,
    period,
    locality,
    row: row.id,
    column: column.id,
    after: { text: rewrite(before?.text ?? '', column, to), value },
  })
  for (const base of place.form.columns) {
    if (base.variant !== column.variant || base.measure.kind !== 'value') continue
    const derived = rederive(session, { ...place, column: base }, column, value)
    if (derived !== null) changes.facts.push(derived)
  }
}

/** Signs and percent signs stay as the document writes them. */
function rewrite(text: string, { measure }: FormColumn, { value, decimals }: ScaledNumber): string {
  const sign = measure.kind === 'difference' && /^\s*[+]/.test(text)
  return formatScaled(value, decimals, { sign, percent: text.includes('%') })
}

/** The base of a comparison anew, if it was derived from what the document wrote; null where it was not. */
function rederive(
  session: Session,
  place: TextPlace,
  changed: FormColumn,
  value: string,
): Changes['facts'][number] | null {
  const key = keyOf(session, place)
  const before = key === null ? null : readFact(session.file.db, key)
  const decimals = key === null ? 0 : (session.cube.axes.indicatorById.get(key.indicator)?.decimals ?? 0)
  if (key === null || before?.origin !== 'derived' || before.derivation === null) return null
  const { form, column } = place
  const read = (other: FormColumn | undefined): string | null =>
    other === undefined ? null : other.id === changed.id ? value : statedValue({ ...place, column: other })
  const against = (kind: 'difference' | 'index'): FormColumn | undefined =>
    form.columns.find(
      ({ measure, variant }) =>
        measure.kind === kind && variant === column.variant && isPickOf(session, place, measure.base, key),
    )
  const comparison = against('difference') ?? against('index')
  if (comparison === undefined || comparison.measure.kind === 'value') return null
  const { of } = comparison.measure
  const current = form.columns.find(
    ({ measure, variant }) =>
      measure.kind === 'value' &&
      variant === column.variant &&
      isPickOf(session, place, measure, pickKey(session, place, of)),
  )
  const derived = deriveBase(
    { current: read(current), difference: read(against('difference')), ratio: read(against('index')) },
    decimals,
  )
  const scaled = derived === null ? null : toScaled(derived.value, decimals)
  if (derived === null || scaled === null || scaled === before.value) return null
  return { key, after: { ...before, value: scaled, derivation: derived.derivation } }
}

type Pick = Extract<FormColumn['measure'], { kind: 'difference' }>['of']

function pickKey(session: Session, place: TextPlace, pick: Pick): FactKey | null {
  return keyOf(session, { ...place, column: { ...place.column, measure: { kind: 'value', ...pick } } })
}

function isPickOf(session: Session, place: TextPlace, pick: Pick, key: FactKey | null): boolean {
  const picked = pickKey(session, place, pick)
  return picked !== null && key !== null && keyText(picked) === keyText(key)
}
