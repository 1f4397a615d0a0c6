import type { CallNode, Expression, NumberNode, Operator } from './ast'
import { noShift, placeReference, shiftBy, type PlacedReference, type Shift } from './placed-reference'

/** How the parts of a formula are written; the walk adds parentheses where the tree needs them, and only there. */
export type FormulaStyle = {
  number: (node: NumberNode) => string
  reference: (reference: PlacedReference) => string
  /** Between two operands, with its spaces. */
  operator: (operator: Operator) => string
  negation: (operand: string) => string
  group: (inside: string) => string
  call: (node: CallNode, args: readonly string[]) => string
}

const levels = { comparison: 1, sum: 2, product: 3, negation: 4, number: 5, reference: 5, call: 5 } as const

/** Whether an expression stands as one operand everywhere without parentheses. */
export function isPrimary(node: Expression): boolean {
  return levels[node.kind] === 5
}

/** The canonical text: "=", canonical function names, decimal comma, "; " between arguments. */
export function printFormula(ast: Expression): string {
  return `=${writeFormula(ast, canonicalStyle)}`
}

const canonicalStyle: FormulaStyle = {
  number: ({ text, percent }) => `${text.replace('.', ',')}${percent ? '%' : ''}`,
  reference: ({ code, sector }) => (sector === null ? `[${code}]` : `[${code}:${sector}]`),
  operator: (operator) => operator,
  negation: (operand) => `-${operand}`,
  group: (inside) => `(${inside})`,
  call: ({ name }, args) => `${name}(${args.join('; ')})`,
}

/** A formula in a style; used for its text, for words and for values. */
export function writeFormula(node: Expression, style: FormulaStyle, shift: Shift = noShift): string {
  const write = (operand: Expression, minimum: number): string => {
    const text = writeFormula(operand, style, shift)
    return levels[operand.kind] < minimum ? style.group(text) : text
  }
  switch (node.kind) {
    case 'number':
      return style.number(node)
    case 'reference':
      return style.reference(placeReference(node, shift))
    case 'negation':
      return style.negation(write(node.operand, levels.negation))
    case 'sum':
    case 'product': {
      // One level above its own: a chain inside a chain of the same kind keeps its parentheses.
      const minimum = levels[node.kind] + 1
      const rest = node.rest.map(
        ({ operator, operand }) => `${style.operator(operator)}${write(operand, minimum)}`,
      )
      return `${write(node.first, minimum)}${rest.join('')}`
    }
    case 'comparison':
      return `${write(node.left, levels.sum)}${style.operator(node.operator)}${write(node.right, levels.sum)}`
    case 'call': {
      const inside = shiftBy(node.name, shift)
      return style.call(
        node,
        node.args.map((argument) => writeFormula(argument, style, inside)),
      )
    }
  }
}
