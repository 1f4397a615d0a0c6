import { cellAddress, quoteSheetName, type GridRange } from '../../shared/table/cell-grid'
import type { Look } from '../../shared/charts/looks'
import type { ChartCells } from '../../shared/table/sheet-model'
import { escapeXml, xmlHead } from './write-xml'

/**
 * A chart as office programs draw it, editable there: the part that a workbook and a slide both hold. Every reference
 * carries what its cells hold now: viewers that do not calculate show nothing otherwise. Series differ by colour and by
 * pattern, so that they stay apart on a black and white print. Bars start at zero.
 */
export type NativeChart = {
  /** "" where it has its title elsewhere. */
  title: string
  /** Groups share the axes: bars with lines over them. A doughnut stands alone. */
  groups: readonly NativeGroup[]
  /** Number format of figures. */
  format: string
  /** Ends of the value axis, the distance between its ticks and their format; absent: as the program likes. */
  axis?: { min: number; max: number; step: number; format: string }
  /** Where the plot lies in the chart, in shares of it; absent: as the program likes. */
  plot?: { x: number; y: number; w: number; h: number }
  legend: boolean
  /** Points of the type of title, labels and axes. */
  type: { title: number; label: number; axis: number }
}

export type NativeGroup = {
  draw: 'bars' | 'columns' | 'line' | 'doughnut'
  /** Overlaid: side by side no longer, but each on those before it. */
  grouping: 'clustered' | 'overlaid' | 'stacked' | 'percentStacked'
  series: readonly NativeSeries[]
}

export type NativeSeries = {
  name: ChartCells
  categories: ChartCells
  values: ChartCells
  /** Null: not drawn, as what floating bars stand on. */
  look: Look | null
  /** Points that look otherwise. */
  points?: readonly { at: number; look: Look }[]
  /** Figures at the points; where there may be a fill behind them they stand on a white ground. */
  labels: LabelPlace
  /** Points whose figures stand elsewhere. */
  labelPoints?: readonly { at: number; place: LabelPlace }[]
  /** Number format of its figures; absent: that of the chart. */
  format?: string
}

/** Outside is above the points of a line. */
export type LabelPlace = 'none' | 'inside' | 'outside' | 'below' | 'beside'

/** Native names of the patterns of a look. */
const presets: Readonly<Record<Exclude<Look['pattern'], 'none'>, string>> = {
  diagonal: 'wdUpDiag',
  'back-diagonal': 'wdDnDiag',
  cross: 'diagCross',
  horizontal: 'narHorz',
  vertical: 'narVert',
  dots: 'pct20',
}

const chartSpace = 'http://schemas.openxmlformats.org/drawingml/2006/chart'
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const categoryAxis = '111111111'
const valueAxis = '222222222'

/** @param data the relation to the workbook with its figures, for charts outside one */
export function writeNativeChart(chart: NativeChart, data: string | null = null): string {
  const { groups, title } = chart
  const isRound = groups.some(({ draw }) => draw === 'doughnut')
  let order = 0
  const plots = groups.map((group) => {
    const xml = plotXml(chart, group, order)
    order += group.series.length
    return xml
  })
  return (
    `${xmlHead}<c:chartSpace xmlns:c="${chartSpace}" xmlns:a="${drawing}" xmlns:r="${relations}"><c:roundedCorners val="0"/>` +
    `<c:chart>${title === '' ? '' : titleXml(title, chart.type.title)}<c:autoTitleDeleted val="${title === '' ? '1' : '0'}"/>` +
    `<c:plotArea>${layoutXml(chart.plot)}${plots.join('')}${isRound ? '' : axesXml(chart)}<c:spPr><a:noFill/></c:spPr></c:plotArea>` +
    (chart.legend ? legendXml(groups, chart.type.label) : '') +
    '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>' +
    `<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>${data === null ? lineXml('BFBFBF') : '<a:ln><a:noFill/></a:ln>'}</c:spPr>` +
    `${fontXml(chart.type.axis)}${data === null ? '' : `<c:externalData r:id="${data}"><c:autoUpdate val="0"/></c:externalData>`}</c:chartSpace>`
  )
}

