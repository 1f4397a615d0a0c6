import { fitColumns, type MeasureText, type TableFit } from './fit-columns'
import type { PaperBlock, PaperSection } from './paper-document'
import { contentSize } from './paper-size'

/** Blocks as they flow over sheets: a table too wide for its page has become several. */
export type FlowBlock =
  | (Exclude<PaperBlock, { kind: 'table' }> & { id: string })
  | (Extract<PaperBlock, { kind: 'table' }> & { id: string; fit: TableFit })

export type FlowSection = Omit<PaperSection, 'blocks'> & { blocks: readonly FlowBlock[] }

export function flowSection({ blocks, ...section }: PaperSection, measure: MeasureText): FlowSection {
  const { width } = contentSize(section.orientation)
  return {
    ...section,
    blocks: blocks.flatMap((block): FlowBlock[] =>
      block.kind === 'table'
        ? fitColumns(block.content, width, measure).map((fit, at) => ({
            ...block,
            id: `${block.id}/${String(at)}`,
            fit,
          }))
        : [block],
    ),
  }
}
