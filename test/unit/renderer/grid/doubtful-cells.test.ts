import { describe, expect, it } from 'vitest'
import { createSheetModel } from '../../../../renderer/grid/sheet-model'
import { vi } from '../../../../renderer/i18n/vi'
import { createViewCache, type ViewCache } from '../../../../renderer/state/view-cache'
import type { TableColumn } from '../../../../shared/model/table-layout'
import { flags, openedView, request, row } from '../table-fixture'

const column = (id: string): TableColumn => ({
  id,
  header: [id],
  kind: 'value',
  attainment: false,
  paper: true,
  width: 80,
})

function open(values: readonly number[]): ViewCache {
  const base = openedView(1, 1)
  return createViewCache(request, {
    ...base,
    layout: {
      ...base.layout,
      columns: [column('Năm nay'), column('Năm trước'), column('Kế hoạch')],
      rows: [row('Vốn', { unit: 'triệu đồng' })],
    },
    cells: { values: [...values], flags: values.map(() => flags()) },
    stated: { index: [], text: [] },
  })
}

describe('doubtful figures in the sheet', () => {
  it('are stored and shown as typed, with a mark and the reason', () => {
    const model = createSheetModel(open([1_200_000, 1100, 1300]), vi, false, false)
    const shown = model.shownAt(0)
    expect(shown.text).toBe('1.200.000')
    expect(shown.marks).toEqual(['doubt'])
    expect(shown.title).toContain('1.000 lần')
    expect(shown.title).toContain('Năm trước')
    expect(model.shownAt(1).marks).toEqual([])
  })

  it('lose the mark when the figure beside them is put right; cells that look the same stay the same', () => {
    const cache = open([1_200_000, 1100, 1300])
    const model = createSheetModel(cache, vi, false, false)
    const before = [0, 1, 2].map((index) => model.shownAt(index))
    cache.values[1] = 1_100_000
    cache.values[2] = 1_300_000
    model.forget([1, 2])
    expect(model.shownAt(0)).not.toBe(before[0])
    expect(model.shownAt(0).marks).toEqual([])
    cache.values[2] = 1_300_001
    const kept = model.shownAt(1)
    model.forget([2])
    expect(model.shownAt(1)).toBe(kept)
  })
})
