import type { ClipboardBlock, ClipboardCell } from './clipboard-block'
import type { Placement } from './clipboard-placement'
import {
  readPastedCell,
  type PastedInput,
  type PastedRow,
  type ReadingRules,
  type UnreadableReason,
} from './clipboard-value'

/** Why a cell of the table takes no figure. */
export type RefusedReason = 'computed' | 'fixed' | 'locked'
export type SkipReason = RefusedReason | UnreadableReason

export type PasteTarget = {
  rows: number
  columns: number
  fixedColumns: number
  rowAt(row: number, column: number): PastedRow
  refusalAt(row: number, column: number): RefusedReason | null
  isBlank(row: number, column: number): boolean
}

export type PlannedCell = { row: number; column: number; input: PastedInput }
export type SkippedCell = { row: number; column: number; text: string; reason: SkipReason }

export type PastePlan = {
  cells: PlannedCell[]
  /** The first cells of each reason, in reading order; `counts` has all of them. */
  skipped: SkippedCell[]
  counts: Partial<Record<SkipReason, number>>
  /** What did not fit into the table: cells with something in them, and by how many rows and columns. */
  outside: { cells: number; rows: number; columns: number }
  labelColumns: number
}

const listedPerReason = 200
const longestListed = 80
const cellsPerStep = 2000

/**
 * Decides for every cell of a placed block what is stored and what is left out, and why. Nothing is stored here. Works
 * in steps: each `next()` handles some thousand cells and yields how many are done, so that a large block does not hold
 * up the window; the plan is the return value.
 *
 * A blank of the block clears; a cell under a merge says nothing; a blank that meets a blank or a cell that takes no
 * figures is nothing lost and is not mentioned.
 */
export function* planPaste(
  block: ClipboardBlock,
  placement: Placement,
  target: PasteTarget,
  rules: ReadingRules,
): Generator<number, PastePlan> {
  const plan: PastePlan = {
    cells: [],
    skipped: [],
    counts: {},
    outside: { cells: 0, rows: 0, columns: 0 },
    labelColumns: placement.labelColumns,
  }
  let handled = 0
  for (let down = 0; down < placement.rows; down += 1) {
    const source = block[down % block.length] ?? []
    const width = source.length - placement.labelColumns
    for (let across = 0; across < placement.columns; across += 1) {
      const cell = source[placement.labelColumns + (across % width)]
      if (cell !== undefined && !cell.covered)
        planCell(plan, cell, placement, placement.top + down, placement.left + across, target, rules)
      handled += 1
      if (handled % cellsPerStep === 0) yield handled
    }
  }
  if (plan.outside.cells > 0) {
    plan.outside.rows = Math.max(0, placement.top + placement.rows - target.rows)
    plan.outside.columns = Math.max(0, placement.left + placement.columns - target.columns)
  }
  return plan
}

function planCell(
  plan: PastePlan,
  cell: ClipboardCell,
  placement: Placement,
  row: number,
  column: number,
  target: PasteTarget,
  rules: ReadingRules,
): void {
  const empty = cell.text === '' && cell.number === null
  if (row >= target.rows || column >= target.columns) {
    plan.outside.cells += Number(!empty)
    return
  }
  const inLabels = column < target.fixedColumns
  const refusal = inLabels ? 'fixed' : target.refusalAt(row, column)
  if (refusal !== null) {
    // One value over whole rows passes over their labels as a matter of course.
    if (!empty && !(inLabels && placement.spreads)) skip(plan, row, column, cell.text, refusal)
    return
  }
  if (empty && target.isBlank(row, column)) return
  const reading = readPastedCell(cell, target.rowAt(row, column), rules)
  if (reading.kind === 'input') plan.cells.push({ row, column, input: reading.input })
  else skip(plan, row, column, cell.text, reading.reason)
}

function skip(plan: PastePlan, row: number, column: number, text: string, reason: SkipReason): void {
  const count = (plan.counts[reason] ?? 0) + 1
  plan.counts[reason] = count
  if (count <= listedPerReason) plan.skipped.push({ row, column, text: shorten(text), reason })
}

function shorten(text: string): string {
  return text.length <= longestListed ? text : `${text.slice(0, longestListed)}…`
}
