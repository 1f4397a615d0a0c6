/** A4 with the margins of official documents (mm): top 20, bottom 20, left 30, right 15. print.css says the same. */

export type Orientation = 'portrait' | 'landscape'

type PaperSize = { width: number; height: number }

const margins = { vertical: 40, horizontal: 45 }

/** The area inside the margins in CSS pixels (96 per inch), as sheets on the screen and printed pages have it. */
export function contentSize(orientation: Orientation): PaperSize {
  const [width, height] = orientation === 'portrait' ? [210, 297] : [297, 210]
  return { width: toPixels(width - margins.horizontal), height: toPixels(height - margins.vertical) }
}

function toPixels(millimetres: number): number {
  return (millimetres / 25.4) * 96
}
