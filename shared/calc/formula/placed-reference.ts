import { listOperands, type Expression, type ReferenceNode, type Span } from './ast'
import type { FunctionName } from './functions'

/**
 * Where a reference is read, relative to the cell the formula is evaluated for. KYTRUOC, CUNGKY and KEHOACH move every
 * reference inside their argument; nested, their steps add up.
 */
export type Shift = {
  /** Periods of the same kind back: KYTRUOC. */
  previous: number
  /** Years back: CUNGKY. */
  years: number
  /** "plan" inside KEHOACH; null: the scenario of the cell. */
  scenario: 'plan' | null
}

export type PlacedReference = Shift & { code: string; sector: string | null }

export const noShift: Shift = { previous: 0, years: 0, scenario: null }

/** The shift inside a call of `name`. */
export function shiftBy(name: FunctionName, shift: Shift): Shift {
  switch (name) {
    case 'KYTRUOC':
      return { ...shift, previous: shift.previous + 1 }
    case 'CUNGKY':
      return { ...shift, years: shift.years + 1 }
    case 'KEHOACH':
      return { ...shift, scenario: 'plan' }
    default:
      return shift
  }
}

export function isShift(name: FunctionName): boolean {
  return name === 'KYTRUOC' || name === 'CUNGKY' || name === 'KEHOACH'
}

export function placeReference({ code, sector }: ReferenceNode, shift: Shift): PlacedReference {
  return { code, sector, previous: shift.previous, years: shift.years, scenario: shift.scenario }
}

/** Every reference of a formula with its place, from left to right, repetitions included. */
export function listReferences(node: Expression, shift: Shift = noShift): (PlacedReference & Span)[] {
  if (node.kind === 'reference') {
    return [{ ...placeReference(node, shift), from: node.from, to: node.to }]
  }
  const inside = node.kind === 'call' ? shiftBy(node.name, shift) : shift
  return listOperands(node).flatMap((operand) => listReferences(operand, inside))
}
