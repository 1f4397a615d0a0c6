import { useMemo, useState } from 'react'
import { contextOf, tableOf, titleOf, useShownPlace } from '../../charts/use-picture'
import { drawPicture } from '../../../shared/charts/draw-picture'
import type { ViewRequest } from '../../../shared/contract/workbook-contract'
import type { ChartDefinition, ChartOutcome, ChartPicture } from '../../../shared/model/chart'
import type { PackId } from '../../../shared/model/ids'
import type { WorkbookState } from '../../../shared/model/workbook'
import { useWords, type Words } from '../../i18n/words'
import { useApp, useSession, useWorkbook } from '../../state/app-state'
import { useCharts } from '../../state/chart-store'
import { usePacks } from '../../state/pack-store'
import { keyOf, useHeldTables, type HeldTable } from '../../state/table-store'
import { listScreens, planForm, planPack, type MeetingScreen, type ScreenItem } from './list-screens'

export type Screens = {
  screens: readonly MeetingScreen[]
  /** Some of their tables have not come yet. */
  isReading: boolean
  tables: Tables
}
export type Tables = Readonly<Record<string, HeldTable>>

/**
 * The screens of a pack, or of what the window shows; they follow every change of their figures. `barsPerScreen`: how many
 * bars of a chart are legible on one of them.
 */
export function useScreens(pack: PackId | null, barsPerScreen: (picture: ChartPicture) => number): Screens {
  const words = useWords()
  const workbook = useWorkbook((state) => state.workbook)
  const items = useItems(pack)
  // Open as long as the meeting lasts: going on never waits.
  const tables = useHeldTables(
    useApp().tables,
    useMemo(() => items.flatMap(listRequests), [items]),
  )
  const [draw] = useState(createDrawing)
  return useMemo(() => {
    if (workbook === null) return { screens: [], isReading: false, tables }
    const find = (request: ViewRequest): HeldTable | undefined => tables[keyOf(request)]
    const screens = listScreens(items, {
      table: (request) => {
        const cache = find(request)?.cache ?? null
        return cache === null ? null : tableOf(cache)
      },
      draw: (definition, request) => draw(definition, request, find(request), workbook, words),
      nameIndicator: (request) =>
        request.kind === 'breakdown'
          ? (workbook.indicators.find(({ id }) => id === request.indicator)?.name ?? '')
          : '',
      nameChart: (definition) => titleOf(definition, workbook, words),
      barsPerScreen,
    })
    const isReading = items.flatMap(listRequests).some((request) => {
      const table = find(request)
      return table === undefined || (table.cache === null && table.failure === null)
    })
    return { screens, isReading, tables }
  }, [items, tables, workbook, words, barsPerScreen, draw])
}

function useItems(pack: PackId | null): readonly ScreenItem[] {
  const app = useApp()
  const shown = useShownPlace()
  const form = useSession((state) => state.form)
  const charts = useCharts(app.charts)
  const packs = usePacks(app.packs)
  return useMemo(() => {
    if (shown === null) return []
    const chosen = packs?.find(({ id }) => id === pack)
    if (chosen !== undefined) return planPack(chosen.definition, charts ?? [], shown)
    return planForm(form === null ? null : { kind: 'form', form, ...shown }, charts ?? [], shown)
  }, [shown, form, charts, packs, pack])
}

function listRequests(item: ScreenItem): ViewRequest[] {
  return item.kind === 'text' ? [] : [item.request]
}

type Draw = (
  definition: ChartDefinition,
  request: ViewRequest,
  table: HeldTable | undefined,
  workbook: WorkbookState,
  words: Words,
) => ChartOutcome | null

/** Draws a chart again only when its table, the workbook or the language has changed. */
function createDrawing(): Draw {
  const known = new WeakMap<
    HeldTable,
    Map<ChartDefinition, { of: readonly unknown[]; outcome: ChartOutcome }>
  >()
  return (definition, request, table, workbook, words) => {
    if (table?.cache == null) return null
    const ofTable =
      known.get(table) ?? new Map<ChartDefinition, { of: readonly unknown[]; outcome: ChartOutcome }>()
    known.set(table, ofTable)
    const drawn = ofTable.get(definition)
    if (drawn?.of[0] === workbook && drawn.of[1] === words) return drawn.outcome
    const context = contextOf(definition.source, request, workbook, words)
    const outcome = drawPicture(definition, tableOf(table.cache), context)
    ofTable.set(definition, { of: [workbook, words], outcome })
    return outcome
  }
}
