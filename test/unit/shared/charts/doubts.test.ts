import { describe, expect, it } from 'vitest'
import { drawPicture } from '../../../../shared/charts/draw-picture'
import type { ChartTable } from '../../../../shared/charts/figures'
import type { TableKind } from '../../../../shared/charts/picture-words'
import type { ChartKind, ChartPicture } from '../../../../shared/model/chart'
import {
  breakdownColumns,
  contextFor,
  define,
  formColumns,
  makeTable,
  nationalForm,
  row,
  sectorTable,
  sourceFor,
  trendColumns,
  trendTable,
  type CellInput,
} from './chart-fixture'

const lacks = '* Tổng số còn thiếu số của một số thành phần.'
const hatchedAbout = 'Nét gạch chéo, điểm rỗng: số gần đúng như đã ghi (khoảng, gần, trên…).'
const hatchedEstimate = 'Nét gạch chéo, điểm rỗng: số ước thực hiện.'
const partial = (value: number): CellInput => ({ value, role: 'computed', partial: true })
const about = (value: number): CellInput => ({ value, qualifier: 'about' })

/** One sector has been typed as about 17 000, one not yet; the total of a form lacks it, the plan stands. */
const form = makeTable(formColumns, [
  [row('I.1', 'Tổng số HTX'), partial(17000), 25454, null, 26000, partial(65.4)],
  [row('I.1.NN', 'Nông nghiệp', { level: 2 }), about(17000), 16520],
  [row('I.1.PNN', 'Phi nông nghiệp', { level: 2 }), null, 8934],
  [row('I.5', 'Thành lập mới'), 1200, 900, null, 1000, 120],
  [row('I.6', 'Giải thể'), 5, 10, null, 10, 50],
])
const sectors = makeTable(breakdownColumns, [
  [row('NN', 'Nông nghiệp'), about(17000), 100, 16520, 18000],
  [row('PNN', 'Phi nông nghiệp'), null, null, 8934, 8000],
  [row('total', 'Tổng số', { kind: 'total', level: 0 }), partial(17000), 100, 25454, 26000],
])
const none: CellInput[] = [null, null, null]
const trend = makeTable(trendColumns, [
  [row('NN', 'Nông nghiệp'), ...none, ...none, ...none, 16000, null, null, 16520, null, null, about(17000)],
  [row('PNN', 'Phi nông nghiệp'), ...none, ...none, ...none, 8618, null, null, 8934, null, null, null],
  [
    row('total', 'Tổng số', { kind: 'total', level: 0 }),
    ...[...none, ...none, ...none, 24618, null, null, 25454, null, null, partial(17000), null, 26000],
  ],
])

function outcome(kind: ChartKind, by: TableKind, table: ChartTable, over: 'whole' | 'sectors' = 'whole') {
  return drawPicture(define(kind, sourceFor(by, null, over)), table, contextFor(by))
}

function picture(
  kind: ChartKind,
  by: TableKind,
  table: ChartTable,
  over?: 'whole' | 'sectors',
): ChartPicture {
  const { picture: drawn, refusal } = outcome(kind, by, table, over)
  if (drawn === null) throw new Error(`refused: ${refusal.reason}`)
  return drawn
}

const pointsOf = ({ series }: ChartPicture) => series.flatMap(({ points }) => points)

