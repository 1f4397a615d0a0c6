import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'

export type RowWindow = {
  /** The scrolling element. */
  box: RefObject<HTMLDivElement | null>
  onScroll: () => void
  /** Rows to draw, `last` excluded. */
  first: number
  last: number
  /** Pixels of all rows together. */
  height: number
  bringIntoView: (row: number) => void
  /** Whole rows that fit. */
  page: number
}

/** Rows beyond the edge, so that scrolling by a few never shows a gap. */
const margin = 8

/** Draws only the rows of a long list that can be seen. Every row is `rowHeight` pixels high. */
export function useRowWindow(count: number, rowHeight: number): RowWindow {
  const box = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  const [seen, setSeen] = useState(600)
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const observer = new ResizeObserver(() => {
      setSeen(element.clientHeight)
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [])
  const onScroll = useCallback((): void => {
    const { scrollTop } = box.current ?? { scrollTop: 0 }
    setTop(Math.floor(scrollTop / rowHeight))
  }, [rowHeight])
  const page = Math.max(1, Math.floor(seen / rowHeight) - 1)
  const bringIntoView = useCallback(
    (row: number): void => {
      const element = box.current
      if (element === null) return
      // The heading stands over the first row while scrolling.
      const heading = element.querySelector<HTMLElement>('.row-heading')?.offsetHeight ?? 0
      const start = row * rowHeight
      if (start < element.scrollTop) element.scrollTop = start
      else if (start + rowHeight + heading > element.scrollTop + element.clientHeight)
        element.scrollTop = start + rowHeight + heading - element.clientHeight
    },
    [rowHeight],
  )
  const first = Math.max(0, Math.min(top, count - 1) - margin)
  return {
    box,
    onScroll,
    first,
    last: Math.min(count, top + page + 2 * margin),
    height: count * rowHeight,
    bringIntoView,
    page,
  }
}
