import type { ImportTarget } from '../../../shared/model/import-draft'
import type { IndicatorId } from '../../../shared/model/ids'
import type { WorkbookState } from '../../../shared/model/workbook'
import type { SearchOption } from '../../ui/SearchPicker'

/** The kinds of target as one list: a form by its number, the others by name. */
export function nameTarget(target: ImportTarget): string {
  switch (target.kind) {
    case 'form':
      return String(target.form)
    case 'breakdown':
      return target.by
    case 'formulas':
    case 'new-form':
      return target.kind
  }
}

/** The target of a name, at the same time and place; null where the workbook has nothing of the kind. */
export function readTarget(
  name: string,
  { period, locality }: ImportTarget,
  workbook: WorkbookState,
  newName: string,
): ImportTarget | null {
  switch (name) {
    case 'new-form':
      return { kind: 'new-form', name: newName.slice(0, 120), period, locality }
    case 'sectors':
    case 'localities': {
      const options = listIndicators(workbook, name)
      const first = options.find(({ id }) => id === workbook.indicator) ?? options[0]
      return first === undefined
        ? null
        : { kind: 'breakdown', by: name, indicator: first.id, period, locality }
    }
    default: {
      const form = workbook.forms.find(({ id }) => String(id) === name)
      return form === undefined ? null : { kind: 'form', form: form.id, period, locality }
    }
  }
}

/** Indicators with figures of their own by sector or by place: those that are computed take none. */
export function listIndicators(
  workbook: WorkbookState,
  by: 'sectors' | 'localities',
): SearchOption<IndicatorId>[] {
  return workbook.indicators
    .filter((one) => one.formula === null && (by === 'localities' ? one.byLocalities : one.bySectors))
    .map(({ id, name, unit, code }) => ({ id, text: unit === '' ? name : `${name} (${unit})`, note: code }))
}
