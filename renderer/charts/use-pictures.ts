import { useMemo } from 'react'
import type { ChartDefinition } from '../../shared/model/chart'
import { useWords } from '../i18n/words'
import { useApp, useWorkbook } from '../state/app-state'
import { useHeldTables } from '../state/use-held-tables'
import { drawTable, requestOf, useShownPlace, type ShownPicture } from './use-picture'

/** The pictures of many definitions in their order, drawn again whenever one of their tables changes. */
export function usePictures(definitions: readonly ChartDefinition[]): readonly ShownPicture[] {
  const app = useApp()
  const words = useWords()
  const shown = useShownPlace()
  const workbook = useWorkbook((state) => state.workbook)
  const requests = useMemo(
    () => definitions.map(({ source }) => (shown === null ? null : requestOf(source, shown))),
    [definitions, shown],
  )
  const tables = useHeldTables(app.tables, requests)
  return useMemo(
    () =>
      definitions.map((definition, at) =>
        drawTable(definition, tables[at] ?? null, requests[at] ?? null, workbook, words),
      ),
    [definitions, tables, requests, workbook, words],
  )
}
