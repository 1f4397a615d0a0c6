import type { ChartPicture } from '../model/chart'

/** Parts of a picture that fit on a page each; they keep its axis, so that bars on different pages may be compared. */
export function splitPicture(picture: ChartPicture, perPage: number): ChartPicture[] {
  const { categories, series } = picture
  if (categories.length <= perPage) return [picture]
  const pages = Math.ceil(categories.length / perPage)
  const size = Math.ceil(categories.length / pages)
  return Array.from({ length: pages }, (_, page) => {
    const [from, to] = [page * size, (page + 1) * size]
    return {
      ...picture,
      categories: categories.slice(from, to),
      series: series.map((one) => ({ ...one, points: one.points.slice(from, to) })),
    }
  })
}
