import type { GridApi } from 'ag-grid-community'
import { findScrollingContainer } from './sheet-dom'
import { sizeOfRange, type SheetRange } from './sheet-range'
import type { SheetRow } from './sheet-row'

/**
 * A rectangle drawn over the cells, inside the grid's scrolling container, so that it scrolls with them and no cell is
 * ever rendered for it. It has two parts: one over the columns that scroll, which slides under the pinned cells (rows
 * have no transform, so all of them share one stacking context), and one over the pinned columns, in a sticky layer
 * without size above them. Painting writes styles and reads no layout.
 */
export type RangeOverlay = {
  /** Null paints nothing. The columns are the shown ones, in order. */
  paint(range: SheetRange | null, columnIds: readonly string[]): void
  /** The little square in the lower right corner; null when the overlay has none. */
  handle: HTMLElement | null
  remove(): void
}

/** `name` is the class of both parts; an overlay of a single cell has the class "single" too. */
export function createRangeOverlay(
  host: HTMLElement,
  api: GridApi<SheetRow>,
  name: string,
  hasHandle: boolean,
): RangeOverlay {
  const scrolling = createPart(name)
  const pinned = createPart(name)
  const layer = document.createElement('div')
  layer.className = 'pinned-layer'
  layer.append(pinned)
  const handle = hasHandle ? document.createElement('div') : null
  if (handle !== null) {
    handle.className = 'fill-handle'
    handle.dataset['testid'] = 'fill-handle'
  }
  const attach = (): void => {
    const container = findScrollingContainer(host)
    if (container === null || layer.parentElement === container) return
    container.prepend(layer)
    container.append(scrolling)
  }

  return {
    handle,
    paint: (range, columnIds) => {
      attach()
      const box = range === null ? null : measureRange(api, range, columnIds)
      const size = range === null ? { rows: 0, columns: 0 } : sizeOfRange(range)
      for (const [part, span, other] of [
        [scrolling, box?.scrolling ?? null, box?.pinned ?? null],
        [pinned, box?.pinned ?? null, box?.scrolling ?? null],
      ] as const) {
        part.hidden = box === null || span === null
        if (box === null || span === null) continue
        part.classList.toggle('single', size.rows * size.columns === 1)
        part.classList.toggle('open-left', part === scrolling && other !== null)
        part.classList.toggle('open-right', part === pinned && other !== null)
        part.style.transform = `translate(${String(span.left)}px, ${String(box.top)}px)`
        part.style.width = `${String(span.width)}px`
        part.style.height = `${String(box.height)}px`
      }
      if (handle !== null) (box?.scrolling == null ? pinned : scrolling).append(handle)
    },
    remove: () => {
      scrolling.remove()
      layer.remove()
    },
  }
}

function createPart(name: string): HTMLElement {
  const part = document.createElement('div')
  part.className = `range-box ${name}`
  part.hidden = true
  part.setAttribute('aria-hidden', 'true')
  return part
}

type Span = { left: number; width: number }
type RangeBox = { top: number; height: number; scrolling: Span | null; pinned: Span | null }

/** In pixels from the corner of the scrolling container; null when the grid does not have the rows yet. */
function measureRange(
  api: GridApi<SheetRow>,
  range: SheetRange,
  columnIds: readonly string[],
): RangeBox | null {
  const first = api.getDisplayedRowAtIndex(range.top)
  const last = api.getDisplayedRowAtIndex(range.bottom)
  if (first?.rowTop == null || last?.rowTop == null) return null
  let pinnedWidth = 0
  const spans: Record<'scrolling' | 'pinned', Span | null> = { scrolling: null, pinned: null }
  columnIds.forEach((id, at) => {
    const column = api.getColumn(id)
    if (column === null || !column.isVisible()) return
    const width = column.getActualWidth()
    const isPinned = column.isPinnedLeft()
    if (isPinned) pinnedWidth += width
    if (at < range.left || at > range.right) return
    const part = isPinned ? 'pinned' : 'scrolling'
    const left = column.getLeft() ?? 0
    const span = spans[part]
    spans[part] = span === null ? { left, width } : { left: span.left, width: left + width - span.left }
  })
  return {
    top: first.rowTop,
    height: last.rowTop + (last.rowHeight ?? 0) - first.rowTop,
    pinned: spans.pinned,
    scrolling: spans.scrolling && { ...spans.scrolling, left: spans.scrolling.left + pinnedWidth },
  }
}
