import type { ChartRole } from '../../shared/table/chart-data'

/** Colours and face of a chart, read from the CSS variables in force where it stands: window, dark window or paper. */
export type ChartTokens = {
  bars: Readonly<Record<ChartRole, string>>
  text: string
  muted: string
  line: string
  surface: string
  family: string
}

export function readChartTokens(element: Element): ChartTokens {
  const style = getComputedStyle(element)
  const token = (name: string, otherwise: string): string => style.getPropertyValue(name).trim() || otherwise
  return {
    bars: {
      actual: token('--bar-actual', '#1f6f54'),
      plan: token('--bar-plan', '#c9a227'),
      previous: token('--bar-previous', '#9fb3a6'),
    },
    text: token('--text', '#000000'),
    muted: token('--muted', '#555555'),
    line: token('--line', '#cccccc'),
    surface: token('--surface', '#ffffff'),
    family: style.fontFamily,
  }
}
