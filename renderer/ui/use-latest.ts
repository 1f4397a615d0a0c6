import { useInsertionEffect, useRef, type RefObject } from 'react'

/**
 * The newest value for callbacks that outlive a render. It is set before any layout effect, so that children that read
 * it in theirs never see the value of an earlier render.
 */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value)
  useInsertionEffect(() => {
    latest.current = value
  })
  return latest
}
