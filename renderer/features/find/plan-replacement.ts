import { formatScaled } from '../../../shared/format/format-number'
import { unpackCellFlags } from '../../../shared/model/cell'
import { rowIn } from '../../../shared/model/table-layout'
import { replaceInFigure, type Findable, type FoundCell } from '../../../shared/table/find-cells'
import { readEntry } from '../../grid/read-entry'
import type { SheetModel } from '../../grid/sheet-model'
import type { Words } from '../../i18n/words'
import type { CellEdit } from '../../state/view-store'

/** One cell to be replaced, as it would be stored. */
export type Proposal = { row: string; column: string; before: string; edit: CellEdit }
export type ReplacementPlan = {
  proposals: Proposal[]
  /** Matching input cells whose text would be no clear number any more. Nothing is guessed for them. */
  refused: number
}

/** Replaces in the figures of the matches that take input; everything else among the matches is left out. */
export function planReplacement(
  found: readonly FoundCell[],
  text: string,
  replacement: string,
  table: Findable,
  model: SheetModel,
  words: Words,
): ReplacementPlan {
  const plan: ReplacementPlan = { proposals: [], refused: 0 }
  const { rows, columns } = model.cache.layout
  for (const { row: position, column: at } of found) {
    const row = rows[position]
    const column = at === null ? undefined : columns[at]
    if (row === undefined || column === undefined || at === null) continue
    const index = position * columns.length + at
    if (model.refusalAt(index) !== null) continue
    const { status, qualifier } = unpackCellFlags(model.cache.flags[index] ?? 0)
    if (status !== 'number') continue
    const changed = replaceInFigure(
      text,
      { ...table.figureAt(index), typed: model.numberForEditing(index) },
      replacement,
    )
    if (changed === null) continue
    const written = rowIn(row, column)
    const before = formatScaled(model.cache.values[index] ?? 0, written.decimals, {
      percent: written.percent,
    })
    const prefix =
      qualifier === null || changed.startsWith(words.qualifiers[qualifier]) ? '' : words.qualifiers[qualifier]
    const entry = readEntry(`${prefix} ${changed}`.trim(), written, words)
    if (entry.kind !== 'store' || entry.input?.state !== 'number') plan.refused += 1
    else if (entry.shown !== table.figureAt(index).shown)
      plan.proposals.push({
        row: row.label,
        column: column.header.join(' · '),
        before,
        edit: { index, input: entry.input, shown: entry.shown },
      })
  }
  return plan
}
