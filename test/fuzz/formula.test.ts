import { describe, expect, it } from 'vitest'
import type { Expression } from '../../shared/calc/formula/ast'
import { checkFormula } from '../../shared/calc/formula/check-formula'
import { completeFormula } from '../../shared/calc/formula/complete-formula'
import { evaluateFormula } from '../../shared/calc/formula/evaluate-formula'
import { parseFormula } from '../../shared/calc/formula/parse-formula'
import { printFormula } from '../../shared/calc/formula/print-formula'
import { pickOne, seededRandom } from '../fixtures/seeded-random'
import { evaluateNaiveFormula, readCell } from '../unit/shared/calc/formula/naive-formula'
import { randomTree, type RandomNames } from '../unit/shared/calc/formula/random-formula'

type Random = () => number
const names: RandomNames = {
  codes: ['a', 'b', 'gone', 'zero', 'HTX.tong_so', 'mã số'],
  sectors: [null, null, '*', 'NN'],
}

const pieces = [
  ...[
    '[a]',
    '[b:NN]',
    '[a:*]',
    '[',
    ']',
    ':',
    '(',
    ')',
    ';',
    ',',
    ', ',
    '%',
    '=',
    '<',
    '>',
    '<>',
    '<=',
    '≥',
    '≠',
  ],
  ...[
    '+',
    '-',
    '−',
    '–',
    '*',
    '×',
    '/',
    '÷',
    '0',
    '1',
    '12',
    '0,5',
    '0.25',
    '1.234',
    '.',
    ' ',
    '\u00a0',
    '\n',
  ],
  ...[
    'KYTRUOC(',
    'Kỳtrước(',
    'NEU(',
    'TONG(',
    'round(',
    'LAMTRON(',
    'abs',
    'Đ',
    '😀',
    '\ud800',
    '\u0301',
    '&',
    '"',
    'e',
  ],
]

/** Pieces at random, or a lawful formula with a few of its characters replaced by pieces. */
function randomText(random: Random): string {
  if (random() < 0.3) {
    let text = printFormula(randomTree(random, 2, names))
    for (let edit = Math.floor(random() * 3); edit > 0; edit--) {
      const at = Math.floor(random() * (text.length + 1))
      text = text.slice(0, at) + pickOne(random, pieces) + text.slice(at + Math.floor(random() * 3))
    }
    return text
  }
  const length = Math.floor(random() ** 3 * 60)
  return Array.from({ length }, () =>
    random() < 0.02 ? String.fromCharCode(Math.floor(random() * 0x10000)) : pickOne(random, pieces),
  ).join('')
}

function withoutPlaces(node: Expression): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value: unknown) =>
      key === 'from' || key === 'to' ? undefined : typeof value === 'bigint' ? String(value) : value,
    ),
  ) as unknown
}

describe.each([1, 2, 3, 4])('random texts, seed %i', (seed) => {
  it('give a tree or an error with a place inside the text, and never throw', () => {
    const random = seededRandom(seed)
    const context = {
      find: (code: string) => (code === 'a' ? { unit: 'triệu đồng' } : null),
      hasSector: () => false,
      unit: 'HTX',
    }
    const workbook = { indicators: [{ code: 'a', name: 'Đồng' }], sectors: [] }
    let trees = 0
    for (let round = 0; round < 25_000; round++) {
      const text = randomText(random)
      const parsed = parseFormula(text)
      if (round % 10 === 0) completeFormula(text, Math.floor(random() * (text.length + 1)), workbook)
      if (!parsed.ok) {
        const { from, to } = parsed.error
        if (from < 0 || to < from || to > text.length)
          throw new Error(`place outside the text: ${JSON.stringify(text)}`)
        continue
      }
      trees += 1
      evaluateFormula(parsed.ast, readCell)
      checkFormula(parsed.ast, context)
      const again = parseFormula(printFormula(parsed.ast))
      if (!again.ok) throw new Error(`canonical text is refused: ${JSON.stringify(text)}`)
      expect(withoutPlaces(again.ast)).toEqual(withoutPlaces(parsed.ast))
    }
    expect(trees).toBeGreaterThan(2_000)
  })
})

describe.each([11, 12, 13, 14])('random trees, seed %i', (seed) => {
  it('are read back from their text and evaluate like plain rational arithmetic', () => {
    const random = seededRandom(seed)
    const seen = new Map<string, number>()
    for (let round = 0; round < 4_000; round++) {
      const tree = randomTree(random, 1 + Math.floor(random() * 4), names)
      const text = printFormula(tree)
      const parsed = parseFormula(text)
      if (!parsed.ok) {
        expect([parsed.error.kind, text.length > 4000]).toEqual(['too-long', true])
        continue
      }
      expect(withoutPlaces(parsed.ast), text).toEqual(withoutPlaces(tree))
      const value = evaluateFormula(tree, readCell)
      const expected = evaluateNaiveFormula(tree)
      const kind = typeof value === 'string' ? value : 'number'
      seen.set(kind, (seen.get(kind) ?? 0) + 1)
      const agrees =
        typeof value === 'string' || typeof expected === 'string'
          ? value === expected || value === 'overflow'
          : BigInt(value.n) * expected.d === expected.n * BigInt(value.d) && BigInt(value.d) > 0n
      if (!agrees) throw new Error(`${text}: ${JSON.stringify(withoutPlaces(tree))}`)
    }
    for (const kind of ['number', 'missing', 'division-by-zero', 'cycle', 'broken']) {
      expect(seen.get(kind), kind).toBeGreaterThan(20)
    }
    // Only numbers of more than 600 digits overflow, which trees this small hardly reach.
    expect(seen.get('overflow') ?? 0).toBeLessThan(40)
  })
})
