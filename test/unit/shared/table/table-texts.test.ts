import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { localityLevels, type PeriodKind } from '../../../../shared/model/dimension'
import { createTextWriter, fillPlaceholder, type TableTexts } from '../../../../shared/table/table-texts'

const texts = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../resources/text/table.vi.json'), 'utf8'),
) as TableTexts

const write = (text: string, kind: PeriodKind, year: number, ordinal: number): string =>
  createTextWriter({ kind, year, ordinal }, texts)(text)

describe('texts of tables', () => {
  it.each([
    ['CHỈ TIÊU {PERIOD}', 'quarter', 2024, 2, 'CHỈ TIÊU QUÝ II NĂM 2024'],
    ['CHỈ TIÊU {PERIOD}', 'half', 2024, 1, 'CHỈ TIÊU 6 THÁNG ĐẦU NĂM 2024'],
    ['CHỈ TIÊU {PERIOD}', 'nine-months', 2024, 1, 'CHỈ TIÊU 9 THÁNG ĐẦU NĂM 2024'],
    ['CHỈ TIÊU {PERIOD}', 'year', 2020, 1, 'CHỈ TIÊU NĂM 2020'],
    ['CHỈ TIÊU {PERIOD}', 'five-years', 2021, 1, 'CHỈ TIÊU GIAI ĐOẠN 2021-2025'],
    ['Thực hiện {period}', 'month', 2024, 12, 'Thực hiện tháng 12 năm 2024'],
    ['{Period-1}', 'quarter', 2024, 1, 'Quý IV năm 2023'],
    ['{period-1}', 'year', 2020, 1, 'năm 2019'],
    ['{Period+1}', 'five-years', 2021, 1, 'Giai đoạn 2026-2030'],
    // Forms stored earlier know years only.
    ['Kế hoạch {N}, năm {N-1}', 'quarter', 2024, 2, 'Kế hoạch 2024, năm 2023'],
    ['{periods} {M} {N', 'year', 2020, 1, '{periods} {M} {N'],
  ] as const)('%s in %s %i/%i', (text, kind, year, ordinal, filled) => {
    expect(write(text, kind, year, ordinal)).toBe(filled)
  })

  it('fills a word in the case of its placeholder, and takes it as it is', () => {
    expect(fillPlaceholder('{level} {Level} {LEVEL}', 'level', 'địa bàn')).toBe('địa bàn Địa bàn ĐỊA BÀN')
    expect(fillPlaceholder('{level}', 'level', '$& {N}')).toBe('$& {N}')
  })

  it('has a name for every period of a year and every level', () => {
    const expected = { month: 12, quarter: 4, half: 2, 'nine-months': 1, year: 1, 'five-years': 1 }
    expect(
      Object.fromEntries(Object.entries(texts.periods).map(([kind, names]) => [kind, names.length])),
    ).toEqual(expected)
    expect(Object.keys(texts.levels).sort()).toEqual([...localityLevels, 'mixed'].sort())
    for (const word of Object.values(texts.levels)) expect(word).toBe(word.normalize('NFC').trim())
  })
})
