import { describe, expect, it } from 'vitest'
import {
  buildPlaceTree,
  guessLevel,
  listFoundRows,
  listOpenRows,
  listWithin,
  openAtFirst,
} from '../../../../renderer/features/places/place-tree'
import type { Locality, LocalityLevel } from '../../../../shared/model/dimension'
import type { LocalityId } from '../../../../shared/model/ids'

const id = (value: number): LocalityId => value as LocalityId

function place(own: number, name: string, level: LocalityLevel, parent: number | null): Locality {
  return {
    id: id(own),
    code: `M${String(own)}`,
    name,
    level,
    parent: parent === null ? null : id(parent),
    validFrom: null,
    validTo: null,
    successor: null,
  }
}

const places = [
  place(1, 'Cả nước', 'nation', null),
  place(2, 'Tỉnh Bắc Ninh', 'province', 1),
  place(3, 'Tỉnh Bắc Giang', 'province', 1),
  place(4, 'Xã Đại Bái', 'commune', 2),
  place(5, 'Xã Bình Dương', 'commune', 2),
]
const tree = buildPlaceTree(places)
const shown = (rows: { place: Locality; level: number }[]): string[] =>
  rows.map((row) => `${String(row.level)} ${row.place.name}`)

describe('the tree of places', () => {
  it('shows what is within open places, in the order of the workbook', () => {
    expect(shown(listOpenRows(tree, new Set([id(1)])))).toEqual([
      '1 Cả nước',
      '2 Tỉnh Bắc Ninh',
      '2 Tỉnh Bắc Giang',
    ])
    expect(shown(listOpenRows(tree, openAtFirst(tree)))).toHaveLength(5)
  })

  it('finds without marks, with the places around', () => {
    expect(shown(listFoundRows(tree, 'dai bai', 10).rows)).toEqual([
      '1 Cả nước',
      '2 Tỉnh Bắc Ninh',
      '3 Xã Đại Bái',
    ])
    expect(shown(listFoundRows(tree, 'M3', 10).rows)).toEqual(['1 Cả nước', '2 Tỉnh Bắc Giang'])
    expect(listFoundRows(tree, 'đài', 10).rows).toEqual([])
  })

  it('says how many more match than are shown', () => {
    const { rows, more } = listFoundRows(tree, 'xa', 1)
    expect(shown(rows).at(-1)).toBe('3 Xã Đại Bái')
    expect(more).toBe(1)
  })

  it('knows where a place must not be moved to', () => {
    expect([...listWithin(tree, id(2))]).toEqual([2, 4, 5])
  })

  it('shows places of a loop at the top instead of hiding them', () => {
    const looped = buildPlaceTree([
      place(1, 'A', 'region', 2),
      place(2, 'B', 'region', 1),
      place(3, 'C', 'region', 9),
    ])
    expect(looped.roots.map(({ name }) => name)).toEqual(['A', 'B', 'C'])
    expect(listOpenRows(looped, openAtFirst(looped))).toHaveLength(3)
  })

  it('opens only the top of a large list', () => {
    const many = buildPlaceTree([
      places[0] ?? place(1, 'Cả nước', 'nation', null),
      ...Array.from({ length: 11_000 }, (_, at) =>
        place(at + 2, `Xã ${String(at)}`, 'commune', 1 + (at % 60)),
      ),
    ])
    expect(listOpenRows(many, openAtFirst(many)).length).toBeLessThan(300)
  })

  it('guesses the level of a new place from its neighbours, else one step down', () => {
    expect(guessLevel(tree, id(1))).toBe('province')
    expect(guessLevel(tree, id(2))).toBe('commune')
    expect(guessLevel(tree, id(3))).toBe('commune')
    expect(guessLevel(buildPlaceTree(places.slice(0, 1)), id(1))).toBe('province')
  })
})
