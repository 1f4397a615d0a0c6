import { describe, expect, it } from 'vitest'
import { readEntry } from '../../../../renderer/grid/read-entry'
import { vi } from '../../../../renderer/i18n/vi'
import { row } from '../table-fixture'

const whole = row('I.1')
const money = row('I.2', { decimals: 1, unit: 'triệu đồng' })
const percent = row('I.3', { decimals: 1, unit: '%', percent: true })

describe('reading what was typed into a cell', () => {
  it('stores plain decimals and keeps the text', () => {
    expect(readEntry('25.454', whole, vi)).toEqual({
      kind: 'store',
      input: { state: 'number', value: '25454', qualifier: null, written: '25.454' },
      shown: '25.454',
    })
    expect(readEntry('1,2 tỷ', money, vi)).toMatchObject({ input: { value: '1200' }, shown: '1.200,0' })
    expect(readEntry('63,2', percent, vi)).toMatchObject({ input: { value: '63.2' }, shown: '63,2%' })
  })

  it('keeps the four states apart', () => {
    expect(readEntry(' ', whole, vi)).toMatchObject({ kind: 'store', input: null, shown: '' })
    expect(readEntry('-', whole, vi)).toMatchObject({ input: { state: 'none' }, shown: '–' })
    expect(readEntry('…', whole, vi)).toMatchObject({ input: { state: 'unknown' }, shown: '…' })
    expect(readEntry('0', whole, vi)).toMatchObject({ input: { state: 'number', value: '0' }, shown: '0' })
  })

  it('brings composed and decomposed letters to one form', () => {
    expect(readEntry('ga\u0302\u0300n 4', whole, vi)).toMatchObject({
      input: { qualifier: 'near', written: 'g\u1EA7n 4' },
      shown: 'gần 4',
    })
  })

  it('asks instead of guessing, and each answer can be stored', () => {
    const entry = readEntry('12,5', whole, vi)
    if (entry.kind !== 'ask') throw new Error('expected a question')
    expect(entry.question).toContain('12,5')
    expect(entry.choices.map((choice) => choice.shown)).toEqual(['13', '12', '125'])
    expect(entry.choices[0]?.input).toEqual({
      state: 'number',
      value: '13',
      qualifier: null,
      written: '12,5',
    })
  })

  it.each(['abc', '81/106', '1 - 2', '5 ha', '9999999999999999999'])('refuses %s with a sentence', (text) => {
    const entry = readEntry(text, whole, vi)
    if (entry.kind !== 'refuse') throw new Error('expected a refusal')
    expect(entry.sentence).toMatch(/Esc/)
  })
})
