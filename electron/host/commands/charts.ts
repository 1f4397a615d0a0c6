import { Failure } from '../../../shared/contract/errors'
import type { ChartDefinition, StoredChart } from '../../../shared/model/chart'
import type { ChartId } from '../../../shared/model/ids'
import type { Label } from '../../../shared/model/label'
import { chartList } from '../../db/charts'
import { requireSession, type HostState } from '../host-state'
import { runCommand } from '../run-command'

/** Charts kept in the workbook: each change one commit with its undo, told to every window. */

/**
 * Keeps a new chart (`id` null: behind the others, or behind the one it is a copy of) or changes one.
 * `name` is the shown title, for the history.
 * @throws Failure('chart-unknown') when it is no longer there
 */
export function defineChart(
  state: HostState,
  input: { id: ChartId | null; after: ChartId | null; definition: ChartDefinition; name: string },
): { revision: number; chart: ChartId } {
  const { db } = requireSession(state).file
  const charts = chartList.read(db)
  const label: Label = { key: 'define-chart', name: input.name.normalize('NFC') }
  if (input.id !== null) {
    const before = charts.find((one) => one.id === input.id)
    if (before === undefined) throw new Failure('chart-unknown')
    return { revision: store(state, label, [{ ...before, definition: input.definition }]), chart: before.id }
  }
  const id = chartList.findFreeId(db)
  const beside = charts.findIndex((one) => one.id === input.after)
  const added: StoredChart = { id, position: 0, definition: input.definition }
  const order = beside === -1 ? [...charts, added] : charts.toSpliced(beside + 1, 0, added)
  return { revision: store(state, label, number(order)), chart: id }
}

/** @throws Failure('chart-unknown') */
export function removeChart(state: HostState, id: ChartId, name: string): { revision: number } {
  const found = chartList.read(requireSession(state).file.db).some((one) => one.id === id)
  if (!found) throw new Failure('chart-unknown')
  const label: Label = { key: 'remove-chart', name: name.normalize('NFC') }
  return {
    revision: runCommand(state, { ...nothingElse, label, charts: [{ id, after: null }] }).revision,
  }
}

/** Puts the charts into an order. Charts that are not named, made in another window meanwhile, stay behind the others. */
export function arrangeCharts(state: HostState, ids: readonly ChartId[]): { revision: number } {
  const charts = chartList.read(requireSession(state).file.db)
  const place = (chart: StoredChart): number => {
    const at = ids.indexOf(chart.id)
    return at === -1 ? ids.length + chart.position : at
  }
  const order = charts.toSorted((a, b) => place(a) - place(b))
  return { revision: store(state, { key: 'arrange-charts', charts: charts.length }, number(order)) }
}

function number(charts: readonly StoredChart[]): StoredChart[] {
  return charts.map((chart, position) => ({ ...chart, position }))
}

const nothingElse = {
  action: 'edit',
  target: null,
  source: null,
  facts: [],
  remarks: [],
  stated: [],
  definitions: [],
} as const

function store(state: HostState, label: Label, charts: readonly StoredChart[]): number {
  return runCommand(state, {
    ...nothingElse,
    label,
    charts: charts.map((chart) => ({ id: chart.id, after: chart })),
  }).revision
}
