import { describe, expect, it } from 'vitest'
import { chooseKinds, pickBest } from '../../../../shared/charts/choose-kinds'
import { drawPicture } from '../../../../shared/charts/draw-picture'
import type { ChartTable } from '../../../../shared/charts/figures'
import type { TableKind } from '../../../../shared/charts/picture-words'
import { splitPicture } from '../../../../shared/charts/split-picture'
import {
  chartKinds,
  type ChartKind,
  type ChartPicture,
  type ChartRefusal,
} from '../../../../shared/model/chart'
import { viRefusals } from '../../../../renderer/i18n/vi-charts'
import {
  breakdownColumns,
  communeTable,
  contextFor,
  define,
  formColumns,
  makeTable,
  nationalForm,
  regionTable,
  row,
  sectorTable,
  sourceFor,
  trendColumns,
  trendTable,
} from './chart-fixture'

type Options = { rows?: readonly string[]; unit?: string; trend?: 'whole' | 'sectors' }

function draw(kind: ChartKind, by: TableKind, table: ChartTable, options: Options = {}) {
  const source = sourceFor(by, options.rows ?? null, options.trend ?? 'whole', options.unit ?? null)
  return drawPicture(define(kind, source), table, contextFor(by))
}

function picture(kind: ChartKind, by: TableKind, table: ChartTable, options: Options = {}): ChartPicture {
  const outcome = draw(kind, by, table, options)
  if (outcome.picture === null) throw new Error(`refused: ${outcome.refusal.reason}`)
  return outcome.picture
}

function refusal(kind: ChartKind, by: TableKind, table: ChartTable, options: Options = {}): ChartRefusal {
  const outcome = draw(kind, by, table, options)
  if (outcome.refusal === null) throw new Error('it was drawn')
  return outcome.refusal
}

const labels = ({ categories }: ChartPicture): string[] => categories.map(({ label }) => label)
const texts = ({ series }: ChartPicture, at = 0): string[] =>
  (series[at]?.points ?? []).map(({ text }) => text)

describe('grouped bars', () => {
  it('stand beside plan and previous, with how much of the plan is reached', () => {
    const drawn = picture('grouped-bars', 'form', nationalForm(), { unit: 'HTX' })
    expect(drawn.title).toBe('Thực hiện so với kế hoạch và kỳ trước')
    expect(drawn.subtitle).toBe('Năm 2020 · Cả nước · đơn vị tính: HTX')
    expect(drawn.source).toBe('Nguồn: Sổ mẫu 2020')
    expect(drawn.series.map(({ role }) => role)).toEqual(['actual', 'plan', 'previous'])
    expect(drawn.series[0]?.points[0]).toMatchObject({ value: 25454, text: '25.454', detail: 'đạt 96,1% KH' })
    expect(drawn.axis.min).toBe(0)
    expect(drawn.axis.max).toBeGreaterThanOrEqual(26500)
    expect(drawn.series[0]?.points[0]?.cell).toEqual({ row: 'I.1', column: 'actual' })
  })
  it('refuse rows of different units, with the units', () => {
    const { reason, detail } = refusal('grouped-bars', 'form', nationalForm(), { rows: ['I.1', 'I.7'] })
    expect(reason).toBe('units-differ')
    expect(viRefusals['units-differ'](detail)).toContain('HTX, triệu đồng/năm')
  })
  it('keep what is missing missing: no bar, said in words and counted', () => {
    const drawn = picture('grouped-bars', 'form', nationalForm(), { unit: 'lớp' })
    expect(drawn.series[0]?.points[0]).toMatchObject({ value: null, text: 'chưa có số' })
    expect(drawn.notes.join()).toContain('1 số chưa có')
  })
  it('have a sentence where nothing stands beside the actual', () => {
    const alone = makeTable(formColumns, [[row('A', 'Tổng số'), 5]])
    expect(refusal('grouped-bars', 'form', alone).reason).toBe('no-base')
    expect(refusal('grouped-bars', 'form', makeTable(formColumns, [[row('A', 'Tổng số')]])).reason).toBe(
      'nothing',
    )
  })
  it('show negatives from zero and zeros as zeros', () => {
    const table = makeTable(formColumns, [
      [row('A', 'Lãi'), -340, -120, null, 100],
      [row('B', 'Không'), 0, 0, 'zero-base', 0],
    ])
    const drawn = picture('grouped-bars', 'form', table)
    expect(drawn.axis.min).toBeLessThanOrEqual(-340)
    expect(texts(drawn)).toEqual(['−340', '0'])
  })
  it('say that all figures are zero instead of showing an empty axis without a word', () => {
    const table = makeTable(formColumns, [[row('A', 'Không'), 0, 0]])
    const drawn = picture('grouped-bars', 'form', table)
    expect(drawn.axis).toEqual({ min: 0, max: 1 })
    expect(drawn.notes).toContain('Mọi số đều bằng 0.')
  })
})

