import type { Axes, Position } from '../calc/axes'
import type { Cube } from '../calc/cube'
import { planeOf } from '../calc/cube-shape'
import type { Expression, ReferenceNode } from '../calc/formula/ast'
import { evaluateComparison, operandOf, type FormulaValue } from '../calc/formula/evaluate-formula'
import type { CompiledReference } from '../calc/formula/formula-book'
import { placeReference, visitReferences, type PlacedReference } from '../calc/formula/placed-reference'
import { placeAt } from '../calc/formula/read-formula'
import { readQuantityAt } from '../calc/quantity'
import type { CheckRule } from '../model/check-rule'
import type { StoredForm } from '../model/definition'
import { scenarios } from '../model/dimension'
import { indicatorOf, type FormDefinition } from '../model/form'
import { checkRuleFormula } from './check-rule-formula'

/**
 * A rule made ready for one workbook: names are positions. It is asked of all sectors together and of every sector for
 * which its form has rows of all the indicators that it leaves to "the sector of the cell", in the scenarios that the
 * columns of the form show, at every place and in every period.
 */
export type CompiledRule = {
  readonly rule: CheckRule
  readonly ast: Expression
  /** Each different reference once, in the order of the text. */
  readonly operands: readonly RuleOperand[]
  readonly byNode: ReadonlyMap<ReferenceNode, CompiledReference>
  /** Positions, ascending. */
  readonly sectors: readonly number[]
  readonly scenarios: readonly number[]
}

export type RuleOperand = { readonly placed: PlacedReference; readonly reference: CompiledReference }

/** "unknown": a figure is missing, or is an error of its own. */
export type RuleVerdict = 'holds' | 'broken' | 'unknown'

/** Null for a rule that is no condition or names what is not there, or whose form is gone. */
export function compileRule(axes: Axes, forms: readonly StoredForm[], rule: CheckRule): CompiledRule | null {
  const form = forms.find(({ id }) => id === rule.form)
  const checked = checkRuleFormula(axes.dimensions, rule.formula)
  if (form === undefined || !checked.ok) return null
  const byNode = new Map<ReferenceNode, CompiledReference>()
  const operands = new Map<string, RuleOperand>()
  visitReferences(checked.ast, (node, shift) => {
    const placed = placeReference(node, shift)
    const reference = axes.formulas.resolve(placed)
    if (reference === null) return
    byNode.set(node, reference)
    const name = JSON.stringify(placed)
    if (!operands.has(name)) operands.set(name, { placed, reference })
  })
  const { definition } = form
  return {
    rule,
    ast: checked.ast,
    operands: [...operands.values()],
    byNode,
    sectors: listSectors(axes, definition, [...operands.values()]),
    scenarios: listScenarios(definition),
  }
}

function listSectors({ dimensions }: Axes, form: FormDefinition, operands: readonly RuleOperand[]): number[] {
  const total = dimensions.sectors.findIndex((sector) => sector.parent === null && sector.list === null)
  const free = new Set(operands.flatMap(({ placed }) => (placed.sector === null ? [placed.code] : [])))
  if (free.size === 0) return [total]
  const rowsOf = new Map<string, Set<string>>()
  for (const row of form.rows) {
    if (row.sector === null) continue
    const known = rowsOf.get(row.sector) ?? new Set<string>()
    rowsOf.set(row.sector, known)
    for (const column of form.columns) {
      const code = indicatorOf(row, column)
      if (code !== null) known.add(code)
    }
  }
  const listed = dimensions.sectors.flatMap(({ code }, position) => {
    const rows = rowsOf.get(code)
    return rows !== undefined && [...free].every((indicator) => rows.has(indicator)) ? [position] : []
  })
  return [...new Set([total, ...listed])].sort((a, b) => a - b)
}

function listScenarios({ columns }: FormDefinition): number[] {
  const named = columns.flatMap(({ measure }) =>
    measure.kind === 'value' ? [measure.scenario] : [measure.of.scenario, measure.base.scenario],
  )
  return [...new Set(named.map((scenario) => scenarios.indexOf(scenario)))].sort((a, b) => a - b)
}

/** Exactly. The indicator of `position` does not matter. Where none of the figures is there, nothing is demanded. */
export function judgeRule(cube: Cube, { ast, byNode }: CompiledRule, position: Position): RuleVerdict {
  let figures = 0
  const holds = decideCondition(ast, (_, node): FormulaValue => {
    const reference = byNode.get(node)
    const place = reference === undefined ? null : placeAt(reference, position)
    if (place === null) return 'missing'
    const quantity = readQuantityAt(cube, place)
    if (quantity.state !== 'missing') figures += 1
    return operandOf(quantity)
  })
  return holds === null || figures === 0 ? 'unknown' : holds ? 'holds' : 'broken'
}

/**
 * Whether some period may have a figure of the rule at the position's scenario, sector and place. Most sectors of most
 * places have none, and then no period need be asked.
 */
export function mayHaveFigures(
  { axes, shape, store }: Cube,
  rule: CompiledRule,
  position: Position,
): boolean {
  return rule.operands.some(({ reference }) => {
    const { indicator, isFormula, scenario, sector } = reference
    if (isFormula || axes.dimensions.indicators[indicator]?.denominator != null) return true
    const plane = planeOf(
      shape,
      scenario < 0 ? position.scenario : scenario,
      shape.indicators.placeOf[indicator] ?? 0,
      shape.sectors.placeOf[sector < 0 ? position.sector : sector] ?? 0,
    )
    return store.rowAt(plane, shape.localities.placeOf[position.locality] ?? 0) !== 0
  })
}

function decideCondition(
  node: Expression,
  read: (placed: PlacedReference, node: ReferenceNode) => FormulaValue,
): boolean | null {
  if (node.kind === 'comparison') {
    const holds = evaluateComparison(node, read)
    return typeof holds === 'string' ? null : holds
  }
  const [condition, whenTrue, otherwise] = node.kind === 'call' ? node.args : []
  if (condition === undefined) return null
  const holds = decideCondition(condition, read)
  const branch = holds === null ? undefined : holds ? whenTrue : otherwise
  return branch === undefined ? null : decideCondition(branch, read)
}
