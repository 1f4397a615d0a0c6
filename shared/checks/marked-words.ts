/** Words that are others without their marks. */

const place = /^\s*(?:xã|phường|thị trấn|thị xã|huyện|quận|đặc khu|tỉnh|thành phố|tp\.?|tt\.?)\s+(\p{L})/iu

/** "Xã Ngọc Châu", "Phường Quỹ Nhất": where, and not what. Names of places begin with a capital, "xã đạt chuẩn" does not. */
export function isPlace(label: string): boolean {
  const first = place.exec(label)?.[1]
  return first !== undefined && first !== first.toLowerCase()
}

/** A quarter of a year; without its marks it would be a fund. */
const quarter = /(?<!\p{L})qu[ýí](?:\s+(?:iv|i{1,3}|[1-4]))?(?!\p{L})/giu

/** "Trong quý II" as "trong kỳ". */
export function nameQuarters(label: string): string {
  return label.replace(quarter, ' kỳ ')
}
