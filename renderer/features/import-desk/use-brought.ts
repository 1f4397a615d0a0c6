import { useEffect } from 'react'
import { useWords } from '../../i18n/words'
import { readClipboard, type DeskSource } from '../../state/import-source'
import { useLatest } from '../../ui/use-latest'

/** A table pasted anywhere in the desk, except as a text into one of its fields. */
export function usePasted(
  read: ((source: DeskSource) => void) | null,
  tell: (problem: string) => void,
): void {
  const words = useWords()
  const latest = useLatest({ read, tell, words })
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const { read: take, tell: say, words: now } = latest.current
      const isField = event.target instanceof HTMLElement && event.target.closest('input, textarea') !== null
      if (take === null || isField || event.clipboardData === null) return
      event.preventDefault()
      event.stopPropagation()
      const source = readClipboard(event.clipboardData)
      if (source === 'empty') say(now.importDesk.pasteEmpty)
      else if (source === 'too-large') say(now.importDesk.pasteTooLarge)
      else take(source)
    }
    // Before the sheet behind the desk, which listens for pastes of its own.
    addEventListener('paste', paste, true)
    return () => {
      removeEventListener('paste', paste, true)
    }
  }, [latest])
}

/** Reads what was brought along, once for each time it was brought. */
export function useBroughtFile(start: DeskSource | null, read: (source: DeskSource) => void): void {
  const latest = useLatest(read)
  useEffect(() => {
    if (start === null) return
    const timer = setTimeout(() => {
      latest.current(start)
    })
    return () => {
      clearTimeout(timer)
    }
  }, [start, latest])
}
