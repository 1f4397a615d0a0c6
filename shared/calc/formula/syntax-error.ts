import type { Span } from './ast'

export const syntaxErrorKinds = [
  'empty', // nothing but spaces and "="
  'too-long', // beyond `formulaLimits.characters`
  'too-deep', // beyond `formulaLimits.depth`
  'unexpected-character',
  'ambiguous-number', // "1.234", "1.234.567", "1,5,2": decimals or thousands
  'unclosed-reference', // "[" without "]"
  'empty-reference', // "[]", "[:NN]", "[x:]", "[x:a:b]"
  'unknown-function',
  'unexpected-token',
  'unexpected-end',
  'chained-comparison', // "a < b < c"
] as const

/** What could stand at the place of the error. */
export type Expected =
  | 'operand'
  | 'operator'
  | 'opening-parenthesis'
  | 'closing-parenthesis'
  | 'separator'
  | 'closing-bracket'
  | 'indicator'
  | 'sector'
  | 'function'

/** Why a text is no formula, and where: the span is what to underline; at the end of the text it is empty. */
export type FormulaSyntaxError = Span & {
  kind: (typeof syntaxErrorKinds)[number]
  expected: readonly Expected[]
}

/** `depth` counts parentheses, calls and signs around one operand. */
export const formulaLimits = { characters: 4000, depth: 64 } as const
