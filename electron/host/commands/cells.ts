import { Failure } from '../../../shared/contract/errors'
import type { CellInput, Gesture } from '../../../shared/contract/workbook-contract'
import { toScaled } from '../../../shared/format/parse-number'
import type { Fact, FactKey } from '../../../shared/model/fact'
import type { Label } from '../../../shared/model/label'
import { factKeyAt } from '../../../shared/table/resolved-table'
import { requireSession, type HostState } from '../host-state'
import { columnText, existsAt, roleAt, rowText, tableText, type OpenView } from '../open-view'
import { runCommand } from '../run-command'
import type { Session } from '../session'
import type { ReportProgress } from '../watch-command'

type InputCell = { index: number; input: CellInput }

/** Stores one gesture: every cell or none. */
export function setCells(
  state: HostState,
  view: OpenView,
  gesture: Gesture,
  cells: readonly InputCell[],
  onProgress?: ReportProgress,
): { revision: number } {
  const facts = readCells(requireSession(state), view, cells)
  const label = labelFor(view, gesture, cells)
  const { revision } = runCommand(state, {
    action: 'edit',
    target: null,
    label,
    source: null,
    facts,
    remarks: [],
    stated: [],
    definitions: [],
    ...(onProgress === undefined ? {} : { onProgress }),
  })
  return { revision }
}

/** What the cells shall hold. @throws Failure as `requireInput` and `scaleInput` do */
export function readCells(
  session: Session,
  view: OpenView,
  cells: readonly InputCell[],
): { key: FactKey; after: Fact | null }[] {
  return cells.map(({ index, input }) => {
    const key = requireInput(session, view, index)
    return { key, after: readInput(session, key, view.facts[index] ?? null, input) }
  })
}

/** Throws Failure locality-not-valid, and cell-not-input for comparisons, totals that are computed, headings and cells outside the table. */
function requireInput(session: Session, view: OpenView, index: number): FactKey {
  const key = factKeyAt(view.table, index)
  const role = roleAt(session, view.table, index)
  if (key === null || role === 'computed' || role === 'fixed') {
    if (key !== null && !existsAt(session, key))
      throw new Failure('locality-not-valid', placeOf(session, key))
    throw new Failure('cell-not-input', { row: rowText(view, index), column: columnText(view, index) })
  }
  return key
}

function placeOf({ dimensions }: Session, { locality }: FactKey): { locality: string } {
  return { locality: dimensions.localities.find((item) => item.id === locality)?.name ?? '' }
}

function readInput(session: Session, key: FactKey, before: Fact | null, input: CellInput): Fact | null {
  if (input === null) return null
  const fact: Fact = {
    state: input.state,
    value: 0,
    maturity: before?.maturity ?? 'final',
    qualifier: null,
    origin: 'typed',
    written: input.written.normalize('NFC'),
    derivation: null,
    source: null,
    locator: null,
    note: before?.note ?? null,
  }
  if (input.state !== 'number') return fact
  return { ...fact, value: scaleInput(session, key, input.value), qualifier: input.qualifier }
}

/** Throws Failure value-too-precise or value-too-large: no digit is dropped here. */
function scaleInput(session: Session, key: FactKey, value: string): number {
  const indicator = session.cube.axes.indicatorById.get(key.indicator)
  const decimals = indicator?.decimals ?? 0
  const scaled = toScaled(value, decimals)
  if (scaled !== null) return scaled
  const fraction = (value.split('.')[1] ?? '').replace(/0+$/, '')
  throw new Failure(fraction.length > decimals ? 'value-too-precise' : 'value-too-large', { decimals })
}

/** Typing into several cells at once fills them. */
const labelKeys = {
  type: 'fill-cells',
  clear: 'clear-cells',
  paste: 'paste-cells',
  cut: 'cut-cells',
  fill: 'fill-cells',
  replace: 'replace-cells',
} as const satisfies Record<Gesture, Label['key']>

function labelFor(view: OpenView, gesture: Gesture, cells: readonly InputCell[]): Label {
  const [first] = cells
  if (cells.length === 1 && first !== undefined) {
    return {
      key: first.input === null ? 'clear-cell' : 'type-cell',
      row: rowText(view, first.index),
      column: columnText(view, first.index),
    }
  }
  const table = tableText(view)
  return { key: labelKeys[gesture], cells: cells.length, table }
}
