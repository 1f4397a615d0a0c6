import { divideDecimals, shiftDecimal, subtractDecimals } from '../format/decimal'
import type { Derivation } from '../model/fact'

/**
 * Documents that print only "Số lượng" and "Tỷ lệ" hide the figure they compare with. It is derived from what they state
 * and the rule is recorded, so that nobody takes it for a figure of the document. The difference comes first because it
 * is exact; a ratio has been rounded.
 */
type StatedFigures = {
  /** Plain decimals as the document states them; null where it states none. */
  current: string | null
  difference: string | null
  /** An index in percent: "103.3". */
  ratio: string | null
}

/**
 * The base as a plain decimal: current − difference, else current / ratio × 100 rounded half away from zero to `decimals`.
 * Null when neither can be used (no current figure, no comparison, a ratio of zero).
 */
export function deriveBase(
  stated: StatedFigures,
  decimals: number,
): { value: string; derivation: Derivation } | null {
  const { current, difference, ratio } = stated
  if (current === null) return null
  if (difference !== null) {
    return {
      value: subtractDecimals(current, difference),
      derivation: { rule: 'difference', current, difference },
    }
  }
  if (ratio === null) return null
  const value = divideDecimals(shiftDecimal(current, 2), ratio, decimals)
  return value === null ? null : { value, derivation: { rule: 'ratio', current, ratio } }
}
