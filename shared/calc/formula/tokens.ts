import { normalizeText } from '../../format/search-text'
import type { Operator, Span } from './ast'
import type { FormulaSyntaxError } from './syntax-error'

/**
 * Text into tokens. The comma has two readings: directly between two digits it is the decimal comma, wherever it stands,
 * also among arguments; any other comma separates arguments, as ";" always does. So `MAX(1,5)` has one argument and
 * `MAX(1, 5)` or `MAX(1;5)` two. A point is a decimal point; a number that could as well be grouped thousands (`1.234`,
 * `1.234,5`, `1,5,2`) is refused instead of guessed, since cells read `1.234` as 1234.
 */
export type Token = Span &
  (
    | { kind: 'number'; text: string }
    | { kind: 'name'; text: string }
    | { kind: 'reference'; code: string; sector: string | null }
    | { kind: 'operator'; operator: Operator }
    | { kind: '(' | ')' | ';' | '%' | 'end' }
  )

const operators: Readonly<Record<string, Operator>> = {
  '+': '+',
  '-': '-',
  '−': '-',
  '–': '-',
  '*': '*',
  '×': '*',
  '/': '/',
  '÷': '/',
  '=': '=',
  '<>': '<>',
  '≠': '<>',
  '<': '<',
  '<=': '<=',
  '≤': '<=',
  '>': '>',
  '>=': '>=',
  '≥': '>=',
}

const spacePattern = /\s+/y
const numberPattern = /\d+(?:[.,]\d+)*/y
const namePattern = /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy
const operatorPattern = /<=|>=|<>|[-+−–*×/÷=≠<≤>≥]/y
const groupedPattern = /^[1-9]\d{0,2}\.\d{3}$/

/** Reads one formula, with or without its leading "=". The last token is the end. */
export function readTokens(
  text: string,
): { ok: true; tokens: readonly Token[] } | { ok: false; error: FormulaSyntaxError } {
  const tokens: Token[] = []
  let at = match(spacePattern, text, 0).length
  if (text[at] === '=') at += 1
  while (at < text.length) {
    const space = match(spacePattern, text, at)
    if (space !== '') {
      at += space.length
      continue
    }
    const token = readToken(text, at)
    if (token.kind === 'error') return { ok: false, error: token.error }
    tokens.push(token)
    at = token.to
  }
  tokens.push({ kind: 'end', from: text.length, to: text.length })
  return { ok: true, tokens }
}

type Refusal = { kind: 'error'; error: FormulaSyntaxError }

function readToken(text: string, from: number): Token | Refusal {
  const character = text[from] ?? ''
  if (character === '[') return readReference(text, from)
  if (character === '(' || character === ')' || character === ';' || character === '%') {
    return { kind: character, from, to: from + 1 }
  }
  if (character === ',') return { kind: ';', from, to: from + 1 }
  const number = match(numberPattern, text, from)
  if (number !== '') return readNumber(number, from)
  const name = match(namePattern, text, from)
  if (name !== '') return { kind: 'name', text: name, from, to: from + name.length }
  const sign = match(operatorPattern, text, from)
  const operator = operators[sign]
  if (operator !== undefined) return { kind: 'operator', operator, from, to: from + sign.length }
  const length = (text.codePointAt(from) ?? 0) > 0xffff ? 2 : 1
  return refuse('unexpected-character', from, from + length, [])
}

function readNumber(number: string, from: number): Token | Refusal {
  const to = from + number.length
  const marks = number.replace(/\d/g, '').length
  if (marks > 1 || groupedPattern.test(number)) return refuse('ambiguous-number', from, to, [])
  return { kind: 'number', text: number.replace(',', '.'), from, to }
}

function readReference(text: string, from: number): Token | Refusal {
  const length = text.slice(from + 1).search(/[[\]]/)
  const close = from + 1 + length
  if (length === -1) return refuse('unclosed-reference', from, text.length, ['closing-bracket'])
  if (text[close] === '[') return refuse('unclosed-reference', from, close, ['closing-bracket'])
  const to = close + 1
  const [code = '', sector, ...more] = text
    .slice(from + 1, close)
    .split(':')
    .map((part) => normalizeText(part).trim())
  if (code === '') return refuse('empty-reference', from, to, ['indicator'])
  if (sector === '' || more.length > 0) return refuse('empty-reference', from, to, ['sector'])
  return { kind: 'reference', code, sector: sector ?? null, from, to }
}

function refuse(
  kind: FormulaSyntaxError['kind'],
  from: number,
  to: number,
  expected: FormulaSyntaxError['expected'],
): Refusal {
  return { kind: 'error', error: { kind, from, to, expected } }
}

/** The text that `pattern` (sticky) matches at `at`; empty when it does not. */
function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}
