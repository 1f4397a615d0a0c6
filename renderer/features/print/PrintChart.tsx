import { useMemo, useState, type ReactNode } from 'react'
import type { ChartPicture } from '../../../shared/model/chart'
import { usePictures } from '../../charts/use-pictures'
import { useWords } from '../../i18n/words'
import type { PaperSection } from '../../print/paper-document'
import { useApp, useSession } from '../../state/app-state'
import { useCharts } from '../../state/chart-store'
import { PrintView } from './PrintView'

/** The chart that is shown large, or else all charts of the workbook, each from a sheet of its own. */
export function PrintCharts({ fileName }: { fileName: string }): ReactNode {
  const app = useApp()
  const words = useWords()
  const shown = useSession((state) => state.shownChart)
  const charts = useCharts(app.charts)
  const definitions = useMemo(
    () => (shown === null ? (charts ?? []).map(({ definition }) => definition) : [shown]),
    [shown, charts],
  )
  const drawn = usePictures(definitions)
  // Paper stands still while it is looked at: what is printed is what was shown first.
  const [kept, setKept] = useState<ReadonlyMap<number, ChartPicture>>(new Map())
  const arrived = drawn.flatMap((one, at) => {
    const picture = one.state === 'drawn' ? one.outcome.picture : null
    return picture === null || kept.has(at) ? [] : [[at, picture] as const]
  })
  if (arrived.length > 0) setKept(new Map([...kept, ...arrived]))
  const sections = useMemo(
    (): readonly PaperSection[] =>
      definitions.length === 0
        ? [
            {
              orientation: 'landscape',
              restart: true,
              blocks: [
                {
                  id: 'none',
                  kind: 'missing',
                  name: words.charts.emptyTitle,
                  reason: words.charts.emptyText,
                },
              ],
            },
          ]
        : [...kept.entries()]
            .sort(([one], [other]) => one - other)
            .map(([at, picture], position) => ({
              orientation: 'landscape',
              restart: position === 0,
              blocks: [{ id: String(at), kind: 'chart', picture, size: 'full' }],
            })),
    [definitions, kept, words],
  )
  return <PrintView sections={sections} fileName={fileName} />
}
