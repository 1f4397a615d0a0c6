import { origins, qualifiers, type Origin, type Qualifier } from './fact'

/**
 * A shown cell travels as two numbers: a scaled integer (or null) and a set of flags, so that views and patches
 * stay flat arrays. This module alone knows the bits.
 */

/** The order is the code on the wire. From "no-base" on: a comparison without meaning, shown as "–" with the reason. */
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
  note: boolean
  /** A total over parts of which some are missing. */
  partial: boolean
  stated: StatedComparison
}

const shift = { role: 4, origin: 6, qualifier: 9, estimated: 13, note: 14, partial: 15, stated: 16 } as const

export function packCellFlags(flags: CellFlags): number {
  return (
    cellStatuses.indexOf(flags.status) |
    (cellRoles.indexOf(flags.role) << shift.role) |
    ((flags.origin === null ? 0 : origins.indexOf(flags.origin) + 1) << shift.origin) |
    ((flags.qualifier === null ? 0 : qualifiers.indexOf(flags.qualifier) + 1) << shift.qualifier) |
    (Number(flags.estimated) << shift.estimated) |
    (Number(flags.note) << shift.note) |
    (Number(flags.partial) << shift.partial) |
    (statedComparisons.indexOf(flags.stated) << shift.stated)
  )
}

export function unpackCellFlags(bits: number): CellFlags {
  return {
    status: cellStatuses[bits & 15] ?? 'blank',
    role: cellRoles[(bits >> shift.role) & 3] ?? 'fixed',
    origin: origins[((bits >> shift.origin) & 7) - 1] ?? null,
    qualifier: qualifiers[((bits >> shift.qualifier) & 15) - 1] ?? null,
    estimated: ((bits >> shift.estimated) & 1) === 1,
    note: ((bits >> shift.note) & 1) === 1,
    partial: ((bits >> shift.partial) & 1) === 1,
    stated: statedComparisons[(bits >> shift.stated) & 3] ?? 'none',
  }
}
