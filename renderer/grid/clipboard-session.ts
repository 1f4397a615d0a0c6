import type { RefObject } from 'react'
import { mostClipboardCells, type ClipboardBlock } from '../../shared/table/clipboard-block'
import {
  flipConvention,
  inferConvention,
  type BlockConvention,
} from '../../shared/table/clipboard-convention'
import { findCopyMark, writeClipboardHtml, writeTabbedText } from '../../shared/table/clipboard-copy'
import type { NumberConvention } from '../../shared/format/number-notation'
import type { CellPlace } from '../state/cell-place'
import { readClipboard } from './clipboard-html'
import { readCopiedCells } from './copy-range'
import type { CutSource } from './paste-run'
import { createPasteSession, type PasteSource } from './paste-session'
import { sizeOfRange, type SheetRange } from './sheet-range'
import type { CopyOutline } from './use-copy-outline'

/**
 * Copying, cutting and pasting in one sheet. Cut cells are emptied by the paste that takes their figures, never before;
 * any other change makes a cut a mere copy.
 */
export type ClipboardSource = PasteSource & { outline: CopyOutline }

export type ClipboardSession = {
  /** False: there is nothing to copy, and the clipboard stays as it is. */
  copy(data: DataTransfer, cut: boolean): boolean
  paste(data: DataTransfer, figuresOnly: boolean): void
  /** Reads the running, the last or the next paste the other way. */
  flip(): void
  /** Stops a paste that is being read; otherwise forgets what was copied or cut. */
  cancel(): void
  /** Figures of the table have changed. */
  noteChange(): void
  /** The sheet goes away, or shows another table. */
  leave(): void
}

/** Characters above which opening the clipboard takes long enough to say so first. */
const longClipboard = 2_000_000

export function createClipboardSession(latest: RefObject<ClipboardSource>): ClipboardSession {
  let cut: CutSource | null = null
  let opening: ReturnType<typeof setTimeout> | undefined
  const forgetCopy = (): void => {
    cut = null
    latest.current.outline.hide()
  }
  const stopOpening = (): void => {
    clearTimeout(opening)
    opening = undefined
  }
  const pastes = createPasteSession(latest, (job) => {
    if (job.cut !== null) forgetCopy()
  })

  const copy = (data: DataTransfer, wantsCut: boolean): boolean => {
    const { cursor, props, outline } = latest.current
    const model = latest.current.model.current
    const range = cursor.range()
    if (range === null) return false
    const { rows, columns } = sizeOfRange(range)
    if (rows * columns > mostClipboardCells) {
      props.clipboard.tell('copyTooLarge')
      return false
    }
    if (wantsCut && isClosed()) return false
    const cells = readCopiedCells(range, { ...latest.current, model, stated: props.stated })
    const mark = { id: crypto.randomUUID(), cut: wantsCut }
    data.setData('text/plain', writeTabbedText(cells))
    data.setData('text/html', writeClipboardHtml(cells, mark))
    const places = placesOf(range, latest.current)
    if (places !== null) outline.show(places)
    const takes = (index: number | null): index is number =>
      index !== null && model.refusalAt(index) === null && model.isFilled(index)
    cut = wantsCut
      ? {
          id: mark.id,
          indexes: cursor.cellsIn(range).map((line) => line.map((index) => (takes(index) ? index : null))),
        }
      : null
    return true
  }

  /** Whether the whole table takes no figures; the reason has been told. */
  const isClosed = (): boolean => {
    const { props } = latest.current
    if (!props.stated && !props.readOnly) return false
    props.onRefused(props.stated ? 'statedMode' : 'readOnly')
    return true
  }

  const paste = (data: DataTransfer, figuresOnly: boolean): void => {
    const range = latest.current.cursor.range()
    if (range === null || isClosed()) return
    // The data is gone when the event is over.
    const html = data.getData('text/html')
    const plain = data.getData('text/plain')
    if (html.length + plain.length <= longClipboard) {
      begin(html, plain, range, figuresOnly)
      return
    }
    latest.current.props.clipboard.show({ kind: 'opening' })
    stopOpening()
    opening = setTimeout(() => {
      opening = undefined
      begin(html, plain, range, figuresOnly)
    }, 50)
  }
  const begin = (html: string, plain: string, range: SheetRange, figuresOnly: boolean): void => {
    const reading = readClipboard(html, plain)
    if (reading.kind !== 'block') {
      const { clipboard } = latest.current.props
      clipboard.show(null)
      clipboard.tell(reading.kind === 'empty' ? 'empty' : reading.limit)
      return
    }
    const mark = findCopyMark(html)
    const ownCut = mark !== null && mark.cut && mark.id === cut?.id ? cut : null
    void pastes.run({
      block: reading.block,
      range,
      settled: settle(reading.block, pastes.takeWanted()),
      figuresOnly,
      cut: ownCut,
      sourceKept: mark !== null && mark.cut && ownCut === null,
    })
  }

  return {
    copy,
    paste,
    flip: () => {
      pastes.flip()
    },
    cancel: () => {
      if (opening === undefined) {
        if (!pastes.stop()) forgetCopy()
        return
      }
      stopOpening()
      latest.current.props.clipboard.show(null)
      latest.current.props.clipboard.tell('stopped')
    },
    noteChange: () => {
      if (pastes.isStoring()) return
      forgetCopy()
      pastes.noteChange()
    },
    leave: () => {
      stopOpening()
      forgetCopy()
      pastes.leave()
    },
  }
}

function settle(block: ClipboardBlock, wanted: NumberConvention | null): BlockConvention {
  const settled = inferConvention(block)
  return wanted === null || wanted === settled.convention ? settled : flipConvention(block, settled)
}

function placesOf(
  range: SheetRange,
  { rowData, columnIds }: ClipboardSource,
): { from: CellPlace; to: CellPlace } | null {
  const place = (row: number, column: number): CellPlace | null => {
    const rowId = rowData[row]?.id
    const columnId = columnIds[column]
    return rowId === undefined || columnId === undefined ? null : { row: rowId, column: columnId }
  }
  const from = place(range.top, range.left)
  const to = place(range.bottom, range.right)
  return from === null || to === null ? null : { from, to }
}