describe('bullets', () => {
  it('are percentages of the plan whatever the units, and cut a doubtful one with its number', () => {
    const drawn = picture('bullets', 'form', nationalForm())
    const doubtful = drawn.categories.findIndex(({ id }) => id === 'I.7')
    expect(drawn.axis).toEqual({ min: 0, max: 250 })
    expect(drawn.series[0]?.points[doubtful]).toMatchObject({ value: 12002, text: '12.002,0%' })
    expect(drawn.notes.join()).toContain('vượt quá 250%')
    expect(drawn.series[1]?.points[0]).toMatchObject({ value: 100, text: '26.500 HTX' })
    expect(drawn.references).toEqual([{ value: 100, label: 'kế hoạch = 100%' }])
  })
  it('cut nothing where most go far beyond the plan', () => {
    const table = makeTable(formColumns, [
      [row('A', 'A'), 6, null, null, 2, 300],
      [row('B', 'B'), 8, null, null, 2, 400],
    ])
    expect(picture('bullets', 'form', table).axis.max).toBeGreaterThanOrEqual(400)
  })
  it('leave out what has no plan or a plan of zero, and say how many', () => {
    const table = makeTable(formColumns, [
      [row('A', 'A'), 6, null, null, 2, 300],
      [row('B', 'B'), 8, null, null, 0, 'zero-base'],
      [row('C', 'C'), 9, null, null, null, 'no-base'],
    ])
    const drawn = picture('bullets', 'form', table)
    expect(labels(drawn)).toEqual(['A'])
    expect(drawn.notes).toEqual([
      'Có 1 chỉ tiêu có kế hoạch bằng 0 nên không tính được mức đạt và không vẽ.',
      'Có 1 chỉ tiêu chưa có số để so sánh nên không vẽ.',
    ])
  })
  it('mark an indicator of which less is better, and an estimate', () => {
    const drawn = picture('bullets', 'form', nationalForm())
    const at = (id: string): number => drawn.categories.findIndex((one) => one.id === id)
    expect(drawn.categories[at('I.6')]).toMatchObject({ lessIsBetter: true })
    expect(drawn.series[0]?.points[at('I.5')]?.estimated).toBe(true)
    expect(drawn.notes.join()).toContain('số ước')
  })
})

