import { basename } from 'node:path'
import { Failure } from '../../../shared/contract/errors'
import type { ViewId } from '../../../shared/model/ids'
import type { TemplatePreview, TemplateStatus } from '../../../shared/model/template-preview'
import { plainContext } from '../../../shared/understand/map-context'
import { runExcelJob, type ExcelJobOptions } from '../../excel/run-excel-job'
import type { ExcelResult } from '../../excel/excel-job'
import { requireSession, requireView, type HostClient, type HostState } from '../host-state'
import { hasPlaces, openTarget } from './import-target'

/**
 * Filling an office's own file in two steps, as an import in the other direction: a plan that shows what would change, then
 * the same file with exactly that. The plan waits here; only the last ones are kept, because nobody goes back to older.
 */
type Plan = {
  template: string
  sha256: string
  found: NonNullable<(ExcelResult & { kind: 'planned' })['plan']>
}

const keptPlans = 4
const plansOf = new WeakMap<HostState, Map<number, Plan>>()

/** @throws Failure template-no-table, template-not-xlsx, template-macros, stale-view, and what reading a file throws */
export async function planTemplate(
  state: HostState,
  client: HostClient,
  viewId: ViewId,
  template: string,
  job: ExcelJobOptions,
): Promise<TemplatePreview> {
  const { request, table, cells } = requireView(client, viewId)
  if (request.kind === 'trend') throw new Failure('template-no-table')
  const { meanings } = openTarget(requireSession(state), state.tables, request)
  const result = await runExcelJob(
    state.excelWorkerFile,
    {
      kind: 'plan-template',
      template,
      layout: table.layout,
      cells,
      context: plainContext(meanings, hasPlaces(request)),
    },
    job,
  )
  if (result.kind !== 'planned') throw new Error('the worker planned nothing')
  const { plan: found, sha256, signed, sheets } = result
  if (found === null) throw new Failure('template-no-table', { found: sheets.join(', ').slice(0, 300) })
  const plans = plansOf.get(state) ?? new Map<number, Plan>()
  plansOf.set(state, plans)
  const plan = state.nextId++
  plans.set(plan, { template, sha256, found })
  for (const old of [...plans.keys()].slice(0, -keptPlans)) plans.delete(old)
  const { edits: _, ...shown } = found
  return { ...shown, plan, file: basename(template).normalize('NFC'), signed }
}

/**
 * Writes the template with the planned figures. `overwrite` false: only into cells that were empty.
 * @returns how many cells have a figure of the table now that had not
 * @throws Failure draft-unknown, template-changed
 */
export async function fillTemplate(
  state: HostState,
  plan: number,
  path: string,
  overwrite: boolean,
  job: ExcelJobOptions,
): Promise<{ name: string; cells: number }> {
  const known = plansOf.get(state)?.get(plan)
  if (known === undefined) throw new Failure('draft-unknown')
  const { template, sha256, found } = known
  const isWanted = (status: TemplateStatus): boolean => overwrite || status === 'fill' || status === 'formula'
  const edits = found.edits.filter(({ status }) => isWanted(status))
  await runExcelJob(
    state.excelWorkerFile,
    {
      kind: 'fill-template',
      template,
      sha256,
      sheets: [{ sheet: found.sheet, edits: edits.map(({ edit }) => edit) }],
      recalculate: found.recalculates,
      path,
    },
    job,
  )
  return {
    name: basename(path).normalize('NFC'),
    cells: edits.filter(({ status }) => status !== 'formula').length,
  }
}

export function discardTemplate(state: HostState, plan: number): null {
  plansOf.get(state)?.delete(plan)
  return null
}
