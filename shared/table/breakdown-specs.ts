import type { CellSpec, ValueSpec } from '../calc/evaluate-cell'
import type { BreakdownColumn } from '../model/breakdown'
import type { Indicator } from '../model/dimension'
import type { ValuePick } from '../model/form'
import type { BreakdownNode } from './breakdown-nodes'
import { specifyMeasure } from './measure-spec'

/**
 * What the cells of a breakdown show, row-major. Ranks and apportioned shares are of the rows of the first level, which
 * make up the total; they read another column of the table, which is not such a column itself.
 */
export function specifyBreakdown(
  columns: readonly BreakdownColumn[],
  rows: readonly BreakdownNode[],
  pickValue: (pick: ValuePick, row: BreakdownNode) => ValueSpec | null,
  direction: Indicator['direction'],
): CellSpec[] {
  const totalAt = rows.findIndex((row) => row.isTotal)
  const total = rows[totalAt]
  const firstLevel = rows.flatMap((row, at) => (row.level === 1 && !row.isTotal ? [at] : []))
  const width = columns.length
  // One array per column that is ranked or divided: by it the evaluation knows that cells belong together.
  const among = columns.map((_, column) => firstLevel.map((row) => row * width + column))

  const specify = (column: BreakdownColumn, row: BreakdownNode, at: number): CellSpec => {
    const { measure } = column
    const value = (pick: ValuePick): ValueSpec | null => pickValue(pick, row)
    const ofTotal = (pick: ValuePick): ValueSpec | null =>
      total === undefined ? null : pickValue(pick, total)
    switch (measure.kind) {
      case 'share': {
        const shown = measure.apportioned === true ? findValueColumn(columns, measure) : -1
        const parts = among[shown]
        if (parts !== undefined && totalAt >= 0)
          return { kind: 'apportioned', of: at * width + shown, among: parts, total: totalAt * width + shown }
        const of = value(measure)
        const whole = ofTotal(measure)
        return of === null || whole === null ? { kind: 'nothing' } : { kind: 'share', of, total: whole }
      }
      case 'contribution': {
        const [of, base, whole] = [value(measure.of), value(measure.base), ofTotal(measure.base)]
        return of === null || base === null || whole === null
          ? { kind: 'nothing' }
          : { kind: 'contribution', of, base, total: whole }
      }
      case 'rank': {
        const ranked = columns.findIndex((other) => other.id === measure.column && canBeRanked(other))
        const siblings = among[ranked]
        return siblings === undefined
          ? { kind: 'nothing' }
          : { kind: 'rank', of: at * width + ranked, among: siblings, direction }
      }
      default:
        return specifyMeasure(measure, value)
    }
  }
  return rows.flatMap((row, at) => columns.map((column) => specify(column, row, at)))
}

function findValueColumn(columns: readonly BreakdownColumn[], pick: ValuePick): number {
  return columns.findIndex(
    ({ measure }) =>
      measure.kind === 'value' &&
      measure.scenario === pick.scenario &&
      measure.offset === pick.offset &&
      (measure.years ?? 0) === (pick.years ?? 0) &&
      measure.span === pick.span,
  )
}

function canBeRanked({ measure }: BreakdownColumn): boolean {
  return measure.kind !== 'rank' && !(measure.kind === 'share' && measure.apportioned === true)
}
