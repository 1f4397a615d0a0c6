import { useEffect, useRef } from 'react'
import { useLatest } from '../../ui/use-latest'

/** A browser leaves full screen by Escape itself and may tell the page of the key as well: both mean one wish to leave. */
const sameWishMs = 400

/**
 * Fills the screen for as long as the component is shown, where that is allowed; elsewhere the window is filled. The whole
 * document is shown large, so that dialogs and paper over it stay visible. `onLeave` is called when the user leaves full
 * screen by other means than `note`d keys.
 */
export function useFullScreen(onLeave: () => void): { toggle: () => void; note: () => void } {
  const latest = useLatest(onLeave)
  const noted = useRef(0)
  useEffect(() => {
    enter()
    const follow = (): void => {
      if (document.fullscreenElement !== null || performance.now() - noted.current < sameWishMs) return
      latest.current()
    }
    document.addEventListener('fullscreenchange', follow)
    return () => {
      document.removeEventListener('fullscreenchange', follow)
      if (document.fullscreenElement !== null) void document.exitFullscreen().catch(() => undefined)
    }
  }, [latest])
  const note = (): void => {
    noted.current = performance.now()
  }
  return {
    note,
    toggle: () => {
      note()
      if (document.fullscreenElement === null) enter()
      else void document.exitFullscreen().catch(() => undefined)
    },
  }
}

function enter(): void {
  if (document.fullscreenElement === null) document.documentElement.requestFullscreen().catch(() => undefined)
}
