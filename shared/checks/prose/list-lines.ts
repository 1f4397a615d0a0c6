import type { Indicator, Locality, Sector } from '../../model/dimension'
import type { FormDefinition, FormRow } from '../../model/form'
import type { LocalityId, PeriodId, SectorId } from '../../model/ids'
import type { CheckedBook } from '../checked-book'
import { isEmptyWord, organisations, tellingWords } from './prose-words'
import { listWords, readWords, type Word } from './read-words'

/**
 * What a sentence can speak of: the indicators by their names and by the rows of forms that show them, the sectors and the
 * places. Words that every row has weigh less than those that tell rows apart.
 */
export type ProseLine = {
  indicator: Indicator
  terms: ReadonlySet<string>
  /** The kind of organisation it is about; null where its name has none. */
  organisation: string | null
  /** "Bình quân": an average is never the total of the same name. */
  average: boolean
}

export type NamedWords<Id> = { id: Id; words: readonly string[] }

export type Lexicon = {
  lines: readonly ProseLine[]
  weightOf: (term: string) => number
  /** Longer names first. */
  sectors: readonly NamedWords<SectorId>[]
  places: readonly NamedWords<LocalityId>[]
  /** The whole, which needs no name. */
  allSectors: SectorId
  locality: LocalityId
  period: PeriodId
}

export function listLines(
  { cube, forms }: Pick<CheckedBook, 'cube' | 'forms'>,
  at: { period: PeriodId; locality: LocalityId; allSectors: SectorId },
): Lexicon {
  const { dimensions } = cube.axes
  const byCode = new Map(dimensions.indicators.map((one) => [one.code, one]))
  const lines = new Map<string, ProseLine>()
  const add = (indicator: Indicator, text: string, section: string | null): void => {
    const line = readLine(indicator, text, section)
    // "Tỷ lệ %/ tổng số HTX" says nothing without the row above.
    if (indicator.kind === 'ratio' && line.terms.size === 0) return
    const key = [indicator.id, line.organisation, line.average, ...[...line.terms].sort()].join(' ')
    lines.set(key, line)
  }
  for (const indicator of dimensions.indicators) add(indicator, indicator.name, null)
  const aliases: NamedWords<SectorId>[] = []
  for (const { definition } of forms) {
    for (const { row, section, parent } of walkRows(definition)) {
      const indicator = row.indicator === null ? undefined : byCode.get(row.indicator)
      if (indicator === undefined) continue
      if (row.sector === null) {
        add(indicator, row.label, section)
        if (parent !== null && organisationOf(listWords(row.label)) === null)
          add(indicator, `${parent.label} ${row.label}`, section)
      } else aliases.push(...nameSector(dimensions.sectors, row.sector, row.label))
    }
  }
  const list = [...lines.values()]
  const names = [...listSectors(dimensions.sectors, at.allSectors), ...aliases]
  return {
    lines: list,
    weightOf: weighTerms(list),
    sectors: longestFirst([...names, ...shortenSectors(dimensions.sectors, at.allSectors, names)]),
    places: longestFirst(listPlaces(dimensions.localities, at.locality)),
    ...at,
  }
}

function* walkRows({
  rows,
}: FormDefinition): Generator<{ row: FormRow; section: string | null; parent: FormRow | null }> {
  let section: string | null = null
  const above: FormRow[] = []
  for (const row of rows) {
    if (row.kind === 'section') section = organisationOf(listWords(row.label))
    while ((above.at(-1)?.level ?? -1) >= row.level) above.pop()
    const parent = above.findLast((one) => one.kind === 'item') ?? null
    yield { row, section, parent }
    above.push(row)
  }
}

function readLine(indicator: Indicator, text: string, section: string | null): ProseLine {
  const words = readWords(text.normalize('NFC'))
  const keys = words.map(({ key }) => key)
  return {
    indicator,
    terms: new Set(words.filter(isTerm).map(({ key }) => key)),
    organisation: organisationOf(keys) ?? section,
    average: keys.includes('bq'),
  }
}

