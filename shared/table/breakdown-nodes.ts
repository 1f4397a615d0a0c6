import { totalSector } from '../calc/axes'
import { isValidIn } from '../calc/validity'
import type { Dimensions, Locality, LocalityLevel, Period } from '../model/dimension'
import type { LocalityId, SectorId } from '../model/ids'

/** A row of a breakdown: where it sits in the cube and how it is written. */
export type BreakdownNode = {
  sector: SectorId
  locality: LocalityId
  code: string
  name: string
  /** 1 for the rows that make up the total; 0 for the total itself. */
  level: number
  isTotal: boolean
  /** Null for sectors. */
  placeLevel: LocalityLevel | null
}

/** The sectors of one list with all their branches, in the order of the workbook; the total of all sectors is no row. */
export function listSectorNodes(
  dimensions: Dimensions,
  locality: Locality,
  list: string | null,
): BreakdownNode[] {
  const nodes: BreakdownNode[] = []
  const visit = (parent: SectorId | null, level: number): void => {
    for (const sector of dimensions.sectors) {
      if (sector.list !== list || sector.parent !== parent) continue
      nodes.push({
        sector: sector.id,
        locality: locality.id,
        code: sector.code,
        name: sector.name,
        level,
        isTotal: false,
        placeLevel: null,
      })
      visit(sector.id, level + 1)
    }
  }
  visit(list === null ? totalSector(dimensions) : null, 1)
  return nodes
}

/**
 * The places whose figures add up to those of the place in the period: its children that exist then, or, where it did
 * not exist itself yet, the places it took over.
 */
export function listPlaceNodes(dimensions: Dimensions, place: Locality, period: Period): BreakdownNode[] {
  const sector = totalSector(dimensions)
  const exists = isValidIn(place, period)
  return dimensions.localities
    .filter((other) =>
      exists ? other.parent === place.id && isValidIn(other, period) : other.successor === place.id,
    )
    .map((other) => ({
      sector,
      locality: other.id,
      code: other.code,
      name: other.name,
      level: 1,
      isTotal: false,
      placeLevel: other.level,
    }))
}
