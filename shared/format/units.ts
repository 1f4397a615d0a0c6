import { searchKey } from './search-text'

/**
 * Units as documents spell them ("Tr đồng", "trđ", "triệu đồng/năm", "LH HTX") read into what they mean. Spellings are
 * matched without marks and case; a unit that is not on the list keeps its own text as the base.
 */
type Unit = {
  /** What is counted, in its usual spelling: "đồng", "HTX", "người", "%"; empty for a bare magnitude ("triệu"). */
  base: string
  /** Power of ten: 0, 3 (nghìn), 6 (triệu) or 9 (tỷ). */
  power: number
  /** What it is divided by: "năm", "người/tháng"; null for an amount. */
  per: string | null
  /** False when the base is not on the list. */
  known: boolean
}

const spellings: Readonly<Record<string, readonly string[]>> = {
  '%': ['%', 'phan tram', 'diem %', 'diem phan tram'],
  đồng: ['đồng', 'đ', 'vnđ', 'VND', 'đồng Việt Nam'],
  HTX: ['HTX', 'hợp tác xã'],
  LHHTX: ['LHHTX', 'LH HTX', 'LH.HTX', 'Liên HTX', 'liên hiệp HTX', 'liên hiệp hợp tác xã'],
  THT: ['THT', 'HTT', 'tổ hợp tác', 'tổ'],
  QTDND: ['QTDND', 'Quỹ TDND', 'Quỹ tín dụng nhân dân'],
  quỹ: ['quỹ'],
  người: ['người', 'ng'],
  'lao động': ['lao động', 'LĐ'],
  'thành viên': ['thành viên', 'TV'],
  hộ: ['hộ'],
  xã: ['xã'],
  huyện: ['huyện'],
  tỉnh: ['tỉnh'],
  lớp: ['lớp'],
  lượt: ['lượt'],
  'lượt người': ['lượt người'],
  'học viên': ['học viên'],
  'mô hình': ['mô hình'],
  'sản phẩm': ['sản phẩm'],
  'dự án': ['dự án'],
  'hội nghị': ['hội nghị'],
  'hội chợ': ['hội chợ'],
  'đơn vị': ['đơn vị'],
  năm: ['năm'],
  tháng: ['tháng'],
}

const bases = new Map(
  Object.entries(spellings).flatMap(([base, texts]) => texts.map((text) => [unitKey(text), base] as const)),
)

const powers: Readonly<Record<string, number>> = {
  '1000': 3,
  nghin: 3,
  ngan: 3,
  '1000000': 6,
  trieu: 6,
  tr: 6,
  trd: 6,
  trdong: 6,
  ty: 9,
  ti: 9,
  tyd: 9,
  tydong: 9,
}
/** "trđ", "tỷđ", "Tr.đồng": the currency is glued to the magnitude. */
const gluedCurrency = new Set(['trd', 'trdong', 'tyd', 'tydong'])

function unitKey(text: string): string {
  return searchKey(text).replace(/\./g, '').replace(/\s+/g, ' ').trim()
}

/** Reads a unit as a form or a user writes it. Never fails; an empty text is an unknown unit without a base. */
export function readUnit(text: string): Unit {
  const [head = '', ...divisors] = text.split('/').map(unitKey)
  const [first = '', ...rest] = head.split(' ')
  const power = powers[first]
  const what = power === undefined ? head : gluedCurrency.has(first) ? 'd' : rest.join(' ')
  const base = bases.get(what)
  return {
    base: base ?? what,
    power: power ?? 0,
    per:
      divisors.length === 0
        ? null
        : // Without marks "quý" reads like "quỹ": a quarter divides, a fund is counted.
          divisors.map((divisor) => (divisor === 'quy' ? 'quý' : (bases.get(divisor) ?? divisor))).join('/'),
    known: base !== undefined || (what === '' && power !== undefined),
  }
}

/** Whether a unit measures money; per year or per person as well. */
export function isMoney({ base }: Unit): boolean {
  return base === 'đồng'
}

/**
 * The power of ten by which a number written with `written` is multiplied to stand in a row of `row`: "tỷ" in a row of
 * "triệu đồng" gives 3. Null when the two do not measure the same. A bare magnitude takes what the row counts, and a
 * missing "/năm" takes the row's.
 */
export function convertUnit(written: Unit, row: Unit): number | null {
  if (written.base !== '' && written.base !== row.base) return null
  if (written.per !== null && written.per !== row.per) return null
  return written.power - row.power
}
