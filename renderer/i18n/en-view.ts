import type { viView } from './vi-view'

const count = (n: number): string => n.toLocaleString('en-GB')

export const enView: typeof viView = {
  columns: {
    button: 'Columns',
    title: 'Columns of the table',
    hint: 'Hiding, freezing and widths are for the screen only; print and Excel always have all columns.',
    show: (column) => `Show column ${column}`,
    freeze: (column) => `Freeze up to column ${column}`,
    freezeHere: 'Freeze up to here',
    frozen: 'Frozen up to here; click to release',
    showAll: 'Show all columns',
    reset: 'Back to the usual',
    hidden: (n) => `${count(n)} hidden ${n === 1 ? 'column' : 'columns'}`,
    lastColumn: 'At least one column of figures must stay.',
    noColumn: 'Select a cell in a column of figures, then hide it.',
  },
  marks: {
    differs: 'Differs from what the document says',
    partial: 'A total of which parts are missing',
    estimated: 'Estimate',
    preliminary: 'Preliminary figure',
    'follow-up': 'To be followed up',
    note: 'Has a note',
    doubt: 'Doubtful figure',
  },
  legend: {
    typed: 'Typed figure',
    imported: 'Figure from a document',
    derived: 'Base figure derived from a document',
    consolidated: 'Figure consolidated from units below',
    counted: 'Figure counted from a register',
    computed: 'Computed by the program, takes no typing',
    override: 'Typed over a figure that could be computed',
    locked: 'Takes no typing: left blank by the form, or the workbook is read-only',
    none: 'None occurred, or a comparison without meaning',
    unknown: 'Not reported yet',
    error: 'The formula cannot be computed',
    pending: 'Being written to the file',
    short: 'Below the plan',
    behind: 'Worse than the plan',
    attained: 'Plan attained',
  },
  parents: 'Rows above the first row on the screen',
  tree: (rows, columns) => `Table of figures, ${count(rows)} rows, ${count(columns)} columns`,
}
