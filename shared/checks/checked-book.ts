import type { Cube } from '../calc/cube'
import type { CheckRule } from '../model/check-rule'
import type { StoredForm } from '../model/definition'
import type { FactKey, Origin, Qualifier } from '../model/fact'
import type { StatedCell } from '../model/form'
import type { FormId, LocalityId, PeriodId } from '../model/ids'

/** The workbook as the checks see it: the engine, the forms, and what documents wrote. */
export type CheckedBook = {
  readonly cube: Cube
  readonly forms: readonly StoredForm[]
  readonly documents: readonly StatedDocument[]
  /** The forms whose words are the program's own and not those of any document; absent: none. */
  readonly lentForms?: ReadonlySet<FormId>
  /** What the user demands of the forms; absent: nothing. */
  readonly rules?: readonly CheckRule[]
  /** What is known of an entered figure beside its value; null for a plain typed one and for what is not entered. */
  readonly detailOf: (key: FactKey) => FigureDetail | null
}

/** What a document wrote in a form for one period and one place. */
export type StatedDocument = {
  form: FormId
  period: PeriodId
  locality: LocalityId
  cells: readonly StatedCell[]
}

export type FigureDetail = {
  /** "derived" figures are the program's, made from what a document states: no statements of their own. */
  origin: Origin
  qualifier: Qualifier | null
}
