import { listParts, locate, type Axes } from '../calc/axes'
import { isReachedFromAbove } from '../calc/comparisons'
import type { CellSpec, ValueSpec } from '../calc/evaluate-cell'
import { countSpecMonthsLeft, findValueRule, readValue } from '../calc/evaluate-cell'
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
      // The last tenth of a percent goes to the largest remainder: no formula of a spreadsheet says that.
      case 'apportioned':
        return null
      case 'value':
        return findValueFormula(cube, spec, indexOf)
      case 'rank': {
        const { of, among, direction } = spec
        return among.includes(of)
          ? { kind: 'rank', of, among, ascending: direction === 'less-is-better' }
          : null
      }
      case 'share': {
        const part = at(spec.of)
        const total = at(spec.total)
        return part === undefined || total === undefined ? null : { kind: 'share', part, total }
      }
      case 'contribution': {
        const [of, base, total] = [at(spec.of), at(spec.base), at(spec.total)]
        return of === undefined || base === undefined || total === undefined
          ? null
          : { kind: 'contribution', of, base, total }
      }
      case 'per-quarter': {
        const [of, base] = [at(spec.of), at(spec.base)]
        const monthsLeft = countSpecMonthsLeft(cube.axes, spec)
        const indicator = cube.axes.indicatorById.get(spec.of.key.indicator)
        return of === undefined || base === undefined || indicator === undefined || monthsLeft === 0
          ? null
          : { kind: 'per-quarter', of, base, monthsLeft, ceiling: isReachedFromAbove(indicator) }
      }
      case 'difference':
      case 'index':
      case 'growth':
      case 'remaining': {
        const [of, base] = [at(spec.of), at(spec.base)]
        return of === undefined || base === undefined ? null : { kind: spec.kind, of, base }
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

/** The keys of the cells one step below that a sum over the breakdown adds up; none outside the workbook. */
function childKeys(axes: Axes, key: FactKey, breakdown: Breakdown | 'periods'): FactKey[] {
  const position = locate(axes, key)
  if (position === null) return []
  const parts = listParts(axes, position, breakdown)
  switch (breakdown) {
    case 'localities':
      return pickIds(axes.localities.ids, parts).map((locality) => ({ ...key, locality }))
    case 'sectors':
      return pickIds(axes.sectors.ids, parts).map((sector) => ({ ...key, sector }))
    case 'indicators':
      return pickIds(axes.indicators.ids, parts).map((indicator) => ({ ...key, indicator }))
    case 'periods':
      return pickIds(axes.periods.ids, parts).map((period) => ({ ...key, period }))
  }
}

function pickIds<Id extends number>(ids: readonly Id[], positions: readonly number[]): Id[] {
  return positions.flatMap((position) => ids[position] ?? [])
}

function valueText(key: FactKey): string {
  return `${keyText(key)}/`
}

function specText(spec: CellSpec & { kind: 'value' }): string {
  return `${keyText(spec.key)}/${spec.parts ?? ''}`
}
