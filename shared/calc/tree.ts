/**
 * What adds up to what along one dimension, over positions 0..n-1. A tree says who is whose parent; figures may also add
 * up across branches (a place took over others, a sector is part of one in another list), so the parts of all wholes are
 * ordered together. A loop is a damaged file and is refused here.
 */
export type Tree = {
  /** −1 has no parent. */
  readonly parent: Int32Array
  readonly children: readonly (readonly number[])[]
}

export class TreeCycleError extends Error {
  constructor(readonly position: number) {
    super(`cycle through position ${position}`)
    this.name = 'TreeCycleError'
  }
}

/** `parents[i]` is the position of i's parent or −1. Throws TreeCycleError. */
export function buildTree(parents: readonly number[]): Tree {
  const children: number[][] = parents.map(() => [])
  for (const [position, parent] of parents.entries()) children[parent]?.push(position)
  rankWholes(parents.map((parent) => (parent < 0 ? [] : [parent])))
  return { parent: Int32Array.from(parents), children }
}

/**
 * For each position the length of the longest way up: 0 where nothing contains it, and always more than what contains
 * it. `wholes[i]` are the positions that i adds to. Throws TreeCycleError with a position on the loop or below it.
 */
export function rankWholes(wholes: readonly (readonly number[])[]): Int32Array {
  const parts: number[][] = wholes.map(() => [])
  const open = new Int32Array(wholes.length)
  for (const [position, above] of wholes.entries()) {
    open[position] = above.length
    for (const whole of above) parts[whole]?.push(position)
  }
  const rank = new Int32Array(wholes.length)
  const ready: number[] = []
  for (const [position, above] of wholes.entries()) if (above.length === 0) ready.push(position)
  for (let whole = ready.pop(); whole !== undefined; whole = ready.pop()) {
    for (const part of parts[whole] ?? []) {
      rank[part] = Math.max(rank[part] ?? 0, (rank[whole] ?? 0) + 1)
      const left = (open[part] ?? 0) - 1
      open[part] = left
      if (left === 0) ready.push(part)
    }
  }
  const stuck = open.findIndex((left) => left > 0)
  if (stuck >= 0) throw new TreeCycleError(stuck)
  return rank
}
