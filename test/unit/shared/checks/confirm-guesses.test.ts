import { describe, expect, it } from 'vitest'
import { confirmGuesses, type Guessed } from '../../../../shared/checks/confirm-guesses'
import { makeCubeBook, type Axes, type Figure } from './cube-book'
import { importSheet, outlineRelations } from './relations-fixture'

/** All that the words of a sheet suggest, whatever its figures say. */
function suggest(text: string): string[] {
  const book = importSheet(text)
  const certain = new Set(outlineRelations(book))
  const all = outlineRelations(book, 'total', (guesses) => guesses)
  return all.filter((relation) => !certain.has(relation))
}

describe('words suggest', () => {
  const funds = suggest(`
QUỸ TÍN DỤNG NHÂN DÂN NĂM 2021|<|<|<|<|<|<
STT|Quỹ|Vốn điều lệ|Tiền gửi|Vốn vay|Tổng nguồn vốn|Tỷ lệ nợ xấu (%)|Nợ xấu
1|Bình Lư|#10|#90|#5|#105|#1.1|#2
2|Tân Uyên|#12|#70|#3|#85|#1.2|#3
`)

  it('a total behind its columns', () => {
    expect(funds).toContain('binh_lu.tong_nguon_von = binh_lu + binh_lu.tien_gui + binh_lu.von_vay ?~')
  })

  it('a ratio to what it does not name', () => {
    expect(
      funds.filter((relation) => /^binh_lu\.ty_le_no_xau = .*no_xau \/ /.test(relation)).length,
    ).toBeGreaterThan(2)
  })

  it('that two opposites are all, and that others may be', () => {
    const rows = (one: string, other: string): string => `
HỢP TÁC XÃ NĂM 2021|<|<|<
TT|Chỉ tiêu|ĐVT|Năm 2021
1|Tổng số hợp tác xã|HTX|#20
|Trong đó:||
-|${one}|HTX|#12
-|${other}|HTX|#8
`
    expect(suggest(rows('HTX nông nghiệp', 'HTX phi nông nghiệp')).join()).toMatch(/\+/)
    expect(suggest(rows('HTX được vay vốn', 'HTX ứng dụng công nghệ cao'))).toEqual([])
  })

  it('an average of all or of the active ones', () => {
    const averages = suggest(`
LIÊN HIỆP HỢP TÁC XÃ NĂM 2021|<|<|<
TT|Chỉ tiêu|ĐVT|Năm 2021
1|Tổng số LHHTX|LHHTX|#100
2|LHHTX đang hoạt động|LHHTX|#80
3|Tổng doanh thu|triệu đồng|#9000
4|Doanh thu bình quân một LHHTX|triệu đồng|#90
`)
    expect(averages).toHaveLength(2)
  })
})

describe('figures decide', () => {
  const axes: Axes = {
    indicators: ['tong', 'a', 'b', 'c'].map((code) => ({ code })),
    periods: ['2016', '2017', '2018', '2019', '2020'],
  }
  const years = ['2016', '2017', '2018', '2019', '2020']

  /** Which of "tong = a + b" and "tong = a + b + c" is believed, for the totals of five years. */
  function believe(totals: readonly number[], isLikely = false): string[] {
    const figures = years.flatMap((period, at): Figure[] => [
      { indicator: 'tong', period, value: totals[at] ?? 0 },
      { indicator: 'a', period, value: 20 + at },
      { indicator: 'b', period, value: 10 },
      { indicator: 'c', period, value: 5 },
    ])
    const book = makeCubeBook(axes, figures)
    const line = (indicator: string) =>
      book.keyOf({ indicator, sector: 'ALL', locality: 'VN', period: '2016', scenario: 'actual' })
    const guesses = ['ab', 'abc'].map((pattern): Guessed<string> => ({
      draft: {
        kind: 'sum',
        result: line('tong'),
        terms: [...pattern].map((code) => ({ line: line(code), role: 'part', sign: 1, step: 0 })),
        factor: 1,
        complete: 'likely',
      },
      guess: { pattern, result: 'tong', isLikely: isLikely && pattern === 'ab' },
      from: pattern,
    }))
    return confirmGuesses(guesses, book.cube).map(({ from }) => from)
  }

  it('what holds nearly everywhere is believed, what does not is not', () => {
    expect(believe([30, 31, 32, 33, 34])).toEqual(['ab'])
    expect(believe([30, 31, 23, 33, 34])).toEqual(['ab'])
    expect(believe([35, 36, 37, 83, 39])).toEqual(['abc'])
    expect(believe([30, 31, 23, 43, 34].map((value, at) => (at === 0 ? value + 3 : value)))).toEqual([])
    expect(believe([90, 90, 90, 90, 90])).toEqual([])
  })

  it('what is likely is believed until figures speak against it', () => {
    expect(believe([30, 31, 23, 43, 34], true)).toEqual(['ab'])
    expect(believe([90, 90, 90, 90, 90], true)).toEqual([])
  })
})
