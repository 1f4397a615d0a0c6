import PptxGenJs from 'pptxgenjs'
import { splitPicture } from '../../shared/charts/split-picture'
import type { ChartPicture } from '../../shared/model/chart'
import { findCommonUnit } from '../../shared/table/common-unit'
import { createMemoryTarget } from '../excel/zip-memory'
import { listZipParts, unpackPart } from '../excel/zip-parts'
import { createZipWriter } from '../excel/zip-writer'
import { writeNativeChart } from '../excel/native-chart'
import { writeParts } from '../excel/write-workbook'
import type { Deck, Slide } from './deck'
import { buildSlideChart, type SlideChart } from './slide-chart'
import { fitChart, type ChartFit } from './slide-fit'
import { splitTable, tableType, type SlideTable } from './slide-table'
import { placePanels, placeTiles } from './slide-tiles'

/**
 * Writes a .pptx with native, editable charts and tables. The library lays out slides, text and tables; the charts it puts
 * in hold the place for ours, which have patterns, Vietnamese number formats and a valid schema, with a workbook of the
 * very figures behind each. Sizes are inches on a 13.33 × 7.5 slide.
 */
const font = 'Times New Roman'
const frame = { x: 0.5, w: 12.33 } as const
const body = { top: 1.35, bottom: 6.75, foot: 7.3 } as const
const chartArea = { ...frame, y: body.top, h: body.bottom - body.top } as const
/** Left of the number of the page. */
const besideNumber = { x: frame.x, w: 11.8 } as const
const footnoteHeight = 0.22
/** A table reaches down to its footnotes, and without them to the number of the page. */
const tableRoom = { width: frame.w, height: 7 - body.top, footnote: footnoteHeight } as const
const ink = '1A1A1A'
const quiet = '595959'

/** Returns the bytes of the file. */
export async function writeSlides(deck: Deck, creator: string): Promise<Buffer> {
  const show = new PptxGenJs()
  show.layout = 'LAYOUT_WIDE'
  show.title = deck.title
  show.author = deck.agency === '' ? creator : deck.agency
  show.company = deck.agency
  show.theme = { headFontFace: font, bodyFontFace: font }
  const charts: SlideChart[] = []
  for (const slide of deck.slides) addSlide(show, slide, charts)
  const bytes = await show.write({ outputType: 'nodebuffer' })
  if (!Buffer.isBuffer(bytes)) throw new Error('the slides were not written')
  return replaceCharts(bytes, charts, creator)
}

function addSlide(show: PptxGenJs, slide: Slide, charts: SlideChart[]): void {
  switch (slide.kind) {
    case 'title':
      addTitleSlide(show, slide)
      return
    case 'text': {
      const page = startSlide(show, slide.title, '')
      const lines = slide.paragraphs.map((text) => ({
        text: text.normalize('NFC'),
        options: { breakLine: true, paraSpaceAfter: 10 },
      }))
      page.addText(lines, { ...frame, y: body.top, h: body.bottom - body.top, ...type(22), valign: 'top' })
      return
    }
    case 'table': {
      const { layout } = slide
      const unit = findCommonUnit(layout.rows)
      const unitLine = unit === null ? '' : `${slide.labels[2]}: ${unit}`
      const subtitle = [layout.label, unitLine].filter((text) => text !== '').join(' · ')
      const parts = splitTable(layout, slide.cells, slide.labels, tableRoom)
      parts.forEach((part, at) => {
        addTable(startSlide(show, layout.title + countParts(at, parts.length), subtitle), part)
      })
      return
    }
    case 'chart':
      addChart(show, slide.picture, charts)
  }
}

type Page = ReturnType<PptxGenJs['addSlide']>

function addTitleSlide(show: PptxGenJs, { title, lines }: Extract<Slide, { kind: 'title' }>): void {
  const page = show.addSlide()
  page.addText(title.normalize('NFC'), { ...frame, y: 2.2, h: 1.8, ...type(36), bold: true, align: 'center' })
  page.addText(
    lines.map((text) => ({ text: text.normalize('NFC'), options: { breakLine: true } })),
    { ...frame, y: 4.2, h: 1.6, ...type(20), color: quiet, align: 'center', valign: 'top' },
  )
}

function startSlide(show: PptxGenJs, title: string, subtitle: string): Page {
  const page = show.addSlide()
  page.slideNumber = { x: 12.4, y: 7.05, w: 0.6, h: 0.3, fontFace: font, fontSize: 12, color: quiet }
  page.addText(title.normalize('NFC'), { ...frame, y: 0.3, h: 0.65, ...type(26), bold: true, fit: 'shrink' })
  if (subtitle !== '')
    page.addText(subtitle.normalize('NFC'), { ...frame, y: 0.92, h: 0.38, ...type(16), color: quiet })
  return page
}

function type(size: number): { fontFace: string; fontSize: number; color: string; margin: number } {
  return { fontFace: font, fontSize: size, color: ink, margin: 0 }
}

