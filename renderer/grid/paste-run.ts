import { rowIn, type TableRow } from '../../shared/model/table-layout'
import { formatScaled } from '../../shared/format/format-number'
import { toScaled } from '../../shared/format/parse-number'
import { mostClipboardCells, type ClipboardBlock } from '../../shared/table/clipboard-block'
import type { BlockConvention } from '../../shared/table/clipboard-convention'
import { placeBlock, type Placement } from '../../shared/table/clipboard-placement'
import { planPaste, type PastePlan, type PasteTarget } from '../../shared/table/clipboard-plan'
import type { PastedInput } from '../../shared/table/clipboard-value'
import type { Words } from '../i18n/words'
import type { CellEdit } from '../state/view-store'
import { fixedColumns, type SheetModel } from './sheet-model'
import type { SheetRange } from './sheet-range'
import type { SheetRow } from './sheet-row'
import type { SheetCursor } from './use-sheet-cursor'

/** Cells that were cut and wait to be pasted, by row and column of the copied block. */
export type CutSource = { id: string; indexes: readonly (readonly (number | null)[])[] }

/** One paste as the user asked for it; kept, so that it can be done again with the other reading. */
export type PasteJob = {
  block: ClipboardBlock
  range: SheetRange
  settled: BlockConvention
  figuresOnly: boolean
  cut: CutSource | null
  sourceKept: boolean
}

/** The table at the moment of the paste. */
export type PasteScene = {
  cursor: Pick<SheetCursor, 'cellsIn' | 'selectRange'>
  model: SheetModel
  rowData: readonly SheetRow[]
  columnIds: readonly string[]
  words: Words
}

/** What is to be stored, and the cells it stands in. */
export type PreparedPaste = { plan: PastePlan; area: SheetRange; edits: CellEdit[] }

/** How long the window may be busy at a stretch, in milliseconds: shorter than a hand notices, and enough for most pastes. */
const longestStretch = 40

/** Null: stopped. 'too-large': more cells than one change may have. */
export async function preparePaste(
  job: PasteJob,
  scene: PasteScene,
  onProgress: (done: number, total: number) => void,
  isStopped: () => boolean,
): Promise<PreparedPaste | 'too-large' | null> {
  const { rowData, columnIds, model } = scene
  const { rows } = model.cache.layout
  const placement = placeBlock(job.block, job.range, {
    rows: rowData.length,
    columns: columnIds.length,
    fixedColumns,
    labelAt: (row) => rows[rowData[row]?.position ?? -1]?.label ?? '',
  })
  const total = placement.rows * placement.columns
  if (total > mostClipboardCells) return 'too-large'
  const area = clip(placement, rowData.length, columnIds.length)
  const indexes = scene.cursor.cellsIn(area)
  const indexAt = (row: number, column: number): number | null =>
    indexes[row - area.top]?.[column - area.left] ?? null
  const steps = planPaste(job.block, placement, describeTarget(scene, indexAt), {
    convention: job.settled.convention,
    figuresOnly: job.figuresOnly,
  })
  let begun = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done === true) {
      const placed = listEdits(step.value, scene, indexAt)
      const edits = [...listCleared(job.cut, step.value, placement, placed), ...placed]
      return edits.length > mostClipboardCells ? 'too-large' : { plan: step.value, area, edits }
    }
    if (performance.now() - begun < longestStretch) continue
    onProgress(step.value, total)
    await new Promise((resolve) => setTimeout(resolve))
    if (isStopped()) return null
    begun = performance.now()
  }
}

function clip({ top, left, rows, columns }: Placement, rowCount: number, columnCount: number): SheetRange {
  return {
    top,
    left,
    bottom: Math.min(rowCount, top + rows) - 1,
    right: Math.min(columnCount, left + columns) - 1,
  }
}

type IndexAt = (row: number, column: number) => number | null

function describeTarget({ model, rowData, columnIds }: PasteScene, indexAt: IndexAt): PasteTarget {
  const { rows, columns } = model.cache.layout
  return {
    rows: rowData.length,
    columns: columnIds.length,
    fixedColumns,
    rowAt: (at, across) => {
      const row = rows[rowData[at]?.position ?? -1]
      const column = columns[(indexAt(at, across) ?? 0) % columns.length]
      return row === undefined || column === undefined ? noRow : rowIn(row, column)
    },
    refusalAt: (row, column) => {
      const refusal = model.refusalAt(indexAt(row, column))
      return refusal === null || refusal === 'computed' || refusal === 'fixed' ? refusal : 'locked'
    },
    isBlank: (row, column) => {
      const index = indexAt(row, column)
      return index === null || !model.isFilled(index)
    },
  }
}

const noRow = { decimals: 0, percent: false, unit: '' }

function listEdits(plan: PastePlan, { model, words }: PasteScene, indexAt: IndexAt): CellEdit[] {
  const { rows, columns } = model.cache.layout
  return plan.cells.flatMap(({ row, column, input }) => {
    const index = indexAt(row, column)
    const tableRow = index === null ? undefined : rows[Math.floor(index / columns.length)]
    const tableColumn = index === null ? undefined : columns[index % columns.length]
    return index === null || tableRow === undefined || tableColumn === undefined
      ? []
      : [{ index, input, shown: showInput(input, rowIn(tableRow, tableColumn), words) }]
  })
}

/** Of the cells that were cut, those whose figure has found its place are emptied; no figure is lost on the way. */
function listCleared(
  cut: CutSource | null,
  plan: PastePlan,
  placement: Placement,
  stored: readonly CellEdit[],
): CellEdit[] {
  if (cut === null) return []
  const overwritten = new Set(stored.map(({ index }) => index))
  const placed = new Set(plan.cells.map(({ row, column }) => `${String(row)} ${String(column)}`))
  return cut.indexes.flatMap((row, down) =>
    row.flatMap((index, across) => {
      const target = `${String(placement.top + down)} ${String(placement.left + across - placement.labelColumns)}`
      return index !== null && placed.has(target) && !overwritten.has(index)
        ? [{ index, input: null, shown: '' }]
        : []
    }),
  )
}

function showInput(input: PastedInput, row: TableRow, words: Words): string {
  if (input === null) return ''
  if (input.state !== 'number') return input.state === 'none' ? '–' : '…'
  const scaled = toScaled(input.value, row.decimals)
  const number = scaled === null ? '' : formatScaled(scaled, row.decimals, { percent: row.percent })
  return input.qualifier === null ? number : `${words.qualifiers[input.qualifier]} ${number}`
}
