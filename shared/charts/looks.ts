import type { PictureSeries } from '../model/chart'

/**
 * How series look: a fill, lines over it, and an order in which neighbours differ in lightness as well as in colour and
 * pattern, so that a chart is read in grey, by a colour-blind eye and from the back of a room. Colours are "#rrggbb".
 */
export type Pattern = 'none' | 'diagonal' | 'back-diagonal' | 'cross' | 'horizontal' | 'vertical' | 'dots'

export type Look = {
  /** Null: hollow, the ground shows. */
  fill: string | null
  /** Outline and lines. */
  ink: string
  pattern: Pattern
}

export type Theme = 'light' | 'dark' | 'contrast'
type Role = Exclude<PictureSeries['role'], 'part'>
type Palette = { roles: Readonly<Record<Role, Look>>; parts: readonly Look[]; shades: readonly string[] }

const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    roles: {
      actual: { fill: '#1f6f54', ink: '#1f6f54', pattern: 'none' },
      plan: { fill: null, ink: '#8a6a00', pattern: 'diagonal' },
      previous: { fill: '#b4c4bb', ink: '#5d6f64', pattern: 'none' },
      total: { fill: '#33413a', ink: '#33413a', pattern: 'none' },
      rise: { fill: '#8fc7ae', ink: '#1f6f54', pattern: 'none' },
      fall: { fill: '#f0d2bb', ink: '#9c4a10', pattern: 'back-diagonal' },
    },
    parts: [
      { fill: '#1f5f7a', ink: '#1f5f7a', pattern: 'none' },
      { fill: '#f3dd8a', ink: '#7a5b00', pattern: 'diagonal' },
      { fill: '#1f6f54', ink: '#d7efe4', pattern: 'dots' },
      { fill: '#c4dff2', ink: '#1d4f91', pattern: 'horizontal' },
      { fill: '#a3430c', ink: '#ffe3d0', pattern: 'back-diagonal' },
      { fill: '#ead7e4', ink: '#6b3a75', pattern: 'cross' },
      { fill: '#4f4a73', ink: '#e2dff5', pattern: 'vertical' },
      { fill: '#e4e6e0', ink: '#55604f', pattern: 'none' },
    ],
    shades: ['#eef4f0', '#cfe3d8', '#9fc9b5', '#5b9c80', '#1f6f54'],
  },
  dark: {
    roles: {
      actual: { fill: '#4fb48c', ink: '#4fb48c', pattern: 'none' },
      plan: { fill: null, ink: '#e0bf5c', pattern: 'diagonal' },
      previous: { fill: '#56665c', ink: '#93a599', pattern: 'none' },
      total: { fill: '#c9d3cb', ink: '#c9d3cb', pattern: 'none' },
      rise: { fill: '#4fb48c', ink: '#4fb48c', pattern: 'none' },
      fall: { fill: '#5a3a26', ink: '#ff9d7a', pattern: 'back-diagonal' },
    },
    parts: [
      { fill: '#8fc4e8', ink: '#8fc4e8', pattern: 'none' },
      { fill: '#6b5410', ink: '#f3dd8a', pattern: 'diagonal' },
      { fill: '#7fd1b0', ink: '#10392b', pattern: 'dots' },
      { fill: '#2d4a66', ink: '#a9d0f5', pattern: 'horizontal' },
      { fill: '#f0a680', ink: '#5a2408', pattern: 'back-diagonal' },
      { fill: '#58405e', ink: '#e6c8ee', pattern: 'cross' },
      { fill: '#bdb6ee', ink: '#332e57', pattern: 'vertical' },
      { fill: '#4a524b', ink: '#c9d3cb', pattern: 'none' },
    ],
    shades: ['#232b26', '#2d453a', '#36664f', '#419571', '#4fb48c'],
  },
  contrast: {
    roles: {
      actual: { fill: '#000000', ink: '#000000', pattern: 'none' },
      plan: { fill: null, ink: '#000000', pattern: 'diagonal' },
      previous: { fill: '#a8a8a8', ink: '#000000', pattern: 'none' },
      total: { fill: '#000000', ink: '#000000', pattern: 'none' },
      rise: { fill: '#8c8c8c', ink: '#000000', pattern: 'none' },
      fall: { fill: null, ink: '#000000', pattern: 'back-diagonal' },
    },
    parts: [
      { fill: '#000000', ink: '#000000', pattern: 'none' },
      { fill: '#ffffff', ink: '#000000', pattern: 'diagonal' },
      { fill: '#4d4d4d', ink: '#ffffff', pattern: 'dots' },
      { fill: '#ffffff', ink: '#000000', pattern: 'horizontal' },
      { fill: '#000000', ink: '#ffffff', pattern: 'back-diagonal' },
      { fill: '#ffffff', ink: '#000000', pattern: 'cross' },
      { fill: '#4d4d4d', ink: '#ffffff', pattern: 'vertical' },
      { fill: '#d0d0d0', ink: '#000000', pattern: 'none' },
    ],
    shades: ['#ffffff', '#d9d9d9', '#b3b3b3', '#737373', '#000000'],
  },
}

/** The look of a series; `at` is its place among those of the picture. Paper and files are "light". */
export function lookOf(series: Pick<PictureSeries, 'role'>, at: number, theme: Theme = 'light'): Look {
  const { roles, parts } = palettes[theme]
  if (series.role !== 'part') return roles[series.role]
  return parts[at % parts.length] ?? roles.actual
}

/** An estimate wears the lines of its series on an empty ground. */
export function estimatedLook(look: Look): Look {
  return { fill: null, ink: look.fill ?? look.ink, pattern: 'cross' }
}

/** The shade of a tile between the least and the most, from light to dark. */
export function shadeOf(value: number, least: number, most: number, theme: Theme = 'light'): string {
  const { shades } = palettes[theme]
  const share = most > least ? (value - least) / (most - least) : 1
  return shades[Math.min(shades.length - 1, Math.floor(share * shades.length))] ?? '#ffffff'
}

/** Relative luminance of a colour, 0 to 1 (WCAG 2.2, relative luminance): what is left of it in grey. */
export function luminanceOf(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** 1 for the same lightness to 21 for black on white (WCAG 2.2, contrast ratio). */
export function contrastOf(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}
