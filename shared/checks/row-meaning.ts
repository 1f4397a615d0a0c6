import { readUnit } from '../format/units'
import { wordsOf } from '../table/text-likeness'
import { isPlace, nameQuarters } from './marked-words'

/**
 * What the words of a row or of a column say it measures, without marks and with the usual short forms: "Tổng số HTX" is a
 * total of cooperatives, "- Ngừng hoạt động" a state of what stands above it, "Doanh thu bình quân một HTX" an average.
 * Words that say nothing of the thing ("số", "các", "trên địa bàn") do not count.
 */
export type Meaning = {
  /** The words in order, joined by single spaces. */
  text: string
  /** The words that say what is measured. */
  content: ReadonlySet<string>
  /** What is counted or measured, by its first name in the words; null where only the rows above say it. */
  thing: string | null
  /** The kind of organisation that the words name first; null: none. */
  organisation: string | null
  kind: 'amount' | 'percent' | 'average'
  total: 'bare' | 'plain' | null
  /** "Trong đó": included in what stands above, not all of it. */
  ofWhich: boolean
  status: Status | null
  family: Family | null
  unit: Unit
}

export type Unit = ReturnType<typeof readUnit>

/** What an organisation is doing, and how many came and went. */
export type Status = 'active' | 'struggling' | 'stopped' | 'new' | 'dissolved' | 'opening' | 'closing'

/** Divisions of which no unit is in two parts at once. */
export type Family = 'sector' | 'status' | 'grade' | 'education' | 'gender' | 'size'

const organisations = ['htx', 'lhhtx', 'tht', 'qtdnd'] as const

/** Short names of what is counted or measured, each with how it may be written. */
const things: readonly (readonly [thing: string, pattern: RegExp])[] = [
  ...organisations.map((name) => [name, new RegExp(`\\b${name}\\b`)] as const),
  ['can-bo', /\bcan bo\b|\bhoi dong quan tri\b|\bban kiem soat\b|\bban giam doc\b/],
  ['ho', /\bho\b/],
  ['tv', /\btv\b|\bxa vien\b/],
  ['ld', /\bld\b/],
  ['nguoi', /\bnguoi\b/],
  ['vdl', /\bvdl\b/],
  ['von', /\bvon\b/],
  ['dt', /\bdt\b|\bdoanh so\b/],
  ['lai', /\blai\b/],
  ['tn', /\btn\b/],
  ['luong', /\bluong\b|\btien cong\b/],
  ['tai-san', /\btai san\b/],
  ['ngan-sach', /\bngan sach\b|\bnsnn\b/],
  ['du-no', /\bdu no\b/],
  ['no', /\bno (?:xau|qua han)\b/],
  ['tien', /\bkinh phi\b|\bso tien\b|\bhuy dong\b|\bcho vay\b/],
  ['dat', /\bdien tich\b/],
  ['lop', /\blop\b/],
  ['luot', /\bluot\b/],
  ['hoc-vien', /\bhoc vien\b/],
  ['san-pham', /\bsan pham\b/],
  ['mo-hinh', /\bmo hinh\b/],
  ['du-an', /\bdu an\b/],
  ['quy', /\bquy\b/],
  ['xa', /\bxa\b/],
]

const states: readonly (readonly [Status, RegExp])[] = [
  ['opening', /\b(?:dau ky|dau nam|dau quy|ky truoc chuyen sang|nam truoc chuyen sang)\b/],
  ['closing', /\b(?:cuoi ky|cuoi nam|cuoi quy)\b/],
  ['new', /\b(?:thanh lap moi|moi thanh lap|thanh lap trong (?:ky|nam|quy|thang)|tang moi)\b/],
  ['stopped', /\b(?:ngung|tam ngung|tam dung|dung hoat dong|cho giai the|khong hoat dong|chua hoat dong)\b/],
  ['dissolved', /\bgiai the\b/],
  ['struggling', /\b(?:cam chung|kem hieu qua|yeu kem)\b/],
  ['active', /\b(?:dang|con|co|thuc te) hoat dong\b|^(?:so )?(?:htx |lhhtx |tht )?hoat dong$/],
]

const sectorWords = words(
  'nn ln ts ngu nghiep cn ttcn xd tm dv vt gtvt mt qtdnd tin dung khac phi nong lam thuy san dien tong hop nganh nghe trong trot chan nuoi xuat che bien ve sinh du lich diem',
)
const gradeWords = words('tot kha trung binh yeu kem')
const educationWords = words('so trung cap cao dang dai hoc tren sau thac si tien dao tao chua qua tro len')
const sizeWords = words('sieu nho vua lon')

/** Says how a division is named and not what is divided. */
const familyFillers = words(
  'linh vuc nganh hoat dong trong thuoc loai xep quy mo trinh do dat va ve da qua vat lieu',
)
const fillers = words(
  'tong so sl luong cac hien co tinh toan tren dia ban den het nam ky cuoi thoi diem ngay trong o cua tai gia tri n la va ' +
    'td mot 1 01 huyen xa thanh pho phan theo duoc th uth kh uoc bao cao chi tieu gom bao chia ra do he thong',
)
/** Kept in the content although they fill elsewhere: "thành lập mới", "thành phố". */
const bareTotal =
  /^(?:tong so|tong cong|tong|cong|toan tinh|toan thanh pho|toan huyen|toan quoc|toan xa|ca nuoc|ca tinh|tong chung|cong chung)(?: (?:cac|cong|chung|toan|tinh|huyen))*$/
