import { describe, expect, it } from 'vitest'
import {
  contrastOf,
  estimatedLook,
  lookOf,
  luminanceOf,
  shadeOf,
  type Look,
} from '../../../../shared/charts/looks'
import { wrapLabel } from '../../../../shared/charts/wrap-label'
import { listTicks, spanAxis, tickStep } from '../../../../shared/charts/value-axis'

const surfaces = { light: '#ffffff', dark: '#1d221e', contrast: '#ffffff' } as const
const themes = ['light', 'dark', 'contrast'] as const

/** What is left of a fill in grey; a hollow one shows the ground. */
const fillOf = (look: Look, theme: (typeof themes)[number]): string => look.fill ?? surfaces[theme]
const part = (at: number, theme: (typeof themes)[number]): Look => lookOf({ role: 'part' }, at, theme)

describe.each(themes)('looks of %s', (theme) => {
  it('keep neighbouring parts apart in grey', () => {
    for (let at = 0; at < 7; at += 1)
      expect(contrastOf(fillOf(part(at, theme), theme), fillOf(part(at + 1, theme), theme))).toBeGreaterThan(
        2,
      )
  })
  it('keep actual, plan and previous apart in grey', () => {
    const [actual, plan, previous] = (['actual', 'plan', 'previous'] as const).map((role) =>
      lookOf({ role }, 0, theme),
    )
    if (actual === undefined || plan === undefined || previous === undefined) throw new Error('no looks')
    expect(contrastOf(fillOf(actual, theme), fillOf(plan, theme))).toBeGreaterThan(3)
    expect(contrastOf(fillOf(actual, theme), fillOf(previous, theme))).toBeGreaterThan(2)
    expect(plan.pattern).not.toBe(previous.pattern)
  })
  it('differ in pattern as well: no two parts share fill and lines', () => {
    const looks = Array.from({ length: 8 }, (_, at) => JSON.stringify(part(at, theme)))
    expect(new Set(looks).size).toBe(8)
  })
  it('have lines and outlines that are seen on their ground', () => {
    for (let at = 0; at < 8; at += 1) {
      const look = part(at, theme)
      if (look.pattern !== 'none') expect(contrastOf(look.ink, fillOf(look, theme))).toBeGreaterThan(3)
    }
    const plan = lookOf({ role: 'plan' }, 0, theme)
    expect(contrastOf(plan.ink, surfaces[theme])).toBeGreaterThan(3)
    const estimate = estimatedLook(lookOf({ role: 'actual' }, 0, theme))
    expect(contrastOf(estimate.ink, surfaces[theme])).toBeGreaterThan(3)
  })
  it('shade from least to most without turning back', () => {
    const grey = [0, 25, 50, 75, 100].map((value) => luminanceOf(shadeOf(value, 0, 100, theme)))
    const sorted = grey.toSorted((a, b) => a - b)
    expect(grey).toEqual(theme === 'dark' ? sorted : sorted.toReversed())
    expect(new Set(grey).size).toBe(5)
  })
})

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
  it('breaks a word that is longer than a line', () => {
    expect(wrapLabel('x'.repeat(25), 10, 4)).toEqual(['x'.repeat(10), 'x'.repeat(10), 'x'.repeat(5)])
  })
  it('is no line for an empty name', () => {
    expect(wrapLabel('  ', 10, 2)).toEqual([])
  })
})

describe('an axis', () => {
  it('holds zero and every value, with round ends', () => {
    expect(spanAxis([25454, 26500])).toEqual({ min: 0, max: 30000 })
    expect(spanAxis([-340, 120])).toEqual({ min: -400, max: 200 })
    expect(spanAxis([-5])).toEqual({ min: -5, max: 0 })
    expect(spanAxis([0.004])).toEqual({ min: 0, max: 0.004 })
    expect(spanAxis([])).toEqual({ min: 0, max: 1 })
    expect(spanAxis([0, 0])).toEqual({ min: 0, max: 1 })
  })
  it('has ticks without binary dust', () => {
    expect(listTicks(spanAxis([0.3]))).toEqual([0, 0.1, 0.2, 0.3])
    expect(tickStep(0)).toBe(1)
  })
  it('always have zero among the ticks, and both ends', () => {
    for (const values of [
      [-340, 120],
      [-5, 101],
      [-31, 100],
      [-1, 99.9],
      [-12000, 7],
      [-0.3, 2.2],
      [5],
      [-7],
    ]) {
      const axis = spanAxis(values)
      const ticks = listTicks(axis)
      expect(ticks).toContain(0)
      expect([ticks[0], ticks.at(-1)]).toEqual([axis.min, axis.max])
      expect(axis.min).toBeLessThanOrEqual(Math.min(...values))
      expect(axis.max).toBeGreaterThanOrEqual(Math.max(0, ...values))
    }
  })
  it('of whole numbers are whole numbers', () => {
    expect(tickStep(1, true)).toBe(1)
    expect(tickStep(1)).toBe(0.2)
    expect(tickStep(30000, true)).toBe(10000)
  })
})
