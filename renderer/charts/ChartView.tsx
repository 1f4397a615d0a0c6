import { useEffect, useId, useRef, type CSSProperties, type ReactNode } from 'react'
import { longestBar, type ChartData, type ChartRole } from '../../shared/table/chart-data'
import { axisMaxOf, screenSize, type ChartScene } from './chart-scene'
import { chartHeight } from './chart-config'
import { readChartTokens } from './chart-tokens'
import { drawChart, loadChartFonts, type DrawnChart } from './draw-chart'
import type { ChartWords } from './words'
import './chart.css'

export type ChartHeading = {
  title: string
  /** Period, place and unit. */
  subtitle: string
  /** Where the figures come from; empty for no source line. */
  source: string
}

type ChartViewProps = {
  data: ChartData
  heading: ChartHeading
  /** Says when to read the colours again; the colours themselves are the CSS variables where the chart stands. */
  /** Colours are read anew when it changes. */
  theme: string
  words: ChartWords
  /** Height of the drawing in CSS pixels; by default as much as the bars need. */
  height?: number
  /** Size of the type in CSS pixels. */
  size?: number
  /** The longest bar of a chart that goes over several pages, so that they share a scale. */
  longest?: number
  /** On paper, which has its own title block. */
  paper?: boolean
  /** Called after the first drawing, with its fonts. */
  onReady?: () => void
}

/** A chart with its title, legend, source line and a text alternative that holds every figure. */
export function ChartView({
  data,
  heading,
  theme,
  words,
  height,
  size = screenSize,
  longest,
  paper = false,
  onReady,
}: ChartViewProps): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null)
  const drawn = useRef<DrawnChart | null>(null)
  const latest = useRef<Shown | null>(null)
  const ready = useRef(onReady)
  const id = useId()
  const empty = data.categories.length === 0
  const axis = longest ?? longestBar(data)

  useEffect(() => {
    ready.current = onReady
  }, [onReady])

  useEffect(() => {
    latest.current = { data, words, longest: axis, size, paper }
    if (canvas.current !== null && drawn.current !== null) {
      drawn.current.update(sceneAt(canvas.current, latest.current))
    }
  }, [data, words, axis, size, paper, theme])

  useEffect(() => {
    const element = canvas.current
    if (element === null) return
    let gone = false
    const scene = (): ChartScene | null => (latest.current === null ? null : sceneAt(element, latest.current))
    const start = async (): Promise<void> => {
      const wanted = scene()
      if (wanted !== null) await loadChartFonts(wanted)
      const now = scene()
      if (gone || now === null) return
      drawn.current = drawChart(element, now)
      ready.current?.()
    }
    void start()
    return () => {
      gone = true
      drawn.current?.destroy()
      drawn.current = null
    }
  }, [empty])

  if (empty) {
    return (
      <figure className="chart">
        {!paper && <ChartTitle id={id} heading={heading} />}
        <p className="chart-nothing">{words.nothing}</p>
      </figure>
    )
  }
  return (
    <figure className="chart" aria-label={`${heading.title}. ${heading.subtitle}`}>
      {!paper && <ChartTitle id={id} heading={heading} />}
      <ChartLegend data={data} words={words} />
      <div className="chart-canvas" style={{ height: `${String(height ?? chartHeight(data, size))}px` }}>
        <canvas ref={canvas} role="img" aria-label={heading.title} aria-describedby={`${id}-text`} />
      </div>
      <ChartText id={`${id}-text`} data={data} heading={heading} words={words} />
      {data.omitted > 0 && <div className="chart-note">{words.omitted(data.omitted)}</div>}
      {heading.source !== '' && (
        <div className="chart-source">
          {words.source}: {heading.source}
        </div>
      )}
    </figure>
  )
}

type Shown = { data: ChartData; words: ChartWords; longest: number; size: number; paper: boolean }

function sceneAt(element: Element, { data, words, longest, size, paper }: Shown): ChartScene {
  return {
    data,
    words,
    tokens: readChartTokens(element),
    axisMax: axisMaxOf(data.kind, longest),
    size,
    paper,
  }
}

function ChartTitle({ id, heading }: { id: string; heading: ChartHeading }): ReactNode {
  return (
    <figcaption id={`${id}-title`}>
      <div className="chart-title">{heading.title}</div>
      {heading.subtitle !== '' && <div className="chart-subtitle">{heading.subtitle}</div>}
    </figcaption>
  )
}

function ChartLegend({ data, words }: { data: ChartData; words: ChartWords }): ReactNode {
  const items =
    data.kind === 'attainment' ? (
      <>
        <LegendItem swatch={swatchOf('actual')}>{words.attainment}</LegendItem>
        <li>
          <span className="chart-reference" />
          {words.reference}
        </li>
      </>
    ) : (
      data.series.map((one) => (
        <LegendItem key={one.role} swatch={swatchOf(one.role)}>
          {words.series[one.role]}
        </LegendItem>
      ))
    )
  return (
    <ul className="chart-legend">
      {items}
      {data.total !== '' && (
        <li>
          {words.total}: <strong>{data.total}</strong>
        </li>
      )}
    </ul>
  )
}

function LegendItem({ swatch, children }: { swatch: CSSProperties; children: ReactNode }): ReactNode {
  return (
    <li>
      {/* Drawn with borders and gradients of the bars' own look; backgrounds are dropped by printers unless asked for. */}
      <span className="chart-swatch" style={{ ...swatch, printColorAdjust: 'exact' }} />
      {children}
    </li>
  )
}

function swatchOf(role: ChartRole): CSSProperties {
  const colour = `var(--bar-${role})`
  if (role !== 'plan') return { background: colour }
  return {
    border: `1px solid ${colour}`,
    background: `repeating-linear-gradient(135deg, ${colour} 0 1.5px, transparent 1.5px 4px)`,
  }
}

type ChartTextProps = { id: string; data: ChartData; heading: ChartHeading; words: ChartWords }

/** Every figure of the chart as a table for those who do not see it. */
function ChartText({ id, data, heading, words }: ChartTextProps): ReactNode {
  const measure = (role: ChartRole): string =>
    data.kind === 'attainment' ? words.attainment : words.series[role]
  return (
    <table className="chart-text" id={id}>
      <caption>{`${heading.title}. ${heading.subtitle}`}</caption>
      <thead>
        <tr>
          <th scope="col">{words.category}</th>
          {data.series.map((one) => (
            <th key={one.role} scope="col">
              {measure(one.role)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.categories.map((category, position) => (
          <tr key={category.id}>
            <th scope="row">{category.label}</th>
            {data.series.map((one) => {
              const point = one.points[position]
              const figure = point === undefined || point.text === '' ? words.noFigure : point.text
              return <td key={one.role}>{`${figure} ${point?.detail ?? ''}`.trim()}</td>
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
