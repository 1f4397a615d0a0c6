import { describe, expect, it } from 'vitest'
import type { ClipboardBlock } from '../../../../shared/table/clipboard-block'
import { flipConvention, inferConvention } from '../../../../shared/table/clipboard-convention'

const block = (...cells: (string | [text: string, number: string])[]): ClipboardBlock => [
  cells.map((cell) =>
    typeof cell === 'string'
      ? { text: cell, number: null, covered: false }
      : { text: cell[0], number: cell[1], covered: false },
  ),
]

describe('the notation of a whole block', () => {
  it.each<[name: string, cells: string[], convention: 'vi' | 'en', evidence: string]>([
    ['several groups', ['1.234', '1.234.567'], 'vi', 'unambiguous'],
    ['groups and decimals', ['1.234', '3.600,6'], 'vi', 'unambiguous'],
    ['a decimal comma', ['1.234', '12,5'], 'vi', 'unambiguous'],
    ['a leading zero', ['1,234', '0,1234'], 'vi', 'unambiguous'],
    ['English groups and decimals', ['1,234', '1,234.5'], 'en', 'unambiguous'],
    ['several English groups', ['1,234', '1,234,567'], 'en', 'unambiguous'],
    ['a decimal point', ['1,234', '12.5%'], 'en', 'unambiguous'],
    ['inside words and signs', ['1,234', 'gần (1,234.50) tỷ'], 'en', 'unambiguous'],
    ['spaces between groups', ['1 234,5', '1.234'], 'vi', 'unambiguous'],
    ['nothing but doubt', ['1.234', '25.454'], 'vi', 'assumed'],
    ['nothing but English doubt', ['1,234', '25,454'], 'vi', 'assumed'],
    ['no separators', ['1', '25', 'HTX', ''], 'vi', 'assumed'],
    ['two witnesses against one', ['12,5', '13,5', '12.5'], 'vi', 'assumed'],
    ['a date is no witness', ['12.03.2020', '1,234.5'], 'en', 'unambiguous'],
  ])('%s', (_, cells, convention, evidence) => {
    expect(inferConvention(block(...cells))).toMatchObject({ convention, evidence })
  })

  it('believes the number behind a text before any form', () => {
    expect(inferConvention(block(['1,234', '1234']))).toMatchObject({
      convention: 'en',
      evidence: 'raw-numbers',
      example: { text: '1,234', value: '1234' },
    })
    expect(inferConvention(block(['1,234', '1.234']))).toMatchObject({ convention: 'vi' })
    expect(inferConvention(block(['1,234', '1.23399']))).toMatchObject({ convention: 'vi' })
    expect(inferConvention(block(['103.3%', '1.033'], '12,5'))).toMatchObject({
      convention: 'en',
      evidence: 'raw-numbers',
    })
    expect(inferConvention(block(['(1.234)', '-1234'], '1.5'))).toMatchObject({ convention: 'vi' })
  })

  it('shows the doubtful number first, and none where there is nothing to doubt', () => {
    expect(inferConvention(block('3.600,6', '1.234')).example).toEqual({ text: '1.234', value: '1234' })
    expect(inferConvention(block('1,234.5', '1.234')).example).toEqual({ text: '1.234', value: '1.234' })
    expect(inferConvention(block('3.600,6')).example).toEqual({ text: '3.600,6', value: '3600.6' })
    expect(inferConvention(block('25', 'a.b')).example).toBeNull()
  })

  it('flips to the other reading, with the same number as example', () => {
    const cells = block('1.234', '25')
    const flipped = flipConvention(cells, inferConvention(cells))
    expect(flipped).toEqual({
      convention: 'en',
      evidence: 'assumed',
      example: { text: '1.234', value: '1.234' },
    })
    expect(flipConvention(cells, flipped).convention).toBe('vi')
  })
})
