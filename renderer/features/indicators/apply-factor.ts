import type { UnitWarning } from '../../../shared/calc/formula/check-units'

/** What stands as one operand; a text that only looks like more gets parentheses it does not need. */
const primary = /^(?:\([^()]*\)|\[[^[\]]*\]|\d+(?:[.,]\d+)?|[\p{L}_][\p{L}\p{M}\p{N}_]*\([^()]*\))$/u

/** The formula with what a warning marks multiplied (or divided) so that its unit fits; null when no factor helps. */
export function applyFactor(formula: string, { from, to, power }: UnitWarning): string | null {
  if (power === null || power === 0) return null
  const part = formula.slice(from, to)
  const operand = primary.test(part) ? part : `(${part})`
  return `${formula.slice(0, from)}${operand}${power > 0 ? '*' : '/'}${writeFactor(power)}${formula.slice(to)}`
}

/** 10 to the power, as it is typed into a formula: without thousands marks. */
export function writeFactor(power: number): string {
  return `1${'0'.repeat(Math.abs(power))}`
}
