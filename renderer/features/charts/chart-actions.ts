import type {
  ChartDefinition,
  ChartPicture,
  ChartSource,
  PicturePoint,
  StoredChart,
} from '../../../shared/model/chart'
import type { ChartId, PeriodId } from '../../../shared/model/ids'
import type { ShownPlace, ViewRequest } from '../../../shared/contract/workbook-contract'
import { listChosenRows } from '../../../shared/charts/choose-kinds'
import { loadImageFonts, renderChartPng, renderChartSvg } from '../../charts/chart-image'
import { tableOf } from '../../charts/use-picture'
import type { SheetHandle } from '../../grid/sheet-props'
import type { Words } from '../../i18n/words'
import type { AppState } from '../../state/app-state'
import { showNotice } from '../../state/notices'
import { reportFailure } from '../../state/report-failure'
import type { ViewSlot } from '../../state/view-store'

/** What the gallery does: charts are kept and arranged by the host, images handed to the clipboard or a file. */

type Scope = { app: AppState; words: Words }

/** Runs one of them; a failure becomes its sentence. */
export function runChartAction({ app, words }: Scope, action: Promise<unknown>): void {
  action.catch((error: unknown) => {
    reportFailure(app.session, words, error)
  })
}

export async function keepChart(
  { app }: Scope,
  definition: ChartDefinition,
  name: string,
  after: ChartId | null = null,
): Promise<ChartId> {
  return (await app.connection.call('chart.define', { id: null, after, definition, name })).chart
}

export async function changeChart(
  { app }: Scope,
  id: ChartId,
  definition: ChartDefinition,
  name: string,
): Promise<void> {
  await app.connection.call('chart.define', { id, after: null, definition, name })
}

export async function removeChart({ app }: Scope, chart: ChartId, name: string): Promise<void> {
  await app.connection.call('chart.remove', { chart, name })
}

/** Moves a chart to a place in the order. */
export async function moveChart(
  { app }: Scope,
  charts: readonly StoredChart[],
  id: ChartId,
  to: number,
): Promise<void> {
  const rest = charts.map((chart) => chart.id).filter((one) => one !== id)
  const order = rest.toSpliced(Math.max(0, Math.min(to, rest.length)), 0, id)
  if (order.every((one, at) => one === charts[at]?.id)) return
  await app.connection.call('chart.arrange', { charts: order })
}

/** Goes to the cell behind a point. A point of a trend stands on the table of its own period. */
export function placeOfPoint(request: ViewRequest, point: PicturePoint): ShownPlace | null {
  if (point.cell === null) return null
  if (request.kind !== 'trend') return { request, from: point.cell, to: point.cell }
  const [period = '', scenario = ''] = point.cell.column.split('-')
  const { indicator, locality } = request
  const cell = { row: point.cell.row, column: scenario === 'plan' ? 'plan' : 'actual' }
  return {
    request: { kind: 'breakdown', by: 'sectors', indicator, period: Number(period) as PeriodId, locality },
    from: cell,
    to: cell,
  }
}

/** Asks for charts of the selected rows of a sheet; says so when nothing is selected. */
export function drawSelection({ app, words }: Scope, slot: ViewSlot, sheet: SheetHandle | null): void {
  const { cache } = app.views.store.getState()[slot]
  const selected = sheet?.selectedCells() ?? null
  const rows = selected?.rows.flatMap((at) => cache?.layout.rows[at]?.id ?? []) ?? []
  const chosen = cache === null ? null : listChosenRows(tableOf(cache), rows)
  const source = cache === null || chosen === null ? null : sourceOf(cache.request, chosen)
  if (source === null) showNotice(app.session, 'info', words.charts.nothingSelected)
  else app.session.setState({ tab: 'charts', chartSource: source, shownChart: null })
}

function sourceOf(request: ViewRequest, rows: readonly string[]): ChartSource | null {
  const place = { period: 'shown', locality: 'shown' } as const
  if (request.kind === 'form') return { table: 'form', form: request.form, rows, unit: null, ...place }
  if (request.kind !== 'breakdown') return null
  const { by, indicator } = request
  return { table: 'breakdown', by, list: request.list ?? null, indicator, rows, ...place }
}

/** A chart as a file, whole with title and notes. */
export async function savePicture(
  { app, words }: Scope,
  picture: ChartPicture,
  format: 'png' | 'svg',
): Promise<void> {
  const target = await app.platform.pickTarget(format, `${nameFile(picture.title)}.${format}`)
  if (target === null) return
  const content = format === 'svg' ? await writeSvg(picture) : await readBase64(await renderChartPng(picture))
  const { name } = await app.connection.call('chart.savePicture', { target: target.file, format, content })
  await app.platform.finishTarget(target)
  showNotice(app.session, 'done', words.charts.savedFile(name))
}

/** A chart on the clipboard: as an image for documents, or as the text of an SVG. */
export async function copyPicture(
  { app, words }: Scope,
  picture: ChartPicture,
  format: 'png' | 'svg',
): Promise<void> {
  try {
    if (format === 'svg') await navigator.clipboard.writeText(await writeSvg(picture))
    else await navigator.clipboard.write([new ClipboardItem({ 'image/png': renderChartPng(picture) })])
    showNotice(app.session, 'done', words.charts.copied)
  } catch {
    showNotice(app.session, 'info', words.charts.copyRefused)
  }
}

async function writeSvg(picture: ChartPicture): Promise<string> {
  await loadImageFonts(picture)
  return renderChartSvg(picture)
}

function nameFile(title: string): string {
  const plain = title
    .replace(/[<>:"/\\|?*\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return plain.slice(0, 100).trim()
}

async function readBase64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let binary = ''
  for (let from = 0; from < bytes.length; from += 32_768)
    binary += String.fromCharCode(...bytes.subarray(from, from + 32_768))
  return btoa(binary)
}
