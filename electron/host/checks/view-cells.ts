import { columnOf, factKeyAt, keyText, rowOf } from '../../../shared/table/resolved-table'
import type { OpenView } from '../open-view'
import { nameStated } from './finding-cells'

/** The cells of a view by the names under which findings know them: their figure, and what a document wrote in them. */
export type ViewCells = {
  namesAt(index: number): readonly string[]
  readonly indexesOf: ReadonlyMap<string, readonly number[]>
}

const known = new WeakMap<OpenView, ViewCells>()

/** Read once for a view: its cells stay where they are. */
export function readViewCells(view: OpenView): ViewCells {
  const cells = known.get(view) ?? indexView(view)
  known.set(view, cells)
  return cells
}

function indexView({ table, request }: OpenView): ViewCells {
  const names: string[][] = []
  const indexesOf = new Map<string, number[]>()
  for (const index of table.specs.keys()) {
    const key = factKeyAt(table, index)
    const [row, column] = [rowOf(table, index), columnOf(table, index)]
    const found = key === null ? [] : [keyText(key)]
    if (request.kind === 'form' && row !== undefined && column !== undefined)
      found.push(nameStated(request.form, request.period, request.locality, row.id, column.id))
    names.push(found)
    for (const name of found) {
      const indexes = indexesOf.get(name)
      if (indexes === undefined) indexesOf.set(name, [index])
      else indexes.push(index)
    }
  }
  return { namesAt: (index) => names[index] ?? [], indexesOf }
}
