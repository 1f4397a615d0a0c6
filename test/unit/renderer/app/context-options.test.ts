import { describe, expect, it } from 'vitest'
import {
  listIndicatorOptions,
  listPeriodOptions,
  listPlaceOptions,
} from '../../../../renderer/app/context-options'
import { vi } from '../../../../renderer/i18n/vi'
import type { IndicatorId, LocalityId, PeriodId } from '../../../../shared/model/ids'
import type { WorkbookState } from '../../../../shared/model/workbook'

type Place = WorkbookState['localities'][number]
const place = (id: number, name: string, part: Partial<Place> = {}): Place => ({
  id: id as LocalityId,
  name,
  level: 'commune',
  parent: 1 as LocalityId,
  validFrom: null,
  validTo: null,
  ...part,
})
const period = (year: number): WorkbookState['periods'][number] => ({
  id: year as PeriodId,
  kind: 'year',
  year,
  ordinal: 1,
})

describe('places to choose from', () => {
  const places = [
    place(1, 'Tỉnh', { parent: null }),
    place(2, 'Xã cũ', { validTo: '2025-06-30' }),
    place(3, 'Xã mới', { validFrom: '2025-07-01' }),
    place(4, 'Xã năm năm', { validFrom: '2020-01-01', validTo: '2024-12-31' }),
  ]
  const texts = (year: number): string[] =>
    listPlaceOptions(places, period(year), vi).map(({ text, muted }) => `${text}${muted === true ? '*' : ''}`)

  it('are those of the period, then the others with their dates', () => {
    expect(texts(2024)).toEqual(['Tỉnh', 'Xã cũ', 'Xã năm năm', 'Xã mới (từ 01/07/2025)*'])
    expect(texts(2025)).toEqual([
      'Tỉnh',
      'Xã mới',
      'Xã cũ (đến 30/06/2025)*',
      'Xã năm năm (01/01/2020 – 31/12/2024)*',
    ])
  })

  it('tell where they lie', () => {
    expect(listPlaceOptions(places, period(2024), vi)[1]?.note).toBe('Tỉnh')
  })
})

describe('periods to choose from', () => {
  it('stand under their year', () => {
    const options = listPeriodOptions([period(2023), { ...period(2024), kind: 'quarter' }, period(2024)], vi)
    expect(options.map(({ text, group }) => [group, text])).toEqual([
      ['Năm 2024', 'Năm 2024'],
      ['Năm 2024', 'Quý I/2024'],
      ['Năm 2023', 'Năm 2023'],
    ])
  })
})

describe('indicators to choose from', () => {
  const indicator = (id: number, part: Partial<WorkbookState['indicators'][number]>) => ({
    id: id as IndicatorId,
    code: String(id),
    name: `Chỉ tiêu ${String(id)}`,
    unit: 'HTX',
    bySectors: true,
    byLocalities: true,
    formula: null,
    ...part,
  })
  const indicators = [
    indicator(1, { formula: '=[2]', unit: '' }),
    indicator(2, {}),
    indicator(3, { bySectors: false }),
    indicator(4, { byLocalities: false }),
  ]

  it('have the breakdown; the user’s own stand apart, last', () => {
    expect(listIndicatorOptions(indicators, 'sectors', vi).map(({ text, group }) => [text, group])).toEqual([
      ['Chỉ tiêu 2 (HTX)', undefined],
      ['Chỉ tiêu 4 (HTX)', undefined],
      ['Chỉ tiêu 1', vi.reference.indicators.group],
    ])
    expect(listIndicatorOptions(indicators, 'localities', vi).map(({ id }) => id)).toEqual([2, 3, 1])
  })
})
