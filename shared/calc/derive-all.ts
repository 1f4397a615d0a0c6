import { scenarios } from '../model/dimension'
import { claimTotals } from './claim-totals'
import { planeOf, type CubeShape } from './cube-shape'
import type { PartRows } from './part-rows'
import type { RowRollUp } from './row-roll-up'
import type { RowStore } from './row-store'

/** Derives every cell from the inputs alone, where there is anything: row after row, parts before wholes. */
export function deriveAll(shape: CubeShape, store: RowStore, parts: PartRows, rowRollUp: RowRollUp): void {
  const { indicators, sectors, localities } = shape
  claimTotals(shape, store)
  if (store.isScattered) store.layOut()
  for (let scenario = 0; scenario < scenarios.length; scenario++) {
    for (let indicator = indicators.size - 1; indicator >= 0; indicator--) {
      for (const sector of sectors.partsFirst) {
        const plane = planeOf(shape, scenario, indicator, sector)
        if (!store.hasPlane(plane)) continue
        for (let at = 0; at < localities.size; at++) {
          const locality = localities.partsFirst[at] ?? 0
          if (store.rowAt(plane, locality) === 0) continue
          parts.moveTo(scenario, indicator, sector, locality)
          rowRollUp.derive()
        }
      }
    }
  }
}
