import type { Dimensions } from '../../../shared/model/dimension'
import type { Fact, FactKey } from '../../../shared/model/fact'
import type { IndicatorId, PeriodId } from '../../../shared/model/ids'
import type { SeedFact, SeedIndicator } from '../../../shared/model/seed'
import { toScaled } from '../../../shared/format/parse-number'
import { createPickPeriod } from '../../../shared/table/pick-period'
import { readDocument } from '../../../shared/table/read-document'
import { columnOf, keyText, rowOf } from '../../../shared/table/resolved-table'
import type { Commit } from '../../db/journal'
import type { Session } from '../session'
import type { StoredBefore } from './import-before'
import {
  createCellList,
  keyAt,
  makeFact,
  placeCells,
  shownPart,
  splitConflicts,
  storedDecimals,
  writeParsed,
  type CellList,
  type Overlay,
  type PlacedCell,
  type PlannedCell,
  type ShownPart,
} from './import-cells'
import type { ImportTable } from './import-target'

export type DocumentPlan = { cells: PlannedCell[]; stated: Commit['stated'] }

/**
 * A table that somebody else made. Read as a form: figures become facts unless rows of the form yield them, hidden bases
 * are derived from differences and ratios, and every cell is kept word for word as stated. Read as another table: the
 * figures of its input cells. Cells that the file leaves empty change nothing.
 */
export function planDocumentCells(session: Session, overlay: Overlay, before: StoredBefore): DocumentPlan {
  const list = createCellList(overlay, before)
  const { single, conflicts } = splitConflicts(placeCells(overlay))
  const filled = single.filter(({ parsed }) => parsed.kind !== 'blank')
  const stated = overlay.target.form === null ? [] : planForm(session, overlay, before, filled, list)
  if (overlay.target.form === null) for (const placed of filled) planInput(overlay, before, placed, list)
  for (const placed of conflicts) {
    const key = keyAt(overlay.target, placed.index)
    const fact = key === null ? null : makeImported(overlay, placed, key)
    if (key === null || fact === null || before.role(placed.index) === 'computed')
      list.add(shownPart(placed), 'unreadable', null)
    else list.addFact(shownPart(placed), key, fact, 'conflict')
  }
  list.cells.sort((a, b) => a.shown.index - b.shown.index)
  return { cells: list.cells.map((cell, id) => ({ ...cell, shown: { ...cell.shown, id } })), stated }
}

function planForm(
  session: Session,
  overlay: Overlay,
  before: StoredBefore,
  placed: readonly PlacedCell[],
  list: CellList,
): Commit['stated'] {
  const { target } = overlay
  const { form, dimensions, period, locality } = target
  const allSectors = dimensions.sectors.find((item) => item.id === session.allSectors)
  if (form === null || allSectors === undefined) return []
  const pickPeriod = createPickPeriod(dimensions.periods, period)
  const byLocator = new Map(placed.map((cell) => [cell.cell.locator, cell]))
  const cells = placed.map(({ index, cell, parsed, literal = null }) => ({
    row: rowOf(target.table, index)?.id ?? '',
    column: columnOf(target.table, index)?.id ?? '',
    text: cell.text,
    locator: cell.locator,
    parsed,
    literal,
  }))
  const reading = readDocument(form.definition, describeIndicators(target), cells, {
    locality: locality.code,
    allSectors: allSectors.code,
    sectorParts: listParts(dimensions),
    periodOf: (pick) => pickPeriod(pick)?.id.toString() ?? null,
  })
  const shown = new Set<PlacedCell>()
  const resolveKey = createKeyResolver(target)
  for (const fact of reading.facts) {
    const from = byLocator.get(fact.locator ?? '')
    const key = resolveKey(fact)
    const index = from === undefined || key === null ? null : findInRow(target, from.index, key)
    if (from === undefined || key === null || index === null) continue
    const derived = fact.origin === 'derived'
    if (!derived) shown.add(from)
    const part: ShownPart = derived
      ? { index, text: '', locator: fact.locator ?? '', at: null, derived }
      : shownPart(from)
    const after = derived ? scaleDerived(target, fact, key) : makeImported(overlay, from, key)
    if (after === null) list.add(part, 'unreadable', null)
    else if (before.role(index) === 'computed') list.add(part, 'computed', writeParsed(from.parsed))
    else list.addFact(part, key, after)
  }
  for (const cell of placed) {
    if (shown.has(cell)) continue
    const read = writeParsed(cell.parsed)
    if (read === null) list.add(shownPart(cell), 'unreadable', null)
    else if (target.table.specs[cell.index]?.kind !== 'nothing') list.add(shownPart(cell), 'computed', read)
  }
  return reading.stated.map(({ row, column, text, value }) => ({
    form: form.id,
    period: period.id,
    locality: locality.id,
    row,
    column,
    after: { text, value },
  }))
}

