import type { ExplainedNumber, Explanation } from '../../../shared/model/explanation'
import type { Derivation } from '../../../shared/model/fact'
import { formatScaled } from '../../../shared/format/format-number'
import { isArithmetic } from '../../../shared/format/arithmetic'
import { writeStatus } from '../../../shared/table/cell-text'
import type { Words } from '../../i18n/words'
import { writeDecimal } from '../../ui/write-decimal'
import { isFormulaError, upperFirst, writeFormulaRule } from './formula-text'

/** A figure as text; a figure that is none is written as its reason. */
export function writeNumber(number: ExplainedNumber, words: Words): string {
  if (number.status === 'number' && number.value !== null)
    return formatScaled(number.value, number.decimals, { percent: number.percent })
  if (number.status === 'none') return '–'
  if (number.status === 'unknown') return '…'
  if (number.status === 'blank') return words.explain.blank
  if (isFormulaError(number.status)) return writeStatus(number.status)
  return `– (${words.statuses[number.status]})`
}

/** The arithmetic by which a figure follows from what a document states. */
export function writeDerivation(derivation: Derivation): string {
  const current = writeDecimal(derivation.current)
  if (derivation.rule === 'ratio') return `${current} ÷ ${writeDecimal(derivation.ratio)} × 100`
  const difference = writeDecimal(derivation.difference)
  return `${current} − ${difference.startsWith('−') ? `(${difference})` : difference}`
}

/** Values of one row differ by scenario and period, parts by sector, place or indicator; a contribution by both. */
export function nameOperand(operand: ExplainedNumber, rule: Explanation['rule'], words: Words): string {
  if (operand.at === null || rule === 'share') return operand.label
  const when = words.writeScenario(operand.at.scenario, operand.at)
  return rule === 'contribution' && operand.label !== '' ? `${when} (${operand.label})` : when
}

/** The result of an explained cell: what is more or less carries its sign, an error its mark. */
export function writeResult(explanation: Explanation, words: Words): string {
  const { result, rule } = explanation
  if (result.status === 'number' && result.value !== null && signedRules.has(rule))
    return formatScaled(result.value, result.decimals, { sign: true, percent: result.percent })
  if (result.status === 'blank') return ''
  if (result.status === 'number' || result.status === 'unknown') return writeNumber(result, words)
  return isFormulaError(result.status) ? writeStatus(result.status) : '–'
}

const signedRules: ReadonlySet<Explanation['rule']> = new Set([
  'difference',
  'growth',
  'contribution',
  'remaining',
])

/** A rule in words and the same rule with values; empty where the rule has no operands. */
export type RuleText = { words: string; values: string; result: string }

const longestSum = 8

export function writeRule(explanation: Explanation, words: Words): RuleText {
  const { rule, operands, factor } = explanation
  const result = writeResult(explanation, words)
  const names = operands.map((operand) => nameOperand(operand, rule, words))
  const values = operands.map((operand) => writeNumber(operand, words))
  const missing = explanation.result.status === 'number' ? '' : words.statuses[explanation.result.status]
  const times = factor === 1 ? '' : ` × ${formatScaled(factor, 0)}`
  switch (rule) {
    case 'entered': {
      const { derivation } = explanation.result
      if (derivation !== null)
        return { words: words.explain.derived[derivation.rule], values: writeDerivation(derivation), result }
      const written = explanation.fact?.origin === 'typed' ? explanation.fact.written : null
      if (written !== null && isArithmetic(written))
        return { words: words.editor.typedSum, values: written.replace(/^\s*=\s*/, ''), result }
      return { words: words.rules.entered, values: '', result }
    }
    case 'none':
      return { words: missing === '' ? words.rules[rule] : upperFirst(missing, words), values: '', result }
    case 'difference':
      return join(names, values, ' − ', '', result, words.rules[rule])
    case 'formula': {
      const text = writeFormulaRule(explanation, words)
      return { words: text.words === '' ? words.rules[rule] : text.words, values: text.values, result }
    }
    case 'index':
      return join(names, values, ' ÷ ', ' × 100', result, words.rules[rule])
    case 'share':
      return join(names, values, ' ÷ ', ' × 100', result, words.rules[rule])
    case 'growth': {
      const [name = '', base = ''] = names
      const [value = '', before = ''] = values
      return {
        words: `(${name} − ${base}) ÷ ${base} × 100`,
        values: `(${value} − ${before}) ÷ ${before} × 100`,
        result,
      }
    }
    case 'contribution': {
      const [name = '', base = '', total = ''] = names
      const [value = '', before = '', whole = ''] = values
      return {
        words: `(${name} − ${base}) ÷ ${total} × 100`,
        values: `(${value} − ${before}) ÷ ${whole} × 100`,
        result,
      }
    }
    case 'remaining':
      return join(names.toReversed(), values.toReversed(), ' − ', '', result, words.rules[rule])
    case 'per-quarter':
      return writePerQuarter(explanation, names, values, words)
    case 'rank': {
      const { counts } = explanation
      const place = counts === null ? words.rules.rank : words.comparisonWords.rank(counts.of, counts.among)
      return { words: place, values: values.join(', '), result }
    }
    case 'quotient':
      return join(names, values, ' ÷ ', times, result, words.rules[rule])
    case 'last-period':
      return { words: words.rules[rule], values: names.join(', '), result }
    case 'sum-localities':
    case 'sum-sectors':
    case 'sum-indicators':
    case 'sum-periods': {
      const shown = operands.filter((operand) => operand.status === 'number').slice(0, longestSum)
      const rest = operands.filter((operand) => operand.status === 'number').length - shown.length
      const sum = shown.map((operand) => writeNumber(operand, words)).join(' + ')
      return { words: words.rules[rule], values: rest > 0 ? `${sum} + …` : sum, result }
    }
  }
}

const monthsOfQuarter = 3

/** A plan that is reached asks for nothing, whatever the difference; one whose period is over cannot be shared out. */
function writePerQuarter(
  explanation: Explanation,
  names: readonly string[],
  values: readonly string[],
  words: Words,
): RuleText {
  const { counts, rule } = explanation
  const result = writeResult(explanation, words)
  const left = counts?.of ?? 0
  if (left === 0) return { words: words.comparisonWords.over, values: '', result }
  if (explanation.result.status === 'number' && explanation.result.value === 0)
    return { words: words.comparisonWords.reached, values: '', result }
  const [name = '', plan = ''] = names
  const [value = '', planned = ''] = values
  const share = ` ÷ ${String(left)} × ${String(monthsOfQuarter)}`
  return names.length < 2
    ? { words: words.rules[rule], values: '', result }
    : { words: `(${plan} − ${name})${share}`, values: `(${planned} − ${value})${share}`, result }
}

function join(
  names: readonly string[],
  values: readonly string[],
  sign: string,
  after: string,
  result: string,
  fallback: string,
): RuleText {
  if (names.length < 2) return { words: fallback, values: '', result }
  return { words: names.join(sign) + after, values: values.join(sign) + after, result }
}
