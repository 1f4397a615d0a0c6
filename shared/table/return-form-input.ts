import type { Period } from '../model/dimension'
import type { ReturnCheck } from './return-form-checks'
import type { SheetInput } from './sheet-model'

export type ReturnFormInput = SheetInput & {
  unit: { code: string; name: string }
  period: Pick<Period, 'kind' | 'year' | 'ordinal'>
  /** Cells that the unit fills, by cell index. */
  fillable: ReadonlySet<number>
  checks: readonly ReturnCheck[]
  /** Figures of the period before that no column of the table has, as they are read, by cell index. */
  previous?: { period: string; figures: ReadonlyMap<number, string> }
}

/** Words of the form (resources/text/return-form.vi.json); {unit}, {count}, {row}, {column}, {decimals} are filled in. */
export type ReturnFormTexts = {
  sheet: string
  unit: string
  guide: string
  checkColumn: string
  /** Note on a cell: {period}, {figure}. */
  previous: string
  status: { problems: string; blanks: string; done: string }
  problems: { text: string; part: string; sum: string; jump: string }
  validation: {
    title: string
    whole: string
    decimals: string
    money: string
    extraTitle: string
    extra: string
  }
}
