import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Theme } from '../../shared/charts/looks'
import type { ChartPicture, PicturePoint } from '../../shared/model/chart'
import { plotHeight, type ChartScene } from './chart-scene'
import { readChartTokens } from './chart-tokens'
import { writePoint } from './ChartText'
import { drawChart, loadChartFonts, type DrawnChart } from './draw-chart'
import { findHit, pointAt, type Hit } from './plot-hits'

export type PlotWords = {
  /** What the plot is, for who comes to it with the keyboard. */
  bars: (title: string) => string
  point: (category: string, series: string, figure: string) => string
}

type Props = {
  picture: ChartPicture
  /** Colours are read anew when it changes. */
  theme: Theme
  words: PlotWords
  describedBy: string
  size: number
  height: number | undefined
  paper: boolean
  onReady: (() => void) | undefined
  /** Goes to the cells of a point; absent: the plot is only looked at. */
  onOpen: ((point: PicturePoint) => void) | undefined
}

/** The canvas of one plot: drawn by Chart.js, gone through by keys, its points opened by a double click or Enter. */
export function ChartPlot({
  picture,
  theme,
  words,
  describedBy,
  size,
  height,
  paper,
  onReady,
  onOpen,
}: Props): ReactNode {
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const drawn = useRef<DrawnChart | null>(null)
  const ready = useRef(onReady)
  const width = useWidth(frame)
  const [chosen, setChosen] = useState<Hit | null>(null)
  const scene = useRef<ChartScene | null>(null)
  // What nobody sees is drawn when it comes into view: a gallery is longer than the window, and edits come fast.
  const isSeen = useSeen(frame) || paper
  const isThere = width > 0 && isSeen
  const tall = height ?? plotHeight({ picture, width, size })

  useEffect(() => {
    ready.current = onReady
  }, [onReady])

  // In the layout phase: what the patch of an edit brought stands on the screen in the same frame.
  useLayoutEffect(() => {
    const element = canvas.current
    if (element === null || width === 0 || !isSeen) return
    scene.current = { picture, size, width, paper, tokens: readChartTokens(element, theme, paper) }
    if (drawn.current === null || drawn.current.update(scene.current)) return
    drawn.current.destroy()
    drawn.current = drawChart(element, scene.current)
  }, [picture, size, width, paper, theme, tall, isSeen])

  const begins = useBegun(isThere)
  useEffect(() => {
    const element = canvas.current
    if (element === null || !begins) return
    let gone = false
    const start = async (): Promise<void> => {
      if (scene.current !== null) await loadChartFonts(scene.current)
      if (gone || scene.current === null) return
      drawn.current = drawChart(element, scene.current)
      ready.current?.()
    }
    void start()
    return () => {
      gone = true
      drawn.current?.destroy()
      drawn.current = null
    }
  }, [begins])

  const open = (hit: Hit | null): void => {
    const point = hit === null ? null : pointAt(picture.series, hit)
    if (point !== null) onOpen?.(point)
  }
  const press = (event: KeyboardEvent): void => {
    const next = stepHit(drawn.current?.hits() ?? [], chosen, event.key)
    if (next !== undefined) setChosen(next)
    else if (event.key === 'Enter' && chosen !== null) open(chosen)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const said = chosen === null ? null : describeHit(picture, chosen, words)
  // A place of the last drawing; after an edit the point may stand elsewhere.
  const shown = chosen === null ? null : (drawn.current?.hits() ?? []).find((hit) => isSameHit(hit, chosen))
  return (
    <div
      ref={frame}
      className="chart-canvas"
      style={{ height: `${String(tall)}px` }}
      {...(paper
        ? {}
        : {
            tabIndex: 0,
            role: 'group',
            'aria-label': words.bars(picture.title),
            onKeyDown: press,
            onBlur: () => {
              setChosen(null)
            },
            onClick: (event: React.MouseEvent) => {
              setChosen(hitAt(event, drawn.current))
            },
            onDoubleClick: (event: React.MouseEvent) => {
              open(hitAt(event, drawn.current))
            },
          })}
    >
      <canvas ref={canvas} role="img" aria-label={picture.title} aria-describedby={describedBy} />
      {shown !== undefined && shown !== null && <div className="chart-chosen" style={frameOf(shown)} />}
      {!paper && (
        <div className="chart-said" role="status">
          {said}
        </div>
      )}
    </div>
  )
}

function useWidth(frame: React.RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = frame.current
    if (element === null) return
    const measure = (): void => {
      if (element.clientWidth > 0) setWidth(element.clientWidth)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [frame])
  return width
}

/** Whether the plot is in the window, or near it. */
function useSeen(frame: React.RefObject<HTMLDivElement | null>): boolean {
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    const observer = new IntersectionObserver(
      (entries) => {
        setSeen(entries.at(-1)?.isIntersecting === true)
      },
      { rootMargin: '120px' },
    )
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [frame])
  return seen
}

/** True from the first time on. */
function useBegun(now: boolean): boolean {
  const [begun, setBegun] = useState(now)
  if (now && !begun) setBegun(true)
  return begun
}

function hitAt(event: React.MouseEvent, chart: DrawnChart | null): Hit | null {
  const box = event.currentTarget.getBoundingClientRect()
  // Of a zoomed window the page measures in its own pixels, the drawing in its own.
  const zoom = event.currentTarget.clientWidth === 0 ? 1 : box.width / event.currentTarget.clientWidth
  return findHit(chart?.hits() ?? [], (event.clientX - box.left) / zoom, (event.clientY - box.top) / zoom)
}

function isSameHit(one: Hit, other: Hit): boolean {
  return one.series === other.series && one.point === other.point
}

/** The point that a key leads to; undefined: not a key of the plot. */
function stepHit(hits: readonly Hit[], chosen: Hit | null, key: string): Hit | null | undefined {
  const order = hits.toSorted((a, b) => a.point - b.point || a.series - b.series)
  const at = chosen === null ? -1 : order.findIndex((hit) => isSameHit(hit, chosen))
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return order[Math.min(at + 1, order.length - 1)] ?? null
    case 'ArrowLeft':
    case 'ArrowUp':
      return order[Math.max(at - 1, 0)] ?? null
    case 'Home':
      return order[0] ?? null
    case 'End':
      return order.at(-1) ?? null
    case 'Escape':
      return chosen === null ? undefined : null
    default:
      return undefined
  }
}

function describeHit({ categories, series }: ChartPicture, hit: Hit, words: PlotWords): string {
  const figure = writePoint(series[hit.series]?.points[hit.point])
  return words.point(categories[hit.point]?.label ?? '', series[hit.series]?.name ?? '', figure)
}

function frameOf({ box }: Hit): { left: string; top: string; width: string; height: string } {
  const px = (value: number): string => `${String(Math.round(value))}px`
  return {
    left: px(box.left - 3),
    top: px(box.top - 3),
    width: px(Math.max(6, box.right - box.left + 6)),
    height: px(box.bottom - box.top + 6),
  }
}
