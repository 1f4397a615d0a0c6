import { describe, expect, it } from 'vitest'
import { moveActive, readRowKey } from '../../../../renderer/features/import-desk/list-keys'

const stroke = (code: string, key = '', held: 'ctrlKey' | 'altKey' | null = null) => ({
  code,
  key,
  ctrlKey: held === 'ctrlKey',
  altKey: held === 'altKey',
  metaKey: false,
})

describe('keys of the list', () => {
  it.each([
    ['ArrowDown', 3, 4],
    ['ArrowUp', 0, 0],
    ['ArrowDown', 9, 9],
    ['PageDown', 3, 7],
    ['PageUp', 3, 0],
    ['Home', 5, 0],
    ['End', 5, 9],
  ])('%s from %i goes to %i of ten', (key, from, to) => {
    expect(moveActive(key, from, 10, 4)).toBe(to)
  })
  it('others do not move, and an empty list has nowhere to go', () => {
    expect(moveActive('a', 3, 10, 4)).toBeNull()
    expect(moveActive('ArrowDown', 0, 0, 4)).toBeNull()
  })
})

describe('words on a row', () => {
  it.each([
    ['Digit1', { kind: 'candidate', at: 0 }],
    ['Numpad5', { kind: 'candidate', at: 4 }],
    ['KeyM', { kind: 'new' }],
    ['KeyB', { kind: 'skip' }],
    ['Enter', { kind: 'accept' }],
    ['Delete', { kind: 'undo' }],
    ['Slash', { kind: 'search', keepsKey: false }],
    ['KeyT', { kind: 'search', keepsKey: true }],
  ] as const)('%s', (code, word) => {
    expect(readRowKey(stroke(code))).toEqual(word)
  })
  it('are read by place while an input method hides the letter', () => {
    expect(readRowKey(stroke('KeyM', 'Process'))).toEqual({ kind: 'new' })
    expect(readRowKey(stroke('KeyH', 'Process'))).toEqual({ kind: 'search', keepsKey: true })
  })
  it('leave alone what belongs to the window', () => {
    expect(readRowKey(stroke('KeyM', 'm', 'ctrlKey'))).toBeNull()
    expect(readRowKey(stroke('Digit1', '1', 'altKey'))).toBeNull()
    expect(readRowKey(stroke('Digit6'))).toBeNull()
    expect(readRowKey(stroke('Escape'))).toBeNull()
  })
})
