import type { GridApi } from 'ag-grid-community'
import { useEffect, useRef, type RefObject } from 'react'
import { useLatest } from '../ui/use-latest'
import type { SheetPosition } from './keyboard'
import { planFill, type FillDirection, type FillPlan } from './plan-fill'
import { createRangeOverlay, type RangeOverlay } from './selection-overlay'
import { findCellPlace, findViewport, measureBody } from './sheet-dom'
import { fixedColumns, type SheetModel } from './sheet-model'
import type { SheetProps } from './sheet-props'
import type { SheetRange } from './sheet-range'
import type { SheetRow } from './sheet-row'
import type { SheetCursor } from './use-sheet-cursor'

type FillSource = {
  /** Null until the grid is there. */
  grid: GridApi<SheetRow> | null
  host: RefObject<HTMLElement | null>
  cursor: SheetCursor
  model: SheetModel
  columnIds: readonly string[]
  props: SheetProps
}

export type SheetFill = {
  /** Ctrl+D, Ctrl+R: the first row or column of the range into the rest; of one cell, its neighbour into it. */
  fill: (direction: 'down' | 'right') => void
  /** The square in the corner of the range was pressed. */
  startDrag: (event: PointerEvent) => void
}

type Drag = {
  run: SheetRange
  overlay: RangeOverlay
  tip: HTMLElement
  x: number
  y: number
  ctrl: boolean
  frame: number
  wanted: Target | null
}
type Target = { direction: FillDirection; all: SheetRange }

/** What one change may hold. */
const mostCells = 200_000
const edgePixels = 16

/** Filling by keys and by dragging. A drag shows its frame and what it would store; Esc leaves everything as it is. */
export function useFill(source: FillSource): SheetFill {
  const latest = useLatest(source)
  const drag = useRef<Drag | null>(null)

  useEffect(() => {
    const end = (stores: boolean): void => {
      const held = drag.current
      if (held === null) return
      drag.current = null
      cancelAnimationFrame(held.frame)
      held.overlay.remove()
      held.tip.remove()
      if (stores && held.wanted !== null) storeDrag(latest.current, held, held.wanted)
    }
    const move = (event: PointerEvent): void => {
      const held = drag.current
      if (held === null) return
      if (event.buttons % 2 === 0) {
        end(true)
        return
      }
      Object.assign(held, { x: event.clientX, y: event.clientY, ctrl: event.ctrlKey || event.metaKey })
      follow(latest.current, held)
    }
    const up = (): void => {
      end(true)
    }
    const drop = (): void => {
      end(false)
    }
    const key = (event: KeyboardEvent): void => {
      const held = drag.current
      if (held === null) return
      if (event.key === 'Escape') {
        event.preventDefault()
        event.stopPropagation()
        end(false)
      } else if (event.key === 'Control' || event.key === 'Meta') {
        held.ctrl = event.type === 'keydown'
        follow(latest.current, held)
      }
    }
    addEventListener('pointermove', move)
    addEventListener('pointerup', up)
    addEventListener('blur', drop)
    addEventListener('keydown', key, true)
    addEventListener('keyup', key, true)
    return () => {
      end(false)
      removeEventListener('pointermove', move)
      removeEventListener('pointerup', up)
      removeEventListener('blur', drop)
      removeEventListener('keydown', key, true)
      removeEventListener('keyup', key, true)
    }
  }, [latest])

  return {
    fill: (direction) => {
      const { cursor, model, props } = latest.current
      const range = cursor.range()
      if (range === null) return
      const wide = direction === 'down' ? range.bottom > range.top : range.right > range.left
      const all =
        direction === 'down'
          ? { ...range, top: wide ? range.top : range.top - 1 }
          : { ...range, left: wide ? range.left : range.left - 1 }
      if (all.top < 0 || all.left < fixedColumns) {
        props.onTell(props.words.editor.nothingToFill)
        return
      }
      store(latest.current, planFill(cursor.cellsIn(all), 1, direction, 'copy', model, props.words))
    },
    startDrag: (event) => {
      const { grid, host, cursor } = latest.current
      const run = cursor.range()
      const element = host.current
      if (grid === null || element === null || run === null) return
      const tip = document.createElement('div')
      tip.className = 'fill-tip'
      tip.dataset['testid'] = 'fill-tip'
      tip.hidden = true
      element.append(tip)
      const held: Drag = {
        run,
        overlay: createRangeOverlay(element, grid, 'fill-preview', false),
        tip,
        x: event.clientX,
        y: event.clientY,
        ctrl: event.ctrlKey || event.metaKey,
        frame: 0,
        wanted: null,
      }
      drag.current = held
      const scroll = (): void => {
        if (drag.current !== held) return
        scrollAtEdge(latest.current, held)
        held.frame = requestAnimationFrame(scroll)
      }
      held.frame = requestAnimationFrame(scroll)
    },
  }
}

