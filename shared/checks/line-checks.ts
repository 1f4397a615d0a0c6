import { scenarios } from '../model/dimension'
import type { Finding, FindingTerm } from '../model/finding'
import type { CheckSink } from './check-sink'
import type { CheckedBook } from './checked-book'
import { isEnteredNumber, type CubeLines, type PeriodRun } from './cube-lines'
import { makeFinding } from './make-finding'
import { moves, stands, type RowLooks } from './row-looks'
import { deviationOf, medianOf, powerBetween, spreadOf } from './robust'

/**
 * Single figures against what they can be, and against the other figures of the same line in the same place: other periods
 * of the kind, and what was planned. Nearly all lines move little, and one look at the smallest and the largest figure
 * is all they cost; only lines that move by more than `calm` are looked at closely.
 */
const calm = 2.5
/** How many terms say what is usual. */
const mostCompared = 6
const fewestForOutlier = 5
const fewCounted = 20
/** Of a percentage. */
const fewPoints = 10
/** From so many alike on, in a row, one may ask whether they were ever looked at. */
export const longRun = 4
/** So many times what is usual, or so small a part of it: what happens in a year jumps more than what there is. */
const leastForStock = 3
const leastForFlow = 8

export class LineChecks {
  private readonly logs: Float64Array
  /** The entered figures of the line and run that are looked at closely. */
  private readonly cells: LineCell[] = []

  constructor(
    private readonly lines: CubeLines,
    private readonly detailOf: CheckedBook['detailOf'],
    private readonly sink: CheckSink,
    private readonly looks: RowLooks,
  ) {
    this.logs = new Float64Array(lines.store.width * scenarios.length)
  }

  /** One line in one place; `rows` by scenario, 0 where there is none. What they show is noted anew. */
  check(line: number, locality: number, rows: Int32Array): void {
    const { lines, sink, looks } = this
    const traits = lines.traits[lines.indicatorOf(line)]
    const { flags, values, width } = lines.store
    const decimals = lines.indicators[lines.indicatorOf(line)]?.decimals ?? 0
    const most = traits?.isShare === true ? 100 * 10 ** decimals : Number.POSITIVE_INFINITY
    // A few more or fewer of what is counted one by one is nothing.
    const fewest = traits?.isCount === true ? fewCounted * 10 ** decimals : 1
    for (const run of lines.runs) {
      let smallest = Number.POSITIVE_INFINITY
      let largest = 0
      for (let scenario = 0; scenario < rows.length; scenario++) {
        const row = rows[scenario] ?? 0
        if (row === 0) continue
        let [least, greatest, last, alike, longest] = [Number.POSITIVE_INFINITY, 0, Number.NaN, 1, 1]
        const end = row * width + run.end
        for (let slot = row * width + run.first; slot < end; slot++) {
          if (!isEnteredNumber(flags[slot] ?? 0)) {
            last = Number.NaN
            continue
          }
          const value = values[slot] ?? 0
          sink.checked++
          if (value < 0 || value > most)
            this.noteImpossible(scenario, line, locality, slot - row * width, value)
          alike = value === last ? alike + 1 : 1
          last = value
          if (alike > longest) longest = alike
          const size = value < 0 ? -value : value
          if (size === 0) continue
          if (size < least) least = size
          if (size > greatest) greatest = size
        }
        const isMoving = greatest >= least * calm && greatest >= fewest
        looks.note(row, least, greatest, (isMoving ? moves : 0) | (longest >= longRun ? stands : 0))
        if (least < smallest) smallest = least
        if (greatest > largest) largest = greatest
      }
      if (largest < smallest * calm || largest < fewest) continue
      this.lookClosely(line, locality, rows, run)
    }
  }

  private noteImpossible(
    scenario: number,
    line: number,
    locality: number,
    period: number,
    value: number,
  ): void {
    const { lines } = this
    const traits = lines.traits[lines.indicatorOf(line)]
    if (value < 0 && traits?.isUnsigned !== true) return
    const term = lines.termOf('stated', scenario, line, locality, period)
    if (this.isDerived(term)) return
    const isError = value > 0 || traits?.isCount === true
    this.sink.found.push(
      makeFinding({
        kind: value < 0 ? 'negative' : 'over-hundred',
        severity: isError ? 'error' : 'warning',
        confidence: isError ? 95 : 75,
        along: '',
        terms: [term],
      }),
    )
  }

