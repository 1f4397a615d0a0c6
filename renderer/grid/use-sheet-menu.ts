import type { KeyboardEvent as ReactKeyboardEvent, MouseEvent as ReactMouseEvent, RefObject } from 'react'
import type { SheetMenuRequest } from '../state/session-store'
import { readStroke } from './read-stroke'
import { findCellBoxById, findCellPlace, findHead, isInSheetBody } from './sheet-dom'
import { fixedColumns } from './sheet-model'
import type { SheetProps } from './sheet-props'
import { sizeOfRange } from './sheet-range'
import type { SheetRow } from './sheet-row'
import type { SheetCursor } from './use-sheet-cursor'

type MenuSource = {
  host: RefObject<HTMLElement | null>
  cursor: SheetCursor
  rowData: readonly SheetRow[]
  columnIds: readonly string[]
  props: SheetProps
}

/**
 * The menu of the right mouse button, of Shift+F10 and of the menu key, for what is selected. A press of the right button
 * has selected what is under the pointer before the menu is asked for.
 */
export function useSheetMenu({ host, cursor, rowData, columnIds, props }: MenuSource): {
  openByMouse: (event: ReactMouseEvent) => void
  /** True when the key was that of the menu; it is then done with. */
  openByKey: (event: ReactKeyboardEvent) => boolean
} {
  const kindOfSelection = (): SheetMenuRequest['on'] => {
    const range = cursor.range()
    const at = cursor.place()
    if (range === null || at === null) return 'cells'
    const { rows, columns } = sizeOfRange(range)
    if (columns === columnIds.length) return rows === rowData.length ? 'cells' : 'rows'
    if (rows === rowData.length && rows > 1) return 'columns'
    return at.column < fixedColumns ? 'rows' : 'cells'
  }
  return {
    openByMouse: (event) => {
      if (props.onMenu === undefined) return
      const head = findHead(event.target)
      if (head === null && (!isInSheetBody(event.target) || findCellPlace(event.target) === null)) return
      event.preventDefault()
      props.onMenu({
        on: head === null ? kindOfSelection() : 'columns',
        x: event.clientX,
        y: event.clientY,
      })
    },
    openByKey: (event) => {
      const { key, shift, ctrl, alt } = readStroke(event.nativeEvent)
      const isMenuKey = key === 'ContextMenu' || (key === 'F10' && shift)
      if (!isMenuKey || ctrl || alt || props.onMenu === undefined) return false
      event.preventDefault()
      event.stopPropagation()
      const at = cursor.place()
      const row = rowData[at?.row ?? -1]
      const column = columnIds[at?.column ?? -1]
      if (host.current === null || row === undefined || column === undefined) return true
      cursor.show()
      const box = findCellBoxById(host.current, row.id, column)
      if (box !== null) props.onMenu({ on: kindOfSelection(), x: box.left + 12, y: box.bottom })
      return true
    },
  }
}
