import { describe, expect, it } from 'vitest'
import type { ChartData } from '../../../../shared/table/chart-data'
import { categoryHeight, chartHeight } from '../../../../renderer/charts/chart-config'
import { axisMaxOf } from '../../../../renderer/charts/chart-scene'
import { wrapLabel } from '../../../../renderer/charts/wrap-label'

describe('wrapLabel', () => {
  it('breaks at spaces and keeps every word', () => {
    const text = 'Số HTX ứng dụng công nghệ cao vào sản xuất gắn với chuỗi giá trị'
    const lines = wrapLabel(text, 24, 5)
    expect(lines.join(' ')).toBe(text)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(24)
  })
  it('ends in an ellipsis when the lines do not suffice, within the width', () => {
    const lines = wrapLabel('một hai ba bốn năm sáu bảy tám', 7, 2)
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/…$/)
    expect(lines[1]?.length).toBeLessThanOrEqual(7)
  })
  it('does not break a long word', () => {
    expect(wrapLabel('CN-TTCN/xây-dựng khác', 6, 3)).toEqual(['CN-TTCN/xây-dựng', 'khác'])
  })
  it('is no line for an empty name', () => {
    expect(wrapLabel('  ', 10, 2)).toEqual([])
  })
})

describe('axisMaxOf', () => {
  it('always shows the whole plan and cuts a doubtful attainment', () => {
    expect(axisMaxOf('attainment', 85.5)).toBe(100)
    expect(axisMaxOf('attainment', 157.8)).toBe(157.8)
    expect(axisMaxOf('attainment', 82_650)).toBe(250)
  })
  it('ends at the longest bar otherwise, and is never empty', () => {
    expect(axisMaxOf('levels', 82_650)).toBe(82_650)
    expect(axisMaxOf('structure', 0)).toBe(1)
  })
})

describe('chartHeight', () => {
  const chart = (label: string, count: number, series: number): ChartData => ({
    kind: 'levels',
    unit: 'HTX',
    categories: Array.from({ length: count }, (_, at) => ({ id: String(at), label, lessIsBetter: false })),
    series: Array.from({ length: series }, () => ({ role: 'actual' as const, points: [] })),
    total: '',
    omitted: 0,
  })
  it('grows with rows, bars per row, lines of the name and type', () => {
    const base = chartHeight(chart('HTX', 4, 1))
    expect(chartHeight(chart('HTX', 5, 1)) - base).toBe(categoryHeight(chart('HTX', 4, 1)))
    expect(chartHeight(chart('HTX', 4, 3))).toBeGreaterThan(base)
    expect(chartHeight(chart('tên rất dài '.repeat(9), 4, 1))).toBeGreaterThan(base)
    expect(chartHeight(chart('HTX', 4, 1), 16)).toBeGreaterThan(base)
  })
})
