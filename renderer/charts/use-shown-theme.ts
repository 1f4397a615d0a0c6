import { useSyncExternalStore } from 'react'
import type { Theme } from '../../shared/charts/looks'

/** The theme that the document has now, and again when it changes: also when the computer changes it. */
export function useShownTheme(): Theme {
  return useSyncExternalStore(follow, readTheme)
}

function follow(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => {
    observer.disconnect()
  }
}

function readTheme(): Theme {
  const theme = document.documentElement.dataset['theme']
  return theme === 'dark' || theme === 'contrast' ? theme : 'light'
}
