import { cellState, stateMask } from '../calc/cell-flags'
import type { FindingKind } from '../model/finding'
import type { CheckSink } from './check-sink'
import type { CheckedBook } from './checked-book'
import { isEnteredNumber, type CubeLines } from './cube-lines'
import { longRun } from './line-checks'
import { makeFinding } from './make-finding'
import { isWide, leastSecond, leastTimes, PeerGroup } from './peer-group'
import { medianOf, powerBetween, spreadOf } from './robust'
import { moves, stands, type RowLooks } from './row-looks'
import type { SizeChecks } from './size-checks'
import { findUnchanged } from './unchanged-figures'

/**
 * Figures against those of their siblings: the places below the same one, or the branches of the same sector. Places
 * differ in size, so only what does not depend on size is compared: averages, amounts per owner, growth. Groups are small,
 * and one pass over the figures of a group finds out whether anything in it stands out at all.
 */
const fewestForMagnitude = 4
const fewestForOutlier = 8
export class PeerChecks {
  private readonly group: PeerGroup
  /** Of the figures that are compared: their logarithms, and whose they are. */
  private logs = new Float64Array(16)
  private scratch = new Float64Array(16)
  private who = new Int32Array(16)

  constructor(
    private readonly lines: CubeLines,
    private readonly sizes: SizeChecks,
    private readonly detailOf: CheckedBook['detailOf'],
    private readonly sink: CheckSink,
    looks: RowLooks,
    /** Whether the figure is in doubt for itself: once is enough. */
    private readonly isDoubted: (scenario: number, line: number, locality: number, period: number) => boolean,
  ) {
    this.group = new PeerGroup(lines, looks)
  }

  /** The places directly below `whole`. */
  checkPlaces(scenario: number, line: number, children: Int32Array): void {
    this.start(scenario, line, children.length)
    for (const locality of children) this.group.add(line, locality, this.group.countLine)
    this.checkGroup(true)
  }

  /** The branches directly below a sector, in one place. Branches are unlike each other: only units are compared. */
  checkSectors(scenario: number, line: number, locality: number, children: Int32Array): void {
    if (!this.isComparable(line)) return
    this.start(scenario, line, children.length)
    const first = line - this.lines.sectorOf(line)
    const { group } = this
    const counts = group.countLine < 0 ? -1 : group.countLine - this.lines.sectorOf(line)
    for (const sector of children) group.add(first + sector, locality, counts < 0 ? -1 : counts + sector)
    this.checkGroup(false)
  }

  /** Whether figures of the line do not depend on the size of the place, or can be made so. */
  isComparable(line: number): boolean {
    const traits = this.lines.traits[this.lines.indicatorOf(line)]
    if (traits === undefined || traits.percent) return false
    // Gains and losses are not larger or smaller than each other.
    if (traits.sort === 'profit') return false
    return traits.isPerUnit || (traits.isMoney && this.sizes.findCountLine(line) !== null)
  }

  private start(scenario: number, line: number, size: number): void {
    const isPerUnit = this.lines.traits[this.lines.indicatorOf(line)]?.isPerUnit === true
    const countLine = isPerUnit || !this.isComparable(line) ? -1 : (this.sizes.findCountLine(line) ?? -1)
    this.group.start(scenario, countLine, size)
    if (this.logs.length >= size) return
    this.logs = new Float64Array(size)
    this.scratch = new Float64Array(size)
    this.who = new Int32Array(size)
  }

