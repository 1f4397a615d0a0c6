import { checkDefinition } from '../../../shared/calc/formula/check-definition'
import { listReferences } from '../../../shared/calc/formula/placed-reference'
import { parseFormula } from '../../../shared/calc/formula/parse-formula'
import { Failure } from '../../../shared/contract/errors'
import type { IndicatorInput } from '../../../shared/contract/workbook-contract'
import type { Dimensions, Indicator } from '../../../shared/model/dimension'
import type { IndicatorId } from '../../../shared/model/ids'
import { findFreeId } from '../../db/definitions'
import { requireSession, type HostState } from '../host-state'
import type { Session } from '../session'
import { runDefinition } from './definition'

/**
 * Makes or changes an indicator of the user. The formula is stored as its canonical text; the code of an existing one stays,
 * because formulas and forms name it.
 * @throws Failure('formula-refused' | 'formula-cycle' | 'code-taken' | 'stale-view' (no such indicator of the user))
 */
export function defineIndicator(
  state: HostState,
  input: IndicatorInput,
): { revision: number; indicator: IndicatorId } {
  const { dimensions, file } = requireSession(state)
  const before = input.id === null ? null : requireOwn(dimensions, input.id)
  const code = before?.code ?? input.code.normalize('NFC')
  const taken = dimensions.indicators.find((item) => item.code === code && item.id !== input.id)
  if (taken !== undefined) throw new Failure('code-taken', { code })
  const after: Indicator = {
    id: before?.id ?? (findFreeId(file.db, 'indicator') as IndicatorId),
    code,
    name: input.name.normalize('NFC'),
    unit: input.unit.normalize('NFC'),
    kind: input.unit === '%' ? 'ratio' : 'average',
    decimals: input.decimals,
    parent: null,
    part: null,
    numerator: null,
    denominator: null,
    factor: 1,
    direction: input.direction,
    totalBasis: [],
    formula: acceptFormula(dimensions, { ...input, code }),
  }
  const label = { key: 'define-indicator', name: after.name } as const
  const revision = runDefinition(state, label, [{ list: 'indicator', before, after }])
  return { revision, indicator: after.id }
}

/** @throws Failure('indicator-in-use') with the names of the forms and formulas that need it */
export function removeIndicator(state: HostState, id: IndicatorId): { revision: number } {
  const session = requireSession(state)
  const before = requireOwn(session.dimensions, id)
  const users = listUsers(session, before.code)
  if (users.length > 0) throw new Failure('indicator-in-use', { by: users.join(', ') })
  const label = { key: 'remove-indicator', name: before.name } as const
  return { revision: runDefinition(state, label, [{ list: 'indicator', before, after: null }]) }
}

function requireOwn(dimensions: Dimensions, id: IndicatorId): Indicator {
  const found = dimensions.indicators.find((item) => item.id === id)
  if (found?.formula == null) throw new Failure('stale-view')
  return found
}

function acceptFormula(
  dimensions: Dimensions,
  definition: Pick<IndicatorInput, 'id' | 'code' | 'unit' | 'formula'>,
): string {
  const checked = checkDefinition(dimensions, definition)
  if (checked.ok) return checked.text
  const cycle = checked.problems.find((problem) => problem.kind === 'cycle')
  if (cycle === undefined) throw new Failure('formula-refused')
  throw new Failure('formula-cycle', { codes: cycle.cycle.codes.join(', ') })
}

/** The names of forms and indicators that refer to the code. */
function listUsers({ dimensions, forms }: Session, code: string): string[] {
  const tables = forms.filter(({ definition }) => definition.rows.some((row) => row.indicator === code))
  const formulas = dimensions.indicators.filter((item) => {
    const parsed = item.formula === null || item.code === code ? null : parseFormula(item.formula)
    return parsed?.ok === true && listReferences(parsed.ast).some((reference) => reference.code === code)
  })
  return [...tables.map(({ definition }) => definition.name), ...formulas.map((item) => item.name)]
}
