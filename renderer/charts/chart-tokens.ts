import type { Theme } from '../../shared/charts/looks'

/** Colours and face around the series of a chart, read from the CSS variables in force where it stands. */
export type ChartTokens = {
  theme: Theme
  text: string
  muted: string
  line: string
  surface: string
  family: string
}

/** What is drawn for paper and into files, wherever the window stands. */
export const paperTokens: ChartTokens = {
  theme: 'light',
  text: '#000000',
  muted: '#3a3a3a',
  line: '#c8c8c8',
  surface: '#ffffff',
  family: '"Times New Roman", Tinos, serif',
}

export function readChartTokens(element: Element, theme: Theme, paper: boolean): ChartTokens {
  if (paper) return { ...paperTokens, theme, family: getComputedStyle(element).fontFamily }
  const style = getComputedStyle(element)
  const token = (name: string, otherwise: string): string => style.getPropertyValue(name).trim() || otherwise
  return {
    theme,
    text: token('--text', paperTokens.text),
    muted: token('--muted', paperTokens.muted),
    line: token('--line', paperTokens.line),
    surface: token('--surface', paperTokens.surface),
    family: style.fontFamily,
  }
}