function plotXml(chart: NativeChart, group: NativeGroup, first: number): string {
  const series = group.series.map((one, at) => seriesXml(chart, group, one, first + at)).join('')
  const axes = `<c:axId val="${categoryAxis}"/><c:axId val="${valueAxis}"/>`
  switch (group.draw) {
    case 'doughnut':
      return `<c:doughnutChart><c:varyColors val="1"/>${series}<c:firstSliceAng val="0"/><c:holeSize val="55"/></c:doughnutChart>`
    case 'line':
      return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${axes}</c:lineChart>`
    case 'bars':
    case 'columns': {
      const isApart = group.grouping === 'clustered'
      const overlap = isApart ? '' : '<c:overlap val="100"/>'
      const gap = group.series.length === 1 || !isApart ? '60' : '50'
      const grouping = group.grouping === 'overlaid' ? 'clustered' : group.grouping
      return (
        `<c:barChart><c:barDir val="${group.draw === 'bars' ? 'bar' : 'col'}"/><c:grouping val="${grouping}"/><c:varyColors val="0"/>` +
        `${series}<c:gapWidth val="${gap}"/>${overlap}${axes}</c:barChart>`
      )
    }
  }
}

function seriesXml(chart: NativeChart, group: NativeGroup, one: NativeSeries, order: number): string {
  const number = String(order)
  const isBar = group.draw === 'bars' || group.draw === 'columns'
  const points = (one.points ?? [])
    .map(
      ({ at, look }) =>
        `<c:dPt><c:idx val="${String(at)}"/>${isBar ? '<c:invertIfNegative val="0"/>' : ''}<c:bubble3D val="0"/><c:spPr>${fillXml(look)}</c:spPr></c:dPt>`,
    )
    .join('')
  return (
    `<c:ser><c:idx val="${number}"/><c:order val="${number}"/><c:tx>${textReference(one.name)}</c:tx>` +
    `<c:spPr>${group.draw === 'line' ? strokeXml(one.look) : fillXml(one.look)}</c:spPr>` +
    (isBar ? '<c:invertIfNegative val="0"/>' : '') +
    (group.draw === 'line' ? markerXml(one.look) : '') +
    points +
    labelsXml(one, group, chart) +
    `<c:cat>${textReference(one.categories)}</c:cat><c:val>${numberReference(one.values, chart.format)}</c:val>` +
    `${group.draw === 'line' ? '<c:smooth val="0"/>' : ''}</c:ser>`
  )
}

function axesXml({ groups, format, axis, type }: NativeChart): string {
  const lying = groups.some(({ draw }) => draw === 'bars')
  const isShare = groups.some(({ grouping }) => grouping === 'percentStacked')
  const ends =
    axis === undefined ? '' : `<c:max val="${String(axis.max)}"/><c:min val="${String(axis.min)}"/>`
  const step = axis === undefined ? '' : `<c:majorUnit val="${String(axis.step)}"/>`
  return (
    // Lying bars are drawn from below; the first row of the table belongs on top.
    `<c:catAx><c:axId val="${categoryAxis}"/><c:scaling><c:orientation val="${lying ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/>` +
    `<c:axPos val="${lying ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>` +
    `<c:spPr>${lineXml('808080')}</c:spPr>${fontXml(type.axis)}<c:crossAx val="${valueAxis}"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>` +
    `<c:valAx><c:axId val="${valueAxis}"/><c:scaling><c:orientation val="minMax"/>${ends}</c:scaling><c:delete val="0"/>` +
    `<c:axPos val="${lying ? 't' : 'l'}"/><c:majorGridlines><c:spPr>${lineXml('D9D9D9')}</c:spPr></c:majorGridlines>` +
    `<c:numFmt formatCode="${escapeXml(isShare ? '0%' : (axis?.format ?? format))}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="${lying ? 'high' : 'nextTo'}"/>` +
    `<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${fontXml(type.axis)}<c:crossAx val="${categoryAxis}"/><c:crosses val="autoZero"/><c:crossBetween val="between"/>${step}</c:valAx>`
  )
}

function layoutXml(plot: NativeChart['plot']): string {
  if (plot === undefined) return '<c:layout/>'
  const { x, y, w, h } = plot
  return (
    '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>' +
    `<c:x val="${share(x)}"/><c:y val="${share(y)}"/><c:w val="${share(w)}"/><c:h val="${share(h)}"/></c:manualLayout></c:layout>`
  )
}

function share(value: number): string {
  return value.toFixed(4)
}

/** What is not drawn is not in the legend either. */
function legendXml(groups: readonly NativeGroup[], size: number): string {
  const hidden = groups
    .flatMap(({ series }) => series)
    .flatMap(({ look }, at) =>
      look === null ? [`<c:legendEntry><c:idx val="${String(at)}"/><c:delete val="1"/></c:legendEntry>`] : [],
    )
  return `<c:legend><c:legendPos val="b"/>${hidden.join('')}<c:overlay val="0"/>${fontXml(size)}</c:legend>`
}

function titleXml(title: string, size: number): string {
  const font = (name: string, lang: string): string =>
    `<a:${name}${lang} sz="${String(size * 100)}" b="1"><a:latin typeface="Times New Roman"/></a:${name}>`
  return `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr>${font('defRPr', '')}</a:pPr><a:r>${font('rPr', ' lang="vi-VN"')}<a:t>${escapeXml(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`
}

