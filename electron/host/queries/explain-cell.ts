import {
  evaluateCell,
  findValueRule,
  readValue,
  type CellSpec,
  type ValueSpec,
} from '../../../shared/calc/evaluate-cell'
import { locate } from '../../../shared/calc/axes'
import { cellState } from '../../../shared/calc/cube'
import { roundQuotient } from '../../../shared/calc/exact'
import { readComputed, type Quantity, type QuantityRule } from '../../../shared/calc/quantity'
import { Failure } from '../../../shared/contract/errors'
import { fromScaled } from '../../../shared/format/parse-number'
import { unpackCellFlags } from '../../../shared/model/cell'
import type { Fact, FactKey } from '../../../shared/model/fact'
import type { ExplainedNumber, Explanation, Rule } from '../../../shared/model/explanation'
import type { CellHistoryEntry } from '../../../shared/model/workbook'
import { childKeys } from '../../../shared/table/cell-formulas'
import { cellDecimals, columnOf, factKeyAt, rowOf } from '../../../shared/table/resolved-table'
import { readFact } from '../../db/facts'
import { readCellHistory } from '../../db/journal'
import { readSources } from '../../db/sources'
import type { Session } from '../session'
import type { OpenView } from '../open-view'

const historyLimit = 20

/** The answer to "vì sao số này?" for one cell of a view. Throws Failure stale-view for a cell outside the table. */
export function explainCell(session: Session, view: OpenView, index: number): Explanation {
  const spec = view.table.specs[index]
  const row = rowOf(view.table, index)
  const column = columnOf(view.table, index)
  if (spec === undefined || row === undefined || column === undefined) throw new Failure('stale-view')
  const decimals = cellDecimals(view.table, index)
  const shown = evaluateCell(session.cube, spec, decimals)
  const flags = unpackCellFlags(view.cells.flags[index] ?? 0)
  const key = factKeyAt(view.table, index)
  const fact = view.facts[index] ?? null
  const stated = view.stated.get(index)
  const { rule, factor, operands } = explainSpec(session, spec)
  return {
    ordinal: row.ordinal,
    row: row.label,
    column: column.header.join(' · '),
    unit: row.unit,
    result: {
      label: row.label,
      at: null,
      value: shown.value,
      decimals,
      status: flags.status,
      percent: column.kind === 'index' || column.kind === 'share' || (row.percent && column.kind === 'value'),
      origin: fact?.origin ?? null,
      derivation: fact?.derivation ?? null,
      locator: fact?.locator ?? null,
    },
    rule,
    factor,
    operands,
    stated: stated === undefined ? null : { text: stated.text, comparison: flags.stated },
    fact: fact === null ? null : describeFact(session, fact),
    partsSum: key === null || fact === null ? null : explainParts(session, key),
    sectors: spec.kind === 'value' ? sectorShares(session, spec.key) : sectorSharesOf(session, spec),
    history: key === null ? [] : cellHistory(session, key, decimals),
  }
}

function explainSpec(
  session: Session,
  spec: CellSpec,
): { rule: Rule; factor: number; operands: ExplainedNumber[] } {
  switch (spec.kind) {
    case 'nothing':
      return { rule: 'none', factor: 1, operands: [] }
    case 'difference':
    case 'index':
      return {
        rule: spec.kind,
        factor: 1,
        operands: [explainValue(session, spec.of), explainValue(session, spec.base)],
      }
    case 'share':
      return {
        rule: 'share',
        factor: 1,
        operands: [explainValue(session, spec.of), explainValue(session, spec.total)],
      }
    case 'value':
      return explainRule(session, spec.key, findValueRule(session.cube, spec))
  }
}

function explainRule(
  session: Session,
  key: FactKey,
  rule: QuantityRule,
): { rule: Rule; factor: number; operands: ExplainedNumber[] } {
  const indicator = session.cube.axes.indicatorById.get(key.indicator)
  const parts = (keys: FactKey[]): ExplainedNumber[] => keys.map((part) => explainKey(session, part))
  switch (rule) {
    case 'entered':
      return { rule: 'entered', factor: 1, operands: [] }
    case 'sectors':
    case 'localities':
    case 'indicators':
      return {
        rule: `sum-${rule}`,
        factor: 1,
        operands: parts(childKeys(session.cube.axes, key, rule)),
      }
    case 'periods':
      return { rule: indicator?.kind === 'flow' ? 'sum-periods' : 'last-period', factor: 1, operands: [] }
    case 'quotient': {
      const operands = [indicator?.numerator, indicator?.denominator]
        .filter((id) => id !== null && id !== undefined)
        .map((id) => explainKey(session, { ...key, indicator: id }))
      return { rule: 'quotient', factor: indicator?.factor ?? 1, operands }
    }
    case 'nothing':
      return { rule: 'none', factor: 1, operands: [] }
  }
}

