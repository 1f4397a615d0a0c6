import type { FormulaReference } from '../../model/formula-reference'
import { listOperands, type Expression, type ReferenceNode, type Span } from './ast'
import type { FunctionName } from './functions'

/**
 * Where a reference is read, relative to the cell the formula is evaluated for. KYTRUOC, CUNGKY and KEHOACH move every
 * reference inside their argument; nested, their steps add up.
 */
export type Shift = Pick<FormulaReference, 'previous' | 'years' | 'scenario'>

export type PlacedReference = FormulaReference

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

/** Whether the function moves its argument in time or to the plan, and does nothing else. */
export function isShift(name: FunctionName): boolean {
  return name === 'KYTRUOC' || name === 'CUNGKY' || name === 'KEHOACH'
}

/** The reference with everything that the calls around it shift. */
export function placeReference({ code, sector }: ReferenceNode, shift: Shift): PlacedReference {
  return { code, sector, previous: shift.previous, years: shift.years, scenario: shift.scenario }
}

/** Calls `visit` for every reference of a formula with the shift at its place, from left to right, repetitions included. */
export function visitReferences(
  node: Expression,
  visit: (reference: ReferenceNode, shift: Shift) => void,
  shift: Shift = noShift,
): void {
  if (node.kind === 'reference') visit(node, shift)
  const inside = node.kind === 'call' ? shiftBy(node.name, shift) : shift
  for (const operand of listOperands(node)) visitReferences(operand, visit, inside)
}

/** Every reference of a formula with its place, from left to right, repetitions included. */
export function listReferences(node: Expression): (PlacedReference & Span)[] {
  const references: (PlacedReference & Span)[] = []
  visitReferences(node, (reference, shift) => {
    references.push({ ...placeReference(reference, shift), from: reference.from, to: reference.to })
  })
  return references
}

/** Each different reference of a formula once, in the order of the text. */
export function listDistinctReferences(node: Expression): PlacedReference[] {
  const references = new Map<string, PlacedReference>()
  visitReferences(node, (reference, shift) => {
    const placed = placeReference(reference, shift)
    const key = JSON.stringify(placed)
    if (!references.has(key)) references.set(key, placed)
  })
  return [...references.values()]
}
