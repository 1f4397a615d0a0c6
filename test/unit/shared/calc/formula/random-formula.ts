import { makeNumber, type Expression } from '../../../../../shared/calc/formula/ast'
import { functionNames } from '../../../../../shared/calc/formula/functions'
import { pickOne } from '../../../../fixtures/seeded-random'

/** Random formulas as trees, over the names given: a name that occurs more often is picked more often. */
export type RandomNames = { codes: readonly string[]; sectors: readonly (string | null)[] }

type Random = () => number
const nowhere = { from: 0, to: 0 }
const comparisons = ['=', '<>', '<', '<=', '>', '>='] as const

function randomNumber(random: Random): Expression {
  const whole = String(Math.floor(random() ** 4 * 10 ** pickOne(random, [1, 3, 17])))
  const text = random() < 0.4 ? `${whole}.${String(Math.floor(random() * 1000))}` : whole
  return makeNumber(text, random() < 0.15, nowhere)
}

/** Any tree the parser can give, right argument counts and sensible conditions only mostly. */
export function randomTree(random: Random, depth: number, names: RandomNames): Expression {
  const inside = (): Expression => randomTree(random, depth - 1, names)
  const many = <T>(make: () => T): T[] => Array.from({ length: 1 + Math.floor(random() * 3) }, make)
  const choice = depth === 0 ? random() * 0.3 : random()
  if (choice < 0.15) return randomNumber(random)
  if (choice < 0.3) {
    const sector = pickOne(random, names.sectors)
    return { kind: 'reference', code: pickOne(random, names.codes), sector, ...nowhere }
  }
  if (choice < 0.38) return { kind: 'negation', operand: inside(), ...nowhere }
  if (choice < 0.56) {
    const rest = many(() => ({ operator: pickOne(random, ['+', '-'] as const), operand: inside() }))
    return { kind: 'sum', first: inside(), rest, ...nowhere }
  }
  if (choice < 0.74) {
    const rest = many(() => ({ operator: pickOne(random, ['*', '/'] as const), operand: inside() }))
    return { kind: 'product', first: inside(), rest, ...nowhere }
  }
  if (choice < 0.76) return randomComparison(random, inside)
  if (choice < 0.84) {
    return {
      kind: 'call',
      name: 'NEU',
      args: [randomComparison(random, inside), inside(), inside()],
      ...nowhere,
    }
  }
  if (choice < 0.9) {
    const digits = makeNumber(String(Math.floor(random() * 17)), false, nowhere)
    const second: Expression = random() < 0.4 ? { kind: 'negation', operand: digits, ...nowhere } : digits
    return { kind: 'call', name: 'LAMTRON', args: [inside(), second], ...nowhere }
  }
  return { kind: 'call', name: pickOne(random, functionNames), args: many(inside), ...nowhere }
}

function randomComparison(random: Random, inside: () => Expression): Expression {
  return {
    kind: 'comparison',
    operator: pickOne(random, comparisons),
    left: inside(),
    right: inside(),
    ...nowhere,
  }
}
