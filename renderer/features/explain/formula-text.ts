import {
  formulaErrors,
  type FormulaError,
  type FormulaValue,
} from '../../../shared/calc/formula/evaluate-formula'
import { explainAsValues, explainInWords } from '../../../shared/calc/formula/explain-formula'
import { parseFormula } from '../../../shared/calc/formula/parse-formula'
import { powerOfTen, type Quotient } from '../../../shared/calc/exact'
import { formatScaled } from '../../../shared/format/format-number'
import { writeStatus } from '../../../shared/table/cell-text'
import type { CellStatus } from '../../../shared/model/cell'
import type { ExplainedNumber, Explanation } from '../../../shared/model/explanation'
import type { FormulaReference } from '../../../shared/model/formula-reference'
import type { Words } from '../../i18n/words'
import { writeDecimal } from '../../ui/write-decimal'

/** Whether a status is an error of a formula, shown by its mark ("#CHIA0"), and not a reason for a dash. */
export function isFormulaError(status: CellStatus): status is FormulaError {
  return formulaErrors.some((error) => error === status)
}

/** An operand by its name, with scenario and period where the formula leaves those of the cell. */
export function nameFormulaOperand(explanation: Explanation, at: number, words: Words): string {
  const operand = explanation.operands[at]
  const reference = explanation.formula?.references[at]
  if (operand === undefined) return ''
  const moves =
    reference !== undefined && (reference.previous > 0 || reference.years > 0 || reference.scenario !== null)
  return moves && operand.at !== null
    ? words.formulas.placed(operand.label, words.writeScenario(operand.at.scenario, operand.at))
    : operand.label
}

/** The formula read aloud and with its values in place; both empty when it cannot be read. */
export function writeFormulaRule(
  { formula, operands }: Explanation,
  words: Words,
): { words: string; values: string } {
  const parsed = formula === null ? null : parseFormula(formula.text)
  if (formula === null || parsed?.ok !== true) return { words: '', values: '' }
  const byReference = new Map(
    formula.references.map((reference, at) => [keyOf(reference), operands[at]] as const),
  )
  // KYTRUOC and the like are words around the name, so the name is without its period here.
  const name = (reference: FormulaReference): string =>
    byReference.get(keyOf(reference))?.label ?? reference.code
  const values = explainAsValues(
    parsed.ast,
    (reference) => valueOf(byReference.get(keyOf(reference))),
    (value, reference) =>
      reference === null ? writeLiteral(value) : writeOperand(byReference.get(keyOf(reference)), words),
  )
  return {
    words: upperFirst(explainInWords(parsed.ast, { ...words.formulas.language, name }), words),
    values: values.text,
  }
}

/** Why a formula gives no number: what is missing, or where the error comes from. Null when it gives one. */
export function explainFailure(explanation: Explanation, words: Words): string | null {
  const { status } = explanation.result
  const named = (isMeant: (operand: ExplainedNumber) => boolean): string[] =>
    explanation.operands.flatMap((operand, at) =>
      isMeant(operand) ? [nameFormulaOperand(explanation, at, words)] : [],
    )
  if (status === 'blank') {
    const missing = named(isMissing)
    return missing.length === 0 ? words.formulas.nothingMissing : words.formulas.missing(missing)
  }
  const sentence = failures[status]
  if (sentence === undefined) return null
  const failing = named((operand) => operand.status === 'zero-base' || isFormulaError(operand.status))
  return [words.formulas[sentence], ...(failing.length === 0 ? [] : [words.formulas.failing(failing)])].join(
    ' ',
  )
}

const failures: { readonly [status in CellStatus]?: 'divisionByZero' | 'cycle' | 'overflow' | 'broken' } = {
  'division-by-zero': 'divisionByZero',
  cycle: 'cycle',
  overflow: 'overflow',
  broken: 'broken',
}

function isMissing({ status }: ExplainedNumber): boolean {
  return status === 'blank' || status === 'unknown' || status === 'no-meaning'
}

/** As far as writing it needs: its sign. */
function valueOf(operand: ExplainedNumber | undefined): FormulaValue {
  if (operand?.status === 'none') return { n: 0, d: 1 }
  return operand?.status === 'number' && operand.value !== null
    ? { n: operand.value, d: powerOfTen(operand.decimals) }
    : 'missing'
}

/** Nothing occurred is a zero to the formula. */
function writeOperand(operand: ExplainedNumber | undefined, words: Words): string {
  if (operand === undefined) return '?'
  const { status, value, decimals, percent } = operand
  if (status === 'number' && value !== null) return formatScaled(value, decimals, { percent })
  if (status === 'none') return '0'
  if (status === 'blank') return words.explain.blank
  return status === 'unknown' || isFormulaError(status) ? writeStatus(status) : '–'
}

/** A number of the formula itself: its denominator is a power of ten. */
function writeLiteral(value: FormulaValue): string {
  if (typeof value === 'string') return ''
  return writeDecimal(writePlain(value))
}

function writePlain({ n, d }: Quotient): string {
  const decimals = String(d).length - 1
  const digits = String(n).padStart(decimals + 1, '0')
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '')
  const whole = digits.slice(0, digits.length - decimals)
  return decimals === 0 || fraction === '' ? whole : `${whole}.${fraction}`
}

function keyOf({ code, sector, previous, years, scenario }: FormulaReference): string {
  return JSON.stringify([code, sector, previous, years, scenario])
}

export function upperFirst(text: string, words: Words): string {
  return text.charAt(0).toLocaleUpperCase(words.language) + text.slice(1)
}
