import type { Words } from '../../i18n/words'
import type { MeetingScreen } from './list-screens'

/** The title of a screen; parts of a chart are numbered, a text without a heading is named by its beginning. */
export function nameScreen(screen: MeetingScreen, words: Words): string {
  if (screen.kind === 'chart' && screen.parts > 1)
    return words.meeting.part(screen.title, screen.part, screen.parts)
  if (screen.kind === 'text' && screen.title === '') return screen.paragraphs[0]?.slice(0, 80) ?? ''
  return screen.title
}
