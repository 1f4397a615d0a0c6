import { useState, type ReactNode } from 'react'
import type { ChartPicture } from '../../../shared/model/chart'
import { useWords } from '../../i18n/words'
import { useApp } from '../../state/app-state'
import { copyPicture, runChartAction, savePicture } from './chart-actions'

/** A chart to the clipboard and to files. */
export function ChartExports({ picture }: { picture: ChartPicture | null }): ReactNode {
  const app = useApp()
  const words = useWords()
  const [busy, setBusy] = useState(false)
  const scope = { app, words }
  const button = (
    testId: string,
    text: string,
    act: (scope: Parameters<typeof savePicture>[0], picture: ChartPicture) => Promise<void>,
  ): ReactNode => (
    <button
      type="button"
      data-testid={testId}
      disabled={picture === null || busy}
      onClick={() => {
        if (picture === null) return
        setBusy(true)
        runChartAction(
          scope,
          act(scope, picture).finally(() => {
            setBusy(false)
          }),
        )
      }}
    >
      {text}
    </button>
  )
  return (
    <>
      {button('chart-copy-png', words.charts.copyPng, (to, one) => copyPicture(to, one, 'png'))}
      {button('chart-copy-svg', words.charts.copySvg, (to, one) => copyPicture(to, one, 'svg'))}
      {button('chart-save-png', words.charts.savePng, (to, one) => savePicture(to, one, 'png'))}
      {button('chart-save-svg', words.charts.saveSvg, (to, one) => savePicture(to, one, 'svg'))}
    </>
  )
}