describe('structure', () => {
  it('is sorted by size with the shares of the table and the total', () => {
    const drawn = picture('structure-bars', 'sectors', sectorTable())
    expect(labels(drawn).slice(0, 3)).toEqual(['Nông nghiệp', 'Công nghiệp - TTCN', 'Thương mại, dịch vụ'])
    expect(drawn.series[0]?.points[0]).toMatchObject({ text: '16.520', detail: '64,9%' })
    expect(drawn.title).toBe('Cơ cấu tổng số HTX theo lĩnh vực')
    expect(drawn.notes).toContain('Tổng số: 25.454 HTX.')
  })
  it('finds the parts of a form where a row is the sum of the rows under it', () => {
    const drawn = picture('structure-bars', 'form', nationalForm())
    expect(drawn.categories).toHaveLength(7)
    expect(drawn.series[0]?.points[0]?.detail).toBe('64,9%')
  })
  it('of parts that do not add up is no doughnut; bars say by how much', () => {
    const table = makeTable(breakdownColumns, [
      [row('A', 'A'), 600],
      [row('B', 'B'), 300],
      [row('total', 'Tổng số', { kind: 'total', level: 0 }), 1000],
    ])
    const { reason, detail } = refusal('doughnut', 'sectors', table)
    expect(reason).toBe('does-not-sum')
    expect(detail).toEqual({ parts: '900 HTX', total: '1.000 HTX' })
    expect(picture('structure-bars', 'sectors', table).notes.join()).toContain(
      '900 HTX, khác tổng số 1.000 HTX',
    )
  })
  it('with a negative part, one part, or too many is no doughnut', () => {
    const parts = (values: readonly number[]): ChartTable =>
      makeTable(
        breakdownColumns,
        values.map((value, at) => [row(String(at), `Phần ${String(at)}`), value] as const),
      )
    expect(refusal('doughnut', 'sectors', parts([5, -1, 3])).reason).toBe('negative-parts')
    expect(refusal('doughnut', 'sectors', parts([5, 0])).reason).toBe('one-point')
    expect(refusal('doughnut', 'sectors', parts([0, 0])).reason).toBe('nothing')
    expect(refusal('doughnut', 'sectors', parts(Array.from({ length: 60 }, () => 1)))).toMatchObject({
      reason: 'too-many',
      detail: { count: 60 },
    })
  })
  it('keeps parts without a figure last, as missing', () => {
    const drawn = picture('structure-bars', 'localities', regionTable())
    expect(texts(drawn).slice(-2)).toEqual(['chưa có số', 'chưa có số'])
  })
  it('of chosen rows says of what the shares are', () => {
    const drawn = picture('structure-bars', 'form', nationalForm(), { rows: ['I.1.NN', 'I.1.CN'] })
    expect(drawn.title).toBe('Cơ cấu các dòng đã chọn')
    expect(drawn.notes).toContain('Tỷ trọng tính trong các dòng đã chọn.')
  })
  it('stacks wholes of 100 % with exact shares', () => {
    const drawn = picture('stacked-100', 'sectors', sectorTable())
    expect(labels(drawn)).toEqual(['Năm 2019', 'Thực hiện năm 2020', 'Kế hoạch 2020'])
    expect(drawn.series[0]?.points.map(({ text }) => text)).toEqual(['64,9%', '64,9%', '64,2%'])
    expect(drawn.axis).toEqual({ min: 0, max: 100 })
    expect(refusal('stacked-100', 'sectors', makeTable(breakdownColumns, [[row('A', 'A'), 4]])).reason).toBe(
      'one-point',
    )
  })
})

describe('trend', () => {
  it('begins where the records begin, leaves gaps and takes the estimate of a year without an actual', () => {
    const drawn = picture('trend', 'trend', trendTable())
    expect(labels(drawn)).toEqual(['Năm 2017', 'Năm 2018', 'Năm 2019', 'Năm 2020', 'Năm 2021'])
    expect(texts(drawn)).toEqual(['20.200', 'chưa có số', '24.618', '25.454', '26.200'])
    expect(drawn.series[0]?.points.map(({ estimated }) => estimated)).toEqual([
      false,
      false,
      false,
      false,
      true,
    ])
    expect(drawn.series[1]).toMatchObject({ role: 'plan', draw: 'line' })
    expect(drawn.series[0]?.points[4]?.cell).toEqual({ row: 'total', column: '2021-estimate' })
  })
  it('of one year is a sentence', () => {
    const table = makeTable(trendColumns, [[row('total', 'Tổng số', { kind: 'total', level: 0 }), 5]])
    expect(refusal('trend', 'trend', table).reason).toBe('one-point')
    expect(refusal('trend', 'trend', makeTable(trendColumns, [])).reason).toBe('nothing')
  })
  it('of many sectors is told to become small multiples, which share a scale', () => {
    const many = makeTable(
      trendColumns,
      Array.from(
        { length: 7 },
        (_, at) => [row(String(at), `Lĩnh vực ${String(at)}`), at * 10, null, null, at * 20] as const,
      ),
    )
    expect(refusal('trend', 'trend', many, { trend: 'sectors' })).toMatchObject({
      reason: 'too-many',
      detail: { count: 7 },
    })
    const drawn = picture('small-multiples', 'trend', many)
    expect(drawn.panels).toHaveLength(7)
    expect(new Set(drawn.panels.map(({ axis }) => JSON.stringify(axis))).size).toBe(1)
  })
})

