import type { TextReading } from '../../model/text-check'
import { arrivalWords, fallWords, fillWords, riseWords } from './prose-words'
import type { ProseNumber } from './read-numbers'
import { hasPhrase, type Word } from './read-words'

/** What a clause does with its number: states a figure, or compares it. */
export type Move = {
  reading: TextReading
  sign: 1 | -1
  uncertain: boolean
  /** "Vượt kế hoạch 16 HTX" is by how much, or what the plan was. */
  orPlan?: boolean
}

const value: Move = { reading: 'value', sign: 1, uncertain: false }

/**
 * "Tăng 836 HTX" is a difference, "tăng 3,3%" growth; "tăng 1,5 lần" means equal to 1,5 times, an index. "Đạt 85,5% kế
 * hoạch" and "bằng 103,3% so với" are indexes. "Tăng lên 25.454" states the figure itself.
 * @param before words up to the number, @param behind words that belong to it
 */
export function readMove(before: readonly Word[], number: ProseNumber, behind: readonly Word[]): Move {
  const unit = 'unit' in number ? number.unit : null
  if (unit?.times === true) return { reading: 'index', sign: 1, uncertain: false }
  const verb = findVerb(before)
  const percent = unit?.percent === true
  const over = findOver(before)
  if (over !== null) {
    const reading = percent && !unit.points ? 'growth' : 'difference'
    return { reading, sign: over.sign, uncertain: false, orPlan: over.orPlan && !percent }
  }
  if (verb === 'rise' || verb === 'fall') {
    const sign = verb === 'rise' ? 1 : -1
    if (unit?.points === true) return { reading: 'difference', sign, uncertain: false }
    return { reading: percent ? 'growth' : 'difference', sign, uncertain: false }
  }
  // "Giảm từ 40%": two figures with one verb.
  if (verb === 'from') return { ...value, uncertain: true }
  // "Vốn điều lệ tăng thêm trong năm là 500" is no whole.
  if (!percent) return isOfChange(before) ? { ...value, uncertain: true } : value
  const next = behind.find(({ from }) => from >= number.end)
  const isCompared = hasPhrase(behind, ['kh']) || hasPhrase(behind, ['muc', 'tieu']) || next?.key === 'cung'
  const last = before.at(-1)?.key ?? ''
  if (verb === 'share') return { reading: 'share', sign: 1, uncertain: false }
  // "Bằng 103,4% năm 2019".
  const isOfYear = last === 'bang' && next?.key === 'nam'
  if (isCompared || isOfYear || (['dat', 'bang', 'tl'].includes(last) && comesComparison(behind)))
    return { reading: 'index', sign: 1, uncertain: false }
  return value
}

function comesComparison(behind: readonly Word[]): boolean {
  return hasPhrase(behind, ['so', 'voi']) || hasPhrase(behind, ['ss'])
}

/**
 * "Thấp hơn kế hoạch 362", "thấp hơn năm 2019 là 381", "vượt kế hoạch 16": by how much, behind what it is held against.
 */
function findOver(before: readonly Word[]): { sign: 1 | -1; orPlan: boolean } | null {
  const said = before.map(verbKey).join(' ')
  const more = overOther.exec(said)
  if (more !== null) return { sign: more[1] === undefined ? -1 : 1, orPlan: false }
  const past = overPlan.exec(said)
  return past === null ? null : { sign: past[1] === undefined ? -1 : 1, orPlan: true }
}

function isOfChange(before: readonly Word[]): boolean {
  const keys = before.map(verbKey)
  const at = keys.findLastIndex((key) => riseWords.has(key) || fallWords.has(key))
  return at >= 0 && !keys.slice(at).some((key) => arrivalWords.has(key) || key === 'dat')
}

/** What may stand between "kế hoạch", "năm 2019" and the number. */
const between = '(?: (?:la|de ra|duoc giao|giao|truoc|nam|tinh|toi|khoang|gan|hon|tren))*$'
const overOther = new RegExp(
  `(?:^| )(?:(cao|nhieu|lon)|thap|it|nho) hon (?:so voi )?(?:cua )?(?:kh|muc tieu|chi tieu|cung ky|(?:dau |cuoi )?nam|quy)${between}`,
)
const overPlan = new RegExp(`(?:^| )(?:(vuot)|hut|thieu) (?:so voi )?(?:kh|muc tieu|chi tieu)${between}`)

/** The verb right before the number, over words like "thêm", "khoảng". */
function findVerb(before: readonly Word[]): 'rise' | 'fall' | 'share' | 'from' | null {
  const keys = before.map(verbKey).reverse()
  if (keys[0] === 'tu' && (riseWords.has(keys[1] ?? '') || fallWords.has(keys[1] ?? ''))) return 'from'
  if (keys[0] === 'hon') {
    if (['cao', 'nhieu', 'lon'].includes(keys[1] ?? '')) return 'rise'
    if (['thap', 'it', 'nho'].includes(keys[1] ?? '')) return 'fall'
  }
  for (const key of keys.slice(0, 4)) {
    if (arrivalWords.has(key)) return null
    if (riseWords.has(key) || key === 'vuot') return 'rise'
    if (fallWords.has(key) || key === 'hut' || key === 'thieu') return 'fall'
    if (key === 'chiem') return 'share'
    if (!fillWords.has(key)) return null
  }
  return null
}

/** "Giám đốc" is no fall, "tối thiểu" no lack: words that are like verbs only without marks keep theirs. */
function verbKey({ key, text }: Word): string {
  const spelled = verbSpellings[key]
  return spelled === undefined || text === spelled || text === key ? key : text
}

const verbSpellings: Readonly<Record<string, string>> = {
  tang: 'tăng',
  giam: 'giảm',
  thieu: 'thiếu',
  hut: 'hụt',
}
