import { cellState, Cube } from '../../shared/calc/cube'
import type { Fact, FactChange, FactKey } from '../../shared/model/fact'
import { keyText } from '../../shared/table/resolved-table'
import type { ViewRequest } from '../../shared/contract/workbook-contract'
import { requireSession, type HostClient, type HostState } from './host-state'
import type { Scratch } from './scratch-state'
import { openView, type OpenView } from './open-view'
import { applyToCube, type Session } from './session'

/** Costs one pass over the figures. */
export function createScratch(session: Session, changes: readonly FactChange[]): Scratch {
  const scratch: Scratch = {
    session: { ...session, cube: copyCube(session.cube) },
    changes: new Map(),
    steps: [],
  }
  for (const change of changes) scratch.changes.set(keyText(change.key), change)
  applyToCube(scratch.session, changes)
  return scratch
}

function copyCube(cube: Cube): Cube {
  const copy = new Cube(cube.axes)
  cube.forEachEntry((scenario, indicator, sector, locality, period, state, value) => {
    copy.loadAt(scenario, indicator, sector, locality, period, state, state === cellState.number ? value : 0)
  })
  copy.recomputeAll()
  return copy
}

/** The session whose figures a window sees. */
export function sessionOf(state: HostState, { scratch }: HostClient): Session {
  return scratch === null ? requireSession(state) : scratch.session
}

/** A table as the window sees it: supposed figures stand where those of the file would. */
export function openClientView(state: HostState, client: HostClient, request: ViewRequest): OpenView {
  const view = openView(sessionOf(state, client), state.tables, request)
  for (const [key, { after }] of client.scratch?.changes ?? [])
    for (const index of view.cellsByKey.get(key) ?? []) view.facts[index] = after
  return view
}

/** What of a commit a window sees: figures that it supposes stay as they are. */
export function followCommit(client: HostClient, facts: readonly FactChange[]): readonly FactChange[] {
  const { scratch } = client
  if (scratch === null) return facts
  const seen = facts.filter((change) => {
    const supposed = scratch.changes.get(keyText(change.key))
    if (supposed !== undefined)
      scratch.changes.set(keyText(change.key), { ...supposed, before: change.after })
    return supposed === undefined
  })
  applyToCube(scratch.session, seen)
  return seen
}

/** After the file was read anew: the same suppositions over what it has now. */
export function renewScratch(state: HostState, client: HostClient): void {
  if (client.scratch === null) return
  const { changes } = client.scratch
  client.scratch = state.session === null ? null : createScratch(state.session, [...changes.values()])
}

/** Supposes figures. Returns the changes as the engine has them now. */
export function suppose(
  scratch: Scratch,
  figures: readonly { key: FactKey; before: Fact | null; after: Fact | null }[],
): FactChange[] {
  const step: Scratch['steps'][number] = []
  const applied = figures.map((figure) => {
    const text = keyText(figure.key)
    const earlier = scratch.changes.get(text) ?? null
    const change = { ...figure, before: earlier === null ? figure.before : earlier.before }
    step.push({ key: figure.key, earlier })
    scratch.changes.set(text, change)
    return change
  })
  scratch.steps.push(step)
  applyToCube(scratch.session, applied)
  return applied
}

/** Takes the last gesture back. Returns the changes as the engine has them now; none when nothing is left. */
export function takeBack(scratch: Scratch): FactChange[] {
  const step = scratch.steps.pop() ?? []
  const changes = step.toReversed().flatMap(({ key, earlier }): FactChange[] => {
    const text = keyText(key)
    const now = scratch.changes.get(text)
    if (now === undefined) return []
    if (earlier === null) scratch.changes.delete(text)
    else scratch.changes.set(text, earlier)
    return [earlier ?? { key, before: now.after, after: now.before }]
  })
  applyToCube(scratch.session, changes)
  return changes
}
