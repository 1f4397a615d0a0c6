/**
 * Which formulas lie on a cycle: the strongly connected components of more than one formula, and formulas that refer to
 * themselves (Tarjan's algorithm, with a stack of its own). What merely leads into a cycle does not lie on it.
 */

type Walk = { at: number; next: number }

/** `edges[i]`: positions that i refers to. Returns 1 at the positions on a cycle. Linear in positions and edges. */
export function markCyclic(edges: readonly (readonly number[])[]): Uint8Array {
  const size = edges.length
  const cyclic = new Uint8Array(size)
  // Order of first visit from 1; 0 is not visited. `lowest`: the earliest that can be reached and is still open.
  const order = new Int32Array(size)
  const lowest = new Int32Array(size)
  const isOpen = new Uint8Array(size)
  const open: number[] = []
  let visited = 0

  const enter = (at: number): Walk => {
    visited += 1
    order[at] = lowest[at] = visited
    isOpen[at] = 1
    open.push(at)
    return { at, next: 0 }
  }
  const lower = (at: number, to: number): void => {
    if (to < (lowest[at] ?? 0)) lowest[at] = to
  }
  /** Takes the component of `root` off the open positions. */
  const close = (root: number): void => {
    const isLoop = open.at(-1) !== root || (edges[root] ?? []).includes(root)
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      isOpen[at] = 0
      cyclic[at] = Number(isLoop)
      if (at === root) return
    }
  }

  for (let start = 0; start < size; start++) {
    if (order[start] !== 0) continue
    const path = [enter(start)]
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { at } = top
      const to = edges[at]?.[top.next]
      top.next += 1
      if (to === undefined) {
        if (lowest[at] === order[at]) close(at)
        path.pop()
        const above = path.at(-1)
        if (above !== undefined) lower(above.at, lowest[at] ?? 0)
      } else if (order[to] === 0) path.push(enter(to))
      else if (isOpen[to] === 1) lower(at, order[to] ?? 0)
    }
  }
  return cyclic
}
