import { listPartsByDay, type PartLists } from './part-lists'
import { rankWholes, type Tree } from './tree'

/**
 * A dimension renumbered so that the parts of a whole are neighbours wherever possible. "Place" is the number in this
 * order, "position" the number in the dimension. Most wholes have one run of parts; the others have lists (`part-lists`).
 * The way up from a place is written out beforehand, parts before wholes, so that an edit only reads along.
 */
export type SiblingOrder = PartLists & {
  readonly size: number
  readonly placeOf: Int32Array
  readonly positionOf: Int32Array
  readonly firstPart: Int32Array
  /** By place: the parts are the places firstPart … firstPart + partCount − 1; −1 where they are listed. */
  readonly partCount: Int32Array
  /** By place: it may add to `whole[wholeStart[place]]` … before `wholeStart[place + 1]`. */
  readonly wholeStart: Int32Array
  readonly whole: Int32Array
  /** Places with all parts before their whole; counting down where no whole has listed parts. */
  readonly partsFirst: Int32Array
  /** By place: itself and all it may add to are `upward[upwardStart[place]]` … before `upwardStart[place + 1]`. */
  readonly upwardStart: Int32Array
  readonly upward: Int32Array
  /** Beside `upward`: how many entries back the only part on the way stands; 0 for the start, −1 where there are several. */
  readonly step: Int32Array
  /** How many places the longest way up has. */
  readonly depth: number
}

export type PartSource = {
  /** Positions by place. */
  readonly sequence: readonly number[]
  /** By position: parts that follow each other in `sequence`. */
  readonly runs: readonly (readonly number[])[]
  /** By position: what may add to it besides. */
  readonly others: readonly (readonly number[])[]
  /** By position and day: the parts, where they are not always the run; null where they are. */
  readonly listParts: (position: number) => readonly (readonly number[])[] | null
  readonly days: number
}

/** Places for a dimension. Throws TreeCycleError. */
export function orderSiblings(source: PartSource): SiblingOrder {
  const { sequence, runs, others } = source
  const size = sequence.length
  const placeOf = new Int32Array(size)
  for (const [place, position] of sequence.entries()) placeOf[position] = place
  const at = (position: number): number => placeOf[position] ?? 0
  const firstPart = new Int32Array(size)
  const partCount = new Int32Array(size)
  const wholes: number[][] = sequence.map(() => [])
  for (const [place, position] of sequence.entries()) {
    const run = runs[position] ?? []
    firstPart[place] = at(run[0] ?? position)
    partCount[place] = run.length
    for (const part of [...run, ...(others[position] ?? [])]) {
      const above = wholes[at(part)]
      if (above?.includes(place) === false) above.push(place)
    }
  }
  const lists = listPartsByDay(source, placeOf)
  for (let place = 0; place < size; place++) if ((lists.listRow[place] ?? -1) >= 0) partCount[place] = -1
  const rank = rankWholes(wholes)
  const partsFirst = sortPartsFirst(rank)
  return {
    size,
    placeOf,
    positionOf: Int32Array.from(sequence),
    firstPart,
    partCount,
    wholeStart: startEach(wholes),
    whole: Int32Array.from(wholes.flat()),
    partsFirst,
    ...writeWaysUp(wholes, rank, partsFirst),
    ...lists,
  }
}

/** Positions breadth first: siblings are neighbours, in their order, and every parent comes before its children. */
export function sequenceTree({ parent, children }: Tree): number[] {
  const sequence: number[] = []
  for (const [position, above] of parent.entries()) if (above < 0) sequence.push(position)
  for (let place = 0; place < sequence.length; place++) {
    for (const child of children[sequence[place] ?? -1] ?? []) sequence.push(child)
  }
  return sequence
}

/** By rank, the highest first; counting down among equals. */
function sortPartsFirst(rank: Int32Array): Int32Array {
  const size = rank.length
  const top = rank.reduce((a, b) => Math.max(a, b), 0)
  const keys = Float64Array.from(rank, (each, place) => (top - each) * size + (size - 1 - place)).sort()
  return Int32Array.from(keys, (key) => size - 1 - (key % size))
}

type WaysUp = Pick<SiblingOrder, 'upwardStart' | 'upward' | 'step' | 'depth'>
type WayUp = { places: readonly number[]; steps: readonly number[] }

function writeWaysUp(
  wholes: readonly (readonly number[])[],
  rank: Int32Array,
  partsFirst: Int32Array,
): WaysUp {
  const ways: WayUp[] = wholes.map(() => ({ places: [], steps: [] }))
  for (const place of partsFirst.toReversed()) {
    const [above, ...more] = wholes[place] ?? []
    const only = above === undefined || more.length > 0 ? undefined : ways[above]
    ways[place] = findWayUp(place, only, wholes, rank)
  }
  return {
    upwardStart: startEach(ways.map(({ places }) => places)),
    upward: Int32Array.from(ways.flatMap(({ places }) => places)),
    step: Int32Array.from(ways.flatMap(({ steps }) => steps)),
    depth: ways.reduce((depth, { places }) => Math.max(depth, places.length), 0),
  }
}

/** Where each list begins when they follow one another, and where the last one ends. */
function startEach(lists: readonly (readonly number[])[]): Int32Array {
  const starts = new Int32Array(lists.length + 1)
  for (const [at, list] of lists.entries()) starts[at + 1] = (starts[at] ?? 0) + list.length
  return starts
}

/** `only`: the way up of the one whole this place adds to, if there is exactly one. */
function findWayUp(
  place: number,
  only: WayUp | undefined,
  wholes: readonly (readonly number[])[],
  rank: Int32Array,
): WayUp {
  if (only !== undefined) return { places: [place, ...only.places], steps: [0, 1, ...only.steps.slice(1)] }
  const found = new Set([place])
  for (const each of found) for (const whole of wholes[each] ?? []) found.add(whole)
  const places = [...found].sort((a, b) => (rank[b] ?? 0) - (rank[a] ?? 0) || b - a)
  const steps = places.map((whole, entry) => {
    const parts = places.flatMap((part, before) => (wholes[part]?.includes(whole) === true ? [before] : []))
    return parts.length > 1 ? -1 : entry - (parts[0] ?? entry)
  })
  return { places, steps }
}
