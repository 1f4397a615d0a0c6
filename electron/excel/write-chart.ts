import { cellAddress, quoteSheetName, type GridRange } from '../../shared/table/cell-grid'
import type { ChartCells, SheetChart } from '../../shared/table/sheet-model'
import { escapeXml, xmlHead } from './write-xml'

/**
 * Bar charts as spreadsheets draw them. Every reference carries what its cells hold now: viewers that do not calculate
 * show nothing otherwise. Bars differ by shade and outline, so that they stay apart on a black and white print.
 */
const chartSpace = 'http://schemas.openxmlformats.org/drawingml/2006/chart'
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006/main'
const placed = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const categoryAxis = '111111111'
const valueAxis = '222222222'
/** Below the edge of the row, in 1/12700 points, or the frame is drawn on the sheet of paper before. */
const clearance = 25_400

/** The drawing of a page: where each chart lies. `ids` are the charts' relations. */
export function writeDrawing(charts: readonly SheetChart[], ids: readonly string[]): string {
  const anchors = charts.map(({ area, title }, at) => {
    const number = String(at + 2)
    const corner = (name: string, column: number, row: number, offset: number): string =>
      `<xdr:${name}><xdr:col>${String(column)}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${String(row)}</xdr:row><xdr:rowOff>${String(offset)}</xdr:rowOff></xdr:${name}>`
    return (
      `<xdr:twoCellAnchor>${corner('from', area.left, area.top, clearance)}${corner('to', area.right + 1, area.bottom + 1, 0)}` +
      `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${number}" name="Chart ${String(at + 1)}" descr="${escapeXml(title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
      '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
      `<a:graphic><a:graphicData uri="${chartSpace}"><c:chart xmlns:c="${chartSpace}" r:id="${ids[at] ?? ''}"/></a:graphicData></a:graphic>` +
      '</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>'
    )
  })
  return `${xmlHead}<xdr:wsDr xmlns:xdr="${placed}" xmlns:a="${drawing}" xmlns:r="${relations}">${anchors.join('')}</xdr:wsDr>`
}

export function writeChart(chart: SheetChart): string {
  const lying = chart.bars === 'horizontal'
  const series = chart.series.map((one, at) => {
    const order = String(at)
    return (
      `<c:ser><c:idx val="${order}"/><c:order val="${order}"/><c:tx>${textReference(one.name)}</c:tx>` +
      `<c:spPr>${looks[one.look]}</c:spPr><c:invertIfNegative val="0"/>${labelsXml(chart.format)}` +
      `<c:cat>${textReference(chart.categories)}</c:cat><c:val>${numberReference(one.values, chart.format)}</c:val></c:ser>`
    )
  })
  const single = chart.series.length === 1
  // Lying bars are drawn from below; the first row of the table belongs on top.
  const order = lying ? 'maxMin' : 'minMax'
  return (
    `${xmlHead}<c:chartSpace xmlns:c="${chartSpace}" xmlns:a="${drawing}" xmlns:r="${relations}"><c:roundedCorners val="0"/>` +
    `<c:chart>${titleXml(chart.title)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>` +
    `<c:barChart><c:barDir val="${lying ? 'bar' : 'col'}"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series.join('')}` +
    `<c:gapWidth val="${single ? '60' : '50'}"/><c:axId val="${categoryAxis}"/><c:axId val="${valueAxis}"/></c:barChart>` +
    `<c:catAx><c:axId val="${categoryAxis}"/><c:scaling><c:orientation val="${order}"/></c:scaling><c:delete val="0"/>` +
    `<c:axPos val="${lying ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>` +
    `<c:spPr>${lineXml('808080')}</c:spPr>${fontXml(10)}<c:crossAx val="${valueAxis}"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>` +
    `<c:valAx><c:axId val="${valueAxis}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>` +
    `<c:axPos val="${lying ? 't' : 'l'}"/><c:majorGridlines><c:spPr>${lineXml('D9D9D9')}</c:spPr></c:majorGridlines>` +
    `<c:numFmt formatCode="${escapeXml(chart.format)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="${lying ? 'high' : 'nextTo'}"/>` +
    `<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${fontXml(10)}<c:crossAx val="${categoryAxis}"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>` +
    `<c:spPr><a:noFill/></c:spPr></c:plotArea>` +
    (single ? '' : `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${fontXml(11)}</c:legend>`) +
    '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>' +
    `<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>${lineXml('BFBFBF')}</c:spPr>${fontXml(10)}</c:chartSpace>`
  )
}

const looks = {
  dark: '<a:solidFill><a:srgbClr val="404040"/></a:solidFill>',
  outlined:
    '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="12700"><a:solidFill><a:srgbClr val="404040"/></a:solidFill></a:ln>',
  light:
    '<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="7F7F7F"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill><a:ln w="9525"><a:solidFill><a:srgbClr val="7F7F7F"/></a:solidFill></a:ln>',
} as const

function titleXml(title: string): string {
  const font = (name: string): string =>
    `<a:${name} lang="vi-VN" sz="1300" b="1"><a:latin typeface="Times New Roman"/></a:${name}>`
  return `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr>${font('defRPr').replace(' lang="vi-VN"', '')}</a:pPr><a:r>${font('rPr')}<a:t>${escapeXml(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`
}

function labelsXml(format: string): string {
  return `<c:dLbls><c:numFmt formatCode="${escapeXml(format)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${fontXml(9)}<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`
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
