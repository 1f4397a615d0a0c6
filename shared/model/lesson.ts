/**
 * What the user decided about the files of one sender ("bài học"), used first for the next one.
 * - row: a row of the file, by its written name, is this row of the form; "" is left out
 * - column: the same for a column, by its header
 * - unit: the unit that the figures of a row have where the file says none or another one; "" as `written`: of the table
 */
export type LessonKind = 'row' | 'column' | 'unit'

export type LessonKey = {
  /** Who sent the file, reduced to what is compared; "" is anybody. */
  sender: string
  /** `TableLayout.name` of the target. */
  form: string
  kind: LessonKind
  /** Reduced to what is compared. */
  written: string
}

/** `target`: row id, column id or unit; null is no lesson. */
export type LessonChange = LessonKey & { before: string | null; after: string | null }

export type Lesson = LessonKey & { target: string }
