import { listParts } from '../calc/axes'
import { cellState, enteredFlag, partialFlag, stateMask } from '../calc/cell-flags'
import { cubeRules } from '../calc/cube-shape'
import { signOf } from '../calc/exact'
import { PartRows } from '../calc/part-rows'
import { sumOf } from './arithmetic'
import type { CheckSink } from './check-sink'
import type { CheckedBook } from './checked-book'
import { isEnteredNumber, type CubeLines } from './cube-lines'
import { scaleFollowing, stateFigure, type StatedFigure } from './cube-statement'
import { judgeArithmetic } from './judge'
import { makeFinding } from './make-finding'

/**
 * Entered totals against their parts, breakdown by breakdown: each of them has to give the total, not only the one that
 * the engine would take. Parts may be missing: then more than the total is impossible all the same, and less says nothing,
 * except where nearly all of it is there and only sectors are blank, which mostly means that they have none.
 * Cost: one addition for each part of an entered total; objects only where something does not fit.
 */
type TotalCell = { scenario: number; line: number; locality: number; row: number; period: number }

const periodsRule = cubeRules.indexOf('periods')
const sectorsRule = cubeRules.indexOf('sectors')
/** So near to the total, branches that are blank mostly have none. */
const nearly = 0.1

export class TotalChecks {
  private readonly parts: PartRows
  private readonly sum = new PartSum()
  /** The total that is looked at: one object for all. */
  private readonly cell: TotalCell = { scenario: 0, line: 0, locality: 0, row: 0, period: 0 }

  constructor(
    private readonly lines: CubeLines,
    private readonly detailOf: CheckedBook['detailOf'],
    private readonly sink: CheckSink,
  ) {
    this.parts = new PartRows(lines.shape, lines.store)
  }

  /** Over how many breakdowns a figure of the line in that place can be a sum. */
  countBreakdowns(line: number, locality: number): number {
    const { indicators, sectors, localities, additive } = this.lines.shape
    const indicator = this.lines.indicatorOf(line)
    if (additive[indicator] === 0) return 0
    return (
      Number(localities.partCount[locality] !== 0) +
      Number(sectors.partCount[this.lines.sectorOf(line)] !== 0) +
      Number(indicators.partCount[indicator] !== 0)
    )
  }

  /** All totals of a row over places, sectors and indicators; "none" is a total of zero. */
  checkRow(scenario: number, line: number, locality: number, row: number): void {
    const { lines, parts } = this
    const { shape, store } = lines
    const indicator = lines.indicatorOf(line)
    parts.moveTo(scenario, indicator, lines.sectorOf(line), locality)
    const start = indicator * shape.basisWidth
    const cell = this.moveTo(scenario, line, locality, row)
    for (let period = 0; period < store.width; period++) {
      const flags = store.flags[row * store.width + period] ?? 0
      cell.period = period
      if (isEnteredNumber(flags) || (flags & (enteredFlag | stateMask)) === (enteredFlag | cellState.none)) {
        let rule: number
        for (let at = start; (rule = shape.basis[at] ?? 0) !== 0; at++) this.checkBreakdown(rule, cell)
      } else if ((flags & (stateMask | partialFlag)) === cellState.number) this.compareBreakdowns(start, cell)
    }
  }

  /** Entered figures of `periods` that consist of others: their sum for a flow, the last of them for a stock. */
  checkSubPeriods(
    scenario: number,
    line: number,
    locality: number,
    row: number,
    periods: readonly number[],
  ): void {
    const { shape, store } = this.lines
    const indicator = this.lines.indicatorOf(line)
    if (shape.additive[indicator] === 0) return
    const cell = this.moveTo(scenario, line, locality, row)
    const start = row * store.width
    for (const period of periods) {
      if (!isEnteredNumber(store.flags[start + period] ?? 0)) continue
      const count = shape.periods.partCount[period] ?? 0
      const first = shape.periods.firstPart[period] ?? 0
      cell.period = period
      if (shape.isFlow[indicator] === 0) {
        this.checkLast(cell, first + count - 1)
        continue
      }
      this.sum.start(count)
      for (let slot = start + first; slot < start + first + count; slot++)
        this.sum.add(store.flags[slot] ?? 0, store.values[slot] ?? 0)
      this.compare(periodsRule, cell)
    }
  }

