import { formatScaled } from '../format/format-number'
import { isMoney, readUnit } from '../format/units'
import type { ScaledNumber, TermRole } from '../model/finding'
import type { NamedTerm } from '../model/finding-entry'
import type { FindingWords } from './finding-words'

/** Numbers as the sentences of findings write them, and the small exact sums and quotients that stand in them. */

/** More summands than this are counted instead of written out. */
const mostSummands = 6

export function writeScaled({ value, decimals }: ScaledNumber, percent: boolean, sign = false): string {
  return formatScaled(value, decimals, { percent, sign })
}

/** The number of a term; absent for words. */
export function writeTermNumber(term: NamedTerm | undefined): string | undefined {
  return term?.number == null ? undefined : writeScaled(term.number, term.percent)
}

/** A difference with its sign; of percentages in percentage points. */
export function writeDifference(number: ScaledNumber, percent: boolean, { points }: FindingWords): string {
  return percent ? `${writeScaled(number, false, true)} ${points}` : writeScaled(number, false, true)
}

type Summand = { number: ScaledNumber; percent: boolean; minus: boolean }

/** The terms of some roles as "a + b − c", with what that makes. Absent without any number. */
export function writeSum(
  terms: readonly NamedTerm[],
  signs: Readonly<Partial<Record<TermRole, 1 | -1>>>,
): { text: string | undefined; count: number; sum: string } | undefined {
  const summands = terms.flatMap(({ role, number, percent }): Summand[] => {
    const sign = signs[role]
    return sign === undefined || number === null ? [] : [{ number, percent, minus: sign < 0 }]
  })
  const [first] = summands
  if (first === undefined) return undefined
  const text = summands
    .map(({ number, percent, minus }, at) => {
      const written = writeScaled(number, percent)
      if (at === 0) return minus ? `−${written}` : written
      return `${minus ? '−' : '+'} ${number.value < 0 ? `(${written})` : written}`
    })
    .join(' ')
  const decimals = Math.max(...summands.map(({ number }) => number.decimals))
  const total = summands.reduce((sum, { number, minus }) => {
    const scaled = BigInt(number.value) * 10n ** BigInt(decimals - number.decimals)
    return minus ? sum - scaled : sum + scaled
  }, 0n)
  return {
    text: summands.length > mostSummands || summands.length < 2 ? undefined : text,
    count: summands.length,
    sum: writeScaled({ value: Number(total), decimals }, first.percent),
  }
}

/** What one of `of` has of `number`: as many digits as tell its size. Absent for none of them. */
export function writePerOne(number: ScaledNumber, of: ScaledNumber): string | undefined {
  if (of.value <= 0 || number.value < 0) return undefined
  const n = BigInt(number.value) * 10n ** BigInt(of.decimals)
  const d = BigInt(of.value) * 10n ** BigInt(number.decimals)
  const decimals = n >= d * 10n ? 0 : 2
  const scaled = (n * 10n ** BigInt(decimals) * 2n + d) / (d * 2n)
  return scaled > BigInt(Number.MAX_SAFE_INTEGER) ? undefined : formatScaled(Number(scaled), decimals)
}

/**
 * What a quotient is multiplied by where its units are not those of its operands: " × 1.000", " / 1.000", " × 12". Empty where
 * it is the plain quotient, or cannot be told.
 */
export function writeFactor(
  follows: ScaledNumber,
  numerator: ScaledNumber,
  denominator: ScaledNumber,
): string {
  const plain = toDouble(numerator) / toDouble(denominator)
  const ratio = toDouble(follows) / plain
  const factor = usualFactors.find((one) => Math.abs(ratio / one - 1) < 0.04)
  if (factor !== undefined) return ` × ${formatScaled(factor, 0)}`
  const divisor = usualFactors.find((one) => Math.abs(ratio * one - 1) < 0.04)
  return divisor === undefined ? '' : ` / ${formatScaled(divisor, 0)}`
}

const usualFactors = [12, 100, 1000, 1_000_000, 1_000_000_000]

/** Only for telling sizes apart. */
function toDouble({ value, decimals }: ScaledNumber): number {
  return value / 10 ** decimals
}

/** The unit of money that is 10^power smaller: "tỷ đồng/năm" and 3 give "triệu đồng/năm". */
export function shiftUnit(unit: string, power: number, { money }: FindingWords): string | undefined {
  const read = readUnit(unit)
  if (!isMoney(read)) return undefined
  const names: Readonly<Record<string, string>> = money
  const name = names[String(read.power - power)]
  if (name === undefined) return undefined
  const slash = unit.indexOf('/')
  return slash < 0 ? name : name + unit.slice(slash).trimEnd()
}
