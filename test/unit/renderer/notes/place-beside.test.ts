import { describe, expect, it } from 'vitest'
import { placeBeside } from '../../../../renderer/features/notes/place-beside'

const size = { width: 300, height: 170 }
const room = { width: 1000, height: 600 }

describe('placeBeside', () => {
  it('stands right of the cell, left of it where there is no room, and never outside the window', () => {
    expect(placeBeside({ left: 100, right: 200, top: 50 }, size, room)).toEqual({ left: 206, top: 50 })
    expect(placeBeside({ left: 800, right: 900, top: 50 }, size, room)).toEqual({ left: 494, top: 50 })
    expect(placeBeside({ left: 100, right: 980, top: 590 }, size, room)).toEqual({ left: 8, top: 422 })
    expect(placeBeside({ left: 100, right: 200, top: -40 }, size, room)).toEqual({ left: 206, top: 8 })
  })
})
