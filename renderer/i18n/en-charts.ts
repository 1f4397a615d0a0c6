import type { PictureWords, TableKind } from '../../shared/charts/picture-words'
import { enQualifiers } from './en-notes'
import type { viCharts, viRefusals } from './vi-charts'

const byRows: Record<TableKind, string> = {
  form: '',
  sectors: ' by sector',
  localities: ' by place',
  trend: '',
}

const compareWith = (withPlan: boolean, withPrevious: boolean): string => {
  const bases = [...(withPlan ? ['plan'] : []), ...(withPrevious ? ['previous period'] : [])]
  return bases.length === 0 ? 'actual' : `actual against ${bases.join(' and ')}`
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const enPicture: PictureWords = {
  series: { actual: 'Actual', plan: 'Plan', previous: 'Previous period' },
  attainment: '% of plan reached',
  share: 'Share (%)',
  planLine: 'plan = 100%',
  average: (figure) => `average: ${figure}`,
  overall: (figure) => `overall: ${figure}`,
  noFigure: 'no figure yet',
  lessIsBetter: '(less is better)',
  reached: (percent) => `${percent} of plan`,
  total: (figure) => `Total: ${figure}.`,
  others: (n, by) => `… and ${String(n)} other ${by === 'localities' ? 'places' : 'rows'}`,
  steps: { opening: 'Opening', closing: 'Closing', unexplained: 'Unexplained' },
  chosenRows: 'the chosen rows',
  waterfall: { total: 'Number at the date', rise: 'Rise', fall: 'Fall' },
  unit: (unit) => `unit: ${unit}`,
  source: (name) => `Source: ${name}`,
  titles: {
    compared: (of, by, withPlan, withPrevious) => {
      const what = compareWith(withPlan, withPrevious)
      return of === null ? upperFirst(what) : `${of}: ${what}${byRows[by]}`
    },
    attained: (of, by) =>
      of === null ? 'Attainment of the plan' : `${of}: attainment of the plan${byRows[by]}`,
    structure: (of, by) => `Structure of ${of}${byRows[by]}`,
    trend: (of, by) => `${of} over time${byRows[by]}`,
    ranking: (of, by) => `Ranking: ${of}${byRows[by]}`,
    change: (of) => `Change of ${of} in the period`,
    map: (of) => `${of} by place`,
  },
  notes: {
    estimated: 'Hatched bars, hollow points: estimates.',
    approximate: 'Hatched bars, hollow points: figures written as about so many.',
    missing: (n) => `${String(n)} figures are missing; they are marked and not taken for 0.`,
    omitted: (n) => `${String(n)} indicators have nothing to be compared with and are not drawn.`,
    zeroPlan: (n) =>
      `${String(n)} indicators have a plan of 0, of which nothing can be a percentage; not drawn.`,
    partial: 'The total lacks figures of some parts.',
    incomplete: (whole) => `${whole}: some parts have no figure yet, so it is not drawn as 100%.`,
    cut: (limit) =>
      `A bar with two white lines goes beyond ${limit} and is cut; the figure beside it is whole.`,
    doesNotSum: (parts, total) => `The parts add up to ${parts}, not to the total of ${total}.`,
    unexplained: (figure) =>
      `Opening plus rises minus falls is not the closing number: ${figure} is unexplained.`,
    noTile: (names) => `No tile on the grid: ${names}.`,
    sharesOfChosen: 'Shares are those among the chosen rows.',
    allZero: 'All figures are 0.',
  },
  qualifiers: enQualifiers,
}

export const enRefusals: typeof viRefusals = {
  nothing: () => 'There are no figures for this chart yet.',
  'one-point': () => 'There is one figure only; a comparison needs two.',
  'negative-parts': () =>
    'A part is negative, so that these are no parts of one whole. Choose structure bars.',
  'too-many': ({ count: n, most }) =>
    `There are ${String(n ?? '')} parts, more than the ${String(most ?? '')} this chart can tell apart. Choose structure bars, a ranking or small charts by sector.`,
  'units-differ': ({ units }) =>
    `The chosen rows have different units (${String(units ?? '')}) and share no axis. Choose rows of one unit.`,
  'no-base': () => 'There are actual figures, but no plan or previous period to compare with.',
  'does-not-sum': ({ parts, total }) =>
    `The parts add up to ${String(parts ?? '')}, not to the total of ${String(total ?? '')}, and are not drawn as 100%. Choose structure bars.`,
  'parts-missing': () =>
    'Some parts have no figure yet, so that they are no whole of 100%. Choose structure bars.',
  'no-places': () =>
    'Most places of this table are not on the grid of regions and provinces. Choose a ranking.',
}

export const enCharts: typeof viCharts = {
  name: 'Charts',
  kinds: {
    'grouped-bars': 'Bars side by side',
    bullets: 'Attainment of the plan',
    'structure-bars': 'Structure bars',
    doughnut: 'Doughnut',
    'stacked-100': 'Stacked to 100%',
    trend: 'Trend line',
    ranking: 'Ranking',
    waterfall: 'Waterfall',
    'small-multiples': 'Small charts by sector',
    'tile-grid': 'Tile grid of places',
  },
  kind: 'Kind of chart',
  unit: 'Unit',
  saved: 'Saved charts',
  proposals: 'Proposals for what is shown',
  emptyTitle: 'No chart is saved in this workbook',
  emptyText:
    'Choose a proposal below and save it, or select cells of a table and use Draw a chart from the selection.',
  noProposals:
    'Nothing to propose: a chart needs two actual figures at least, or an actual one with its plan or previous period, of this period and place.',
  keep: 'Save in the workbook',
  edit: 'Edit',
  duplicate: 'Duplicate',
  remove: 'Remove',
  moveHint: 'Drag to reorder, or use Alt+arrow up and down',
  open: 'Enlarge',
  back: 'Back to the gallery',
  copyPng: 'Copy as PNG',
  savePng: 'Save as PNG…',
  copySvg: 'Copy as SVG',
  saveSvg: 'Save as SVG…',
  copied: 'Chart copied; paste it into Word, PowerPoint or Excel.',
  copyRefused: 'The browser does not allow copying pictures. Save it to a file instead.',
  savedFile: (name) => `Chart saved: ${name}.`,
  details: 'Settings of the chart',
  title: 'Title of the chart',
  titleHint: 'Empty: named from the data',
  note: 'Note under the chart',
  rows: 'Rows drawn',
  allRows: 'Rows that suit the kind',
  time: 'Period and place',
  followWindow: 'Those shown in the window',
  fixed: (period, place) => `Fixed: ${period}, ${place}`,
  save: 'Store',
  cancel: 'Cancel',
  showMore: (n) => `Show ${String(n)} more`,
  loading: 'Reading the figures…',
  gone: 'The table of this chart is no longer in the workbook (its form, indicator, period or place was removed).',
  bars: (title) => `${title}. Arrows go through the figures, Enter goes to the cell.`,
  point: (category, series, figure) => `${category}, ${series}: ${figure}`,
  category: 'Indicator',
  nothingSelected: 'Select the cells to be drawn in a table.',
  fromSelection: 'From the selection',
  discard: 'Discard the proposals from the selection',
}