  private lookClosely(line: number, locality: number, rows: Int32Array, run: PeriodRun): void {
    const { cells, lines } = this
    const { flags, values, width } = lines.store
    cells.length = 0
    for (let scenario = 0; scenario < rows.length; scenario++) {
      const row = rows[scenario] ?? 0
      if (row === 0) continue
      for (let period = run.first; period < run.end; period++) {
        const slot = row * width + period
        const value = values[slot] ?? 0
        if (isEnteredNumber(flags[slot] ?? 0) && value !== 0)
          cells.push({ scenario, period, size: Math.abs(value), isLoss: value < 0, isOdd: false })
      }
    }
    const traits = lines.traits[lines.indicatorOf(line)]
    // A result is now a gain and now a loss: what is near to zero is no smaller than it should be.
    const isResult =
      traits?.isUnsigned !== true && (traits?.sort === 'profit' || cells.some(({ isLoss }) => isLoss))
    const [smallest, largest] = [Math.min(...cells.map(sizeOf)), Math.max(...cells.map(sizeOf))]
    if (largest / smallest >= 400) this.findMagnitude(line, locality, isResult)
    if (isResult) return
    if (traits?.isPerUnit === true && largest / smallest >= 8) this.findMonthForYear(line, locality)
    for (let scenario = 0; scenario < rows.length; scenario++) this.findOutliers(line, locality, scenario)
  }

  /** A few figures a thousand times as large as the many, or as small; of as many, the later ones. */
  private findMagnitude(line: number, locality: number, isResult: boolean): void {
    const split = splitAtLargestGap(this.cells)
    if (split === null) return
    const power = powerBetween(typicalOf(split.odd), typicalOf(split.usual))
    if (power === null) return
    for (const cell of split.odd) {
      const isLarger = cell.size > typicalOf(split.usual)
      if (isResult && !isLarger) return
      this.note('magnitude', 'history', line, locality, cell, split.usual, 80, {
        power: isLarger ? power : -power,
      })
    }
  }

  /** About twelve times the others, which are near to one another. */
  private findMonthForYear(line: number, locality: number): void {
    const split = splitAtLargestGap(this.cells)
    if (split === null) return
    const [odd, usual] = [typicalOf(split.odd), typicalOf(split.usual)]
    const ratio = odd > usual ? odd / usual : usual / odd
    const sizes = split.usual.map(sizeOf)
    if (ratio < 9 || ratio > 16 || Math.max(...sizes) > Math.min(...sizes) * 2) return
    for (const cell of split.odd)
      this.note('month-year', 'history', line, locality, cell, split.usual, 70, {
        larger: odd > usual ? 1 : 0,
      })
  }

  /** Far from the middle of the other periods, measured by how far those are from it themselves. */
  private findOutliers(line: number, locality: number, scenario: number): void {
    const own = this.cells.filter((cell) => cell.scenario === scenario && !cell.isOdd)
    const indicator = this.lines.indicatorOf(line)
    const traits = this.lines.traits[indicator]
    // Small numbers jump by themselves.
    const unit = 10 ** (this.lines.indicators[indicator]?.decimals ?? 0)
    const slack = (traits?.isCount === true ? fewCounted : traits?.percent === true ? fewPoints : 0) * unit
    const least = this.lines.shape.isFlow[indicator] === 1 ? leastForFlow : leastForStock
    while (own.length >= fewestForOutlier) {
      own.sort((a, b) => a.size - b.size)
      const found = [own.length - 1, 0].find((at) => this.isOutlier(own, at, least, slack))
      if (found === undefined) return
      const [cell] = own.splice(found, 1)
      if (cell !== undefined) this.note('outlier-history', 'history', line, locality, cell, own, 60, {})
      // One is a slip; where several of few stand out, the line just moves.
      if (own.length < 2 * fewestForOutlier) return
    }
  }

