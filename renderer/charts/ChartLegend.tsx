import type { ReactNode } from 'react'
import { lookOf, shadeOf, type Look, type Theme } from '../../shared/charts/looks'
import { findShades, shadeSteps } from '../../shared/charts/tile-shades'
import type { ChartPicture } from '../../shared/model/chart'

/** Which series of a picture a legend names: none where the drawing names them itself. */
export function listLegend(picture: ChartPicture): { name: string; look: Look; isMarker: boolean }[] {
  if (picture.kind === 'trend' || picture.kind === 'small-multiples' || picture.kind === 'doughnut') return []
  if (picture.series.length < 2) return []
  return picture.series.map((one, at) => ({
    name: one.name,
    look: lookOf(one, at),
    isMarker: one.draw === 'marker',
  }))
}

type Props = { picture: ChartPicture; theme: Theme }

export function ChartLegend({ picture, theme }: Props): ReactNode {
  const shades = findShades(picture)
  if (shades !== null)
    return (
      <div className="chart-legend" aria-hidden="true">
        {shades.least}
        <svg className="chart-shades" width="100" height="12">
          {shadeSteps.map((share, at) => (
            <rect
              key={share}
              x={at * 20 + 0.5}
              y={0.5}
              width={19}
              height={11}
              fill={shadeOf(share, 0, 1, theme)}
              stroke="currentColor"
              strokeWidth={0.5}
            />
          ))}
        </svg>
        {shades.most}
      </div>
    )
  const entries = listLegend(picture)
  if (entries.length === 0) return null
  return (
    <ul className="chart-legend">
      {entries.map(({ name }, at) => (
        <li key={picture.series[at]?.id ?? at}>
          <Swatch look={lookOf(picture.series[at] ?? { role: 'actual' }, at, theme)} />
          {name}
        </li>
      ))}
    </ul>
  )
}

const wide = 20
const tall = 11

/** Drawn with lines like the bars themselves: backgrounds are dropped by printers. */
function Swatch({ look }: { look: Look }): ReactNode {
  return (
    <svg className="chart-swatch" width={wide} height={tall} aria-hidden="true">
      <rect x={0.5} y={0.5} width={wide - 1} height={tall - 1} fill={look.fill ?? 'none'} stroke={look.ink} />
      <path d={traceLines(look)} stroke={look.ink} strokeWidth={1.2} fill="none" />
    </svg>
  )
}

function traceLines({ pattern }: Look): string {
  const lines: string[] = []
  const add = (x1: number, y1: number, x2: number, y2: number): void => {
    lines.push(`M${String(x1)} ${String(y1)}L${String(x2)} ${String(y2)}`)
  }
  if (pattern === 'diagonal' || pattern === 'cross')
    for (let x = -5; x < wide; x += 5) add(x, tall, x + tall, 0)
  if (pattern === 'back-diagonal' || pattern === 'cross')
    for (let x = -5; x < wide; x += 5) add(x, 0, x + tall, tall)
  if (pattern === 'horizontal') for (let y = 3; y < tall; y += 4) add(1, y, wide - 1, y)
  if (pattern === 'vertical') for (let x = 3; x < wide; x += 4) add(x, 1, x, tall - 1)
  if (pattern === 'dots')
    for (let y = 3; y < tall; y += 4) for (let x = 3; x < wide - 2; x += 4) add(x, y, x + 1.4, y)
  return lines.join('')
}
