import { searchKey } from '../../format/search-text'
import { readUnit } from '../../format/units'
import { signOf } from '../exact'
import { listOperands, type Expression } from './ast'

/**
 * Units of formulas: what is multiplied and divided (exponents of "đồng", "HTX", "người" …) and the power of ten in which
 * it is counted: triệu đồng/HTX is đồng·HTX⁻¹ at 6, % is nothing at −2. Multiplying by a literal 10, 100, 1000 … converts,
 * so `[tỷ]*1000` may be added to triệu and `[a]/[b]*100` compared with a percentage. Other literals take any unit.
 */
export type Measure = { exponents: ReadonlyMap<string, number>; power: number }

const timeUnits = new Set(['thang', 'quy', 'nam'])

/** Null for an empty unit, which says nothing and fits everything. */
export function measureOf(unit: string): Measure | null {
  const { base, power, per, known } = readUnit(unit)
  if (base === '' && !known) return null
  const exponents = new Map<string, number>()
  if (base === '%') return { exponents, power: -2 }
  if (base !== '') exponents.set(searchKey(base), 1)
  for (const divisor of per?.split('/') ?? []) raise(exponents, searchKey(divisor), -1)
  return { exponents, power }
}

/** a·b for `sign` 1, a/b for −1. */
export function multiplyMeasures(a: Measure, b: Measure, sign: 1 | -1): Measure {
  const exponents = new Map(a.exponents)
  for (const [base, exponent] of b.exponents) raise(exponents, base, sign * exponent)
  return { exponents, power: a.power + sign * b.power }
}

function raise(exponents: Map<string, number>, base: string, by: number): void {
  const exponent = (exponents.get(base) ?? 0) + by
  if (exponent === 0) exponents.delete(base)
  else exponents.set(base, exponent)
}

/**
 * How two measures that should be the same differ: null when they are; a power of ten by which `b` is to be multiplied
 * to fit `a`; "different" when no factor helps. A "/năm" on one side only is a habit of writing, no difference.
 */
export function compareMeasures(a: Measure, b: Measure): null | number | 'different' {
  const timed = hasTime(a) && hasTime(b)
  if (!sameExponents(timed ? a.exponents : untimed(a), timed ? b.exponents : untimed(b))) return 'different'
  return a.power === b.power ? null : b.power - a.power
}

/**
 * The same for a result and the unit declared for it. Only what is counted has to agree: forms write the unit of an
 * average with or without what it is divided by.
 */
export function compareResult(declared: Measure, result: Measure): null | number | 'different' {
  return compareMeasures(counted(declared), counted(result))
}

function counted({ exponents, power }: Measure): Measure {
  return { exponents: new Map([...exponents].filter(([, exponent]) => exponent > 0)), power }
}

function hasTime({ exponents }: Measure): boolean {
  return [...timeUnits].some((unit) => (exponents.get(unit) ?? 0) < 0)
}

function untimed({ exponents }: Measure): ReadonlyMap<string, number> {
  return new Map([...exponents].filter(([base, exponent]) => exponent > 0 || !timeUnits.has(base)))
}

function sameExponents(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([base, exponent]) => b.get(base) === exponent)
}

/** A number without references, which takes any unit; a percentage is a share and does not. */
export function isPlainNumber(node: Expression): boolean {
  if (node.kind === 'reference') return false
  if (node.kind === 'number') return !node.percent
  return listOperands(node).every(isPlainNumber)
}

/** k when the expression is the literal 10^k, else null. */
export function powerOfLiteral(node: Expression): number | null {
  if (node.kind !== 'number' || node.percent || signOf(node.value.n) === 0) return null
  const digits = node.text.replace('.', '')
  if (!/^0*10*$/.test(digits)) return null
  const [whole = '', fraction = ''] = node.text.split('.')
  return whole === '0' ? -(fraction.indexOf('1') + 1) : fraction === '' ? whole.length - 1 : null
}
