import { describe, expect, it } from 'vitest'
import { writeNativeChart } from '../../../../electron/excel/native-chart'
import { buildSlideChart } from '../../../../electron/report/slide-chart'
import { fitChart } from '../../../../electron/report/slide-fit'
import { pickFormat } from '../../../../electron/report/slide-format'
import type { ChartPicture, PicturePoint, PictureSeries } from '../../../../shared/model/chart'

/** Charts of slides as their programs read them. */
const room = { w: 12.33, h: 5.4 }

function draw(
  kind: ChartPicture['kind'],
  names: readonly string[],
  series: readonly PictureSeries[],
  rest: Partial<ChartPicture> = {},
): ChartPicture {
  return {
    kind,
    title: '',
    subtitle: '',
    source: '',
    notes: [],
    unit: '%',
    categories: names.map((label) => ({ id: label, label, tile: null, lessIsBetter: false })),
    series,
    references: [],
    axis: { min: 0, max: 125 },
    panels: [],
    ...rest,
  }
}

function one(
  name: string,
  role: PictureSeries['role'],
  mark: PictureSeries['draw'],
  points: readonly Partial<PicturePoint>[],
): PictureSeries {
  const empty = { value: null, from: 0, text: '', detail: '', estimated: false, cell: null }
  return { id: name, name, role, draw: mark, points: points.map((point) => ({ ...empty, ...point })) }
}

function build(picture: ChartPicture) {
  const built = buildSlideChart(picture, fitChart(picture, room))
  if (built === null) throw new Error('no chart')
  const texts = built.data.pages.flatMap(({ cells }) =>
    [...cells].flatMap(({ content }) => (content.kind === 'text' ? [content.text] : [])),
  )
  return { ...built.chart, texts, xml: writeNativeChart(built.chart, 'rId1') }
}

const bullets = draw(
  'bullets',
  ['Ứng dụng công nghệ cao', 'Thành lập mới'],
  [
    one('Đạt % kế hoạch', 'actual', 'bar', [
      { value: 103.2, text: '103,2%', detail: '65 / 63 HTX' },
      { value: 85.5, text: '85,5%', detail: '2.138 / 2.500 HTX' },
    ]),
    one('Kế hoạch', 'plan', 'marker', [{ value: 100 }, { value: 100 }]),
  ],
  { references: [{ value: 100, label: 'kế hoạch = 100%' }] },
)

const years = ['2019', '2020', '2021']
const trend = draw(
  'trend',
  years,
  [
    one('Thực hiện', 'actual', 'line', [{ value: 24618 }, { value: 25454 }, { value: 26000 }]),
    one('Kế hoạch', 'plan', 'line', [{ value: 24000 }, { value: null }, { value: 26000 }]),
  ],
  { unit: 'HTX', axis: { min: 0, max: 30000 } },
)

describe('bars towards a plan', () => {
  it('lie over the bar of the plan, from zero, with both figures at the name', () => {
    const { groups, xml, texts } = build(bullets)
    expect(groups.map(({ draw: kind, grouping }) => [kind, grouping])).toEqual([['bars', 'overlaid']])
    expect(groups[0]?.series.map(({ name }) => name.cached[0])).toEqual(['Kế hoạch', 'Đạt % kế hoạch'])
    expect(xml).not.toContain('<c:lineChart>')
    expect(xml).toContain('<c:max val="125"/><c:min val="0"/>')
    expect(xml).toContain('<c:majorUnit val="25"/>')
    expect(texts).toContain('Thành lập mới: 2.138 / 2.500 HTX')
  })

  it('are not made of time, which runs from left to right under its plan', () => {
    const { groups, texts } = build({
      ...trend,
      series: trend.series.map((line, at) => (at === 0 ? { ...line, draw: 'bar' as const } : line)),
    })
    expect(groups.map(({ draw: kind }) => kind)).toEqual(['columns', 'line'])
    expect(texts).toContain('2020')
  })

  it('go on a further slide where their names would be on top of each other', () => {
    const name =
      'Số HTX do hệ thống hỗ trợ ứng dụng công nghệ cao vào sản xuất gắn với chuỗi giá trị '.repeat(2)
    const many = (label: string) =>
      draw(
        'bullets',
        Array.from({ length: 12 }, (_, at) => `${label}${String(at)}`),
        [
          one(
            'Đạt % kế hoạch',
            'actual',
            'bar',
            Array.from({ length: 12 }, () => ({ value: 90 })),
          ),
        ],
      )
    expect(fitChart(many(name), room).perSlide).toBeLessThan(12)
    expect(fitChart(many('Tỉnh '), room).perSlide).toBeGreaterThanOrEqual(12)
  })
})

