import type { ReactNode } from 'react'
import { useWords } from '../../i18n/words'
import { useApp, useSession } from '../../state/app-state'
import { usePacks } from '../../state/pack-store'
import type { MeetingKey } from './read-meeting-key'

type Props = {
  at: number
  of: number
  /** The number being typed. */
  typed: string
  onKey: (key: MeetingKey) => void
}

/** The quiet line at the bottom: where the meeting is, and everything that keys do, for the mouse. */
export function MeetingBar({ at, of, typed, onKey }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const own = words.meeting
  const pack = useSession((state) => state.meeting?.pack ?? null)
  const packs = usePacks(app.packs) ?? []
  const button = (key: MeetingKey, label: string, testId: string): ReactNode => (
    <button
      type="button"
      data-testid={testId}
      onClick={() => {
        onKey(key)
      }}
    >
      {label}
    </button>
  )
  return (
    <footer className="meeting-bar">
      <span className="meeting-position" data-testid="meeting-position">
        {of === 0 ? '' : own.position(at + 1, of)}
      </span>
      {typed !== '' && (
        <span className="meeting-typed" data-testid="meeting-typed">
          {own.jumpTo(typed)}
        </span>
      )}
      <span className="space" />
      {packs.length > 0 && (
        <select
          aria-label={own.source}
          data-testid="meeting-source"
          value={pack ?? ''}
          onChange={(event) => {
            const chosen = packs.find(({ id }) => String(id) === event.target.value)
            app.session.setState({ meeting: { pack: chosen?.id ?? null, row: null } })
            event.target.blur()
          }}
        >
          <option value="">{own.shownForm}</option>
          {packs.map(({ id, definition }) => (
            <option key={id} value={id}>
              {definition.name}
            </option>
          ))}
        </select>
      )}
      {button({ kind: 'go', to: 'previous' }, `← ${own.previous}`, 'meeting-previous-button')}
      {button({ kind: 'go', to: 'next' }, `${own.next} →`, 'meeting-next-button')}
      {button({ kind: 'titles' }, own.titles, 'meeting-open-titles')}
      {button({ kind: 'suppose' }, own.suppose, 'meeting-open-suppose')}
      {button({ kind: 'handout' }, own.handout, 'meeting-open-handout')}
      {button({ kind: 'leave' }, own.leave, 'meeting-leave')}
    </footer>
  )
}
