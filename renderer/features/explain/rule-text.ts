import type { ExplainedNumber, Explanation } from '../../../shared/model/explanation'
import type { Derivation } from '../../../shared/model/fact'
import { formatScaled } from '../../../shared/format/format-number'
import type { Words } from '../../i18n/words'
import { writeDecimal } from '../../ui/write-decimal'

/** A figure as text; a figure that is none is written as its reason. */
export function writeNumber(number: ExplainedNumber, words: Words): string {
  if (number.status === 'number' && number.value !== null)
    return formatScaled(number.value, number.decimals, { percent: number.percent })
  if (number.status === 'none') return '–'
  if (number.status === 'unknown') return '…'
  if (number.status === 'blank') return words.explain.blank
  return `– (${words.statuses[number.status]})`
}

/** The arithmetic by which a figure follows from what a document states. */
export function writeDerivation(derivation: Derivation): string {
  const current = writeDecimal(derivation.current)
  if (derivation.rule === 'ratio') return `${current} ÷ ${writeDecimal(derivation.ratio)} × 100`
  const difference = writeDecimal(derivation.difference)
  return `${current} − ${difference.startsWith('−') ? `(${difference})` : difference}`
}

/** Values of one row differ by scenario and period, parts by sector, place or indicator. */
export function nameOperand(operand: ExplainedNumber, rule: Explanation['rule'], words: Words): string {
  return operand.at === null || rule === 'share'
    ? operand.label
    : words.writeScenario(operand.at.scenario, operand.at)
}

/** The result of an explained cell: differences carry their sign. */
export function writeResult(explanation: Explanation, words: Words): string {
  const { result, rule } = explanation
  if (rule === 'difference' && result.status === 'number' && result.value !== null)
    return formatScaled(result.value, result.decimals, { sign: true })
  if (result.status !== 'number' && result.status !== 'blank' && result.status !== 'unknown') return '–'
  return result.status === 'blank' ? '' : writeNumber(result, words)
}

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
      return { words: words.rules.entered, values: '', result }
    }
    case 'none':
      return { words: missing === '' ? words.rules[rule] : upperFirst(missing, words), values: '', result }
    case 'difference':
      return join(names, values, ' − ', '', result, words.rules[rule])
    case 'index':
      return join(names, values, ' ÷ ', ' × 100', result, words.rules[rule])
    case 'share':
      return join(names, values, ' ÷ ', ' × 100', result, words.rules[rule])
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

function upperFirst(text: string, words: Words): string {
  return text.charAt(0).toLocaleUpperCase(words.language) + text.slice(1)
}
