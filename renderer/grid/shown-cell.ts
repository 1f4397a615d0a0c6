import { unpackCellFlags, type CellFlags } from '../../shared/model/cell'
import { decimalsOf, type TableColumn, type TableRow } from '../../shared/model/table-layout'
import { cellText } from '../../shared/table/cell-text'
import type { Words } from '../i18n/words'
import type { ViewCache } from '../state/view-cache'

/** A cell ready to paint. Its identity changes exactly when its looks do: the grid repaints by identity. */
export type ShownCell = {
  text: string
  className: string
  title: string
  /** Triangle for a figure that differs from the document. */
  differs: boolean
  /** Corner mark for a total over incomplete parts. */
  partial: boolean
  /** Length of the attainment bar in percent of the plan; null draws none. */
  attained: number | null
}

const blankCell: ShownCell = {
  text: '',
  className: 'cell number',
  title: '',
  differs: false,
  partial: false,
  attained: null,
}

/** What the document itself wrote; blank where it wrote nothing. */
export function showStatedCell(cache: ViewCache, index: number): ShownCell {
  const text = cache.stated.get(index)
  return text === undefined ? blankCell : { ...blankCell, text, className: 'cell number stated' }
}

export function showCell(
  cache: ViewCache,
  index: number,
  row: TableRow,
  column: TableColumn,
  words: Words,
): ShownCell {
  const value = cache.values[index] ?? null
  const bits = cache.flags[index] ?? 0
  const flags = unpackCellFlags(bits)
  const pending = cache.pending.get(index)
  if (pending !== undefined)
    return { ...blankCell, text: pending.text, className: `${nameClasses(row, flags)} pending` }
  const prefix = flags.qualifier === null ? '' : words.qualifiers[flags.qualifier]
  // Paper leaves it blank; the screen has a place for the reason, so it shows that there is one.
  const text = flags.status === 'no-base' ? '–' : cellText(value, bits, row, column, prefix)
  const attained =
    column.attainment && flags.status === 'number' && value !== null
      ? value / 10 ** decimalsOf(row, column)
      : null
  return {
    text,
    className: nameClasses(row, flags) + (attained === null ? '' : nameAttainment(row, attained)),
    title: explainOnHover(cache, index, flags, words),
    differs: flags.stated === 'differs',
    partial: flags.partial,
    attained,
  }
}

function nameClasses(row: TableRow, flags: CellFlags): string {
  const names = ['cell', 'number', flags.role]
  if (flags.role !== 'computed' && flags.role !== 'fixed' && flags.origin !== null) names.push(flags.origin)
  if (flags.estimated || flags.qualifier === 'estimated') names.push('estimate')
  if (flags.stated === 'differs') names.push('differs')
  if (flags.status === 'overflow') names.push('overflow')
  if (row.kind === 'section' || row.kind === 'heading') names.push('heading')
  return names.join(' ')
}

/** Colour of the bar by what the figure means: more is not always better. */
function nameAttainment(row: TableRow, attained: number): string {
  if (row.direction === 'less-is-better') return attained > 100 ? ' behind' : ''
  return attained < 100 && row.direction === 'more-is-better' ? ' short' : ''
}

function explainOnHover(cache: ViewCache, index: number, flags: CellFlags, words: Words): string {
  const sentences: string[] = []
  const reason = words.statuses[flags.status]
  if (reason !== '' && flags.status !== 'blank') sentences.push(reason)
  const stated = cache.stated.get(index)
  if (flags.stated === 'differs' && stated !== undefined) sentences.push(words.sheet.differsMark(stated))
  if (flags.partial) sentences.push(words.sheet.partial)
  return sentences
    .map((sentence) => sentence.charAt(0).toLocaleUpperCase(words.language) + sentence.slice(1))
    .join('. ')
}
