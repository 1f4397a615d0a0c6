import { useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { ChartView } from '../../../renderer/charts/ChartView'
import { viCharts } from '../../../renderer/i18n/vi-charts'
import { PaperDocument } from '../../../renderer/print/PaperDocument'
import { PrintPreview } from '../../../renderer/print/PrintPreview'
import { drawScene, paperScenes, type ChartScene, type PaperScene } from './paper-scenes'
import { buildAppendix, buildSectors, paperWords, previewWords } from './print-fixture'
import '../../../renderer/styles/fonts.css'
import '../../../renderer/styles/tokens.css'

/** A window that shows one document in the print view or one chart, chosen by the test through `show`. */

export type Scene = PaperScene | 'chart-attainment' | 'chart-structure' | 'chart-levels'

declare global {
  interface Window {
    show: (scene: Scene, theme: 'light' | 'dark', rows: number) => void
    charts: number
    /** Sheets of the last layout; -1: none yet. */
    sheets: number
    pressed: string[]
    editCell: (index: number, value: number) => void
  }
}

const ready = (): void => {
  window.charts += 1
}
const laidOut = (sheets: number): void => {
  window.sheets = sheets
}
const press = (name: string) => () => {
  window.pressed.push(name)
}

function Preview({ scene, rows }: { scene: PaperScene; rows: number }): ReactNode {
  const [sections] = useState(() => paperScenes[scene](rows))
  return (
    <PrintPreview
      words={previewWords}
      hint=""
      onPrint={press('print')}
      onSavePdf={press('pdf')}
      onClose={press('close')}
    >
      <PaperDocument
        sections={sections}
        words={paperWords}
        chartWords={viCharts}
        onLaidOut={laidOut}
        onChartReady={ready}
      />
    </PrintPreview>
  )
}

function ScreenChart({ scene }: { scene: ChartScene }): ReactNode {
  const [edited, setEdited] = useState(() =>
    scene === 'structure' ? buildSectors().cells : buildAppendix(80).cells,
  )
  window.editCell = (index, value) => {
    setEdited((cells) => ({ ...cells, values: cells.values.with(index, value) }))
  }
  return (
    <div style={{ padding: 20, width: 860, background: 'var(--surface)', font: '13px/1.4 var(--font-ui)' }}>
      <ChartView
        picture={drawScene(scene, edited, 'Thực hiện so với kế hoạch')}
        words={viCharts}
        onReady={ready}
      />
    </div>
  )
}

const host = document.getElementById('root')
if (host !== null) {
  const root = createRoot(host)
  window.charts = 0
  window.sheets = -1
  window.pressed = []
  window.show = (scene, theme, rows) => {
    flushSync(() => {
      root.render(null)
    })
    window.sheets = -1
    window.charts = 0
    document.documentElement.dataset['theme'] = theme
    root.render(
      scene === 'chart-attainment' || scene === 'chart-structure' || scene === 'chart-levels' ? (
        <ScreenChart key={scene} scene={scene.slice('chart-'.length) as ChartScene} />
      ) : (
        <>
          <p>Cửa sổ phía sau</p>
          <Preview key={`${scene} ${String(rows)}`} scene={scene} rows={rows} />
        </>
      ),
    )
  }
}
