import type { GridApi } from 'ag-grid-community'
import {
  useEffect,
  useMemo,
  type MouseEvent as ReactMouseEvent,
  type PointerEvent as ReactPointerEvent,
  type RefObject,
} from 'react'
import { useLatest } from '../ui/use-latest'
import { fixedColumnIds } from './fixed-columns'
import { findGroupColumns, findTopRow } from './grid-view'
import { findCellPlace, findHead, findViewport, measureBody } from './sheet-dom'
import { fixedColumns } from './sheet-model'
import { contains, type SheetRange } from './sheet-range'
import type { SheetRow } from './sheet-row'
import type { SheetCursor } from './use-sheet-cursor'

type MouseSource = {
  api: RefObject<GridApi<SheetRow> | null>
  host: RefObject<HTMLElement | null>
  cursor: SheetCursor
  rowCount: number
  columnIds: readonly string[]
}

/** What the button that is held down extends. */
type Drag = { kind: 'cells' | 'rows' } | { kind: 'columns'; from: SheetRange }

/**
 * The mouse on cells, on the numbers of rows and on the heads of columns. Everything happens in the capture phase of the
 * pointer's press, before the grid moves its own focus with the same event: what the grid reports later may be out of
 * date. A held button follows the pointer through the window and scrolls at the edges.
 */
export function useSelectionMouse(source: MouseSource): Pick<Mouse, 'press' | 'keepFocus'> {
  const latest = useLatest(source)
  const mouse = useMemo(() => createMouse(latest), [latest])
  useEffect(() => {
    addEventListener('pointermove', mouse.move)
    addEventListener('pointerup', mouse.release)
    addEventListener('pointercancel', mouse.release)
    addEventListener('blur', mouse.release)
    return () => {
      mouse.release()
      removeEventListener('pointermove', mouse.move)
      removeEventListener('pointerup', mouse.release)
      removeEventListener('pointercancel', mouse.release)
      removeEventListener('blur', mouse.release)
    }
  }, [mouse])
  return mouse
}

type Mouse = {
  press: (event: ReactPointerEvent) => void
  /** The mouse event after the press, with which the browser would move the keyboard. */
  keepFocus: (event: ReactMouseEvent) => void
  move: (event: PointerEvent) => void
  release: () => void
}

function createMouse(latest: RefObject<MouseSource>): Mouse {
  let held: { what: Drag; x: number; y: number; frame: number } | null = null
  let keepsFocus = false

  const follow = (): void => {
    const source = latest.current
    const host = source.host.current
    const body = host === null ? null : measureBody(host)
    if (held === null || body === null) return
    const { all } = body
    const x = Math.max(all.left + 2, Math.min(all.right - 2, held.x))
    const y = Math.max(all.top + 2, Math.min(all.bottom - 2, held.y))
    const under = findCellPlace(document.elementFromPoint(x, y))
    if (held.what.kind === 'columns') {
      const head = findHead(document.elementFromPoint(x, held.y))
      const columns = head === null ? (under === null ? [] : [under.column]) : columnsOf(source, head)
      extendColumns(source, held.what.from, columns)
      return
    }
    const at = under === null ? null : source.cursor.find(under)
    if (at === null) return
    const column = held.what.kind === 'rows' ? source.columnIds.length - 1 : at.column
    source.cursor.extendTo({ row: at.row, column }, false)
  }
  const scroll = (): void => {
    const host = latest.current.host.current
    if (held === null || host === null) return
    const step = edgeStep(host, held.x, held.y, held.what)
    if (step.x !== 0 || step.y !== 0) {
      findViewport(host)?.scrollBy(step.x, step.y)
      follow()
    }
    held.frame = requestAnimationFrame(scroll)
  }
  const release = (): void => {
    if (held !== null) cancelAnimationFrame(held.frame)
    held = null
  }
  return {
    press: (event) => {
      const { what, keeps } = press(latest.current, event)
      keepsFocus = keeps
      // The grid would take the keyboard to what was pressed.
      if (keeps) event.stopPropagation()
      if (what === null) return
      latest.current.cursor.breakRun()
      if (event.button !== 0) return
      release()
      held = { what, x: event.clientX, y: event.clientY, frame: requestAnimationFrame(scroll) }
    },
    keepFocus: (event) => {
      if (!keepsFocus) return
      event.preventDefault()
      event.stopPropagation()
    },
    move: (event) => {
      if (held === null) return
      // The button was let go where the window did not hear of it.
      if (event.buttons % 2 === 0) {
        release()
        return
      }
      held.x = event.clientX
      held.y = event.clientY
      follow()
    },
    release,
  }
}

/** What dragging extends from here on (null: nothing was selected), and whether the keyboard stays where it is. */
type Press = { what: Drag | null; keeps: boolean }

