import { unpackCellFlags } from '../../shared/model/cell'
import { formatForEditing } from '../../shared/format/format-number'
import { decimalsOf } from '../../shared/model/table-layout'
import type { Words } from '../i18n/words'
import type { ViewCache } from '../state/view-cache'
import { showCell, showStatedCell, type ShownCell } from './shown-cell'

/** The first columns of every sheet hold TT, Chỉ tiêu and Đơn vị tính; figures begin after them. */
export const fixedColumns = 3

/** Why a cell does not take typing; null when it does. */
export type Refusal = 'computed' | 'fixed' | 'statedMode' | 'readOnly'

/** One table as the grid paints it. Cells are made when first shown and made again only after `forget`. */
export type SheetModel = {
  cache: ViewCache
  shownAt(index: number): ShownCell
  forget(indexes: readonly number[]): void
  refusalAt(index: number | null): Refusal | null
  /** What F2 puts into the text field: parsed back, it is the same figure. */
  textForEditing(index: number): string
}

export function createSheetModel(
  cache: ViewCache,
  words: Words,
  stated: boolean,
  readOnly: boolean,
): SheetModel {
  const shown: (ShownCell | undefined)[] = []
  const { rows, columns } = cache.layout
  const make = (index: number): ShownCell => {
    if (stated) return showStatedCell(cache, index)
    const row = rows[Math.floor(index / columns.length)]
    const column = columns[index % columns.length]
    if (row === undefined || column === undefined) throw new RangeError('a cell outside its table')
    return showCell(cache, index, row, column, words)
  }
  return {
    cache,
    shownAt: (index) => (shown[index] ??= make(index)),
    forget: (indexes) => {
      for (const index of indexes) shown[index] = undefined
    },
    refusalAt: (index) => {
      if (index === null) return 'fixed'
      if (stated) return 'statedMode'
      const { role } = unpackCellFlags(cache.flags[index] ?? 0)
      if (role === 'fixed' || role === 'computed') return role
      return readOnly ? 'readOnly' : null
    },
    textForEditing: (index) => {
      const row = rows[Math.floor(index / columns.length)]
      const column = columns[index % columns.length]
      const value = cache.values[index] ?? null
      const { status, qualifier } = unpackCellFlags(cache.flags[index] ?? 0)
      if (status === 'none') return '-'
      if (status === 'unknown') return '…'
      if (status !== 'number' || value === null || row === undefined || column === undefined) return ''
      const number = formatForEditing(value, decimalsOf(row, column))
      return qualifier === null ? number : `${words.qualifiers[qualifier]} ${number}`
    },
  }
}
