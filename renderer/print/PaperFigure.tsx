import type { ReactNode } from 'react'
import type { ChartPicture } from '../../shared/model/chart'
import { ChartLegend } from '../charts/ChartLegend'
import { ChartView, type ChartViewWords } from '../charts/ChartView'

/** A chart on paper: title, subtitle, legend, plot, notes and source. */

/** Type in a plot: 10 pt. */
export const paperType = 13.3

type Props = {
  picture: ChartPicture
  /** A chart that has a sheet of its own bears its title as a table does. */
  size: 'half' | 'full'
  words: ChartViewWords
  /** Height of the plot in CSS pixels. */
  plot: number
  onReady?: () => void
}

export function PaperFigure({ picture, size, words, plot, onReady }: Props): ReactNode {
  return (
    <div className="paper-figure">
      <FigureTitle picture={picture} size={size} />
      <ChartView
        picture={picture}
        words={words}
        size={paperType}
        height={plot}
        paper
        heading={false}
        {...(onReady === undefined ? {} : { onReady })}
      />
    </div>
  )
}

/** The same without its plot, to be measured: what stands around it takes as much room as it does on the sheet. */
export function FigureSurroundings({ picture, size }: Pick<Props, 'picture' | 'size'>): ReactNode {
  return (
    <div className="paper-figure">
      <FigureTitle picture={picture} size={size} />
      <figure className="chart chart-on-paper">
        <ChartLegend picture={picture} theme="light" />
        {picture.panels.length > 0 && (
          <div className="chart-panels">
            {picture.panels.map((panel, at) => (
              <div key={picture.series[at]?.id ?? at} className="chart-panel">
                <div className="chart-panel-title">{panel.title}</div>
                <div style={{ height: `${String(paperType * 12)}px` }} />
              </div>
            ))}
          </div>
        )}
        {picture.notes.map((note) => (
          <div key={note} className="chart-note">
            {note}
          </div>
        ))}
        {picture.source !== '' && <div className="chart-source">{picture.source}</div>}
      </figure>
    </div>
  )
}

function FigureTitle({ picture, size }: Pick<Props, 'picture' | 'size'>): ReactNode {
  return (
    <>
      <div className={size === 'full' ? 'paper-name' : 'paper-figure-title'}>{picture.title}</div>
      {picture.subtitle !== '' && <div className="paper-figure-subtitle">{picture.subtitle}</div>}
    </>
  )
}
