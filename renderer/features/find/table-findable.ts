import { formatForEditing } from '../../../shared/format/format-number'
import { unpackCellFlags } from '../../../shared/model/cell'
import type { CellRemark } from '../../../shared/model/remark'
import { decimalsOf } from '../../../shared/model/table-layout'
import { cellText } from '../../../shared/table/cell-text'
import type { FigureTexts, Findable } from '../../../shared/table/find-cells'
import type { Words } from '../../i18n/words'
import type { ViewCache } from '../../state/view-cache'

const nothing: FigureTexts = { shown: '', typed: '' }

/** The table as it is searched: what its cells show, straight from the cache and without making cells to paint. */
export function makeFindable(
  cache: ViewCache,
  remarks: readonly CellRemark[],
  stated: boolean,
  words: Words,
): Findable {
  const { rows, columns } = cache.layout
  const notes = new Map(remarks.map((remark) => [remark.index, remark.note ?? remark.imported]))
  return {
    rows,
    columns: columns.length,
    figureAt: (index) => {
      const row = rows[Math.floor(index / columns.length)]
      const column = columns[index % columns.length]
      if (row === undefined || column === undefined) return nothing
      if (stated) {
        const shown = cache.stated.get(index)
        return shown === undefined ? nothing : { shown, typed: shown }
      }
      const flags = cache.flags[index] ?? 0
      const value = cache.values[index] ?? null
      const { qualifier, status } = unpackCellFlags(flags)
      const prefix = qualifier === null ? '' : words.qualifiers[qualifier]
      const shown = cellText(value, flags, row, column, prefix)
      const isNumber = status === 'number' && value !== null
      return { shown, typed: isNumber ? formatForEditing(value, decimalsOf(row, column)) : shown }
    },
    noteAt: (index) => notes.get(index) ?? null,
  }
}
