import { describe, expect, it } from 'vitest'
import { numberNotes } from '../../../../shared/table/number-notes'

const notes = new Map([
  [3, 'theo công văn'],
  [9, 'số ước'],
  [12, 'theo công văn'],
])

describe('numberNotes', () => {
  it('counts on from the form’s own footnotes, in reading order, equal notes under one number', () => {
    const { numbers, texts } = numberNotes(notes, ['¹', '²'])
    expect([...numbers]).toEqual([
      [3, 3],
      [9, 4],
      [12, 3],
    ])
    expect(texts).toEqual([
      { number: 3, text: 'theo công văn' },
      { number: 4, text: 'số ước' },
    ])
  })

  it('knows marks of several digits and in brackets; stars are no numbers', () => {
    expect(numberNotes(notes, ['¹⁰']).texts[0]?.number).toBe(11)
    expect(numberNotes(notes, ['(7)', '*']).texts[0]?.number).toBe(8)
    expect(numberNotes(notes, ['(*)']).texts[0]?.number).toBe(1)
    expect(numberNotes(new Map(), ['¹']).texts).toEqual([])
  })
})
