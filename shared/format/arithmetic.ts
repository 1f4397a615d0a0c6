import { canonicalDecimal, negateDecimal } from './decimal'
import { readNotation } from './number-notation'

/**
 * Small sums typed into a cell ("=120+35*2"): numbers as cells take them, + − × ÷, brackets and a % behind a number. The
 * result is exact: it is a quotient of integers until the end, and where it needs more decimals than the row has, nobody
 * rounds it silently. Names do not belong here: formulas over indicators are indicators of their own.
 */
export type Arithmetic =
  /** A plain decimal that fits the row's decimals. */
  | { kind: 'number'; value: string }
  /** More decimals than the row has: rounded half away from zero, then cut off. */
  | { kind: 'ask'; candidates: string[] }
  | { kind: 'invalid'; reason: 'names' | 'syntax' | 'division-by-zero' | 'percent' }
  /** `text` is the number in doubt ("1,234"), `readings` what it may mean as plain decimals. */
  | { kind: 'doubtful'; text: string; readings: readonly string[] }

type Options = { decimals: number; percent: boolean }

/** n / d with d > 0. */
type Exact = { n: bigint; d: bigint }

type Token = { kind: 'number'; value: Exact } | { kind: 'sign'; sign: string }

/** Whether a text asks to be evaluated. */
export function isArithmetic(text: string): boolean {
  return /^\s*=/.test(text)
}

/** Evaluates a text that begins with "=". Never throws. */
export function evaluateArithmetic(text: string, options: Options): Arithmetic {
  const body = text.normalize('NFC').trim().replace(/^=/, '')
  if (/[\p{L}"'[\]{}$!]/u.test(body)) return { kind: 'invalid', reason: 'names' }
  if (options.percent && body.includes('%')) return { kind: 'invalid', reason: 'percent' }
  const tokens = readTokens(body, options)
  if (!Array.isArray(tokens)) return tokens
  const parser = new Parser(tokens)
  const result = parser.readSum()
  if (parser.dividedByZero) return { kind: 'invalid', reason: 'division-by-zero' }
  if (result === null || !parser.isAtEnd()) return { kind: 'invalid', reason: 'syntax' }
  return fit(result, options.decimals)
}

const numberAhead = /^\d(?:[\d.,]|[ \u00a0\u202f](?=\d{3}(?!\d)))*/
const signs: Readonly<Record<string, string>> = {
  '+': '+',
  '-': '-',
  '\u2212': '-',
  '\u2013': '-',
  '*': '*',
  '×': '*',
  '·': '*',
  '/': '/',
  '÷': '/',
  '(': '(',
  ')': ')',
  '%': '%',
}

function readTokens(body: string, { decimals }: Options): Token[] | Exclude<Arithmetic, { kind: 'number' }> {
  const tokens: Token[] = []
  let rest = body.trimStart()
  while (rest !== '') {
    const written = numberAhead.exec(rest)?.[0]
    const length = written?.length ?? 1
    if (written === undefined) {
      const sign = signs[rest.charAt(0)]
      if (sign === undefined) return { kind: 'invalid', reason: 'syntax' }
      tokens.push({ kind: 'sign', sign })
    } else {
      const reading = readNotation(written.replace(/[\u00a0\u202f]/g, ' '), { decimals, magnitude: false })
      if (reading.kind === 'unreadable') return { kind: 'invalid', reason: 'syntax' }
      if (reading.kind === 'doubtful') return { kind: 'doubtful', text: written, readings: reading.values }
      tokens.push({ kind: 'number', value: toExact(reading.value) })
    }
    rest = rest.slice(length).trimStart()
  }
  return tokens
}

/** Precedence climbing by hand: sum of products of signed values. Null where the text breaks off or makes no sense. */
class Parser {
  dividedByZero = false
  private at = 0

  constructor(private readonly tokens: readonly Token[]) {}

  isAtEnd(): boolean {
    return this.at === this.tokens.length
  }

  readSum(): Exact | null {
    let left = this.readProduct()
    for (;;) {
      const sign = this.take('+', '-')
      if (sign === null || left === null) return left
      const right = this.readProduct()
      if (right === null) return null
      const by = sign === '+' ? right.n : -right.n
      left = { n: left.n * right.d + by * left.d, d: left.d * right.d }
    }
  }

  private readProduct(): Exact | null {
    let left = this.readSigned()
    for (;;) {
      const sign = this.take('*', '/')
      if (sign === null || left === null) return left
      const right = this.readSigned()
      if (right === null) return null
      if (sign === '*') left = { n: left.n * right.n, d: left.d * right.d }
      else if (right.n === 0n) {
        this.dividedByZero = true
        return null
      } else {
        const turn = right.n < 0n ? -1n : 1n
        left = { n: left.n * right.d * turn, d: left.d * right.n * turn }
      }
    }
  }

  private readSigned(): Exact | null {
    const sign = this.take('+', '-')
    if (sign === null) return this.readValue()
    const value = this.readSigned()
    return value === null || sign === '+' ? value : { n: -value.n, d: value.d }
  }

  private readValue(): Exact | null {
    if (this.take('(') !== null) {
      const inside = this.readSum()
      return inside === null || this.take(')') === null ? null : this.readPercent(inside)
    }
    const token = this.tokens[this.at]
    if (token?.kind !== 'number') return null
    this.at += 1
    return this.readPercent(token.value)
  }

  private readPercent(value: Exact): Exact {
    return this.take('%') === null ? value : { n: value.n, d: value.d * 100n }
  }

  private take(...wanted: readonly string[]): string | null {
    const token = this.tokens[this.at]
    if (token?.kind !== 'sign' || !wanted.includes(token.sign)) return null
    this.at += 1
    return token.sign
  }
}

function toExact(plain: string): Exact {
  const [whole = '0', fraction = ''] = plain.split('.')
  return { n: BigInt(whole + fraction), d: 10n ** BigInt(fraction.length) }
}

function fit({ n, d }: Exact, decimals: number): Arithmetic {
  const scaled = n * 10n ** BigInt(decimals)
  if (scaled % d === 0n) return { kind: 'number', value: toPlain(scaled / d, decimals) }
  const magnitude = scaled < 0n ? -scaled : scaled
  const cut = magnitude / d
  const rounded = (magnitude * 2n + d) / (d * 2n)
  const candidates = [rounded, cut].map((one) => toPlain(scaled < 0n ? -one : one, decimals))
  return { kind: 'ask', candidates: [...new Set(candidates)] }
}

function toPlain(scaled: bigint, decimals: number): string {
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, '0')
  const point = digits.length - decimals
  const plain = decimals === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`
  return scaled < 0n ? negateDecimal(plain) : canonicalDecimal(plain)
}
