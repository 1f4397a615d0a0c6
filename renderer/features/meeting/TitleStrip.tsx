import { useEffect, useRef, useState, type ReactNode } from 'react'
import { matchesSearch } from '../../../shared/format/search-text'
import { useWords } from '../../i18n/words'
import type { MeetingScreen } from './list-screens'
import { nameScreen } from './name-screen'

type Props = {
  screens: readonly MeetingScreen[]
  current: number
  onChoose: (at: number) => void
  onClose: () => void
}

/** The titles of all screens, found by name without tone marks, gone to by Enter or a click. */
export function TitleStrip({ screens, current, onChoose, onClose }: Props): ReactNode {
  const words = useWords()
  const [query, setQuery] = useState('')
  const [marked, setMarked] = useState<number | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const found = screens
    .map((screen, at) => ({ screen, at }))
    .filter(
      ({ screen }) =>
        query.trim() === '' || matchesSearch(query, `${screen.section} ${nameScreen(screen, words)}`),
    )
  const position = Math.max(
    0,
    found.findIndex(({ at }) => at === (marked ?? (query === '' ? current : found[0]?.at))),
  )
  const chosen = found[position]
  useEffect(() => {
    list.current?.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' })
  }, [position, query])
  const step = (by: number): void => {
    setMarked(found[Math.max(0, Math.min(found.length - 1, position + by))]?.at ?? null)
  }
  return (
    <nav className="title-strip" aria-label={words.meeting.titles} data-testid="meeting-titles">
      <input
        type="search"
        autoFocus
        autoComplete="off"
        spellCheck={false}
        value={query}
        placeholder={words.meeting.findTitle}
        aria-label={words.meeting.findTitle}
        data-testid="meeting-find"
        onChange={(event) => {
          setQuery(event.target.value)
          setMarked(null)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'ArrowDown') step(1)
          else if (event.key === 'ArrowUp') step(-1)
          else if (event.key === 'Enter' && chosen !== undefined) onChoose(chosen.at)
          else if (event.key === 'Escape') onClose()
          else return
          event.preventDefault()
        }}
      />
      {found.length === 0 && <p>{words.meeting.noTitle}</p>}
      <ul ref={list}>
        {found.map(({ screen, at }) => (
          <li key={screen.id}>
            {screen.section !== '' && screens[at - 1]?.section !== screen.section && (
              <div className="strip-section">{screen.section}</div>
            )}
            <button
              type="button"
              aria-current={chosen?.at === at}
              onClick={() => {
                onChoose(at)
              }}
            >
              <span className="strip-number">{at + 1}</span>
              {nameScreen(screen, words)}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