function planInput(overlay: Overlay, before: StoredBefore, placed: PlacedCell, list: CellList): void {
  const { target } = overlay
  const key = keyAt(target, placed.index)
  const role = before.role(placed.index)
  if (role === 'fixed') return
  if (key === null || role === 'computed') {
    list.add(shownPart(placed), 'computed', writeParsed(placed.parsed))
    return
  }
  const fact = makeImported(overlay, placed, key)
  if (fact === null) list.add(shownPart(placed), 'unreadable', null)
  else list.addFact(shownPart(placed), key, fact)
}

/** An estimate in a column of actual figures is an actual figure that is estimated. */
function makeImported({ table, target }: Overlay, placed: PlacedCell, key: FactKey): Fact | null {
  const said = table.columns[placed.column]?.meaning?.scenario
  const maturity = said === 'estimate' && key.scenario === 'actual' ? 'estimated' : 'final'
  const note = placed.cell.note?.normalize('NFC') ?? null
  return makeFact(placed, storedDecimals(target, key), { maturity, note })
}

function scaleDerived(target: ImportTable, fact: SeedFact, key: FactKey): Fact | null {
  const value = fact.state === 'number' ? toScaled(fact.value, storedDecimals(target, key)) : 0
  if (value === null) return null
  const { state, maturity, qualifier, origin, written, derivation, locator } = fact
  return { state, value, maturity, qualifier, origin, written, derivation, source: null, locator, note: null }
}

/** The cell of the same row that shows the figure. */
function findInRow(target: ImportTable, index: number, key: FactKey): number | null {
  const width = target.table.layout.columns.length
  const first = Math.floor(index / width) * width
  const wanted = keyText(key)
  for (let at = first; at < first + width; at += 1) {
    const found = keyAt(target, at)
    if (found !== null && keyText(found) === wanted) return at
  }
  return null
}

function createKeyResolver({ dimensions, locality }: ImportTable): (fact: SeedFact) => FactKey | null {
  const indicators = new Map(dimensions.indicators.map((item) => [item.code, item.id]))
  // Where lists share a code, the main list has it.
  const sectors = new Map(
    dimensions.sectors
      .toSorted((a, b) => Number(a.list === null) - Number(b.list === null))
      .map((item) => [item.code, item.id]),
  )
  return (fact) => {
    const indicator = indicators.get(fact.indicator)
    const sector = sectors.get(fact.sector)
    if (indicator === undefined || sector === undefined) return null
    const period = Number(fact.period) as PeriodId
    return { indicator, sector, locality: locality.id, period, scenario: fact.scenario }
  }
}

/** The sectors that a sector consists of, by code. */
function listParts({ sectors }: Dimensions): (sector: string) => readonly string[] {
  const idOf = new Map(sectors.filter(({ list }) => list === null).map(({ code, id }) => [code, id]))
  return (code) => {
    const whole = idOf.get(code)
    return whole === undefined ? [] : sectors.filter(({ parent }) => parent === whole).map((one) => one.code)
  }
}

/** The indicators by code, as documents are read. */
function describeIndicators({ dimensions: { indicators } }: ImportTable): SeedIndicator[] {
  const codes = new Map(indicators.map((item) => [item.id, item.code]))
  const codeOf = (id: IndicatorId | null): string | null => (id === null ? null : (codes.get(id) ?? null))
  return indicators.map((item) => ({
    ...item,
    parent: codeOf(item.parent),
    numerator: codeOf(item.numerator),
    denominator: codeOf(item.denominator),
  }))
}
