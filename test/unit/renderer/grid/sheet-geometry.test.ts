import { describe, expect, it } from 'vitest'
import { createLetterMeasure, type TextMeasure } from '../../../../renderer/grid/measure-text'
import {
  arrangeColumns,
  fitLabelColumn,
  measureNumbers,
  measureRows,
  measureTexts,
} from '../../../../renderer/grid/sheet-geometry'
import { createSheetModel } from '../../../../renderer/grid/sheet-model'
import { findWidestCells } from '../../../../renderer/grid/widest-cells'
import { vi } from '../../../../renderer/i18n/vi'
import { createViewCache, type ViewCache } from '../../../../renderer/state/view-cache'
import { usualLook } from '../../../../shared/contract/settings'
import { seededRandom } from '../../../fixtures/seeded-random'
import { flags, openedView, request, row } from '../table-fixture'

/** Every letter and digit half as wide as high, bold ones a little wider. */
const measure: TextMeasure = (text, weight, size) =>
  Math.ceil(text.length * size * (weight === 400 ? 0.5 : 0.55))
const labels = { ordinal: 'TT', indicator: 'Chỉ tiêu', unit: 'Đơn vị tính' }

function arrange(cache: ViewCache, look = usualLook, available = 1000, zoom = 100) {
  const { layout } = cache
  const model = createSheetModel(cache, vi, false, false)
  const texts = measureTexts(layout, zoom, labels, measure)
  const textAt = (index: number): string => model.shownAt(index).text
  const numbers = measureNumbers(layout, findWidestCells(cache, false), textAt, zoom, measure)
  return { texts, numbers, columns: arrangeColumns(layout, texts, numbers, available, labels, look) }
}

describe('columns', () => {
  it('take the width the user gave them, but never cut a number', () => {
    const cache = createViewCache(request, openedView(1, 1))
    const usual = arrange(cache)
    const wide = arrange(cache, { ...usualLook, widths: { actual: 300 } })
    expect(wide.columns.valueWidths[0]).toBe(300)
    const narrow = arrange(cache, { ...usualLook, widths: { actual: 24 } })
    expect(narrow.columns.valueWidths[0]).toBe(usual.numbers[0])
    expect(arrange(cache, { ...usualLook, widths: { actual: 200 } }, 1000, 150).columns.valueWidths[0]).toBe(
      300,
    )
  })

  it('leave their room to the labels when they are hidden', () => {
    const cache = createViewCache(request, openedView(1, 1))
    const rows = cache.layout.rows.map((one) => ({ ...one, label: 'Chỉ tiêu '.repeat(12) }))
    const long = { ...cache, layout: { ...cache.layout, rows } }
    const all = arrange(long, usualLook, 700).columns
    const some = arrange(long, { ...usualLook, hidden: ['difference'] }, 700).columns
    expect(some.labelWidth - all.labelWidth).toBe(all.valueWidths[1])
  })

  it('give labels more lines where they have less room, and one when they fit', () => {
    const cache = createViewCache(request, openedView(1, 1))
    const rows = [row('a', { label: 'Số hợp tác xã đang hoạt động' }), row('b', { label: 'Số' })]
    const { texts } = arrange({ ...cache, layout: { ...cache.layout, rows } })
    const [long, short] = measureRows(rows, texts, 120, 90)
    expect(long).toBeGreaterThan(short ?? Infinity)
    expect(measureRows(rows, texts, fitLabelColumn(texts) + 2, 90)).toEqual([short, short])
  })
})

describe('the widest number of a column', () => {
  it.each([1, 2, 3])('is among the measured ones (seed %i)', (seed) => {
    const random = seededRandom(seed)
    const opened = openedView(1, 1)
    const rows = Array.from({ length: 200 }, (_, at) =>
      row(String(at), { decimals: at % 3, kind: at % 7 === 0 ? 'total' : 'item' }),
    )
    const count = rows.length * opened.layout.columns.length
    const qualifiers = [null, null, null, 'near', 'at-least'] as const
    const cache = createViewCache(request, {
      ...opened,
      layout: { ...opened.layout, rows },
      cells: {
        values: Array.from({ length: count }, () =>
          random() < 0.1 ? null : Math.round((random() - 0.4) * 10 ** Math.floor(random() * 12)),
        ),
        flags: Array.from({ length: count }, () =>
          flags({ qualifier: qualifiers[Math.floor(random() * qualifiers.length)] ?? null }),
        ),
      },
      stated: { index: [], text: [] },
    })
    for (let index = 0; index < count; index += 1)
      if (cache.values[index] === null) cache.flags[index] = flags({ status: 'blank', origin: null })
    const model = createSheetModel(cache, vi, false, false)
    const { columns } = cache.layout
    const width = (index: number): number => {
      const bold = rows[Math.floor(index / columns.length)]?.kind === 'total'
      return measure(model.shownAt(index).text, bold ? 700 : 400, 13)
    }
    const found = findWidestCells(cache, false)
    columns.forEach((_, at) => {
      const all = rows.map((_, position) => width(position * columns.length + at))
      expect(Math.max(...(found[at] ?? []).map(width))).toBe(Math.max(...all))
      expect(found[at]?.length).toBeLessThan(60)
    })
  })

  it('is looked for in what is being written, and in the words of the document when those are shown', () => {
    const cache = createViewCache(request, openedView(1, 1))
    cache.pending.set(4, { edit: 1, text: '123.456.789' })
    expect(findWidestCells(cache, false)[1]).toContain(4)
    expect(findWidestCells(cache, true)).toEqual([[0], [], [2]])
  })
})

describe('letters', () => {
  it('are measured once each, and never make a text narrower than it is', () => {
    let calls = 0
    const byLetters = createLetterMeasure((text, weight, size) => {
      calls += 1
      return measure(text, weight, size)
    })
    const text = 'Tổng số hợp tác xã'
    expect(byLetters(text, 400, 13)).toBeGreaterThanOrEqual(measure(text, 400, 13))
    const first = calls
    byLetters(text, 400, 20)
    expect(calls).toBe(first)
    expect(first).toBe(new Set(text).size)
  })
})
