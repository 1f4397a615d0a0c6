import { unpackCellFlags, type CellFlags, type CellStatus } from '../../shared/model/cell'
import { decimalsOf, type TableColumn, type TableRow } from '../../shared/model/table-layout'
import { cellText } from '../../shared/table/cell-text'
import type { Words } from '../i18n/words'
import type { CellFinding, ViewCache } from '../state/view-cache'

/** Small shapes in the corners of a cell, in the order in which they stand. */
export const cellMarks = [
  'error',
  'warning',
  'rounding',
  'explained',
  'differs',
  'partial',
  'estimated',
  'preliminary',
  'follow-up',
  'note',
] as const
export type CellMark = (typeof cellMarks)[number]

/** A cell ready to paint. Its identity changes exactly when its looks do: the grid repaints by identity. */
export type ShownCell = {
  text: string
  className: string
  title: string
  marks: readonly CellMark[]
  /** Length of the attainment bar in percent of the plan; null draws none. */
  attained: number | null
}

/** Whether the text and the class are all there is to draw. */
export function isPlain({ title, marks, attained }: ShownCell): boolean {
  return title === '' && marks.length === 0 && attained === null
}

const noMarks: readonly CellMark[] = []
const blankCell: ShownCell = { text: '', className: 'figure', title: '', marks: noMarks, attained: null }

/** What the document itself wrote; blank where it wrote nothing. */
export function showStatedCell(cache: ViewCache, index: number): ShownCell {
  const text = cache.stated.get(index)
  return text === undefined ? blankCell : { ...blankCell, text, className: 'figure stated' }
}

/** @param readOnly no cell of the workbook takes typing */
export function showCell(
  cache: ViewCache,
  index: number,
  row: TableRow,
  column: TableColumn,
  words: Words,
  readOnly: boolean,
): ShownCell {
  const value = cache.values[index] ?? null
  const bits = cache.flags[index] ?? 0
  const flags = unpackCellFlags(bits)
  const classes = nameClasses(row.kind, flags, readOnly)
  const pending = cache.pending.get(index)
  if (pending !== undefined) return { ...blankCell, text: pending.text, className: `${classes} pending` }
  const prefix = flags.qualifier === null ? '' : words.qualifiers[flags.qualifier]
  // Paper leaves it blank; the screen has a place for the reason, so it shows that there is one.
  const text = flags.status === 'no-base' ? '–' : cellText(value, bits, row, column, prefix)
  const finding = cache.marks.get(index) ?? null
  const attained =
    column.attainment && flags.status === 'number' && value !== null
      ? value / 10 ** decimalsOf(row, column)
      : null
  return {
    text,
    className: classes + nameFinding(finding) + (attained === null ? '' : nameAttainment(row, attained)),
    title: explainOnHover(cache, index, flags, words),
    marks: finding === null ? listMarks(flags) : addFinding(listMarks(flags), finding),
    attained,
  }
}

const errorStatuses: ReadonlySet<CellStatus> = new Set(['overflow', 'division-by-zero', 'cycle', 'broken'])

/** The classes that say what kind of cell it is. */
export function nameClasses(kind: TableRow['kind'], flags: CellFlags, readOnly: boolean): string {
  const names = ['figure', flags.role]
  const heading = kind === 'section' || kind === 'heading'
  if (flags.role !== 'computed' && flags.role !== 'fixed' && flags.origin !== null) names.push(flags.origin)
  if (flags.estimated || flags.qualifier === 'estimated') names.push('estimated')
  if (flags.preliminary) names.push('preliminary')
  if (flags.stated === 'differs') names.push('differs')
  if (errorStatuses.has(flags.status)) names.push('overflow')
  if (heading) names.push('heading')
  else if (flags.role === 'fixed' || (readOnly && flags.role !== 'computed')) names.push('locked')
  return names.join(' ')
}

export function listMarks(flags: CellFlags): readonly CellMark[] {
  const shown: Record<CellMark, boolean> = {
    differs: flags.stated === 'differs',
    partial: flags.partial,
    estimated: flags.estimated,
    preliminary: flags.preliminary,
    'follow-up': flags.followUp,
    // Not of the cell alone: what is found about it is known beside its flags.
    error: false,
    warning: false,
    rounding: false,
    explained: false,
    note: flags.note,
  }
  const marks = cellMarks.filter((mark) => shown[mark])
  return marks.length === 0 ? noMarks : marks
}

/** First of the marks. It says more than that a document differs, and stands for that too. */
function addFinding(marks: readonly CellMark[], finding: CellFinding): readonly CellMark[] {
  return [finding, ...marks.filter((mark) => mark !== 'differs')]
}

function nameFinding(finding: CellFinding | null): string {
  return finding === 'error' || finding === 'warning' ? ` found-${finding}` : ''
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
  for (const mark of listMarks(flags)) if (mark !== 'differs') sentences.push(words.view.marks[mark])
  return sentences
    .map((sentence) => sentence.charAt(0).toLocaleUpperCase(words.language) + sentence.slice(1))
    .join('. ')
}
