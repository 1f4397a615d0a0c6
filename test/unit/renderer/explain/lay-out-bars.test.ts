import { describe, expect, it } from 'vitest'
import { layOutBars } from '../../../../renderer/features/explain/lay-out-bars'

describe('bars', () => {
  it('begin at the left edge where nothing is below zero', () => {
    expect(layOutBars([4, 2, 0])).toEqual([
      { from: 0, length: 100, below: false },
      { from: 0, length: 50, below: false },
      { from: 0, length: 0, below: false },
    ])
  })

  it('go left from a zero of their own for what is below it, in the same scale', () => {
    expect(layOutBars([6, -2])).toEqual([
      { from: 25, length: 75, below: false },
      { from: 0, length: 25, below: true },
    ])
    expect(layOutBars([-5])).toEqual([{ from: 0, length: 100, below: true }])
  })

  it('have no length where there is nothing', () => {
    expect(layOutBars([0, 0])).toEqual(Array(2).fill({ from: 0, length: 0, below: false }))
  })
})
