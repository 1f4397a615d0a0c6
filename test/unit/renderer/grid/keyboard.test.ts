import { describe, expect, it } from 'vitest'
import { findTarget, readKey, type KeyStroke, type SheetExtent } from '../../../../renderer/grid/keyboard'

const stroke = (key: string, part: Partial<KeyStroke> = {}): KeyStroke => ({
  key,
  keyCode: 0,
  ctrl: false,
  shift: false,
  alt: false,
  composing: false,
  ...part,
})

describe('keys on a selected cell', () => {
  it('move as in Excel', () => {
    expect(readKey(stroke('Enter'), 'navigate')).toEqual({ kind: 'move', move: { to: 'enter', rows: 1 } })
    expect(readKey(stroke('Enter', { shift: true }), 'navigate')).toEqual({
      kind: 'move',
      move: { to: 'enter', rows: -1 },
    })
    expect(readKey(stroke('Tab', { shift: true }), 'navigate')).toEqual({
      kind: 'move',
      move: { to: 'tab', columns: -1 },
    })
    expect(readKey(stroke('Home', { ctrl: true }), 'navigate')).toEqual({
      kind: 'move',
      move: { to: 'first' },
    })
  })

  it('begin typing with every printable key, also with AltGr', () => {
    for (const key of ['5', '-', '…', 'g', 'ư', ' '])
      expect(readKey(stroke(key), 'navigate')).toEqual({ kind: 'start-typing' })
    expect(readKey(stroke('€', { ctrl: true, alt: true }), 'navigate')).toEqual({ kind: 'start-typing' })
  })

  it('leave commands to the program', () => {
    for (const key of ['z', 'y', 's', 'p', 'c'])
      expect(readKey(stroke(key, { ctrl: true }), 'navigate')).toBeNull()
    expect(readKey(stroke('PageDown', { ctrl: true }), 'navigate')).toBeNull()
    expect(readKey(stroke('F6'), 'navigate')).toBeNull()
  })

  it('extend the range with Shift, to the edge of the data with Ctrl+Shift', () => {
    expect(readKey(stroke('ArrowDown', { shift: true }), 'navigate')).toEqual({
      kind: 'extend',
      move: { to: 'by', rows: 1, columns: 0 },
    })
    expect(readKey(stroke('ArrowRight', { shift: true, ctrl: true }), 'navigate')).toEqual({
      kind: 'extend',
      move: { to: 'edge', rows: 0, columns: 1 },
    })
    expect(readKey(stroke('End', { shift: true, ctrl: true }), 'navigate')).toEqual({
      kind: 'extend',
      move: { to: 'last' },
    })
    expect(readKey(stroke('Home', { shift: true }), 'navigate')).toEqual({
      kind: 'extend',
      move: { to: 'row-start' },
    })
    expect(readKey(stroke('PageUp', { shift: true }), 'navigate')).toEqual({
      kind: 'extend',
      move: { to: 'page', rows: -1 },
    })
  })

  it('select all, rows and columns; a plain space and a plain a are typed', () => {
    expect(readKey(stroke('a', { ctrl: true }), 'navigate')).toEqual({ kind: 'select-all' })
    expect(readKey(stroke(' ', { shift: true }), 'navigate')).toEqual({ kind: 'select-rows' })
    expect(readKey(stroke(' ', { ctrl: true }), 'navigate')).toEqual({ kind: 'select-columns' })
    expect(readKey(stroke('a'), 'navigate')).toEqual({ kind: 'start-typing' })
    expect(readKey(stroke(' '), 'navigate')).toEqual({ kind: 'start-typing' })
    expect(readKey(stroke('A', { shift: true }), 'navigate')).toEqual({ kind: 'start-typing' })
  })

  it('leave selecting to the text field while it is open', () => {
    for (const mode of ['enter', 'edit'] as const) {
      expect(readKey(stroke('ArrowDown', { shift: true }), mode)).toBeNull()
      expect(readKey(stroke('a', { ctrl: true }), mode)).toBeNull()
      expect(readKey(stroke(' ', { shift: true }), mode)).toBeNull()
    }
  })

  it('give a starting composition to the text field', () => {
    expect(readKey(stroke('Process', { keyCode: 229 }), 'navigate')).toEqual({ kind: 'start-typing' })
  })

  it('clear without editing, clear and edit, edit', () => {
    expect(readKey(stroke('Delete'), 'navigate')).toEqual({ kind: 'clear' })
    expect(readKey(stroke('Backspace'), 'navigate')).toEqual({ kind: 'start-blank' })
    expect(readKey(stroke('F2'), 'navigate')).toEqual({ kind: 'start-editing' })
  })
})

