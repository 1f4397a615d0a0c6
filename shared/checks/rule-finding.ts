import { keyAt, type Axes, type Position } from '../calc/axes'
import type { Cube } from '../calc/cube'
import { powerOfTen, roundQuotient, type Quotient } from '../calc/exact'
import { evaluateFormula, operandOf, type FormulaValue } from '../calc/formula/evaluate-formula'
import { explainAsValues } from '../calc/formula/explain-formula'
import type { PlacedReference } from '../calc/formula/placed-reference'
import { placeAt } from '../calc/formula/read-formula'
import { readQuantityAt } from '../calc/quantity'
import { formatScaled } from '../format/format-number'
import type { Finding, FindingTerm, ScaledNumber } from '../model/finding'
import type { CheckRule } from '../model/check-rule'
import type { FactKey } from '../model/fact'
import type { CompiledRule, RuleOperand } from './compile-rule'

/** Decimals of what stands in a rule without an indicator to say them. */
const literalDecimals = 6

type Read = RuleOperand & {
  key: FactKey | null
  value: FormulaValue
  number: ScaledNumber | null
  percent: boolean
}

/** What is found where a rule does not hold: its figures in the order of the text, and itself with their values. */
export function makeRuleFinding(cube: Cube, compiled: CompiledRule, position: Position): Finding {
  const { rule } = compiled
  const operands = compiled.operands.map((operand) => readOperand(cube, operand, position))
  const terms = operands.flatMap(({ key, number, percent }, at): FindingTerm[] =>
    key === null
      ? []
      : [{ cell: { kind: 'figure', key }, role: at === 0 ? 'stated' : 'compared', number, percent }],
  )
  const values = writeValues(compiled, operands)
  return {
    id: `rule|${String(rule.id)}|${nameCell(cube.axes, position)}`,
    kind: 'rule',
    severity: rule.severity === 'block' ? 'error' : 'warning',
    confidence: 100,
    terms,
    follows: findDemanded(compiled, operands),
    detail: { ...nameRule(rule), arithmetic: values },
    cause: `rule|${String(rule.id)}`,
    fingerprint: `${rule.formula}|${operands.map(({ value }) => writeExact(value)).join('|')}`,
  }
}

/** What is found of a rule that cannot be asked any more: it names what the workbook does not have. */
export function makeBrokenRuleFinding(rule: CheckRule): Finding {
  return {
    id: `rule|${String(rule.id)}|`,
    kind: 'rule',
    severity: 'warning',
    confidence: 100,
    terms: [
      {
        cell: { kind: 'wording', form: rule.form, part: 'title', id: '' },
        role: 'stated',
        number: null,
        percent: false,
      },
    ],
    follows: null,
    detail: { ...nameRule(rule), unreadable: rule.formula },
    cause: `rule|${String(rule.id)}`,
    fingerprint: rule.formula,
  }
}

/** What a sentence says about the rule: its name and, where the user gave one, the message. */
function nameRule({ name, message }: CheckRule): Record<string, string> {
  return message === '' ? { rule: name } : { rule: name, message }
}

/** By ids, which outlive sessions. */
function nameCell({ sectors, localities, periods }: Axes, position: Position): string {
  const { scenario, sector, locality, period } = position
  return [scenario, sectors.ids[sector], localities.ids[locality], periods.ids[period]].join('/')
}

function readOperand(cube: Cube, operand: RuleOperand, position: Position): Read {
  const place = placeAt(operand.reference, position)
  const indicator = cube.axes.dimensions.indicators[operand.reference.indicator]
  const value = place === null ? 'missing' : operandOf(readQuantityAt(cube, place))
  const decimals = indicator?.decimals ?? 0
  const rounded = typeof value === 'string' ? null : roundQuotient(value, decimals)
  return {
    ...operand,
    key: place === null ? null : keyAt(cube.axes, place),
    value,
    number: rounded === null ? null : { value: rounded, decimals },
    percent: indicator?.kind === 'ratio',
  }
}

/** Comparisons as paper writes them. */
const signs: readonly (readonly [string, string])[] = [
  [' <= ', ' ≤ '],
  [' >= ', ' ≥ '],
  [' <> ', ' ≠ '],
]

/** "14.254 ≤ 12.983": the condition with its figures, as paper writes it. */
function writeValues({ ast }: CompiledRule, operands: readonly Read[]): string {
  const byName = new Map(operands.map((operand) => [JSON.stringify(operand.placed), operand]))
  const find = (placed: PlacedReference): Read | undefined => byName.get(JSON.stringify(placed))
  const { text } = explainAsValues(
    ast,
    (placed) => find(placed)?.value ?? 'missing',
    (value, placed) => {
      const operand = placed === null ? undefined : find(placed)
      if (operand?.number != null)
        return formatScaled(operand.number.value, operand.number.decimals, { percent: operand.percent })
      return typeof value === 'string' ? '…' : writeLiteral(value)
    },
  )
  return signs.reduce((written, [typed, sign]) => written.replaceAll(typed, sign), text)
}

function writeLiteral(value: Quotient): string {
  const rounded = roundQuotient(value, literalDecimals)
  return rounded === null ? '…' : formatScaled(rounded, literalDecimals, { trim: true })
}

function writeExact(value: FormulaValue): string {
  return typeof value === 'string' ? value : `${String(value.n)}/${String(value.d)}`
}

/** What the first figure would have to be, where the rule is an equation that has it alone on its left. */
function findDemanded({ ast }: CompiledRule, operands: readonly Read[]): ScaledNumber | null {
  const [first] = operands
  if (ast.kind !== 'comparison' || ast.operator !== '=' || ast.left.kind !== 'reference' || !first)
    return null
  const byName = new Map(operands.map(({ placed, value }) => [JSON.stringify(placed), value]))
  const right = evaluateFormula(ast.right, (placed) => byName.get(JSON.stringify(placed)) ?? 'missing')
  if (typeof right === 'string' || first.number === null) return null
  const { decimals } = first.number
  const value = roundQuotient(right, decimals)
  if (value === null || BigInt(value) * BigInt(right.d) !== BigInt(right.n) * BigInt(powerOfTen(decimals)))
    return null
  return { value, decimals }
}
