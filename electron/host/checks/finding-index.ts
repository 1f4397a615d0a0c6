import type { Finding, FindingCell } from '../../../shared/model/finding'
import type { FindingCounts } from '../../../shared/model/finding-entry'
import { involvedCells, nameCell } from './finding-cells'

/** What a finding counts as. */
export type CountedAs = keyof FindingCounts

type Indexed = { cells: readonly string[]; as: CountedAs; line: string }

/**
 * Findings by their cells, and how many there are of what, kept up to date one by one: after an edit nobody goes through
 * all of them.
 */
export class FindingIndex {
  private readonly byCell = new Map<string, Set<string>>()
  private readonly byId = new Map<string, Indexed>()
  private readonly counts: FindingCounts = { error: 0, warning: 0, rounding: 0, explained: 0 }
  /** Open errors and warnings by what they are about, without place and time. */
  private readonly open = new Map<string, { cell: FindingCell; count: number }>()

  /** Takes a finding in; in the place of the one with its id, if there is one. */
  put(finding: Finding, as: CountedAs): void {
    this.remove(finding.id)
    const [first] = finding.terms
    const line = first === undefined ? '' : nameLine(first.cell)
    const cells = [...new Set(involvedCells(finding).map(nameCell))]
    this.byId.set(finding.id, { cells, as, line })
    this.counts[as] += 1
    for (const name of cells) {
      const ids = this.byCell.get(name)
      if (ids === undefined) this.byCell.set(name, new Set([finding.id]))
      else ids.add(finding.id)
    }
    if (first === undefined || !isOpen(as)) return
    const known = this.open.get(line)
    if (known === undefined) this.open.set(line, { cell: first.cell, count: 1 })
    else known.count += 1
  }

  remove(id: string): void {
    const indexed = this.byId.get(id)
    if (indexed === undefined) return
    this.byId.delete(id)
    this.counts[indexed.as] -= 1
    for (const name of indexed.cells) {
      const ids = this.byCell.get(name)
      ids?.delete(id)
      if (ids?.size === 0) this.byCell.delete(name)
    }
    const known = isOpen(indexed.as) ? this.open.get(indexed.line) : undefined
    if (known === undefined) return
    known.count -= 1
    if (known.count === 0) this.open.delete(indexed.line)
  }

  clear(): void {
    this.byCell.clear()
    this.byId.clear()
    this.open.clear()
    Object.assign(this.counts, { error: 0, warning: 0, rounding: 0, explained: 0 })
  }

  /** The cells that take part in findings, by their names, with the ids of these. */
  get involved(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.byCell
  }

  count(): FindingCounts {
    return { ...this.counts }
  }

  /** Open errors and warnings by a cell that they are about: one for each row of figures or words. */
  countOpen(): Iterable<{ cell: FindingCell; count: number }> {
    return this.open.values()
  }
}

function isOpen(as: CountedAs): boolean {
  return as === 'error' || as === 'warning'
}

/** Equal for cells that the same form shows first. */
function nameLine(cell: FindingCell): string {
  return cell.kind === 'figure' ? `${cell.key.indicator}/${cell.key.sector}` : `form ${cell.form}`
}
