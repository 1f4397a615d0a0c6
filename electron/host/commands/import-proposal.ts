import { parseNumber, fromScaled, toScaled } from '../../../shared/format/parse-number'
import type { Fact, FactKey } from '../../../shared/model/fact'
import type { ImportedCell, ImportStatus } from '../../../shared/model/import-preview'
import type { IndicatorId, PeriodId, ViewId } from '../../../shared/model/ids'
import type { SeedFact, SeedIndicator } from '../../../shared/model/seed'
import type { FormMatch, MatchedCell } from '../../../shared/table/matched-cells'
import { createPickPeriod } from '../../../shared/table/pick-period'
import { readDocument } from '../../../shared/table/read-document'
import { cellDecimals, columnOf, factKeyAt, keyText, rowOf } from '../../../shared/table/resolved-table'
import type { Commit } from '../../db/journal'
import { columnText, roleAt, rowText, type OpenView } from '../open-view'
import type { Session } from '../session'

/** What an import would do, cell by cell: what the user sees, and the change it stands for (null: nothing to store). */
export type ProposedCell = { shown: ImportedCell; change: { key: FactKey; after: Fact | null } | null }
export type Proposal = { cells: ProposedCell[]; stated: Commit['stated'] }

/** A proposal that waits for the user's word, with the file it came from. */
export type ImportProposal = Proposal & { view: ViewId; fileName: string; sha256: string }

type Reading = { index: number; text: string; locator: string; derived: boolean }

/**
 * A file that the program wrote, perhaps edited since: values come back cell for cell, a cleared cell is a change to
 * blank, and what the program computes is not read. A number typed over a formula is shown and left out.
 */
export function proposeFromOwnSheet(session: Session, view: OpenView, match: FormMatch): Proposal {
  const proposal = createProposal(view)
  for (const cell of match.cells) {
    const role = roleAt(session, view.table, cell.index)
    const key = factKeyAt(view.table, cell.index)
    const reading = { index: cell.index, text: cell.text, locator: cell.locator, derived: false }
    if (key === null || role === 'computed' || role === 'fixed') {
      if (!cell.formula && differsFromShown(view, cell)) proposal.add(reading, 'computed', null, null)
      continue
    }
    const after = readMatched(session, view, cell, key)
    if (after === 'unreadable') proposal.add(reading, 'unreadable', null, null)
    else proposal.addFact(reading, key, after)
  }
  return proposal
}

/**
 * A table typed by somebody else: figures become facts unless rows of the form yield them, hidden bases are derived from
 * differences and ratios, and every cell is kept word for word as stated.
 */
export function proposeFromDocument(session: Session, view: OpenView, match: FormMatch): Proposal {
  const { request } = view
  const form = request.kind === 'form' ? session.forms.find((item) => item.id === request.form) : undefined
  const period = session.dimensions.periods.find((item) => item.id === request.period)
  const locality = session.dimensions.localities.find((item) => item.id === request.locality)
  const allSectors = session.dimensions.sectors.find((item) => item.id === session.allSectors)
  if (form === undefined || period === undefined || locality === undefined || allSectors === undefined) {
    return { cells: [], stated: [] }
  }
  const cells = match.cells
    .filter((cell) => cell.text !== '')
    .map((cell) => ({
      row: rowOf(view.table, cell.index)?.id ?? '',
      column: columnOf(view.table, cell.index)?.id ?? '',
      text: cell.text,
      locator: cell.locator,
    }))
  const pickPeriod = createPickPeriod(session.dimensions.periods, period)
  const reading = readDocument(form.definition, describeIndicators(session), cells, {
    locality: locality.code,
    allSectors: allSectors.code,
    periodOf: (pick) => pickPeriod(pick)?.id.toString() ?? null,
  })
  const proposal = createProposal(view)
  for (const fact of reading.facts) {
    const key = resolveKey(session, view, fact, Number(fact.period) as PeriodId)
    const index = key === null ? undefined : view.cellsByKey.get(keyText(key))?.[0]
    if (key === null || index === undefined) continue
    const derived = fact.origin === 'derived'
    const at = { index, text: fact.written ?? '', locator: fact.locator ?? '', derived }
    const after = scaleFact(session, fact, key)
    if (after === null) proposal.add(at, 'unreadable', null, null)
    else proposal.addFact(at, key, after)
  }
  for (const cell of reading.unread) {
    const index =
      view.table.layout.rows.findIndex((row) => row.id === cell.row) * view.table.layout.columns.length
    const column = view.table.layout.columns.findIndex((item) => item.id === cell.column)
    proposal.add(
      { index: index + column, text: cell.text, locator: cell.locator, derived: false },
      'unreadable',
      null,
      null,
    )
  }
  return {
    cells: proposal.cells,
    stated: reading.stated.map(({ row, column, text, value }) => ({
      form: form.id,
      period: period.id,
      locality: locality.id,
      row,
      column,
      after: { text, value },
    })),
  }
}

type GrowingProposal = Proposal & {
  add(reading: Reading, status: ImportStatus, change: ProposedCell['change'], after: string | null): void
  addFact(reading: Reading, key: FactKey, after: Fact | null): void
}

