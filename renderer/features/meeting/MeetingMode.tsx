import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { CellInput } from '../../../shared/contract/workbook-contract'
import { useWords } from '../../i18n/words'
import { useApp, useSession, useWorkbook } from '../../state/app-state'
import { showNotice } from '../../state/notices'
import { keyOf } from '../../state/table-store'
import type { ViewCache } from '../../state/view-cache'
import { useLatest } from '../../ui/use-latest'
import { HandoutPreview } from './HandoutPreview'
import { listSupposable, takesTyping, type SupposableFigure } from './list-supposable'
import { findStart, type MeetingScreen } from './list-screens'
import { MeetingBar } from './MeetingBar'
import { MeetingScreenView } from './MeetingScreenView'
import { nameScreen } from './name-screen'
import { readMeetingKey, type MeetingKey } from './read-meeting-key'
import { leaveMeeting, supposeFigure, takeBackSupposed } from './scratch-actions'
import { ScratchBanner } from './ScratchBanner'
import { SupposeEditor } from './SupposeEditor'
import { TitleStrip } from './TitleStrip'
import { useFullScreen } from './use-full-screen'
import { useScreens } from './use-screens'
import { fitChart, useStage } from './use-stage'
import './meeting.css'

/** What stands over the screen: one thing at a time, closed by Escape before the meeting is. */
type Layer = { kind: 'titles' } | { kind: 'blank' } | { kind: 'handout' } | { kind: 'editor'; index: number }

/** No number of a screen is longer. */
const longestNumber = 4

/** The meeting: one indicator or chart at a time, as large as the screen, gone through by keys or mouse. */
export function MeetingMode(): ReactNode {
  const app = useApp()
  const words = useWords()
  const stage = useStage()
  const meeting = useSession((state) => state.meeting)
  const { screens, isReading, tables } = useScreens(
    meeting?.pack ?? null,
    useCallback((picture) => fitChart(picture, stage).bars, [stage]),
  )
  const place = usePlace(screens, meeting?.row ?? null)
  const { at, go } = place
  const [layer, setLayer] = useState<Layer | null>(null)
  const [typed, setTyped] = useState('')
  const root = useRef<HTMLElement>(null)
  const screen = screens[at]
  const cache =
    screen === undefined || screen.kind === 'text' ? null : (tables[keyOf(screen.request)]?.cache ?? null)
  const supposable = useMemo(
    () =>
      screen === undefined || cache === null || layer?.kind !== 'editor'
        ? []
        : listSupposable(screen, cache, words.picture),
    [screen, cache, layer, words],
  )

  const close = (): void => {
    setLayer(null)
    root.current?.focus()
  }
  const leave = (): void => {
    if (layer !== null) close()
    else if (typed !== '') setTyped('')
    else leaveMeeting({ app, words })
  }
  const fullScreen = useFullScreen(leave)
  const suppose = (index: number | null): void => {
    const list = screen === undefined || cache === null ? [] : listSupposable(screen, cache, words.picture)
    const [first] = list
    if (index !== null && cache !== null && !takesTyping(cache, index))
      showNotice(app.session, 'info', words.editor.computed)
    else if (first === undefined) showNotice(app.session, 'info', words.meeting.editor.none)
    else setLayer({ kind: 'editor', index: index ?? first.index })
  }
  const act = (key: MeetingKey): void => {
    if (key.kind !== 'digit' && key.kind !== 'erase' && key.kind !== 'leave') setTyped('')
    switch (key.kind) {
      case 'go':
        if (key.to === 'first' || key.to === 'last') go(key.to === 'first' ? 0 : screens.length - 1)
        else go(at + (key.to === 'next' ? 1 : -1))
        return
      case 'digit':
        setTyped(`${typed}${key.digit}`.slice(-longestNumber))
        return
      case 'erase':
        setTyped(typed.slice(0, -1))
        return
      case 'jump':
        if (typed !== '') go(Number(typed) - 1)
        return
      case 'blank':
        setLayer({ kind: 'blank' })
        return
      case 'titles':
        setLayer({ kind: 'titles' })
        return
      case 'suppose':
        suppose(null)
        return
      case 'undo':
        void takeBackSupposed({ app, words })
        return
      case 'handout':
        setLayer({ kind: 'handout' })
        return
      case 'full-screen':
        fullScreen.toggle()
        return
      case 'leave':
        fullScreen.note()
        leave()
        return
    }
  }
  useMeetingKeys((event) => {
    if (layer?.kind === 'blank') {
      if (event.key === 'Escape') fullScreen.note()
      event.preventDefault()
      event.stopPropagation()
      close()
      return
    }
    const key = readMeetingKey(event)
    if (layer !== null) {
      if (key?.kind === 'leave') fullScreen.note()
      return
    }
    if (key === null || belongsToFocus(event, key, typed)) return
    event.preventDefault()
    event.stopPropagation()
    if (!event.repeat || key.kind === 'go') act(key)
  })
  useEffect(() => {
    root.current?.focus()
  }, [])

  return (
    <main className="meeting" ref={root} tabIndex={-1} aria-label={words.meeting.name} data-testid="meeting">
      <ScratchBanner />
      <div className="meeting-stage" data-testid="meeting-stage">
        {screen === undefined ? (
          <p className="meeting-sentence">{isReading ? words.meeting.reading : words.meeting.empty}</p>
        ) : (
          <MeetingScreenView
            key={screen.id}
            screen={screen}
            cache={cache}
            stage={stage}
            onSuppose={(index) => {
              suppose(index)
            }}
          />
        )}
        <button
          type="button"
          className="meeting-edge meeting-edge-left"
          tabIndex={-1}
          aria-label={words.meeting.previous}
          disabled={at === 0}
          onClick={() => {
            go(at - 1)
          }}
        />
        <button
          type="button"
          className="meeting-edge meeting-edge-right"
          tabIndex={-1}
          aria-label={words.meeting.next}
          disabled={at >= screens.length - 1}
          onClick={() => {
            go(at + 1)
          }}
        />
      </div>
      <div className="meeting-said" role="status">
        {screen === undefined
          ? ''
          : `${words.meeting.position(at + 1, screens.length)} ${nameScreen(screen, words)}`}
      </div>
      {layer?.kind === 'editor' && cache !== null && (
        <Editor
          cache={cache}
          figures={supposable}
          first={layer.index}
          onSuppose={(index, input) => {
            if (screen !== undefined && screen.kind !== 'text')
              void supposeFigure({ app, words }, screen.request, index, input)
          }}
          onClose={close}
        />
      )}
      <MeetingBar at={at} of={screens.length} typed={typed} onKey={act} />
      {layer?.kind === 'titles' && (
        <TitleStrip
          screens={screens}
          current={at}
          onChoose={(chosen) => {
            go(chosen)
            close()
          }}
          onClose={close}
        />
      )}
      {layer?.kind === 'blank' && (
        <div className="meeting-blank" data-testid="meeting-blank" onClick={close}>
          <span className="meeting-said" role="status">
            {words.meeting.blank}
          </span>
        </div>
      )}
      {layer?.kind === 'handout' && <HandoutPreview pack={meeting?.pack ?? null} onClose={close} />}
    </main>
  )
}

