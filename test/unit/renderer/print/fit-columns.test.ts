import { describe, expect, it } from 'vitest'
import { fitColumns, type MeasureText } from '../../../../renderer/print/fit-columns'
import type { PaperTableContent } from '../../../../renderer/print/paper-content'
import { contentSize } from '../../../../renderer/print/paper-size'
import { buildAppendix, buildSectors, buildWide, paperWords } from '../../../golden/print/print-fixture'

const measure: MeasureText = (text, look) => text.length * (look === 'bold' ? 0.72 : 0.66)
const contentOf = (built: Pick<PaperTableContent, 'layout' | 'cells'>): PaperTableContent => ({
  ...built,
  stated: null,
  words: paperWords,
})
const { width } = contentSize('landscape')
const portrait = contentSize('portrait').width
const sum = (widths: readonly number[]): number => widths.reduce((all, one) => all + one, 0)

describe('fitColumns', () => {
  it('keeps 12 pt where the table fits, and uses the whole page', () => {
    const parts = fitColumns(contentOf(buildAppendix(20)), width, measure)
    expect(parts.map(({ size, columns }) => ({ size, columns }))).toEqual([
      { size: 12, columns: [0, 2, 3, 5, 6] },
    ])
    expect(sum(parts[0]?.widths ?? [])).toBeCloseTo(width, 6)
    // TT, Chỉ tiêu, the unit, five columns of figures.
    expect(parts[0]?.widths).toHaveLength(8)
  })

  it('has no unit column where a line above the table says the unit', () => {
    const [part] = fitColumns(contentOf(buildSectors()), portrait, measure)
    expect(part?.widths).toHaveLength(4)
  })

  it('shrinks before it splits, and never under 8 pt', () => {
    const sizes = Array.from({ length: 40 }, (_, at) =>
      fitColumns(contentOf(buildWide(at + 1)), width, measure),
    )
    const whole = sizes.filter((parts) => parts.length === 1).map((parts) => parts[0]?.size ?? 0)
    expect(whole[0]).toBe(12)
    expect(whole).toEqual(whole.toSorted((one, other) => other - one))
    expect(whole.at(-1)).toBeLessThan(12)
    for (const part of sizes.flat()) expect(part.size).toBeGreaterThanOrEqual(8)
    // What is split once stays split with more columns.
    const counts = sizes.map((parts) => parts.length)
    expect(counts).toEqual(counts.toSorted((one, other) => one - other))
    expect(counts.at(-1)).toBeGreaterThan(1)
  })

  it('splits by columns: each once, in order, each part within the page, notes under the last', () => {
    const parts = fitColumns(contentOf(buildWide(40)), width, measure)
    expect(parts.flatMap(({ columns }) => columns)).toEqual(Array.from({ length: 40 }, (_, at) => at))
    expect(parts.map(({ first }) => first)).toEqual(parts.map((_, at) => at === 0))
    expect(parts.map(({ last }) => last)).toEqual(parts.map((_, at) => at === parts.length - 1))
    for (const { widths, columns, size } of parts) {
      expect(sum(widths)).toBeLessThanOrEqual(width + 1e-6)
      expect(widths).toHaveLength(columns.length + 3)
      const needed = measure('10.009.039', 'plain') * size
      for (const one of widths.slice(3)) expect(one).toBeGreaterThan(needed)
    }
  })

  it('gives a column wider than the page a part of its own', () => {
    const parts = fitColumns(contentOf(buildWide(3)), 400, measure)
    expect(parts.flatMap(({ columns }) => columns)).toEqual([0, 1, 2])
    expect(parts.every(({ columns }) => columns.length > 0)).toBe(true)
  })
})
