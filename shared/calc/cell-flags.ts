/**
 * A cell in memory is a value and a byte: its state, whether a part of it is missing, and whether it was entered. What
 * was entered is the effective value wherever there is an entry, so one value serves for both.
 */
export const cellState = { missing: 0, number: 1, none: 2, unknown: 3, overflow: 4 } as const

export const stateMask = 7
export const partialFlag = 8
export const enteredFlag = 16

const safe = Number.MAX_SAFE_INTEGER

/** What a sum has met is a set of such bytes, a bit for each of the 32 there are. These are the sets that matter. */
const seenNumber = setOf((flags) => (flags & stateMask) === cellState.number)
const seenNone = setOf((flags) => (flags & stateMask) === cellState.none)
const seenUnknown = setOf((flags) => (flags & stateMask) === cellState.unknown)
const seenOverflow = setOf((flags) => (flags & stateMask) === cellState.overflow)
const seenGap =
  setOf((flags) => (flags & stateMask) === cellState.missing || (flags & partialFlag) !== 0) | seenUnknown
/** A part that does not exist. */
export const seenMissing = 1 << cellState.missing
/** A sum beyond 2^53, on the way. */
const seenBeyond = 1 << cellState.overflow

function setOf(isIn: (flags: number) => boolean): number {
  return Array.from({ length: 32 }, (_, flags) => (isIn(flags) ? 1 << flags : 0)).reduce((a, b) => a | b, 0)
}

/** The set of one cell. */
export function seenBit(flags: number): number {
  return 1 << flags
}

/** A partial sum beyond 2^53 has already lost digits, even if later parts bring it back. */
export function overflowBit(sum: number): number {
  return Math.abs(sum) > safe ? seenBeyond : 0
}

/**
 * State and partial flag of a sum whose parts showed `seen`. Missing parts are skipped and make it partial; all parts
 * missing is missing, not zero; "none" counts as zero, and none everywhere stays none. Beyond 2^53 the result is an
 * overflow, never a rounded number.
 */
export function settleSum(seen: number): number {
  if ((seen & seenOverflow) !== 0) return cellState.overflow
  const partial = (seen & seenGap) === 0 ? 0 : partialFlag
  if ((seen & seenNumber) !== 0) return cellState.number | partial
  if ((seen & seenNone) !== 0) return cellState.none | partial
  return (seen & seenUnknown) !== 0 ? cellState.unknown : cellState.missing
}
