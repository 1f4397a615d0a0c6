import { makeNumber, type ChainLink, type Expression, type Operator, type Span } from './ast'
import { findFunction } from './functions'
import { printFormula } from './print-formula'
import { formulaLimits, type Expected, type FormulaSyntaxError } from './syntax-error'
import { readTokens, type Token } from './tokens'

/**
 * A Pratt parser. Binding from loose to tight: comparison (which does not chain), + −, × ÷, sign. Its recursion is the
 * nesting of the text and stops at `formulaLimits.depth`; terms of a sum or product are collected in a loop.
 */
export type ParsedFormula = { ok: true; ast: Expression } | { ok: false; error: FormulaSyntaxError }

const powers = { comparison: 1, sum: 2, product: 3, sign: 4 } as const

/**
 * Reads a formula, with or without its leading "=". Whether its references exist and its functions have the right
 * arguments is for `checkFormula`. Never throws: any text gives a tree or an error with its place. What parses also
 * parses after `printFormula`, to the same tree.
 */
export function parseFormula(text: string): ParsedFormula {
  const { characters } = formulaLimits
  if (text.length > characters) return refuse('too-long', { from: characters, to: text.length })
  const read = readTokens(text)
  if (!read.ok) return read
  if (read.tokens.length === 1) return refuse('empty', { from: text.length, to: text.length }, ['operand'])
  const parsed = parseTokens(read.tokens)
  // Canonical names may be longer than the aliases that were typed; what is stored has to be readable again.
  if (parsed.ok && printFormula(parsed.ast).length > characters) {
    return refuse('too-long', { from: 0, to: text.length })
  }
  return parsed
}

function refuse(
  kind: FormulaSyntaxError['kind'],
  { from, to }: Span,
  expected: readonly Expected[] = [],
): ParsedFormula & { ok: false } {
  return { ok: false, error: { kind, from, to, expected } }
}

function parseTokens(tokens: readonly Token[]): ParsedFormula {
  const end: Token = { kind: 'end', from: 0, to: 0 }
  let next = 0
  let depth = 0
  // The first failure counts; every function returns null from then on.
  const failures: FormulaSyntaxError[] = []

  const peek = (): Token => tokens[next] ?? tokens.at(-1) ?? end
  const take = (): Token => {
    const token = peek()
    next += 1
    return token
  }

  function fail(token: Token, expected: readonly Expected[]): null {
    return failAs(token.kind === 'end' ? 'unexpected-end' : 'unexpected-token', token, expected)
  }

  function failAs(
    kind: FormulaSyntaxError['kind'],
    { from, to }: Span,
    expected: readonly Expected[] = [],
  ): null {
    failures.push({ kind, from, to, expected })
    return null
  }

  /** One level of nesting; `opening` is what to point at when it is one too many. */
  function nest<T>(opening: Token, parse: () => T | null): T | null {
    if (depth === formulaLimits.depth) return failAs('too-deep', opening)
    depth += 1
    const parsed = parse()
    depth -= 1
    return parsed
  }

  function parseExpression(minimum: number): Expression | null {
    let left = parseOperand()
    // The chain being collected here; one that came out of parentheses is an operand like any other.
    let open: Expression | null = null
    while (left !== null) {
      const token = peek()
      if (token.kind !== 'operator' || powerOf(token.operator) < minimum) return left
      if (isComparison(token.operator) && open?.kind === 'comparison') {
        return failAs('chained-comparison', token)
      }
      take()
      const right = parseExpression(powerOf(token.operator) + 1)
      if (right === null) return null
      left = open = combine(left, left === open, token.operator, right)
    }
    return null
  }

  function parseOperand(): Expression | null {
    const token = take()
    switch (token.kind) {
      case 'number': {
        const percent = peek().kind === '%'
        const { to } = percent ? take() : token
        return makeNumber(token.text, percent, { from: token.from, to })
      }
      case 'reference': {
        const { code, sector, from, to } = token
        return { kind: 'reference', code, sector, from, to }
      }
      case 'name':
        return nest(token, () => parseCall(token))
      case '(':
        return nest(token, () => {
          const inside = parseExpression(powers.comparison)
          if (inside === null) return null
          const closing = take()
          if (closing.kind !== ')') return fail(closing, ['operator', 'closing-parenthesis'])
          return { ...inside, from: token.from, to: closing.to }
        })
      case 'operator':
        if (token.operator !== '-' && token.operator !== '+') return fail(token, ['operand'])
        return nest(token, () => {
          const operand = parseExpression(powers.sign)
          // A plus sign says nothing ("=+[a]" is a habit from spreadsheets).
          if (operand === null || token.operator === '+') return operand
          return { kind: 'negation', operand, from: token.from, to: operand.to }
        })
      case ')':
      case ';':
      case '%':
      case 'end':
        return fail(token, ['operand'])
    }
  }

  function parseCall(token: Token & { kind: 'name' }): Expression | null {
    const name = findFunction(token.text)
    if (name === null) return failAs('unknown-function', token, ['function', 'indicator'])
    const opening = take()
    if (opening.kind !== '(') return fail(opening, ['opening-parenthesis'])
    const args: Expression[] = []
    if (peek().kind === ')') return { kind: 'call', name, args, from: token.from, to: take().to }
    for (;;) {
      const argument = parseExpression(powers.comparison)
      if (argument === null) return null
      args.push(argument)
      const mark = take()
      if (mark.kind === ')') return { kind: 'call', name, args, from: token.from, to: mark.to }
      if (mark.kind !== ';') return fail(mark, ['operator', 'separator', 'closing-parenthesis'])
    }
  }

  const ast = parseExpression(powers.comparison)
  const last = peek()
  if (ast !== null && last.kind !== 'end') fail(last, ['operator'])
  const [error] = failures
  if (error !== undefined) return { ok: false, error }
  return ast === null ? refuse('unexpected-end', last, ['operand']) : { ok: true, ast }
}

function isComparison(operator: Operator): boolean {
  return powerOf(operator) === powers.comparison
}

function powerOf(operator: Operator): number {
  switch (operator) {
    case '+':
    case '-':
      return powers.sum
    case '*':
    case '/':
      return powers.product
    default:
      return powers.comparison
  }
}

function combine(left: Expression, extend: boolean, operator: Operator, right: Expression): Expression {
  const span = { from: left.from, to: right.to }
  switch (operator) {
    case '+':
    case '-': {
      const link = { operator, operand: right }
      return extend && left.kind === 'sum'
        ? { ...span, kind: 'sum', first: left.first, rest: append(left.rest, link) }
        : { ...span, kind: 'sum', first: left, rest: [link] }
    }
    case '*':
    case '/': {
      const link = { operator, operand: right }
      return extend && left.kind === 'product'
        ? { ...span, kind: 'product', first: left.first, rest: append(left.rest, link) }
        : { ...span, kind: 'product', first: left, rest: [link] }
    }
    default:
      return { ...span, kind: 'comparison', operator, left, right }
  }
}

function append<Op extends Operator>(rest: readonly ChainLink<Op>[], link: ChainLink<Op>): ChainLink<Op>[] {
  return [...rest, link]
}
