import { describe, expect, it } from 'vitest'
import { readKey, type KeyStroke } from '../../../../renderer/grid/keyboard'

function stroke(key: string, part: Partial<KeyStroke> = {}): KeyStroke {
  return { key, keyCode: 0, ctrl: false, shift: false, alt: false, composing: false, ...part }
}
const ctrl = { ctrl: true }
const alt = { alt: true }

describe('keys of typing and filling', () => {
  it('stores and moves with the keys that move about, while typing began on the cell', () => {
    const move = (key: string, part?: Partial<KeyStroke>) => readKey(stroke(key, part), 'enter')
    expect(move('ArrowLeft')).toEqual({ kind: 'commit', move: { to: 'by', rows: 0, columns: -1 } })
    expect(move('ArrowDown', ctrl)).toEqual({ kind: 'commit', move: { to: 'edge', rows: 1, columns: 0 } })
    expect(move('Home')).toEqual({ kind: 'commit', move: { to: 'row-start' } })
    expect(move('End', ctrl)).toEqual({ kind: 'commit', move: { to: 'last' } })
    expect(move('PageDown')).toEqual({ kind: 'commit', move: { to: 'page', rows: 1 } })
    expect(move('ArrowLeft', { shift: true })).toBeNull()
  })

  it('leaves the caret its keys after F2', () => {
    for (const key of ['ArrowLeft', 'ArrowUp', 'Home', 'End', 'PageUp', 'Backspace', 'Delete', 'a'])
      expect(readKey(stroke(key), 'edit')).toBeNull()
    expect(readKey(stroke('ArrowLeft', ctrl), 'edit')).toBeNull()
  })

  it('fills the range with Ctrl+Enter and breaks no line', () => {
    for (const state of ['enter', 'edit'] as const) {
      expect(readKey(stroke('Enter', ctrl), state)).toEqual({ kind: 'commit-range' })
      expect(readKey(stroke('Enter', alt), state)).toEqual({ kind: 'break-line' })
      expect(readKey(stroke('Enter', { ...ctrl, ...alt }), state)).toBeNull()
    }
  })

  it('fills down and right, and brings texts into the field, from the cell and while typing', () => {
    expect(readKey(stroke('d', ctrl), 'navigate')).toEqual({ kind: 'fill', direction: 'down' })
    expect(readKey(stroke('R', ctrl), 'navigate')).toEqual({ kind: 'fill', direction: 'right' })
    expect(readKey(stroke('d', ctrl), 'edit')).toBeNull()
    for (const state of ['navigate', 'enter', 'edit'] as const) {
      expect(readKey(stroke('=', alt), state)).toEqual({ kind: 'propose-sum' })
      expect(readKey(stroke("'", ctrl), state)).toEqual({ kind: 'copy-above' })
      expect(readKey(stroke(';', ctrl), state)).toEqual({ kind: 'insert-date' })
    }
  })

  it('belongs to the input method while that is composing', () => {
    for (const part of [{ composing: true }, { keyCode: 229 }]) {
      for (const key of ['Enter', 'ArrowLeft', 'Home', 'Escape', 'Process'])
        expect(readKey(stroke(key, part), 'enter')).toBeNull()
      expect(readKey(stroke('Enter', { ...part, ...ctrl }), 'edit')).toBeNull()
    }
  })
})
