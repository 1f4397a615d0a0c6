import type { ChartPicture, PicturePoint, PictureSeries } from '../../shared/model/chart'
import type { LabelPlace, NativeSeries } from '../excel/native-chart'

/** Where the words and figures of a slide's chart stand: at the marks while there is room, else with the names. */

/** Lying bars where there are names to read; time, and a change step by step, run from left to right. */
export function isLying({ kind, series }: ChartPicture): boolean {
  return (
    kind !== 'trend' &&
    kind !== 'waterfall' &&
    kind !== 'doughnut' &&
    series.every(({ draw }) => draw === 'bar' || draw === 'marker')
  )
}

/** Pieces below this share of their whole are narrower than their figures. */
const leastPiece = 0.06

function isThin({ kind }: ChartPicture, { value }: PicturePoint, whole: number): boolean {
  return (
    (kind === 'stacked-100' || kind === 'doughnut') &&
    value !== null &&
    whole > 0 &&
    value / whole < leastPiece
  )
}

function wholeOf({ kind, series }: ChartPicture, at: number): number {
  const points =
    kind === 'doughnut' ? (series[0]?.points ?? []) : series.flatMap(({ points: own }) => own[at] ?? [])
  return points.reduce((sum, { value }) => sum + (value ?? 0), 0)
}

/** What is said beside the figures of one series follows the name: "Thành lập mới: 2.138 / 2.500 HTX". */
export function nameCategories(picture: ChartPicture): string[] {
  const { kind, categories, series } = picture
  const told =
    kind === 'stacked-100' ? [] : series.filter(({ points }) => points.some(({ detail }) => detail !== ''))
  return categories.map(({ label }, at) => {
    const point = told.length === 1 || kind === 'doughnut' ? (told[0] ?? series[0])?.points[at] : undefined
    if (point === undefined) return label
    const thin = kind === 'doughnut' && isThin(picture, point, wholeOf(picture, at))
    const beside = [thin ? point.text : '', point.detail].filter((text) => text !== '').join(' · ')
    return beside === '' ? label : `${label}: ${beside}`
  })
}

/** Of a layer too thin for its figures the name has them, with what each is of where there are several. */
export function nameSeries(picture: ChartPicture, { name, points }: PictureSeries): string {
  if (picture.kind !== 'stacked-100') return name
  const thin = points.flatMap((point, at) =>
    isThin(picture, point, wholeOf(picture, at))
      ? [
          picture.categories.length === 1
            ? point.text
            : `${picture.categories[at]?.label ?? ''} ${point.text}`,
        ]
      : [],
  )
  return thin.length === 0 ? name : `${name}: ${thin.join(', ')}`
}

/** What the legend says; nothing where one series stands alone. */
export function listLegend(picture: ChartPicture): string[] {
  if (picture.kind === 'doughnut') return nameCategories(picture)
  const names = [
    ...picture.series.map((one) => nameSeries(picture, one)),
    ...listReferences(picture).map(({ label }) => label),
  ]
  return names.length > 1 ? names : []
}

/** Those that are drawn: what is measured against a plan shows the plan itself. */
export function listReferences(picture: ChartPicture): ChartPicture['references'] {
  return isLying(picture) && picture.series.every(({ draw }) => draw === 'bar') ? picture.references : []
}

export function placeLabels(
  picture: ChartPicture,
  one: PictureSeries,
): { labels: LabelPlace; labelPoints: NonNullable<NativeSeries['labelPoints']> } {
  const { kind, series } = picture
  if (one.draw === 'marker') return { labels: isLying(picture) ? 'none' : 'outside', labelPoints: [] }
  if (one.draw === 'line')
    return { labels: 'outside', labelPoints: one.points.flatMap((_, at) => placeAmongLines(series, one, at)) }
  const inside =
    kind === 'stacked-100' ||
    kind === 'doughnut' ||
    kind === 'waterfall' ||
    // Bars under a line leave the room above to it.
    (one.draw === 'bar' && series.some(({ draw }) => draw === 'line'))
  const labelPoints = one.points.flatMap((point, at) =>
    isThin(picture, point, wholeOf(picture, at)) ? [{ at, place: 'none' as const }] : [],
  )
  return { labels: inside ? 'inside' : 'outside', labelPoints }
}

/** The highest of several lines has its figure above, the lowest below, those between beside their points. */
function placeAmongLines(
  series: readonly PictureSeries[],
  one: PictureSeries,
  at: number,
): { at: number; place: LabelPlace }[] {
  const value = one.points[at]?.value ?? null
  if (value === null) return []
  const mine = series.indexOf(one)
  const others = series.flatMap(({ draw, points }, index) => {
    const other = points[at]?.value ?? null
    return draw !== 'line' || index === mine || other === null ? [] : [{ other, index }]
  })
  const above = others.filter(({ other, index }) => other > value || (other === value && index < mine)).length
  if (above === 0) return []
  return [{ at, place: above === others.length ? 'below' : 'beside' }]
}
