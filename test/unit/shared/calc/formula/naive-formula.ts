import type { Expression } from '../../../../../shared/calc/formula/ast'
import type { FormulaValue } from '../../../../../shared/calc/formula/evaluate-formula'
import type { PlacedReference } from '../../../../../shared/calc/formula/placed-reference'

/**
 * The formula language once more, as plainly as possible and on its own: binary steps on unlimited rational numbers that
 * are never reduced. Where the engine gives a number, this one gives the same.
 */
export type Naive = { n: bigint; d: bigint } | string

/** `read` gives the value of a reference at its place. */
export function evaluateNaiveFormula(
  ast: Expression,
  read: (reference: PlacedReference) => Naive = readNaiveCell,
): Naive {
  return naive(ast, { previous: 0, years: 0, scenario: null }, read)
}

function readNaiveCell(reference: PlacedReference): Naive {
  const value = readCell(reference)
  return typeof value === 'string' ? value : { n: BigInt(value.n), d: BigInt(value.d) }
}

/** The cell's figures: every place has its own, some have none or are broken. */
export function readCell({ code, sector, previous, years, scenario }: PlacedReference): FormulaValue {
  if (code === 'zero') return { n: 0, d: 1 }
  if (code === 'gone' && previous === 0) return 'missing'
  if (code === 'b' && (scenario === 'plan' || sector === 'NN')) return 'cycle'
  const seed = [...`${code}${sector ?? ''}${String(previous)}-${String(years)}${scenario ?? ''}`].reduce(
    (sum, letter) => sum * 31 + (letter.codePointAt(0) ?? 0),
    7,
  )
  return { n: (seed % 2_000_003) - 1_000_000, d: 10 ** (seed % 4) }
}

type Place = Pick<PlacedReference, 'previous' | 'years' | 'scenario'>

function naive(node: Expression, place: Place, read: (reference: PlacedReference) => Naive): Naive {
  const go = (inner: Expression): Naive => naive(inner, place, read)
  const goFrom = (inner: Expression, moved: Partial<Place>): Naive =>
    naive(inner, { ...place, ...moved }, read)
  if (node.kind === 'number') {
    const digits = node.text.split('.')[1]?.length ?? 0
    return { n: BigInt(node.text.replace('.', '')), d: 10n ** BigInt(digits + (node.percent ? 2 : 0)) }
  }
  if (node.kind === 'reference') {
    const { code, sector } = node
    return read({ code, sector, ...place })
  }
  if (node.kind === 'negation') return naiveStep('-', { n: 0n, d: 1n }, go(node.operand))
  if (node.kind === 'sum' || node.kind === 'product') {
    let value = go(node.first)
    for (const { operator, operand } of node.rest) value = naiveStep(operator, value, go(operand))
    return value
  }
  if (node.kind === 'comparison') return 'broken'
  const { name, args } = node
  const [first, second, third] = args
  if (first === undefined) return 'broken'
  if (['KYTRUOC', 'CUNGKY', 'KEHOACH', 'ABS'].includes(name) && args.length > 1) return 'broken'
  if (name === 'KYTRUOC') return goFrom(first, { previous: place.previous + 1 })
  if (name === 'CUNGKY') return goFrom(first, { years: place.years + 1 })
  if (name === 'KEHOACH') return goFrom(first, { scenario: 'plan' })
  if (name === 'ABS') {
    const value = go(first)
    return typeof value === 'string' ? value : { n: value.n < 0n ? -value.n : value.n, d: value.d }
  }
  if (name === 'NEU') {
    if (args.length !== 3 || first.kind !== 'comparison' || second === undefined || third === undefined)
      return 'broken'
    const difference = naiveStep('-', go(first.left), go(first.right))
    if (typeof difference === 'string') return difference
    const { n } = difference
    const holds = { '=': n === 0n, '<>': n !== 0n, '<': n < 0n, '<=': n <= 0n, '>': n > 0n, '>=': n >= 0n }
    return go(holds[first.operator] ? second : third)
  }
  if (name === 'LAMTRON') {
    if (second === undefined || args.length !== 2) return 'broken'
    return naiveRound(go(first), go(second))
  }
  const values = args.map(go)
  const error = values.find((value) => typeof value === 'string' && value !== 'missing')
  if (error !== undefined) return error
  const present = values.filter((value) => typeof value !== 'string')
  const [head, ...tail] = present
  if (head === undefined) return 'missing'
  if (name === 'MIN' || name === 'MAX') {
    let best = head
    for (const value of tail) {
      const smaller = value.n * best.d < best.n * value.d
      if (smaller === (name === 'MIN')) best = value
    }
    return best
  }
  let sum: Naive = head
  for (const value of tail) sum = naiveStep('+', sum, value)
  return name === 'TONG' ? sum : naiveStep('/', sum, { n: BigInt(present.length), d: 1n })
}

function naiveStep(operator: string, a: Naive, b: Naive): Naive {
  for (const side of [a, b]) if (typeof side === 'string' && side !== 'missing') return side
  if (typeof a === 'string' || typeof b === 'string') return 'missing'
  if (operator === '+') return { n: a.n * b.d + b.n * a.d, d: a.d * b.d }
  if (operator === '-') return { n: a.n * b.d - b.n * a.d, d: a.d * b.d }
  if (operator === '*') return { n: a.n * b.n, d: a.d * b.d }
  if (b.n === 0n) return 'division-by-zero'
  const sign = b.n < 0n ? -1n : 1n
  return { n: a.n * b.d * sign, d: a.d * b.n * sign }
}

function naiveRound(a: Naive, b: Naive): Naive {
  for (const side of [a, b]) if (typeof side === 'string' && side !== 'missing') return side
  if (typeof a === 'string' || typeof b === 'string') return 'missing'
  if (b.n % b.d !== 0n) return 'broken'
  const digits = b.n / b.d
  if (digits > 15n || digits < -15n) return 'broken'
  const up = digits > 0n ? 10n ** digits : 1n
  const down = digits < 0n ? 10n ** -digits : 1n
  const size = a.n < 0n ? -a.n : a.n
  const divisor = a.d * down
  let units = (size * up) / divisor
  if ((size * up - units * divisor) * 2n >= divisor) units += 1n
  return { n: (a.n < 0n ? -units : units) * down, d: up }
}
