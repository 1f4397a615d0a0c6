import { describe, expect, it } from 'vitest'
import { readDate, stepDay, writeDate } from '../../../../renderer/ui/date-text'

describe('dates as people type them', () => {
  it.each([
    ['30/06/2025', '2025-06-30'],
    ['1/7/2025', '2025-07-01'],
    [' 01-07-2025 ', '2025-07-01'],
    ['1.7.2025', '2025-07-01'],
    ['29/02/2024', '2024-02-29'],
  ])('%s is %s', (text, iso) => {
    expect(readDate(text)).toEqual({ kind: 'date', iso })
  })

  it.each([
    '31/06/2025',
    '29/02/2023',
    '0/1/2024',
    '1/13/2024',
    '2025-06-30',
    '1/7/25',
    '1/7',
    'x',
    '1/1/0001',
  ])('%s is none', (text) => {
    expect(readDate(text)).toEqual({ kind: 'wrong' })
  })

  it('nothing is no date', () => {
    expect(readDate('  ')).toEqual({ kind: 'none' })
  })

  it('are written back the same', () => {
    expect(writeDate('2025-06-30')).toBe('30/06/2025')
  })

  it('step over months, years and leap days', () => {
    expect(stepDay('2025-06-30', 1)).toBe('2025-07-01')
    expect(stepDay('2024-12-31', 1)).toBe('2025-01-01')
    expect(stepDay('2024-03-01', -1)).toBe('2024-02-29')
  })
})