describe('places', () => {
  it('are ranked, missing ones last, with the average of those that have a figure', () => {
    const drawn = picture('ranking', 'localities', regionTable())
    expect(labels(drawn)[0]).toBe('Đồng bằng sông Hồng')
    expect(texts(drawn).slice(-2)).toEqual(['chưa có số', 'chưa có số'])
    // 21.191 / 6 = 3.531,83…
    expect(drawn.references).toEqual([{ value: 3531.8, label: 'bình quân: 3.531,8' }])
  })
  it('of ratios are compared with the figure of them all, never with a mean of ratios', () => {
    const table = makeTable(breakdownColumns, [
      [row('A', 'A', { unit: '%', percent: true }), 50],
      [row('B', 'B', { unit: '%', percent: true }), 90],
      [row('total', 'Tổng số', { kind: 'total', level: 0, unit: '%', percent: true }), 56],
    ])
    expect(picture('ranking', 'localities', table).references).toEqual([{ value: 56, label: 'chung: 56%' }])
  })
  it('of sixty show the first and the last, and one line for the others with their range', () => {
    const drawn = picture('ranking', 'localities', communeTable(60))
    expect(drawn.categories).toHaveLength(24)
    expect(labels(drawn)[15]).toBe('… và 37 địa bàn khác')
    expect(drawn.series[0]?.points[15]).toMatchObject({ value: null, text: '450 … 90' })
    expect(labels(drawn).at(-1)).toBe('Xã 60')
    expect(drawn.references[0]?.label).toBe('bình quân: 305')
  })
  it('lie on tiles by their names, in whatever spelling', () => {
    const drawn = picture('tile-grid', 'localities', regionTable())
    expect(drawn.categories).toHaveLength(8)
    const spelled = makeTable(breakdownColumns, [
      [row('66', 'Tỉnh Đăk Lăk'), 1],
      [row('01', 'TP. Hà Nội'), 2],
      [row('79', 'Thành phố Hồ Chí Minh'), 3],
      [row('38', 'Tỉnh Thanh Hoá'), 4],
    ])
    expect(picture('tile-grid', 'localities', spelled).categories.every(({ tile }) => tile !== null)).toBe(
      true,
    )
    expect(refusal('tile-grid', 'localities', communeTable(5)).reason).toBe('no-places')
  })
})

