import type { Handlers } from '../../../shared/contract/server'
import type { WorkbookContract } from '../../../shared/contract/workbook-contract'
import type { RepairEntry } from '../../../shared/model/finding-entry'
import { explainFindings } from '../commands/explain-findings'
import { findTerm, repairFinding } from '../commands/repair'
import { requireSession, requireView, timestamp, type HostClient, type HostState } from '../host-state'
import { listCellFindings, listFindings, listGroup } from './list-findings'
import { locateFinding } from './locate-finding'
import { markView, stampView } from './mark-findings'
import { createTermNamer } from './name-terms'

/** The procedures of the checks. @param committed is wrapped around whatever stores something */
export function createCheckHandlers(
  state: HostState,
  committed: <T>(result: T) => T,
): Pick<Handlers<WorkbookContract, HostClient>, CheckProcedure> {
  return {
    'check.list': ({ filter, limit, offset }) =>
      listFindings(requireSession(state), state.tables, filter, limit, offset ?? 0),
    'check.group': ({ cause, filter, limit, offset }) =>
      listGroup(requireSession(state), state.tables, cause, filter, limit, offset ?? 0),
    'check.cell': ({ view, index }, client) =>
      listCellFindings(requireSession(state), state.tables, requireView(client, view), index),
    'check.marks': ({ view }, client) => markView(requireSession(state), view, requireView(client, view)),
    'check.locate': ({ finding, term, view }, client) =>
      locateFinding(
        requireSession(state),
        state.tables,
        finding,
        term,
        view === undefined ? undefined : client.views.get(view),
      ),
    'check.repairs': ({ finding }) => listRepairs(state, finding),
    'check.repair': ({ finding, fingerprint, repair }) =>
      committed(repairFinding(state, finding, fingerprint, repair)),
    'check.explain': ({ findings, note, author }) =>
      committed(explainFindings(state, findings, note, author)),
    'check.stamp': ({ view }, client) =>
      stampView(requireSession(state), requireView(client, view), timestamp(state)),
  }
}

type CheckProcedure =
  | 'check.list'
  | 'check.group'
  | 'check.cell'
  | 'check.marks'
  | 'check.locate'
  | 'check.repairs'
  | 'check.repair'
  | 'check.explain'
  | 'check.stamp'

/** The changes that a finding offers, the likeliest first; none for one that does not hold any more. */
function listRepairs(state: HostState, id: string): RepairEntry[] {
  const session = requireSession(state)
  const finding = session.checks.findings.get(id)
  if (finding === undefined) return []
  const namer = createTermNamer(session, state.tables.texts)
  return session.checks.findRepairs(finding).flatMap((repair) => {
    const { cell, from } = repair
    const isPercent =
      cell.kind === 'figure' && session.cube.axes.indicatorById.get(cell.key.indicator)?.kind === 'ratio'
    const term = namer.name(
      findTerm(finding, cell) ?? { cell, role: 'stated', number: from, percent: isPercent },
    )
    // A repair that cannot be named keeps its place: the others are asked for by theirs.
    return term === null ? [] : [{ ...repair, term }]
  })
}