type EditorProps = {
  cache: ViewCache
  figures: readonly SupposableFigure[]
  first: number
  onSuppose: (index: number, input: CellInput) => void
  onClose: () => void
}

/** Opened on one state of the table; what others store meanwhile does not take the text away. */
function Editor(props: EditorProps): ReactNode {
  const [figures] = useState(props.figures)
  return <SupposeEditor {...props} figures={figures} />
}

/** Where the meeting is: a screen stays the same while figures, and with them the list, change. */
function usePlace(
  screens: readonly MeetingScreen[],
  row: string | null,
): { at: number; go: (to: number) => void } {
  const rows = useSheetRows()
  const [shown, setShown] = useState<{ id: string; at: number } | null>(null)
  const found = screens.findIndex(({ id }) => id === shown?.id)
  const last = Math.max(0, screens.length - 1)
  const at = found !== -1 ? found : shown === null ? findStart(screens, rows, row) : Math.min(shown.at, last)
  return {
    at,
    go: (to) => {
      const next = Math.max(0, Math.min(last, to))
      const screen = screens[next]
      if (screen !== undefined) setShown({ id: screen.id, at: next })
    },
  }
}

/** The rows of the sheet that the meeting was begun from. */
function useSheetRows() {
  const app = useApp()
  const isOpen = useWorkbook((state) => state.workbook !== null)
  const cache = isOpen ? app.views.store.getState().form.cache : null
  return cache?.layout.rows ?? []
}

/** The keys of the whole window, except while a dialog or paper stands over the meeting. */
function useMeetingKeys(press: (event: KeyboardEvent) => void): void {
  const latest = useLatest(press)
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.isComposing || event.keyCode === 229) return
      if (document.querySelector('dialog[open], .print-view') === null) latest.current(event)
    }
    addEventListener('keydown', listen, true)
    return () => {
      removeEventListener('keydown', listen, true)
    }
  }, [latest])
}

/** Keys that what has the focus needs for itself. */
function belongsToFocus(event: KeyboardEvent, key: MeetingKey, typed: string): boolean {
  const { target } = event
  if (!(target instanceof HTMLElement)) return false
  if (target.closest('input, textarea, select') !== null) return key.kind !== 'leave'
  const presses = event.key === ' ' || event.key === 'Enter'
  if (presses && typed === '' && target.closest('button, summary') !== null) return true
  const inPlot = target.closest('.chart-canvas') !== null
  return (
    inPlot &&
    (event.key === 'ArrowUp' || event.key === 'ArrowDown' || (event.key === 'Enter' && typed === ''))
  )
}
