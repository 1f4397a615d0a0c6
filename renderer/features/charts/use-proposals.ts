import { useMemo } from 'react'
import { chooseKinds } from '../../../shared/charts/choose-kinds'
import type { ChartDefinition, ChartSource } from '../../../shared/model/chart'
import { contextOf, requestOf, tableOf, useShownPlace } from '../../charts/use-picture'
import { useWords } from '../../i18n/words'
import { useApp, useSession, useWorkbook } from '../../state/app-state'
import { useHeldTable } from '../../state/table-store'

const shown = { period: 'shown', locality: 'shown' } as const

/** Charts for what the window shows, best first: of its form, of its indicator by sector and place and over time. */
export function useProposals(): { proposals: readonly ChartDefinition[]; isReading: boolean } {
  const form = useSession((state) => state.form)
  const indicator = useSession((state) => state.indicator)
  const list = useSession((state) => state.sectorList)
  const sources = useMemo(
    (): Record<'form' | 'sectors' | 'localities' | 'whole' | 'over', ChartSource | null> => ({
      form: form === null ? null : { table: 'form', form, rows: null, unit: null, ...shown },
      sectors:
        indicator === null
          ? null
          : { table: 'breakdown', by: 'sectors', list, indicator, rows: null, ...shown },
      localities:
        indicator === null
          ? null
          : { table: 'breakdown', by: 'localities', list: null, indicator, rows: null, ...shown },
      whole: indicator === null ? null : { table: 'trend', indicator, by: 'whole', ...shown },
      over: indicator === null ? null : { table: 'trend', indicator, by: 'sectors', ...shown },
    }),
    [form, indicator, list],
  )
  const parts = [
    useKinds(sources.form),
    useKinds(sources.sectors),
    useKinds(sources.localities),
    useKinds(sources.whole),
    useKinds(sources.over),
  ]
  return {
    proposals: parts.flatMap((one) => one ?? []),
    isReading: parts.some((one) => one === null),
  }
}

/** Kinds that suit the table of a source now; null while it is being read. */
export function useKinds(source: ChartSource | null): readonly ChartDefinition[] | null {
  const app = useApp()
  const words = useWords()
  const place = useShownPlace()
  const workbook = useWorkbook((state) => state.workbook)
  const request = useMemo(
    () => (source === null || place === null ? null : requestOf(source, place)),
    [source, place],
  )
  const table = useHeldTable(app.tables, request)
  const kinds = useMemo(() => {
    if (source === null || table?.failure != null) return []
    if (table?.cache == null || request === null || workbook === null) return null
    return chooseKinds(source, tableOf(table.cache), contextOf(source, request, workbook, words))
  }, [source, table, request, workbook, words])
  // The same kinds after an edit are the same cards: only their pictures change.
  return useStable(kinds)
}

function useStable<T>(value: T): T {
  const text = JSON.stringify(value)
  return useMemo(() => JSON.parse(text) as T, [text])
}
