import { composeSections } from '../../shared/table/pack-sections'
import type { ChartPicture } from '../../shared/model/chart'
import type { PackDefinition, PackItem, PackPaper } from '../../shared/model/pack'
import type { PaperTableContent } from './paper-content'
import type { PaperBlock, PaperSection } from './paper-document'

/** What an item of a pack shows now. */
export type ItemContent =
  | { kind: 'table'; content: PaperTableContent }
  | { kind: 'chart'; picture: ChartPicture }
  | { kind: 'missing'; name: string; reason: string }

/**
 * A pack as the sections of its document, in the order and with the titles that its Word document has. An item that has
 * not been read yet is left out; one that cannot be shown says why in its place.
 */
export function composePaper(
  { items, paper }: Pick<PackDefinition, 'items' | 'paper'>,
  contents: ReadonlyMap<string, ItemContent>,
): PaperSection[] {
  return composeSections(items, paper).map((section) => ({
    orientation: section.orientation,
    restart: section.restart,
    blocks: [
      ...(section.head ? [{ id: 'head', kind: 'head' as const, paper }] : []),
      ...section.items.flatMap((item): PaperSection['blocks'] => {
        const block = composeItem(item, contents.get(item.id), paper, section.orientation)
        return block === null ? [] : [{ ...block, id: item.id }]
      }),
      ...(section.signature ? [{ id: 'signature', kind: 'signature' as const, paper }] : []),
    ],
  }))
}

function composeItem(
  item: Exclude<PackItem, { kind: 'page-break' }>,
  content: ItemContent | undefined,
  paper: PackPaper,
  orientation: PaperSection['orientation'],
): PaperBlock | null {
  if (item.kind === 'text') return { kind: 'text', style: item.style, text: item.text }
  if (content === undefined || content.kind === 'missing') return content ?? null
  if (content.kind === 'chart')
    return { kind: 'chart', picture: content.picture, size: item.kind === 'chart' ? item.size : 'full' }
  const label = item.kind === 'table' ? item.label : ''
  const { layout } = content.content
  const attachment = paper.attachment === '' ? layout.attachment : paper.attachment
  return {
    kind: 'table',
    title: {
      label,
      title: layout.title,
      // It is the appendix that is attached, not each table in it.
      attachment: label === '' ? '' : attachment,
    },
    // A table takes the orientation of its sheets, whatever its form says.
    content: { ...content.content, layout: { ...layout, orientation } },
  }
}
