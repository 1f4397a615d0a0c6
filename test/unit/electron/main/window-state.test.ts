import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readWindowState, writeWindowState } from '../../../../electron/main/window-state'

const laptop = { x: 0, y: 0, width: 1366, height: 728 }
const second = { x: 1366, y: 0, width: 1920, height: 1040 }
const usual = { width: 1366, height: 728, maximized: false }

function readFrom(content: string, areas = [laptop]) {
  const file = join(mkdtempSync(join(tmpdir(), 'kttt-window-')), 'window.json')
  writeFileSync(file, content)
  return readWindowState(file, areas)
}
const saved = (state: object) =>
  JSON.stringify({ x: 50, y: 40, width: 1000, height: 650, maximized: false, ...state })

describe('readWindowState', () => {
  it('reads what was written', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'kttt-window-')), 'new/folder/window.json')
    const state = { x: 50, y: 40, width: 1000, height: 650, maximized: true }
    writeWindowState(file, state)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(state)
    expect(readWindowState(file, [laptop])).toEqual(state)
  })

  it('fits the usual window to the screen on a first start', () => {
    expect(readWindowState('/nowhere/window.json', [laptop])).toEqual(usual)
    expect(readWindowState('/nowhere/window.json', [second])).toEqual({
      width: 1366,
      height: 820,
      maximized: false,
    })
  })

  it.each([
    '',
    'null',
    '[]',
    '7',
    '{"x":',
    '{"x":"1","width":null,"maximized":"yes"}',
    '{"width":1e99,"height":-5}',
  ])('takes a damaged file %j for none', (content) => {
    const state = readFrom(content)
    expect(state).toEqual({ ...usual, height: content.includes('-5') ? 600 : 728 })
  })

  it.each([
    ['on a screen that is gone', { x: 2000, y: 100 }],
    ['left of everything', { x: -950, y: 40 }],
    ['above the screen', { y: -300 }],
    ['below the screen', { y: 700 }],
  ])('lets the system place a window %s', (_where, place) => {
    expect(readFrom(saved(place))).toEqual({ width: 1000, height: 650, maximized: false })
  })

  it('keeps a window on the second screen, or partly outside, while its title bar is within reach', () => {
    expect(readFrom(saved({ x: 2000 }), [laptop, second])).toMatchObject({ x: 2000, y: 40 })
    expect(readFrom(saved({ x: -700 }))).toMatchObject({ x: -700, y: 40 })
    expect(readFrom(saved({ x: -8, y: -8 }))).toMatchObject({ x: -8, y: -8 })
  })

  it('never opens larger than the screen or too small to use', () => {
    expect(readFrom(saved({ width: 5000, height: 5000 }))).toMatchObject({ width: 1366, height: 728 })
    expect(readFrom(saved({ width: 10, height: 10 }))).toMatchObject({ width: 960, height: 600 })
  })
})