/** The organisation that a text names first. */
export function organisationOf(words: readonly string[]): string | null {
  return words.find((word) => organisations.has(word)) ?? null
}

/** Whether a word tells one figure from another. */
export function isTerm(word: Pick<Word, 'key' | 'text'>): boolean {
  const { key } = word
  if (organisations.has(key) && key !== 'lmhtx') return false
  return tellingWords.has(key) || (!isEmptyWord(word) && key.length > 1)
}

const unknownWeight = 0.7

function weighTerms(lines: readonly ProseLine[]): (term: string) => number {
  const counts = new Map<string, number>()
  for (const { terms } of lines) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  const all = Math.log(Math.max(2, lines.length))
  return (term) => {
    const count = counts.get(term)
    return count === undefined ? unknownWeight : 0.5 + Math.log(Math.max(1, lines.length / count)) / all
  }
}

const longestSectorName = 6

function listSectors(sectors: readonly Sector[], all: SectorId): NamedWords<SectorId>[] {
  // Lists beside the main one name the same branches again: the main one is meant.
  return sectors
    .filter(({ id, list }) => id !== all && list === null)
    .flatMap(({ id, name }) => {
      const words = sectorWords(name)
      // "Dịch vụ khác" is "khác" in a list of branches; a fund is a branch by its short name.
      const last = words.at(-1) === 'khac' && words.length > 1 ? [{ id, words: ['khac'] }] : []
      const credit = words.includes('qtdnd') ? [{ id, words: ['tin', 'dung'] }] : []
      return [{ id, words }, ...last, ...credit]
    })
}

/** "Xây dựng" of "xây dựng và sản xuất vật liệu xây dựng": the first of several, where no other branch begins so. */
function shortenSectors(
  sectors: readonly Sector[],
  all: SectorId,
  names: readonly NamedWords<SectorId>[],
): NamedWords<SectorId>[] {
  return sectors
    .filter(({ id, list }) => id !== all && list === null)
    .flatMap(({ id, name }) => {
      const words = sectorWords(/^(.*?)(?:\s+và\s|\s*[,;]|\s+[-–]\s)/u.exec(name)?.[1] ?? '')
      const isOther = names.some((one) => one.id !== id && words.every((word, at) => one.words[at] === word))
      return words.length === 0 || isOther ? [] : [{ id, words }]
    })
}

function nameSector(sectors: readonly Sector[], code: string, label: string): NamedWords<SectorId>[] {
  const sector = sectors.find((one) => one.code === code && one.list === null)
  const words = sectorWords(label)
  return sector === undefined || words.length === 0 || words.length > longestSectorName
    ? []
    : [{ id: sector.id, words }]
}

/** "Công nghiệp - tiểu thủ công nghiệp": joined anyhow. */
function sectorWords(text: string): string[] {
  return listWords(text).filter((word) => word !== 'va')
}

function listPlaces(localities: readonly Locality[], shown: LocalityId): NamedWords<LocalityId>[] {
  return localities
    .filter(({ id, parent }) => id !== shown && parent !== null)
    .flatMap(({ id, name }) => {
      const words = listWords(name).filter((word) => !levelWords.has(word))
      return words.length === 0 ? [] : [{ id, words }]
    })
}
const levelWords: ReadonlySet<string> = new Set(['tinh', 'huyen', 'xa', 'phuong', 'vung', 'tp'])

function longestFirst<Id>(names: readonly NamedWords<Id>[]): NamedWords<Id>[] {
  const seen = new Set<string>()
  return names
    .filter(({ words }) => {
      const key = words.join(' ')
      const isNew = words.length > 0 && !seen.has(key)
      seen.add(key)
      return isNew
    })
    .sort((a, b) => b.words.length - a.words.length)
}