function labelsXml(one: NativeSeries, group: NativeGroup, chart: NativeChart): string {
  const points = one.labelPoints ?? []
  if (one.labels === 'none' && points.length === 0) return ''
  const look = (place: LabelPlace): string =>
    place === 'none' ? '<c:delete val="1"/>' : labelXml(place, group, one.format ?? chart.format, chart)
  const apart = points.map(({ at, place }) => `<c:dLbl><c:idx val="${String(at)}"/>${look(place)}</c:dLbl>`)
  return `<c:dLbls>${apart.join('')}${look(one.labels)}</c:dLbls>`
}

function labelXml(
  place: Exclude<LabelPlace, 'none'>,
  { draw, grouping }: NativeGroup,
  format: string,
  { type }: NativeChart,
): string {
  const isOnFill = place === 'inside' || grouping === 'overlaid'
  const ground = isOnFill ? '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>' : '<a:noFill/>'
  const position = { inside: 'ctr', outside: draw === 'line' ? 't' : 'outEnd', below: 'b', beside: 'r' }[
    place
  ]
  // A ring has one place for its figures, which must not be named.
  const at = draw === 'doughnut' ? '' : `<c:dLblPos val="${position}"/>`
  return `<c:numFmt formatCode="${escapeXml(format)}" sourceLinked="0"/><c:spPr>${ground}<a:ln><a:noFill/></a:ln></c:spPr>${fontXml(type.label)}${at}<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`
}

/** Patterns have an outline: on white paper their own edge is hard to see. */
function fillXml(look: Look | null): string {
  if (look === null) return '<a:noFill/><a:ln><a:noFill/></a:ln>'
  const [fill, ink] = [colour(look.fill ?? '#ffffff'), colour(look.ink)]
  if (look.pattern === 'none') return `<a:solidFill>${fill}</a:solidFill>${lineXml(hex(look.ink))}`
  return `<a:pattFill prst="${presets[look.pattern]}"><a:fgClr>${ink}</a:fgClr><a:bgClr>${fill}</a:bgClr></a:pattFill>${lineXml(hex(look.ink))}`
}

/** "#rrggbb" as the format has it. */
function hex(value: string): string {
  return value.slice(1).toUpperCase()
}

function colour(value: string): string {
  return `<a:srgbClr val="${hex(value)}"/>`
}

function strokeXml(look: Look | null): string {
  if (look === null) return '<a:ln><a:noFill/></a:ln>'
  const dash = look.pattern === 'none' ? '' : '<a:prstDash val="dash"/>'
  return `<a:ln w="28575" cap="rnd"><a:solidFill>${colour(look.ink)}</a:solidFill>${dash}<a:round/></a:ln>`
}

function markerXml(look: Look | null): string {
  if (look === null) return '<c:marker><c:symbol val="none"/></c:marker>'
  const isPlain = look.pattern === 'none'
  return `<c:marker><c:symbol val="${isPlain ? 'circle' : 'diamond'}"/><c:size val="7"/><c:spPr><a:solidFill>${colour(isPlain ? look.ink : '#ffffff')}</a:solidFill>${lineXml(hex(look.ink))}</c:spPr></c:marker>`
}

function lineXml(color: string): string {
  return `<a:ln w="9525"><a:solidFill><a:srgbClr val="${color}"/></a:solidFill></a:ln>`
}

function fontXml(size: number): string {
  return `<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="${String(size * 100)}" b="0"><a:latin typeface="Times New Roman"/></a:defRPr></a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr>`
}

function textReference(cells: ChartCells): string {
  return `<c:strRef><c:f>${reference(cells)}</c:f><c:strCache>${pointsXml(cells.cached)}</c:strCache></c:strRef>`
}

function numberReference(cells: ChartCells, format: string): string {
  return `<c:numRef><c:f>${reference(cells)}</c:f><c:numCache><c:formatCode>${escapeXml(format)}</c:formatCode>${pointsXml(cells.cached)}</c:numCache></c:numRef>`
}

function pointsXml(values: ChartCells['cached']): string {
  const points = values.map((value, at) =>
    value === null ? '' : `<c:pt idx="${String(at)}"><c:v>${escapeXml(String(value))}</c:v></c:pt>`,
  )
  return `<c:ptCount val="${String(values.length)}"/>${points.join('')}`
}

function reference({ sheet, range }: ChartCells): string {
  return escapeXml(`${quoteSheetName(sheet)}!${absoluteRange(range)}`)
}

/** "$B$2:$D$8"; one cell alone is "$B$2". */
export function absoluteRange({ top, left, bottom, right }: GridRange): string {
  const address = (row: number, column: number): string =>
    `$${cellAddress(0, column).slice(0, -1)}$${String(row + 1)}`
  const first = address(top, left)
  return top === bottom && left === right ? first : `${first}:${address(bottom, right)}`
}
