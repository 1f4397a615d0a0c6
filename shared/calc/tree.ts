/**
 * A tree over positions 0..n-1 of a dimension: who is whose parent, and an order in which children come before
 * their parents. Trees of workbooks are small in depth; a cycle is a damaged file and is refused here.
 */
export type Tree = {
  readonly parent: Int32Array
  readonly children: readonly (readonly number[])[]
  /** All positions, every child before its parent. */
  readonly childrenFirst: readonly number[]
}

export class TreeCycleError extends Error {
  constructor(readonly position: number) {
    super(`cycle through position ${position}`)
    this.name = 'TreeCycleError'
  }
}

/** `parents[i]` is the position of i's parent or −1. Throws TreeCycleError. */
export function buildTree(parents: readonly number[]): Tree {
  const size = parents.length
  const children: number[][] = Array.from({ length: size }, () => [])
  const depth = new Int32Array(size).fill(-1)
  for (const [position, parent] of parents.entries()) children[parent]?.push(position)
  for (let start = 0; start < size; start++) {
    const path: number[] = []
    let at = start
    while (at >= 0 && (depth[at] ?? 0) === -1) {
      path.push(at)
      if (path.length > size) throw new TreeCycleError(start)
      at = parents[at] ?? -1
    }
    let level = at < 0 ? -1 : (depth[at] ?? -1)
    for (const position of path.reverse()) depth[position] = ++level
  }
  const childrenFirst = Array.from({ length: size }, (_, position) => position).sort(
    (a, b) => (depth[b] ?? 0) - (depth[a] ?? 0) || a - b,
  )
  return { parent: Int32Array.from(parents), children, childrenFirst }
}
