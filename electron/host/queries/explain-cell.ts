import { keyAt, listParts, locate } from '../../../shared/calc/axes'
import {
  countSpecMonthsLeft,
  findValueRule,
  type CellSpec,
  type PaceSpec,
} from '../../../shared/calc/evaluate-cell'
import { powerOfTen } from '../../../shared/calc/exact'
import { readComputed, type QuantityRule } from '../../../shared/calc/quantity'
import { Failure } from '../../../shared/contract/errors'
import { toScaled } from '../../../shared/format/parse-number'
import { unpackCellFlags, type StatedComparison } from '../../../shared/model/cell'
import type { Breakdown } from '../../../shared/model/dimension'
import type { Fact, FactKey } from '../../../shared/model/fact'
import type { StatedCell } from '../../../shared/model/form'
import type { ExplainedNumber, Explanation } from '../../../shared/model/explanation'
import { isPercentage } from '../../../shared/table/cell-text'
import { cellDecimals, columnOf, factKeyAt, rowOf } from '../../../shared/table/resolved-table'
import { readSources } from '../../db/sources'
import { columnText, type OpenView } from '../open-view'
import type { Session } from '../session'
import type { TableDefinitions } from '../table-definitions'
import { listCellHistory } from './cell-history'
import { explainContributions } from './explain-contributions'
import { explainFormula } from './explain-formula'
import { explainKey, explainQuantity, explainValue, plainRule, type ExplainedRule } from './explain-number'
import { explainSubject, noSubject } from './explain-uses'

export const historyLimit = 20

/** The answer to "vì sao số này?" for one cell of a view. Throws Failure stale-view for a cell outside the table. */
export function explainCell(
  session: Session,
  definitions: TableDefinitions,
  view: OpenView,
  index: number,
): Explanation {
  const spec = view.table.specs[index]
  const row = rowOf(view.table, index)
  const column = columnOf(view.table, index)
  if (spec === undefined || row === undefined || column === undefined) throw new Failure('stale-view')
  const decimals = cellDecimals(view.table, index)
  const flags = unpackCellFlags(view.cells.flags[index] ?? 0)
  const key = factKeyAt(view.table, index)
  const fact = view.facts[index] ?? null
  const stated = view.stated.get(index)
  const about = aboutOf(spec)
  return {
    ordinal: row.ordinal,
    row: row.label,
    column: column.header.join(' · '),
    unit: row.unit,
    result: {
      label: row.label,
      key,
      at: null,
      value: view.cells.values[index] ?? null,
      decimals,
      status: flags.status,
      percent: isPercentage(row, column),
      origin: fact?.origin ?? null,
      derivation: fact?.derivation ?? null,
      locator: fact?.locator ?? null,
    },
    ...explainSpec(session, view, spec, index),
    stated:
      stated === undefined
        ? null
        : describeStated(stated, flags.stated, view.cells.values[index] ?? null, decimals),
    fact: fact === null ? null : describeFact(session, fact),
    partsSum: key === null || fact === null ? null : explainParts(session, key),
    contributions: about === null ? [] : explainContributions(session, about),
    ...(about === null ? noSubject : explainSubject(session, definitions, about)),
    remark: view.remarks.get(index) ?? null,
    history: listCellHistory(session, view, index, historyLimit),
  }
}

/** The figure that a cell shows, or of the figures it compares the one it is about. */
function aboutOf(spec: CellSpec): FactKey | null {
  switch (spec.kind) {
    case 'nothing':
    case 'rank':
    case 'apportioned':
      return null
    case 'value':
      return spec.key
    default:
      return spec.of.key
  }
}

function explainSpec(session: Session, view: OpenView, spec: CellSpec, index: number): ExplainedRule {
  switch (spec.kind) {
    case 'nothing':
      return { ...plainRule, rule: 'none' }
    case 'value':
      return explainRule(session, spec.key, findValueRule(session.cube, spec))
    case 'difference':
    case 'index':
    case 'growth':
    case 'remaining':
      return { ...plainRule, rule: spec.kind, operands: explainValues(session, [spec.of, spec.base]) }
    case 'per-quarter':
      return explainPerQuarter(session, spec)
    case 'contribution':
      return {
        ...plainRule,
        rule: 'contribution',
        operands: explainValues(session, [spec.of, spec.base, spec.total]),
      }
    case 'share':
      return { ...plainRule, rule: 'share', operands: explainValues(session, [spec.of, spec.total]) }
    case 'apportioned':
      return { ...plainRule, rule: 'share', operands: explainCells(session, view, [spec.of, spec.total]) }
    case 'rank':
      return explainRank(session, view, spec, index)
  }
}

function explainValues(
  session: Session,
  specs: readonly Extract<CellSpec, { kind: 'value' }>[],
): ExplainedNumber[] {
  return specs.map((spec) => explainValue(session, spec))
}

