import type { Position } from '../../../shared/calc/axes'
import { checkRuleFormula } from '../../../shared/checks/check-rule-formula'
import { compileRule, judgeRule, type CompiledRule } from '../../../shared/checks/compile-rule'
import { makeRuleFinding } from '../../../shared/checks/rule-finding'
import { forEachCellOf } from '../../../shared/checks/user-rules'
import { Failure } from '../../../shared/contract/errors'
import type { RuleTrialInput } from '../../../shared/contract/rule-contract'
import type { RuleCounts, RuleEntry, RuleExample, RuleTrial } from '../../../shared/model/check-rule'
import { scenarios, type Period } from '../../../shared/model/dimension'
import type { FormDefinition } from '../../../shared/model/form'
import type { RuleId } from '../../../shared/model/ids'
import { createPickPeriod } from '../../../shared/table/pick-period'
import type { Session } from '../session'

const mostExamples = 5

/** The rules with how they stand, in the order in which they were made. */
export function listRules(session: Session): RuleEntry[] {
  const broken = new Map<string, number>()
  for (const { kind, cause } of session.checks.findings.values())
    if (kind === 'rule') broken.set(cause, (broken.get(cause) ?? 0) + 1)
  return session.rules.map((rule) => {
    const readable = checkRuleFormula(session.dimensions, rule.formula).ok
    return { ...rule, readable, broken: readable ? (broken.get(`rule|${String(rule.id)}`) ?? 0) : 0 }
  })
}

/**
 * Where a condition holds, before anybody stores it: in the table of a form at one period and place, and everywhere.
 * @throws Failure('formula-refused' | 'stale-view' (no such form, period or place))
 */
export function tryRule(session: Session, { form, formula, period, locality }: RuleTrialInput): RuleTrial {
  const { cube, forms, dimensions } = session
  const definition = forms.find(({ id }) => id === form)?.definition
  const place = cube.axes.localities.positions.get(locality)
  const shown = dimensions.periods.find(({ id }) => id === period)
  if (definition === undefined || place === undefined || shown === undefined) throw new Failure('stale-view')
  const rule = { id: 0 as RuleId, form, name: '', formula, severity: 'remind', message: '' } as const
  const compiled = compileRule(cube.axes, forms, rule)
  if (compiled === null) throw new Failure('formula-refused')
  const cells = listTableCells(session, definition, compiled, shown, place)
  const trial: RuleTrial = {
    table: { holds: 0, broken: 0, unknown: 0 },
    workbook: { holds: 0, broken: 0, unknown: 0 },
    examples: [],
  }
  const look = (position: Position, counts: RuleCounts): void => {
    const verdict = judgeRule(cube, compiled, position)
    counts[verdict] += 1
    if (verdict !== 'broken' || trial.examples.length >= mostExamples) return
    const example = describeExample(session, compiled, position)
    if (trial.examples.every((known) => JSON.stringify(known) !== JSON.stringify(example)))
      trial.examples.push(example)
  }
  for (const position of cells) look(position, trial.table)
  forEachCellOf(cube, compiled, (position) => {
    look(position, trial.workbook)
  })
  return trial
}

/** The figures that the columns of the form show there, for every sector of the rule. */
function listTableCells(
  { dimensions, cube }: Session,
  { columns }: FormDefinition,
  rule: CompiledRule,
  shown: Period,
  locality: number,
): Position[] {
  const pickPeriod = createPickPeriod(dimensions.periods, shown)
  const picks = columns.flatMap(({ measure }) =>
    measure.kind === 'value' ? [measure] : [measure.of, measure.base],
  )
  const cells = new Map<string, Position>()
  for (const pick of picks) {
    const picked = pickPeriod(pick)
    const at = picked === null ? undefined : cube.axes.periods.positions.get(picked.id)
    const scenario = scenarios.indexOf(pick.scenario)
    if (at === undefined) continue
    for (const sector of rule.sectors)
      cells.set(`${scenario} ${sector} ${at}`, { scenario, indicator: 0, sector, locality, period: at })
  }
  return [...cells.values()]
}

function describeExample(
  { cube, dimensions, allSectors }: Session,
  rule: CompiledRule,
  position: Position,
): RuleExample {
  const sector = dimensions.sectors[position.sector]
  const { kind = 'year', year = 0, ordinal = 1 } = dimensions.periods[position.period] ?? {}
  return {
    locality: dimensions.localities[position.locality]?.name ?? '',
    sector: sector === undefined || sector.id === allSectors ? null : sector.name,
    scenario: scenarios[position.scenario] ?? 'actual',
    period: { kind, year, ordinal },
    arithmetic: String(makeRuleFinding(cube, rule, position).detail['arithmetic'] ?? ''),
  }
}
