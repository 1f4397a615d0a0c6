import { draftSum, guessOf, isSameMeasure, type LineNode, type Take } from './draft-relation'

const mostColumns = 12
const totalWords = /\b(?:tong|cong)\b/

/** Columns right before or right behind a total, of the same measure: the most of them that figures confirm. */
export function guessTotalColumn(total: LineNode, siblings: readonly LineNode[], take: Take): void {
  if (!totalWords.test(total.meaning.text)) return
  const at = siblings.indexOf(total)
  for (const side of [siblings.slice(0, at).reverse(), siblings.slice(at + 1)]) {
    const end = side.findIndex((part) => !isSameMeasure(part, total))
    const near = end < 0 ? side : side.slice(0, end)
    for (let count = Math.min(near.length, mostColumns); count > 1; count--) {
      const parts = near.slice(0, count).sort((a, b) => a.at - b.at)
      take(draftSum(total, parts, 'likely'), guessOf('total', total, parts))
    }
  }
}