  /** What happened until June is in what happened until December: a flow counted from 1 January never falls. */
  checkCumulative(scenario: number, line: number, locality: number, row: number): void {
    const { lines } = this
    const { flags, values, width } = lines.store
    const indicator = lines.indicatorOf(line)
    if (lines.shape.isFlow[indicator] === 0 || lines.traits[indicator]?.isUnsigned !== true) return
    for (const [shorter, longer] of lines.cumulative) {
      const [before, after] = [row * width + shorter, row * width + longer]
      if (!isEnteredNumber(flags[before] ?? 0) || !isEnteredNumber(flags[after] ?? 0)) continue
      this.sink.checked++
      if ((values[before] ?? 0) <= (values[after] ?? 0)) continue
      const cell = this.moveTo(scenario, line, locality, row)
      cell.period = longer
      this.judgeCumulative(cell, shorter)
    }
  }

  private judgeCumulative(cell: TotalCell, shorter: number): void {
    const whole = this.state(cell)
    const part = this.state({ ...cell, period: shorter })
    if (whole.derived || part.derived) return
    const { verdict } = judgeArithmetic({ ...sumOf([1]), kind: 'subset' }, [part], whole)
    if (verdict !== 'broken') return
    this.sink.found.push(
      makeFinding({
        kind: 'subset',
        severity: 'error',
        confidence: 80,
        along: 'cumulative',
        terms: [
          this.lines.termOf('stated', cell.scenario, cell.line, cell.locality, cell.period, cell.row),
          part.term,
        ],
      }),
    )
  }

  private checkBreakdown(rule: number, cell: TotalCell): void {
    if (this.addParts(rule, cell.period)) this.compare(rule, cell)
  }

  /**
   * A total that nobody entered, whose branches and whose places were: both have to sum to the same. Where the parts of one
   * are sums themselves, the contradiction shows further down.
   */
  private compareBreakdowns(start: number, cell: TotalCell): void {
    const { shape, store } = this.lines
    const total = store.values[cell.row * store.width + cell.period] ?? 0
    let first = 0
    let rule: number
    for (let at = start; (rule = shape.basis[at] ?? 0) !== 0; at++) {
      if (!this.addParts(rule, cell.period)) continue
      const { sum } = this
      if (sum.isUnsafe || sum.entered === 0 || sum.settled < sum.expected) continue
      if (first !== 0) {
        this.sink.checked++
        if (sum.total !== total)
          this.judge(rule, cell, false, true, {
            summed: cubeRules[first] ?? '',
            against: cubeRules[rule] ?? '',
          })
      } else if (sum.total !== total) return
      else first = rule
    }
  }

  /** Whether there are any. */
  private addParts(rule: number, period: number): boolean {
    const { flags, values, width } = this.lines.store
    const { rows, length, expected } = this.parts.find(rule, period)
    if (length === 0) return false
    this.sum.start(expected)
    for (let at = 0; at < length; at++) {
      const slot = (rows[at] ?? 0) * width + period
      this.sum.add(flags[slot] ?? 0, values[slot] ?? 0)
    }
    return true
  }

  private moveTo(scenario: number, line: number, locality: number, row: number): TotalCell {
    const { cell } = this
    cell.scenario = scenario
    cell.line = line
    cell.locality = locality
    cell.row = row
    return cell
  }

  /** The cheap look: most totals fit, and most that are less than their total have parts missing. */
  private compare(rule: number, cell: TotalCell): void {
    const { sum, lines } = this
    if (sum.present === 0 || sum.isUnsafe) return
    const whole = lines.store.values[cell.row * lines.store.width + cell.period] ?? 0
    this.sink.checked++
    if (sum.total === whole) return
    const hasGaps = sum.settled < sum.expected
    const isNearlyAll =
      hasGaps &&
      rule === sectorsRule &&
      sum.unknown === 0 &&
      sum.present >= 3 &&
      sum.present * 2 >= sum.expected &&
      Math.abs(whole - sum.total) <= Math.abs(whole) * nearly
    if (hasGaps && sum.total < whole && !isNearlyAll) return
    this.judge(rule, cell, hasGaps && !isNearlyAll, !hasGaps || sum.total > whole)
  }

