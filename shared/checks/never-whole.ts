import { cellState, partialFlag, stateMask } from '../calc/cell-flags'
import { scenarios } from '../model/dimension'
import type { CompiledRelation } from './compiled-relation'
import { isEnteredNumber, type CubeLines } from './cube-lines'

/** Rounded parts may miss a little of their whole. */
const nearlyWhole = 0.995

/**
 * Rows that may be all parts, and leave a gap wherever else they and their whole are stated in this place: then something
 * is counted that has no row. Cost: the figures of the line in the place; asked only where a sum does not hold.
 */
export function isNeverWhole(
  lines: CubeLines,
  compiled: CompiledRelation,
  scenario: number,
  line: number,
  locality: number,
  period: number,
): boolean {
  const { relation, signs, resultScale } = compiled
  if (relation.kind !== 'sum' || relation.complete === 'certain' || signs.includes(-1)) return false
  const { flags, values, width } = lines.store
  const isAsked = (other: number, when: number): boolean => other === scenario && when === period
  let gaps = 0
  for (let other = 0; other < scenarios.length; other++) {
    const row = lines.rowOf(other, line, locality)
    if (row === 0) continue
    for (let when = 0; when < width; when++) {
      const slot = row * width + when
      if (!isEnteredNumber(flags[slot] ?? 0)) continue
      const sum = sumParts(lines, compiled, other, locality, when)
      const whole = (values[slot] ?? 0) * resultScale
      const isGap = sum !== null && sum < whole * nearlyWhole
      if (isGap) gaps++
      else if (isAsked(other, when) || (sum !== null && sum <= whole)) return false
    }
  }
  // The one in question and another one.
  return gaps > 1
}

/** Null where a part is missing. */
function sumParts(
  lines: CubeLines,
  { termLines, scales }: CompiledRelation,
  scenario: number,
  locality: number,
  period: number,
): number | null {
  const { flags, values, width } = lines.store
  let sum = 0
  for (let at = 0; at < termLines.length; at++) {
    const slot = lines.rowOf(scenario, termLines[at] ?? 0, locality) * width + period
    const state = (flags[slot] ?? 0) & (stateMask | partialFlag)
    if (state !== cellState.number && state !== cellState.none) return null
    if (state === cellState.number) sum += (values[slot] ?? 0) * (scales[at] ?? 1)
  }
  return sum
}
