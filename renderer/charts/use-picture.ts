import { useMemo } from 'react'
import tileList from '../../resources/reference/tiles.json'
import { drawPicture } from '../../shared/charts/draw-picture'
import type { ChartTable } from '../../shared/charts/figures'
import { nameChart } from '../../shared/charts/name-chart'
import type { PictureContext } from '../../shared/charts/picture-words'
import type { ViewRequest } from '../../shared/contract/workbook-contract'
import type { ChartDefinition, ChartOutcome, ChartSource } from '../../shared/model/chart'
import type { LocalityId, PeriodId } from '../../shared/model/ids'
import type { WorkbookState } from '../../shared/model/workbook'
import { useWords, type Words } from '../i18n/words'
import { useApp, useSession, useWorkbook } from '../state/app-state'
import { useHeldTable, type HeldTable } from '../state/table-store'
import type { ViewCache } from '../state/view-cache'

/** From a definition to its picture, kept up with the figures, the window's period and place, and the language. */

/** Period and place of the window: what "shown" means in a definition. */
export type ShownPlace = { period: PeriodId; locality: LocalityId }

export function useShownPlace(): ShownPlace | null {
  const period = useSession((state) => state.period)
  const locality = useSession((state) => state.locality)
  return useMemo(
    () => (period === null || locality === null ? null : { period, locality }),
    [period, locality],
  )
}

/** The table that a chart reads. */
export function requestOf(source: ChartSource, shown: ShownPlace): ViewRequest {
  const period = source.period === 'shown' ? shown.period : source.period
  const locality = source.locality === 'shown' ? shown.locality : source.locality
  switch (source.table) {
    case 'form':
      return { kind: 'form', form: source.form, period, locality }
    case 'breakdown':
      return {
        kind: 'breakdown',
        by: source.by,
        ...(source.list === null ? {} : { list: source.list }),
        indicator: source.indicator,
        period,
        locality,
      }
    case 'trend':
      return { kind: 'trend', indicator: source.indicator, by: source.by, period, locality }
  }
}

/** What a builder needs beside the table. */
export function contextOf(
  source: ChartSource,
  request: ViewRequest,
  workbook: WorkbookState,
  words: Words,
): PictureContext {
  const period = workbook.periods.find(({ id }) => id === request.period)
  const place = workbook.localities.find(({ id }) => id === request.locality)
  const indicator =
    source.table === 'form' ? undefined : workbook.indicators.find(({ id }) => id === source.indicator)
  const form = source.table === 'form' ? workbook.forms.find(({ id }) => id === source.form) : undefined
  return {
    words: words.picture,
    name: indicator?.name ?? form?.name ?? '',
    by: source.table === 'breakdown' ? source.by : source.table,
    // A trend goes over many periods.
    period: period === undefined || source.table === 'trend' ? '' : words.writePeriod(period),
    place: place?.name ?? '',
    source: workbook.name,
    tiles: tileList.tiles,
  }
}

/** What a chart is called in lists, and where it cannot be drawn. */
export function titleOf(definition: ChartDefinition, workbook: WorkbookState | null, words: Words): string {
  const { source, kind } = definition
  const indicator =
    source.table === 'form' ? undefined : workbook?.indicators.find(({ id }) => id === source.indicator)
  const by = source.table === 'breakdown' ? source.by : source.table
  return nameChart(
    definition,
    { words: words.picture, name: indicator?.name ?? '', by },
    words.charts.kinds[kind],
  )
}

export type ShownPicture =
  | { state: 'reading' }
  /** Its form, indicator, period or place is no longer in the workbook. */
  | { state: 'gone' }
  | { state: 'drawn'; outcome: ChartOutcome; request: ViewRequest }

/** The picture of a definition, drawn again whenever its table changes. */
export function usePicture(definition: ChartDefinition): ShownPicture {
  const app = useApp()
  const words = useWords()
  const shown = useShownPlace()
  const workbook = useWorkbook((state) => state.workbook)
  const request = useMemo(
    () => (shown === null ? null : requestOf(definition.source, shown)),
    [definition, shown],
  )
  const table = useHeldTable(app.tables, request)
  return useMemo(
    () => drawTable(definition, table, request, workbook, words),
    [definition, table, request, workbook, words],
  )
}

export function drawTable(
  definition: ChartDefinition,
  table: HeldTable | null,
  request: ViewRequest | null,
  workbook: WorkbookState | null,
  words: Words,
): ShownPicture {
  if (table?.failure != null) return { state: 'gone' }
  if (table?.cache == null || request === null || workbook === null) return { state: 'reading' }
  const context = contextOf(definition.source, request, workbook, words)
  return { state: 'drawn', outcome: drawPicture(definition, tableOf(table.cache), context), request }
}

export function tableOf({ layout, values, flags }: ViewCache): ChartTable {
  return { layout, cells: { values, flags } }
}
