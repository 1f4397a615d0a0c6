import type { CellPatch, TableLayout } from '../../shared/model/table-layout'
import type { Severity } from '../../shared/model/finding'
import type { FindingMarks } from '../../shared/model/finding-entry'
import type { ViewRequest } from '../../shared/contract/workbook-contract'
import type { ViewId } from '../../shared/model/ids'
import type { OpenedView } from '../../shared/model/workbook'
import { unpackCellFlags } from '../../shared/model/cell'
import type { CellPlace } from './cell-place'

/**
 * One table as the host last described it. The arrays are changed in place: a patch costs as much as the cells it
 * touches, whatever the size of the table. `pending` holds what the user has typed and the host has not yet answered.
 */
export type ViewCache = {
  readonly view: ViewId
  readonly request: ViewRequest
  readonly layout: TableLayout
  readonly values: (number | null)[]
  readonly flags: number[]
  readonly stated: ReadonlyMap<number, string>
  /** Cells typed as a sum, with its text. */
  readonly sums: Map<number, string>
  readonly pending: Map<number, PendingEdit>
  /** What is found about cells. */
  marks: ReadonlyMap<number, CellFinding>
  revision: number
  /** How many cells differ from what the document says. */
  differing: number
}

/** The worst that is found about a cell and open, or that all of it is explained. */
export type CellFinding = Severity | 'explained'

/** `edit` tells a newer edit of the same cell from an older one whose answer is still on its way. */
export type PendingEdit = { edit: number; text: string }

export function createViewCache(request: ViewRequest, opened: OpenedView): ViewCache {
  const stated = new Map<number, string>()
  opened.stated.index.forEach((index, at) => stated.set(index, opened.stated.text[at] ?? ''))
  return {
    view: opened.view,
    request,
    layout: opened.layout,
    values: opened.cells.values,
    flags: opened.cells.flags,
    stated,
    sums: new Map(opened.sums?.index.map((index, at) => [index, opened.sums?.text[at] ?? ''])),
    pending: new Map(),
    marks: new Map(),
    revision: opened.revision,
    differing: opened.cells.flags.filter(differsFromDocument).length,
  }
}

/** Applies one patch; returns the changed cell indexes. */
export function applyPatch(cache: ViewCache, patch: CellPatch): readonly number[] {
  patch.index.forEach((index, at) => {
    const before = cache.flags[index]
    const after = patch.flags[at]
    if (before === undefined || after === undefined) return
    cache.values[index] = patch.values[at] ?? null
    cache.flags[index] = after
    cache.differing += Number(differsFromDocument(after)) - Number(differsFromDocument(before))
  })
  patch.sums?.index.forEach((index, at) => {
    const text = patch.sums?.text[at] ?? null
    if (text === null) cache.sums.delete(index)
    else cache.sums.set(index, text)
  })
  return patch.index
}

/** What is found about the cells of the table now; returns the indexes of cells whose mark is another than before. */
export function applyMarks(cache: ViewCache, { index, worst }: FindingMarks): readonly number[] {
  const before = cache.marks
  const after = new Map<number, CellFinding>()
  index.forEach((cell, at) => {
    const mark = worst[at]
    if (mark !== undefined) after.set(cell, mark)
  })
  cache.marks = after
  const gone = [...before.keys()].filter((cell) => !after.has(cell))
  const changed = [...after].flatMap(([cell, mark]) => (before.get(cell) === mark ? [] : [cell]))
  return [...gone, ...changed].sort((a, b) => a - b)
}

function differsFromDocument(flags: number): boolean {
  return unpackCellFlags(flags).stated === 'differs'
}

/** The next cell that differs from the document, in reading order after `from`, starting over at the end. */
export function findNextDiffering(flags: readonly number[], from: number): number | null {
  for (let step = 1; step <= flags.length; step += 1) {
    const index = (from + step + flags.length) % flags.length
    if (differsFromDocument(flags[index] ?? 0)) return index
  }
  return null
}

/** The cell of figures at a place; null where the table has none. */
export function findCell({ layout }: ViewCache, place: CellPlace | null): number | null {
  if (place === null) return null
  const row = layout.rows.findIndex((one) => one.id === place.row)
  const column = layout.columns.findIndex((one) => one.id === place.column)
  return row === -1 || column === -1 ? null : row * layout.columns.length + column
}
