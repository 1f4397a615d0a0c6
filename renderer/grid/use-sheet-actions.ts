import type { GridApi } from 'ag-grid-community'
import type { RefObject } from 'react'
import type { KeyAction } from './keyboard'
import type { CellEditorHandle } from './number-cell-editor'
import { readEntry } from './read-entry'
import { findCellBox } from './sheet-dom'
import { fixedColumns, type SheetModel } from './sheet-model'
import type { SheetProps } from './sheet-props'
import type { SheetRow } from './sheet-row'
import type { SheetCursor } from './use-sheet-cursor'

type ActionSource = {
  api: RefObject<GridApi<SheetRow> | null>
  host: RefObject<HTMLElement | null>
  editor: RefObject<CellEditorHandle | null>
  cursor: SheetCursor
  model: SheetModel
  rowData: readonly SheetRow[]
  columnIds: readonly string[]
  props: SheetProps
}

export type SheetActions = {
  focus: () => void
  /** False when the selected cell does not take typing; the reason has been reported. */
  openEditor: (mode: 'enter' | 'edit', blank: boolean) => boolean
  clearCell: () => void
  goTo: (index: number) => void
  /** Where the selected cell is in the host; null when it is not rendered. */
  findSelectedBox: () => DOMRect | null
  act: (action: KeyAction) => void
}

/** What keys, the mouse and the window do to the selected cell. */
export function useSheetActions(source: ActionSource): SheetActions {
  const { api, host, editor, cursor, model, rowData, columnIds, props } = source
  const { layout } = props.cache
  const { words, selected, collapsed } = props

  const findSelectedBox = (): DOMRect | null => {
    const at = cursor.place()
    const columnId = at === null ? undefined : columnIds[at.column]
    if (at === null || columnId === undefined || host.current === null) return null
    return findCellBox(host.current, at.row, columnId)
  }
  const openEditor = (mode: 'enter' | 'edit', blank: boolean): boolean => {
    const at = cursor.place()
    const index = cursor.indexAt(at)
    const refusal = model.refusalAt(index)
    if (at === null || index === null || refusal !== null) {
      if (at !== null) props.onRefused(refusal ?? 'fixed')
      return false
    }
    cursor.select(at.row, at.column)
    const row = layout.rows[Math.floor(index / layout.columns.length)]
    const column = layout.columns[index % layout.columns.length]
    const box = findSelectedBox()
    if (row === undefined || column === undefined || box === null) return false
    editor.current?.open({
      box,
      mode,
      text: mode === 'edit' ? model.textForEditing(index) : '',
      changed: blank,
      label: words.editor.cellEditor(row.label, column.header.join(' ')),
      read: (text) => readEntry(text, row, words),
      store: (input, shown) => {
        props.onStore(index, input, shown)
      },
    })
    return true
  }
  const clearCell = (): void => {
    const index = cursor.indexAt(cursor.place())
    const refusal = model.refusalAt(index)
    if (index === null || refusal !== null) props.onRefused(refusal ?? 'fixed')
    else if (model.shownAt(index).text !== '') props.onClear(index)
  }
  const goTo = (index: number): void => {
    const position = Math.floor(index / layout.columns.length)
    const row = layout.rows[position]
    const column = layout.columns[index % layout.columns.length]
    if (row === undefined || column === undefined) return
    props.onReveal(layout.rows.slice(0, position).map((one) => one.id))
    props.onSelect({ row: row.id, column: column.id })
    // Rows that were hidden are in the grid after the next paint.
    requestAnimationFrame(() => {
      const rowIndex = api.current?.getRowNode(row.id)?.rowIndex ?? null
      if (rowIndex === null) return
      api.current?.ensureIndexVisible(rowIndex, 'middle')
      api.current?.ensureColumnVisible(column.id)
      api.current?.setFocusedCell(rowIndex, column.id)
    })
  }
  const focus = (): void => {
    const firstFigures = rowData.findIndex(({ position }) => layout.rows[position]?.kind === 'item')
    const at = cursor.place() ?? { row: Math.max(0, firstFigures), column: fixedColumns }
    cursor.select(at.row, at.column)
  }

  const act = (action: KeyAction): void => {
    switch (action.kind) {
      case 'move':
        cursor.move(action.move)
        return
      case 'start-editing':
        openEditor('edit', false)
        return
      case 'start-blank':
        openEditor('enter', true)
        return
      case 'clear':
        clearCell()
        return
      case 'outline':
        if (selected !== null && collapsed.has(selected.row) === action.open) props.onToggle(selected.row)
        return
      // Keys of the open text field never come here.
      case 'start-typing':
      case 'commit':
      case 'cancel':
      case 'switch-mode':
    }
  }
  return { focus, openEditor, clearCell, goTo, findSelectedBox, act }
}
