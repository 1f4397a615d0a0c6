import type { Expression } from './ast'
import { listReferences } from './placed-reference'

/**
 * Definitions may refer to themselves only by going back in time: `[a] = KYTRUOC([a]) + [b]`. A cycle is lawful exactly
 * when each of its turns has a reference inside KYTRUOC or CUNGKY, so that it ends before the first period of the
 * workbook; cycles are therefore looked for among the references that stay in the same period. A change of sector or
 * scenario is no way out: inside the pinned sector or the plan the reference points to itself.
 */
export type FormulaCycle = {
  /** Codes in the order of reference; the last refers to the first. */
  codes: string[]
  /** The reference in the first one's formula that closes or starts the cycle; null when it has no formula. */
  from: number | null
  to: number | null
}

type Edge = { code: string; from: number | null; to: number | null }

/**
 * `formulas`: every definition by its indicator's code. `others`: what indicators without a formula are computed from in
 * the same period (numerator and denominator, parts). One cycle is reported for every reference that closes one; none
 * means that every definition can be computed.
 */
export function findCycles(
  formulas: ReadonlyMap<string, Expression>,
  others: ReadonlyMap<string, readonly string[]> = new Map(),
): FormulaCycle[] {
  const edges = new Map<string, Edge[]>()
  for (const [code, parts] of others)
    edges.set(
      code,
      parts.map((part) => ({ code: part, from: null, to: null })),
    )
  for (const [code, ast] of formulas) {
    const present = listReferences(ast).filter(({ previous, years }) => previous === 0 && years === 0)
    edges.set(code, [...(edges.get(code) ?? []), ...present])
  }
  const cycles: FormulaCycle[] = []
  const done = new Set<string>()
  for (const start of edges.keys()) if (!done.has(start)) walk(start, edges, done, cycles)
  return cycles
}

/** Depth first with a stack of its own: a long chain of definitions must not exhaust the program's. */
function walk(
  start: string,
  edges: ReadonlyMap<string, readonly Edge[]>,
  done: Set<string>,
  cycles: FormulaCycle[],
): void {
  const path: { code: string; next: number; edge: Edge | null }[] = [{ code: start, next: 0, edge: null }]
  const depthOf = new Map([[start, 0]])
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const edge = edges.get(top.code)?.[top.next]
    top.next += 1
    if (edge === undefined) {
      done.add(top.code)
      depthOf.delete(top.code)
      path.pop()
      continue
    }
    const depth = depthOf.get(edge.code)
    if (depth !== undefined) {
      const turn = path.slice(depth)
      const leaving = turn[1]?.edge ?? edge
      cycles.push({ codes: turn.map(({ code }) => code), from: leaving.from, to: leaving.to })
    } else if (!done.has(edge.code)) {
      depthOf.set(edge.code, path.length)
      path.push({ code: edge.code, next: 0, edge })
    }
  }
}