describe('figures of a slide chart', () => {
  it('of thin slices stand in the legend, of others on the slice', () => {
    const parts = [64.9, 28.9, 4.2, 2].map((share, at) =>
      one(`Lĩnh vực ${String(at)}`, 'part', 'bar', [
        { value: share, text: `${String(share).replace('.', ',')}%` },
      ]),
    )
    const { groups, xml } = build(draw('stacked-100', ['2020'], parts, { axis: { min: 0, max: 100 } }))
    const names = groups.flatMap(({ series }) => series.map(({ name }) => name.cached[0]))
    expect(names).toEqual(['Lĩnh vực 0', 'Lĩnh vực 1', 'Lĩnh vực 2: 4,2%', 'Lĩnh vực 3: 2%'])
    expect(xml.match(/<c:dLbl><c:idx val="0"\/><c:delete val="1"\/><\/c:dLbl>/g)).toHaveLength(2)
  })

  it('of lines do not cover each other', () => {
    const [actual, plan] = build(trend).groups[0]?.series ?? []
    expect(actual?.labelPoints).toEqual([])
    expect(plan?.labelPoints).toEqual([
      { at: 0, place: 'below' },
      { at: 2, place: 'below' },
    ])
  })

  it('of a change have its sign, and its exact length as data', () => {
    const { groups } = build(
      draw(
        'waterfall',
        ['Đầu kỳ', 'Thành lập mới', 'Giải thể'],
        [
          one('Tổng số', 'total', 'bar', [{ value: 24618 }, {}, {}]),
          one('Tăng', 'rise', 'bar', [{}, { value: 26756, from: 24618 }, {}]),
          one('Giảm', 'fall', 'bar', [{}, {}, { value: 25945, from: 26756 }]),
        ],
        { unit: 'HTX', axis: { min: 0, max: 30000 } },
      ),
    )
    const [, total, rise, fall] = groups[0]?.series ?? []
    expect(total?.format).toBeUndefined()
    expect(rise?.format).toContain('"+"')
    expect(fall?.format).toContain('"−"')
    expect(fall?.values.cached).toEqual([null, null, 811])
  })

  it('have an average beside them as bars of its own', () => {
    const ranking = draw(
      'ranking',
      ['A', 'B'],
      [one('Thực hiện', 'actual', 'bar', [{ value: 8 }, { value: 5 }])],
      {
        references: [{ value: 6.5, label: 'bình quân: 6,5' }],
        axis: { min: 0, max: 10 },
      },
    )
    const series = build(ranking).groups.flatMap((group) => group.series)
    expect(series.map(({ name, values }) => [name.cached[0], values.cached])).toEqual([
      ['bình quân: 6,5', [6.5, 6.5]],
      ['Thực hiện', [8, 5]],
    ])
    expect(build({ ...ranking, references: [] }).legend).toBe(false)
  })
})

describe('number formats', () => {
  it('group whole figures by points in every language', () => {
    expect(pickFormat([811, 25454], 'HTX')).toBe('[>=1000000]0\\.000\\.000;[>=1000]0\\.000;0')
    expect(pickFormat([100], '%')).toBe('[>=1000000]0\\.000\\.000"%";[>=1000]0\\.000"%";0"%"')
  })

  it('leave decimals, negative and very large figures to the program', () => {
    expect(pickFormat([85.5], '%')).toBe('[$-42A]#,##0.0"%"')
    expect(pickFormat([-1200], 'HTX')).toBe('[$-42A]#,##0')
    expect(pickFormat([2_000_000_000], 'đồng')).toBe('[$-42A]#,##0')
  })
})
