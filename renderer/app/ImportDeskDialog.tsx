import { useMemo, type ReactNode } from 'react'
import { ImportDesk } from '../features/import-desk/ImportDesk'
import type { DeskOptions } from '../features/import-desk/TargetBar'
import { useWords } from '../i18n/words'
import { useWorkbook } from '../state/app-state'
import type { DeskSource } from '../state/import-source'
import { listPeriodOptions, listPlaceOptions } from './context-options'

type Props = { start: DeskSource | null; goTo: (index: number) => void }

/** The desk with the times and places of the open workbook, listed as everywhere in the window. */
export function ImportDeskDialog({ start, goTo }: Props): ReactNode {
  const words = useWords()
  const workbook = useWorkbook((state) => state.workbook)
  const periods = workbook?.periods
  const localities = workbook?.localities
  const options = useMemo((): DeskOptions | null => {
    if (periods === undefined || localities === undefined) return null
    return {
      periods: listPeriodOptions(periods, words),
      listPlaces: (period) =>
        listPlaceOptions(
          localities,
          periods.find(({ id }) => id === period),
          words,
        ),
    }
  }, [periods, localities, words])
  if (workbook === null || options === null) return null
  return <ImportDesk workbook={workbook} options={options} start={start} goTo={goTo} />
}
