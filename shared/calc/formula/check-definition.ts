import type { Dimensions } from '../../model/dimension'
import type { IndicatorId } from '../../model/ids'
import type { Expression } from './ast'
import { checkFormula, type FormulaFault } from './check-formula'
import type { UnitWarning } from './check-units'
import { findCycles, type FormulaCycle } from './find-cycles'
import { parseFormula } from './parse-formula'
import { printFormula } from './print-formula'
import type { FormulaSyntaxError } from './syntax-error'

/** Why a definition is refused. Places are in the text as it was given. */
export type FormulaProblem =
  | { kind: 'syntax'; error: FormulaSyntaxError }
  | { kind: 'fault'; fault: FormulaFault }
  /** `codes` begins with the indicator that is defined; the place is the reference that leads into the cycle. */
  | { kind: 'cycle'; cycle: FormulaCycle }

/** `text` is the canonical formula, to be stored. `warnings` are units that do not fit: to be shown, never refused. */
export type CheckedDefinition =
  { ok: true; text: string; warnings: UnitWarning[] } | { ok: false; problems: FormulaProblem[] }

/**
 * Whether an indicator of the user may be defined so, among the others of the workbook. `id` null is a new indicator;
 * otherwise the definition takes the place of the old one, also under another code. Never throws.
 */
export function checkDefinition(
  dimensions: Dimensions,
  definition: { id: IndicatorId | null; code: string; unit: string; formula: string },
): CheckedDefinition {
  const parsed = parseFormula(definition.formula)
  if (!parsed.ok) return { ok: false, problems: [{ kind: 'syntax', error: parsed.error }] }
  const { ast } = parsed
  const others = dimensions.indicators.filter(({ id }) => id !== definition.id)
  const units = new Map([...others, definition].map(({ code, unit }) => [code, unit]))
  const sectors = new Set(dimensions.sectors.map(({ code }) => code))
  const { faults, warnings } = checkFormula(ast, {
    find: (code) => {
      const unit = units.get(code)
      return unit === undefined ? null : { unit }
    },
    hasSector: (code) => sectors.has(code),
    unit: definition.unit,
  })
  const problems: FormulaProblem[] = faults.map((fault) => ({ kind: 'fault', fault }))
  for (const cycle of findOwnCycles(definition.code, ast, others)) problems.push({ kind: 'cycle', cycle })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, text: printFormula(ast), warnings }
}

/**
 * Cycles through this definition, if there are any; each place in it once. It is walked first, so that whatever leads back
 * to it is found as a way back to the beginning.
 */
function findOwnCycles(
  code: string,
  ast: Expression,
  others: readonly { code: string; formula: string | null }[],
): FormulaCycle[] {
  const formulas = new Map([[code, ast]])
  for (const other of others) {
    const parsed = other.formula === null || other.code === code ? null : parseFormula(other.formula)
    if (parsed?.ok === true) formulas.set(other.code, parsed.ast)
  }
  const own = findCycles(formulas).filter((cycle) => cycle.codes[0] === code)
  return own.filter((cycle, at) => own.findIndex(({ from }) => from === cycle.from) === at)
}
