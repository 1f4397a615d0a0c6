import { useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import {
  buildAttainment,
  buildLevels,
  buildStructure,
  type ChartData,
} from '../../../shared/table/chart-data'
import type { TableCells } from '../../../shared/model/table-layout'
import { ChartView } from '../../../renderer/charts/ChartView'
import { PaperChart } from '../../../renderer/print/PaperChart'
import { PaperTablePages } from '../../../renderer/print/PaperTablePages'
import { PrintPreview } from '../../../renderer/print/PrintPreview'
import { buildAppendix, buildSectors, chartWords, paperWords, previewWords } from './print-fixture'
import '../../../renderer/styles/fonts.css'
import '../../../renderer/styles/tokens.css'

/** A window that shows one scene of the print view or one chart, chosen by the test through `show`. */

export type Scene =
  | 'appendix'
  | 'sectors'
  | 'attainment'
  | 'structure'
  | 'levels'
  | 'chart-attainment'
  | 'chart-structure'
  | 'chart-levels'

declare global {
  interface Window {
    show: (scene: Scene, theme: 'light' | 'dark', rows: number) => void
    charts: number
    pressed: string[]
    editCell: (index: number, value: number) => void
  }
}

let appendix = buildAppendix(80)
const sectors = buildSectors()
const heading = {
  title: 'Thực hiện so với kế hoạch',
  subtitle: 'Năm 2020 · Cả nước · % kế hoạch',
  source: 'Phụ lục chỉ tiêu kinh tế tập thể 2020',
}
const ready = (): void => {
  window.charts += 1
}

/** The levels of the first block, in one unit. */
function buildFirstLevels(cells: TableCells): ChartData {
  const rows = appendix.layout.rows.slice(0, 16)
  return buildLevels({ ...appendix.layout, rows }, cells, 'HTX', chartWords.qualifiers)
}

function buildPrinted(scene: Scene): ChartData {
  if (scene === 'levels') return buildFirstLevels(appendix.cells)
  return scene === 'attainment'
    ? buildAttainment(appendix.layout, appendix.cells, chartWords.qualifiers)
    : buildStructure(sectors.layout, sectors.cells, chartWords.qualifiers)
}

function Preview({ scene }: { scene: Scene }): ReactNode {
  const table = scene === 'sectors' ? sectors : appendix
  const press = (name: string) => () => {
    window.pressed.push(name)
  }
  const chart = scene === 'attainment' || scene === 'structure' || scene === 'levels'
  return (
    <PrintPreview
      words={previewWords}
      orientation={chart ? 'landscape' : table.layout.orientation}
      onPrint={press('print')}
      onSavePdf={press('pdf')}
      onClose={press('close')}
    >
      {chart ? (
        <PaperChart
          data={buildPrinted(scene)}
          title={{ label: '', title: 'Kết quả thực hiện kế hoạch năm 2020', attachment: '' }}
          heading={heading}
          orientation="landscape"
          words={chartWords}
          onReady={ready}
        />
      ) : (
        <PaperTablePages {...table} stated={null} words={paperWords} marks />
      )}
    </PrintPreview>
  )
}

function ScreenChart({ scene, theme }: { scene: Scene; theme: 'light' | 'dark' }): ReactNode {
  const [edited, setEdited] = useState(scene === 'chart-structure' ? sectors.cells : appendix.cells)
  window.editCell = (index, value) => {
    setEdited((cells) => ({ ...cells, values: cells.values.with(index, value) }))
  }
  const data =
    scene === 'chart-structure'
      ? buildStructure(sectors.layout, edited, chartWords.qualifiers)
      : scene === 'chart-levels'
        ? buildFirstLevels(edited)
        : buildAttainment(appendix.layout, edited, chartWords.qualifiers)
  return (
    <div style={{ padding: 20, width: 860, background: 'var(--surface)', font: '13px/1.4 var(--font-ui)' }}>
      <ChartView data={data} heading={heading} theme={theme} words={chartWords} onReady={ready} />
    </div>
  )
}

const host = document.getElementById('root')
if (host !== null) {
  const root = createRoot(host)
  window.charts = 0
  window.pressed = []
  window.show = (scene, theme, rows) => {
    flushSync(() => {
      root.render(null)
    })
    appendix = buildAppendix(rows)
    document.documentElement.dataset['theme'] = theme
    root.render(
      scene.startsWith('chart-') ? (
        <ScreenChart key={scene} scene={scene} theme={theme} />
      ) : (
        <>
          <p>Cửa sổ phía sau</p>
          <Preview key={`${scene} ${String(rows)}`} scene={scene} />
        </>
      ),
    )
  }
}
