import { cellState, partialFlag, stateMask } from '../calc/cell-flags'
import type { CheckSink } from './check-sink'
import type { CheckedBook } from './checked-book'
import { isEnteredNumber, type CubeLines } from './cube-lines'
import { owners, rankAsCount, type Owner } from './indicator-traits'
import { makeFinding } from './make-finding'
import { findImpossibleSize } from './size-bounds'

/**
 * Money held against how many there are that have it: a charter capital of 1.737 tỷ for each of 25.454 cooperatives is in
 * triệu. Money in all is divided by the number of its owners in the same place, sector and period, and an average is
 * taken as it is. Cost: one division for each entered amount of money.
 */
export class SizeChecks {
  /** By owner: the place of the indicator that counts them all; −1 where the workbook has none. */
  private readonly countOf: Readonly<Record<Owner, number>>

  constructor(
    private readonly lines: CubeLines,
    private readonly detailOf: CheckedBook['detailOf'],
    private readonly sink: CheckSink,
  ) {
    this.countOf = findCounts(lines)
  }

  /** The line of the count that figures of the line are divided by; null where none is. */
  findCountLine(line: number): number | null {
    const owner = this.lines.traits[this.lines.indicatorOf(line)]?.owner ?? null
    const count = owner === null ? -1 : this.countOf[owner]
    return count < 0 ? null : count * this.lines.shape.sectors.size + this.lines.sectorOf(line)
  }

  /** Whether figures of the line are money of somebody. */
  concerns(line: number): boolean {
    const traits = this.lines.traits[this.lines.indicatorOf(line)]
    return (
      traits?.isMoney === true &&
      traits.owner !== null &&
      (traits.isPerUnit || this.findCountLine(line) !== null)
    )
  }

  /** All entered figures of a row. */
  checkRow(scenario: number, line: number, locality: number, row: number): void {
    const { lines, sink } = this
    const indicator = lines.indicatorOf(line)
    const traits = lines.traits[indicator]
    const countLine = this.findCountLine(line)
    if (traits?.owner == null) return
    const { owner, sort, isPerUnit } = traits
    const { flags, values, width } = lines.store
    const inDong = 10 ** (traits.power - (lines.indicators[indicator]?.decimals ?? 0))
    const perYear = traits.sort === 'income' && traits.time === 'month' ? 12 : 1
    const countRow = countLine === null ? 0 : lines.rowOf(scenario, countLine, locality)
    for (let period = 0; period < width; period++) {
      const slot = row * width + period
      if (!isEnteredNumber(flags[slot] ?? 0)) continue
      const countSlot = countRow * width + period
      // A count of which parts are missing is of fewer than the money is of.
      const isWhole = ((flags[countSlot] ?? 0) & (stateMask | partialFlag)) === cellState.number
      const units = isWhole ? (values[countSlot] ?? 0) : 0
      if (!isPerUnit && units < 1) continue
      const money = (values[slot] ?? 0) * inDong * perYear
      sink.checked++
      const power = findImpossibleSize(
        owner,
        sort,
        isPerUnit ? money : money / units,
        units < 1 ? null : units,
        isPerUnit,
      )
      if (power === null) continue
      const stated = lines.termOf('stated', scenario, line, locality, period, row)
      if (stated.cell.kind === 'figure' && this.detailOf(stated.cell.key)?.origin === 'derived') continue
      const terms = [stated]
      if (!isPerUnit && countLine !== null)
        terms.push(lines.termOf('denominator', scenario, countLine, locality, period, countRow))
      sink.found.push(
        makeFinding({
          kind: 'magnitude',
          severity: 'warning',
          confidence: 85,
          along: 'size',
          terms,
          detail: { power },
        }),
      )
    }
  }
}

/** Counts have no decimals anywhere, so a scaled one is the number itself. */
function findCounts({ indicators }: CubeLines): Record<Owner, number> {
  const counts: Record<Owner, number> = { HTX: -1, LHHTX: -1, THT: -1, QTDND: -1, person: -1 }
  for (const owner of owners) {
    let best = Number.POSITIVE_INFINITY
    for (const [place, indicator] of indicators.entries()) {
      const rank = indicator.decimals === 0 ? rankAsCount(indicator, owner) : null
      if (rank === null || rank >= best) continue
      best = rank
      counts[owner] = place
    }
  }
  return counts
}
