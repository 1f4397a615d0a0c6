import { useId, type ReactNode } from 'react'
import type { Theme } from '../../shared/charts/looks'
import type { ChartPicture, PicturePoint } from '../../shared/model/chart'
import { ChartLegend } from './ChartLegend'
import { ChartPlot, type PlotWords } from './ChartPlot'
import { ChartText } from './ChartText'
import { screenSize } from './chart-scene'
import { useShownTheme } from './use-shown-theme'
import './chart.css'

export type ChartViewWords = PlotWords & {
  /** Head of the first column of the text alternative. */
  category: string
}

type Props = {
  picture: ChartPicture
  words: ChartViewWords
  /** Height of the drawing in CSS pixels; by default as much as it needs. */
  height?: number
  /** Size of the type in CSS pixels. */
  size?: number
  /** On paper: drawn for print, not gone through by keys. */
  paper?: boolean
  /** On paper: black, white, greys and patterns alone. */
  grey?: boolean
  /** False where title and subtitle stand elsewhere. */
  heading?: boolean
  /** Called after the first drawing, with its fonts; of small multiples once for each. */
  onReady?: () => void
  /** Goes to the cells behind a point. */
  onOpen?: (point: PicturePoint) => void
}

/** A chart with its title, legend, notes, source and a text alternative that holds every figure. */
export function ChartView({
  picture,
  words,
  height,
  size = screenSize,
  paper = false,
  grey = false,
  heading = true,
  onReady,
  onOpen,
}: Props): ReactNode {
  const id = useId()
  const windowTheme = useShownTheme()
  const theme: Theme = paper ? (grey ? 'contrast' : 'light') : windowTheme
  const common = { theme, words, size, paper, onReady, onOpen, describedBy: `${id}-text` }
  return (
    <figure
      className={`chart${paper ? ' chart-on-paper' : ''}`}
      aria-label={[picture.title, picture.subtitle].filter((text) => text !== '').join('. ')}
    >
      {heading && (
        <figcaption>
          <div className="chart-title">{picture.title}</div>
          {picture.subtitle !== '' && <div className="chart-subtitle">{picture.subtitle}</div>}
        </figcaption>
      )}
      <ChartLegend picture={picture} theme={theme} />
      {picture.panels.length === 0 ? (
        <ChartPlot picture={picture} height={height} {...common} />
      ) : (
        <div className="chart-panels">
          {picture.panels.map((panel, at) => (
            <div key={picture.series[at]?.id ?? at} className="chart-panel">
              <div className="chart-panel-title">{panel.title}</div>
              <ChartPlot picture={panel} height={size * 12} {...common} />
            </div>
          ))}
        </div>
      )}
      <ChartText id={`${id}-text`} picture={picture} category={words.category} />
      {picture.notes.map((note) => (
        <div key={note} className="chart-note">
          {note}
        </div>
      ))}
      {picture.source !== '' && <div className="chart-source">{picture.source}</div>}
    </figure>
  )
}
