import { describe, expect, it } from 'vitest'
import { readMeetingKey, type MeetingStroke } from '../../../../renderer/features/meeting/read-meeting-key'

const stroke = (key: string, part: Partial<MeetingStroke> = {}): MeetingStroke => ({
  key,
  code: /^[a-z]$/iu.test(key) ? `Key${key.toUpperCase()}` : key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...part,
})

describe('keys of a meeting', () => {
  it.each([
    ['ArrowRight', 'next'],
    ['ArrowDown', 'next'],
    ['PageDown', 'next'],
    [' ', 'next'],
    ['ArrowLeft', 'previous'],
    ['ArrowUp', 'previous'],
    ['PageUp', 'previous'],
    ['Home', 'first'],
    ['End', 'last'],
  ])('%s goes to the %s screen', (key, to) => {
    expect(readMeetingKey(stroke(key))).toEqual({ kind: 'go', to })
  })

  it('goes back with Shift and Space', () => {
    expect(readMeetingKey(stroke(' ', { shiftKey: true }))).toEqual({ kind: 'go', to: 'previous' })
  })

  it('reads letters by their place, whatever the layout or a capital lock makes of them', () => {
    expect(readMeetingKey(stroke('ă', { code: 'KeyB' }))).toEqual({ kind: 'blank' })
    expect(readMeetingKey(stroke('G'))).toEqual({ kind: 'titles' })
    expect(readMeetingKey(stroke('ê', { code: 'KeyE' }))).toEqual({ kind: 'suppose' })
    expect(readMeetingKey(stroke('f'))).toEqual({ kind: 'full-screen' })
  })

  it('reads numbers of the row and of the block alike', () => {
    expect(readMeetingKey(stroke('7', { code: 'Digit7' }))).toEqual({ kind: 'digit', digit: '7' })
    expect(readMeetingKey(stroke('7', { code: 'Numpad7' }))).toEqual({ kind: 'digit', digit: '7' })
  })

  it('leaves what is not its own', () => {
    expect(readMeetingKey(stroke('Tab'))).toBeNull()
    expect(readMeetingKey(stroke('F5'))).toBeNull()
    expect(readMeetingKey(stroke('ArrowLeft', { altKey: true }))).toBeNull()
    expect(readMeetingKey(stroke('b', { ctrlKey: true }))).toBeNull()
    expect(readMeetingKey(stroke('z', { ctrlKey: true, shiftKey: true }))).toBeNull()
  })

  it('takes the last supposition back and opens the handout with Ctrl', () => {
    expect(readMeetingKey(stroke('z', { ctrlKey: true }))).toEqual({ kind: 'undo' })
    expect(readMeetingKey(stroke('p', { metaKey: true }))).toEqual({ kind: 'handout' })
  })
})
