/** What a key means on a screen of a meeting. */
export type MeetingKey =
  | { kind: 'go'; to: 'next' | 'previous' | 'first' | 'last' }
  | { kind: 'digit'; digit: string }
  | { kind: 'jump' }
  | { kind: 'erase' }
  | { kind: 'blank' }
  | { kind: 'titles' }
  | { kind: 'suppose' }
  | { kind: 'undo' }
  | { kind: 'handout' }
  | { kind: 'full-screen' }
  | { kind: 'leave' }

export type MeetingStroke = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'
>

/** Letters are known by their place, so that a Vietnamese keyboard layout or input method does not change them. */
export function readMeetingKey(stroke: MeetingStroke): MeetingKey | null {
  const { key, code } = stroke
  if (stroke.altKey) return null
  if (stroke.ctrlKey || stroke.metaKey) {
    if (code === 'KeyZ' && !stroke.shiftKey) return { kind: 'undo' }
    return code === 'KeyP' ? { kind: 'handout' } : null
  }
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
    case 'PageDown':
      return { kind: 'go', to: 'next' }
    case 'ArrowLeft':
    case 'ArrowUp':
    case 'PageUp':
      return { kind: 'go', to: 'previous' }
    case ' ':
      return { kind: 'go', to: stroke.shiftKey ? 'previous' : 'next' }
    case 'Home':
      return { kind: 'go', to: 'first' }
    case 'End':
      return { kind: 'go', to: 'last' }
    case 'Enter':
      return { kind: 'jump' }
    case 'Backspace':
      return { kind: 'erase' }
    case 'Escape':
      return { kind: 'leave' }
    case '.':
      return { kind: 'blank' }
    default:
  }
  if (/^\d$/u.test(key)) return { kind: 'digit', digit: key }
  switch (code) {
    case 'KeyB':
      return { kind: 'blank' }
    case 'KeyG':
      return { kind: 'titles' }
    case 'KeyE':
      return { kind: 'suppose' }
    case 'KeyF':
      return { kind: 'full-screen' }
    default:
      return null
  }
}
