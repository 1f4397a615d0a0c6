import { searchKey } from '../format/search-text'
import { isMoney, readUnit } from '../format/units'

/** What words count: "Tổng số HTX" counts HTX, "Số lao động thường xuyên" counts lao động. Null where they name no such unit. */
export function readCountedUnit(words: string): string | null {
  const counted = /(?:^|\s)(?:tong so|so luong|so)\s+(.+)$/.exec(
    searchKey(words.replace(/\([^()]*\)/g, ' ')),
  )?.[1]
  if (counted === undefined) return null
  const parts = counted.split(/\s+/)
  // The longest beginning that is a unit: "tổ hợp tác" is more than "tổ".
  for (let length = Math.min(parts.length, longestUnit); length > 0; length -= 1) {
    const unit = readUnit(parts.slice(0, length).join(' '))
    if (unit.known && unit.base !== '' && unit.base !== '%' && unit.power === 0 && !isMoney(unit))
      return unit.base
  }
  return null
}

const longestUnit = 4

/** Words for a part of what another column counts: they have its unit. */
export function isStatus(words: string): boolean {
  return /\b(?:hoat dong|ngung|tam dung|giai the|thanh lap|hieu qua|nong nghiep)\b/.test(searchKey(words))
}
