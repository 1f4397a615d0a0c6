import type { Look } from '../../shared/charts/looks'
import type { SheetChart } from '../../shared/table/sheet-model'
import { writeNativeChart } from './native-chart'
import { escapeXml, xmlHead } from './write-xml'

/** The charts on a page of a workbook, over its own cells. */
const chartSpace = 'http://schemas.openxmlformats.org/drawingml/2006/chart'
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006/main'
const placed = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
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
  const { title, format, bars, categories, series } = chart
  return writeNativeChart({
    title,
    format,
    legend: series.length > 1,
    type: { title: 13, label: 10, axis: 10 },
    groups: [
      {
        draw: bars === 'horizontal' ? 'bars' : 'columns',
        grouping: 'clustered',
        series: series.map(({ name, values, look }) => ({
          name,
          categories,
          values,
          look: looks[look],
          labels: 'outside',
        })),
      },
    ],
  })
}

/** Sheets are printed in grey mostly. */
const looks: Readonly<Record<SheetChart['series'][number]['look'], Look>> = {
  dark: { fill: '#404040', ink: '#404040', pattern: 'none' },
  outlined: { fill: '#ffffff', ink: '#404040', pattern: 'none' },
  light: { fill: '#ffffff', ink: '#7f7f7f', pattern: 'diagonal' },
}
