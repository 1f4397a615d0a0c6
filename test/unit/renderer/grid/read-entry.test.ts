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

  it('evaluates a sum and keeps it as typed', () => {
    expect(readEntry('=120+35*2', whole, vi)).toEqual({
      kind: 'store',
      input: { state: 'number', value: '190', qualifier: null, written: '=120+35*2' },
      shown: '190',
    })
    expect(readEntry('=1.200,5/2', money, vi)).toMatchObject({
      kind: 'ask',
      choices: [
        { input: { value: '600.3', written: '=1.200,5/2' }, shown: '600,3' },
        { input: { value: '600.2' }, shown: '600,2' },
      ],
    })
    expect(readEntry('=63,2-3', percent, vi)).toMatchObject({ input: { value: '60.2' }, shown: '60,2%' })
  })

  it('refuses a sum it cannot store, with the reason', () => {
    const sentence = (text: string) => {
      const entry = readEntry(text, whole, vi)
      return entry.kind === 'refuse' ? entry.sentence : null
    }
    expect(sentence('=HTX/2')).toContain('Chỉ tiêu tự tính')
    expect(sentence('=1/0')).toContain('chia cho 0')
    expect(sentence('=1+')).toContain('chưa trọn vẹn')
    expect(sentence('=1,234*2')).toContain('1.234 hoặc 1,234')
    expect(sentence('=9007199254740991*9')).toBe(vi.editor.tooLarge)
    expect(sentence(`=${'1+'.repeat(120)}1`)).toBe(vi.editor.sumTooLong)
  })
})
