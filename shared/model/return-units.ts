import type { LocalityId } from './ids'

/** Whom forms can be made for, and what they are to fill in. */
export type ReturnUnits = {
  /** The places below the shown one that exist in the period, in their order. */
  units: readonly { locality: LocalityId; name: string; figures: number }[]
  /** Columns with figures; `usual`: to be filled, unless somebody chooses otherwise. */
  columns: readonly { id: string; header: readonly string[]; usual: boolean }[]
}
