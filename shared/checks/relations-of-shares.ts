import {
  draftQuotient,
  hasLine,
  isAmount,
  isSameLine,
  thingOf,
  type LineNode,
  type Take,
} from './draft-relation'
import type { Node } from './form-nodes'
import type { Line } from './relation'
import { firstThing } from './row-meaning'
import { readPhrases } from './ratio-words'

const shareHead = /^(?:td )?(?:ty trong|co cau)\b|\b(?:so voi|trong|tren) tong\b/

/**
 * "Tỷ trọng (%)" behind a column: the figure of the row by the figure of the row that it is a part of. `lineOf` gives the
 * line of the same column in that row.
 */
export function readColumnShares(
  nodes: readonly Node[],
  headers: readonly string[],
  lineOf: ((column: number) => Line | null) | null,
  take: Take,
): void {
  if (lineOf === null) return
  for (const [at, node] of nodes.entries()) {
    if (!hasLine(node) || node.meaning.kind !== 'percent' || !shareHead.test(node.meaning.text)) continue
    const phrases = readPhrases(headers[node.at] ?? '', 'percent')
    if (phrases === null) continue
    const measured = findMeasured(nodes, at, phrases.numerator)
    const whole = measured === null ? null : lineOf(measured.at)
    if (measured === null || whole === null || isSameLine(whole, measured.line)) continue
    take(draftQuotient(node.line, measured.line, whole, 100))
  }
}

/** The column that a share names, else the one right before it. */
function findMeasured(nodes: readonly Node[], at: number, named: string): LineNode | null {
  const thing = firstThing(named)
  if (thing !== null) {
    const same = nodes.filter((node) => isAmount(node) && thingOf(node) === thing)
    const [only] = same
    if (same.length === 1 && only !== undefined && hasLine(only)) return only
  }
  const before = nodes[at - 1]
  if (before === undefined || !isAmount(before)) return null
  return thing === null || thingOf(before) === thing ? before : null
}
