import { isLying } from '../../charts/chart-scene'
import { requestOf, type ShownPlace } from '../../charts/use-picture'
import type { ChartTable } from '../../../shared/charts/figures'
import { splitPicture } from '../../../shared/charts/split-picture'
import type { ViewRequest } from '../../../shared/contract/workbook-contract'
import type { ChartDefinition, ChartOutcome, ChartPicture, StoredChart } from '../../../shared/model/chart'
import type { PackDefinition, PackItem } from '../../../shared/model/pack'
import type { TableRow } from '../../../shared/model/table-layout'

/**
 * What a meeting goes through: the items of a pack in its order, or the shown form and then the charts of the workbook. A
 * table becomes a screen for each of its numbered indicators; a chart with more bars than are legible becomes several.
 */
export type ScreenItem =
  | { kind: 'table'; id: string; request: ViewRequest; label: string }
  | { kind: 'chart'; id: string; request: ViewRequest; definition: ChartDefinition }
  | { kind: 'text'; id: string; title: string; paragraphs: readonly string[] }

/** `id` stays while figures change, so that a meeting stays where it is. `section` stands small over the title. */
export type MeetingScreen = { id: string; title: string; section: string } & (
  | { kind: 'indicator'; request: ViewRequest; row: string; ordinal: string }
  | {
      kind: 'chart'
      request: ViewRequest
      /** Null where it cannot be drawn: `outcome` says why. */
      picture: ChartPicture | null
      outcome: ChartOutcome
      part: number
      parts: number
    }
  | { kind: 'text'; paragraphs: readonly string[] }
)

export function planForm(
  request: ViewRequest | null,
  charts: readonly StoredChart[],
  shown: ShownPlace,
): ScreenItem[] {
  return [
    ...(request === null ? [] : [{ kind: 'table' as const, id: 'form', request, label: '' }]),
    ...charts.map((chart) => planChart(`chart-${String(chart.id)}`, chart.definition, shown)),
  ]
}

/** A chart that is no longer in the workbook is left out. Paragraphs stand under the heading before them. */
export function planPack(
  { items }: PackDefinition,
  charts: readonly StoredChart[],
  shown: ShownPlace,
): ScreenItem[] {
  const planned: ScreenItem[] = []
  for (const item of items) {
    const last = planned.at(-1)
    if (item.kind === 'table')
      planned.push({ kind: 'table', id: item.id, request: requestTable(item, shown), label: item.label })
    else if (item.kind === 'chart') {
      const { chart } = item
      const definition = typeof chart === 'object' ? chart : charts.find(({ id }) => id === chart)?.definition
      if (definition !== undefined) planned.push(planChart(item.id, definition, shown))
    } else if (item.kind === 'text' && item.style === 'paragraph' && last?.kind === 'text')
      planned[planned.length - 1] = { ...last, paragraphs: [...last.paragraphs, ...readLines(item.text)] }
    else if (item.kind === 'text' && item.style === 'paragraph')
      planned.push({ kind: 'text', id: item.id, title: '', paragraphs: readLines(item.text) })
    else if (item.kind === 'text')
      planned.push({ kind: 'text', id: item.id, title: item.text, paragraphs: [] })
  }
  return planned
}

function readLines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}

function planChart(id: string, definition: ChartDefinition, shown: ShownPlace): ScreenItem {
  return { kind: 'chart', id, request: requestOf(definition.source, shown), definition }
}

function requestTable({ source, ...item }: PackItem & { kind: 'table' }, shown: ShownPlace): ViewRequest {
  const period = item.period === 'shown' ? shown.period : item.period
  const locality = item.locality === 'shown' ? shown.locality : item.locality
  switch (source.table) {
    case 'form':
      return { kind: 'form', form: source.form, period, locality }
    case 'formulas':
      return { kind: 'formulas', period, locality }
    case 'breakdown':
      return {
        kind: 'breakdown',
        by: source.by,
        ...(source.list === null ? {} : { list: source.list }),
        indicator: source.indicator,
        period,
        locality,
      }
  }
}

