import { Failure } from '../../../shared/contract/errors'
import type {
  FindInput,
  FoundEntry,
  ShownPlace,
  ViewRequest,
} from '../../../shared/contract/workbook-contract'
import { formatForEditing, formatScaled } from '../../../shared/format/format-number'
import { matchesSearch } from '../../../shared/format/search-text'
import { scenarios } from '../../../shared/model/dimension'
import { matchesFigure } from '../../../shared/table/find-cells'
import { readFiguresWith } from '../../db/find-figures'
import type { HostState } from '../host-state'
import { requireSession } from '../host-state'
import { resolveRequest } from '../resolve-request'
import { createPlaceFinder } from './find-place'
import { listRemarks, nameFigure } from './list-remarks'

/** A search lets other requests in after so many milliseconds. */
const longestTurnMs = 8

/**
 * Everything in the workbook with a text in it: names of rows and places, stored figures, notes. Figures that are
 * computed are not stored and so not found. Ends after `limit` entries; `more` says that there are others.
 * Throws Failure stale-view when the workbook was closed meanwhile.
 */
export async function findInWorkbook(
  state: HostState,
  input: FindInput,
): Promise<{ entries: FoundEntry[]; more: boolean }> {
  const session = requireSession(state)
  const entries: FoundEntry[] = []
  const searches: readonly Iterable<FoundEntry | null>[] = [
    input.kind === 'all' || input.kind === 'labels' ? findLabels(state, input) : [],
    input.kind === 'all' || input.kind === 'notes' ? findNotes(state, input) : [],
    input.kind === 'all' || input.kind === 'values' ? findFigures(state, input) : [],
  ]
  let turn = performance.now()
  for (const search of searches) {
    for (const entry of search) {
      if (entry !== null && entries.length === input.limit) return { entries, more: true }
      if (entry !== null) entries.push(entry)
      if (performance.now() - turn < longestTurnMs) continue
      await new Promise(setImmediate)
      if (state.session !== session) throw new Failure('stale-view')
      turn = performance.now()
    }
  }
  return { entries, more: false }
}

/** Rows of the forms and of the own indicators, places and sectors: where they stand for the period and place shown. */
function* findLabels(
  state: HostState,
  { text, period, locality, indicator }: FindInput,
): Generator<FoundEntry | null> {
  const session = requireSession(state)
  const { localities, sectors } = session.dimensions
  const inRows = function* (
    request: ViewRequest,
    wanted: (label: string) => boolean,
  ): Generator<FoundEntry | null> {
    const { rows, columns } = resolveRequest(session, state.tables, request).layout
    const column = columns[0]?.id
    for (const { id, label } of rows) {
      if (column === undefined || !wanted(label)) continue
      const at = { row: id, column }
      const place: ShownPlace = { request, from: at, to: at }
      yield { kind: 'label', label, place }
    }
  }
  const matches = (label: string): boolean => matchesSearch(text, label)
  for (const { id } of session.forms) yield* inRows({ kind: 'form', form: id, period, locality }, matches)
  yield* inRows({ kind: 'formulas', period, locality }, matches)
  const breakdown = { kind: 'breakdown', indicator, period } as const
  for (const list of new Set(sectors.map((sector) => sector.list))) {
    const names = new Set(sectors.filter((one) => one.list === list).map((one) => one.name))
    const request = { ...breakdown, by: 'sectors', ...(list === null ? {} : { list }), locality } as const
    yield* inRows(request, (label) => names.has(label) && matches(label))
  }
  const parents = new Set(
    localities.flatMap(({ name, parent }) => (parent === null || !matches(name) ? [] : [parent])),
  )
  for (const parent of parents) {
    const names = new Set(localities.filter((one) => one.parent === parent).map((one) => one.name))
    const request = { ...breakdown, by: 'localities', locality: parent } as const
    yield* inRows(request, (label) => names.has(label) && matches(label))
  }
}

function* findNotes(state: HostState, { text }: FindInput): Generator<FoundEntry | null> {
  for (const { note, imported, ...named } of listRemarks(requireSession(state), state.tables)) {
    const found = [note, imported].find((one) => one !== null && matchesSearch(text, one)) ?? null
    yield found === null ? null : { kind: 'note', ...named, text: found }
  }
}

function* findFigures(state: HostState, { text }: FindInput): Generator<FoundEntry | null> {
  const session = requireSession(state)
  const { indicators } = session.dimensions
  const places = createPlaceFinder(session, state.tables)
  if (/\p{L}/u.test(text) || !/\p{N}/u.test(text)) return
  // A superset, narrowed below by how the number is written: "0,5" is stored as 5 tenths.
  const digits = text.replace(/\P{N}/gu, '').replace(/^0+(?=.)/, '')
  for (const { id, decimals, kind } of indicators) {
    const percent = kind === 'ratio'
    for (const scenario of scenarios) {
      for (const { key, value, qualifier } of readFiguresWith(session.file.db, scenario, id, digits)) {
        const shown = formatScaled(value, decimals, { percent })
        if (!matchesFigure(text, { shown, typed: formatForEditing(value, decimals) })) continue
        const named = nameFigure(session, key)
        yield named === null
          ? null
          : { kind: 'figure', ...named, shown, qualifier, place: places.find([key]) }
      }
      yield null
    }
  }
}
