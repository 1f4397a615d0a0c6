import { buildAxes } from '../../../shared/calc/axes'
import { TreeCycleError } from '../../../shared/calc/tree'
import { Failure } from '../../../shared/contract/errors'
import type { LocalityInput } from '../../../shared/contract/workbook-contract'
import type { Dimensions, Locality } from '../../../shared/model/dimension'
import type { LocalityId } from '../../../shared/model/ids'
import type { Label } from '../../../shared/model/label'
import { findFreeId } from '../../db/definitions'
import { requireSession, type HostState } from '../host-state'
import { runDefinition } from './definition'

/**
 * Adds places or changes them: their name, what they lie in, how long they existed and what took them over. Figures stay
 * with their place and are added up where it lies now. All of them are stored, as one change, or none.
 * @throws Failure('locality-cycle') for a place within itself or taken over by itself; Failure('stale-view') for a place,
 * parent or successor that is not there
 */
export function defineLocalities(
  state: HostState,
  inputs: readonly LocalityInput[],
): { revision: number; localities: LocalityId[] } {
  const { dimensions, file } = requireSession(state)
  const known = new Map(dimensions.localities.map((item) => [item.id, item]))
  let free = findFreeId(file.db, 'locality')
  const changes = inputs.map((input) => {
    const before = input.id === null ? null : requirePlace(known, input.id)
    for (const id of [input.parent, input.successor]) if (id !== null) requirePlace(known, id)
    const isRoot = before !== null && before.parent === null
    if ((input.parent === null) !== isRoot) throw new Failure('locality-cycle')
    const after: Locality = {
      ...input,
      id: before?.id ?? (free++ as LocalityId),
      code: input.code.normalize('NFC'),
      name: input.name.normalize('NFC'),
    }
    return { list: 'locality', before, after } as const
  })
  demandTree(
    dimensions,
    changes.map(({ after }) => after),
  )
  const [first] = changes
  const label: Label =
    first !== undefined && changes.length === 1
      ? { key: 'define-locality', name: first.after.name }
      : { key: 'define-localities', places: changes.length }
  return {
    revision: runDefinition(state, label, changes),
    localities: changes.map(({ after }) => after.id),
  }
}

/** One place; see `defineLocalities`. */
export function defineLocality(
  state: HostState,
  input: LocalityInput,
): { revision: number; locality: LocalityId } {
  const { revision, localities } = defineLocalities(state, [input])
  const [locality] = localities
  if (locality === undefined) throw new Error('a place was stored')
  return { revision, locality }
}

/** @throws Failure('locality-in-use') for a place with figures, with places in it, or that took over others */
export function removeLocality(state: HostState, id: LocalityId): { revision: number } {
  const { dimensions } = requireSession(state)
  const before = requirePlace(new Map(dimensions.localities.map((item) => [item.id, item])), id)
  const inUse = new Failure('locality-in-use', { locality: before.name })
  const isNeeded = dimensions.localities.some((item) => item.parent === id || item.successor === id)
  if (isNeeded || before.parent === null) throw inUse
  const label = { key: 'remove-locality', name: before.name } as const
  try {
    return { revision: runDefinition(state, label, [{ list: 'locality', before, after: null }]) }
  } catch (error) {
    // The file itself knows whether figures belong to the place.
    throw error instanceof Failure && error.code === 'undo-conflict' ? inUse : error
  }
}

function requirePlace(known: ReadonlyMap<LocalityId, Locality>, id: LocalityId): Locality {
  const found = known.get(id)
  if (found === undefined) throw new Failure('stale-view')
  return found
}

function demandTree(dimensions: Dimensions, changed: readonly Locality[]): void {
  const ids = new Set(changed.map((item) => item.id))
  const others = dimensions.localities.filter((item) => !ids.has(item.id))
  try {
    buildAxes({ ...dimensions, localities: [...others, ...changed] })
  } catch (error) {
    throw error instanceof TreeCycleError ? new Failure('locality-cycle') : error
  }
}
