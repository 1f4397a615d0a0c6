import type { GridApi } from 'ag-grid-community'
import { useEffect, useMemo, type RefObject } from 'react'
import type { ClipboardNotice } from '../state/paste-state'
import { useLatest } from '../ui/use-latest'
import { createClipboardSession, type ClipboardSource } from './clipboard-session'
import { isInSheetBody } from './sheet-dom'
import type { SheetClipboard } from './sheet-clipboard'
import type { SheetRow } from './sheet-row'
import { useCopyOutline } from './use-copy-outline'

type Source = Omit<ClipboardSource, 'outline'> & {
  host: RefObject<HTMLElement | null>
  /** Null until the grid is there. */
  grid: GridApi<SheetRow> | null
}

/**
 * The clipboard of the sheet: the browser's own copy, cut and paste events on it, which need no permission and carry
 * what other programs wrote, and the two keys that belong to them.
 */
export function useClipboard(source: Source): SheetClipboard {
  const { host, grid, cursor, columnIds } = source
  const outline = useCopyOutline({ grid, host, cursor, columnIds })
  const latest = useLatest<ClipboardSource>({ ...source, outline })
  const session = useMemo(() => createClipboardSession(latest), [latest])
  const { subscribe, cache } = source.props
  const { view } = cache

  useEffect(
    () =>
      subscribe((_indexes, what) => {
        // What is found about a pasted figure is told after it; the figures are still those of the paste.
        if (what === 'figures') session.noteChange()
      }),
    [subscribe, session],
  )
  useEffect(
    () => () => {
      session.leave()
    },
    // Another table in the same sheet: its cells are not those of the last paste.
    [session, view],
  )
  useEffect(() => {
    const element = host.current
    if (element === null) return
    // Ctrl+Shift+V arrives as an ordinary paste: the key before it tells them apart.
    let figuresOnly = false
    const press = (event: KeyboardEvent): void => {
      const control = event.ctrlKey || event.metaKey
      figuresOnly = control && event.shiftKey && event.code === 'KeyV'
      if (!isInSheetBody(event.target) || event.isComposing) return
      if (event.key === 'Escape') session.cancel()
      else if (isFlipKey(event)) {
        event.preventDefault()
        event.stopPropagation()
        session.flip()
      }
    }
    const copy = (event: ClipboardEvent): void => {
      if (!isInSheetBody(event.target) || event.clipboardData === null) return
      if (session.copy(event.clipboardData, event.type === 'cut')) event.preventDefault()
    }
    const paste = (event: ClipboardEvent): void => {
      if (!isInSheetBody(event.target) || event.clipboardData === null) return
      event.preventDefault()
      session.paste(event.clipboardData, figuresOnly)
      figuresOnly = false
    }
    element.addEventListener('keydown', press, true)
    element.addEventListener('copy', copy)
    element.addEventListener('cut', copy)
    element.addEventListener('paste', paste)
    return () => {
      element.removeEventListener('keydown', press, true)
      element.removeEventListener('copy', copy)
      element.removeEventListener('cut', copy)
      element.removeEventListener('paste', paste)
    }
  }, [host, session])

  return useMemo(() => {
    const run = (
      name: 'copy' | 'cut' | 'paste',
      hint: ClipboardNotice,
      act: (data: DataTransfer) => void,
    ) => {
      if (!runNatively(name, act)) latest.current.props.clipboard.tell(hint)
    }
    return {
      copy: () => {
        run('copy', 'useCopyKey', (data) => session.copy(data, false))
      },
      cut: () => {
        run('cut', 'useCutKey', (data) => session.copy(data, true))
      },
      paste: (figuresOnly) => {
        run('paste', figuresOnly ? 'usePasteFiguresKey' : 'usePasteKey', (data) => {
          session.paste(data, figuresOnly)
        })
      },
      flipPaste: () => {
        session.flip()
      },
      cancelPaste: () => {
        session.cancel()
      },
    }
  }, [latest, session])
}

function isFlipKey(event: KeyboardEvent): boolean {
  return event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.code === 'Period'
}

/**
 * The same event as by key, from a menu, wherever the focus is then. False: the browser gives the clipboard to keys only.
 */
function runNatively(name: 'copy' | 'cut' | 'paste', act: (data: DataTransfer) => void): boolean {
  let arrived = false
  const take = (event: ClipboardEvent): void => {
    event.preventDefault()
    event.stopPropagation()
    if (event.clipboardData === null) return
    arrived = true
    act(event.clipboardData)
  }
  // The browser runs the command only when somebody has announced that there is something to take.
  const announce = (event: Event): void => {
    event.preventDefault()
  }
  document.addEventListener(`before${name}`, announce, true)
  document.addEventListener(name, take, true)
  try {
    // The one way from a menu to the clipboard that works without asking the user for a permission.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing has replaced it for that
    document.execCommand(name)
  } finally {
    document.removeEventListener(`before${name}`, announce, true)
    document.removeEventListener(name, take, true)
  }
  return arrived
}
