import { describe, expect, it } from 'vitest'
import { placeTiles } from '../../../../electron/report/slide-tiles'
import { shadeOf } from '../../../../shared/charts/looks'
import { shadeTiles } from '../../../../shared/charts/tile-shades'
import type { ChartPicture } from '../../../../shared/model/chart'

/** Tiles of a slide have the shades of the screen and say what these mean. */
const area = { x: 0.5, y: 1.35, w: 12.33, h: 5.4 }

function makePicture(values: readonly (number | null)[]): ChartPicture {
  return {
    kind: 'tile-grid',
    title: '',
    subtitle: '',
    source: '',
    notes: [],
    unit: 'HTX',
    categories: values.map((_, at) => ({
      id: String(at),
      label: `Vùng ${String(at)}`,
      tile: { column: 1, row: 2 + at },
      lessIsBetter: false,
    })),
    series: [
      {
        id: 'a',
        name: 'Thực hiện',
        role: 'actual',
        draw: 'tile',
        points: values.map((value) => ({
          value,
          from: 0,
          text: String(value ?? '…'),
          detail: '',
          estimated: false,
          cell: null,
        })),
      },
    ],
    references: [],
    axis: { min: 0, max: 10000 },
    panels: [],
  }
}

describe('tiles on a slide', () => {
  it('are shaded from the least to the most, and white without a figure', () => {
    const picture = makePicture([6000, 7000, 8000, null])
    const fills = placeTiles(picture, area)
      .slice(-4)
      .map(({ fill }) => `#${fill}`)
    expect(fills).toEqual([shadeOf(0, 0, 1), shadeOf(0.5, 0, 1), shadeOf(1, 0, 1), '#ffffff'])
    expect(fills.slice(0, 3)).toEqual(shadeTiles(picture).slice(0, 3))
  })

  it('stand below the legend of their shades and use the whole slide', () => {
    const placed = placeTiles(makePicture([6000, 8000]), area)
    const [legend, tiles] = [placed.slice(0, 5), placed.slice(5)]
    expect([legend[0]?.text, legend[4]?.text]).toEqual(['6000', '8000'])
    expect(tiles).toHaveLength(2)
    expect(tiles[0]?.box.x).toBeLessThan(area.x + 0.1)
    expect(tiles[0]?.box.y).toBeGreaterThan(area.y + (legend[0]?.box.h ?? 0))
    const last = tiles[1]?.box
    expect((last?.y ?? 0) + (last?.h ?? 0)).toBeLessThanOrEqual(area.y + area.h)
  })

  it('have no legend where all are the same', () => {
    expect(placeTiles(makePicture([5, 5]), area)).toHaveLength(2)
  })
})
