import { readValue, type ValueSpec } from '../../../shared/calc/evaluate-cell'
import { roundQuotient } from '../../../shared/calc/exact'
import type { Quantity } from '../../../shared/calc/quantity'
import type { ExplainedNumber, Explanation } from '../../../shared/model/explanation'
import type { FactKey } from '../../../shared/model/fact'
import { readFact } from '../../db/facts'
import type { Session } from '../session'

/** What every rule has to say: its operands in the order of the rule, and what some rules have besides. */
export type ExplainedRule = Pick<
  Explanation,
  'rule' | 'factor' | 'operands' | 'formula' | 'coverage' | 'counts'
>

/** A rule without anything besides; to be spread. */
export const plainRule: Omit<ExplainedRule, 'rule'> = {
  factor: 1,
  operands: [],
  formula: null,
  coverage: null,
  counts: null,
}

/** A side of a comparison: which figure it is, by scenario and period. */
export function explainValue(session: Session, spec: ValueSpec): ExplainedNumber {
  const explained = explainQuantity(
    session,
    spec.key,
    readValue(session.cube, spec),
    partLabel(session, spec.key),
  )
  return { ...explained, at: findTime(session, spec.key) }
}

/** A part is named by what sets it apart from the others: its sector, place or indicator. */
export function explainKey(session: Session, key: FactKey): ExplainedNumber {
  const quantity = readValue(session.cube, { kind: 'value', key, parts: null })
  return explainQuantity(session, key, quantity, partLabel(session, key))
}

/** A quantity of the cell `key`, rounded to the decimals of its indicator, and where its figure is from. */
export function explainQuantity(
  session: Session,
  key: FactKey,
  quantity: Quantity,
  label: string,
): ExplainedNumber {
  const indicator = session.cube.axes.indicatorById.get(key.indicator)
  const decimals = indicator?.decimals ?? 0
  const fact = readFact(session.file.db, key)
  const rounded =
    quantity.state === 'number' && quantity.quotient !== null
      ? roundQuotient(quantity.quotient, decimals)
      : null
  const status = quantity.state === 'missing' ? 'blank' : quantity.state
  return {
    label,
    key,
    at: null,
    value: rounded,
    decimals,
    status: status === 'number' && rounded === null ? 'overflow' : status,
    percent: indicator?.kind === 'ratio',
    origin: fact?.origin ?? null,
    derivation: fact?.derivation ?? null,
    locator: fact?.locator ?? null,
  }
}

export function findTime(session: Session, { scenario, period }: FactKey): ExplainedNumber['at'] {
  const found = session.dimensions.periods.find((item) => item.id === period)
  if (found === undefined) return null
  const { kind, year, ordinal } = found
  return { scenario, kind, year, ordinal }
}

function partLabel(session: Session, key: FactKey): string {
  const { dimensions } = session
  if (key.sector !== session.allSectors)
    return dimensions.sectors.find((item) => item.id === key.sector)?.name ?? ''
  const locality = dimensions.localities.find((item) => item.id === key.locality)
  if (locality !== undefined && locality.parent !== null) return locality.name
  return session.cube.axes.indicatorById.get(key.indicator)?.name ?? ''
}
