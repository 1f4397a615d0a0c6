import {
  factStates,
  maturities,
  origins,
  qualifiers,
  type Derivation,
  type Fact,
  type FactKey,
} from '../../shared/model/fact'
import { scenarios } from '../../shared/model/dimension'
import type { IndicatorId, LocalityId, PeriodId, SectorId, SourceId } from '../../shared/model/ids'
import { Failure } from '../../shared/contract/errors'
import type { Bound, RawRow } from './connection'
import {
  encodeCode,
  encodeJson,
  encodeText,
  readCode,
  readInteger,
  readJson,
  readNullable,
  readObject,
  readText,
  reportDamage,
} from './stored-values'

/**
 * How a figure and its place lie in columns. The order of the two lists is the order of all encoded and raw rows; the
 * journal has the fact's columns twice, as before_… and after_….
 */
export const keyColumns = ['scenario', 'indicator_id', 'sector_id', 'locality_id', 'period_id'] as const
export const factColumns = [
  'state',
  'value',
  'maturity',
  'qualifier',
  'origin',
  'written',
  'derivation',
  'source_id',
  'locator',
  'note',
] as const

export const keyCondition = keyColumns.map((column) => `${column} = ?`).join(' AND ')

export function encodeKey(key: FactKey): number[] {
  return [encodeCode(scenarios, key.scenario), key.indicator, key.sector, key.locality, key.period]
}

/** @param at position of the first key column in the row */
export function readKey(row: RawRow, at: number): FactKey {
  return {
    scenario: readCode(scenarios, row[at]),
    indicator: readInteger(row[at + 1]) as IndicatorId,
    sector: readInteger(row[at + 2]) as SectorId,
    locality: readInteger(row[at + 3]) as LocalityId,
    period: readInteger(row[at + 4]) as PeriodId,
  }
}

function encodeNullable<T>(encode: (value: T) => Bound, value: T | null): Bound {
  return value === null ? null : encode(value)
}

/** The columns of a fact; all NULL for a blank cell. @throws Failure('value-too-large') beyond ±(2^53 − 1) */
export function encodeFact(fact: Fact | null): Bound[] {
  if (fact === null) return factColumns.map(() => null)
  if (!Number.isSafeInteger(fact.value)) throw new Failure('value-too-large')
  return [
    encodeCode(factStates, fact.state),
    fact.value + 0, // −0 is 0 in the file
    encodeCode(maturities, fact.maturity),
    encodeNullable((qualifier) => encodeCode(qualifiers, qualifier), fact.qualifier),
    encodeCode(origins, fact.origin),
    encodeNullable(encodeText, fact.written),
    encodeNullable(encodeJson, fact.derivation && orderDerivation(fact.derivation)),
    fact.source,
    encodeNullable(encodeText, fact.locator),
    encodeNullable(encodeText, fact.note),
  ]
}

/** One spelling for one derivation, so that equal facts have equal columns. */
function orderDerivation(derivation: Derivation): Derivation {
  const { rule, current } = derivation
  return rule === 'difference'
    ? { rule, current, difference: derivation.difference }
    : { rule, current, ratio: derivation.ratio }
}

function readDerivation(value: unknown): Derivation {
  const stored = readObject(readJson(value))
  const current = readText(stored['current'])
  if (stored['rule'] === 'difference') {
    return { rule: 'difference', current, difference: readText(stored['difference']) }
  }
  if (stored['rule'] === 'ratio') return { rule: 'ratio', current, ratio: readText(stored['ratio']) }
  throw reportDamage('derivation')
}

/** @param at position of the first fact column in the row */
export function readFactColumns(row: RawRow, at: number): Fact {
  return {
    state: readCode(factStates, row[at]),
    value: readInteger(row[at + 1]),
    maturity: readCode(maturities, row[at + 2]),
    qualifier: readNullable((value) => readCode(qualifiers, value), row[at + 3]),
    origin: readCode(origins, row[at + 4]),
    written: readNullable(readText, row[at + 5]),
    derivation: readNullable(readDerivation, row[at + 6]),
    source: readNullable(readInteger, row[at + 7]) as SourceId | null,
    locator: readNullable(readText, row[at + 8]),
    note: readNullable(readText, row[at + 9]),
  }
}

/** Like `readFactColumns`; a NULL state is a blank cell. */
export function readFactOrBlank(row: RawRow, at: number): Fact | null {
  return row[at] === null ? null : readFactColumns(row, at)
}
