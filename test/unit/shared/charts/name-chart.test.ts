import { describe, expect, it } from 'vitest'
import { drawPicture } from '../../../../shared/charts/draw-picture'
import { nameChart } from '../../../../shared/charts/name-chart'
import type { TableKind } from '../../../../shared/charts/picture-words'
import type { ChartKind } from '../../../../shared/model/chart'
import { contextFor, define, regionTable, sectorTable, sourceFor, trendTable } from './chart-fixture'

describe('the name of a chart', () => {
  const name = (kind: ChartKind, by: TableKind, title: string | null = null): string =>
    nameChart(define(kind, sourceFor(by), { title }), contextFor(by), 'Loại')
  it('is the title of its picture', () => {
    for (const [kind, by, table] of [
      ['ranking', 'localities', regionTable()],
      ['structure-bars', 'sectors', sectorTable()],
      ['bullets', 'sectors', sectorTable()],
      ['tile-grid', 'localities', regionTable()],
      ['trend', 'trend', trendTable()],
      ['small-multiples', 'trend', trendTable()],
    ] as const)
      expect(name(kind, by)).toBe(
        drawPicture(define(kind, sourceFor(by)), table, contextFor(by)).picture?.title,
      )
  })
  it('is what the user wrote, and of a form its kind', () => {
    expect(name('ranking', 'localities', 'Của tôi')).toBe('Của tôi')
    expect(name('bullets', 'form')).toBe('Loại')
  })
})
