import { describe, expect, it } from 'vitest'
import { checkNational } from './prose-fixture'
import { pickOne, seededRandom } from '../../../../fixtures/seeded-random'
import { readNationalSeed } from '../../../../fixtures/checked-book'
import { formatScaled } from '../../../../../shared/format/format-number'

/**
 * Sentences of the national figures in several styles, then the same with one slip each. What is right must stay silent;
 * what is wrong must be told at its number.
 */
type Statement = { sentence: (text: string) => string; value: number; decimals: number }

const seed = readNationalSeed()
const actual = seed.facts.filter(
  ({ scenario, state, period, locality }) =>
    scenario === 'actual' &&
    state === 'number' &&
    period === '2020' &&
    (locality === 'VN' || locality.startsWith('V8')),
)

const styles: readonly ((name: string, unit: string) => (text: string) => string)[] = [
  (name, unit) => (text) => `${name} là ${text} ${unit}.`,
  (name, unit) => (text) => `Đến 31/12/2020, ${lower(name)} đạt ${text} ${unit}.`,
  (name, unit) => (text) => `Năm 2020, ${lower(name)}: ${text} ${unit}; so với kế hoạch còn thấp.`,
]
const lower = (name: string): string =>
  /^(HTX|THT|LH)/.test(name) ? name : name.charAt(0).toLocaleLowerCase('vi') + name.slice(1)

function listStatements(random: () => number): Statement[] {
  return actual.flatMap((fact): Statement[] => {
    const indicator = seed.indicators.find(({ code }) => code === fact.indicator)
    const sector = seed.sectors.find(({ code }) => code === fact.sector)
    const place = seed.localities.find(({ code }) => code === fact.locality)
    if (indicator === undefined || sector === undefined || place === undefined) return []
    const value = Math.round(Number(fact.value) * 10 ** indicator.decimals)
    const of = { value, decimals: indicator.decimals }
    if (value < 10) return []
    if (fact.locality !== 'VN') return [{ ...of, sentence: (text) => `Vùng ${place.name} có ${text} HTX.` }]
    if (fact.sector !== 'ALL') {
      if (indicator.code !== 'HTX.tong_so') return []
      return [{ ...of, sentence: (text) => `Lĩnh vực ${sector.name.toLowerCase()} có ${text} HTX.` }]
    }
    const unit = indicator.unit === '%' ? '' : indicator.unit
    const write = pickOne(random, styles)(indicator.name, unit)
    return [{ ...of, sentence: indicator.unit === '%' ? (text) => write(`${text}%`) : write }]
  })
}

/** Slips of a typist that leave a number of the same kind. */
const slips: readonly ((value: number, random: () => number) => number)[] = [
  (value, random) => {
    const digits = [...String(value)]
    const at = Math.floor(random() * (digits.length - 1))
    ;[digits[at], digits[at + 1]] = [digits[at + 1] ?? '', digits[at] ?? '']
    return Number(digits.join(''))
  },
  (value, random) => {
    const digits = [...String(value)]
    digits[Math.floor(random() * digits.length)] = String(Math.floor(random() * 10))
    return Number(digits.join(''))
  },
  (value) => Math.floor(value / 10),
  (value) => value * 10,
  (value, random) => Math.max(1, value + (random() < 0.5 ? 1 : -1)),
]

describe.each([1, 2, 3, 7, 20])('sentences of seed %d', (start) => {
  const random = seededRandom(start)
  const statements = listStatements(random)
  const write = ({ sentence, decimals }: Statement, value: number): string =>
    sentence(formatScaled(value, decimals, { trim: true }))

  it('that are right raise no alarm, and nearly all are tied to their figure', () => {
    const found = checkNational(...statements.map((one) => write(one, one.value)))
    expect(found.lines.filter((line) => !line.startsWith('agrees'))).toEqual([])
    const agreeing = found.marks.filter(({ status }) => status === 'agrees').length
    expect(agreeing / statements.length).toBeGreaterThanOrEqual(0.95)
  })

  it('with a slip are told at the number that is wrong', () => {
    const wrong = statements.flatMap((statement) => {
      const value = pickOne(random, slips)(statement.value, random)
      return value === statement.value || value === 0 ? [] : [{ statement, value }]
    })
    const found = checkNational(...wrong.map(({ statement, value }) => write(statement, value)))
    const told = found.marks.filter(({ status }) => status === 'differs' || status === 'rounded').length
    const missed = found.lines.filter((line) => !/^(differs|rounded)/.test(line))
    expect(told / wrong.length, missed.join('\n')).toBeGreaterThanOrEqual(0.9)
  })
})
