import { isAmount, isSameLine, isSameMeasure, termOf, type LineNode, type Take } from './draft-relation'
import type { Node } from './form-nodes'

const summed = /\(\s*=?\s*([\p{Lu}\d.]{1,6}(?:\s*[+\u2212–-]\s*[\p{Lu}\d.]{1,6})+)\s*\)/u

/**
 * "Tổng số (A+B+C)", "Chênh lệch (I-II)": a row that names the rows it is made of by their numbers. The nearest rows above
 * with these numbers are meant, or below where none is above; all of them have to be there.
 * @param labels by position of the row
 */
export function readOrdinalSums(nodes: readonly Node[], labels: readonly string[], take: Take): void {
  for (const [at, node] of nodes.entries()) {
    const formula = summed.exec(labels[node.at] ?? '')?.[1]
    if (formula === undefined || !isAmount(node)) continue
    const terms = readTerms(formula).map(({ ordinal, sign }) => ({
      sign,
      part: findRow(ordinal, nodes, at),
    }))
    const parts = terms.flatMap(({ part }) => part ?? [])
    if (parts.length < terms.length || parts.some((part) => !fits(part, node))) continue
    take({
      kind: 'sum',
      result: node.line,
      terms: terms.flatMap(({ part, sign }) => (part === null ? [] : [termOf(part.line, 'part', sign)])),
      factor: 1,
      complete: 'certain',
    })
  }
}

function readTerms(formula: string): { ordinal: string; sign: 1 | -1 }[] {
  return [...formula.matchAll(/([+\u2212–-])?\s*([\p{Lu}\d.]+)/gu)].map(
    ([, operator = '+', ordinal = '']) => ({
      ordinal,
      sign: operator === '+' ? 1 : -1,
    }),
  )
}

function findRow(ordinal: string, nodes: readonly Node[], at: number): LineNode | null {
  const isMeant = (node: Node): node is LineNode => tidy(node.ordinal) === tidy(ordinal) && isAmount(node)
  return nodes.slice(0, at).findLast(isMeant) ?? nodes.slice(at + 1).find(isMeant) ?? null
}

function tidy(ordinal: string): string {
  return ordinal.replace(/[().:\s]+$|^[(\s]+/gu, '')
}

function fits(part: LineNode, whole: LineNode): boolean {
  return !isSameLine(part.line, whole.line) && isSameMeasure(part, whole)
}
