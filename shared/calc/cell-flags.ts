/**
 * A cell in memory is a value and a byte: its state, whether a part of it is missing, and whether it was entered. What
 * was entered is the effective value wherever there is an entry, so one value serves for both.
 */
export const cellState = { missing: 0, number: 1, none: 2, unknown: 3, overflow: 4 } as const

export const stateMask = 7
export const partialFlag = 8
export const enteredFlag = 16

const safe = Number.MAX_SAFE_INTEGER
/** The bit of a part that does not exist. */
export const seenMissing = 1 << cellState.missing
const seenNumber = 1 << cellState.number
const seenNone = 1 << cellState.none
const seenUnknown = 1 << cellState.unknown
const seenOverflow = 1 << cellState.overflow
const seenPartial = 32
const seenGap = seenMissing | seenUnknown | seenPartial

/** What a sum has met: a bit for the part's state, and one more for a partial part. */
export function seenBits(flags: number): number {
  return (1 << (flags & stateMask)) | ((flags & partialFlag) << 2)
}

/** A partial sum beyond 2^53 has already lost digits, even if later parts bring it back. */
export function overflowBit(sum: number): number {
  return sum > safe || sum < -safe ? seenOverflow : 0
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
