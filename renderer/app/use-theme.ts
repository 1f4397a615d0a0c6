import { useLayoutEffect } from 'react'
import { useSettings } from '../state/app-state'

/** Puts the chosen theme on the document before anything reads its colours; "system" follows the computer, also when it changes. */
export function useTheme(): void {
  const theme = useSettings((settings) => settings.theme)
  useLayoutEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)')
    const contrast = matchMedia('(prefers-contrast: more)')
    const apply = (): void => {
      const ofSystem = contrast.matches ? 'contrast' : dark.matches ? 'dark' : 'light'
      document.documentElement.dataset['theme'] = theme === 'system' ? ofSystem : theme
    }
    apply()
    dark.addEventListener('change', apply)
    contrast.addEventListener('change', apply)
    return () => {
      dark.removeEventListener('change', apply)
      contrast.removeEventListener('change', apply)
    }
  }, [theme])
}
