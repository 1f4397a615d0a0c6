import { canonicalDecimal } from '../../format/decimal'
import type { Quotient } from '../exact'
import { demote } from './bounded-quotient'
import type { FunctionName } from './functions'

/**
 * A formula as a tree. Sums and products are chains (first operand, then operator and operand), evaluated from left to
 * right: the depth of a tree is the nesting a person wrote, never the number of terms, so that walking it recursively is
 * safe. A chain directly inside a chain of the same level was written in parentheses and keeps them.
 */
export type Expression = NumberNode | ReferenceNode | NegationNode | ChainNode | ComparisonNode | CallNode

/** Offsets in the source text, in UTF-16 units: from inclusive, to exclusive. */
export type Span = { from: number; to: number }

export type NumberNode = Span & {
  kind: 'number'
  /** Canonical plain decimal without sign, as written before "%": "0.5". */
  text: string
  percent: boolean
  /** What it is worth: 5% is 5/100. */
  value: Quotient
}

export type ReferenceNode = Span & {
  kind: 'reference'
  code: string
  /** Sector code; `allSectors` for the total; null: the sector in which the formula is evaluated. */
  sector: string | null
}

export type NegationNode = Span & { kind: 'negation'; operand: Expression }

export type SumOperator = '+' | '-'
export type ProductOperator = '*' | '/'
export type ComparisonOperator = '=' | '<>' | '<' | '<=' | '>' | '>='
export type Operator = SumOperator | ProductOperator | ComparisonOperator

/** `rest` is never empty. */
export type ChainNode = Span &
  (
    | { kind: 'sum'; first: Expression; rest: readonly ChainLink<SumOperator>[] }
    | { kind: 'product'; first: Expression; rest: readonly ChainLink<ProductOperator>[] }
  )

export type ChainLink<Op extends Operator> = { operator: Op; operand: Expression }

export type ComparisonNode = Span & {
  kind: 'comparison'
  operator: ComparisonOperator
  left: Expression
  right: Expression
}

export type CallNode = Span & { kind: 'call'; name: FunctionName; args: readonly Expression[] }

/** The sector of `[x:*]`. */
export const allSectors = '*'

/** `text` is a plain decimal without sign ("007.50"); other text throws RangeError. */
export function makeNumber(text: string, percent: boolean, span: Span): NumberNode {
  const canonical = canonicalDecimal(text)
  const [whole = '0', fraction = ''] = canonical.split('.')
  const d = 10n ** BigInt(fraction.length + (percent ? 2 : 0))
  const value = { n: demote(BigInt(whole + fraction)), d: demote(d) }
  return { kind: 'number', text: canonical, percent, value, from: span.from, to: span.to }
}

/** The expressions directly inside one, from left to right. */
export function listOperands(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'number':
    case 'reference':
      return []
    case 'negation':
      return [node.operand]
    case 'sum':
    case 'product':
      return [node.first, ...node.rest.map(({ operand }) => operand)]
    case 'comparison':
      return [node.left, node.right]
    case 'call':
      return node.args
  }
}
