import { signOf, type Quotient } from '../exact'
import type { Expression, NumberNode, Operator } from './ast'
import { evaluateFormula, type FormulaValue } from './evaluate-formula'
import type { FunctionName } from './functions'
import { isShift, listDistinctReferences, type PlacedReference } from './placed-reference'
import { isPrimary, writeFormula } from './print-formula'

/** The words of a language around a formula; the names of indicators come from the workbook. */
export type FormulaWords = {
  name: (reference: PlacedReference) => string
  number: (node: NumberNode) => string
  /** Between two operands, without spaces. */
  operators: Readonly<Record<Operator, string>>
  negation: (operand: string) => string
  functions: Readonly<Record<FunctionName, (args: readonly string[]) => string>>
}

/** The formula as words: "Lợi nhuận chia cho Tổng số hợp tác xã". */
export function explainInWords(ast: Expression, words: FormulaWords): string {
  return writeFormula(ast, {
    number: words.number,
    reference: words.name,
    operator: (operator) => ` ${words.operators[operator]} `,
    negation: words.negation,
    group: (inside) => `(${inside})`,
    call: ({ name }, args) => words.functions[name](args),
  })
}

export type ExplainedFormula = {
  /** The formula with the value of every reference in its place: "1.250 / 26". */
  text: string
  result: FormulaValue
  /** Each different reference once, in the order of the text. */
  operands: { reference: PlacedReference; value: FormulaValue; text: string }[]
}

/**
 * The formula as values at one cell, through the same `read` as its evaluation. `format` writes a value; it is given the
 * reference it belongs to (for its decimals and unit), or null for a number of the formula itself. KYTRUOC, CUNGKY and
 * KEHOACH disappear: the value shown is already the one of that period or plan.
 */
export function explainAsValues(
  ast: Expression,
  read: (reference: PlacedReference) => FormulaValue,
  format: (value: FormulaValue, reference: PlacedReference | null) => string,
): ExplainedFormula {
  const text = writeFormula(ast, {
    number: (node) => (node.percent ? `${format(withoutPercent(node), null)}%` : format(node.value, null)),
    reference: (reference) => {
      const value = read(reference)
      const written = format(value, reference)
      return typeof value !== 'string' && signOf(value.n) < 0 ? `(${written})` : written
    },
    operator: (operator) => ` ${operator} `,
    negation: (operand) => `-${operand}`,
    group: (inside) => `(${inside})`,
    call: ({ name, args }, texts) => {
      const [argument] = args
      if (!isShift(name) || argument === undefined || args.length > 1) return `${name}(${texts.join('; ')})`
      return isPrimary(argument) ? texts.join('') : `(${texts.join('')})`
    },
  })
  const operands = listDistinctReferences(ast).map((reference) => {
    const value = read(reference)
    return { reference, value, text: format(value, reference) }
  })
  return { text, result: evaluateFormula(ast, read), operands }
}

function withoutPercent({ value }: NumberNode): Quotient {
  return { n: BigInt(value.n) * 100n, d: value.d }
}
