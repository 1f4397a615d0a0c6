import type { ProseNumber } from './read-numbers'
import type { Word } from './read-words'

/**
 * "Vận tải, môi trường và xây dựng lần lượt là 1.700, 519 và 1.075": the words that name each number, one by one. Nothing
 * where names and numbers are not equally many.
 */
export function readRespective(
  sentence: string,
  words: readonly Word[],
  numbers: readonly ProseNumber[],
): ReadonlyMap<ProseNumber, readonly Word[]> {
  const at = sentence.search(/(?<!\p{L})lần\s+lượt(?!\p{L})/iu)
  if (at < 0) return new Map()
  const breaks = [sentence.lastIndexOf(';', at) + 1, sentence.lastIndexOf(':', at) + 1]
  const start = Math.max(...breaks, ...numbers.filter(({ end }) => end <= at).map(({ end }) => end))
  const semicolon = sentence.indexOf(';', at)
  const end = semicolon < 0 ? sentence.length : semicolon
  const listed = numbers.filter(({ from }) => from > at && from < end)
  const cuts = [...sentence.slice(start, at).matchAll(/,|\svà\s/gu)].map(({ index }) => start + index)
  const edges = [start, ...cuts, at]
  const names = edges
    .slice(1)
    .map((to, step) =>
      words.filter((word) => word.from >= (edges[step] ?? 0) && word.to <= to && word.key !== 'va'),
    )
  if (names.length < 2 || names.length !== listed.length) return new Map()
  return new Map(listed.map((number, step) => [number, names[step] ?? []]))
}
