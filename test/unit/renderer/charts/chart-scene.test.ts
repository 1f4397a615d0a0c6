import { describe, expect, it } from 'vitest'
import { plotHeight, sliceLabelHeight, sliceMargin, wrapNames } from '../../../../renderer/charts/chart-scene'
import { spreadOut } from '../../../../renderer/charts/plot-text'
import { drawPicture } from '../../../../shared/charts/draw-picture'
import type { ChartPicture } from '../../../../shared/model/chart'
import {
  breakdownColumns,
  contextFor,
  define,
  makeTable,
  row,
  sourceFor,
} from '../../shared/charts/chart-fixture'

function picture(
  kind: 'doughnut' | 'structure-bars',
  parts: readonly (readonly [string, number])[],
): ChartPicture {
  const table = makeTable(
    breakdownColumns,
    parts.map(([name, value]) => [row(name, name), value] as const),
  )
  const { picture: drawn } = drawPicture(define(kind, sourceFor('sectors')), table, contextFor('sectors'))
  if (drawn === null) throw new Error('it is refused')
  return drawn
}

describe('the height of a doughnut', () => {
  const oneLarge = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((name) => [`Lĩnh vực ${name}`, 1] as const)
  it('has room for all the names of the fuller side', () => {
    const drawn = picture('doughnut', [['Nông nghiệp', 30], ...oneLarge])
    for (const width of [320, 400, 660])
      expect(plotHeight({ picture: drawn, width, size: 12 })).toBeGreaterThanOrEqual(
        7 * sliceLabelHeight('Lĩnh vực A', 12) + 2 * sliceMargin(12),
      )
  })
  it('is that of its width where the names need less', () => {
    const drawn = picture('doughnut', [
      ['A', 5],
      ['B', 4],
    ])
    expect(plotHeight({ picture: drawn, width: 500, size: 12 })).toBe(250)
  })
})

describe('names beside bars', () => {
  const long =
    'Số hợp tác xã nông nghiệp ứng dụng công nghệ cao và liên kết chuỗi giá trị được hỗ trợ '.repeat(3)
  it('are whole where few have the room, and cut where many share it', () => {
    const few = picture('structure-bars', [
      [long, 5],
      ['B', 4],
    ])
    const many = picture(
      'structure-bars',
      Array.from({ length: 20 }, (_, at) => [`${String(at)} ${long}`, 5] as const),
    )
    expect(wrapNames({ picture: few, width: 660, size: 12 })[0]?.join(' ')).toBe(long.trim())
    expect(wrapNames({ picture: many, width: 660, size: 12 })[0]).toHaveLength(4)
  })
})

describe('spreadOut', () => {
  const edges = (boxes: readonly { middle: number; length: number }[], to: number) =>
    spreadOut(boxes, 0, to).map((middle, at) => {
      const half = (boxes[at]?.length ?? 0) / 2
      return [middle - half, middle + half]
    })
  it('leaves what does not touch', () => {
    expect(
      spreadOut(
        [
          { middle: 20, length: 10 },
          { middle: 50, length: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([20, 50])
  })
  it('pushes boxes of different lengths apart and keeps them inside', () => {
    expect(
      edges(
        [
          { middle: 5, length: 20 },
          { middle: 6, length: 40 },
          { middle: 99, length: 30 },
        ],
        100,
      ),
    ).toEqual([
      [0, 20],
      [20, 60],
      [70, 100],
    ])
  })
})