  private checkGroup(arePlaces: boolean): void {
    if (this.group.count < fewestForMagnitude) return
    const { lines } = this
    const line = this.group.memberLines[0] ?? 0
    const isComparable = this.isComparable(line)
    const seen = this.group.lookAtRows()
    const canGrow =
      arePlaces && (seen & moves) !== 0 && lines.traits[lines.indicatorOf(line)]?.sort !== 'profit'
    const canStand = arePlaces && (seen & stands) !== 0 && lines.shape.additive[lines.indicatorOf(line)] === 1
    const canBeLargest = arePlaces && !isComparable && (seen & isWide) !== 0
    if (!isComparable && !canGrow && !canStand && !canBeLargest) return
    for (const run of lines.runs) {
      const isShort = canGrow && this.group.hasShortHistory(run.first, run.end)
      for (let period = run.first; period < run.end; period++) {
        if (isComparable) this.compareSizes(period, arePlaces)
        else if (canBeLargest) this.compareLargest(period)
        if (isShort && period > run.first) this.compareGrowth(period, run.first, run.end)
      }
      if (canStand && run.end - run.first >= longRun)
        findUnchanged(lines, this.group, run.first, run.end, (member, last, length) => {
          this.note('unchanged', 'siblings', member, last, 40, { periods: length }, listEarlier(last, length))
        })
    }
  }

  /** Amounts per owner, or averages as they are. */
  private compareSizes(period: number, arePlaces: boolean): void {
    const { flags, values, width } = this.lines.store
    const { logs, who } = this
    let found = 0
    let [least, most] = [Number.POSITIVE_INFINITY, 0]
    for (let at = 0; at < this.group.count; at++) {
      const slot = (this.group.rows[at] ?? 0) * width + period
      const value = values[slot] ?? 0
      if (value <= 0 || !isEnteredNumber(flags[slot] ?? 0)) continue
      let per = value
      if (this.group.countLine >= 0) {
        const countSlot = (this.group.countRows[at] ?? 0) * width + period
        const units = values[countSlot] ?? 0
        if (((flags[countSlot] ?? 0) & stateMask) !== cellState.number || units < 1) continue
        per = value / units
      }
      if (per < least) least = per
      if (per > most) most = per
      logs[found] = per
      who[found++] = at
    }
    if (found < fewestForMagnitude || most < least * 5) return
    for (let at = 0; at < found; at++) logs[at] = Math.log(logs[at] ?? 1)
    this.judgeLogs(period, found, Math.log(5), arePlaces ? 'per-unit' : 'per-unit-sectors', arePlaces)
  }

  /** Growth since the period before, of those whose own history is too short to say what is usual. */
  private compareGrowth(period: number, first: number, end: number): void {
    const { flags, values, width } = this.lines.store
    const { logs, who } = this
    const before = this.lines.previous[period] ?? -1
    if (before < 0) return
    let found = 0
    let isExtreme = false
    for (let at = 0; at < this.group.count; at++) {
      const start = (this.group.rows[at] ?? 0) * width
      const value = values[start + period] ?? 0
      const earlier = values[start + before] ?? 0
      if (value <= 0 || earlier <= 0) continue
      if (!isEnteredNumber(flags[start + period] ?? 0) || !isEnteredNumber(flags[start + before] ?? 0))
        continue
      const growth = value / earlier
      if (growth > 4 || growth < 0.25) isExtreme = true
      logs[found] = growth
      who[found++] = at
    }
    if (!isExtreme || found < fewestForOutlier) return
    for (let at = 0; at < found; at++) logs[at] = Math.log(logs[at] ?? 1)
    const isFlow = this.lines.shape.isFlow[this.lines.indicatorOf(this.group.memberLines[0] ?? 0)] === 1
    const { center, limit } = this.limitOf(found, Math.log(isFlow ? 8 : 4))
    for (let at = 0; at < found; at++) {
      const member = who[at] ?? 0
      if (Math.abs((logs[at] ?? 0) - center) < limit) continue
      const start = (this.group.rows[member] ?? 0) * width
      if (this.group.hasHistory(member, first, end)) continue
      // The year after a slip leaps back: only the first of two leaps is one.
      const [value, earlier] = [values[start + period] ?? 0, values[start + before] ?? 0]
      if (this.isSmall(member, value, earlier)) continue
      this.note('outlier-peers', 'growth', member, period, 55, {}, [before])
    }
  }

