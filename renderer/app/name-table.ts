import type { Words } from '../i18n/words'
import type { AppState } from '../state/app-state'
import type { ViewSlot } from '../state/view-store'

/** A file name (without extension) for what a slot shows: form, breakdown or own indicators, and its period. */
export function nameTable(app: AppState, words: Words, slot: ViewSlot): string {
  const { form, period, indicator } = app.session.getState()
  const { workbook } = app.workbook.getState()
  const shownPeriod = workbook?.periods.find((one) => one.id === period)
  const table =
    slot === 'form'
      ? workbook?.forms.find((one) => one.id === form)?.name
      : slot === 'formulas'
        ? words.tabs.formulas
        : `${words.tabs[slot]} - ${workbook?.indicators.find((one) => one.id === indicator)?.name ?? ''}`
  const parts = [table ?? '', shownPeriod === undefined ? '' : words.writePeriod(shownPeriod)]
  // These letters cannot stand in file names on every system.
  return parts
    .filter((part) => part !== '')
    .join(' - ')
    .replaceAll(/[\\/:*?"<>|]/g, '-')
    .slice(0, 150)
}
