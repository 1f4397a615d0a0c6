import { breakPages, type PaperLine } from './break-pages'
import { fitFigure, type FigurePart } from './fit-figure'
import type { FlowBlock } from './flow-blocks'
import { keepsWithNext } from './paper-cells'
import { readTextLines, type TextLine } from './PaperText'
import { contentSize, type Orientation } from './paper-size'

/**
 * Cuts a section into pages: the lines of its blocks are measured where they are laid out unseen at the width of the page,
 * then broken. What is measured is what the sheets show, element for element.
 */

/** Lines [from, to) of a block on one page. */
export type Fragment = { block: number; from: number; to: number }

export type SectionPages = {
  pages: readonly (readonly Fragment[])[]
  /** By block: the parts of charts and the lines of paragraphs. */
  figures: ReadonlyMap<number, readonly FigurePart[]>
  texts: ReadonlyMap<number, readonly TextLine[]>
}

/** Room between two blocks: print.css says the same. */
const gap = (3 / 25.4) * 96

export function measureSection(
  section: HTMLElement,
  blocks: readonly FlowBlock[],
  orientation: Orientation,
): SectionPages {
  const { width, height: page } = contentSize(orientation)
  const elements = [...section.children].filter((child) => child instanceof HTMLElement)
  const figures = new Map<number, readonly FigurePart[]>()
  const texts = new Map<number, readonly TextLine[]>()
  const lines: (PaperLine & { block: number; line: number })[] = []
  blocks.forEach((block, at) => {
    const element = elements[at]
    if (element === undefined) return
    const next = blocks[at + 1]
    const reserved =
      headingsBefore(blocks, elements, at) +
      (next?.kind === 'signature' ? heightOf(elements[at + 1]) + gap : 0)
    const own = measureBlock(block, element, { width, page: page - reserved }, { at, figures, texts })
    const last = own.at(-1)
    if (last !== undefined && at < blocks.length - 1) last.after = gap
    // A signature never stands alone: two lines of what it signs go with it, or a chart.
    const taken = block.kind === 'chart' ? 1 : 2
    if (next?.kind === 'signature') for (const line of own.slice(-taken)) line.keepWithNext = true
    own.forEach((line, position) => lines.push({ ...line, block: at, line: position }))
  })
  const pages = breakPages(lines, page).map(({ from, to }) => {
    const fragments: Fragment[] = []
    for (const { block, line } of lines.slice(from, to)) {
      const last = fragments.at(-1)
      if (last?.block === block) last.to = line + 1
      else fragments.push({ block, from: line, to: line + 1 })
    }
    return fragments
  })
  return { pages, figures, texts }
}

type Found = {
  at: number
  figures: Map<number, readonly FigurePart[]>
  texts: Map<number, readonly TextLine[]>
}

function measureBlock(
  block: FlowBlock,
  element: HTMLElement,
  room: { width: number; page: number },
  { at, figures, texts }: Found,
): PaperLine[] {
  switch (block.kind) {
    case 'table':
      return measureTable(block, element)
    case 'list':
      return measureList(element)
    case 'chart': {
      const surroundings = heightOf(element)
      const parts = fitFigure(block.picture, block.size, { ...room, surroundings })
      figures.set(at, parts)
      return parts.map(({ plot }) => lineOf(surroundings + plot))
    }
    case 'text': {
      if (block.style === 'heading') return [lineOf(heightOf(element), { keepWithNext: true })]
      const all: TextLine[] = []
      const measured = [...element.querySelectorAll<HTMLElement>('[data-paragraph]')].flatMap(
        (paragraph, position) => {
          const own = readTextLines(paragraph, position)
          all.push(...own)
          const height = paragraph.getBoundingClientRect().height / own.length
          const next = paragraph.nextElementSibling
          const below = next === null ? 0 : parseFloat(getComputedStyle(next).marginTop)
          return own.map((_, line) => ({
            ...lineOf(height, { keepWithNext: staysTogether(line, own.length) }),
            after: line === own.length - 1 ? below : 0,
          }))
        },
      )
      texts.set(at, all)
      return measured
    }
    default:
      return [lineOf(heightOf(element))]
  }
}

/** Height of the headings right above a block, which go where it goes, and of the head of the document. */
function headingsBefore(
  blocks: readonly FlowBlock[],
  elements: readonly HTMLElement[],
  block: number,
): number {
  let height = 0
  for (let at = block - 1; at >= 0; at -= 1) {
    const above = blocks[at]
    if (above?.kind !== 'head' && (above?.kind !== 'text' || above.style !== 'heading')) break
    height += heightOf(elements[at]) + gap
  }
  return height
}

/** Neither the first nor the last line of a paragraph stands alone on a page. */
function staysTogether(line: number, count: number): boolean {
  return count <= 3 ? line < count - 1 : line === 0 || line === count - 2
}

function measureTable(
  { content, fit }: Extract<FlowBlock, { kind: 'table' }>,
  element: HTMLElement,
): PaperLine[] {
  const { rows } = content.layout
  const table = element.querySelector('table')
  const above = element.querySelector('.paper-above')
  const head = heightOf(table?.tHead)
  const measured = [...(table?.tBodies[0]?.rows ?? [])].map(heightOf)
  const hasNotes = measured.length > rows.length
  const title = {
    ...lineOf(heightOf(above) + (rows.length === 0 ? head : 0), { keepWithNext: true }),
    breakBefore: !fit.first,
  }
  return [
    title,
    ...measured.map((height, at): PaperLine => {
      const row = rows[at]
      if (row === undefined) return lineOf(height)
      const isLast = at === rows.length - 1 && hasNotes
      return {
        ...lineOf(at === 0 ? height + head : height, { keepWithNext: isLast || keepsWithNext(row) }),
        repeat: at === 0 ? 0 : head,
      }
    }),
  ]
}

function measureList(element: HTMLElement): PaperLine[] {
  const table = element.querySelector('table')
  const head = heightOf(table?.tHead)
  const lines = [...(table?.tBodies[0]?.rows ?? [])].map(heightOf)
  return [
    lineOf(heightOf(element.querySelector('.paper-above')), { keepWithNext: true }),
    ...lines.map((height, at) => ({
      ...lineOf(at === 0 ? height + head : height),
      repeat: at === 0 ? 0 : head,
    })),
  ]
}

function lineOf(height: number, { keepWithNext = false } = {}): PaperLine {
  return { height, repeat: 0, after: 0, keepWithNext, breakBefore: false }
}

function heightOf(element: Element | null | undefined): number {
  return element?.getBoundingClientRect().height ?? 0
}
