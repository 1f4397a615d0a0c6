import type { CheckRule } from './check-rule'
import type { Indicator, Locality, Period } from './dimension'
import type { FormDefinition } from './form'
import type { FormId } from './ids'

/** One changed entry of a reference list; null is absence. Swapping before and after is the inverse. Ids never change. */
export type DefinitionChange =
  | { list: 'indicator'; before: Indicator | null; after: Indicator | null }
  | { list: 'locality'; before: Locality | null; after: Locality | null }
  | { list: 'period'; before: Period | null; after: Period | null }
  | { list: 'form'; before: StoredForm | null; after: StoredForm | null }
  | { list: 'rule'; before: CheckRule | null; after: CheckRule | null }

/** A form as the workbook has it. */
export type StoredForm = { id: FormId; definition: FormDefinition }