describe('keys in the text field', () => {
  it('arrows store and move after typing, and move the caret after F2', () => {
    expect(readKey(stroke('ArrowRight'), 'enter')).toEqual({
      kind: 'commit',
      move: { to: 'by', rows: 0, columns: 1 },
    })
    expect(readKey(stroke('ArrowRight'), 'edit')).toBeNull()
    expect(readKey(stroke('ArrowRight', { shift: true }), 'enter')).toBeNull()
  })

  it.each(['enter', 'edit'] as const)('Enter and Tab store, Escape gives up (%s)', (state) => {
    expect(readKey(stroke('Enter'), state)).toEqual({ kind: 'commit', move: { to: 'enter', rows: 1 } })
    expect(readKey(stroke('Tab'), state)).toEqual({ kind: 'commit', move: { to: 'tab', columns: 1 } })
    expect(readKey(stroke('Escape'), state)).toEqual({ kind: 'cancel' })
  })

  it.each(['enter', 'edit'] as const)('nothing is taken from a composition (%s)', (state) => {
    for (const key of ['Enter', 'Escape', 'ArrowLeft', 'Backspace', 'Tab'])
      expect(readKey(stroke(key, { composing: true }), state)).toBeNull()
    expect(readKey(stroke('Enter', { keyCode: 229 }), state)).toBeNull()
  })

  it.each(['enter', 'edit'] as const)(
    'Backspace, Delete, letters and Ctrl+Z are the text field’s (%s)',
    (state) => {
      for (const key of ['Backspace', 'Delete', 'a', '1']) expect(readKey(stroke(key), state)).toBeNull()
      expect(readKey(stroke('z', { ctrl: true }), state)).toBeNull()
    },
  )
})

describe('where a move ends', () => {
  const filled = new Set(['0,1', '1,1', '4,1'])
  const extent: SheetExtent = {
    rows: 6,
    columns: 4,
    firstValueColumn: 1,
    rowsPerPage: () => 3,
    isFilled: ({ row, column }) => filled.has(`${String(row)},${String(column)}`),
  }

  it('Enter returns to the column where a run of Tab began', () => {
    const first = findTarget({ row: 2, column: 1 }, { to: 'tab', columns: 1 }, extent, null)
    const second = findTarget(first.position, { to: 'tab', columns: 1 }, extent, first.tabStart)
    expect(second).toEqual({ position: { row: 2, column: 3 }, tabStart: 1 })
    expect(findTarget(second.position, { to: 'enter', rows: 1 }, extent, second.tabStart)).toEqual({
      position: { row: 3, column: 1 },
      tabStart: null,
    })
  })

  it('an arrow ends the run of Tab', () => {
    const moved = findTarget({ row: 2, column: 3 }, { to: 'by', rows: 1, columns: 0 }, extent, 1)
    expect(moved).toEqual({ position: { row: 3, column: 3 }, tabStart: null })
  })

  it('stays inside the table', () => {
    expect(
      findTarget({ row: 5, column: 3 }, { to: 'by', rows: 1, columns: 1 }, extent, null).position,
    ).toEqual({
      row: 5,
      column: 3,
    })
    expect(findTarget({ row: 1, column: 2 }, { to: 'page', rows: -1 }, extent, null).position).toEqual({
      row: 0,
      column: 2,
    })
  })

  it('Ctrl+arrow goes to the end of a run, over a gap, then to the border', () => {
    const down = (row: number): number =>
      findTarget({ row, column: 1 }, { to: 'edge', rows: 1, columns: 0 }, extent, null).position.row
    expect([down(0), down(1), down(4), down(5)]).toEqual([1, 4, 5, 5])
  })
})
