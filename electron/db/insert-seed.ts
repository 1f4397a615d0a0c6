import { scaleDecimal } from '../../shared/format/decimal'
import type { Fact } from '../../shared/model/fact'
import type { IndicatorId, LocalityId, PeriodId, SectorId } from '../../shared/model/ids'
import type { SeedFact, WorkbookSeed } from '../../shared/model/seed'
import { writeRow, type WritableDb } from './connection'
import { encodeIndicator, encodeLocality, encodePeriod, encodeSector } from './dimension-entries'
import { encodeFact, encodeKey, factColumns, keyColumns } from './fact-columns'
import { insertRow } from './insert-row'
import { insertSource } from './sources'
import { encodeJson, encodeText } from './stored-values'

/**
 * Writes the content of a new workbook. Codes become integer keys in the order of the seed, from 1. A seed is our own data:
 * a mistake in it is a bug and throws an Error that names the code.
 */
type Keys = ReadonlyMap<string, number>
type SeedKeys = { indicators: Keys; sectors: Keys; localities: Keys; periods: Keys; forms: Keys }

/** Part of the caller's transaction. @param now ISO time, for the source */
export function insertSeed(db: WritableDb, seed: WorkbookSeed, now: string): void {
  const keys: SeedKeys = {
    indicators: numberCodes('indicator', seed.indicators),
    sectors: numberCodes('sector', seed.sectors),
    localities: numberCodes('locality', seed.localities),
    periods: numberCodes('period', seed.periods),
    forms: numberCodes('form', seed.forms),
  }
  // What is referred to may stand anywhere in the lists; the references are checked when the transaction ends.
  db.pragma('defer_foreign_keys = ON')
  insertIndicators(db, seed, keys)
  insertAxes(db, seed, keys)
  for (const form of seed.forms) {
    insertRow(db, 'form', {
      id: getKey(keys.forms, form.code),
      code: encodeText(form.code),
      definition: encodeJson(form),
    })
  }
  insertFacts(db, seed, keys, now)
  insertStatedTexts(db, seed, keys)
}

function numberCodes(axis: string, items: readonly { code: string }[]): Keys {
  const keys = new Map<string, number>()
  for (const { code } of items) {
    if (keys.has(code)) throw new Error(`Two ${axis} entries with the code ${code}`)
    keys.set(code, keys.size + 1)
  }
  return keys
}

function getKey(keys: Keys, code: string): number {
  const key = keys.get(code)
  if (key === undefined) throw new Error(`Unknown code ${code}`)
  return key
}

function getOptionalKey(keys: Keys, code: string | null): number | null {
  return code === null ? null : getKey(keys, code)
}

function insertIndicators(db: WritableDb, seed: WorkbookSeed, { indicators }: SeedKeys): void {
  for (const indicator of seed.indicators) {
    insertRow(
      db,
      'indicator',
      encodeIndicator({
        ...indicator,
        id: getKey(indicators, indicator.code) as IndicatorId,
        parent: getOptionalKey(indicators, indicator.parent) as IndicatorId | null,
        numerator: getOptionalKey(indicators, indicator.numerator) as IndicatorId | null,
        denominator: getOptionalKey(indicators, indicator.denominator) as IndicatorId | null,
        formula: indicator.formula ?? null,
      }),
    )
  }
}

function insertAxes(db: WritableDb, seed: WorkbookSeed, { sectors, localities, periods }: SeedKeys): void {
  for (const sector of seed.sectors) {
    insertRow(
      db,
      'sector',
      encodeSector({
        id: getKey(sectors, sector.code) as SectorId,
        code: sector.code,
        name: sector.name,
        parent: getOptionalKey(sectors, sector.parent) as SectorId | null,
        list: sector.list ?? null,
        partOf: (sector.partOf ?? []).map((code) => getKey(sectors, code) as SectorId),
      }),
    )
  }
  for (const locality of seed.localities) {
    insertRow(
      db,
      'locality',
      encodeLocality({
        ...locality,
        id: getKey(localities, locality.code) as LocalityId,
        parent: getOptionalKey(localities, locality.parent) as LocalityId | null,
        successor: getOptionalKey(localities, locality.successor ?? null) as LocalityId | null,
      }),
    )
  }
  for (const period of seed.periods) {
    insertRow(db, 'period', encodePeriod({ ...period, id: getKey(periods, period.code) as PeriodId }))
  }
}

const factRow = [...keyColumns, ...factColumns]
const insertFact = `INSERT INTO fact (${factRow.join(', ')}) VALUES (${factRow.map(() => '?').join(', ')})`

function insertFacts(db: WritableDb, seed: WorkbookSeed, keys: SeedKeys, now: string): void {
  const source =
    seed.source === null ? null : insertSource(db, { ...seed.source, sha256: null, importedAt: now })
  const decimals = new Map(seed.indicators.map((indicator) => [indicator.code, indicator.decimals]))
  for (const fact of seed.facts) {
    const key = {
      scenario: fact.scenario,
      indicator: getKey(keys.indicators, fact.indicator) as IndicatorId,
      sector: getKey(keys.sectors, fact.sector) as SectorId,
      locality: getKey(keys.localities, fact.locality) as LocalityId,
      period: getKey(keys.periods, fact.period) as PeriodId,
    }
    const hasSource = fact.origin === 'imported' || fact.origin === 'derived'
    const stored: Fact = {
      ...pickStored(fact),
      value: scaleValue(fact, decimals.get(fact.indicator) ?? 0),
      source: hasSource ? source : null,
      note: null,
    }
    writeRow(db, insertFact, ...encodeKey(key), ...encodeFact(stored))
  }
}

function scaleValue(fact: SeedFact, decimals: number): number {
  const scaled = scaleDecimal(fact.value, decimals)
  if (scaled === null) throw new Error(`${fact.indicator}: ${fact.value} has more than ${decimals} decimals`)
  return Number(scaled)
}

function pickStored(fact: SeedFact): Omit<Fact, 'value' | 'source' | 'note'> {
  const { state, maturity, qualifier, origin, written, derivation, locator } = fact
  return { state, maturity, qualifier, origin, written, derivation, locator }
}

function insertStatedTexts(db: WritableDb, seed: WorkbookSeed, keys: SeedKeys): void {
  for (const { form, period, locality, cells } of seed.stated) {
    for (const cell of cells) {
      insertRow(db, 'stated', {
        form_id: getKey(keys.forms, form),
        period_id: getKey(keys.periods, period),
        locality_id: getKey(keys.localities, locality),
        row_id: encodeText(cell.row),
        column_id: encodeText(cell.column),
        text: encodeText(cell.text),
        value: cell.value,
      })
    }
  }
}
