import { cellState, type Cube, type Entry } from '../../../shared/calc/cube'
import { evaluateCell, type CellSpec, type EvaluatedCell } from '../../../shared/calc/evaluate-cell'
import { ViewValues } from '../../../shared/calc/view-values'
import { positionOf, type EngineModel } from './engine-model'

/** A new number for one of the model's facts. */
export function editOf(model: EngineModel, fact: number, value: number): Entry {
  return { position: positionOf(model, fact), state: cellState.number, value }
}

/** New numbers for facts anywhere; the generator gives numbers in [0, 1). */
export function randomEdits(model: EngineModel, count: number, random: () => number): Entry[] {
  return Array.from({ length: count }, () =>
    editOf(model, Math.floor(random() * model.count), Math.floor(random() * 5000)),
  )
}

/** A table that somebody looks at, with one decimal. */
export function openView(cube: Cube, table: readonly CellSpec[]): ViewValues<EvaluatedCell | null> {
  return new ViewValues(
    cube,
    table.length,
    (index) => {
      const spec = table[index]
      return spec === undefined ? null : evaluateCell(cube, spec, 1)
    },
    (a, b) => a?.status === b?.status && a?.value === b?.value && a?.partial === b?.partial,
  )
}
