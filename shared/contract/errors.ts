/**
 * The closed list of failures that may cross the wire. `renderer/i18n` words each of them in one sentence that says what
 * happened and what to do next (a test demands it). `detail` carries values for the sentence, never prose.
 */
export const errorCodes = [
  'bad-request', // the message does not follow the contract
  'internal', // a bug; the file is right, the host has reloaded itself
  'cancelled', // the other side is gone; what became of the request is not known here
  'job-stopped', // the user stopped a job; nothing was stored or written
  'no-workbook', // nothing is open
  'file-missing',
  'file-is-folder',
  'file-empty',
  'file-not-workbook', // detail.found: what it seems to be
  'file-newer', // made by a newer version; detail.version
  'file-foreign', // an SQLite file of another program
  'file-hostile', // has objects a workbook does not have
  'file-damaged',
  'file-in-use', // another process holds it
  'file-exists', // refuses to overwrite
  'file-denied', // the system refuses access
  'token-unknown', // the file token is spent or was never given
  'read-only', // opened without the right to write
  'disk-full',
  'disk-error', // the disk answered with an error; detail.confirmed: last revision known to be on disk
  'stale-view', // the view was closed or rebuilt
  'cell-not-input', // computed or fixed; detail.row, detail.column
  'value-too-precise', // more decimals than declared; detail.decimals
  'value-too-large',
  'nothing-to-undo',
  'nothing-to-redo',
  'undo-conflict', // the cells were changed since
  'excel-too-large',
  'excel-damaged',
  'excel-encrypted',
  'excel-unsafe', // has what no office program writes: a document type, a path outside; detail.part
  'excel-not-excel', // detail.found
  'word-too-old', // .doc, which only Word itself reads right
  'excel-timeout',
  'excel-empty',
  'text-not-document', // detail.found
  'text-too-long', // detail.characters
  'draft-unknown', // the draft is gone, or has no such table
  'import-conflict', // two accepted cells of the file are one cell of the workbook; detail.row, detail.column
  'import-nothing', // the table has no columns or rows that could be taken; detail.year: the one that its columns name
  'template-not-xlsx', // only such a file can be filled; detail.format
  'template-macros', // a file with macros would not open under the ending it gets
  'template-no-table', // no table of the template is the shown one; detail.found
  'template-sheet-missing', // detail.sheet
  'template-changed', // not the file that was looked at
  'finding-changed', // its figures are others by now, or it does not hold any more; nothing was stored
  'no-sub-units', // nobody below the shown place to send a form to
  'pdf-failed',
  'locality-not-valid', // did not exist in that period; detail.locality
  'formula-refused', // does not follow the language or names what does not exist; the window shows where
  'rule-broken', // a rule that blocks would newly not hold; detail.rule, arithmetic, message, places, locality
  'formula-cycle', // detail.codes: the indicators that refer to each other
  'code-taken', // detail.code
  'indicator-in-use', // detail.by: where
  'locality-in-use', // detail.locality
  'locality-cycle', // would lie within itself, or be taken over by itself
  'period-exists',
  'chart-unknown', // it was removed meanwhile
  'pack-unknown',
  'what-if-unknown',
  'workbook-too-large', // more figures than memory takes; detail.facts
] as const
export type ErrorCode = (typeof errorCodes)[number]

export type ErrorDetail = Readonly<Record<string, string | number | boolean | null>>

/** An expected failure. Anything else thrown is a bug and crosses the wire as "internal" without its text. */
export class Failure extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly detail: ErrorDetail = {},
  ) {
    super(code)
    this.name = 'Failure'
  }
}
