import type { LocalityId, SectorId } from '../../model/ids'
import type { Lexicon, NamedWords } from './list-lines'
import { isEmptyWord, organisations, sectorLeads, wholePhrases, widerScopes } from './prose-words'
import { hasAnyPhrase, hasPhraseAt, type Word } from './read-words'

/** Which branch and which place a piece of a sentence speaks of. */
export type Scope = {
  /** Null: it names none. "unknown": one that the workbook does not have. */
  sector: SectorId | 'unknown' | null
  place: LocalityId | 'unknown' | null
  /** "Tổng số", "cả nước": what was named before holds no longer. */
  whole: boolean
  /** Of a wider circle than one kind of organisation. */
  wider: boolean
  /** Words that name the branch and the place: they say nothing more. */
  used: ReadonlySet<Word>
}

/**
 * @param words of the piece, in order
 * @param isListed whether an earlier part of the sentence has named a branch, so that a bare name is one as well
 * @param endsAtNumber whether a number follows the piece: a branch right before it is one
 */
export function readScope(
  words: readonly Word[],
  lexicon: Lexicon,
  { isListed, endsAtNumber }: { isListed: boolean; endsAtNumber: boolean },
): Scope {
  const used = new Set<Word>()
  const place = findPlace(words, lexicon, used)
  const sector = findSector(words, lexicon, used, isListed, endsAtNumber)
  return {
    sector,
    place,
    whole: hasAnyPhrase(words, wholePhrases),
    wider: hasAnyPhrase(words, widerScopes),
    used,
  }
}

function findPlace(words: readonly Word[], lexicon: Lexicon, used: Set<Word>): Scope['place'] {
  for (const { id, words: name } of lexicon.places)
    for (const at of words.keys())
      if (hasPhraseAt(words, at, name) && words[at]?.capital === true) {
        use(words, at, name.length, used)
        return id
      }
  return namesUnknown(words) ? 'unknown' : null
}

const placeKinds: ReadonlySet<string> = new Set([
  'tinh',
  'huyen',
  'xa',
  'phuong',
  'tp',
  'pho',
  'vung',
  'tran',
])
/** Capital words that name no place. */
const institutions: ReadonlySet<string> = new Set(
  (
    'viet nam trung uong nha nuoc dang chinh phu bo so quoc hoi ubnd hdnd ban chi dao lien minh hoi phong quy luat ' +
    'nghi quyet quyet dinh thong tu ocop covid ct nq qd nd tw kttt ntm ke hoach kh dau tu tai chinh nong dan phu nu ket luan chuong trinh chi thi van ban'
  ).split(' '),
)

/** "Tỉnh Lào Cai", "HTX Thanh Xuân": a name that the workbook does not have. */
function namesUnknown(words: readonly Word[]): boolean {
  return words.some((word, at) => {
    const next = words[at + 1]
    if (next?.capital !== true || next.from - word.to > 1 || isInstitution(next)) return false
    if (placeKinds.has(word.key) && !word.capital) return true
    // The first word of a sentence begins with a capital anyway.
    if (word.from === 0 && isEmptyWord(word)) return false
    return word.capital && !isInstitution(word) && !placeKinds.has(word.key)
  })
}

function isInstitution({ key }: Word): boolean {
  return institutions.has(key) || organisations.has(key) || key.length < 2
}

function findSector(
  words: readonly Word[],
  { sectors }: Lexicon,
  used: Set<Word>,
  isListed: boolean,
  endsAtNumber: boolean,
): Scope['sector'] {
  const plain = words.filter(({ key }) => key !== 'va')
  let found: { at: number; name: NamedWords<SectorId> } | null = null
  for (const name of sectors) {
    for (const at of plain.keys()) {
      if (!hasPhraseAt(plain, at, name.words)) continue
      if (plain.slice(at, at + name.words.length).some((word) => used.has(word))) continue
      const isFund = name.words.includes('qtdnd')
      const isLed = sectorLeads.has(plain[at - 1]?.key ?? '')
      const behind = plain
        .slice(at + name.words.length)
        .filter(({ key }) => !['co', 'la', 'dat', 'voi'].includes(key))
      const isBeforeNumber = endsAtNumber && behind.length === 0
      if (!isFund && !isLed && !isBeforeNumber && !isListed) continue
      // The last one named, the longest at its place.
      if (found === null || at > found.at + found.name.words.length - 1) found = { at, name }
    }
  }
  if (found !== null) {
    use(plain, found.at, found.name.words.length, used)
    return found.name.id
  }
  const lead = plain.findIndex(({ key }, at) => key === 'linh' && plain[at + 1]?.key === 'vuc')
  const isPlain = ['nay', 'khac', 'tren', 'hoat', 'chinh'].includes(plain[lead + 2]?.key ?? 'nay')
  return lead >= 0 && !isPlain ? 'unknown' : null
}

function use(words: readonly Word[], at: number, count: number, used: Set<Word>): void {
  for (const word of words.slice(at, at + count)) used.add(word)
}
