import { Buffer } from 'node:buffer'
import type { WrittenItem } from '../../../shared/contract/pack-contract'
import type { PackDefinition, PackItem, PackPaper } from '../../../shared/model/pack'
import type { TableCells, TableLayout } from '../../../shared/model/table-layout'
import texts from '../../../resources/text/sheet.vi.json'
import type { Deck, Slide } from '../../report/deck'
import type { DocumentBlock } from '../../report/office-document'

/** What the items of a pack show now, by their ids. */
export type ShownItems = ReadonlyMap<string, ShownItem>
export type ShownItem =
  | { kind: 'chart'; parts: readonly Extract<WrittenItem, { kind: 'chart' }>[] }
  | { kind: 'table'; layout: TableLayout; cells: TableCells }

const labels: readonly [string, string, string] = [
  texts.labels[0] ?? '',
  texts.labels[1] ?? '',
  texts.labels[2] ?? '',
]

/** One slide for each item, in order, behind a title; paragraphs stand under the heading before them. */
export function buildDeck({ name, paper, items }: PackDefinition, shown: ShownItems): Deck {
  const slides: Slide[] = [
    {
      kind: 'title',
      title: paper.title === '' ? name : paper.title,
      lines: [paper.agency, paper.placeAndDate].filter((text) => text !== ''),
    },
  ]
  for (const item of items) {
    const content = shown.get(item.id)
    if (item.kind === 'text') addText(slides, item.style, item.text)
    else if (item.kind === 'chart' && content?.kind === 'chart')
      for (const { picture } of content.parts) slides.push({ kind: 'chart', picture })
    else if (item.kind === 'table' && content?.kind === 'table') {
      const label = item.label === '' ? content.layout.label : item.label
      slides.push({ kind: 'table', layout: { ...content.layout, label }, cells: content.cells, labels })
    }
  }
  return { title: name, agency: paper.agency, slides }
}

function addText(slides: Slide[], style: 'heading' | 'paragraph', text: string): void {
  const last = slides.at(-1)
  if (style === 'heading') slides.push({ kind: 'text', title: text, paragraphs: [] })
  else if (last?.kind === 'text')
    slides[slides.length - 1] = { ...last, paragraphs: [...last.paragraphs, ...text.split('\n')] }
  else slides.push({ kind: 'text', title: '', paragraphs: text.split('\n') })
}

/** A table takes the orientation of its sheets, whatever its form says. */
export function buildBlocks(
  item: Exclude<PackItem, { kind: 'page-break' }>,
  orientation: TableLayout['orientation'],
  paper: Pick<PackPaper, 'attachment'>,
  shown: ShownItems,
): DocumentBlock[] {
  if (item.kind === 'text') return [{ kind: 'text', style: item.style, text: item.text }]
  const content = shown.get(item.id)
  if (content === undefined) return []
  if (content.kind === 'table') {
    const label = item.kind === 'table' ? item.label : ''
    const own = paper.attachment === '' ? content.layout.attachment : paper.attachment
    // It is the appendix that is attached, not each table in it.
    const attachment = label === '' ? '' : own
    const layout = { ...content.layout, label, attachment, orientation }
    return [{ kind: 'table', layout, cells: content.cells }]
  }
  return content.parts.map(({ picture, png, width, height }) => ({
    kind: 'chart',
    title: picture.title,
    subtitle: picture.subtitle,
    foot: [...picture.notes, picture.source].filter((text) => text !== ''),
    png: Buffer.from(png, 'base64'),
    width,
    height,
  }))
}
