import type { TableLayout } from '../../../shared/model/table-layout'
import type { SheetHandle } from '../../grid/sheet-props'
import type { Words } from '../../i18n/words'
import type { AppState } from '../../state/app-state'
import { showNotice } from '../../state/notices'
import { changeSelection } from '../../state/session-store'
import { changeLook, findLook } from '../../state/table-looks'
import type { ViewSlot } from '../../state/view-store'

export const columnCommands = [
  'columns.hide',
  'columns.showAll',
  'columns.fit',
  'columns.freeze',
  'columns.reset',
] as const
export type ColumnCommand = (typeof columnCommands)[number]

/** What the menus do with the selected columns of the shown table. */
export function arrangeSelectedColumns(
  command: ColumnCommand,
  app: AppState,
  words: Words,
  slot: ViewSlot,
  sheet: SheetHandle | null,
): void {
  const layout = app.views.store.getState()[slot].cache?.layout
  if (layout === undefined || sheet === null) return
  const selected = sheet.selectedColumns()
  switch (command) {
    case 'columns.hide':
      hideColumns(app, words, slot, layout, selected)
      return
    case 'columns.showAll':
      changeLook(app, layout.name, { hidden: [] })
      return
    case 'columns.fit':
      sheet.fitColumns(selected)
      return
    case 'columns.freeze':
      freezeTo(app, layout, app.session.getState().selected[slot]?.column ?? '')
      return
    case 'columns.reset':
      resetColumns(app, layout)
  }
}

/** Hides columns of figures; the last one stays, because a table of labels alone is none. */
export function hideColumns(
  app: AppState,
  words: Words,
  slot: ViewSlot,
  layout: TableLayout,
  columns: readonly string[],
): void {
  const figures = columns.filter((id) => layout.columns.some((column) => column.id === id))
  const { hidden } = findLook(app.settings.store.getState(), layout.name)
  const next = new Set([...hidden, ...figures])
  const left = layout.columns.filter((column) => !next.has(column.id))
  if (figures.length === 0 || left.length === 0) {
    showNotice(
      app.session,
      'info',
      figures.length === 0 ? words.view.columns.noColumn : words.view.columns.lastColumn,
    )
    return
  }
  changeLook(app, layout.name, { hidden: [...next] })
  const selected = app.session.getState().selected[slot]
  if (selected === null || !next.has(selected.column)) return
  // The active cell goes to the column that takes the place of the hidden one.
  const at = layout.columns.findIndex((column) => column.id === selected.column)
  const column = layout.columns.find((one, position) => position > at && !next.has(one.id)) ?? left.at(-1)
  if (column !== undefined)
    changeSelection(app.session, slot, {
      selected: { row: selected.row, column: column.id },
      extent: null,
      anchor: null,
    })
}

export function showColumn(app: AppState, layout: TableLayout, column: string): void {
  const { hidden } = findLook(app.settings.store.getState(), layout.name)
  changeLook(app, layout.name, { hidden: hidden.filter((id) => id !== column) })
}

/** Columns up to this one stay while the others scroll; asked again, only the labels stay. */
export function freezeTo(app: AppState, layout: TableLayout, column: string): void {
  const { frozen } = findLook(app.settings.store.getState(), layout.name)
  const known = layout.columns.some((one) => one.id === column)
  changeLook(app, layout.name, { frozen: known && frozen !== column ? column : null })
}

export function resetColumns(app: AppState, { name }: TableLayout): void {
  changeLook(app, name, { widths: {}, hidden: [], frozen: null })
}
