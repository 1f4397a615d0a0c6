import { describe, expect, it } from 'vitest'
import {
  findStart,
  listScreens,
  planForm,
  planPack,
  type MeetingScreen,
} from '../../../../renderer/features/meeting/list-screens'
import { readIndicator } from '../../../../renderer/features/meeting/read-indicator'
import { sayDirection } from '../../../../renderer/features/meeting/compare-words'
import { vi } from '../../../../renderer/i18n/vi'
import type { ChartTable } from '../../../../shared/charts/figures'
import type { ChartDefinition, ChartPicture } from '../../../../shared/model/chart'
import type { ChartId, FormId, IndicatorId, PackId } from '../../../../shared/model/ids'
import type { PackItem, PackPaper } from '../../../../shared/model/pack'
import type { CellFlags } from '../../../../shared/model/cell'
import type { TableRow } from '../../../../shared/model/table-layout'
import { flags, request, row } from '../table-fixture'

const shown = { period: request.period, locality: request.locality }
const group = ['So sánh với', 'năm 2019']
const planned = ['So sánh với', 'Kế hoạch 2020 (NQ số 18/NQ-LMHTXVN) ²']

/** A form with all comparisons; each row: actual, previous, difference, index, plan, difference, attainment. */
function table(rows: readonly { row: TableRow; values: readonly (number | null)[] }[]): ChartTable {
  const column = (id: string, kind: 'value' | 'difference' | 'index', header: string[]) => ({
    id,
    header,
    kind,
    attainment: id === 'plan-index',
    paper: true,
    width: 80,
  })
  const missing: Partial<CellFlags> = { status: 'no-base', role: 'computed', origin: null }
  return {
    layout: {
      name: 'form',
      label: '',
      title: '',
      attachment: '',
      rowLabel: null,
      columns: [
        column('actual', 'value', ['Thực hiện năm 2020 ¹']),
        column('previous', 'value', [...group, 'Giá trị']),
        column('previous-difference', 'difference', [...group, 'Số lượng']),
        column('previous-index', 'index', [...group, 'Tỷ lệ']),
        column('plan', 'value', [...planned, 'Giá trị']),
        column('plan-difference', 'difference', [...planned, 'Số lượng']),
        column('plan-index', 'index', [...planned, 'Tỷ lệ']),
      ],
      rows: rows.map((one) => one.row),
      footnotes: [],
      orientation: 'landscape',
    },
    cells: {
      values: rows.flatMap(({ values }) => [...values]),
      flags: rows.flatMap(({ values }) => values.map((value) => flags(value === null ? missing : {}))),
    },
  }
}

const empty = [null, null, null, null, null, null, null]
const section = row('I', { kind: 'section', ordinal: 'I', label: 'HỢP TÁC XÃ', unit: '', level: 0 })
const total = row('I.1', { ordinal: '1', label: 'Tổng số HTX', direction: 'more-is-better' })
const farming = row('I.1.NN', { ordinal: '-', label: 'Nông nghiệp', level: 2 })
const other = row('I.1.PNN', { ordinal: '-', label: 'Phi nông nghiệp', level: 2 })
const share = row('I.1.ty_le', {
  ordinal: '',
  label: 'Tỷ lệ',
  unit: '%',
  percent: true,
  decimals: 1,
  level: 2,
})
const dissolved = row('I.6', { ordinal: '6', label: 'Giải thể', direction: 'less-is-better' })
const form = table([
  { row: section, values: empty },
  { row: total, values: [25454, 24618, 836, 1034, 26000, -546, 979] },
  { row: farming, values: [16520, 16000, 520, 1033, null, null, null] },
  { row: other, values: [8934, 8618, 316, 1037, null, null, null] },
  { row: share, values: [632, 600, 32, 1053, null, null, null] },
  { row: dissolved, values: [560, 500, 60, 1120, 523, 37, 1071] },
])

describe('an indicator', () => {
  it('says what it is compared with, without footnotes and brackets', () => {
    const found = readIndicator(form, 1, vi.picture)
    expect(found?.name).toBe('Thực hiện năm 2020')
    expect(found?.actual.text).toBe('25.454')
    expect(found?.previous).toMatchObject({ name: 'Năm 2019', difference: '836', index: '103,4%' })
    expect(found?.plan).toMatchObject({ name: 'Kế hoạch 2020', difference: '546', index: '97,9%' })
  })

  it('has its parts in its own unit, as lengths of the whole, and other rows below as related', () => {
    const found = readIndicator(form, 1, vi.picture)
    expect(found?.parts.map((part) => part.row.label)).toEqual(['Nông nghiệp', 'Phi nông nghiệp'])
    const [first, second] = found?.parts ?? []
    expect((first?.length ?? 0) + (second?.length ?? 0)).toBeCloseTo(1, 12)
    expect(found?.related.map((one) => one.row.label)).toEqual(['Tỷ lệ'])
    expect(readIndicator(form, 5, vi.picture)?.parts).toEqual([])
  })

  it('judges more and less by what is better', () => {
    const judge = (at: number) => {
      const found = readIndicator(form, at, vi.picture)
      return [found?.previous?.judgement, found?.plan?.judgement]
    }
    expect(judge(1)).toEqual(['better', 'worse'])
    expect(judge(5)).toEqual(['worse', 'worse'])
  })

  it('words a rise of what should fall without praise', () => {
    const say = (at: number, against: 'plan' | 'previous'): string => {
      const found = readIndicator(form, at, vi.picture)
      const comparison = found?.[against]
      if (found === null || comparison == null) throw new Error('it is compared')
      return sayDirection(comparison, found.row, found.unit, against, vi)
    }
    expect(say(1, 'previous')).toBe('Tăng 836 HTX')
    expect(say(1, 'plan')).toBe('Còn thiếu 546 HTX')
    expect(say(5, 'previous')).toBe('Cao hơn 60 HTX')
    expect(say(5, 'plan')).toBe('Cao hơn 37 HTX')
    expect(say(4, 'previous')).toBe('Tăng 3,2 điểm %')
  })

  it('has no ratio and no direction where there is nothing to compare with', () => {
    const found = readIndicator(form, 2, vi.picture)
    expect(found?.plan).toMatchObject({ difference: null, index: null, percent: null, direction: null })
    expect(found?.plan?.base.text).toBe(vi.picture.noFigure)
  })

  it('draws no part longer than the bar where parts exceed their total', () => {
    const odd = table([
      { row: total, values: [100, null, null, null, null, null, null] },
      { row: farming, values: [300, null, null, null, null, null, null] },
      { row: other, values: [null, null, null, null, null, null, null] },
    ])
    expect(readIndicator(odd, 0, vi.picture)?.parts.map(({ length }) => length)).toEqual([1, 0])
  })
})

