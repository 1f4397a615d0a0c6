import { describe, expect, it } from 'vitest'
import { splitForWord } from '../../../../renderer/features/packs/split-for-word'
import type { ChartPicture } from '../../../../shared/model/chart'
import type { PackItem, PackPaper } from '../../../../shared/model/pack'
import type { PackSection } from '../../../../shared/table/pack-sections'

/** A chart of a Word document goes on below what stands above it, as on the printed sheets. */
const paper: PackPaper = {
  superior: 'ỦY BAN NHÂN DÂN TỈNH',
  agency: 'LIÊN MINH HỢP TÁC XÃ',
  number: 'Số: 12/BC',
  placeAndDate: 'Hà Nội, ngày 15 tháng 12 năm 2020',
  title: 'BÁO CÁO',
  attachment: '',
  recipients: [],
  signer: { office: '', name: '' },
  header: 'official',
}
const chart = { id: 'c', kind: 'chart', chart: 1 as never, size: 'full' } as Extract<
  PackItem,
  { kind: 'chart' }
>

function makeSection(head: boolean): PackSection {
  return { orientation: 'portrait', restart: true, isAppendix: false, head, signature: false, items: [chart] }
}

function makePicture(kind: ChartPicture['kind'], bars: number): ChartPicture {
  const name = 'Số HTX do hệ thống hỗ trợ ứng dụng công nghệ cao vào sản xuất gắn với chuỗi giá trị'
  const point = { value: 90, from: 0, text: '90,0%', detail: '9 / 10 HTX', estimated: false, cell: null }
  return {
    kind,
    title: 'Mức đạt kế hoạch',
    subtitle: 'Năm 2020',
    source: 'Nguồn: Cả nước',
    notes: [],
    unit: '%',
    categories: Array.from({ length: bars }, (_, at) => ({
      id: String(at),
      label: `${name} ${String(at)}`,
      tile: null,
      lessIsBetter: false,
    })),
    series: [
      {
        id: 'a',
        name: 'Đạt',
        role: 'actual',
        draw: 'bar',
        points: Array.from({ length: bars }, () => point),
      },
    ],
    references: [],
    axis: { min: 0, max: 125 },
    panels: [],
  }
}

function countBars(parts: readonly ChartPicture[]): number[] {
  return parts.map(({ categories }) => categories.length)
}

describe('a chart of a Word document', () => {
  it('of many bars is split so that it begins below the head, with every bar once', () => {
    expect(countBars(splitForWord(makePicture('bullets', 12), chart, makeSection(true), paper))).toEqual([
      6, 6,
    ])
  })

  it('stays whole where it fits, and where it is no list of bars', () => {
    expect(countBars(splitForWord(makePicture('bullets', 5), chart, makeSection(true), paper))).toEqual([5])
    expect(countBars(splitForWord(makePicture('trend', 12), chart, makeSection(true), paper))).toEqual([12])
  })

  it('has more room on a sheet without the head', () => {
    const sheets = (head: boolean): number[] =>
      [7, 8, 9, 10, 11, 12].map(
        (bars) => splitForWord(makePicture('bullets', bars), chart, makeSection(head), paper).length,
      )
    const whole = (counts: readonly number[]): number => counts.filter((count) => count === 1).length
    expect(whole(sheets(false))).toBeGreaterThan(whole(sheets(true)))
  })
})
