import { describe, expect, it } from 'vitest'
import { readChartDefinition } from '../../electron/db/charts'
import type { ChartDefinition } from '../../shared/model/chart'
import type { FormId, IndicatorId, PeriodId } from '../../shared/model/ids'

/** A workbook comes by mail and on sticks: what stands in it is believed only if it has the known shape. */

const place = { period: 7 as PeriodId, locality: 'shown' } as const
const sources: ChartDefinition['source'][] = [
  { ...place, table: 'form', form: 1 as FormId, rows: ['I.1', 'I.5'], unit: 'HTX' },
  { ...place, table: 'breakdown', by: 'localities', list: null, indicator: 2 as IndicatorId, rows: null },
  { ...place, table: 'trend', indicator: 2 as IndicatorId, by: 'sectors' },
]

describe('a stored chart', () => {
  it.each(sources)('of a $table is read as it was written, its texts in NFC', (source) => {
    const written: ChartDefinition = { kind: 'ranking', source, title: 'Biểu đồ'.normalize('NFD'), note: '' }
    expect(readChartDefinition(JSON.parse(JSON.stringify(written)))).toEqual({
      ...written,
      title: 'Biểu đồ'.normalize('NFC'),
    })
  })

  it.each([
    ['another kind', { kind: 'pie' }],
    ['another table', { source: { ...place, table: 'secret' } }],
    ['rows that are no texts', { source: { ...sources[0], rows: [1] } }],
    ['a period that is no number', { source: { ...sources[0], period: 'then' } }],
    ['a title that is no text', { title: 5 }],
    ['no note', { note: undefined }],
  ])('with %s is damaged', (_, part) => {
    const definition = { kind: 'bullets', source: sources[0], title: null, note: '', ...part }
    expect(() => readChartDefinition(definition)).toThrow('file-damaged')
  })

  it('that is no object is damaged', () => {
    for (const value of [null, [], 'x', 3]) expect(() => readChartDefinition(value)).toThrow('file-damaged')
  })
})
