import { useEffect, useMemo, useState, type ReactNode, type RefObject } from 'react'
import type { TableRow } from '../../shared/model/table-layout'
import type { Words } from '../i18n/words'
import { useLatest } from '../ui/use-latest'
import { listParents } from './outline'
import { findViewport, readHeaderHeight } from './sheet-dom'
import type { SheetGeometry } from './sheet-geometry'
import type { SelectionSource } from './sheet-props'
import type { SheetRow } from './sheet-row'
import type { SheetCursor } from './use-sheet-cursor'

type Props = {
  host: RefObject<HTMLElement | null>
  rows: readonly TableRow[]
  rowData: readonly SheetRow[]
  geometry: SheetGeometry
  cursor: SheetCursor
  selection: SelectionSource
  words: Words
}

/**
 * The rows that the first visible row belongs to, as one line that takes the place of the row scrolled out last. It lies
 * over the rows, so whatever is selected under it is scrolled out from there.
 */
export function StickyParents(props: Props): ReactNode {
  const { host, rows, rowData, geometry, cursor, selection, words } = props
  const [shown, setShown] = useState<{ parents: readonly number[]; top: number }>(nothing)
  const tops = useMemo(() => sumHeights(rowData, geometry), [rowData, geometry])
  const latest = useLatest({ rows, rowData, geometry, cursor, tops })

  useEffect(() => {
    const element = host.current
    if (element === null) return
    let frame = 0
    let reveal = false
    // Read while the layout is clean: in the frame itself the grid has begun to change rows, and asking lays them out twice.
    let scrolled = 0
    let top = 0
    const read = (): void => {
      scrolled = findViewport(element)?.scrollTop ?? 0
      top = readHeaderHeight(element)
    }
    const follow = (): void => {
      frame = 0
      const { rows, rowData, geometry, tops, cursor } = latest.current
      const first = findRowAt(tops, scrolled + geometry.rowHeight)
      const parents = scrolled === 0 ? [] : listParents(rows, rowData[first]?.position ?? 0)
      const active = reveal ? cursor.place() : null
      reveal = false
      const covered =
        parents.length === 0 || active === null
          ? 0
          : scrolled + geometry.rowHeight - (tops[active.row] ?? Infinity)
      if (covered > 0 && covered <= geometry.rowHeight)
        findViewport(element)?.scrollTo({ top: scrolled - covered, behavior: 'instant' })
      setShown((before) => {
        const same = before.top === top && before.parents.length === parents.length
        return same && before.parents.every((one, at) => one === parents[at]) ? before : { parents, top }
      })
    }
    const request = (): void => {
      if (frame === 0) frame = requestAnimationFrame(follow)
    }
    // Only a new active cell is uncovered: while a range is drawn with the mouse, the scrolling belongs to the mouse.
    let last = selection.read().selected
    const stop = selection.subscribe(() => {
      const { selected } = selection.read()
      if (selected === last || (selected?.row === last?.row && selected?.column === last?.column)) return
      last = selected
      reveal = true
      request()
    })
    const followScroll = (): void => {
      read()
      request()
    }
    // Scroll events do not bubble.
    element.addEventListener('scroll', followScroll, true)
    followScroll()
    return () => {
      stop()
      element.removeEventListener('scroll', followScroll, true)
      cancelAnimationFrame(frame)
    }
  }, [host, selection, latest, rowData, geometry])

  if (shown.parents.length === 0) return null
  return (
    <nav
      className="sticky-parents"
      aria-label={words.view.parents}
      data-testid="sticky-parents"
      style={{ top: shown.top, height: geometry.rowHeight }}
    >
      {shown.parents.map((position) => {
        const row = rows[position]
        return (
          <button
            key={position}
            type="button"
            tabIndex={-1}
            title={row?.label}
            onClick={() => {
              const place = row === undefined ? null : cursor.find({ row: row.id, column: '#indicator' })
              if (place !== null) cursor.select(place.row, place.column)
            }}
          >
            {row?.ordinal === '' ? '' : `${row?.ordinal ?? ''} `}
            {row?.label}
          </button>
        )
      })}
    </nav>
  )
}

const nothing: { parents: readonly number[]; top: number } = { parents: [], top: 0 }

/** Where each visible row begins, and at the end where the last one ends. */
function sumHeights(rowData: readonly SheetRow[], { rowHeights, rowHeight }: SheetGeometry): Float64Array {
  const tops = new Float64Array(rowData.length + 1)
  rowData.forEach(({ position }, at) => {
    tops[at + 1] = (tops[at] ?? 0) + (rowHeights[position] ?? rowHeight)
  })
  return tops
}

/** The visible row that a height falls into. */
function findRowAt(tops: Float64Array, height: number): number {
  let low = 0
  let high = Math.max(0, tops.length - 2)
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((tops[middle] ?? 0) <= height) low = middle
    else high = middle - 1
  }
  return low
}
