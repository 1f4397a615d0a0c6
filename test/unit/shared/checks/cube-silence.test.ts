import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../fixtures/seeded-random'
import { checkCube, makeCubeBook, summarize, type Axes, type Figure } from './cube-book'

/**
 * Figures as offices report them when nothing is wrong: provinces of very different size, counts of a handful, openings that
 * come and go, loans that jump, a plan that is missed. Whatever is found in them is found falsely.
 */
const years = ['2016', '2017', '2018', '2019', '2020', '2021', '2022', '2023']
const provinces = Array.from({ length: 24 }, (_, at) => `P${at}`)
const axes: Axes = {
  localities: ['VN', ...provinces],
  periods: years,
  indicators: [
    { code: 'HTX.tong_so', name: 'Tổng số HTX' },
    { code: 'HTX.moi', name: 'Số HTX thành lập mới', kind: 'flow' },
    { code: 'HTX.thanh_vien', name: 'Tổng số thành viên HTX', unit: 'người' },
    { code: 'HTX.von', name: 'Tổng vốn điều lệ HTX', unit: 'triệu đồng' },
    {
      code: 'HTX.dt',
      name: 'Doanh thu bình quân một HTX',
      unit: 'triệu đồng/năm',
      kind: 'average',
      decimals: 1,
    },
    {
      code: 'HTX.tn',
      name: 'Thu nhập bình quân của lao động thường xuyên',
      unit: 'triệu đồng/năm',
      kind: 'average',
      decimals: 1,
    },
    { code: 'HTX.lai', name: 'Lãi của các HTX', unit: 'triệu đồng', kind: 'flow' },
    { code: 'HTX.vay', name: 'Doanh số cho vay HTX', unit: 'tỷ đồng', kind: 'flow', decimals: 1 },
    { code: 'LHHTX.tong_so', name: 'Tổng số liên hiệp HTX', unit: 'LHHTX' },
    { code: 'lop', name: 'Số lớp tập huấn', unit: 'lớp', kind: 'flow' },
  ],
}

function makeFigures(random: () => number, count: number): Figure[] {
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const figures: Figure[] = []
  for (const locality of provinces) {
    let cooperatives = 25 * Math.exp(1.1 * Math.abs(normal()))
    const members = Math.exp(4 + 0.7 * normal())
    const capital = 1500 * Math.exp(0.6 * normal())
    const revenue = 2500 * Math.exp(0.5 * normal())
    let income = 36 * Math.exp(0.15 * normal())
    const loans = 20 * Math.exp(normal())
    const unions = Math.floor(4 * random())
    for (const period of years.slice(0, count)) {
      cooperatives *= 1.04 + 0.05 * normal()
      income *= 1.06 + 0.03 * normal()
      const total = Math.round(cooperatives)
      const add = (
        indicator: string,
        value: number,
        decimals = 0,
        scenario: Figure['scenario'] = 'actual',
      ): void => {
        figures.push({ indicator, locality, period, scenario, value: value.toFixed(decimals) })
      }
      add('HTX.tong_so', total)
      add('HTX.tong_so', total * (1.02 + 0.05 * normal()), 0, 'plan')
      add('HTX.moi', Math.max(0, total * 0.08 * Math.exp(0.6 * normal())))
      add('HTX.thanh_vien', total * members * (1 + 0.08 * normal()))
      add('HTX.von', total * capital * (1 + 0.12 * normal()))
      add('HTX.dt', revenue * Math.exp(0.15 * normal()), 1)
      add('HTX.tn', income, 1)
      add('HTX.lai', total * 90 * normal())
      add('HTX.vay', loans * Math.exp(0.7 * normal()), 1)
      add('LHHTX.tong_so', unions)
      add('lop', 3 + 12 * random())
    }
  }
  return figures
}

describe.each([1, 2, 3, 4, 5, 6])('figures in which nothing is wrong, seed %i', (seed) => {
  it.each([8, 5, 3, 2])('give at most one finding for 500 of them, over %i years', (count) => {
    const figures = makeFigures(seededRandom(seed), count)
    const { found, checked } = checkCube(makeCubeBook(axes, figures))
    expect(checked).toBeGreaterThan(figures.length)
    expect(found.length * 500, found.map(summarize).join('\n')).toBeLessThanOrEqual(figures.length)
  })
})
