/**
 * What a key means in the sheet, without knowing the grid. Three states, as in Excel:
 * - navigate: a cell is selected, nothing is being typed
 * - enter: typing began on the cell; arrows store and move
 * - edit: F2 or double click; arrows move the caret
 */
export type KeyState = 'navigate' | 'enter' | 'edit'

export type KeyStroke = {
  key: string
  keyCode: number
  ctrl: boolean
  shift: boolean
  alt: boolean
  /** An input method is composing: the key belongs to it. */
  composing: boolean
}

export type Move =
  | { to: 'by'; rows: number; columns: number }
  | { to: 'enter'; rows: 1 | -1 }
  | { to: 'tab'; columns: 1 | -1 }
  | { to: 'edge'; rows: number; columns: number }
  | { to: 'row-start' | 'row-end' | 'first' | 'last' }
  | { to: 'page'; rows: 1 | -1 }

export type KeyAction =
  | { kind: 'move'; move: Move }
  /** The range grows or shrinks; the active cell stays. */
  | { kind: 'extend'; move: Move }
  | { kind: 'select-all' | 'select-rows' | 'select-columns' }
  /** Store what is typed, then move. */
  | { kind: 'commit'; move: Move }
  /** Store what is typed in every cell of the range that takes it; the selection stays. */
  | { kind: 'commit-range' }
  /** Into the field: the sum of the numbers above or to the left, the figure above, today (which figures do not take). */
  | { kind: 'propose-sum' | 'copy-above' | 'insert-date' | 'break-line' }
  /** The first row or column of the range into the rest. */
  | { kind: 'fill'; direction: 'down' | 'right' }
  /** Begin typing over the cell; the key itself must reach the text field, so it is not prevented. */
  | { kind: 'start-typing' }
  | { kind: 'start-editing' }
  | { kind: 'start-blank' }
  | { kind: 'clear' }
  | { kind: 'cancel' }
  | { kind: 'switch-mode' }
  | { kind: 'outline'; open: boolean }

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** The key code that browsers report while an input method handles the key. */
const composingKeyCode = 229

/** Null: the key is not the sheet's; it goes on to the text field, the menus or the browser. */
export function readKey(stroke: KeyStroke, state: KeyState): KeyAction | null {
  if (state === 'navigate') return readNavigation(stroke)
  if (stroke.composing || stroke.keyCode === composingKeyCode) return null
  return readEditing(stroke, state)
}

function readEditing({ key, ctrl, shift, alt }: KeyStroke, state: 'enter' | 'edit'): KeyAction | null {
  const offer = readOffer(key, ctrl, alt)
  if (offer !== null) return offer
  if (key === 'Enter' && ctrl !== alt) return { kind: ctrl ? 'commit-range' : 'break-line' }
  if (alt) return null
  const leaving = state === 'enter' && !shift ? readLeaving(key, ctrl) : null
  if (leaving !== null) return { kind: 'commit', move: leaving }
  if (ctrl) return null
  if (key === 'Enter') return { kind: 'commit', move: { to: 'enter', rows: shift ? -1 : 1 } }
  if (key === 'Tab') return { kind: 'commit', move: { to: 'tab', columns: shift ? -1 : 1 } }
  if (key === 'Escape') return { kind: 'cancel' }
  if (key === 'F2') return { kind: 'switch-mode' }
  return null
}

/** Keys that bring a text into the field, opening it where it is closed. */
function readOffer(key: string, ctrl: boolean, alt: boolean): KeyAction | null {
  if (key === '=' && alt && !ctrl) return { kind: 'propose-sum' }
  if (!ctrl || alt) return null
  if (key === "'") return { kind: 'copy-above' }
  return key === ';' ? { kind: 'insert-date' } : null
}

/** While typing began on the cell, the keys that move about store and move. */
function readLeaving(key: string, ctrl: boolean): Move | null {
  const arrow = arrows[key]
  if (arrow !== undefined) return { to: ctrl ? 'edge' : 'by', rows: arrow[0], columns: arrow[1] }
  if (key === 'Home') return { to: ctrl ? 'first' : 'row-start' }
  if (key === 'End') return { to: ctrl ? 'last' : 'row-end' }
  if (ctrl) return null
  return key === 'PageUp' || key === 'PageDown' ? { to: 'page', rows: key === 'PageUp' ? -1 : 1 } : null
}

