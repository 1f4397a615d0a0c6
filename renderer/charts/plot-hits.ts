import type { PicturePoint, PictureSeries } from '../../shared/model/chart'
import type { Box } from './patterns'

/** Where each point of a plot was drawn: for the mouse, the keyboard and the frame around the chosen one. */
export type Hit = {
  series: number
  point: number
  box: Box
  contains: (x: number, y: number) => boolean
}

export function boxHit(series: number, point: number, box: Box): Hit {
  return {
    series,
    point,
    box,
    // A bar of next to nothing can be met too.
    contains: (x, y) => x >= box.left - 3 && x <= box.right + 3 && y >= box.top - 1 && y <= box.bottom + 1,
  }
}

/** The point at a place; of several the one drawn last, which lies on top. */
export function findHit(hits: readonly Hit[], x: number, y: number): Hit | null {
  return hits.findLast((hit) => hit.contains(x, y)) ?? null
}

/** A point by its series and its place in it. */
export function pointAt(
  series: readonly PictureSeries[],
  hit: Pick<Hit, 'series' | 'point'>,
): PicturePoint | null {
  return series[hit.series]?.points[hit.point] ?? null
}