  /**
   * `isOpen`: parts are missing, so that the total may be anything above them. `summed`: the total is itself a sum, over that
   * breakdown.
   */
  private judge(
    rule: number,
    cell: TotalCell,
    isOpen: boolean,
    isCertain: boolean,
    detail?: { summed: string; against: string },
  ): void {
    const { lines } = this
    const parts = this.listParts(rule, cell)
    const whole = this.state(cell)
    if (whole.derived) return
    const { verdict, follows } = judgeArithmetic(
      sumOf(parts.map(() => 1)),
      isOpen ? [...parts, null] : parts,
      whole,
    )
    if (verdict !== 'broken' && verdict !== 'rounding') return
    const decimals = lines.indicators[lines.indicatorOf(cell.line)]?.decimals ?? 0
    const isSigned = parts.some(({ quotient }) => signOf(quotient.n) < 0)
    if (isOpen && isSigned) return
    this.sink.found.push(
      makeFinding({
        kind: isOpen ? 'subset' : 'parts',
        severity: verdict === 'rounding' ? 'rounding' : isCertain ? 'error' : 'warning',
        confidence:
          verdict === 'rounding' ? 30 : isOpen ? 85 : isCertain ? (rule === periodsRule ? 85 : 95) : 60,
        along: cubeRules[rule] ?? '',
        terms: [
          lines.termOf('stated', cell.scenario, cell.line, cell.locality, cell.period, cell.row),
          ...parts.map(({ term }) => term),
        ],
        // With parts missing, nothing follows but that it must be more.
        follows: isOpen ? null : scaleFollowing(follows, decimals),
        ...(detail === undefined ? {} : { detail }),
      }),
    )
  }

  /** The same stock at the same date, once as the end of the long period and once as that of its last part. */
  private checkLast(cell: TotalCell, last: number): void {
    const { lines } = this
    const { flags, values, width } = lines.store
    const other = cell.row * width + last
    if (!isEnteredNumber(flags[other] ?? 0)) return
    this.sink.checked++
    if (values[other] === values[cell.row * width + cell.period]) return
    if (this.state(cell).derived || this.state({ ...cell, period: last }).derived) return
    const { scenario, line, locality, row, period } = cell
    const compared = lines.termOf('compared', scenario, line, locality, last, row)
    this.sink.found.push(
      makeFinding({
        kind: 'stated-twice',
        severity: 'warning',
        confidence: 75,
        along: 'periods',
        terms: [lines.termOf('stated', scenario, line, locality, period, row), compared],
        follows: compared.number,
      }),
    )
  }

  private state({ scenario, line, locality, row, period }: TotalCell): StatedFigure {
    return stateFigure(this.lines, this.detailOf, 'part', scenario, line, locality, period, row)
  }

  /** Those parts that have a number. */
  private listParts(rule: number, cell: TotalCell): StatedFigure[] {
    const { cube, shape, store } = this.lines
    const { indicators, sectors, localities, periods } = shape
    const { scenario, line, locality, period } = cell
    const [indicator, sector] = [this.lines.indicatorOf(line), this.lines.sectorOf(line)]
    const breakdown = cubeRules[rule] ?? 'nothing'
    if (breakdown === 'nothing') return []
    const position = {
      scenario,
      indicator: indicators.positionOf[indicator] ?? 0,
      sector: sectors.positionOf[sector] ?? 0,
      locality: localities.positionOf[locality] ?? 0,
      period: periods.positionOf[period] ?? 0,
    }
    return listParts(cube.axes, position, breakdown).flatMap((part) => {
      const found = { ...cell }
      if (breakdown === 'localities') found.locality = localities.placeOf[part] ?? 0
      else if (breakdown === 'periods') found.period = periods.placeOf[part] ?? 0
      else if (breakdown === 'sectors') found.line = indicator * sectors.size + (sectors.placeOf[part] ?? 0)
      else found.line = (indicators.placeOf[part] ?? 0) * sectors.size + sector
      found.row = this.lines.rowOf(scenario, found.line, found.locality)
      const flags = store.flags[found.row * store.width + found.period] ?? 0
      return (flags & stateMask) === cellState.number ? [this.state(found)] : []
    })
  }
}

/** A running sum of parts, without an object for each. */
class PartSum {
  total = 0
  /** Parts with a number, parts that nothing is missing in, parts said to be unknown. */
  present = 0
  settled = 0
  unknown = 0
  /** Parts that somebody entered. */
  entered = 0
  expected = 0
  /** Beyond exact integers. */
  isUnsafe = false

  start(expected: number): void {
    this.total = 0
    this.present = 0
    this.settled = 0
    this.unknown = 0
    this.entered = 0
    this.expected = expected
    this.isUnsafe = false
  }

  add(flags: number, value: number): void {
    const state = flags & stateMask
    if ((flags & enteredFlag) !== 0) this.entered++
    if (state === cellState.number) {
      this.total += value
      this.present++
      if ((flags & partialFlag) === 0) this.settled++
      if (this.total > Number.MAX_SAFE_INTEGER || this.total < -Number.MAX_SAFE_INTEGER) this.isUnsafe = true
    } else if (state === cellState.none) this.settled++
    else if (state === cellState.unknown) this.unknown++
    else if (state === cellState.overflow) this.isUnsafe = true
  }
}
