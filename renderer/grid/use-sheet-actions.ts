import type { GridApi } from 'ag-grid-community'
import type { RefObject } from 'react'
import type { KeyAction } from './keyboard'
import type { CellEditorHandle } from './number-cell-editor'
import { listOutlineRows, listParents } from './outline'
import { findCellBox } from './sheet-dom'
import { fixedColumns, type SheetModel } from './sheet-model'
import type { SheetProps } from './sheet-props'
import type { SheetRow } from './sheet-row'
import { describeEntry } from './use-cell-entry'
import type { SheetFill } from './use-fill'
import type { SheetCursor } from './use-sheet-cursor'

type ActionSource = {
  api: RefObject<GridApi<SheetRow> | null>
  host: RefObject<HTMLElement | null>
  editor: RefObject<CellEditorHandle | null>
  cursor: SheetCursor
  fill: SheetFill
  model: SheetModel
  rowData: readonly SheetRow[]
  columnIds: readonly string[]
  props: SheetProps
}

export type SheetActions = {
  focus: () => void
  /** False when the selected cell does not take typing; the reason has been reported. */
  openEditor: (mode: 'enter' | 'edit', offer?: EditorOffer) => boolean
  /** Empties the selected range. */
  clearCells: () => void
  goTo: (index: number, takesFocus?: boolean) => void
  /** Where the selected cell is in the host; null when it is not rendered. */
  findSelectedBox: () => DOMRect | null
  act: (action: KeyAction) => void
}

/** What the field opens with besides the cell's own text: nothing, an emptied cell, or a text that is not stored yet. */
type EditorOffer = 'typing' | 'blank' | 'sum' | 'above'

/** So many frames a row may take to be drawn. */
const framesToDraw = 10

/** What one change may hold. */
const mostCells = 200_000

/** What keys, the mouse and the window do to the selected cell. */
export function useSheetActions(source: ActionSource): SheetActions {
  const { api, host, editor, cursor, fill, model, rowData, columnIds, props } = source
  const { layout } = props.cache
  const { words, collapsed } = props

  const findSelectedBox = (): DOMRect | null => {
    const at = cursor.place()
    const columnId = at === null ? undefined : columnIds[at.column]
    if (at === null || columnId === undefined || host.current === null) return null
    return findCellBox(host.current, at.row, columnId)
  }
  const openEditor = (mode: 'enter' | 'edit', offer: EditorOffer = 'typing'): boolean => {
    const entry = describeEntry({ cursor, model, props })
    if (entry === null) return false
    const offered = offer === 'sum' ? entry.proposeSum() : offer === 'above' ? entry.copyAbove() : ''
    if (offered === null) return false
    cursor.show()
    const box = findSelectedBox()
    if (box === null) return false
    const text = mode === 'edit' && offered === '' ? entry.text : offered
    editor.current?.open({ entry, mode, text, changed: offer !== 'typing' }, box)
    return true
  }
  /** Empties what can be emptied in the range; the rest stays, as in every spreadsheet. */
  const clearCells = (): void => {
    const range = cursor.range()
    if (range === null) return
    const indexes = cursor.cellsIn(range).flat()
    const inputs = indexes.filter((index) => index !== null && model.refusalAt(index) === null)
    const filled = inputs.flatMap((index) => (index !== null && model.isFilled(index) ? [index] : []))
    if (inputs.length === 0)
      props.onRefused(model.refusalAt(indexes.find((index) => index !== null) ?? null) ?? 'fixed')
    else if (filled.length > mostCells) props.onRefused('tooMany')
    else if (filled.length > 0)
      void props.onEdit(
        'clear',
        filled.map((index) => ({ index, input: null, shown: '' })),
      )
  }
  const goTo = (index: number, takesFocus = true): void => {
    const position = Math.floor(index / layout.columns.length)
    const row = layout.rows[position]
    const column = layout.columns[index % layout.columns.length]
    if (row === undefined || column === undefined) return
    const asked = document.activeElement
    props.onOutline(namesOf(listParents(layout.rows, position)), true)
    props.selection.change({ selected: { row: row.id, column: column.id }, extent: null, anchor: null })
    // Rows that were hidden are in the grid after the next paint.
    requestAnimationFrame(() => {
      const rowIndex = api.current?.getRowNode(row.id)?.rowIndex ?? null
      if (rowIndex === null) return
      // The grid gives the keyboard back to its focused cell whenever that is drawn again.
      if (!takesFocus) api.current?.clearFocusedCell()
      api.current?.ensureIndexVisible(rowIndex, 'middle')
      api.current?.ensureColumnVisible(column.id)
      // Not from a place that was gone to since.
      const isFree = (): boolean => [asked, document.body].includes(document.activeElement)
      if (takesFocus && (isFree() || isFocused())) focusWhenDrawn(rowIndex, column.id, isFree, framesToDraw)
    })
  }
  /** A row that was far away is drawn some frames after the scrolling, and only then can a cell of it have the keyboard. */
  const focusWhenDrawn = (
    rowIndex: number,
    columnId: string,
    isFree: () => boolean,
    frames: number,
  ): void => {
    api.current?.setFocusedCell(rowIndex, columnId)
    if (frames === 0 || isFocused()) return
    requestAnimationFrame(() => {
      if (isFree()) focusWhenDrawn(rowIndex, columnId, isFree, frames - 1)
    })
  }
  const isFocused = (): boolean => host.current?.contains(document.activeElement) === true
  const focus = (): void => {
    const firstFigures = rowData.findIndex(({ position }) => layout.rows[position]?.kind === 'item')
    const at = cursor.place() ?? { row: Math.max(0, firstFigures), column: fixedColumns }
    if (cursor.place() === null) cursor.select(at.row, at.column)
    else cursor.show()
  }

  const openOrClose = (open: boolean): void => {
    const range = cursor.range()
    if (range === null) return
    const positions = rowData.slice(range.top, range.bottom + 1).map(({ position }) => position)
    props.onOutline(namesOf(listOutlineRows(layout.rows, positions, collapsed, open)), open)
  }
  const namesOf = (positions: readonly number[]): string[] =>
    positions.flatMap((position) => layout.rows[position]?.id ?? [])

  const act = (action: KeyAction): void => {
    switch (action.kind) {
      case 'move':
        cursor.move(action.move)
        return
      case 'start-editing':
        openEditor('edit')
        return
      case 'start-blank':
        openEditor('enter', 'blank')
        return
      case 'extend':
        cursor.extend(action.move)
        return
      case 'select-all':
        cursor.selectAll()
        return
      case 'select-rows':
        cursor.selectRows()
        return
      case 'select-columns':
        cursor.selectColumns()
        return
      case 'clear':
        clearCells()
        return
      case 'outline':
        openOrClose(action.open)
        return
      case 'fill':
        fill.fill(action.direction)
        return
      case 'propose-sum':
        openEditor('edit', 'sum')
        return
      case 'copy-above':
        openEditor('edit', 'above')
        return
      case 'insert-date':
        props.onTell(words.editor.noDate)
        return
      // Keys of the open text field never come here.
      case 'start-typing':
      case 'commit':
      case 'commit-range':
      case 'break-line':
      case 'cancel':
      case 'switch-mode':
    }
  }
  return { focus, openEditor, clearCells, goTo, findSelectedBox, act }
}
