import { BasicPlatform, Chart } from 'chart.js'
import { lookOf, shadeOf } from '../../shared/charts/looks'
import { findShades, shadeSteps } from '../../shared/charts/tile-shades'
import type { ChartPicture } from '../../shared/model/chart'
import { listLegend } from './ChartLegend'
import { plotHeight, type ChartScene } from './chart-scene'
import { paperTokens } from './chart-tokens'
import { createMarks, loadChartFonts, measureRoom } from './draw-chart'
import { fillBox } from './patterns'
import { configurePlot } from './plot-config'
import { createSvgContext, type SvgContext } from './svg-context'

/**
 * A whole chart in one image, as it stands on paper: title, legend, plot, notes and source. Both formats are drawn by the
 * same code, SVG through a context that writes it, PNG through a canvas of as many points as paper needs.
 */

/** Width of an image in CSS pixels (a page of text is about 640 wide), its type, and points per pixel: 96 · 3,5 = 336 dpi. */
const imageWidth = 760
const imageSize = 13
const pngScale = 3.5
const margin = 16
/** What a PNG says of its own size, in points per metre. */
const pngPointsPerMetre = Math.round((96 * pngScale) / 0.0254)

type Line = { text: string; strong: boolean; size: number; colour: string }

/** One picture as SVG. The fonts must be loaded: texts are measured with them. `width` in CSS pixels. */
export function renderChartSvg(picture: ChartPicture, width = imageWidth): string {
  const measure = createMeasure()
  const svg = createSvgContext(measure, 'c')
  const { context, finish } = svg
  const height = paintChart(context, picture, width, (scene, tall) => {
    paintPlot(svg, scene, tall)
  })
  const title = picture.title.replace(/[&<>"]/g, (letter) => `&#${String(letter.charCodeAt(0))};`)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}" ` +
    `viewBox="0 0 ${String(width)} ${String(height)}" role="img"><title>${title}</title>\n` +
    `<rect width="${String(width)}" height="${String(height)}" fill="#ffffff"/>\n${finish()}\n</svg>\n`
  )
}

/** One picture as a PNG of 336 dpi, which says so of itself. */
export async function renderChartPng(picture: ChartPicture, width = imageWidth): Promise<Blob> {
  await loadImageFonts(picture)
  const rough = document.createElement('canvas').getContext('2d')
  if (rough === null) throw new Error('no canvas')
  const height = paintChart(rough, picture, width, () => undefined)
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * pngScale)
  canvas.height = Math.round(height * pngScale)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('no canvas')
  context.scale(pngScale, pngScale)
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, width, height)
  paintChart(context, picture, width, (scene, tall) => {
    const plot = document.createElement('canvas')
    plot.width = scene.width
    plot.height = tall
    const chart = new Chart(plot, {
      ...configureFor(plot, scene),
      platform: BasicPlatform,
    })
    context.drawImage(plot, 0, 0, scene.width, tall)
    chart.destroy()
  })
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png')
  })
  if (blob === null) throw new Error('no picture')
  return new Blob([stateResolution(new Uint8Array(await blob.arrayBuffer()))], { type: 'image/png' })
}

/** Waits for the faces of paper, which the window itself may not have used yet. */
export async function loadImageFonts(picture: ChartPicture): Promise<void> {
  await loadChartFonts({ picture, tokens: paperTokens, size: imageSize, width: imageWidth, paper: false })
}

function createMeasure(): (text: string, font: string) => number {
  const context = document.createElement('canvas').getContext('2d')
  return (text, font) => {
    if (context === null) return text.length * 6
    context.font = font
    return context.measureText(text).width
  }
}

function configureFor(plot: HTMLCanvasElement, scene: ChartScene): ReturnType<typeof configurePlot> {
  const context = plot.getContext('2d')
  const room = context === null ? { left: 0, right: 0, top: 0, bottom: 0 } : measureRoom(context, scene)
  const marks = createMarks(
    () => scene,
    () => undefined,
  )
  const config = configurePlot(scene, room, marks)
  return { ...config, options: { ...config.options, devicePixelRatio: pngScale } }
}

/** Draws a plot into a context at its present place. */
function paintPlot({ context, setBase }: SvgContext, scene: ChartScene, height: number): void {
  setBase()
  const canvas = { getContext: () => context, width: scene.width, height, style: {} }
  Object.defineProperty(context, 'canvas', { value: canvas, configurable: true })
  const marks = createMarks(
    () => scene,
    () => undefined,
  )
  const config = configurePlot(scene, measureRoom(context, scene), marks)
  const chart = new Chart(canvas as unknown as HTMLCanvasElement, {
    ...config,
    options: { ...config.options, devicePixelRatio: 1 },
    platform: BasicPlatform,
  })
  chart.destroy()
}

/** Draws all of a chart from the top left; gives its height. `plot` draws one plot with its corner at the origin. */
function paintChart(
  context: CanvasRenderingContext2D,
  picture: ChartPicture,
  width: number,
  plot: (scene: ChartScene, height: number) => void,
): number {
  const inner = width - margin * 2
  let y = margin
  const writeLines = (lines: readonly Line[]): void => {
    for (const line of lines) {
      context.font = `${line.strong ? '700' : '400'} ${String(line.size)}px ${paperTokens.family}`
      context.fillStyle = line.colour
      context.textAlign = 'left'
      context.textBaseline = 'alphabetic'
      for (const text of wrapText(context, line.text, inner)) {
        y += line.size * 1.25
        context.fillText(text, margin, y)
      }
    }
  }
  const quiet = (text: string): Line => ({ text, strong: false, size: imageSize, colour: paperTokens.muted })
  writeLines([
    { text: picture.title, strong: true, size: imageSize + 3, colour: paperTokens.text },
    ...(picture.subtitle === '' ? [] : [quiet(picture.subtitle)]),
  ])
  y = paintLegend(context, picture, y + 10, inner)
  const panels = picture.panels.length === 0 ? [picture] : picture.panels
  const across = picture.panels.length === 0 ? 1 : Math.min(3, panels.length)
  const each = (inner - (across - 1) * 18) / across
  const tall =
    picture.panels.length === 0 ? plotHeight({ picture, width: inner, size: imageSize }) : imageSize * 12
  panels.forEach((panel, at) => {
    const column = at % across
    if (column === 0 && at > 0) y += tall + imageSize * 2
    context.save()
    context.translate(margin + column * (each + 18), y + 6)
    if (picture.panels.length > 0) {
      context.font = `700 ${String(imageSize)}px ${paperTokens.family}`
      context.fillStyle = paperTokens.text
      context.textAlign = 'left'
      context.textBaseline = 'alphabetic'
      context.fillText(wrapText(context, panel.title, each)[0] ?? '', 0, imageSize)
      context.translate(0, imageSize * 1.3)
    }
    plot(
      { picture: panel, tokens: paperTokens, size: imageSize, width: Math.floor(each), paper: false },
      tall,
    )
    context.restore()
  })
  y += tall + (picture.panels.length > 0 ? imageSize * 2 : 8)
  writeLines([...picture.notes, ...(picture.source === '' ? [] : [picture.source])].map(quiet))
  return Math.ceil(y + margin)
}

function paintLegend(
  context: CanvasRenderingContext2D,
  picture: ChartPicture,
  top: number,
  width: number,
): number {
  context.font = `400 ${String(imageSize)}px ${paperTokens.family}`
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  const shades = findShades(picture)
  if (shades !== null) {
    let x = margin
    const write = (text: string): void => {
      context.fillStyle = paperTokens.text
      context.fillText(text, x, top + 6)
      x += context.measureText(text).width + 8
    }
    write(shades.least)
    for (const share of shadeSteps) {
      const look = { fill: shadeOf(share, 0, 1), ink: paperTokens.muted, pattern: 'none' } as const
      fillBox(context, look, { left: x, right: x + 20, top, bottom: top + 12 }, '#ffffff')
      x += 20
    }
    x += 8
    write(shades.most)
    return top + 18
  }
  const entries = listLegend(picture)
  if (entries.length === 0) return top
  let [x, y] = [margin, top]
  entries.forEach(({ name }, at) => {
    const wide = 28 + context.measureText(name).width + 20
    if (x > margin && x + wide > margin + width) [x, y] = [margin, y + 18]
    const look = lookOf(picture.series[at] ?? { role: 'actual' }, at)
    fillBox(context, look, { left: x, right: x + 20, top: y, bottom: y + 11 }, '#ffffff')
    context.fillStyle = paperTokens.text
    context.fillText(name, x + 27, y + 6)
    x += wide
  })
  return y + 18
}

function wrapText(context: CanvasRenderingContext2D, text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && context.measureText(`${last} ${word}`).width <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** Adds the chunk by which a PNG says how large it is on paper (PNG specification, pHYs), behind its header. */
function stateResolution(png: Uint8Array): Uint8Array<ArrayBuffer> {
  const afterHeader = 8 + 25
  const chunk = new Uint8Array(21)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, 9)
  chunk.set([0x70, 0x48, 0x59, 0x73], 4)
  view.setUint32(8, pngPointsPerMetre)
  view.setUint32(12, pngPointsPerMetre)
  chunk[16] = 1
  view.setUint32(17, checksum(chunk.subarray(4, 17)))
  const result = new Uint8Array(png.length + chunk.length)
  result.set(png.subarray(0, afterHeader), 0)
  result.set(chunk, afterHeader)
  result.set(png.subarray(afterHeader), afterHeader + chunk.length)
  return result
}

/** CRC-32 of a chunk (PNG specification, annex D). */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) === 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
