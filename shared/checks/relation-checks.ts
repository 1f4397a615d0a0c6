import { cellState, partialFlag, stateMask } from '../calc/cell-flags'
import { scenarios, type Scenario } from '../model/dimension'
import type { FindingKind, Severity } from '../model/finding'
import type { CheckSink } from './check-sink'
import type { CheckedBook } from './checked-book'
import type { CompiledRelation as Compiled } from './compiled-relation'
import { isEnteredNumber, type CubeLines } from './cube-lines'
import { scaleFollowing, stateFigure } from './cube-statement'
import { judgeRelation } from './judge'
import { makeFinding } from './make-finding'
import { isNeverWhole } from './never-whole'
import { isMovement, type Line, type Relation } from './relation'

/**
 * Relations between lines over the figures of the cube. The result has to be entered; its terms may be entered or computed
 * from entered ones. A look in plain numbers lets pass what holds for certain, and only the rest is judged exactly.
 * Cost: for each entered result, its terms.
 */
export class RelationChecks {
  /** By line of the result. */
  private readonly byResult = new Map<number, Compiled[]>()
  /** By line: the lines of other results that depend on it. */
  readonly resultsOf = new Map<number, number[]>()

  constructor(
    private readonly lines: CubeLines,
    relations: readonly Relation[],
    private readonly detailOf: CheckedBook['detailOf'],
    private readonly sink: CheckSink,
  ) {
    for (const relation of relations) this.add(relation)
  }

  has(line: number): boolean {
    return this.byResult.has(line)
  }

  /** All entered results of a row. */
  checkRow(scenario: number, line: number, locality: number, row: number): void {
    const { store } = this.lines
    for (const compiled of this.byResult.get(line) ?? []) {
      const { termLines, rows } = compiled
      let found = 0
      for (let at = 0; at < termLines.length; at++) {
        rows[at] = this.lines.rowOf(scenario, termLines[at] ?? 0, locality)
        if (rows[at] !== 0) found++
      }
      if (found === 0) continue
      for (let period = 0; period < store.width; period++) {
        const slot = row * store.width + period
        if (!isEnteredNumber(store.flags[slot] ?? 0)) continue
        if (this.holds(compiled, period, store.values[slot] ?? 0)) continue
        if (this.hasOtherOpening(compiled, locality, period, store.values[slot] ?? 0)) continue
        if (isNeverWhole(this.lines, compiled, scenario, line, locality, period)) continue
        this.judge(compiled, scenario, line, locality, row, period)
      }
    }
  }

  /** Whether it holds for certain, or nothing can be said. Never false without an exact look later. */
  private holds(compiled: Compiled, period: number, result: number): boolean {
    const { relation, signs, steps, scales, rows, resultScale } = compiled
    const { flags, values, width } = this.lines.store
    let sum = 0
    let gaps = 0
    let [numerator, denominator] = [0, 0]
    for (let at = 0; at < rows.length; at++) {
      const when = steps[at] === 0 ? period : (this.lines.previous[period] ?? -1)
      const slot = when < 0 ? 0 : (rows[at] ?? 0) * width + when
      const flag = flags[slot] ?? 0
      const state = flag & stateMask
      if ((state !== cellState.number && state !== cellState.none) || (flag & partialFlag) !== 0) {
        gaps++
        if (state !== cellState.number) continue
      }
      const value = (values[slot] ?? 0) * (scales[at] ?? 1)
      if (at === 0) numerator = value
      else if (at === 1) denominator = value
      sum += value * (signs[at] ?? 1)
    }
    if (gaps === rows.length) return true
    const stated = result * resultScale
    const canBeOver = relation.kind === 'sum' || relation.kind === 'subset' || relation.kind === 'shares'
    if (gaps > 0) {
      if (!canBeOver) return true
      if (relation.kind === 'shares' ? sum <= compiled.hundred : sum <= stated) return true
      this.sink.checked++
      return false
    }
    this.sink.checked++
    switch (relation.kind) {
      case 'sum':
      case 'balance':
        return sum === stated
      case 'subset':
        return sum <= stated
      case 'shares':
        return sum === compiled.hundred
      case 'quotient': {
        if (denominator === 0) return true
        const follows = (numerator / denominator) * relation.factor * compiled.resultUnit
        return Math.abs(follows - result) < 0.49
      }
    }
  }

  /** What a plan starts from is what was there or is expected by then, and not what was once planned. */
  private hasOtherOpening(compiled: Compiled, locality: number, period: number, result: number): boolean {
    const { relation, rows, steps, termLines } = compiled
    const at = steps.indexOf(-1)
    if (relation.kind !== 'balance' || at < 0) return false
    const { checked } = this.sink
    const own = rows[at] ?? 0
    const holds = scenarios.some((_, scenario) => {
      const row = this.lines.rowOf(scenario, termLines[at] ?? 0, locality)
      rows[at] = row
      return (
        row !== own &&
        this.isNumber(row, this.lines.previous[period] ?? -1) &&
        this.holds(compiled, period, result)
      )
    })
    rows[at] = own
    this.sink.checked = checked
    return holds
  }

  /** The scenario of which the opening is told: the surest that has one. */
  private findOpening(scenario: number, line: number, locality: number, period: number): number {
    const stated = surest.map((name) => scenarios.indexOf(name))
    return stated.find((one) => this.isNumber(this.lines.rowOf(one, line, locality), period)) ?? scenario
  }

  private isNumber(row: number, period: number): boolean {
    const { flags, width } = this.lines.store
    return row !== 0 && period >= 0 && ((flags[row * width + period] ?? 0) & stateMask) === cellState.number
  }