function explainValue(session: Session, spec: ValueSpec): ExplainedNumber {
  const period = session.dimensions.periods.find((item) => item.id === spec.key.period)
  const explained = explainQuantity(
    session,
    spec.key,
    readValue(session.cube, spec),
    partLabel(session, spec.key),
  )
  if (period === undefined) return explained
  const { kind, year, ordinal } = period
  return { ...explained, at: { scenario: spec.key.scenario, kind, year, ordinal } }
}

/** A part is named by what sets it apart from the others: its sector, place or indicator. */
function explainKey(session: Session, key: FactKey): ExplainedNumber {
  const quantity = readValue(session.cube, { kind: 'value', key, parts: null })
  return explainQuantity(session, key, quantity, partLabel(session, key))
}

function explainQuantity(session: Session, key: FactKey, quantity: Quantity, label: string): ExplainedNumber {
  const indicator = session.cube.axes.indicatorById.get(key.indicator)
  const decimals = indicator?.decimals ?? 0
  const fact = readFact(session.file.db, key)
  const value =
    quantity.state === 'number' && quantity.quotient !== null
      ? roundQuotient(quantity.quotient, decimals)
      : null
  const status = quantity.state === 'missing' ? 'blank' : quantity.state
  return {
    label,
    at: null,
    value,
    decimals,
    status,
    percent: indicator?.kind === 'ratio',
    origin: fact?.origin ?? null,
    derivation: fact?.derivation ?? null,
    locator: fact?.locator ?? null,
  }
}

function partLabel(session: Session, key: FactKey): string {
  const { dimensions } = session
  if (key.sector !== session.allSectors)
    return dimensions.sectors.find((item) => item.id === key.sector)?.name ?? ''
  const locality = dimensions.localities.find((item) => item.id === key.locality)
  if (locality !== undefined && locality.parent !== null) return locality.name
  return session.cube.axes.indicatorById.get(key.indicator)?.name ?? ''
}

function describeFact(session: Session, fact: Fact): Explanation['fact'] {
  const source = readSources(session.file.db).find((item) => item.id === fact.source)
  return {
    origin: fact.origin,
    written: fact.written,
    qualifier: fact.qualifier,
    maturity: fact.maturity,
    source: source === undefined ? null : (source.file ?? source.name),
    locator: fact.locator,
    note: fact.note,
  }
}

function explainParts(session: Session, key: FactKey): ExplainedNumber | null {
  const computed = readComputed(session.cube, key)
  return computed.quotient === null ? null : explainQuantity(session, key, computed, '')
}

function sectorSharesOf(session: Session, spec: CellSpec): Explanation['sectors'] {
  return spec.kind === 'nothing' || spec.kind === 'value' ? [] : sectorShares(session, spec.of.key)
}

/** The leaf sectors of the same figure, largest first, with their share of their own sum in percent (one decimal). */
function sectorShares(session: Session, key: FactKey): Explanation['sectors'] {
  const { axes } = session.cube
  const leaves = session.dimensions.sectors.filter(
    (sector) => !session.dimensions.sectors.some((other) => other.parent === sector.id),
  )
  const values = leaves.flatMap((sector) => {
    const position = locate(axes, { ...key, sector: sector.id })
    const cell = position === null ? null : session.cube.read(position)
    return cell?.state === cellState.number ? [{ label: sector.name, value: cell.value }] : []
  })
  const total = values.reduce((sum, item) => sum + item.value, 0)
  if (values.length < 2 || total <= 0) return []
  return values
    .map((item) => ({ ...item, share: roundQuotient({ n: item.value * 100, d: total }, 1) ?? 0 }))
    .sort((a, b) => b.value - a.value)
}

function cellHistory(session: Session, key: FactKey, decimals: number): CellHistoryEntry[] {
  const side = (fact: Fact | null): CellHistoryEntry['before'] =>
    fact === null
      ? { state: 'blank', value: null }
      : { state: fact.state, value: fact.state === 'number' ? fromScaled(fact.value, decimals) : null }
  return readCellHistory(session.file.db, key, historyLimit).map((entry) => ({
    ...entry,
    before: side(entry.before),
    after: side(entry.after),
  }))
}
