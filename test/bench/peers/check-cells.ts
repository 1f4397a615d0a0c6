import type { Position } from '../../../shared/calc/axes'
import { cellState, type Cube } from '../../../shared/calc/cube'
import { evaluateCell, type CellSpec } from '../../../shared/calc/evaluate-cell'
import type { Int } from '../../../shared/calc/exact'
import { readQuantity } from '../../../shared/calc/quantity'
import { keyOf, type EngineModel } from './engine-model'

/**
 * Whether another program has the same figures. Amounts are whole numbers and must be equal; quotients, which the others
 * keep as binary fractions, must agree to twelve digits. Each function throws at the first difference.
 */

const tolerance = 1e-12

export function checkCell(model: EngineModel, cube: Cube, position: Position, theirs: unknown): void {
  const indicator = model.dimensions.indicators[position.indicator]
  if (indicator?.kind === 'ratio') {
    const { quotient } = readQuantity(cube, keyOf(position))
    if (quotient === null || !isClose(divide(quotient), theirs)) disagree(position, quotient, theirs)
    return
  }
  const cell = cube.read(position)
  // A sum of nothing is zero in a spreadsheet and missing here.
  const isSame = cell.state === cellState.number ? cell.value === theirs : theirs === 0
  if (!isSame) disagree(position, cell, theirs)
}

/** Differences and single values of amounts are scaled by their decimals in the sheets. */
export function checkTableCell(model: EngineModel, cube: Cube, spec: CellSpec, theirs: unknown): void {
  const { quotient } = evaluateCell(cube, spec, 1)
  const of = spec.kind === 'value' ? spec : spec.kind === 'difference' ? spec.of : null
  const indicator = model.dimensions.indicators[of?.key.indicator ?? -1]
  const scale = indicator === undefined || indicator.kind === 'ratio' ? 1 : 10 ** indicator.decimals
  if (quotient === null || !isClose(divide(quotient) * scale, theirs)) disagree(spec, quotient, theirs)
}

function divide({ n, d }: { n: Int; d: Int }): number {
  return Number(n) / Number(d)
}

/** Differences of quotients lose digits to cancellation, so small results are compared on the scale of 1. */
function isClose(ours: number, theirs: unknown): boolean {
  return typeof theirs === 'number' && Math.abs(theirs - ours) <= tolerance * Math.max(1, Math.abs(ours))
}

function disagree(at: Position | CellSpec, ours: unknown, theirs: unknown): never {
  const write = (value: unknown): string =>
    JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part))
  throw new Error(`the engine and its peer disagree at ${write(at)}: ${write(ours)} and ${write(theirs)}`)
}