describe('rows that contain each other', () => {
  const nested = (total: number): ChartTable =>
    makeTable(breakdownColumns, [
      [row('NN', 'Nông nghiệp'), 16520],
      [row('PNN', 'Phi nông nghiệp'), { value: 8934, role: 'computed' }],
      [row('CN', 'Công nghiệp', { level: 2 }), 5000],
      [row('XD', 'Xây dựng', { level: 2 }), 3934],
      [row('total', 'Tổng số', { kind: 'total', level: 0 }), total],
    ])
  it('are not ranked together: all parts stand for what they are parts of', () => {
    const drawn = picture('ranking', 'sectors', nested(25454), { rows: ['NN', 'PNN', 'CN', 'XD'] })
    expect(labels(drawn)).toEqual(['Nông nghiệp', 'Công nghiệp', 'Xây dựng'])
    expect(drawn.references[0]?.label).toBe('bình quân: 8.484,7')
  })
  it('and some parts alone give way to it', () => {
    const drawn = picture('ranking', 'sectors', nested(25454), { rows: ['NN', 'PNN', 'CN'] })
    expect(labels(drawn)).toEqual(['Nông nghiệp', 'Phi nông nghiệp'])
  })
  it('have no line of an average that is none', () => {
    const drawn = picture('ranking', 'sectors', nested(25454), { rows: ['NN', 'CN'] })
    expect(labels(drawn)).toEqual(['Nông nghiệp', 'Công nghiệp'])
    expect(drawn.references).toEqual([])
  })
  it('have small charts of the parts, all over the same time', () => {
    const none = [null, null, null] as const
    const table = makeTable(trendColumns, [
      [row('NN', 'Nông nghiệp'), ...none, ...none, ...none, ...none, 16520, null, null, 17000],
      [
        row('PNN', 'Phi nông nghiệp'),
        ...[...none, ...none, ...none, ...none, { value: 8934, role: 'computed' as const }],
      ],
      [row('CN', 'Công nghiệp', { level: 2 }), ...none, ...none, ...none, 4900, null, null, 5000],
      [row('XD', 'Xây dựng', { level: 2 }), ...none, ...none, ...none, ...none, 3934],
    ])
    const drawn = picture('small-multiples', 'trend', table)
    expect(drawn.panels.map(({ title }) => title)).toEqual(['Nông nghiệp', 'Công nghiệp', 'Xây dựng'])
    for (const panel of drawn.panels) expect(labels(panel)).toEqual(['Năm 2019', 'Năm 2020', 'Năm 2021'])
    expect(texts(drawn.panels[2] ?? drawn)).toEqual(['chưa có số', '3.934', 'chưa có số'])
    expect(drawn.notes.join()).toContain('Có 4 số chưa có')
  })
})

describe('waterfall', () => {
  it('shows what the flows do not explain as a step of its own', () => {
    const drawn = picture('waterfall', 'form', nationalForm())
    expect(drawn.categories.map(({ id }) => id)).toEqual(['opening', 'I.5', 'I.6', 'unexplained', 'closing'])
    const bars = drawn.categories.map((_, at) =>
      drawn.series.flatMap(({ role, points }) => {
        const point = points[at]
        return point === undefined || point.value === null
          ? []
          : [{ role, from: point.from, to: point.value, text: point.text }]
      }),
    )
    expect(bars.flat()).toEqual([
      { role: 'total', from: 0, to: 24618, text: '24.618' },
      { role: 'rise', from: 24618, to: 26756, text: '+2.138' },
      { role: 'fall', from: 26756, to: 25945, text: '−811' },
      { role: 'fall', from: 25945, to: 25454, text: '−491' },
      { role: 'total', from: 0, to: 25454, text: '25.454' },
    ])
    expect(drawn.notes.join()).toContain('−491 HTX')
    expect(drawn.axis.min).toBe(0)
  })
  it('needs an opening figure and rows that say how it changed', () => {
    expect(
      refusal('waterfall', 'form', makeTable(formColumns, [[row('A', 'Tổng số HTX'), 5, 4]])).reason,
    ).toBe('nothing')
    const table = makeTable(formColumns, [
      [row('A', 'Tổng số HTX'), 5],
      [row('B', 'Thành lập mới'), 2],
      [row('C', 'Giải thể'), 1],
    ])
    expect(refusal('waterfall', 'form', table).reason).toBe('no-base')
  })
})

