import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { drawPicture } from '../../../shared/charts/draw-picture'
import type { ChartPicture } from '../../../shared/model/chart'
import { loadImageFonts, renderChartPng, renderChartSvg } from '../../../renderer/charts/chart-image'
import { ChartView } from '../../../renderer/charts/ChartView'
import { viCharts } from '../../../renderer/i18n/vi-charts'
import { scenes, type SceneName } from './chart-scenes'
import '../../../renderer/styles/fonts.css'
import '../../../renderer/styles/tokens.css'

/** A page with one chart on it, chosen by the test through `showChart`; images of it through `svg` and `png`. */

/** What can be shown. */
export type PageScene = SceneName

declare global {
  interface Window {
    showChart: (scene: SceneName, theme: string, paper: boolean) => void
    drawn: number
    svg: (scene: SceneName) => Promise<string>
    png: (scene: SceneName) => Promise<string>
    opened: string[]
  }
}

function pictureOf(name: SceneName): ChartPicture {
  const { definition, table, context } = scenes[name]
  const { picture, refusal } = drawPicture(definition, table, context)
  if (picture === null) throw new Error(`refused: ${refusal.reason}`)
  return picture
}

const host = document.getElementById('root')
if (host !== null) {
  const root = createRoot(host)
  window.drawn = 0
  window.opened = []
  window.showChart = (scene, theme, paper) => {
    flushSync(() => {
      root.render(null)
    })
    window.drawn = 0
    document.documentElement.dataset['theme'] = theme
    const picture = pictureOf(scene)
    root.render(
      <div
        id="chart"
        style={{
          padding: 14,
          width: 660,
          background: paper ? '#ffffff' : 'var(--surface)',
          font: paper ? '13.3px/1.4 var(--font-paper)' : '13px/1.4 var(--font-ui)',
        }}
      >
        <ChartView
          picture={picture}
          words={viCharts}
          paper={paper}
          {...(paper ? { size: 13.3 } : {})}
          onReady={() => {
            window.drawn += 1
          }}
          onOpen={({ cell }) => {
            window.opened.push(cell === null ? 'none' : `${cell.row}/${cell.column}`)
          }}
        />
      </div>,
    )
  }
  window.svg = async (scene) => {
    const picture = pictureOf(scene)
    await loadImageFonts(picture)
    return renderChartSvg(picture)
  }
  window.png = async (scene) => {
    const bytes = new Uint8Array(await (await renderChartPng(pictureOf(scene))).arrayBuffer())
    let binary = ''
    for (const byte of bytes) binary += String.fromCharCode(byte)
    return btoa(binary)
  }
}
