import { useMemo } from 'react'
import {
  requestOf,
  titleOf,
  useShownPlace,
  type ShownPicture,
  type ShownPlace,
} from '../../charts/use-picture'
import { usePictures } from '../../charts/use-pictures'
import { useWords, type Words } from '../../i18n/words'
import type { ItemContent } from '../../print/compose-paper'
import type { ChartDefinition, ChartPicture, StoredChart } from '../../../shared/model/chart'
import type { ViewId } from '../../../shared/model/ids'
import type { PackDefinition, PackItem } from '../../../shared/model/pack'
import type { ViewRequest } from '../../../shared/contract/workbook-contract'
import type { WorkbookState } from '../../../shared/model/workbook'
import { useApp, useWorkbook } from '../../state/app-state'
import { useCharts } from '../../state/chart-store'
import type { HeldTable } from '../../state/table-store'
import { useHeldTables } from '../../state/use-held-tables'

/** What the items of a pack show now, kept up with the workbook: by their ids, for paper and for files. */
export type PackContent = {
  contents: ReadonlyMap<string, ItemContent>
  /** Open views of the tables that can be shown. */
  views: ReadonlyMap<string, ViewId>
  /** Whether something is still being read. */
  isReading: boolean
}

type TableItem = Extract<PackItem, { kind: 'table' }>
type ChartItem = Extract<PackItem, { kind: 'chart' }>

export function usePackContent({ items }: Pick<PackDefinition, 'items'>): PackContent {
  const app = useApp()
  const words = useWords()
  const workbook = useWorkbook((state) => state.workbook)
  const shown = useShownPlace()
  const charts = useCharts(app.charts)
  // An edit of a text or a title leaves tables and charts as they are.
  const key = JSON.stringify(items.filter(({ kind }) => kind === 'table' || kind === 'chart'))
  const wanted = useMemo(() => JSON.parse(key) as readonly (TableItem | ChartItem)[], [key])
  const tableItems = useMemo(() => wanted.filter((item) => item.kind === 'table'), [wanted])
  const chartItems = useMemo(() => wanted.filter((item) => item.kind === 'chart'), [wanted])
  const requests = useMemo(
    () => tableItems.map((item) => (shown === null ? null : requestOfItem(item, shown))),
    [tableItems, shown],
  )
  const tables = useHeldTables(app.tables, requests)
  const definitions = useMemo(
    () => chartItems.map((item) => definitionOf(item, charts ?? [])),
    [chartItems, charts],
  )
  const known = useMemo(() => definitions.filter((one) => one !== null), [definitions])
  const pictures = usePictures(known)
  return useMemo(() => {
    const contents = new Map<string, ItemContent>()
    const views = new Map<string, ViewId>()
    tableItems.forEach((item, at) => {
      const table = tables[at] ?? null
      const content = contentOfTable(item, table, words)
      if (content !== null) contents.set(item.id, content)
      if (content?.kind === 'table' && table?.cache != null) views.set(item.id, table.cache.view)
    })
    let next = 0
    chartItems.forEach((item, at) => {
      const definition = definitions[at] ?? null
      const picture = definition === null ? null : pictures[next++]
      const content = charts === null ? null : contentOfChart(definition, picture ?? null, workbook, words)
      if (content !== null) contents.set(item.id, content)
    })
    return { contents, views, isReading: contents.size < tableItems.length + chartItems.length }
  }, [tableItems, chartItems, tables, definitions, pictures, charts, workbook, words])
}

/** The table that an item shows. */
function requestOfItem({ source, period, locality }: TableItem, shown: ShownPlace): ViewRequest {
  if (source.table !== 'formulas') {
    const rows = null
    const place = { period, locality, rows }
    return requestOf(
      source.table === 'form' ? { ...source, ...place, unit: null } : { ...source, ...place },
      shown,
    )
  }
  return {
    kind: 'formulas',
    period: period === 'shown' ? shown.period : period,
    locality: locality === 'shown' ? shown.locality : locality,
  }
}

function definitionOf({ chart }: ChartItem, charts: readonly StoredChart[]): ChartDefinition | null {
  if (typeof chart !== 'number') return chart
  return charts.find(({ id }) => id === chart)?.definition ?? null
}

function contentOfTable(item: TableItem, table: HeldTable | null, words: Words): ItemContent | null {
  if (table?.failure != null) {
    const name = item.label === '' ? words.packs.kinds.table : item.label
    return { kind: 'missing', name, reason: words.packs.tableGone }
  }
  if (table?.cache == null) return null
  const { layout, values, flags } = table.cache
  return {
    kind: 'table',
    // The cache is changed in place: paper holds the figures of one moment.
    content: {
      layout,
      cells: { values: [...values], flags: [...flags] },
      stated: null,
      words: words.paper,
      marks: item.marks,
    },
  }
}

function contentOfChart(
  definition: ChartDefinition | null,
  shown: ShownPicture | null,
  workbook: WorkbookState | null,
  words: Words,
): ItemContent | null {
  if (definition === null || shown === null)
    return { kind: 'missing', name: words.packs.kinds.chart, reason: words.packs.chartGone }
  if (shown.state === 'reading') return null
  const name = titleOf(definition, workbook, words)
  if (shown.state === 'gone') return { kind: 'missing', name, reason: words.charts.gone }
  const { picture, refusal } = shown.outcome
  if (picture !== null) return { kind: 'chart', picture }
  return { kind: 'missing', name, reason: words.chartRefusals[refusal.reason](refusal.detail) }
}

/** The pictures of a pack by item. */
export function listPictures(contents: PackContent['contents']): ReadonlyMap<string, ChartPicture> {
  return new Map(
    [...contents].flatMap(([id, content]) =>
      content.kind === 'chart' ? [[id, content.picture] as const] : [],
    ),
  )
}