/** Other cells of the table as operands: values by what they are, everything else by its column. */
function explainCells(session: Session, view: OpenView, indexes: readonly number[]): ExplainedNumber[] {
  return indexes.map((index) => {
    const spec = view.table.specs[index]
    if (spec?.kind === 'value') return explainValue(session, spec)
    const row = rowOf(view.table, index)
    const column = columnOf(view.table, index)
    return {
      label: columnText(view, index),
      key: null,
      at: null,
      value: view.cells.values[index] ?? null,
      decimals: cellDecimals(view.table, index),
      status: unpackCellFlags(view.cells.flags[index] ?? 0).status,
      percent: row !== undefined && column !== undefined && isPercentage(row, column),
      origin: null,
      derivation: null,
      locator: null,
    }
  })
}

function explainPerQuarter(session: Session, spec: PaceSpec): ExplainedRule {
  const months = countSpecMonthsLeft(session.cube.axes, spec)
  return {
    ...plainRule,
    rule: 'per-quarter',
    operands: explainValues(session, [spec.of, spec.base]),
    counts: { of: months, among: months },
  }
}

function explainRank(
  session: Session,
  view: OpenView,
  spec: Extract<CellSpec, { kind: 'rank' }>,
  index: number,
): ExplainedRule {
  const ranked = spec.among.filter((at) => {
    const { status } = unpackCellFlags(view.cells.flags[at] ?? 0)
    return status === 'number' || status === 'none'
  })
  const place = view.cells.values[index] ?? null
  return {
    ...plainRule,
    rule: 'rank',
    operands: explainCells(session, view, [spec.of]),
    counts: place === null ? null : { of: place, among: ranked.length },
  }
}

export function explainRule(session: Session, key: FactKey, rule: QuantityRule): ExplainedRule {
  const indicator = session.cube.axes.indicatorById.get(key.indicator)
  switch (rule) {
    case 'entered':
      return { ...plainRule, rule: 'entered' }
    case 'sectors':
    case 'localities':
    case 'indicators':
      return explainSum(session, key, rule)
    case 'periods':
      return explainPeriods(session, key)
    case 'quotient': {
      const operands = [indicator?.numerator, indicator?.denominator]
        .filter((id) => id !== null && id !== undefined)
        .map((id) => explainKey(session, { ...key, indicator: id }))
      return { ...plainRule, rule: 'quotient', factor: indicator?.factor ?? 1, operands }
    }
    case 'formula':
      return explainFormula(session, key)
    case 'nothing':
      return { ...plainRule, rule: 'none' }
  }
}

function explainSum(session: Session, key: FactKey, breakdown: Breakdown): ExplainedRule {
  const position = locate(session.cube.axes, key)
  return {
    ...plainRule,
    rule: `sum-${breakdown}`,
    operands: listPartKeys(session, key, breakdown).map((part) => explainKey(session, part)),
    coverage: position === null ? null : session.cube.countParts(position, breakdown),
  }
}

/** A flow is the sum of its sub-periods, in time; a stock the last of them that has a figure. */
function explainPeriods(session: Session, key: FactKey): ExplainedRule {
  const isFlow = session.cube.axes.indicatorById.get(key.indicator)?.kind === 'flow'
  const parts = listPartKeys(session, key, 'periods')
    .map((part) => explainValue(session, { kind: 'value', key: part, parts: null }))
    .sort((a, b) => (a.at?.year ?? 0) - (b.at?.year ?? 0) || (a.at?.ordinal ?? 0) - (b.at?.ordinal ?? 0))
  if (isFlow) return { ...plainRule, rule: 'sum-periods', operands: parts }
  const last = parts.findLast(({ status }) => status !== 'blank' && status !== 'unknown')
  return { ...plainRule, rule: 'last-period', operands: last === undefined ? [] : [last] }
}

/** The cells that the roll-up adds, in the dimension's own order. */
function listPartKeys(session: Session, key: FactKey, breakdown: Breakdown | 'periods'): FactKey[] {
  const { axes } = session.cube
  const position = locate(axes, key)
  if (position === null) return []
  return listParts(axes, position, breakdown).flatMap((part) => {
    const found = keyAt(axes, { ...position, [dimensionOf[breakdown]]: part })
    return found === null ? [] : [found]
  })
}

const dimensionOf = {
  localities: 'locality',
  sectors: 'sector',
  indicators: 'indicator',
  periods: 'period',
} as const

/** `value` is the program's, scaled by `decimals`. */
export function describeStated(
  { text, value: written }: StatedCell,
  comparison: StatedComparison,
  value: number | null,
  decimals: number,
): Explanation['stated'] {
  const fraction = (written?.split('.')[1] ?? '').length
  const finer = Math.max(fraction, decimals)
  const said = written === null ? null : toScaled(written, finer)
  if (said === null || value === null || comparison === 'none') return { text, comparison, difference: null }
  const difference = said - value * powerOfTen(finer - decimals)
  const isTold = difference !== 0 && Number.isSafeInteger(difference)
  return { text, comparison, difference: isTold ? { value: difference, decimals: finer } : null }
}

export function describeFact(session: Session, fact: Fact): Explanation['fact'] {
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

export function explainParts(session: Session, key: FactKey): ExplainedNumber | null {
  const computed = readComputed(session.cube, key)
  return computed.quotient === null ? null : explainQuantity(session, key, computed, '')
}
