import { expect, it } from 'vitest'
import { listHeadPeriods } from '../../../../electron/cli/add-periods'
import { writePeriod } from '../../../../electron/cli/find-place'
import type { MappedColumn } from '../../../../shared/model/import-draft'

const list = (...headers: string[]): string[] => {
  const columns = headers.map((header) => ({ header }) as MappedColumn)
  const shown = { kind: 'half', year: 2024, ordinal: 1 } as const
  return [...new Set(listHeadPeriods({ columns }, shown).map(writePeriod))].sort()
}

it('the heads of columns name years, in them the time shown, and other parts of the year', () => {
  expect(list('Năm 2024 · Tháng 1', 'Năm 2024 · Tháng 02', 'Cộng 6 tháng')).toEqual([
    '2024',
    '2024-01',
    '2024-02',
    '2024-H1',
  ])
  expect(list('So với cùng kỳ năm 2023')).toEqual(['2023', '2023-H1', '2024-H1'])
  expect(list('Kế hoạch 2021-2025', 'Năm 1999')).not.toContain('2021-2025')
})