  private isSmall(member: number, value: number, earlier: number): boolean {
    const indicator = this.lines.indicatorOf(this.group.memberLines[member] ?? 0)
    if (this.lines.traits[indicator]?.isCount !== true) return false
    const unit = 10 ** (this.lines.indicators[indicator]?.decimals ?? 0)
    return Math.abs(value - earlier) < 20 * unit
  }

  /** A thousand times the next largest of all: nothing grows so much above its siblings. */
  private compareLargest(period: number): void {
    const { flags, values, width } = this.lines.store
    let [largest, second, at, found] = [0, 0, 0, 0]
    for (let member = 0; member < this.group.count; member++) {
      const slot = (this.group.rows[member] ?? 0) * width + period
      const value = values[slot] ?? 0
      if (value <= 0 || !isEnteredNumber(flags[slot] ?? 0)) continue
      found++
      if (value > largest) {
        second = largest
        largest = value
        at = member
      } else if (value > second) second = value
    }
    if (found <= fewestForMagnitude || second < leastSecond || largest < second * leastTimes) return
    const power = powerBetween(largest, second)
    if (power !== null) this.note('magnitude', 'siblings', at, period, 60, { power }, [])
  }

  private judgeLogs(
    period: number,
    found: number,
    least: number,
    along: string,
    withOutliers: boolean,
  ): void {
    const { center, limit } = this.limitOf(found, least)
    for (let at = 0; at < found; at++) {
      const log = this.logs[at] ?? 0
      if (Math.abs(log - center) < limit) continue
      const member = this.who[at] ?? 0
      const power = powerBetween(Math.exp(log - center), 1)
      if (power !== null)
        this.note('magnitude', along, member, period, 65, { power: log > center ? power : -power }, [])
      else if (withOutliers && found >= fewestForOutlier)
        this.note('outlier-peers', along, member, period, 50, {}, [])
    }
  }

  private limitOf(found: number, least: number): { center: number; limit: number } {
    const scratch = this.scratch
    for (let at = 0; at < found; at++) scratch[at] = this.logs[at] ?? 0
    const center = medianOf(scratch, found)
    return { center, limit: Math.max(least, 7 * spreadOf(scratch, found, center)) }
  }

  private note(
    kind: FindingKind,
    along: string,
    member: number,
    period: number,
    confidence: number,
    detail: Readonly<Record<string, number>>,
    earlier: readonly number[],
  ): void {
    const { lines } = this
    const { scenario } = this.group
    const line = this.group.memberLines[member] ?? 0
    const locality = this.group.localities[member] ?? 0
    const row = this.group.rows[member] ?? 0
    if (this.isDoubted(scenario, line, locality, period)) return
    const stated = lines.termOf('stated', scenario, line, locality, period, row)
    if (stated.cell.kind === 'figure' && this.detailOf(stated.cell.key)?.origin === 'derived') return
    const compared = earlier.map((other) => lines.termOf('compared', scenario, line, locality, other, row))
    this.sink.found.push(
      makeFinding({
        kind,
        severity: 'warning',
        confidence,
        along,
        terms: [stated, ...compared, ...this.listSiblings(kind, member, period)],
        detail,
      }),
    )
  }

  private listSiblings(kind: FindingKind, member: number, period: number): ReturnType<CubeLines['termOf']>[] {
    if (kind === 'unchanged') return []
    const { lines } = this
    const { scenario } = this.group
    const { flags, width } = lines.store
    const terms: ReturnType<CubeLines['termOf']>[] = []
    for (let at = 0; at < this.group.count && terms.length < 4; at++) {
      const row = this.group.rows[at] ?? 0
      if (at === member || !isEnteredNumber(flags[row * width + period] ?? 0)) continue
      terms.push(
        lines.termOf(
          'compared',
          scenario,
          this.group.memberLines[at] ?? 0,
          this.group.localities[at] ?? 0,
          period,
          row,
        ),
      )
    }
    return terms
  }
}

function listEarlier(last: number, length: number): number[] {
  return Array.from({ length: Math.min(length, 6) - 1 }, (_, step) => last - 1 - step)
}
