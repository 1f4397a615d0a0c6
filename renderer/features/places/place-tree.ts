import { matchesSearch } from '../../../shared/format/search-text'
import type { Locality, LocalityLevel } from '../../../shared/model/dimension'
import type { LocalityId } from '../../../shared/model/ids'

/**
 * The places of a workbook as a tree to look at. Children stand in the order of the workbook. A place whose parent is not
 * there, or that would lie within itself, stands at the top: a list that is being edited is always shown whole.
 */
export type PlaceTree = {
  byId: ReadonlyMap<LocalityId, Locality>
  roots: readonly Locality[]
  childrenOf: (id: LocalityId) => readonly Locality[]
}

export type PlaceRow = { place: Locality; level: number; children: number; open: boolean }

export function buildPlaceTree(places: readonly Locality[]): PlaceTree {
  const byId = new Map(places.map((place) => [place.id, place]))
  const children = new Map<LocalityId, Locality[]>()
  const roots: Locality[] = []
  for (const place of places) {
    if (place.parent === null || !byId.has(place.parent) || listAncestors(byId, place).includes(place.id)) {
      roots.push(place)
      continue
    }
    const siblings = children.get(place.parent)
    if (siblings === undefined) children.set(place.parent, [place])
    else siblings.push(place)
  }
  return { byId, roots, childrenOf: (id) => children.get(id) ?? [] }
}

/** From the parent up. A loop is followed once. */
function listAncestors(byId: ReadonlyMap<LocalityId, Locality>, place: Locality): LocalityId[] {
  const ancestors: LocalityId[] = []
  let at = place.parent
  while (at !== null && !ancestors.includes(at)) {
    ancestors.push(at)
    at = byId.get(at)?.parent ?? null
  }
  return ancestors
}

/** The place and everything within it: where it must not be moved to. */
export function listWithin(tree: PlaceTree, id: LocalityId): ReadonlySet<LocalityId> {
  const within = new Set([id])
  for (const one of within) for (const child of tree.childrenOf(one)) within.add(child.id)
  return within
}

/** The rows of the tree where `open` places show what is within them. */
export function listOpenRows(tree: PlaceTree, open: ReadonlySet<LocalityId>): PlaceRow[] {
  return listRows(tree, (place) => open.has(place.id))
}

/**
 * The places whose name or code contains the query, with the places they lie in; at most `limit` that match, and how many
 * more there are.
 */
export function listFoundRows(
  tree: PlaceTree,
  query: string,
  limit: number,
): { rows: PlaceRow[]; more: number } {
  const found = [...tree.byId.values()].filter(
    ({ name, code }) => matchesSearch(query, name) || (code !== '' && matchesSearch(query, code)),
  )
  const shown = new Set<LocalityId>()
  for (const place of found.slice(0, limit)) {
    shown.add(place.id)
    for (const ancestor of listAncestors(tree.byId, place)) shown.add(ancestor)
  }
  const rows = listRows(tree, (place) => tree.childrenOf(place.id).some(({ id }) => shown.has(id)))
  return { rows: rows.filter(({ place }) => shown.has(place.id)), more: Math.max(0, found.length - limit) }
}

function listRows(tree: PlaceTree, isOpen: (place: Locality) => boolean): PlaceRow[] {
  const rows: PlaceRow[] = []
  const walk = (places: readonly Locality[], level: number): void => {
    for (const place of places) {
      const children = tree.childrenOf(place.id)
      const open = children.length > 0 && isOpen(place)
      rows.push({ place, level, children: children.length, open })
      if (open) walk(children, level + 1)
    }
  }
  walk(tree.roots, 1)
  return rows
}

/** What is open at first: everything in a small list, the top in a large one. */
export function openAtFirst(tree: PlaceTree): ReadonlySet<LocalityId> {
  return new Set(tree.byId.size <= 150 ? tree.byId.keys() : tree.roots.map(({ id }) => id))
}

/** The level a new place under `parent` most likely has: that of the places there, else the next one down. */
export function guessLevel(tree: PlaceTree, parent: LocalityId | null): LocalityLevel {
  if (parent === null) return tree.roots.at(-1)?.level ?? 'nation'
  const sibling = tree.childrenOf(parent).at(-1)
  if (sibling !== undefined) return sibling.level
  const level = tree.byId.get(parent)?.level
  return level === 'nation' || level === 'region' ? 'province' : 'commune'
}
