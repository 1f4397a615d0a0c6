import type { FindingCell } from '../model/finding'
import { nameFigure } from './state-figure'

/** Whether two cells of findings are one place. */
export function isSameCell(a: FindingCell, b: FindingCell): boolean {
  if (a === b) return true
  if (a.kind === 'figure') return b.kind === 'figure' && nameFigure(a.key) === nameFigure(b.key)
  if (a.kind === 'wording')
    return b.kind === 'wording' && a.form === b.form && a.part === b.part && a.id === b.id
  return (
    b.kind === 'stated' &&
    a.row === b.row &&
    a.column === b.column &&
    a.form === b.form &&
    a.period === b.period &&
    a.locality === b.locality
  )
}
