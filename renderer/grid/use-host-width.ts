import { useEffect, useState, type RefObject } from 'react'

/** Width of an element in CSS pixels, kept up to date; 0 before the first layout. */
export function useHostWidth(host: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = host.current
    if (element === null) return
    const observer = new ResizeObserver(() => {
      setWidth(element.clientWidth)
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [host])
  return width
}
