import { scenarios } from '../model/dimension'
import { planeOf, sumsOver, type CubeShape } from './cube-shape'
import type { RowStore } from './row-store'
import type { SiblingOrder } from './sibling-order'

/** Rows for every total that existing rows may lead to. A plane's sources come before it. */
export function claimTotals(shape: CubeShape, store: RowStore): void {
  const { indicators, sectors, localities } = shape
  const { wholeStart, whole } = localities
  const wholes = { wholeStart, whole, areBefore: areWholesBefore(localities) }
  for (let scenario = 0; scenario < scenarios.length; scenario++) {
    for (let indicator = indicators.size - 1; indicator >= 0; indicator--) {
      const upwards = listWholes(indicators, indicator).filter((above) =>
        sumsOver(shape, above, 'indicators'),
      )
      const byPlaces = sumsOver(shape, indicator, 'localities') ? wholes : null
      const bySectors = sumsOver(shape, indicator, 'sectors')
      for (const sector of sectors.partsFirst) {
        const plane = planeOf(shape, scenario, indicator, sector)
        if (!store.hasPlane(plane)) continue
        const others = upwards.map((above) => planeOf(shape, scenario, above, sector))
        for (const above of bySectors ? listWholes(sectors, sector) : [])
          others.push(planeOf(shape, scenario, indicator, above))
        store.claimTotals(plane, byPlaces, others)
      }
    }
  }
}

function listWholes({ wholeStart, whole }: SiblingOrder, place: number): number[] {
  return [...whole.subarray(wholeStart[place], wholeStart[place + 1])]
}

function areWholesBefore(order: SiblingOrder): boolean {
  for (let place = 0; place < order.size; place++) {
    if (listWholes(order, place).some((whole) => whole > place)) return false
  }
  return true
}