function createProposal(view: OpenView): GrowingProposal {
  const cells: ProposedCell[] = []
  const add: GrowingProposal['add'] = ({ index, text, locator, derived }, status, change, after) => {
    cells.push({
      shown: {
        id: cells.length,
        index,
        row: rowText(view, index),
        column: columnText(view, index),
        status,
        before: shownText(view, index),
        after,
        decimals: cellDecimals(view.table, index),
        text,
        locator,
        derived,
      },
      change,
    })
  }
  return {
    cells,
    stated: [],
    add,
    addFact(reading, key, after) {
      const before = view.facts[reading.index] ?? null
      const decimals = cellDecimals(view.table, reading.index)
      const text = after === null ? null : factText(after, decimals)
      if (isSameFigure(before, after)) {
        if (after !== null) add(reading, 'same', null, text)
        return
      }
      add(reading, before === null ? 'new' : 'changed', { key, after }, text)
    },
  }
}

function isSameFigure(before: Fact | null, after: Fact | null): boolean {
  if (before === null || after === null) return before === after
  return before.state === after.state && before.value === after.value
}

function factText(fact: Fact, decimals: number): string {
  return fact.state === 'number' ? fromScaled(fact.value, decimals) : fact.state === 'none' ? '–' : '…'
}

function shownText(view: OpenView, index: number): string | null {
  const fact = view.facts[index] ?? null
  if (fact !== null) return factText(fact, cellDecimals(view.table, index))
  const value = view.cells.values[index] ?? null
  return value === null ? null : fromScaled(value, cellDecimals(view.table, index))
}

/** Whether a value typed over a computed cell is another one, at the precision that is shown. */
function differsFromShown(view: OpenView, cell: MatchedCell): boolean {
  const spec = view.table.specs[cell.index]
  if (spec === undefined || spec.kind === 'nothing' || typeof cell.value !== 'number') return false
  const decimals = cellDecimals(view.table, cell.index)
  const shown = view.cells.values[cell.index] ?? null
  return toScaled(plainDecimal(Number(cell.value.toFixed(decimals))), decimals) !== shown
}

function readMatched(
  session: Session,
  view: OpenView,
  cell: MatchedCell,
  key: FactKey,
): Fact | null | 'unreadable' {
  const row = rowOf(view.table, cell.index)
  const decimals = session.cube.axes.indicatorById.get(key.indicator)?.decimals ?? 0
  const fact: Fact = {
    state: 'number',
    value: 0,
    maturity: view.facts[cell.index]?.maturity ?? 'final',
    qualifier: null,
    origin: 'imported',
    written: cell.text.normalize('NFC'),
    derivation: null,
    source: null,
    locator: cell.locator,
    note: view.facts[cell.index]?.note ?? null,
  }
  if (cell.value === null || cell.text === '') return null
  if (typeof cell.value === 'number') {
    const value = toScaled(plainDecimal(cell.value), decimals)
    return value === null ? 'unreadable' : { ...fact, value }
  }
  const parsed = parseNumber(cell.text, { decimals, percent: row?.percent ?? false, unit: row?.unit ?? '' })
  if (parsed.kind === 'blank') return null
  if (parsed.kind === 'none' || parsed.kind === 'unknown') return { ...fact, state: parsed.kind }
  if (parsed.kind !== 'number') return 'unreadable'
  const value = toScaled(parsed.value, decimals)
  return value === null ? 'unreadable' : { ...fact, value, qualifier: parsed.qualifier }
}

/**
 * The decimal that a spreadsheet's number stands for: it keeps 15 digits, beyond them is the noise of binary fractions.
 * Exponents (very large, very small) are no figures of these tables and come out as they are, to be refused.
 */
function plainDecimal(value: number): string {
  return String(Number(value.toPrecision(15)))
}

function scaleFact(session: Session, fact: SeedFact, key: FactKey): Fact | null {
  const decimals = session.cube.axes.indicatorById.get(key.indicator)?.decimals ?? 0
  const value = fact.state === 'number' ? toScaled(fact.value, decimals) : 0
  if (value === null) return null
  const { state, maturity, qualifier, origin, written, derivation, locator } = fact
  return { state, value, maturity, qualifier, origin, written, derivation, source: null, locator, note: null }
}

function resolveKey(
  session: Session,
  view: OpenView,
  fact: SeedFact,
  period: FactKey['period'],
): FactKey | null {
  const indicator = session.dimensions.indicators.find((item) => item.code === fact.indicator)
  const sector = session.dimensions.sectors.find((item) => item.code === fact.sector)
  if (indicator === undefined || sector === undefined) return null
  const { locality } = view.request
  return { indicator: indicator.id, sector: sector.id, locality, period, scenario: fact.scenario }
}

/** The indicators by code, as documents are read. */
function describeIndicators(session: Session): SeedIndicator[] {
  const codes = new Map(session.dimensions.indicators.map((item) => [item.id, item.code]))
  const codeOf = (id: IndicatorId | null): string | null => (id === null ? null : (codes.get(id) ?? null))
  return session.dimensions.indicators.map((item) => ({
    ...item,
    parent: codeOf(item.parent),
    numerator: codeOf(item.numerator),
    denominator: codeOf(item.denominator),
  }))
}
