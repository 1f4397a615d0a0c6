import { searchKey } from '../format/search-text'

/** Places as tiles, roughly where they lie; column and row count from the north-west. */
export type Tile = { set: string; name: string; column: number; row: number }

/**
 * The name of a place reduced to what is compared: without marks, case and the word for its kind, so that "Tỉnh Đắk Lắk" is
 * "Đăk Lăk". Codes are of no use here: they are used again for other places.
 */
function placeKey(name: string): string {
  return searchKey(name)
    .replace(/[-–.]/g, ' ')
    .replace(/^(thanh pho|tp|tinh|vung)\s+/, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The tiles for rows of these names, by position; null where a place has none. The set that knows most of them is taken. */
export function placeOnTiles(names: readonly string[], tiles: readonly Tile[]): (Tile | null)[] {
  const sets = new Map<string, Map<string, Tile>>()
  for (const tile of tiles) {
    const set = sets.get(tile.set) ?? new Map<string, Tile>()
    set.set(placeKey(tile.name), tile)
    sets.set(tile.set, set)
  }
  const placed = [...sets.values()].map((set) => names.map((name) => set.get(placeKey(name)) ?? null))
  const count = (list: readonly (Tile | null)[]): number => list.filter((tile) => tile !== null).length
  return placed.reduce(
    (best, one) => (count(one) > count(best) ? one : best),
    names.map(() => null),
  )
}
