import type { TargetMeaning } from './map-meaning'

/** What decided: the hidden identity of our own file, an earlier decision, texts and order, the user now. */
export type MapReason = 'identity' | 'lesson' | 'likeness' | 'user' | 'none'

export type MapContext = {
  /** By column of the layout; null where nothing but the header tells. */
  meanings: readonly (TargetMeaning | null)[]
  /** Rows are places: "Tỉnh", "TP." and the like do not count. */
  places: boolean
  /** Earlier decisions: row or column id by what is written; "" is left out. */
  rowLessons: ReadonlyMap<string, string>
  columnLessons: ReadonlyMap<string, string>
  /** Decisions of now, as positions; null: no row or column of the layout. */
  chosenRows: ReadonlyMap<number, number | null>
  chosenColumns: ReadonlyMap<number, number | null>
}

/** A context without any decision. */
export function plainContext(meanings: MapContext['meanings'], places: boolean): MapContext {
  const none = new Map<never, never>()
  return { meanings, places, rowLessons: none, columnLessons: none, chosenRows: none, chosenColumns: none }
}
