import type { Tree } from './tree'

/**
 * A tree renumbered breadth first: siblings are neighbours, and every parent comes before its children, so that counting
 * down meets children first. "Place" is the number in this order, "position" the number in the dimension.
 */
export type SiblingOrder = {
  readonly size: number
  readonly placeOf: Int32Array
  /** By place; −1 has no parent. */
  readonly parent: Int32Array
  /** By place: the children are the places firstChild … firstChild + childCount − 1. */
  readonly firstChild: Int32Array
  readonly childCount: Int32Array
  /** How many places the longest chain from a node up to its root has. */
  readonly depth: number
}

/** `compare` orders siblings by position; without it they keep the order of the dimension. */
export function orderSiblings(tree: Tree, compare?: (a: number, b: number) => number): SiblingOrder {
  const size = tree.parent.length
  const placeOf = new Int32Array(size)
  const parent = new Int32Array(size)
  const firstChild = new Int32Array(size)
  const childCount = new Int32Array(size)
  const level = new Int32Array(size)
  const queue: number[] = []
  let depth = 0
  const enqueue = (positions: readonly number[], above: number): void => {
    for (const position of compare === undefined ? positions : [...positions].sort(compare)) {
      const place = queue.length
      placeOf[position] = place
      parent[place] = above
      level[place] = above < 0 ? 1 : (level[above] ?? 0) + 1
      depth = Math.max(depth, level[place] ?? 0)
      queue.push(position)
    }
  }
  const roots: number[] = []
  for (const [position, above] of tree.parent.entries()) if (above < 0) roots.push(position)
  enqueue(roots, -1)
  for (let place = 0; place < queue.length; place++) {
    const children = tree.children[queue[place] ?? -1] ?? []
    firstChild[place] = queue.length
    childCount[place] = children.length
    enqueue(children, place)
  }
  return { size, placeOf, parent, firstChild, childCount, depth }
}

/** Writes the place and its ancestors into `chain`, nearest first; returns how many. */
export function writeChain(order: SiblingOrder, place: number, chain: Int32Array): number {
  let length = 0
  for (let at = place; at >= 0; at = order.parent[at] ?? -1) chain[length++] = at
  return length
}
