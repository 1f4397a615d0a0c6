import { useMemo } from 'react'
import {
  buildAttainment,
  buildLevels,
  buildStructure,
  listLevelUnits,
  type ChartData,
} from '../../../shared/table/chart-data'
import type { ChartHeading } from '../../charts/ChartView'
import { useWords } from '../../i18n/words'
import { useSession, useSlot, useWorkbook } from '../../state/app-state'
import type { ViewSlot } from '../../state/view-store'

export const chartKinds = ['attainment', 'levels', 'sectors', 'localities'] as const
export type ChartKind = (typeof chartKinds)[number]

export function slotOfChart(kind: ChartKind): ViewSlot {
  return kind === 'sectors' || kind === 'localities' ? kind : 'form'
}

export type ShownChart = { data: ChartData; heading: ChartHeading; units: readonly string[] }

/** The chart of a kind from the table it reads; built again whenever that table changes. Null while it is opening. */
export function useChart(kind: ChartKind, unit: string | null): ShownChart | null {
  const words = useWords()
  const { cache, version } = useSlot(slotOfChart(kind))
  const workbook = useWorkbook((state) => state.workbook)
  const period = useSession((state) => state.period)
  const locality = useSession((state) => state.locality)
  return useMemo(() => {
    if (cache === null) return null
    const { layout, values, flags } = cache
    const cells = { values, flags }
    const units = kind === 'levels' ? listLevelUnits(layout, cells) : []
    const chosen = unit !== null && units.includes(unit) ? unit : (units[0] ?? '')
    const data =
      kind === 'attainment'
        ? buildAttainment(layout, cells, words.qualifiers)
        : kind === 'levels'
          ? buildLevels(layout, cells, chosen, words.qualifiers)
          : buildStructure(layout, cells, words.qualifiers)
    const when = workbook?.periods.find((one) => one.id === period)
    const where = workbook?.localities.find((one) => one.id === locality)
    const scope = words.charts.subtitle(when === undefined ? '' : words.writePeriod(when), where?.name ?? '')
    const subtitle = kind === 'levels' && chosen !== '' ? words.charts.subtitleUnit(scope, chosen) : scope
    const title = kind === 'attainment' || kind === 'levels' ? words.charts[kind] : layout.title
    return { data, heading: { title, subtitle, source: workbook?.name ?? '' }, units, version }
    // The cache is changed in place: `version` says when.
  }, [cache, version, kind, unit, words, workbook, period, locality])
}