describe('bad input', () => {
  const long = 'x'.repeat(200)
  const tables: Record<string, ChartTable> = {
    'no rows': makeTable(formColumns, []),
    blank: makeTable(formColumns, [[row('A', 'Tổng số')]]),
    'all zero': makeTable(breakdownColumns, [
      [row('A', 'A'), 0, 0, 0, 0],
      [row('B', 'B'), 0, 0, 0, 0],
    ]),
    'one point': makeTable(breakdownColumns, [[row('A', 'A'), 7]]),
    negative: makeTable(breakdownColumns, [
      [row('A', 'A'), -7, null, -3],
      [row('B', 'B'), 7, null, 3],
    ]),
    'sixty rows': communeTable(60),
    'long label': makeTable(formColumns, [[row('A', long), 7, 5, 140, 6, 116.7]]),
    'errors of formulas': makeTable(breakdownColumns, [
      [row('A', 'A'), 'division-by-zero', null, 'overflow'],
      [row('B', 'B'), 'broken', null, 'cycle'],
    ]),
  }
  it.each(Object.keys(tables))('%s gives an honest picture or a sentence, in every kind', (name) => {
    const table = tables[name] ?? makeTable([], [])
    for (const kind of chartKinds)
      for (const by of ['form', 'sectors', 'localities', 'trend'] as const) {
        const outcome = draw(kind, by, table)
        if (outcome.refusal !== null) {
          expect(viRefusals[outcome.refusal.reason](outcome.refusal.detail)).toMatch(/^\p{Lu}.*\.$/u)
          continue
        }
        const { series, axis, title, categories } = outcome.picture
        expect(title).not.toBe('')
        expect(axis.min).toBeLessThanOrEqual(0)
        expect(axis.max).toBeGreaterThan(axis.min)
        for (const one of series) {
          expect(one.points).toHaveLength(categories.length)
          for (const { value, text } of one.points) {
            if (value !== null) expect(Number.isFinite(value)).toBe(true)
            expect(text).not.toMatch(/NaN|Infinity|∞|undefined/)
          }
        }
      }
  })
})

describe('chooseKinds', () => {
  const kindsOf = (by: TableKind, table: ChartTable, rows: readonly string[] | null = null): ChartKind[] =>
    chooseKinds(sourceFor(by, rows, by === 'trend' ? 'whole' : 'whole'), table, contextFor(by)).map(
      ({ kind }) => kind,
    )
  it('offers what a table can honestly show, best first', () => {
    expect(kindsOf('form', nationalForm())[0]).toBe('bullets')
    expect(kindsOf('form', nationalForm())).toContain('waterfall')
    expect(kindsOf('sectors', sectorTable()).slice(0, 2)).toEqual(['structure-bars', 'stacked-100'])
    expect(kindsOf('localities', regionTable()).slice(0, 2)).toEqual(['ranking', 'tile-grid'])
    expect(kindsOf('trend', trendTable())[0]).toBe('trend')
  })
  it('offers levels once for each unit of a form', () => {
    const units = chooseKinds(sourceFor('form'), nationalForm(), contextFor('form')).flatMap(
      ({ kind, source }) => (kind === 'grouped-bars' && source.table === 'form' ? [source.unit] : []),
    )
    expect(units).toEqual(['HTX', 'triệu đồng/năm', '%'])
  })
  it('of a selection: its change, or its parts where it is a whole, and nothing of unlike units', () => {
    expect(kindsOf('form', nationalForm(), ['I.1', 'I.5', 'I.6'])[0]).toBe('waterfall')
    const whole = ['I.1.NN', 'I.1.CN', 'I.1.XD', 'I.1.QT', 'I.1.TM', 'I.1.VT', 'I.1.KH']
    expect(kindsOf('form', nationalForm(), whole)[0]).toBe('structure-bars')
    expect(kindsOf('form', nationalForm(), whole.slice(0, 3))).not.toContain('structure-bars')
    expect(kindsOf('form', nationalForm(), ['I.7', 'I.9'])).toEqual(['bullets'])
  })
  it('offers nothing for nothing', () => {
    expect(kindsOf('form', makeTable(formColumns, [[row('A', 'A')]]))).toEqual([])
  })
})

describe('pickBest', () => {
  it('keeps one of each kind, of the table that it suits best', () => {
    const all = [
      define('structure-bars', sourceFor('sectors')),
      define('ranking', sourceFor('sectors')),
      define('ranking', sourceFor('localities')),
      define('structure-bars', sourceFor('localities')),
    ]
    expect(pickBest(all)).toEqual([all[0], all[2]])
  })
})

describe('splitPicture', () => {
  it('gives even pages on one scale and loses nothing', () => {
    const whole = picture('bullets', 'form', nationalForm())
    const pages = splitPicture(whole, 5)
    expect(pages.flatMap(({ categories }) => categories)).toEqual(whole.categories)
    expect(pages.every(({ axis }) => axis.max === whole.axis.max)).toBe(true)
    expect(Math.max(...pages.map(({ categories }) => categories.length))).toBeLessThanOrEqual(5)
  })
})
