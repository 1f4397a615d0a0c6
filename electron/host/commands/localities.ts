import { buildAxes } from '../../../shared/calc/axes'
import { TreeCycleError } from '../../../shared/calc/tree'
import { Failure } from '../../../shared/contract/errors'
import type { LocalityInput } from '../../../shared/contract/workbook-contract'
import type { Dimensions, Locality } from '../../../shared/model/dimension'
import type { LocalityId } from '../../../shared/model/ids'
import { findFreeId } from '../../db/definitions'
import { requireSession, type HostState } from '../host-state'
import { runDefinition } from './definition'

/**
 * Adds a place or changes one: its name, what it lies in, how long it existed and what took it over. Its figures stay with
 * it and are added up where it lies now.
 * @throws Failure('locality-cycle') for a place within itself or taken over by itself; Failure('stale-view') for a place,
 * parent or successor that is not there
 */
export function defineLocality(
  state: HostState,
  input: LocalityInput,
): { revision: number; locality: LocalityId } {
  const { dimensions, file } = requireSession(state)
  const before = input.id === null ? null : requirePlace(dimensions, input.id)
  for (const id of [input.parent, input.successor]) if (id !== null) requirePlace(dimensions, id)
  const isRoot = before !== null && before.parent === null
  if ((input.parent === null) !== isRoot) throw new Failure('locality-cycle')
  const after: Locality = {
    ...input,
    id: before?.id ?? (findFreeId(file.db, 'locality') as LocalityId),
    code: input.code.normalize('NFC'),
    name: input.name.normalize('NFC'),
  }
  demandTree(dimensions, after)
  const label = { key: 'define-locality', name: after.name } as const
  const revision = runDefinition(state, label, [{ list: 'locality', before, after }])
  return { revision, locality: after.id }
}

/** @throws Failure('locality-in-use') for a place with figures, with places in it, or that took over others */
export function removeLocality(state: HostState, id: LocalityId): { revision: number } {
  const { dimensions } = requireSession(state)
  const before = requirePlace(dimensions, id)
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

function requirePlace(dimensions: Dimensions, id: LocalityId): Locality {
  const found = dimensions.localities.find((item) => item.id === id)
  if (found === undefined) throw new Failure('stale-view')
  return found
}

function demandTree(dimensions: Dimensions, changed: Locality): void {
  const others = dimensions.localities.filter((item) => item.id !== changed.id)
  try {
    buildAxes({ ...dimensions, localities: [...others, changed] })
  } catch (error) {
    throw error instanceof TreeCycleError ? new Failure('locality-cycle') : error
  }
}
