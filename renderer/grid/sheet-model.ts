import { statusOf, unpackCellFlags } from '../../shared/model/cell'
import { formatForEditing } from '../../shared/format/format-number'
import { decimalsOf } from '../../shared/model/table-layout'
import type { Words } from '../i18n/words'
import type { ViewCache } from '../state/view-cache'
import { showCell, showStatedCell, type ShownCell } from './shown-cell'

/** The first columns of every sheet hold TT, Chỉ tiêu and Đơn vị tính; figures begin after them. */
export const fixedColumns = 3

/** Why a cell does not take typing; null when it does. */
export type Refusal = 'computed' | 'fixed' | 'statedMode' | 'readOnly' | 'tooMany'

/** One table as the grid paints it. Cells are made when first shown and made again only after `forget`. */
export type SheetModel = {
  cache: ViewCache
  shownAt(index: number): ShownCell
  forget(indexes: readonly number[]): void
  /** Whether a cell holds a figure or the sign that there is none; cheap, for whole tables. */
  isFilled(index: number): boolean
  refusalAt(index: number | null): Refusal | null
  /** What F2 puts into the text field: parsed back, it is the same figure. */
  textForEditing(index: number): string
  /** The number alone, without a limiting word or the sum it was typed as; empty where there is none. */
  numberForEditing(index: number): string
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
    return showCell(cache, index, row, column, words, readOnly)
  }
  const writeNumber = (index: number): string => {
    const row = rows[Math.floor(index / columns.length)]
    const column = columns[index % columns.length]
    const value = cache.values[index] ?? null
    const isNumber = statusOf(cache.flags[index] ?? 0) === 'number'
    if (!isNumber || value === null || row === undefined || column === undefined) return ''
    return formatForEditing(value, decimalsOf(row, column))
  }
  return {
    cache,
    shownAt: (index) => (shown[index] ??= make(index)),
    forget: (indexes) => {
      for (const index of indexes) shown[index] = undefined
    },
    isFilled: (index) =>
      stated
        ? cache.stated.has(index)
        : cache.pending.has(index) || statusOf(cache.flags[index] ?? 0) !== 'blank',
    refusalAt: (index) => {
      if (index === null) return 'fixed'
      if (stated) return 'statedMode'
      const { role } = unpackCellFlags(cache.flags[index] ?? 0)
      if (role === 'fixed' || role === 'computed') return role
      return readOnly ? 'readOnly' : null
    },
    textForEditing: (index) => {
      const { status, qualifier } = unpackCellFlags(cache.flags[index] ?? 0)
      if (status === 'none') return '-'
      if (status === 'unknown') return '…'
      const sum = cache.sums.get(index)
      if (sum !== undefined) return sum
      const number = writeNumber(index)
      return qualifier === null || number === '' ? number : `${words.qualifiers[qualifier]} ${number}`
    },
    numberForEditing: writeNumber,
  }
}