function readNavigation({ key, keyCode, ctrl, shift, alt }: KeyStroke): KeyAction | null {
  // A composition that starts on the cell itself: the text field must have the focus before it goes on.
  if (keyCode === composingKeyCode && !ctrl && !alt) return { kind: 'start-typing' }
  const arrow = arrows[key]
  if (arrow !== undefined) {
    const [rows, columns] = arrow
    if (alt) return shift && !ctrl && columns !== 0 ? { kind: 'outline', open: columns === 1 } : null
    return { kind: shift ? 'extend' : 'move', move: { to: ctrl ? 'edge' : 'by', rows, columns } }
  }
  const motion = shift ? 'extend' : 'move'
  switch (key) {
    case 'Enter':
      return ctrl || alt ? null : { kind: 'move', move: { to: 'enter', rows: shift ? -1 : 1 } }
    case 'Tab':
      return ctrl || alt ? null : { kind: 'move', move: { to: 'tab', columns: shift ? -1 : 1 } }
    case 'Home':
      return alt ? null : { kind: motion, move: { to: ctrl ? 'first' : 'row-start' } }
    case 'End':
      return alt ? null : { kind: motion, move: { to: ctrl ? 'last' : 'row-end' } }
    case 'PageUp':
    case 'PageDown':
      return ctrl || alt ? null : { kind: motion, move: { to: 'page', rows: key === 'PageUp' ? -1 : 1 } }
    case ' ':
      if (alt || ctrl === shift) break
      return { kind: ctrl ? 'select-columns' : 'select-rows' }
    case 'a':
    case 'A':
      if (!ctrl || alt || shift) break
      return { kind: 'select-all' }
    case 'd':
    case 'D':
    case 'r':
    case 'R':
      if (!ctrl || alt || shift) break
      return { kind: 'fill', direction: key.toLowerCase() === 'd' ? 'down' : 'right' }
    case 'F2':
      return ctrl || alt || shift ? null : { kind: 'start-editing' }
    case 'Delete':
      return ctrl || alt || shift ? null : { kind: 'clear' }
    case 'Backspace':
      return ctrl || alt ? null : { kind: 'start-blank' }
  }
  const offer = readOffer(key, ctrl, alt)
  if (offer !== null) return offer
  // AltGr arrives as Ctrl+Alt with a printable key.
  const printable = [...key].length === 1 && ctrl === alt
  return printable ? { kind: 'start-typing' } : null
}

export type SheetPosition = { row: number; column: number }

export type SheetExtent = {
  rows: number
  columns: number
  /** First column that holds figures; rows start there. */
  firstValueColumn: number
  /** Asked for only by keys that move by a page. */
  rowsPerPage: () => number
  /** Whether a cell shows anything; decides where Ctrl+arrow stops. */
  isFilled: (position: SheetPosition) => boolean
}

/**
 * Where a move ends. `tabStart` is the column where a run of Tab began (null: none), to which Enter returns; the answer
 * carries its new value.
 */
export function findTarget(
  from: SheetPosition,
  move: Move,
  extent: SheetExtent,
  tabStart: number | null,
): { position: SheetPosition; tabStart: number | null } {
  const clamp = (row: number, column: number): SheetPosition => ({
    row: Math.max(0, Math.min(extent.rows - 1, row)),
    column: Math.max(0, Math.min(extent.columns - 1, column)),
  })
  switch (move.to) {
    case 'by':
      return { position: clamp(from.row + move.rows, from.column + move.columns), tabStart: null }
    case 'enter':
      return { position: clamp(from.row + move.rows, tabStart ?? from.column), tabStart: null }
    case 'tab':
      return { position: clamp(from.row, from.column + move.columns), tabStart: tabStart ?? from.column }
    case 'page':
      return { position: clamp(from.row + move.rows * extent.rowsPerPage(), from.column), tabStart: null }
    case 'row-start':
      return { position: clamp(from.row, extent.firstValueColumn), tabStart: null }
    case 'row-end':
      return { position: clamp(from.row, extent.columns - 1), tabStart: null }
    case 'first':
      return { position: clamp(0, extent.firstValueColumn), tabStart: null }
    case 'last':
      return { position: clamp(extent.rows - 1, extent.columns - 1), tabStart: null }
    case 'edge':
      return { position: findEdge(from, move.rows, move.columns, extent, clamp), tabStart: null }
  }
}

/** As Excel: to the end of the run of filled cells, or over the gap to the next filled one, or to the border. */
function findEdge(
  from: SheetPosition,
  rows: number,
  columns: number,
  extent: SheetExtent,
  clamp: (row: number, column: number) => SheetPosition,
): SheetPosition {
  const next = (at: SheetPosition): SheetPosition | null => {
    const to = clamp(at.row + rows, at.column + columns)
    return to.row === at.row && to.column === at.column ? null : to
  }
  let at = from
  let ahead = next(at)
  if (ahead === null) return at
  const insideRun = extent.isFilled(from) && extent.isFilled(ahead)
  while (ahead !== null) {
    if (insideRun && !extent.isFilled(ahead)) return at
    at = ahead
    if (!insideRun && extent.isFilled(at)) return at
    ahead = next(at)
  }
  return at
}
