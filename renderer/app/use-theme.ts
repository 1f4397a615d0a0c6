import { useEffect } from 'react'
import { useSettings } from '../state/app-state'

/** Puts the chosen theme on the document; "system" follows the computer, also when it changes. */
export function useTheme(): void {
  const theme = useSettings((settings) => settings.theme)
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)')
    const apply = (): void => {
      const chosen = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme
      document.documentElement.dataset['theme'] = chosen
    }
    apply()
    dark.addEventListener('change', apply)
    return () => {
      dark.removeEventListener('change', apply)
    }
  }, [theme])
}