const ofWhich = /^td\b/
/** A flag of an organisation; one may have several, so that the rows do not add up. */
const flag =
  /\b(?:hieu qua|cnc|chuoi gia tri|tv lmhtx|lien ket|ocop|ung dung|dang ky|bao hiem|tham gia|vietgap|huu co|so huu|website|chuyen doi so|kieu moi|duoc|huong|vay von|ho tro|nu lam|co san pham|dat chuan|tieu chuan|gan voi)\b/

/** Whether something is said of the thing that does not exclude other such sayings. */
export function isFlag({ text }: Meaning): boolean {
  return flag.test(text)
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}

const cache = new Map<string, Meaning>()
const mostCached = 60_000

/**
 * Reads a label of a row, or the joined texts of a header.
 * @param unit as written beside it or declared by the indicator
 * @param declared what the indicator says of itself; its words decide where it says no more than that it adds up
 */
export function readMeaning(
  label: string,
  unit: string,
  declared: 'stock' | 'flow' | 'average' | 'ratio' | null,
): Meaning {
  const key = `${label}\n${unit}\n${declared ?? ''}`
  const known = cache.get(key)
  if (known !== undefined) return known
  const meaning = readAnew(label, unit, declared)
  if (cache.size >= mostCached) cache.clear()
  cache.set(key, meaning)
  return meaning
}

function readAnew(
  label: string,
  unit: string,
  declared: 'stock' | 'flow' | 'average' | 'ratio' | null,
): Meaning {
  const list = labelWords(label)
  const text = list.join(' ')
  const status = states.find(([, pattern]) => pattern.test(text))?.[0] ?? null
  const measured = readUnit(unit)
  const kind = kindOf(text, measured, declared)
  const thing = isPlace(label) ? null : firstThing(text)
  const organisation = list.find((word) => isOrganisation(word)) ?? null
  const content = new Set(list.filter((word) => !fillers.has(word)))
  const own = [...content].filter((word) => !isOrganisation(word))
  const isBare = bareTotal.test(text.replace(/ n$/, ''))
  return {
    text,
    content,
    thing,
    organisation,
    kind,
    total: isBare ? 'bare' : isPlain(text, own, thing, status) ? 'plain' : null,
    ofWhich: ofWhich.test(text),
    status,
    family: familyOf(text, own, status),
    unit: measured,
  }
}

/** The words of a label without marks, with short forms, and without the years that stand for the shown one. */
export function labelWords(label: string): string[] {
  return wordsOf(nameQuarters(label.replace(/\{[^}]*\}/g, ' ')))
}

/** The words of a phrase that say what is measured. */
export function contentOf(list: readonly string[]): Set<string> {
  return new Set(list.filter((word) => !fillers.has(word)))
}

export function isOrganisation(word: string): boolean {
  return organisations.some((name) => name === word)
}

export function firstThing(text: string): string | null {
  let first: string | null = null
  let at = Infinity
  for (const [thing, pattern] of things) {
    const found = pattern.exec(text)?.index ?? Infinity
    if (found < at) [first, at] = [thing, found]
  }
  return first
}

function kindOf(
  text: string,
  unit: Unit,
  declared: 'stock' | 'flow' | 'average' | 'ratio' | null,
): Meaning['kind'] {
  if (declared === 'ratio' || unit.base === '%' || /^(?:td )?(?:tl|%|ty trong|co cau|phan tram)\b/.test(text))
    return 'percent'
  if (declared === 'average' || /\bbq\b/.test(text)) return 'average'
  return 'amount'
}

/** "Tổng số thành viên HTX" says no more than what it counts, and of which organisation. */
function isPlain(text: string, own: readonly string[], thing: string | null, status: Status | null): boolean {
  if (thing === null || (status !== null && status !== 'closing')) return false
  const named = things.find(([name]) => name === thing)?.[1].exec(text)?.[0] ?? ''
  const rest = new Set(named.split(' '))
  const isAll = /\btong\b/.test(text)
  return own.every(
    (word) => rest.has(word) || (isAll && (word === 'quan' || word === 'ly' || word === 'tri')),
  )
}

function familyOf(text: string, own: readonly string[], status: Status | null): Family | null {
  if (/^(?:td )?(?:so )?(?:ld |tv |nguoi |can bo )?(?:la )?(?:nam|nu)$/.test(text)) return 'gender'
  if (status === 'active' || status === 'stopped') return 'status'
  const said = own.filter((word) => !familyFillers.has(word))
  if (/\b(?:so|trung) cap\b|\bcao dang\b|\bdai hoc\b/.test(text)) return 'education'
  if (all(said, gradeWords)) return 'grade'
  if (all(said, sizeWords) && /\b(?:sieu|nho|vua|lon)\b/.test(text)) return 'size'
  if (all(said, educationWords) && /\b(?:chua qua|tren) (?:dao tao|dai hoc)\b/.test(text)) return 'education'
  const named = own.filter((word) => !familyFillers.has(word) || sectorWords.has(word))
  if (text.includes('qtdnd') && named.length === 0) return 'sector'
  return all(named, sectorWords) ? 'sector' : null
}

function all(list: readonly string[], known: ReadonlySet<string>): boolean {
  return list.length > 0 && list.every((word) => known.has(word))
}

const heads: ReadonlySet<string> = new Set(
  ['nguoi', 'lao dong', 'thanh vien'].map((word) => readUnit(word).base),
)

/** Whether two units measure the same kind of thing: members, workers and persons are all counted by heads. */
export function isSameUnitKind(a: Unit, b: Unit): boolean {
  return a.base === b.base || (heads.has(a.base) && heads.has(b.base))
}