function follow(source: FillSource, held: Drag): void {
  const { host, columnIds, props } = source
  const at = placeUnder(source, held)
  const wanted = at === null ? held.wanted : findFillTarget(held.run, at)
  held.wanted = wanted
  held.overlay.paint(wanted?.all ?? null, columnIds)
  held.tip.hidden = wanted === null
  const element = host.current
  if (wanted === null || element === null) return
  const plan = planDrag(source, held, wanted)
  held.tip.textContent = props.words.editor.fillTip(plan.edits.at(-1)?.shown ?? '', plan.edits.length)
  const origin = element.getBoundingClientRect()
  held.tip.style.left = `${String(held.x - origin.x + 14)}px`
  held.tip.style.top = `${String(held.y - origin.y + 16)}px`
}

/** The fill goes along the axis on which the pointer is further outside the run; inside the run there is nothing to fill. */
export function findFillTarget(run: SheetRange, at: SheetPosition): Target | null {
  const down = at.row - run.bottom
  const up = run.top - at.row
  const right = at.column - run.right
  const left = run.left - at.column
  const furthest = Math.max(down, up, right, left)
  if (furthest <= 0) return null
  if (down === furthest) return { direction: 'down', all: { ...run, bottom: at.row } }
  if (up === furthest) return { direction: 'up', all: { ...run, top: at.row } }
  if (right === furthest) return { direction: 'right', all: { ...run, right: at.column } }
  return { direction: 'left', all: { ...run, left: at.column } }
}

function planDrag({ cursor, model, props }: FillSource, held: Drag, { direction, all }: Target): FillPlan {
  const { run } = held
  const across = direction === 'left' || direction === 'right'
  const length = across ? run.right - run.left + 1 : run.bottom - run.top + 1
  const mode = held.ctrl ? 'turned' : 'series'
  return planFill(cursor.cellsIn(all), length, direction, mode, model, props.words)
}

function storeDrag(source: FillSource, held: Drag, target: Target): void {
  const { cursor } = source
  const plan = planDrag(source, held, target)
  const active = cursor.place()
  if (active !== null) cursor.selectRange(target.all, active)
  store(source, plan)
}

function store({ props }: FillSource, { edits, skipped, unfit }: FillPlan): void {
  const { words } = props
  if (edits.length > mostCells) {
    props.onRefused('tooMany')
    return
  }
  if (edits.length > 0) void props.onEdit('fill', edits)
  if (edits.length === 0 && skipped + unfit === 0) props.onTell(words.editor.nothingToFill)
  else if (skipped + unfit > 0) props.onTell(words.editor.filled(edits.length, skipped, unfit))
}

/** The cell under the pointer, held inside the body of the sheet. */
function placeUnder({ host, cursor }: FillSource, { x, y }: Drag): SheetPosition | null {
  const body = host.current === null ? null : measureBody(host.current)
  if (body === null) return null
  const { all, scrollingLeft } = body
  const left = Math.max(scrollingLeft + 2, Math.min(all.right - 2, x))
  const top = Math.max(all.top + 2, Math.min(all.bottom - 2, y))
  const place = findCellPlace(document.elementFromPoint(left, top))
  const at = place === null ? null : cursor.find(place)
  return at === null || at.column < fixedColumns ? null : at
}

function scrollAtEdge(source: FillSource, held: Drag): void {
  const element = source.host.current
  const body = element === null ? null : measureBody(element)
  const viewport = element === null ? null : findViewport(element)
  if (body === null || viewport === null) return
  const { all, scrollingLeft } = body
  const step = (value: number, low: number, high: number): number =>
    value < low + edgePixels ? -edgePixels : value > high - edgePixels ? edgePixels : 0
  const x = step(held.x, scrollingLeft, all.right)
  const y = step(held.y, all.top, all.bottom)
  if (x === 0 && y === 0) return
  viewport.scrollBy(x, y)
  follow(source, held)
}
