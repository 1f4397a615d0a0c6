import { describe, expect, it } from 'vitest'
import { breakPages, type PaperLine } from '../../../../renderer/print/break-pages'

// A table on a page of 100: a title of 20 and a head of 10 that repeats. "s" marks a row that stays with the next one; every
// row is 10 high, "L" is 40. Notes are lines after the last row.
const page = 100
const lineOf = (over: Partial<PaperLine> & { height: number }): PaperLine => ({
  repeat: 0,
  after: 0,
  keepWithNext: false,
  breakBefore: false,
  ...over,
})
const table = (heights: string, notes: readonly number[] = []): PaperLine[] => [
  lineOf({ height: 20, keepWithNext: true }),
  ...[...heights].map((mark, at) =>
    lineOf({
      height: (mark === 'L' ? 40 : 10) + (at === 0 ? 10 : 0),
      repeat: at === 0 ? 0 : 10,
      keepWithNext: mark === 's' || (notes.length > 0 && at === heights.length - 1),
    }),
  ),
  ...notes.map((height) => lineOf({ height })),
]
/** Rows of each page: the title is line 0. */
const breakTable = (lines: readonly PaperLine[]): { from: number; to: number }[] =>
  breakPages(lines, page).map(({ from, to }) => ({ from: Math.max(0, from - 1), to: to - 1 }))
const rows = (count: number): string => 'r'.repeat(count)

describe('breakPages', () => {
  it('fills pages to the last row that fits; the head repeats, the title does not', () => {
    expect(breakTable(table(rows(7)))).toEqual([{ from: 0, to: 7 }])
    expect(breakTable(table(rows(8)))).toEqual([
      { from: 0, to: 7 },
      { from: 7, to: 8 },
    ])
    expect(breakTable(table(rows(17)))).toEqual([
      { from: 0, to: 7 },
      { from: 7, to: 16 },
      { from: 16, to: 17 },
    ])
  })

  it('takes a section, or a section with its heading, along to the next page', () => {
    expect(breakTable(table('rrrrrrsr'))[1]).toEqual({ from: 6, to: 8 })
    expect(breakTable(table('rrrrrssr'))[1]).toEqual({ from: 5, to: 8 })
    expect(breakTable(table('rrrrrrsL'))[1]).toEqual({ from: 6, to: 8 })
  })

  it('breaks inside a run of sections that is longer than a page', () => {
    const pages = breakTable(table('s'.repeat(20)))
    expect(pages.map((page) => page.to - page.from)).toEqual([7, 9, 4])
  })

  it('moves the notes with the last row when they do not fit, alone when that row fills its page', () => {
    expect(breakTable(table(rows(5), [20]))).toEqual([{ from: 0, to: 6 }])
    expect(breakTable(table(rows(6), [20]))).toEqual([
      { from: 0, to: 5 },
      { from: 5, to: 7 },
    ])
    expect(breakTable(table('r', [70]))).toEqual([
      { from: 0, to: 1 },
      { from: 1, to: 2 },
    ])
  })

  it('lets more notes than fit run over to the next page, line by line', () => {
    expect(breakTable(table(rows(5), [20, 10, 10, 10]))).toEqual([
      { from: 0, to: 6 },
      { from: 6, to: 9 },
    ])
  })

  it('gives a row higher than a page a page of its own', () => {
    const high = lineOf({ height: 500 })
    const low = lineOf({ height: 10 })
    expect(breakPages([low, high, low], page)).toEqual([
      { from: 0, to: 1 },
      { from: 1, to: 2 },
      { from: 2, to: 3 },
    ])
  })

  it('has one page where there is nothing, or less than a page', () => {
    expect(breakPages([], page)).toEqual([{ from: 0, to: 0 }])
    expect(breakTable(table('r'))).toEqual([{ from: 0, to: 1 }])
  })

  it('breaks where it must, and keeps nothing over such a break', () => {
    const kept = lineOf({ height: 10, keepWithNext: true })
    expect(breakPages([kept, lineOf({ height: 10, breakBefore: true }), kept], page)).toEqual([
      { from: 0, to: 1 },
      { from: 1, to: 3 },
    ])
  })

  it('lets the end of a page swallow the room below its last line', () => {
    const spaced = lineOf({ height: 45, after: 10 })
    expect(breakPages([spaced, spaced], page)).toEqual([{ from: 0, to: 2 }])
    expect(breakPages([spaced, lineOf({ height: 46 })], page)).toHaveLength(2)
  })

  it('moves no more of a run than a page holds: nothing is cut off', () => {
    const large = lineOf({ height: 60, keepWithNext: true })
    expect(breakPages([lineOf({ height: 30 }), large, large, lineOf({ height: 30 })], page)).toEqual([
      { from: 0, to: 2 },
      { from: 2, to: 4 },
    ])
  })

  it('takes a signature over with the two lines before it', () => {
    const text = Array.from({ length: 9 }, (_, at) => lineOf({ height: 10, keepWithNext: at >= 7 }))
    expect(breakPages([...text, lineOf({ height: 30 })], page)).toEqual([
      { from: 0, to: 7 },
      { from: 7, to: 10 },
    ])
  })

  it('covers every row exactly once on pages that hold them, whatever the rows are', () => {
    const heightOf = (lines: readonly PaperLine[], from: number, to: number): number =>
      (lines[from]?.repeat ?? 0) +
      lines.slice(from, to).reduce((sum, { height, after }) => sum + height + after, 0)
    for (let seed = 1; seed <= 300; seed += 1) {
      let state = seed
      const marks = Array.from({ length: seed % 40 }, () => {
        state = (state * 1103515245 + 12345) % 2147483648
        return 'rrrrsL'[Math.floor(state / 65536) % 6] ?? 'r'
      }).join('')
      const notes = seed % 3 === 0 ? [25, 10] : []
      const lines = table(marks, notes)
      const pages = breakPages(lines, page)
      expect(pages[0]?.from).toBe(0)
      expect(pages.at(-1)?.to).toBe(lines.length)
      pages.forEach(({ from, to }, index) => {
        if (index > 0) expect(from, `seed ${String(seed)}`).toBe(pages[index - 1]?.to)
        if (to - from > 1) expect(heightOf(lines, from, to), `seed ${String(seed)}`).toBeLessThanOrEqual(page)
      })
    }
  })
})