  private isOutlier(sorted: readonly LineCell[], at: number, least: number, slack: number): boolean {
    const { logs } = this
    let count = 0
    for (const [place, { size }] of sorted.entries()) if (place !== at) logs[count++] = Math.log(size)
    const center = medianOf(logs, count)
    const spread = spreadOf(logs, count, center)
    const size = sorted[at]?.size ?? 0
    // Of few figures the middle ones may be near to each other by chance.
    const limit = Math.max(Math.log(least), 7 * spread, 4 * deviationOf(logs, count))
    return Math.abs(Math.log(size) - center) >= limit && Math.abs(size - Math.exp(center)) > slack
  }

  private note(
    kind: 'magnitude' | 'month-year' | 'outlier-history',
    along: string,
    line: number,
    locality: number,
    cell: LineCell,
    others: readonly LineCell[],
    confidence: number,
    detail: Readonly<Record<string, number>>,
  ): void {
    cell.isOdd = true
    const { lines } = this
    const stated = lines.termOf('stated', cell.scenario, line, locality, cell.period)
    if (this.isDerived(stated) || isAbout(this.sink.found, stated)) return
    const nearest = [...others].sort(
      (a, b) =>
        Math.abs(a.scenario - cell.scenario) - Math.abs(b.scenario - cell.scenario) ||
        Math.abs(a.period - cell.period) - Math.abs(b.period - cell.period),
    )
    const compared = nearest
      .slice(0, mostCompared)
      .map(({ scenario, period }) => lines.termOf('compared', scenario, line, locality, period))
    this.sink.found.push(
      makeFinding({ kind, severity: 'warning', confidence, along, terms: [stated, ...compared], detail }),
    )
  }

  private isDerived({ cell }: FindingTerm): boolean {
    return cell.kind === 'figure' && this.detailOf(cell.key)?.origin === 'derived'
  }
}

/** Whether the figure is in doubt already: one reason is enough. */
export function isAbout(found: readonly Finding[], { cell }: Pick<FindingTerm, 'cell'>): boolean {
  if (cell.kind !== 'figure') return false
  const { period, scenario } = cell.key
  return found.some(({ kind, terms: [first] }) => {
    if (!doubts.has(kind) || first?.cell.kind !== 'figure') return false
    return first.cell.key.period === period && first.cell.key.scenario === scenario
  })
}

const doubts: ReadonlySet<Finding['kind']> = new Set([
  'magnitude',
  'month-year',
  'outlier-history',
  'over-hundred',
])

type LineCell = { scenario: number; period: number; size: number; isLoss: boolean; isOdd: boolean }

function sizeOf({ size }: LineCell): number {
  return size
}

/** The two sides of the largest gap between neighbours in size: the fewer are odd, of as many those that came later. */
function splitAtLargestGap(cells: readonly LineCell[]): { odd: LineCell[]; usual: LineCell[] } | null {
  const sorted = cells.filter(({ isOdd }) => !isOdd).sort((a, b) => a.size - b.size)
  let at = 0
  let widest = 1
  for (let place = 1; place < sorted.length; place++) {
    const gap = (sorted[place]?.size ?? 0) / (sorted[place - 1]?.size ?? 1)
    if (gap <= widest) continue
    widest = gap
    at = place
  }
  if (at === 0) return null
  const [low, high] = [sorted.slice(0, at), sorted.slice(at)]
  if (low.length !== high.length)
    return low.length < high.length ? { odd: low, usual: high } : { odd: high, usual: low }
  return isLater(low, high) ? { odd: low, usual: high } : { odd: high, usual: low }
}

/** A plan is made before the figures of its period. */
function isLater(a: readonly LineCell[], b: readonly LineCell[]): boolean {
  const last = (cells: readonly LineCell[]): number =>
    Math.max(
      ...cells.map(({ period, scenario }) => period * scenarios.length + (scenarios.length - scenario)),
    )
  return last(a) > last(b)
}

function typicalOf(sorted: readonly LineCell[]): number {
  return sorted[sorted.length >> 1]?.size ?? 0
}
