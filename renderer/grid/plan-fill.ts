import { fromScaled, toScaled } from '../../shared/format/parse-number'
import { formatForEditing, formatScaled } from '../../shared/format/format-number'
import { unpackCellFlags } from '../../shared/model/cell'
import { decimalsOf, rowIn, type TableRow } from '../../shared/model/table-layout'
import { continueRun, findStep, type FillValue } from '../../shared/table/fill-series'
import type { Words } from '../i18n/words'
import type { CellEdit } from '../state/view-store'
import type { SheetModel } from './sheet-model'

/** Which way the cells beyond the run lie. */
export type FillDirection = 'down' | 'right' | 'up' | 'left'

/** Cells to store, and how many are left as they are: computed or locked ones, and those a number does not fit. */
export type FillPlan = { edits: CellEdit[]; skipped: number; unfit: number }

/**
 * What a fill stores. `cells` are the indexes of the run and the cells beyond it together, by visible row and column
 * (null: no figures there); `length` is how many rows or columns of them are the run. A series is continued where the run
 * has one step, unless `turned`, which copies it, and makes a single number a series of steps of one.
 */
export function planFill(
  cells: readonly (readonly (number | null)[])[],
  length: number,
  direction: FillDirection,
  mode: 'copy' | 'series' | 'turned',
  model: SheetModel,
  words: Words,
): FillPlan {
  const plan: FillPlan = { edits: [], skipped: 0, unfit: 0 }
  for (const line of listLines(cells, direction)) {
    const targets = line.slice(length)
    const run = line.slice(0, length).flatMap((index) => {
      const value = index === null ? null : readFillValue(model, index)
      return value === null ? [] : [value]
    })
    // A run with cells that hold nothing to copy is left alone: there is no telling what would come next.
    if (run.length < length) continue
    const values = continueRun(run, targets.length, chooseMode(run, mode))
    targets.forEach((index, at) => {
      const value = values[at]
      if (index === null || value === undefined) return
      if (model.refusalAt(index) !== null) plan.skipped += 1
      else {
        const edit = makeEdit(model, index, value, words)
        if (edit === null) plan.unfit += 1
        else plan.edits.push(edit)
      }
    })
  }
  return plan
}

function chooseMode(run: readonly FillValue[], mode: 'copy' | 'series' | 'turned'): 'copy' | 'series' {
  if (mode === 'copy') return 'copy'
  const isSeries = run.length > 1 && findStep(run) !== null
  return isSeries === (mode === 'series') ? 'series' : 'copy'
}

/** Each line begins with the run and leads away from it. */
function listLines(
  cells: readonly (readonly (number | null)[])[],
  direction: FillDirection,
): (number | null)[][] {
  const across = direction === 'left' || direction === 'right'
  const lines = across
    ? cells.map((row) => [...row])
    : (cells[0] ?? []).map((_, column) => cells.map((row) => row[column] ?? null))
  return direction === 'up' || direction === 'left' ? lines.map((line) => line.reverse()) : lines
}

/** What a cell gives to be copied; null where it shows the reason of a missing figure. */
function readFillValue(model: SheetModel, index: number): FillValue | null {
  const { layout, values, flags } = model.cache
  const row = layout.rows[Math.floor(index / layout.columns.length)]
  const column = layout.columns[index % layout.columns.length]
  const { status, qualifier } = unpackCellFlags(flags[index] ?? 0)
  const value = values[index] ?? null
  if (status === 'blank' || status === 'none' || status === 'unknown') return { state: status }
  if (status !== 'number' || value === null || row === undefined || column === undefined) return null
  return { state: 'number', value: fromScaled(value, decimalsOf(row, column)), qualifier }
}

/** Null where the number needs more digits than the row takes: nothing is rounded on the way. */
function makeEdit(model: SheetModel, index: number, value: FillValue, words: Words): CellEdit | null {
  const { layout } = model.cache
  const row = layout.rows[Math.floor(index / layout.columns.length)]
  const column = layout.columns[index % layout.columns.length]
  if (row === undefined || column === undefined) return null
  switch (value.state) {
    case 'blank':
      return { index, input: null, shown: '' }
    case 'none':
      return { index, input: { state: 'none', written: '-' }, shown: '–' }
    case 'unknown':
      return { index, input: { state: 'unknown', written: '…' }, shown: '…' }
    case 'number':
      return makeNumber(index, value, rowIn(row, column), words)
  }
}

function makeNumber(
  index: number,
  { value, qualifier }: Extract<FillValue, { state: 'number' }>,
  row: TableRow,
  words: Words,
): CellEdit | null {
  const scaled = toScaled(value, row.decimals)
  if (scaled === null) return null
  const prefix = qualifier === null ? '' : `${words.qualifiers[qualifier]} `
  return {
    index,
    input: {
      state: 'number',
      value,
      qualifier,
      written: prefix + formatForEditing(scaled, row.decimals),
    },
    shown: prefix + formatScaled(scaled, row.decimals, { percent: row.percent }),
  }
}
