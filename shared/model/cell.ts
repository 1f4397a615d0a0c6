import { origins, qualifiers, type Origin, type Qualifier } from './fact'

/**
 * A shown cell travels as two numbers: a scaled integer (or null) and a set of flags, so that views and patches
 * stay flat arrays. This module alone knows the bits.
 */

/** The order is the code on the wire. "No-base" to "no-meaning": a comparison without meaning, shown as "–" with the reason. */
export const cellStatuses = [
  'blank', // nothing entered, nothing to compute from
  'number',
  'none', // "–": nothing occurred
  'unknown', // "…": not reported
  'no-current', // nothing to compare
  'no-base', // nothing to compare with
  'zero-base', // division by zero
  'negative-base', // an index on a negative base has no meaning
  'overflow', // beyond exact integers (2^53)
  'no-meaning', // the workbook does not have the period of this column
  // Errors of formulas, shown by their marks (#CHIA0, #VONG, #LOI).
  'division-by-zero',
  'cycle',
  'broken',
] as const
export type CellStatus = (typeof cellStatuses)[number]

/** How the shown value relates to what the document states. */
export const statedComparisons = ['none', 'agrees', 'rounding', 'differs'] as const
export type StatedComparison = (typeof statedComparisons)[number]

/** input: typable and nothing computes it. computed: not typable. override: typed although it could be computed. */
export const cellRoles = ['fixed', 'input', 'computed', 'override'] as const
export type CellRole = (typeof cellRoles)[number]

export type CellFlags = {
  status: CellStatus
  role: CellRole
  origin: Origin | null
  qualifier: Qualifier | null
  estimated: boolean
  /** Between estimated and final; never together with `estimated`. */
  preliminary: boolean
  note: boolean
  /** Somebody marked the cell to be followed up. */
  followUp: boolean
  /** A total over parts of which some are missing. */
  partial: boolean
  stated: StatedComparison
}

const shift = {
  role: 4,
  origin: 6,
  qualifier: 9,
  estimated: 13,
  note: 14,
  partial: 15,
  stated: 16,
  followUp: 18,
  preliminary: 19,
} as const

export function packCellFlags(flags: CellFlags): number {
  return (
    cellStatuses.indexOf(flags.status) |
    (cellRoles.indexOf(flags.role) << shift.role) |
    ((flags.origin === null ? 0 : origins.indexOf(flags.origin) + 1) << shift.origin) |
    ((flags.qualifier === null ? 0 : qualifiers.indexOf(flags.qualifier) + 1) << shift.qualifier) |
    (Number(flags.estimated) << shift.estimated) |
    (Number(flags.note) << shift.note) |
    (Number(flags.partial) << shift.partial) |
    (statedComparisons.indexOf(flags.stated) << shift.stated) |
    (Number(flags.followUp) << shift.followUp) |
    (Number(flags.preliminary) << shift.preliminary)
  )
}

/** The status alone, without making an object: for loops over whole tables. */
export function statusOf(bits: number): CellStatus {
  return cellStatuses[bits & 15] ?? 'blank'
}

export function unpackCellFlags(bits: number): CellFlags {
  return {
    status: cellStatuses[bits & 15] ?? 'blank',
    role: cellRoles[(bits >> shift.role) & 3] ?? 'fixed',
    origin: origins[((bits >> shift.origin) & 7) - 1] ?? null,
    qualifier: qualifiers[((bits >> shift.qualifier) & 15) - 1] ?? null,
    estimated: ((bits >> shift.estimated) & 1) === 1,
    preliminary: ((bits >> shift.preliminary) & 1) === 1,
    note: ((bits >> shift.note) & 1) === 1,
    followUp: ((bits >> shift.followUp) & 1) === 1,
    partial: ((bits >> shift.partial) & 1) === 1,
    stated: statedComparisons[(bits >> shift.stated) & 3] ?? 'none',
  }
}

/** Which qualifier stands before a number, as a small code; 0: none. Cheap enough to ask of every cell of a large table. */
export function qualifierCode(bits: number): number {
  return (bits >> shift.qualifier) & 15
}

/** Whether something is noted on the cell or it is marked to be followed up. */
export function hasRemark(bits: number): boolean {
  return ((bits >> shift.note) & 1) === 1 || ((bits >> shift.followUp) & 1) === 1
}
