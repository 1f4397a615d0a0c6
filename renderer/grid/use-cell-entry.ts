import { toScaled } from '../../shared/format/parse-number'
import { unpackCellFlags } from '../../shared/model/cell'
import { rowIn } from '../../shared/model/table-layout'
import type { CellEdit } from '../state/view-store'
import type { SheetPosition } from './keyboard'
import { readEntry } from './read-entry'
import { fixedColumns, type SheetModel } from './sheet-model'
import type { SheetProps } from './sheet-props'
import type { CellEntry, EntryChoice } from './use-entry-field'
import type { SheetCursor } from './use-sheet-cursor'

type EntrySource = { cursor: SheetCursor; model: SheetModel; props: SheetProps }

/** The active cell as something to type into; null when it takes nothing, and then the reason has been told. */
export function describeEntry(source: EntrySource): CellEntry | null {
  const { cursor, model, props } = source
  const { words } = props
  const { rows, columns } = props.cache.layout
  const at = cursor.place()
  const index = cursor.indexAt(at)
  const refusal = model.refusalAt(index)
  const row = index === null ? undefined : rows[Math.floor(index / columns.length)]
  const column = index === null ? undefined : columns[index % columns.length]
  if (at === null) return null
  if (index === null || refusal !== null || row === undefined || column === undefined) {
    props.onRefused(refusal ?? 'fixed')
    return null
  }
  return {
    text: model.textForEditing(index),
    label: words.editor.cellEditor(row.label, column.header.join(' ')),
    read: (text) => readEntry(text, rowIn(row, column), words),
    store: ({ input, shown }) => {
      void props.onEdit(input === null ? 'clear' : 'type', [{ index, input, shown }])
    },
    storeInRange: (text, choice) => {
      storeInRange(source, index, text, choice)
    },
    proposeSum: () => {
      const sum = proposeSum(source, at)
      if (sum === null) props.onTell(words.editor.noSum)
      return sum
    },
    copyAbove: () => {
      const above = cursor.indexAt({ row: at.row - 1, column: at.column })
      const text = above === null ? '' : model.textForEditing(above)
      if (text === '') props.onTell(words.editor.noAbove)
      return text === '' ? null : text
    },
  }
}

/** Each row reads the text for itself; where it has several meanings there, the one chosen for the active cell counts. */
function storeInRange(
  { cursor, model, props }: EntrySource,
  active: number,
  text: string,
  choice: EntryChoice,
): void {
  const { words } = props
  const { rows, columns } = props.cache.layout
  const range = cursor.range()
  const edits: CellEdit[] = []
  let skipped = 0
  let unfit = 0
  for (const index of range === null ? [active] : cursor.cellsIn(range).flat()) {
    const tableRow = index === null ? undefined : rows[Math.floor(index / columns.length)]
    const column = index === null ? undefined : columns[index % columns.length]
    if (index === null || tableRow === undefined || column === undefined) continue
    const row = rowIn(tableRow, column)
    if (model.refusalAt(index) !== null) {
      skipped += 1
      continue
    }
    if (index === active) {
      edits.push({ index, ...choice })
      continue
    }
    const entry = readEntry(text, row, words)
    const fits =
      entry.kind === 'ask' &&
      (choice.input?.state !== 'number' || toScaled(choice.input.value, row.decimals) !== null)
    if (entry.kind === 'store') edits.push({ index, input: entry.input, shown: entry.shown })
    else if (fits) edits.push({ index, ...choice })
    else unfit += 1
  }
  if (edits.length > 0)
    void props.onEdit(edits.length > 1 ? 'fill' : choice.input === null ? 'clear' : 'type', edits)
  if (skipped + unfit > 0) props.onTell(words.editor.filled(edits.length, skipped, unfit))
}

/** The numbers right above, or where there are none right to the left, added as text; rows of other units end the run. */
function proposeSum({ cursor, model, props }: EntrySource, at: SheetPosition): string | null {
  const { rows, columns } = props.cache.layout
  const own = cursor.indexAt(at)
  const unit = own === null ? '' : rows[Math.floor(own / columns.length)]?.unit
  const collect = (next: (from: SheetPosition) => SheetPosition): string[] => {
    const texts: string[] = []
    for (let place = next(at); place.row >= 0 && place.column >= fixedColumns; place = next(place)) {
      const index = cursor.indexAt(place)
      const row = index === null ? undefined : rows[Math.floor(index / columns.length)]
      if (index === null || row?.unit !== unit || !isPlainValue(model, index)) break
      texts.unshift(model.numberForEditing(index))
    }
    return texts
  }
  const above = collect(({ row, column }) => ({ row: row - 1, column }))
  const numbers = above.length > 0 ? above : collect(({ row, column }) => ({ row, column: column - 1 }))
  if (numbers.length === 0) return null
  return `=${numbers.join('+').replaceAll('+-', '-')}`
}

function isPlainValue({ cache }: SheetModel, index: number): boolean {
  const column = cache.layout.columns[index % cache.layout.columns.length]
  return unpackCellFlags(cache.flags[index] ?? 0).status === 'number' && column?.kind === 'value'
}
