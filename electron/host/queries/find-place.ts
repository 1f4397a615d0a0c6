import type { ShownPlace, ViewRequest } from '../../../shared/contract/workbook-contract'
import type { Period } from '../../../shared/model/dimension'
import type { FactKey } from '../../../shared/model/fact'
import { indicatorOf } from '../../../shared/model/form'
import { factKeyAt, keyText, type ResolvedTable } from '../../../shared/table/resolved-table'
import type { OpenView } from '../open-view'
import { resolveRequest } from '../resolve-request'
import type { Session } from '../session'
import type { TableDefinitions } from '../table-definitions'

/** Which table shows a figure, and where in it. Tables are resolved once for all the figures that are looked for. */
export type PlaceFinder = {
  /**
   * The cells of the figures as a rectangle: in `shown` if it has any of them; otherwise in the first table with the first
   * figure, of the forms at its period, the own indicators, the breakdowns, and at last the forms at other periods.
   */
  find(keys: readonly FactKey[], shown?: OpenView): ShownPlace | null
}

type Indexed = { table: ResolvedTable; cellsByKey: ReadonlyMap<string, readonly number[]> }

export function createPlaceFinder(session: Session, definitions: TableDefinitions): PlaceFinder {
  const tables = new Map<string, Indexed>()
  const resolve = (request: ViewRequest): Indexed => {
    const name = JSON.stringify(request)
    const known = tables.get(name)
    if (known !== undefined) return known
    const table = resolveRequest(session, definitions, request)
    const found = { table, cellsByKey: indexCells(table) }
    tables.set(name, found)
    return found
  }
  return {
    find: (keys, shown) => {
      const [first] = keys
      if (first === undefined) return null
      if (shown !== undefined && keys.some((key) => shown.cellsByKey.has(keyText(key))))
        return spanCells(shown, shown.request, keys)
      const text = keyText(first)
      for (const request of listRequests(session, first)) {
        const indexed = resolve(request)
        if (indexed.cellsByKey.has(text)) return spanCells(indexed, request, keys)
      }
      return null
    },
  }
}

function indexCells(table: ResolvedTable): Map<string, number[]> {
  const cells = new Map<string, number[]>()
  for (const index of table.specs.keys()) {
    const key = factKeyAt(table, index)
    if (key === null) continue
    const text = keyText(key)
    const known = cells.get(text)
    if (known === undefined) cells.set(text, [index])
    else known.push(index)
  }
  return cells
}

/** Tables that may show the figure, likeliest first. */
function* listRequests(session: Session, key: FactKey): Generator<ViewRequest> {
  const { dimensions, allSectors } = session
  const { period, locality } = key
  const indicator = dimensions.indicators.find((item) => item.id === key.indicator)
  const sector = dimensions.sectors.find((item) => item.id === key.sector)
  const place = dimensions.localities.find((item) => item.id === locality)
  const time = dimensions.periods.find((item) => item.id === period)
  if (indicator === undefined || sector === undefined || place === undefined || time === undefined) return
  const forms = session.forms.filter(({ definition }) =>
    definition.rows.some((row) =>
      definition.columns.some((column) => indicatorOf(row, column) === indicator.code),
    ),
  )
  for (const { id } of forms) yield { kind: 'form', form: id, period, locality }
  if (indicator.formula !== null && sector.id === allSectors) yield { kind: 'formulas', period, locality }
  const breakdown = { kind: 'breakdown', indicator: indicator.id, period } as const
  if (sector.id !== allSectors) {
    const list = sector.list === null ? {} : { list: sector.list }
    yield { ...breakdown, by: 'sectors', ...list, locality }
  } else {
    if (place.parent !== null) yield { ...breakdown, by: 'localities', locality: place.parent }
    yield { ...breakdown, by: 'sectors', locality }
  }
  const others = dimensions.periods.filter((item) => item.id !== period)
  for (const other of others.sort((a, b) => distance(a, time) - distance(b, time))) {
    for (const { id } of forms) yield { kind: 'form', form: id, period: other.id, locality }
  }
}

function distance(one: Period, other: Period): number {
  return Math.abs(one.year - other.year) * 2 + Number(one.kind !== other.kind)
}

function spanCells(
  { table, cellsByKey }: Indexed,
  request: ViewRequest,
  keys: readonly FactKey[],
): ShownPlace | null {
  const { rows, columns } = table.layout
  const [top, left, bottom, right] = measureSpan(keys, cellsByKey, columns.length)
  const [first, last] = [rows[top], rows[bottom]]
  const [from, to] = [columns[left], columns[right]]
  if (first === undefined || last === undefined || from === undefined || to === undefined) return null
  return {
    request,
    from: { row: first.id, column: from.id },
    to: { row: last.id, column: to.id },
  }
}

/** The first cell of each figure counts: a figure that stands in several cells must not widen the span. */
function measureSpan(
  keys: readonly FactKey[],
  cellsByKey: ReadonlyMap<string, readonly number[]>,
  width: number,
): [top: number, left: number, bottom: number, right: number] {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1]
  for (const key of keys) {
    const index = cellsByKey.get(keyText(key))?.[0]
    if (index === undefined) continue
    const row = Math.floor(index / width)
    top = Math.min(top, row)
    bottom = Math.max(bottom, row)
    left = Math.min(left, index % width)
    right = Math.max(right, index % width)
  }
  return [top, left, bottom, right]
}
