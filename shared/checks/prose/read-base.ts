import type { TextPeriod } from '../../model/text-check'
import type { ClaimBase } from './claim'
import type { ProseNumber } from './read-numbers'
import { endsLater, type NamedTime } from './read-time'
import { hasPhraseAt, type Word } from './read-words'

type Said = {
  sentence: string
  words: readonly Word[]
  times: readonly NamedTime[]
  own: TextPeriod
}

/**
 * What a comparison is made with: "so với (cùng kỳ) năm 2019", "kế hoạch", "cùng kỳ", "năm trước". First behind the number,
 * where several comparisons of a sentence share it, then before. Null where the sentence does not say.
 */
export function readBase(said: Said, number: ProseNumber, start: number): ClaimBase | null {
  const { sentence } = said
  const semicolon = sentence.indexOf(';', number.to)
  const end = semicolon < 0 ? sentence.length : semicolon
  return readYearBehind(said, number) ?? find(said, number.to, end) ?? find(said, start, number.from)
}

/** "Bằng 103,4% năm 2019". */
function readYearBehind({ sentence, times, own }: Said, number: ProseNumber): ClaimBase | null {
  const time = times.find(({ from }) => from >= number.end)
  return time?.plainYear === true && sentence.slice(number.end, time.from).trim() === ''
    ? baseAt(time, false, own)
    : null
}

/** How far behind "so với" its time may begin. */
const mostBetween = 40

function find({ sentence, words, times, own }: Said, from: number, to: number): ClaimBase | null {
  for (const [at, word] of words.entries()) {
    if (word.from < from || word.to > to) continue
    if (word.key === 'kh') return { kind: 'plan' }
    if (hasPhraseAt(words, at, ['muc', 'tieu'])) return { kind: 'plan' }
    if (hasPhraseAt(words, at, ['nam', 'truoc']) || hasPhraseAt(words, at, ['nam', 'ngoai']))
      return { kind: 'last-year' }
    const isSame = hasPhraseAt(words, at, ['cung', 'ky'])
    const isMore = word.key === 'hon' && extents.has(words[at - 1]?.key ?? '')
    if (!isSame && !isMore && word.text !== 'so' && word.key !== 'ss') continue
    const next = words.slice(at, at + 5)
    if (!isSame && next.some(({ key }, step) => key === 'kh' || hasPhraseAt(next, step, ['chi', 'tieu'])))
      return { kind: 'plan' }
    const time = times.find((one) => one.from > word.from && one.to > word.to && one.from < to)
    const between = time === undefined ? '' : sentence.slice(word.to, Math.max(word.to, time.from))
    const isNear = time !== undefined && between.length <= (isMore ? 1 : mostBetween)
    if (isNear) return baseAt(time, isSame || /cùng\s+kỳ/iu.test(between), own)
    if (isSame || hasPhraseAt(words, at + 2, ['nam', 'truoc']) || hasPhraseAt(words, at + 2, ['cung', 'ky']))
      return { kind: 'last-year' }
  }
  return null
}

/** Words before "hơn" that make it a comparison. */
const extents: ReadonlySet<string> = new Set(['cao', 'thap', 'nhieu', 'it', 'lon', 'nho'])

/** A time that is not before the report's own is a slip of its writer: the year before is meant. */
function baseAt({ period, plainYear }: NamedTime, isSame: boolean, own: TextPeriod): ClaimBase {
  if (period === 'unknown') return { kind: 'times', periods: [] }
  if (!endsLater(own, period)) return { kind: 'last-year' }
  if (!plainYear) return { kind: 'times', periods: [period] }
  const same = { ...own, year: period.year }
  return { kind: 'times', periods: isSame || own.kind === 'year' ? [same] : [period, same] }
}
