import type { Maturity, Qualifier } from '../../shared/model/fact'
import type { viCellMenu, viHistory, viNotes, writeRemarkLabel } from './vi-notes'

const count = (n: number): string => n.toLocaleString('en-GB')

export const enQualifiers: Record<Qualifier, string> = {
  near: 'nearly',
  over: 'over',
  'more-than': 'more than',
  about: 'about',
  estimated: 'est.',
  'at-least': 'at least',
  minimum: 'minimum',
  under: 'under',
}

const maturities: Record<Maturity, string> = {
  estimated: 'estimated',
  preliminary: 'preliminary',
  final: 'final',
}

export const enNotes: typeof viNotes = {
  editor: (row: string, column: string) => `Note on ${row} · ${column}`,
  placeholder: 'Type a note…',
  hint: 'Ctrl+Enter stores · Esc leaves',
  save: 'Store',
  remove: 'Remove note',
  imported: (note: string) => `From the document: ${note}`,
  followUp: 'To follow up',
  noCell: 'Select a cell with a figure of its own; comparisons and headings take no notes.',
  tooMany: (most: number) => `At most ${count(most)} cells at a time; select fewer.`,
  marked: (n: number, what: string) => `${count(n)} cells are now ${what}`,
  unchanged: 'The selected cells were so already; nothing has changed.',
  skipped: (n: number) => `${count(n)} cells without a figure, or computed, were skipped`,
  nothingFits: 'The selected cells have no entered figures, so nothing was set.',
  maturities,
  quote: (what: string) => `“${what}”`,
  noQualifier: 'without a qualifier',
  list: {
    title: 'Notes and cells to follow up',
    figure: 'Figure',
    note: 'Note',
    filter: 'Filter by text',
    onlyFollowUp: 'Only cells to follow up',
    empty: 'This workbook has no notes yet. Select a cell and press Shift+F2 to note something.',
    noMatch: 'No note matches.',
    shown: (n: number) => `${count(n)} cells`,
    goTo: 'Enter or double click goes to the cell',
    notShown: 'No table shows this figure.',
  },
  print: 'Print notes as footnotes under the table',
}

export const enCellMenu: typeof viCellMenu = {
  cells: 'For these cells',
  rows: 'For these rows',
  columns: 'For these columns',
  note: 'Note…',
  followUp: 'To follow up',
  maturity: 'Maturity of the figure',
  qualifier: 'Qualifier',
  noQualifier: 'None',
  explain: 'Explain this number',
  history: 'History of the cell',
  source: 'Source of the number',
  expand: 'Show rows below',
  collapse: 'Hide rows below',
  levels: 'Row levels',
  level: (n: number) => `Show down to level ${String(n)}`,
  sourceOf: (source: string) => `This number is from ${source}`,
  noSource: 'This number is not from a document.',
}

export const enHistory: typeof viHistory = {
  title: 'History of changes',
  time: 'When',
  what: 'What',
  cells: 'Cells',
  empty: 'Nothing was changed in this workbook yet.',
  undoLast: 'Undo the last change',
  filter: 'Filter by text',
  noMatch: 'Nothing matches among what is shown.',
  older: 'Show older',
  all: (n: number) => `All ${count(n)} changes are shown`,
  goTo: 'Enter or double click goes to what was changed',
  noPlace: 'This changed no cell that a table shows.',
  more: 'Show more',
  noted: (note: string) => `note “${note}”`,
  unnoted: 'note removed',
  followed: 'marked to follow up',
  unfollowed: 'mark to follow up removed',
  from: (source: string) => `source: ${source}`,
}

export const writeEnRemarkLabel: typeof writeRemarkLabel = (label) => {
  switch (label.key) {
    case 'note-cell':
      return `note on “${label.row} · ${label.column}”`
    case 'remove-note':
      return `remove the note on “${label.row} · ${label.column}”`
    case 'follow-cell':
      return `mark “${label.row} · ${label.column}” to follow up`
    case 'unfollow-cell':
      return `remove the mark on “${label.row} · ${label.column}”`
    case 'note-cells':
      return `note on ${count(label.cells)} cells of ${label.table}`
    case 'remove-notes':
      return `remove the notes on ${count(label.cells)} cells of ${label.table}`
    case 'follow-cells':
      return `mark ${count(label.cells)} cells of ${label.table} to follow up`
    case 'unfollow-cells':
      return `remove the marks on ${count(label.cells)} cells of ${label.table}`
    case 'mark-maturity':
      return `mark ${count(label.cells)} cells of ${label.table} as “${maturities[label.maturity]}”`
    case 'mark-qualifier':
      return label.qualifier === null
        ? `remove the qualifier of ${count(label.cells)} cells of ${label.table}`
        : `set “${enQualifiers[label.qualifier]}” on ${count(label.cells)} cells of ${label.table}`
  }
}
