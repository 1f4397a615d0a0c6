import { scenarios } from '../../shared/model/dimension'
import { factStates, qualifiers, type FactKey } from '../../shared/model/fact'
import type { IndicatorId, LocalityId, PeriodId, SectorId, WhatIfId } from '../../shared/model/ids'
import type { SupposedFigure, WhatIfDefinition } from '../../shared/model/what-if'
import { createKeptList } from './kept-list'
import {
  readInteger,
  readList,
  readNullable,
  readObject,
  readOneOf,
  readText,
  reportDamage,
  type JsonObject,
} from './stored-values'

/** Sets of supposed figures, as they lie in the file. */
export const whatIfList = createKeptList<WhatIfId, WhatIfDefinition>('what_if', (value) => {
  const stored = readObject(value)
  return {
    name: readText(stored['name']),
    figures: readList((item) => readFigure(readObject(item)), stored['figures']),
  }
})

function readFigure(stored: JsonObject): SupposedFigure {
  return {
    key: readKey(readObject(stored['key'])),
    after: readNullable((value) => {
      const after = readObject(value)
      return {
        state: readOneOf(factStates, after['state']),
        value: readDecimal(after['value']),
        qualifier: readNullable((one) => readOneOf(qualifiers, one), after['qualifier']),
      }
    }, stored['after']),
  }
}

function readKey(stored: JsonObject): FactKey {
  return {
    indicator: readInteger(stored['indicator']) as IndicatorId,
    sector: readInteger(stored['sector']) as SectorId,
    locality: readInteger(stored['locality']) as LocalityId,
    period: readInteger(stored['period']) as PeriodId,
    scenario: readOneOf(scenarios, stored['scenario']),
  }
}

function readDecimal(value: unknown): string {
  const text = readText(value)
  if (!/^-?\d{1,18}(\.\d{1,6})?$/.test(text)) throw reportDamage('decimal')
  return text
}
