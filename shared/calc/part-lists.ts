/**
 * Parts that are no run of neighbours, or not the same at all times: the places of a parent that are valid on a day, the
 * places taken over, parts from other lists of sectors. Most wholes have none of this, and are not listed.
 */
export type PartLists = {
  /** By place: its row in `listAt`; −1 where the parts are the run. */
  readonly listRow: Int32Array
  /** By row · days + day: the number of the list. */
  readonly listAt: Int32Array
  readonly days: number
  /** List n is `listed[listStart[n]]` … before `listStart[n + 1]`: places, in the order of the dimension. */
  readonly listStart: Int32Array
  readonly listed: Int32Array
  /** The most parts that any list has. */
  readonly longest: number
}

type ListSource = {
  readonly sequence: readonly number[]
  readonly days: number
  readonly listParts: (position: number) => readonly (readonly number[])[] | null
}

/** Days in a row with the same parts share a list: validity changes rarely. */
export function listPartsByDay({ sequence, days, listParts }: ListSource, placeOf: Int32Array): PartLists {
  const listRow = new Int32Array(sequence.length).fill(-1)
  const listAt: number[] = []
  const starts: number[] = []
  const listed: number[] = []
  let rows = 0
  let longest = 0
  for (const [place, position] of sequence.entries()) {
    const byDay = listParts(position)
    if (byDay === null) continue
    listRow[place] = rows++
    let last: readonly number[] | null = null
    for (const parts of byDay) {
      if (last === null || !isSame(last, parts)) {
        starts.push(listed.length)
        for (const part of parts) listed.push(placeOf[part] ?? 0)
        longest = Math.max(longest, parts.length)
        last = parts
      }
      listAt.push(starts.length - 1)
    }
  }
  return {
    listRow,
    listAt: Int32Array.from(listAt),
    days,
    listStart: Int32Array.from([...starts, listed.length]),
    listed: Int32Array.from(listed),
    longest,
  }
}

/** The number of the list of a place that has lists, on a day. */
export function findList({ listRow, listAt, days }: PartLists, place: number, day: number): number {
  return listAt[(listRow[place] ?? 0) * days + day] ?? -1
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((part, at) => part === b[at])
}
