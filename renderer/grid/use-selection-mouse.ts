import type { GridApi } from 'ag-grid-community'
import { useEffect, useMemo, type MouseEvent as ReactMouseEvent, type RefObject } from 'react'
import { useLatest } from '../ui/use-latest'
import { fixedColumnIds } from './fixed-columns'
import { findGroupColumns, findTopRow } from './grid-view'
import type { SheetPosition } from './keyboard'
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
 * The mouse on cells, on the numbers of rows and on the heads of columns. Everything happens in the capture phase on the
 * press itself: the grid reports its own focus later, when another key may already have been pressed. A held button
 * follows the pointer through the window and scrolls at the edges.
 */
export function useSelectionMouse(source: MouseSource): (event: ReactMouseEvent) => void {
  const latest = useLatest(source)
  const mouse = useMemo(() => createMouse(latest), [latest])
  useEffect(() => {
    addEventListener('pointermove', mouse.move)
    addEventListener('pointerup', mouse.release)
    addEventListener('blur', mouse.release)
    return () => {
      mouse.release()
      removeEventListener('pointermove', mouse.move)
      removeEventListener('pointerup', mouse.release)
      removeEventListener('blur', mouse.release)
    }
  }, [mouse])
  return mouse.press
}

type Mouse = {
  press: (event: ReactMouseEvent) => void
  move: (event: PointerEvent) => void
  release: () => void
}

function createMouse(latest: RefObject<MouseSource>): Mouse {
  let held: { what: Drag; x: number; y: number; frame: number } | null = null

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
      const what = press(latest.current, event)
      if (what === null) return
      latest.current.cursor.breakRun()
      if (event.button !== 0) return
      release()
      held = { what, x: event.clientX, y: event.clientY, frame: requestAnimationFrame(scroll) }
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

/** Selects what was pressed; the answer is what dragging extends, null when nothing was selected. */
function press(source: MouseSource, event: ReactMouseEvent): Drag | null {
  const { cursor, columnIds, api } = source
  const head = findHead(event.target)
  if (head !== null) return pressHead(source, event, columnsOf(source, head))
  const place = findCellPlace(event.target)
  const at = place === null ? null : cursor.find(place)
  if (place === null || at === null) return null
  const range = cursor.range()
  // The context menu belongs to the whole range when it opens inside it.
  if (event.button !== 0 && range !== null && contains(range, at)) {
    keepFocus(event)
    return null
  }
  const last = columnIds.length - 1
  if (place.column === fixedColumnIds.ordinal) {
    keepFocus(event)
    if (event.shiftKey && range !== null) cursor.extendTo({ row: at.row, column: last }, false)
    else {
      const row = { top: at.row, left: 0, bottom: at.row, right: last }
      cursor.selectRange(row, { row: at.row, column: Math.min(fixedColumns, last) })
    }
    return { kind: 'rows' }
  }
  if (event.shiftKey && range !== null) {
    keepFocus(event)
    cursor.extendTo(at, false)
    focusActive(api.current, cursor.place(), columnIds)
  } else cursor.selectRange({ top: at.row, left: at.column, bottom: at.row, right: at.column }, at)
  return { kind: 'cells' }
}

function pressHead(source: MouseSource, event: ReactMouseEvent, columns: readonly string[]): Drag | null {
  const { cursor, columnIds, rowCount, api } = source
  const positions = columns.map((id) => columnIds.indexOf(id)).filter((at) => at !== -1)
  if (positions.length === 0 || rowCount === 0) return null
  const wanted: SheetRange = {
    top: 0,
    left: Math.min(...positions),
    bottom: rowCount - 1,
    right: Math.max(...positions),
  }
  const range = cursor.range()
  if (event.button !== 0 && range !== null && isWholeColumns(range, wanted, rowCount)) return null
  keepFocus(event)
  const isGrowing = event.shiftKey && range !== null
  const from = isGrowing ? { ...range, top: 0, bottom: rowCount - 1 } : wanted
  // The active cell stays in view: the keyboard must be in a cell that is drawn.
  const active = { row: findTopRow(api.current), column: wanted.left }
  if (isGrowing) extendColumns(source, from, columns)
  else cursor.selectRange(wanted, active)
  return { kind: 'columns', from }
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

/** Keeps the browser and the grid from moving the keyboard to what was pressed. */
function keepFocus(event: ReactMouseEvent): void {
  event.preventDefault()
  event.stopPropagation()
}

function focusActive(
  api: GridApi<SheetRow> | null,
  at: SheetPosition | null,
  columnIds: readonly string[],
): void {
  const id = at === null ? undefined : columnIds[at.column]
  if (at !== null && id !== undefined) api?.setFocusedCell(at.row, id)
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
