import { describe, expect, it } from 'vitest'
import { layOutHandout, rowsOfPage } from '../../../../renderer/features/meeting/lay-out-handout'

const lay = (rows: readonly number[]): number[][] =>
  layOutHandout(rows.map((one, screen) => ({ screen, rows: one }))).map((page) =>
    page.map(({ screen }) => screen),
  )

describe('screens on paper', () => {
  it('fill a page before the next begins', () => {
    expect(lay([1, 1, 1, 1, 1, 1, 1])).toEqual([[0, 1, 2, 3, 4, 5], [6]])
    expect(lay([3, 3, 3])).toEqual([[0, 1], [2]])
  })

  it('keep their order and are never broken: a smaller one does not fill a gap left before it', () => {
    expect(lay([4, 3, 1, 1])).toEqual([[0], [1, 2, 3]])
    expect(lay([1, rowsOfPage, 1])).toEqual([[0], [1], [2]])
  })

  it('make no empty page', () => {
    expect(lay([])).toEqual([])
    expect(lay([rowsOfPage])).toEqual([[0]])
  })
})
