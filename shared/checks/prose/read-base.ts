import type { ClaimBase, Surroundings } from './claim'
import type { ProseNumber } from './read-numbers'
import { hasPhraseAt, type Word } from './read-words'

/**
 * What a comparison is made with: "so với (cùng kỳ) năm 2019", "kế hoạch", "cùng kỳ", "năm trước". First behind the number,
 * where several comparisons of a sentence share it, then before. Null where the sentence does not say.
 */
export function readBase(
  sentence: string,
  words: readonly Word[],
  numbers: readonly ProseNumber[],
  number: ProseNumber,
  start: number,
  around: Surroundings,
): ClaimBase | null {
  const semicolon = sentence.indexOf(';', number.to)
  const end = semicolon < 0 ? sentence.length : semicolon
  const behind = readYearBehind(sentence, numbers, number) ?? find(words, numbers, number.to, end, around)
  return behind ?? find(words, numbers, start, number.from, around)
}

/** "Bằng 103,4% năm 2019". */
function readYearBehind(
  sentence: string,
  numbers: readonly ProseNumber[],
  number: ProseNumber,
): ClaimBase | null {
  const year = numbers.find(({ from }) => from >= number.end)
  if (
    year?.kind !== 'year' ||
    !/^[\s\u00a0]*n\u0103m[\s\u00a0]*$/iu.test(sentence.slice(number.end, year.from))
  )
    return null
  return { kind: 'year', year: year.year, at: year }
}

function find(
  words: readonly Word[],
  numbers: readonly ProseNumber[],
  from: number,
  to: number,
  around: Surroundings,
): ClaimBase | null {
  for (const [at, word] of words.entries()) {
    if (word.from < from || word.to > to) continue
    if (word.key === 'kh') return { kind: 'plan' }
    if (hasPhraseAt(words, at, ['muc', 'tieu'])) return { kind: 'plan' }
    if (hasPhraseAt(words, at, ['nam', 'truoc']) || hasPhraseAt(words, at, ['nam', 'ngoai']))
      return { kind: 'last-year' }
    const isSame = hasPhraseAt(words, at, ['cung', 'ky'])
    if (!isSame && !hasPhraseAt(words, at, ['so', 'voi']) && word.key !== 'ss') continue
    if (!isSame && words.slice(at, at + 5).some(({ key }) => key === 'kh')) return { kind: 'plan' }
    const year = numbers.find((one) => one.from > word.to && one.from < word.to + 40 && one.from < to)
    if (year?.kind === 'year') return { kind: 'year', year: year.year, at: year }
    if (year?.kind === 'date' && year.year !== null) return { kind: 'year', year: year.year, at: year }
    // A year that no year can be ("20219") is found as such; the year before is meant.
    if (isSame || hasPhraseAt(words, at + 2, ['nam', 'truoc']) || hasPhraseAt(words, at + 2, ['cung', 'ky']))
      return { kind: 'last-year' }
    if (year !== undefined && words.slice(at, at + 4).some(({ key }) => key === 'nam'))
      return { kind: 'year', year: around.period.year - 1, at: null }
  }
  return null
}