function addTable(page: Page, { widths, head, rows, footnotes }: SlideTable): void {
  if (footnotes.length > 0)
    page.addText(
      footnotes.map((text) => ({ text, options: { breakLine: true } })),
      {
        ...besideNumber,
        y: body.foot - footnotes.length * footnoteHeight,
        h: footnotes.length * footnoteHeight,
        ...type(12),
        color: quiet,
        fit: 'shrink',
        valign: 'bottom',
      },
    )
  const border = { type: 'solid', pt: 0.75, color: '808080' } as const
  const lines = [
    ...head.map((cells) => ({ cells, fill: true })),
    ...rows.map((cells) => ({ cells, fill: false })),
  ]
  page.addTable(
    lines.map(({ cells, fill }) =>
      cells.map(({ text, align, bold, italic, columns, rows: down }) => ({
        text,
        options: {
          align,
          bold,
          italic,
          valign: 'middle' as const,
          ...(columns > 1 ? { colspan: columns } : {}),
          ...(down > 1 ? { rowspan: down } : {}),
          ...(fill ? { fill: { color: 'E7EDF2' } } : {}),
        },
      })),
    ),
    {
      x: frame.x,
      y: body.top,
      w: frame.w,
      colW: widths.map((width) => width * frame.w),
      ...type(tableType),
      border,
      margin: [0.02, 0.06, 0.02, 0.06],
    },
  )
}

/** One that does not fit takes several slides, all on one scale. */
function addChart(show: PptxGenJs, picture: ChartPicture, charts: SlideChart[]): void {
  const fit = fitChart(picture, chartArea)
  const parts = splitPicture(picture, fit.perSlide)
  parts.forEach((part, at) => {
    addPicture(show, part, { fit, count: countParts(at, parts.length) }, charts)
  })
}

function addPicture(
  show: PptxGenJs,
  picture: ChartPicture,
  { fit, count }: { fit: ChartFit; count: string },
  charts: SlideChart[],
): void {
  const page = startSlide(show, picture.title + count, picture.subtitle)
  const foot = [...picture.references.map(({ label }) => label), ...picture.notes, picture.source]
    .filter((text) => text !== '')
    .join(' · ')
  page.addText(foot.normalize('NFC'), { ...frame, y: 6.8, h: 0.5, ...type(12), color: quiet, fit: 'shrink' })
  const area = chartArea
  if (picture.kind === 'tile-grid') {
    for (const { text, box, fill, color } of placeTiles(picture, area))
      page.addText(text, {
        ...box,
        shape: show.ShapeType.rect,
        ...type(Math.max(11, Math.min(20, Math.round(box.h * 12)))),
        color,
        fill: { color: fill },
        line: { color: '808080', width: 0.75 },
        align: 'center',
        valign: 'middle',
      })
    return
  }
  const panels =
    picture.panels.length > 0 ? placePanels(picture.panels, area) : [{ picture, box: area, title: null }]
  for (const { picture: one, box, title } of panels) {
    const chart = buildSlideChart(one, fit)
    if (chart === null) continue
    charts.push(title === null ? chart : { ...chart, chart: titled(chart.chart, title) })
    // It only holds the place: the chart and its workbook are replaced as a whole.
    page.addChart(show.ChartType.bar, [{ name: '1', labels: ['1'], values: [1] }], {
      ...box,
      altText: one.title,
    })
  }
}

function countParts(at: number, of: number): string {
  return of > 1 ? ` (${String(at + 1)}/${String(of)})` : ''
}

function titled(chart: SlideChart['chart'], title: string): SlideChart['chart'] {
  return { ...chart, title, legend: false, type: { title: 13, label: 10, axis: 10 } }
}

/** The n-th chart of the file is the n-th that was added, and so is its workbook. */
async function replaceCharts(bytes: Buffer, charts: readonly SlideChart[], creator: string): Promise<Buffer> {
  const target = createMemoryTarget()
  const zip = createZipWriter(target)
  for (const part of await listZipParts(bytes)) {
    const chart = /^ppt\/charts\/chart(\d+)\.xml$/.exec(part.name)?.[1]
    const workbook = /^ppt\/embeddings\/Microsoft_Excel_Worksheet(\d+)\.xlsx$/.exec(part.name)?.[1]
    const replaced = charts[Number(chart ?? workbook) - 1]
    if (part.name.endsWith('/')) continue
    if (replaced !== undefined && chart !== undefined)
      await zip.add(part.name, writeNativeChart(replaced.chart, 'rId1'))
    else if (replaced !== undefined)
      await zip.add(part.name, await writeData(replaced, creator), { store: true })
    else if (part.name === 'ppt/presentation.xml')
      await zip.add(part.name, orderMasters(unpackPart(part).toString('utf8')))
    else await zip.copy(part.entry)
  }
  await zip.finish()
  return target.bytes()
}

async function writeData({ data }: SlideChart, creator: string): Promise<Buffer> {
  const target = createMemoryTarget()
  const zip = createZipWriter(target)
  await writeParts(zip, data, { creator, created: new Date(0) }, () => undefined)
  await zip.finish()
  return Buffer.from(target.bytes())
}

/** The library writes the list of notes masters behind the slides; the schema wants it before them. */
function orderMasters(xml: string): string {
  const list = /<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>/s.exec(xml)?.[0]
  return list === undefined ? xml : xml.replace(list, '').replace('<p:sldIdLst>', `${list}<p:sldIdLst>`)
}