type Sources = {
  /** Null: it has not come yet, or is gone. */
  table: (request: ViewRequest) => ChartTable | null
  draw: (definition: ChartDefinition, request: ViewRequest) => ChartOutcome | null
  /** What a breakdown is of. */
  nameIndicator: (request: ViewRequest) => string
  /** What a chart is called that cannot be drawn. */
  nameChart: (definition: ChartDefinition) => string
  /** How many bars of a picture are legible on one screen. */
  barsPerScreen: (picture: ChartPicture) => number
}

export function listScreens(items: readonly ScreenItem[], sources: Sources): MeetingScreen[] {
  return items.flatMap((item): MeetingScreen[] => {
    switch (item.kind) {
      case 'text':
        return [{ ...item, section: '' }]
      case 'table': {
        const table = sources.table(item.request)
        return table === null ? [] : listIndicators(item, table, sources.nameIndicator(item.request))
      }
      case 'chart': {
        const outcome = sources.draw(item.definition, item.request)
        return outcome === null ? [] : splitChart(item, outcome, sources)
      }
    }
  })
}

function listIndicators(
  { id, request, label }: ScreenItem & { kind: 'table' },
  { layout }: ChartTable,
  name: string,
): MeetingScreen[] {
  const make = (row: TableRow, section: string, title: string): MeetingScreen => ({
    kind: 'indicator',
    id: `${id}/${row.id}`,
    title,
    section: [label, section].filter((text) => text !== '').join(' · '),
    request,
    row: row.id,
    ordinal: row.ordinal,
  })
  if (request.kind === 'breakdown') {
    const total = layout.rows.find(({ kind }) => kind === 'total')
    return total === undefined ? [] : [make(total, layout.rowLabel ?? '', name)]
  }
  const rows = layout.rows.filter(isNumbered)
  const chosen = rows.length > 0 ? rows : layout.rows.filter(({ kind }) => kind === 'item')
  return chosen.map((row) => {
    const section = layout.rows.slice(0, layout.rows.indexOf(row)).findLast(({ kind }) => kind === 'section')
    return make(row, section === undefined ? '' : nameSection(section), row.label)
  })
}

function nameSection({ ordinal, label }: TableRow): string {
  return ordinal === '' ? label : `${ordinal}. ${label}`
}

/** Rows with a number of their own; "-" and "+" belong to the row above. */
function isNumbered({ kind, ordinal }: TableRow): boolean {
  return kind === 'item' && /^\d/u.test(ordinal)
}

function splitChart(
  { id, request, definition }: ScreenItem & { kind: 'chart' },
  outcome: ChartOutcome,
  sources: Sources,
): MeetingScreen[] {
  const { picture } = outcome
  const common = { kind: 'chart' as const, request, section: '' }
  if (picture === null)
    return [{ ...common, id, title: sources.nameChart(definition), outcome, picture, part: 1, parts: 1 }]
  const pages = isLying(picture) ? splitPicture(picture, sources.barsPerScreen(picture)) : [picture]
  return pages.map((page, at) => ({
    ...common,
    id: at === 0 ? id : `${id}/${String(at + 1)}`,
    title: picture.title,
    outcome: { picture: page, refusal: null },
    picture: page,
    part: at + 1,
    parts: pages.length,
  }))
}

/** The screen a meeting begins with: that of a row of the sheet, or of the numbered row above it. */
export function findStart(
  screens: readonly MeetingScreen[],
  rows: readonly TableRow[],
  row: string | null,
): number {
  const at = rows.findIndex(({ id }) => id === row)
  for (let position = at; position >= 0; position -= 1) {
    const wanted = rows[position]?.id
    const found = screens.findIndex((screen) => screen.kind === 'indicator' && screen.row === wanted)
    if (found !== -1) return found
  }
  return 0
}
