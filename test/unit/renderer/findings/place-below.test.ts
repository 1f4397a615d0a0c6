import { describe, expect, it } from 'vitest'
import { placeBelow } from '../../../../renderer/features/findings/place-below'

const size = { width: 320, height: 110 }
const room = { width: 1000, height: 600 }

describe('the sentences of a cell', () => {
  it('stand under it, or over it where there is no room', () => {
    expect(placeBelow({ left: 200, top: 100, bottom: 126 }, size, room)).toEqual({ left: 200, top: 130 })
    expect(placeBelow({ left: 200, top: 550, bottom: 576 }, size, room)).toEqual({ left: 200, bottom: 54 })
  })

  it('stay within the window', () => {
    expect(placeBelow({ left: 900, top: 100, bottom: 126 }, size, room).left).toBe(672)
    expect(placeBelow({ left: -50, top: 100, bottom: 126 }, size, room).left).toBe(8)
  })
})