describe('a sum that lacks parts', () => {
  it.each([
    ['bullets', 'form', form, '65,4% *'],
    ['grouped-bars', 'form', form, '17.000 *'],
    ['waterfall', 'form', form, '17.000 *'],
    ['trend', 'trend', trend, '17.000 *'],
  ] as const)('is marked, hatched and said in %s', (kind, by, table, text) => {
    const drawn = picture(kind, by, table)
    expect(pointsOf(drawn).find((point) => point.text === text)).toMatchObject({ estimated: true })
    expect(drawn.notes).toContain(lacks)
  })
  it('is marked in the shares of its structure', () => {
    const drawn = picture('structure-bars', 'sectors', sectors)
    expect(drawn.series[0]?.points[0]).toMatchObject({ detail: '100,0% *' })
    expect(drawn.notes).toContain('Tổng số: 17.000 * HTX.')
    expect(drawn.notes).toContain(lacks)
  })
  it('leaves no unexplained step of what it lacks', () => {
    const drawn = picture('waterfall', 'form', form)
    expect(drawn.categories.map(({ id }) => id)).toEqual(['opening', 'I.5', 'I.6', 'closing'])
    expect(drawn.notes.join()).not.toContain('chênh lệch')
  })
  it('is no doughnut, and no bar of 100 %', () => {
    expect(outcome('doughnut', 'sectors', sectors).refusal?.reason).toBe('parts-missing')
    const drawn = picture('stacked-100', 'sectors', sectors)
    expect(drawn.categories.map(({ label }) => label)).toEqual(['Năm 2019', 'Kế hoạch 2020'])
    expect(drawn.notes).toContain(
      'Thực hiện năm 2020: còn thiếu số của một số thành phần nên không vẽ thành 100%.',
    )
    const over = picture('stacked-100', 'trend', trend, 'sectors')
    expect(over.categories.map(({ label }) => label)).toEqual(['Năm 2019', 'Năm 2020'])
    const alone = makeTable(breakdownColumns, [
      [row('A', 'A'), 5],
      [row('B', 'B'), 'unknown'],
    ])
    expect(outcome('stacked-100', 'sectors', alone).refusal?.reason).toBe('parts-missing')
  })
  it('is not said of whole ones, nor of parts in which nothing occurred', () => {
    for (const [kind, by, table] of [
      ['bullets', 'form', nationalForm()],
      ['grouped-bars', 'form', nationalForm()],
      ['structure-bars', 'sectors', sectorTable()],
      ['trend', 'trend', trendTable()],
    ] as const) {
      const drawn = picture(kind, by, table)
      expect(drawn.notes.join()).not.toContain('*')
      expect(pointsOf(drawn).every(({ text, detail }) => !`${text}${detail}`.includes('*'))).toBe(true)
    }
    const nothing = makeTable(breakdownColumns, [
      [row('A', 'A'), 5],
      [row('B', 'B'), 3],
      [row('C', 'C'), 'none'],
    ])
    expect(picture('stacked-100', 'sectors', nothing).categories).toHaveLength(1)
    expect(picture('doughnut', 'sectors', nothing).notes.join()).not.toContain('*')
  })
})

describe('a figure written as about so many', () => {
  const full = makeTable(breakdownColumns, [
    [row('NN', 'Nông nghiệp'), about(17000)],
    [row('PNN', 'Phi nông nghiệp'), 9000],
    [row('total', 'Tổng số', { kind: 'total', level: 0 }), { value: 26000, role: 'computed' }],
  ])
  it('is hatched, keeps its word and is said; an exact one beside it is not hatched', () => {
    const drawn = picture('ranking', 'sectors', full)
    expect(drawn.series[0]?.points).toMatchObject([
      { text: 'khoảng 17.000', estimated: true },
      { text: '9.000', estimated: false },
    ])
    expect(drawn.notes).toContain(hatchedAbout)
    expect(drawn.notes).not.toContain(hatchedEstimate)
  })
  it('makes its sum so', () => {
    const of = (part: CellInput): ChartPicture =>
      picture(
        'grouped-bars',
        'form',
        makeTable(formColumns, [
          [row('A', 'Tổng số'), { value: 26000, role: 'computed' }, 20000],
          [row('A.1', 'Nông nghiệp', { level: 2 }), part, 12000],
          [row('A.2', 'Phi nông nghiệp', { level: 2 }), 9000, 8000],
          [row('B', 'Thành lập mới'), 40, 30],
        ]),
      )
    const hatched = (drawn: ChartPicture) => drawn.series[0]?.points.map(({ estimated }) => estimated)
    expect(hatched(of(about(17000)))).toEqual([true, true, false, false])
    expect(hatched(of({ value: 17000, estimated: true }))).toEqual([true, true, false, false])
    expect(hatched(of(17000))).toEqual([false, false, false, false])
  })
  it('as an estimate is one', () => {
    const drawn = picture(
      'ranking',
      'sectors',
      makeTable(breakdownColumns, [
        [row('A', 'A'), { value: 5, qualifier: 'estimated' }],
        [row('B', 'B'), 3],
      ]),
    )
    expect(drawn.notes).toEqual([hatchedEstimate])
  })
})
