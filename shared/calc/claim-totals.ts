import { scenarios } from '../model/dimension'
import { planeOf, sumsOver, type CubeShape } from './cube-shape'
import type { RowStore } from './row-store'

/** Rows for every total that existing rows may lead to. A plane's sources come before it. */
export function claimTotals(shape: CubeShape, store: RowStore): void {
  const { indicators, sectors, localities } = shape
  for (let scenario = 0; scenario < scenarios.length; scenario++) {
    for (let indicator = indicators.size - 1; indicator >= 0; indicator--) {
      const above = indicators.parent[indicator] ?? -1
      const upwards = above >= 0 && sumsOver(shape, above, 'indicators') ? above : -1
      const byPlaces = sumsOver(shape, indicator, 'localities') ? localities.parent : null
      const bySectors = sumsOver(shape, indicator, 'sectors')
      for (let sector = sectors.size - 1; sector >= 0; sector--) {
        const plane = planeOf(shape, scenario, indicator, sector)
        if (!store.hasPlane(plane)) continue
        const total = bySectors ? (sectors.parent[sector] ?? -1) : -1
        store.claimTotals(
          plane,
          byPlaces,
          total < 0 ? -1 : planeOf(shape, scenario, indicator, total),
          upwards < 0 ? -1 : planeOf(shape, scenario, upwards, sector),
        )
      }
    }
  }
}
