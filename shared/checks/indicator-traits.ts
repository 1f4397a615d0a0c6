import { searchKey } from '../format/search-text'
import { isMoney, readUnit } from '../format/units'
import type { Indicator } from '../model/dimension'
import type { IndicatorId } from '../model/ids'

/** What the unit and the words of an indicator say about the figures it can have. */
export type IndicatorTraits = {
  percent: boolean
  /** A percentage of a whole: never over 100. */
  isShare: boolean
  /** People, cooperatives, projects: whole numbers, so nothing may be missing in a sum. */
  isCount: boolean
  /** Can never be below zero: counts, shares, and money that is not a result or a change. */
  isUnsigned: boolean
  isMoney: boolean
  /** Power of ten of the unit: 9 for tỷ. */
  power: number
  /** An average, or an amount per something but time: comparable between places of any size. */
  isPerUnit: boolean
  /** Per month or per year: the two may be mixed up. */
  time: 'month' | 'year' | null
  /** Of whom the money is: a cooperative, a union, a group, a fund, or one person. */
  owner: Owner | null
  /** What kind of money it is. */
  sort: MoneySort
}

export const owners = ['HTX', 'LHHTX', 'THT', 'QTDND', 'person'] as const
export type Owner = (typeof owners)[number]
export type MoneySort = 'capital' | 'assets' | 'funds' | 'revenue' | 'profit' | 'income' | 'other'

/** `section`: the heading above its row in a form; often the only place that says whose figure it is. */
export function findTraits(
  indicator: Indicator,
  section: string,
  byId: ReadonlyMap<IndicatorId, Indicator>,
): IndicatorTraits {
  const unit = readUnit(indicator.unit)
  const name = searchKey(indicator.name)
  const percent = unit.base === '%'
  const money = isMoney(unit)
  const isAdditive = indicator.kind === 'stock' || indicator.kind === 'flow'
  const isCount =
    isAdditive && !percent && !money && unit.power === 0 && unit.base !== '' && unit.per === null
  const sort = findSort(name)
  // "Tỷ đồng/năm" is an amount of a year, not of anybody.
  const isAverage =
    indicator.kind === 'average' ||
    /\bbinh quan\b/.test(name) ||
    (unit.per ?? '').split('/').some((divisor) => divisor !== '' && !times.has(divisor))
  const isShare = percent && isShareOf(indicator, name, byId)
  return {
    percent,
    isShare,
    isCount,
    isUnsigned: isCount || isShare || (money && sort !== 'profit' && !change.test(name)),
    isMoney: money,
    power: unit.power,
    isPerUnit: !percent && isAverage,
    time: findTime(unit.per),
    owner: findOwner(indicator, name, searchKey(section), unit.per, isAverage && sort === 'income'),
    sort,
  }
}

const times: ReadonlySet<string> = new Set(['năm', 'quý', 'tháng', 'ngày', 'nam', 'thang', 'ngay'])

const change = /\b(chenh lech|tang|giam|thay doi|lo|thua lo|no xau)\b/

function isShareOf(
  { numerator, denominator }: Indicator,
  name: string,
  byId: ReadonlyMap<IndicatorId, Indicator>,
): boolean {
  // A part over what it is a part of says so without any words.
  let above = numerator === null ? null : (byId.get(numerator)?.parent ?? null)
  for (let depth = 0; above !== null && depth < 16; depth++) {
    if (above === denominator) return true
    above = byId.get(above)?.parent ?? null
  }
  return /^(ty le|co cau|ty trong)\b/.test(name) && !/tang|giam|so voi|ke hoach|binh quan/.test(name)
}

function findSort(name: string): MoneySort {
  if (/\b(thu nhap|tien luong|luong|tien cong)\b/.test(name)) return 'income'
  if (/\b(loi nhuan|lai|ket qua kinh doanh)\b/.test(name)) return 'profit'
  if (/\b(doanh thu|doanh so)\b/.test(name)) return 'revenue'
  if (/\b(tai san|nguon von)\b/.test(name)) return 'assets'
  if (/\bvon dieu le\b/.test(name)) return 'capital'
  if (/\bvon\b/.test(name)) return /\bvay\b/.test(name) ? 'other' : 'funds'
  return 'other'
}

function findTime(per: string | null): IndicatorTraits['time'] {
  const divisors = per === null ? [] : per.split('/')
  if (divisors.includes('tháng')) return 'month'
  return divisors.includes('năm') ? 'year' : null
}

const ownerWords: readonly (readonly [Owner, RegExp])[] = [
  ['LHHTX', /lien hiep|\blh ?htx\b|\blhhtx\b|\blien htx\b/],
  ['THT', /to hop tac|\btht\b/],
  ['QTDND', /quy tin dung|\bqtdnd\b|quy tdnd/],
  ['HTX', /hop tac xa|\bhtx\b/],
]

function findOwner(
  { code }: Indicator,
  name: string,
  section: string,
  per: string | null,
  isPersonal: boolean,
): Owner | null {
  const divisor = per?.split('/')[0] ?? ''
  if (divisor === 'người' || divisor === 'lao động' || divisor === 'thành viên') return 'person'
  const byUnit = owners.find((owner) => owner === divisor)
  if (byUnit !== undefined) return byUnit
  if (isPersonal) return 'person'
  // Money around cooperatives that is not theirs: lent, granted or collected by others.
  if (/\b(ngan hang|quy ho tro|lien minh|ngan sach|ho tro)\b/.test(name)) return null
  const prefix = code.split('.')[0] ?? ''
  const byCode = owners.find((owner) => owner === prefix)
  return byCode ?? wordOf(name) ?? wordOf(section)
}

function wordOf(text: string): Owner | null {
  return ownerWords.find(([, words]) => words.test(text))?.[0] ?? null
}

/** Whether the indicator says how many of the owner there are in all; `rank` is lower the surer that is, null if it does not. */
export function rankAsCount(indicator: Indicator, owner: Owner): number | null {
  if (indicator.kind !== 'stock' || readUnit(indicator.unit).base !== owner) return null
  const name = searchKey(indicator.name)
  if (indicator.code === `${owner}.tong_so`) return 0
  if (indicator.parent !== null || special.test(name)) return null
  if (/^tong so\b/.test(name)) return 1
  return /^so (luong )?/.test(name) ? 2 : null
}

const special =
  /thanh vien|thanh lap|giai the|hieu qua|hoat dong|ung dung|tham gia|ho tro|dang ky|chuoi|cong nghe|san pham|ngung|yeu|kha|tot|trung binh|co |duoc |dat |vay/
