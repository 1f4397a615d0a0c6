/** Sheets of official documents in Word. Source: Nghị định 30/2020/NĐ-CP. */

export const wordFont = 'Times New Roman'
/** Half points. */
export const wordSize = {
  label: 28,
  title: 28,
  attachment: 26,
  table: 24,
  wide: 22,
  footnote: 22,
  text: 28,
} as const
/** Millimetres. */
export const wordPage = { width: 210, height: 297 } as const
const margin = { top: 20, bottom: 20, left: 30, right: 15, header: 10 } as const

/** Twentieths of a point. */
export function toTwips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4)
}

export type WordOrientation = 'portrait' | 'landscape'

export function availableWidth(orientation: WordOrientation): number {
  const paper = orientation === 'landscape' ? wordPage.height : wordPage.width
  return toTwips(paper - margin.left - margin.right)
}

export const wordMargins = {
  top: toTwips(margin.top),
  bottom: toTwips(margin.bottom),
  left: toTwips(margin.left),
  right: toTwips(margin.right),
  header: toTwips(margin.header),
}
