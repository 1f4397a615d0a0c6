import { useMemo, type ReactNode } from 'react'
import { TextCheckDesk } from '../features/text-check/TextCheckDesk'
import { useWords } from '../i18n/words'
import { useApp, useWorkbook } from '../state/app-state'
import type { DeskSource } from '../state/import-source'
import { showPlace } from '../state/show-place'
import { listPeriodOptions, listPlaceOptions } from './context-options'

type Props = { start: DeskSource | null; goTo: (index: number) => void; onClose: () => void }

/** The desk for drafts with the times and places of the open workbook, listed as everywhere in the window. */
export function TextCheckDialog({ start, goTo, onClose }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const workbook = useWorkbook((state) => state.workbook)
  const periods = workbook?.periods
  const localities = workbook?.localities
  const options = useMemo(() => {
    if (periods === undefined || localities === undefined) return null
    return {
      periods: listPeriodOptions(periods, words),
      listPlaces: (period: (typeof periods)[number]['id']) =>
        listPlaceOptions(
          localities,
          periods.find(({ id }) => id === period),
          words,
        ),
    }
  }, [periods, localities, words])
  if (workbook === null || options === null) return null
  return (
    <TextCheckDesk
      workbook={workbook}
      options={options}
      start={start}
      onClose={onClose}
      onGoTo={(place) => {
        onClose()
        showPlace(app, place, goTo)
      }}
    />
  )
}