const elsewhere: Press = { what: null, keeps: false }
const asItWas: Press = { what: null, keeps: true }

/** Selects what was pressed. */
function press(source: MouseSource, event: ReactPointerEvent): Press {
  const { cursor, columnIds } = source
  const head = findHead(event.target)
  if (head !== null) return pressHead(source, event, columnsOf(source, head))
  const place = findCellPlace(event.target)
  const at = place === null ? null : cursor.find(place)
  if (place === null || at === null) return elsewhere
  const range = cursor.range()
  // The context menu belongs to the whole range when it opens inside it.
  if (event.button !== 0 && range !== null && contains(range, at)) return asItWas
  const last = columnIds.length - 1
  if (place.column === fixedColumnIds.ordinal) {
    if (event.shiftKey && range !== null) cursor.extendTo({ row: at.row, column: last }, false)
    else {
      const row = { top: at.row, left: 0, bottom: at.row, right: last }
      cursor.selectRange(row, { row: at.row, column: Math.min(fixedColumns, last) })
    }
    cursor.focus()
    return { what: { kind: 'rows' }, keeps: true }
  }
  if (event.shiftKey && range !== null) {
    cursor.extendTo(at, false)
    cursor.focus()
    return { what: { kind: 'cells' }, keeps: true }
  }
  cursor.selectRange({ top: at.row, left: at.column, bottom: at.row, right: at.column }, at)
  return { what: { kind: 'cells' }, keeps: false }
}

function pressHead(source: MouseSource, event: ReactPointerEvent, columns: readonly string[]): Press {
  const { cursor, columnIds, rowCount, api } = source
  const positions = columns.map((id) => columnIds.indexOf(id)).filter((at) => at !== -1)
  if (positions.length === 0 || rowCount === 0) return elsewhere
  const wanted: SheetRange = {
    top: 0,
    left: Math.min(...positions),
    bottom: rowCount - 1,
    right: Math.max(...positions),
  }
  const range = cursor.range()
  if (event.button !== 0 && range !== null && isWholeColumns(range, wanted, rowCount)) return asItWas
  const isGrowing = event.shiftKey && range !== null
  const from = isGrowing ? { ...range, top: 0, bottom: rowCount - 1 } : wanted
  if (isGrowing) extendColumns(source, from, columns)
  // The active cell stays in view: the keyboard must be in a cell that is drawn.
  else cursor.selectRange(wanted, { row: findTopRow(api.current), column: wanted.left })
  return { what: { kind: 'columns', from }, keeps: true }
}

/** The columns pressed first and those under the pointer now, and all between. */
function extendColumns(source: MouseSource, from: SheetRange, columns: readonly string[]): void {
  const { cursor, columnIds } = source
  const positions = columns.map((id) => columnIds.indexOf(id)).filter((at) => at !== -1)
  const active = cursor.place()
  if (positions.length === 0 || active === null) return
  const wanted = {
    ...from,
    left: Math.min(from.left, ...positions),
    right: Math.max(from.right, ...positions),
  }
  const range = cursor.range()
  if (range?.left === wanted.left && range.right === wanted.right && range.top === wanted.top) return
  cursor.selectRange(wanted, contains(wanted, active) ? active : { row: active.row, column: from.left })
}

function isWholeColumns(range: SheetRange, wanted: SheetRange, rowCount: number): boolean {
  const whole = range.top === 0 && range.bottom === rowCount - 1
  return whole && range.left <= wanted.left && range.right >= wanted.right
}

function columnsOf(source: MouseSource, head: { kind: 'column' | 'group'; id: string }): readonly string[] {
  return head.kind === 'column' ? [head.id] : findGroupColumns(source.api.current, head.id)
}

/** How far to scroll in one frame: faster the farther the pointer is outside. */
function edgeStep(host: HTMLElement, x: number, y: number, what: Drag): { x: number; y: number } {
  const body = measureBody(host)
  if (body === null) return { x: 0, y: 0 }
  const { all, scrollingLeft } = body
  const speed = (before: number, after: number): number => {
    const outside = before > 0 ? -before : after > 0 ? after : 0
    return Math.sign(outside) * Math.min(60, Math.ceil(Math.abs(outside) / 2))
  }
  // Over the labels the pointer selects them; only beyond the window's edge it asks for what is scrolled away.
  const left = x < all.left + edge ? all.left + edge - x : 0
  return {
    x: what.kind === 'rows' || all.right <= scrollingLeft ? 0 : speed(left, x - (all.right - edge)),
    y: what.kind === 'columns' ? 0 : speed(all.top + edge - y, y - (all.bottom - edge)),
  }
}
const edge = 12
