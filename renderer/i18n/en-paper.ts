import type { viChart, viPrintPreview } from './vi-paper'

export const enChart: typeof viChart = {
  series: { actual: 'Actual', plan: 'Plan', previous: 'Previous period' },
  category: 'Indicator',
  attainment: '% of plan',
  reference: 'plan = 100%',
  noFigure: 'no figure yet',
  total: 'Total',
  lessIsBetter: '(less is better)',
  omitted: (rows) =>
    `${String(rows)} indicators have an actual figure but nothing to compare with; not drawn.`,
  nothing: 'There are no figures for this chart yet. Type actual and plan on the Appendix sheet.',
  source: 'Source',
}

export const enPrintPreview: typeof viPrintPreview = {
  preview: 'Print preview',
  print: 'Print',
  savePdf: 'Save as PDF',
  close: 'Close',
  paper: { portrait: 'A4 portrait', landscape: 'A4 landscape' },
}