  private judge(
    { relation, termLines, steps }: Compiled,
    scenario: number,
    line: number,
    locality: number,
    row: number,
    period: number,
  ): void {
    const { lines, detailOf } = this
    const { flags, width } = lines.store
    const result = stateFigure(lines, detailOf, 'stated', scenario, line, locality, period, row)
    if (result.derived) return
    const terms = relation.terms.map(({ role }, at) => {
      const when = steps[at] === 0 ? period : (lines.previous[period] ?? -1)
      const termLine = termLines[at] ?? 0
      const told =
        steps[at] !== 0 && when >= 0 ? this.findOpening(scenario, termLine, locality, when) : scenario
      const termRow = lines.rowOf(told, termLine, locality)
      const flag = when < 0 ? 0 : (flags[termRow * width + when] ?? 0)
      const state = flag & stateMask
      if (state !== cellState.number && state !== cellState.none) return null
      return stateFigure(lines, detailOf, role, told, termLine, locality, when, termRow)
    })
    const { verdict, follows } = judgeRelation(relation, terms, result)
    if (verdict !== 'broken' && verdict !== 'rounding') return
    const present = terms.flatMap((term) => term?.term ?? [])
    const isComplete = present.length === terms.length
    const decimals = lines.indicators[lines.indicatorOf(line)]?.decimals ?? 0
    this.sink.found.push(
      makeFinding({
        kind: kindOf(relation, isComplete),
        ...weigh(relation, verdict),
        along: relation.id,
        terms: relation.kind === 'shares' ? present : [result.term, ...present],
        follows: isComplete && relation.kind !== 'subset' ? scaleFollowing(follows, decimals) : null,
        detail: relation.kind === 'quotient' ? { factor: relation.factor } : {},
      }),
    )
  }

  private add(relation: Relation): void {
    const result = this.findLine(relation.result)
    if (result === null || this.isTotal(relation)) return
    const termLines = relation.terms.flatMap(({ line }) => this.findLine(line) ?? [])
    if (termLines.length < relation.terms.length) return
    const decimalsOf = (line: number): number =>
      this.lines.indicators[this.lines.indicatorOf(line)]?.decimals ?? 0
    const most = Math.max(decimalsOf(result), ...termLines.map(decimalsOf))
    const compiled: Compiled = {
      relation,
      termLines: Int32Array.from(termLines),
      signs: Int8Array.from(relation.terms, ({ sign }) => sign),
      steps: Int8Array.from(relation.terms, ({ step }) => step),
      scales: Float64Array.from(termLines, (line) => 10 ** (most - decimalsOf(line))),
      rows: new Int32Array(termLines.length),
      resultScale: 10 ** (most - decimalsOf(result)),
      resultUnit: 10 ** decimalsOf(result),
      hundred: 100 * 10 ** most,
    }
    append(this.byResult, result, compiled)
    for (const line of new Set(termLines)) if (line !== result) append(this.resultsOf, line, result)
  }

  private findLine({ indicator, sector }: Line): number | null {
    const { axes, shape } = this.lines.cube
    const at = axes.indicators.positions.get(indicator)
    const branch = axes.sectors.positions.get(sector)
    if (at === undefined || branch === undefined) return null
    return (shape.indicators.placeOf[at] ?? 0) * shape.sectors.size + (shape.sectors.placeOf[branch] ?? 0)
  }

  /** Sums that the engine itself makes are checked as totals. */
  private isTotal({ kind, result, terms }: Relation): boolean {
    if (kind !== 'sum' || terms.some(({ sign, step }) => sign < 0 || step !== 0)) return false
    const { axes } = this.lines.cube
    const indicator = axes.indicators.positions.get(result.indicator)
    const sector = axes.sectors.positions.get(result.sector)
    if (indicator === undefined || sector === undefined || axes.indicators.additive[indicator] !== 1)
      return false
    const basis = axes.indicators.basis[indicator] ?? []
    const isSame = (found: readonly (number | undefined)[], parts: readonly number[]): boolean =>
      found.length === parts.length && parts.every((part) => found.includes(part))
    if (terms.every(({ line }) => line.sector === result.sector))
      return (
        basis.includes('indicators') &&
        isSame(
          terms.map(({ line }) => axes.indicators.positions.get(line.indicator)),
          axes.indicators.tree.children[indicator] ?? [],
        )
      )
    return (
      basis.includes('sectors') &&
      terms.every(({ line }) => line.indicator === result.indicator) &&
      isSame(
        terms.map(({ line }) => axes.sectors.positions.get(line.sector)),
        axes.sectors.parts[sector] ?? [],
      )
    )
  }
}

const surest: readonly Scenario[] = ['actual', 'estimate']

function append<T>(lists: Map<number, T[]>, key: number, item: T): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [item])
  else list.push(item)
}

function kindOf(relation: Relation, isComplete: boolean): FindingKind {
  const { kind, complete } = relation
  if (isMovement(relation)) return 'balance'
  if (kind !== 'sum') return kind
  return isComplete || complete === 'certain' ? 'parts' : 'subset'
}

/** Not every cooperative that leaves is dissolved, and words may be misread: then it is only hardly true. */
function weigh(
  { kind, complete, certainty }: Relation,
  verdict: 'broken' | 'rounding',
): { severity: Severity; confidence: number } {
  if (verdict === 'rounding') return { severity: 'rounding', confidence: certainty === 'declared' ? 40 : 30 }
  const isLoose = kind === 'balance' || (kind === 'sum' && complete === 'likely')
  const sure = certainty === 'declared' ? 95 : 80
  return isLoose ? { severity: 'warning', confidence: sure - 25 } : { severity: 'error', confidence: sure }
}