const definition: ChartDefinition = {
  kind: 'ranking',
  source: {
    table: 'breakdown',
    by: 'localities',
    list: null,
    indicator: 1 as IndicatorId,
    rows: null,
    ...shown,
  },
  title: null,
  note: '',
}
const picture: ChartPicture = {
  kind: 'ranking',
  title: 'Xếp hạng',
  subtitle: '',
  source: '',
  notes: [],
  unit: 'HTX',
  categories: ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, label: id, tile: null, lessIsBetter: false })),
  series: [
    {
      id: 'actual',
      name: 'Thực hiện',
      role: 'actual',
      draw: 'bar',
      points: [1, 2, 3, 4, 5].map((value) => ({
        value,
        from: 0,
        text: String(value),
        detail: '',
        estimated: false,
        cell: null,
      })),
    },
  ],
  references: [],
  axis: { min: 0, max: 5 },
  panels: [],
}
const list = (items: ReturnType<typeof planPack>, bars = 10): MeetingScreen[] =>
  listScreens(items, {
    table: (wanted) => (wanted.kind === 'form' ? form : null),
    draw: () => ({ picture, refusal: null }),
    nameIndicator: () => '',
    nameChart: () => '',
    barsPerScreen: () => bars,
  })
const charts = [{ id: 7 as ChartId, position: 0, definition }]

describe('the screens', () => {
  it('of a form: one for each numbered indicator, then the charts', () => {
    const screens = list(planForm(request, charts, shown))
    expect(screens.map(({ kind, title, section: under }) => [kind, title, under])).toEqual([
      ['indicator', 'Tổng số HTX', 'I. HỢP TÁC XÃ'],
      ['indicator', 'Giải thể', 'I. HỢP TÁC XÃ'],
      ['chart', 'Xếp hạng', ''],
    ])
  })

  it('of a pack: its items in its order', () => {
    const paper: PackPaper = {
      superior: '',
      agency: '',
      number: '',
      placeAndDate: '',
      title: '',
      attachment: '',
      recipients: [],
      signer: { office: '', name: '' },
      header: 'none',
    }
    const items: PackItem[] = [
      { id: 't1', kind: 'text', style: 'heading', text: 'Đánh giá chung' },
      { id: 't2', kind: 'text', style: 'paragraph', text: 'Một.\nHai.' },
      { id: 'c1', kind: 'chart', chart: 7 as ChartId, size: 'full' },
      { id: 'c2', kind: 'chart', chart: 99 as ChartId, size: 'full' },
      { id: 'b', kind: 'page-break', orientation: 'landscape' },
      {
        id: 'f',
        kind: 'table',
        source: { table: 'form', form: 1 as FormId },
        period: 'shown',
        locality: 'shown',
        label: 'Phụ lục I',
        orientation: 'landscape',
        marks: true,
      },
    ]
    const pack = { id: 1 as PackId, position: 0, definition: { name: 'Họp', paper, items } }
    const screens = list(planPack(pack.definition, charts, shown))
    expect(screens.map(({ id, title }) => [id, title])).toEqual([
      ['t1', 'Đánh giá chung'],
      ['c1', 'Xếp hạng'],
      ['f/I.1', 'Tổng số HTX'],
      ['f/I.6', 'Giải thể'],
    ])
    expect(screens[0]).toMatchObject({ paragraphs: ['Một.', 'Hai.'] })
    expect(screens[2]?.section).toBe('Phụ lục I · I. HỢP TÁC XÃ')
  })

  it('of a chart with too many bars: several, on one scale, none left out', () => {
    const screens = list(planForm(null, charts, shown), 2)
    const parts = screens.flatMap((screen) => (screen.kind === 'chart' ? [screen] : []))
    expect(parts.map(({ part, parts: of }) => [part, of])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ])
    expect(parts.flatMap(({ picture: page }) => page?.categories.map(({ id }) => id) ?? [])).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
    ])
    expect(new Set(parts.map(({ picture: page }) => page?.axis.max))).toEqual(new Set([5]))
    expect(new Set(screens.map(({ id }) => id)).size).toBe(3)
  })

  it('begin at the indicator of the selected row', () => {
    const screens = list(planForm(request, charts, shown))
    const { rows } = form.layout
    expect(findStart(screens, rows, 'I.6')).toBe(1)
    expect(findStart(screens, rows, 'I.1.PNN')).toBe(0)
    expect(findStart(screens, rows, 'gone')).toBe(0)
    expect(findStart(screens, rows, null)).toBe(0)
  })
})
