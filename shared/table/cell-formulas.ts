import { locate, type Axes } from '../calc/axes'
import type { CellSpec, ValueSpec } from '../calc/evaluate-cell'
import { findValueRule, readValue } from '../calc/evaluate-cell'
import { findRule } from '../calc/quantity'
import type { Cube } from '../calc/cube'
import type { CellFormula } from '../model/cell-formula'
import type { Breakdown } from '../model/dimension'
import type { FactKey } from '../model/fact'
import { keyText, type ResolvedTable } from './resolved-table'

/**
 * For each cell, how it follows from other cells of the same table; null for entered cells and where an operand is not
 * on the table. A sum whose direct parts are not shown is followed down to parts that are (a total of all sectors over
 * a table that lists the branches without their common heading).
 */
export function findCellFormulas(cube: Cube, table: ResolvedTable): (CellFormula | null)[] {
  const indexOf = new Map<string, number>()
  for (const [index, spec] of table.specs.entries())
    if (spec.kind === 'value') indexOf.set(specText(spec), index)
  const at = (spec: ValueSpec): number | undefined => indexOf.get(specText(spec))
  return table.specs.map((spec) => {
    switch (spec.kind) {
      case 'nothing':
        return null
      case 'value':
        return findValueFormula(cube, spec, indexOf)
      case 'difference':
      case 'index': {
        const of = at(spec.of)
        const base = at(spec.base)
        return of === undefined || base === undefined ? null : { kind: spec.kind, of, base }
      }
      case 'share': {
        const part = at(spec.of)
        const total = at(spec.total)
        return part === undefined || total === undefined ? null : { kind: 'share', part, total }
      }
    }
  })
}

function findValueFormula(
  cube: Cube,
  spec: ValueSpec,
  indexOf: ReadonlyMap<string, number>,
): CellFormula | null {
  const rule = findValueRule(cube, spec)
  const indicator = cube.axes.indicatorById.get(spec.key.indicator)
  if (rule === 'quotient' && indicator?.numerator != null && indicator.denominator != null) {
    const numerator = indexOf.get(valueText({ ...spec.key, indicator: indicator.numerator }))
    const denominator = indexOf.get(valueText({ ...spec.key, indicator: indicator.denominator }))
    return numerator === undefined || denominator === undefined
      ? null
      : { kind: 'quotient', numerator, denominator, factor: indicator.factor }
  }
  if (rule !== 'localities' && rule !== 'sectors' && rule !== 'indicators') return null
  const parts = expandParts(cube, spec.key, rule, indexOf)
  return parts === null || parts.length === 0 ? null : { kind: 'sum', parts }
}

/** Null when a part that has a value is neither shown nor made of shown parts. */
function expandParts(
  cube: Cube,
  key: FactKey,
  rule: Breakdown,
  indexOf: ReadonlyMap<string, number>,
): number[] | null {
  const parts: number[] = []
  for (const child of childKeys(cube.axes, key, rule)) {
    const index = indexOf.get(valueText(child))
    if (index !== undefined) {
      parts.push(index)
      continue
    }
    const value = readValue(cube, { kind: 'value', key: child, parts: null })
    if (value.quotient === null) {
      // Nothing there now; its parts may still be on the table and get figures later, in the spreadsheet.
      parts.push(...(expandParts(cube, child, rule, indexOf) ?? []))
      continue
    }
    const childRule = findRule(cube, child)
    if (childRule !== 'localities' && childRule !== 'sectors' && childRule !== 'indicators') return null
    const below = expandParts(cube, child, childRule, indexOf)
    if (below === null || below.length === 0) return null
    parts.push(...below)
  }
  return parts
}

/** The keys one step below along a breakdown. */
export function childKeys(axes: Axes, key: FactKey, breakdown: Breakdown): FactKey[] {
  const position = locate(axes, key)
  if (position === null) return []
  switch (breakdown) {
    case 'localities':
      return childIds(axes.localities, position.locality).map((locality) => ({ ...key, locality }))
    case 'sectors':
      return childIds(axes.sectors, position.sector).map((sector) => ({ ...key, sector }))
    case 'indicators':
      return childIds(axes.indicators, position.indicator).map((indicator) => ({ ...key, indicator }))
  }
}

function childIds<Id extends number>(
  axis: { ids: readonly Id[]; tree: Axes['sectors']['tree'] },
  position: number,
): Id[] {
  return (axis.tree.children[position] ?? []).flatMap((child) => {
    const id = axis.ids[child]
    return id === undefined ? [] : [id]
  })
}

function valueText(key: FactKey): string {
  return `${keyText(key)}/`
}

function specText(spec: CellSpec & { kind: 'value' }): string {
  return `${keyText(spec.key)}/${spec.parts ?? ''}`
}
