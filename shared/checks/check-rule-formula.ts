import type { Expression, Span } from '../calc/formula/ast'
import type { FormulaProblem } from '../calc/formula/check-definition'
import { checkFormula, type FormulaContext } from '../calc/formula/check-formula'
import { checkUnits, type UnitWarning } from '../calc/formula/check-units'
import { parseFormula } from '../calc/formula/parse-formula'
import { printFormula } from '../calc/formula/print-formula'
import type { Dimensions } from '../model/dimension'

/** A formula that gives a number instead of saying what must hold. */
export type NoCondition = Span & { kind: 'no-condition' }

/** `text` is the canonical formula, to be stored. `warnings` are units that do not fit: to be shown, never refused. */
export type CheckedRule =
  | { ok: true; text: string; ast: Expression; warnings: UnitWarning[] }
  | { ok: false; problems: (FormulaProblem | NoCondition)[] }

/**
 * Whether a text is a condition over the indicators of the workbook: a comparison, or NEU between two conditions
 * ("=NEU([a]>0; [b]<=[a]; [b]=0)"). Never throws.
 */
export function checkRuleFormula(
  { indicators, sectors }: Pick<Dimensions, 'indicators' | 'sectors'>,
  formula: string,
): CheckedRule {
  const parsed = parseFormula(formula)
  if (!parsed.ok) return { ok: false, problems: [{ kind: 'syntax', error: parsed.error }] }
  const units = new Map(indicators.map(({ code, unit }) => [code, unit]))
  const sectorCodes = new Set(sectors.map(({ code }) => code))
  const problems: (FormulaProblem | NoCondition)[] = []
  checkCondition(
    parsed.ast,
    {
      find: (code) => {
        const unit = units.get(code)
        return unit === undefined ? null : { unit }
      },
      hasSector: (code) => sectorCodes.has(code),
      unit: null,
    },
    problems,
  )
  if (problems.length > 0) return { ok: false, problems }
  const warnings = checkUnits(parsed.ast, (code) => units.get(code) ?? '', null)
  return { ok: true, text: printFormula(parsed.ast), ast: parsed.ast, warnings }
}

function checkCondition(
  node: Expression,
  context: FormulaContext,
  problems: (FormulaProblem | NoCondition)[],
): void {
  if (node.kind === 'comparison') {
    for (const side of [node.left, node.right])
      for (const fault of checkFormula(side, context).faults) problems.push({ kind: 'fault', fault })
    return
  }
  const branches = node.kind === 'call' && node.name === 'NEU' ? node.args : []
  const [condition, ...outcomes] = branches
  if (condition === undefined || outcomes.length !== 2) {
    problems.push({ kind: 'no-condition', from: node.from, to: node.to })
    return
  }
  checkCondition(condition, context, problems)
  for (const outcome of outcomes) checkCondition(outcome, context, problems)
}
