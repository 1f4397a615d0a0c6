import type { DefinitionChange, StoredForm } from '../../shared/model/definition'
import {
  localityLevels,
  periodKinds,
  type Breakdown,
  type Indicator,
  type IndicatorKind,
  type Locality,
  type Period,
  type Sector,
} from '../../shared/model/dimension'
import type { FormId, IndicatorId, LocalityId, PeriodId, SectorId } from '../../shared/model/ids'
import { readDefinition } from './forms'
import type { Bound, Row } from './connection'
import { readRuleFields } from './rules'
import {
  encodeJson,
  encodeText,
  readInteger,
  readJson,
  readList,
  readNullable,
  readNumber,
  readObject,
  readOneOf,
  readText,
  reportDamage,
} from './stored-values'

/**
 * Entries of the reference lists as they lie in the file: as a row of their table, and as JSON in the journal. Both are read
 * by the same checks. What one entry alone can show is checked here; what needs the whole list, in `dimensions`.
 */
const indicatorKinds = ['stock', 'flow', 'average', 'ratio'] as const satisfies readonly IndicatorKind[]
const parts = ['sum', 'subset'] as const satisfies readonly Indicator['part'][]
const directions = [
  'more-is-better',
  'less-is-better',
  'neutral',
] as const satisfies readonly Indicator['direction'][]
const breakdowns = ['localities', 'sectors', 'indicators'] as const satisfies readonly Breakdown[]
const perYear: Readonly<Record<Period['kind'], number>> = {
  month: 12,
  quarter: 4,
  half: 2,
  'nine-months': 1,
  year: 1,
  'five-years': 1,
}

/** The fields of an entry under the names of the model: what a row is turned into and what JSON is. */
type Fields = Readonly<Record<string, unknown>>

const readId = <Id extends number>(value: unknown): Id => readInteger(value) as Id
const readOptionalId = <Id extends number>(value: unknown): Id | null => readNullable(readId<Id>, value)

function readIndicatorFields(fields: Fields): Indicator {
  const kind = readOneOf(indicatorKinds, fields['kind'])
  const indicator: Indicator = {
    id: readId<IndicatorId>(fields['id']),
    code: readText(fields['code']),
    name: readText(fields['name']),
    unit: readText(fields['unit']),
    kind,
    decimals: readDecimals(fields['decimals']),
    parent: readOptionalId<IndicatorId>(fields['parent']),
    part: readNullable((value) => readOneOf(parts, value), fields['part']),
    numerator: readOptionalId<IndicatorId>(fields['numerator']),
    denominator: readOptionalId<IndicatorId>(fields['denominator']),
    factor: readNumber(fields['factor']),
    direction: readOneOf(directions, fields['direction']),
    totalBasis: readList((item) => readOneOf(breakdowns, item), fields['totalBasis']),
    // The text is not parsed here: a formula that cannot be understood is shown as an error where it is looked at.
    formula: readNullable(readText, fields['formula']),
  }
  const isQuotient = indicator.numerator !== null || indicator.denominator !== null
  const isSummed = kind === 'stock' || kind === 'flow'
  if (indicator.formula !== null && (isSummed || isQuotient)) throw reportDamage('formula of a figure')
  return indicator
}

function readDecimals(value: unknown): number {
  const decimals = readInteger(value)
  if (decimals < 0 || decimals > 3) throw reportDamage('decimals')
  return decimals
}

function readLocalityFields(fields: Fields): Locality {
  return {
    id: readId<LocalityId>(fields['id']),
    code: readText(fields['code']),
    name: readText(fields['name']),
    level: readOneOf(localityLevels, fields['level']),
    parent: readOptionalId<LocalityId>(fields['parent']),
    validFrom: readNullable(readDate, fields['validFrom']),
    validTo: readNullable(readDate, fields['validTo']),
    successor: readOptionalId<LocalityId>(fields['successor']),
  }
}

/** A day that exists, as "2025-07-01". */
function readDate(value: unknown): string {
  const text = readText(value)
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  if (year === undefined || month === undefined || day === undefined) throw reportDamage('date')
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  const exists = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= days
  if (!exists) throw reportDamage('date')
  return text
}

function readPeriodFields(fields: Fields): Period {
  const kind = readOneOf(periodKinds, fields['kind'])
  const ordinal = readInteger(fields['ordinal'])
  if (ordinal < 1 || ordinal > perYear[kind]) throw reportDamage('ordinal of a period')
  return { id: readId<PeriodId>(fields['id']), kind, year: readYear(fields['year']), ordinal }
}

