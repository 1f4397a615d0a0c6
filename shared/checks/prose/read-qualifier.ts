import type { Qualifier } from '../../model/fact'
import { hasAnyPhrase, hasPhraseAt, type Word } from './read-words'

/** What words around a number make of it: about so many, at least so many, the number of those beyond it. */
const qualifierWords: Readonly<Record<string, Qualifier>> = {
  gan: 'near',
  tren: 'over',
  hon: 'more-than',
  khoang: 'about',
  uoc: 'estimated',
  duoi: 'under',
  'it nhat': 'at-least',
  'toi thieu': 'minimum',
  tu: 'at-least',
}

/** @param rest of the sentence behind the number */
export function readQualifier(
  before: readonly Word[],
  behind: readonly Word[],
  rest: string,
): Qualifier | null {
  const [last = '', previous = ''] = before
    .slice(-2)
    .reverse()
    .map(({ key }) => key)
  if (last === 'hon' && ['cao', 'thap', 'nhieu', 'it', 'lon', 'nho'].includes(previous)) return null
  if (hasPhraseAt(behind, behind.length - 2, ['tro', 'len'])) return 'at-least'
  // "Từ 24.618 lên 25.454" are two figures.
  if (last === 'tu' && /(?<!\p{L})(?:lên|xuống|còn|đến|tới)(?!\p{L})/iu.test(rest)) return null
  if (['dat', 'tinh', 'khoang'].includes(last) && previous === 'uoc') return 'estimated'
  return qualifierWords[`${previous} ${last}`] ?? qualifierWords[last] ?? null
}

const thresholds: readonly (readonly string[])[] = [
  ['tro', 'len'],
  ['tro', 'xuong'],
]

/** "300 thành viên trở lên": of those that have so many, not how many there are. */
export function isThreshold(behind: readonly Word[]): boolean {
  return hasAnyPhrase(behind, thresholds)
}

const extremes: readonly (readonly string[])[] = [
  ...['cao', 'thap', 'lon', 'nho', 'nhieu'].map((extent) => [extent, 'nhat']),
  ['ca', 'biet'],
  ['pho', 'bien'],
]

/** "Cao nhất 8 triệu": of one of them, not of all. */
export function isExtreme(before: readonly Word[]): boolean {
  return hasAnyPhrase(before, extremes)
}
