import type { Relation } from './relation'

/** A relation with its lines as places of the cube. */
export type CompiledRelation = {
  relation: Relation
  termLines: Int32Array
  signs: Int8Array
  steps: Int8Array
  /** By term: to the decimals of the figure that has most of them. */
  scales: Float64Array
  /** By term: its row in the place that is looked at. */
  rows: Int32Array
  resultScale: number
  resultUnit: number
  hundred: number
}
