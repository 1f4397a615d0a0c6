import type { PackItem, PackPaper } from '../model/pack'

/**
 * How a pack falls into parts of a document: what stands on sheets of one orientation under one count of pages. A table
 * with a label ("Phụ lục I") begins an appendix, whose pages are counted anew; a page break begins new sheets. The head
 * of the document stands before its first part, the signature after the report, or after everything where there is no
 * report but appendixes. Source: Nghị định 30/2020/NĐ-CP, phụ lục I and III.
 */
export type PackSection = {
  orientation: 'portrait' | 'landscape'
  /** Pages are counted from 1, and the first has no number. */
  restart: boolean
  /** Part of an appendix and not of the report. */
  isAppendix: boolean
  head: boolean
  signature: boolean
  items: readonly Exclude<PackItem, { kind: 'page-break' }>[]
}

export function composeSections(items: readonly PackItem[], paper: PackPaper): PackSection[] {
  const sections: (Omit<PackSection, 'items'> & { items: PackSection['items'][number][] })[] = []
  const begin = (orientation: PackSection['orientation'], isAppendix: boolean, restart: boolean): void => {
    sections.push({ orientation, restart, isAppendix, head: false, signature: false, items: [] })
  }
  for (const item of items) {
    const current = sections.at(-1)
    if (item.kind === 'page-break') {
      begin(item.orientation, current?.isAppendix ?? false, sections.length === 0)
      continue
    }
    if (item.kind === 'table' && item.label !== '') begin(item.orientation, true, true)
    else if (item.kind === 'table' && current !== undefined && item.orientation !== current.orientation)
      // Sheets that a break has just begun for nothing yet become the table's.
      if (current.items.length === 0) current.orientation = item.orientation
      else begin(item.orientation, current.isAppendix, false)
    else if (current === undefined) begin(item.kind === 'table' ? item.orientation : 'portrait', false, true)
    sections.at(-1)?.items.push(item)
  }
  const kept = sections.filter((one) => one.items.length > 0)
  const [first] = kept
  if (first !== undefined) {
    first.head = paper.header === 'official' && !first.isAppendix
    first.restart = true
  }
  const last = kept.findLast(({ isAppendix }) => !isAppendix) ?? kept.at(-1)
  if (last !== undefined) last.signature = hasSignature(paper)
  return kept
}

function hasSignature({ signer, recipients }: PackPaper): boolean {
  return signer.office !== '' || signer.name !== '' || recipients.length > 0
}
