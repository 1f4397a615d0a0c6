import { describe, expect, it } from 'vitest'
import { breakPages, type MeasuredTable } from '../../../../renderer/print/break-pages'

// "s" marks a row that stays with the next one; every row is 10 high, "L" is 40. Notes are lines after the last row.
const table = (heights: string, notes: readonly number[] = []): MeasuredTable => ({
  page: 100,
  title: 20,
  head: 10,
  rows: [
    ...[...heights].map((mark, at) => ({
      height: mark === 'L' ? 40 : 10,
      keepWithNext: mark === 's' || (notes.length > 0 && at === heights.length - 1),
    })),
    ...notes.map((height) => ({ height, keepWithNext: false })),
  ],
})
const rows = (count: number): string => 'r'.repeat(count)

describe('breakPages', () => {
  it('fills pages to the last row that fits; the head repeats, the title does not', () => {
    expect(breakPages(table(rows(7)))).toEqual([{ from: 0, to: 7 }])
    expect(breakPages(table(rows(8)))).toEqual([
      { from: 0, to: 7 },
      { from: 7, to: 8 },
    ])
    expect(breakPages(table(rows(17)))).toEqual([
      { from: 0, to: 7 },
      { from: 7, to: 16 },
      { from: 16, to: 17 },
    ])
  })

  it('takes a section, or a section with its heading, along to the next page', () => {
    expect(breakPages(table('rrrrrrsr'))[1]).toEqual({ from: 6, to: 8 })
    expect(breakPages(table('rrrrrssr'))[1]).toEqual({ from: 5, to: 8 })
    expect(breakPages(table('rrrrrrsL'))[1]).toEqual({ from: 6, to: 8 })
  })

  it('breaks inside a run of sections that is longer than a page', () => {
    const pages = breakPages(table('s'.repeat(20)))
    expect(pages.map((page) => page.to - page.from)).toEqual([7, 9, 4])
  })

  it('moves the notes with the last row when they do not fit, alone when that row fills its page', () => {
    expect(breakPages(table(rows(5), [20]))).toEqual([{ from: 0, to: 6 }])
    expect(breakPages(table(rows(6), [20]))).toEqual([
      { from: 0, to: 5 },
      { from: 5, to: 7 },
    ])
    expect(breakPages(table('r', [70]))).toEqual([
      { from: 0, to: 1 },
      { from: 1, to: 2 },
    ])
  })

  it('lets more notes than fit run over to the next page, line by line', () => {
    expect(breakPages(table(rows(5), [20, 10, 10, 10]))).toEqual([
      { from: 0, to: 6 },
      { from: 6, to: 9 },
    ])
  })

  it('gives a row higher than a page a page of its own', () => {
    const high = { height: 500, keepWithNext: false }
    const low = { height: 10, keepWithNext: false }
    expect(breakPages({ ...table(''), rows: [low, high, low] })).toEqual([
      { from: 0, to: 1 },
      { from: 1, to: 2 },
      { from: 2, to: 3 },
    ])
  })

  it('has one page for a table without rows', () => {
    expect(breakPages(table('', [200]))).toEqual([{ from: 0, to: 1 }])
    expect(breakPages(table(''))).toEqual([{ from: 0, to: 0 }])
  })

  it('covers every row exactly once, whatever the rows are', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      let state = seed
      const marks = Array.from({ length: seed % 40 }, () => {
        state = (state * 1103515245 + 12345) % 2147483648
        return 'rrrrsL'[Math.floor(state / 65536) % 6] ?? 'r'
      }).join('')
      const notes = seed % 3 === 0 ? [25, 10] : []
      const pages = breakPages(table(marks, notes))
      expect(pages[0]?.from).toBe(0)
      expect(pages.at(-1)?.to).toBe(marks.length + notes.length)
      pages.slice(1).forEach((page, index) => {
        expect(page.from, `seed ${String(seed)}`).toBe(pages[index]?.to)
      })
    }
  })
})