function readYear(value: unknown): number {
  const year = readInteger(value)
  if (year < 1 || year > 9999) throw reportDamage('year')
  return year
}

export function readIndicator(row: Row): Indicator {
  return readIndicatorFields({
    ...row,
    parent: row['parent_id'],
    numerator: row['numerator_id'],
    denominator: row['denominator_id'],
    totalBasis: readJson(row['total_basis']),
  })
}

export function readSector(row: Row): Sector {
  return {
    id: readId<SectorId>(row['id']),
    code: readText(row['code']),
    name: readText(row['name']),
    parent: readOptionalId<SectorId>(row['parent_id']),
    list: readNullable(readText, row['list']),
    partOf: readList(readId<SectorId>, readJson(row['part_of'])),
  }
}

export function readLocality(row: Row): Locality {
  return readLocalityFields({
    id: row['id'],
    code: row['code'],
    name: row['name'],
    level: row['level'],
    parent: row['parent_id'],
    validFrom: row['valid_from'],
    validTo: row['valid_to'],
    successor: row['successor_id'],
  })
}

export function readPeriod(row: Row): Period {
  return readPeriodFields(row)
}

export function encodeIndicator(indicator: Indicator): Record<string, Bound> {
  return {
    id: indicator.id,
    code: encodeText(indicator.code),
    name: encodeText(indicator.name),
    unit: encodeText(indicator.unit),
    kind: indicator.kind,
    decimals: indicator.decimals,
    parent_id: indicator.parent,
    part: indicator.part,
    numerator_id: indicator.numerator,
    denominator_id: indicator.denominator,
    factor: indicator.factor,
    direction: indicator.direction,
    total_basis: encodeJson(indicator.totalBasis),
    formula: indicator.formula === null ? null : encodeText(indicator.formula),
  }
}

export function encodeSector(sector: Sector): Record<string, Bound> {
  return {
    id: sector.id,
    code: encodeText(sector.code),
    name: encodeText(sector.name),
    parent_id: sector.parent,
    list: sector.list === null ? null : encodeText(sector.list),
    part_of: encodeJson(sector.partOf),
  }
}

export function encodeLocality(locality: Locality): Record<string, Bound> {
  return {
    id: locality.id,
    code: encodeText(locality.code),
    name: encodeText(locality.name),
    level: locality.level,
    parent_id: locality.parent,
    valid_from: locality.validFrom,
    valid_to: locality.validTo,
    successor_id: locality.successor,
  }
}

function readFormFields(fields: Fields): StoredForm {
  return { id: readId<FormId>(fields['id']), definition: readDefinition(fields['definition']) }
}

/** A row of the table of forms. */
export function readForm(row: Row): StoredForm {
  const definition = readDefinition(readJson(row['definition']))
  if (definition.code !== row['code']) throw reportDamage('code of a form')
  return { id: readId<FormId>(row['id']), definition }
}

export function encodeForm({ id, definition }: StoredForm): Record<string, Bound> {
  return { id, code: encodeText(definition.code), definition: encodeJson(definition) }
}

export function encodePeriod({ id, kind, year, ordinal }: Period): Record<string, Bound> {
  return { id, kind, year, ordinal, parent_id: null }
}

/** A change as the file has it: texts in NFC, fields in one order, so that equal entries have equal JSON. */
export function readDefinitionChange(list: unknown, before: unknown, after: unknown): DefinitionChange {
  const read = <Entry>(readFields: (fields: Fields) => Entry, entry: unknown): Entry | null =>
    readNullable((text) => readFields(readObject(readJson(text))), entry)
  switch (readOneOf(['indicator', 'locality', 'period', 'form', 'rule'], list)) {
    case 'indicator':
      return {
        list: 'indicator',
        before: read(readIndicatorFields, before),
        after: read(readIndicatorFields, after),
      }
    case 'locality':
      return {
        list: 'locality',
        before: read(readLocalityFields, before),
        after: read(readLocalityFields, after),
      }
    case 'period':
      return { list: 'period', before: read(readPeriodFields, before), after: read(readPeriodFields, after) }
    case 'form':
      return { list: 'form', before: read(readFormFields, before), after: read(readFormFields, after) }
    case 'rule':
      return { list: 'rule', before: read(readRuleFields, before), after: read(readRuleFields, after) }
  }
}
