import { powerOfTen, roundQuotient, type Quotient } from '../calc/exact'
import type { Finding, FindingCell, Repair } from '../model/finding'
import { judgeConstraint } from './constraint'
import type { DocumentContexts } from './document-contexts'
import type { IndicatorTraits } from './indicator-traits'
import type { Judgement } from './judge'
import { listNeighbours, surroundCell } from './repair-context'
import { isSameCell } from './same-cell'
import type { Statement } from './relation'
import { listRepairOptions } from './repair-options'
import { replaceNumber } from './solve-constraint'
import { proposeFromSize } from './size-repairs'
import { likelihoodOf } from './typing-slips'
import { compareQuotients } from './written-interval'

/**
 * What may have been meant. For each cell of a finding the numbers are tried that its arithmetic asks for and those of
 * which a slip makes what stands there; each is judged by everything the cell takes part in. The best one puts right the
 * most, breaks the least and is the most easily mistyped. Nothing is ever changed here.
 * Cost: bounded by `mostCells` and `mostTried`.
 */
const mostCells = 16
const mostTried = 40
const mostRepairs = 5
const mostForOneCell = 2

/** Powers of ten: a contradiction that is left over, or made, is another error, and errors are rare. */
const resolvedWorth = 3
const brokenWorth = 4
const roundingWorth = 1
/** Put right only by cutting off digits. */
const doubtfulWorth = 2
/** What the finding itself is about. */
const sizeWorth = 2

export function findRepairs(finding: Finding, contexts: DocumentContexts): Repair[] {
  const rated = listCells(finding).flatMap((cell) => rateCell(finding, cell, contexts))
  rated.sort((a, b) => b.score - a.score)
  const chosen: Rated[] = []
  for (const one of rated) {
    if (chosen.length === mostRepairs) break
    const ofCell = chosen.filter(({ repair }) => isSameCell(repair.cell, one.repair.cell))
    if (ofCell.length < mostForOneCell) chosen.push(one)
  }
  return chosen.map(({ repair }) => repair)
}

/** Small numbers are equal by chance. */
const leastShifted = 100

type Rated = { repair: Repair; score: number }

/** When only a last digit is off, it is that of what follows from the others. */
function listCells({ terms, severity }: Finding): FindingCell[] {
  const cells: FindingCell[] = []
  if (severity === 'rounding') return terms.slice(0, 1).map(({ cell }) => cell)
  for (const { cell, number } of terms) {
    if (number === null || cells.some((other) => isSameCell(other, cell))) continue
    cells.push(cell)
    if (cells.length === mostCells) break
  }
  return cells
}

function rateCell(finding: Finding, cell: FindingCell, contexts: DocumentContexts): Rated[] {
  const surroundings = surroundCell(contexts, cell)
  if (surroundings === null) return []
  const { statement, constraints } = surroundings
  const before = constraints.map(judgeConstraint)
  const decimals = decimalsOf(contexts, cell, statement)
  const typed = roundQuotient(statement.quotient, decimals)
  if (typed === null) return []
  const broken = constraints.filter((_, at) => isOff(before[at]))
  const ofSize = isSameCell(finding.terms[0]?.cell ?? cell, cell)
    ? proposeFromSize(finding, typed, decimals)
    : []
  if (broken.length === 0 && ofSize.length === 0) return []
  const traits = findTraitsOf(contexts, cell)
  const mayBeNegative = traits?.isUnsigned !== true
  const neighbours = listNeighbours(contexts, cell)
  const isShifted =
    Math.abs(typed) >= leastShifted &&
    neighbours.some((neighbour) => compareQuotients(neighbour, statement.quotient) === 0)
  const isTimed = traits !== null && traits.time !== null
  const options = listRepairOptions(broken, cell, typed, decimals, isShifted ? neighbours.length : 0, isTimed)
  for (const option of ofSize)
    if (!options.some(({ value }) => value === option.value)) options.unshift({ ...option, options: 1 })
  return options.slice(0, mostTried).flatMap((option) => {
    if (option.value < 0 && !mayBeNegative) return []
    if (option.slip === 'not-computed' && isElsewhere(typed, option.value)) return []
    const quotient: Quotient = { n: option.value, d: powerOfTen(decimals) }
    const isOfSize = ofSize.some(({ value }) => value === option.value)
    let resolves = isOfSize ? 1 : 0
    let breaks = 0
    let softened = 0
    let doubtful = 0
    for (const [at, constraint] of constraints.entries()) {
      const was = before[at]?.verdict ?? 'unknown'
      const after = judgeConstraint(replaceNumber(constraint, cell, quotient)).verdict
      if (was === 'broken' && after !== 'broken') resolves += 1
      if (was === 'broken' && after === 'rounding') doubtful += 1
      if (was === 'rounding' && after === 'holds') resolves += 1
      if (was !== 'broken' && after === 'broken') breaks += 1
      if (was !== 'rounding' && after === 'rounding') softened += 1
    }
    if (resolves === 0) return []
    // A number of the wrong size is put right by its size, not by a digit that a rounded ratio would like otherwise.
    if (ofSize.length > 0 && !isOfSize && !before.some((judgement) => judgement.verdict === 'broken'))
      return []
    const score =
      (isOfSize ? sizeWorth : 0) -
      doubtfulWorth * doubtful +
      likelihoodOf(option.slip, typed, option.value, option.options) +
      resolvedWorth * resolves -
      brokenWorth * breaks -
      roundingWorth * softened
    const repair: Repair = {
      cell,
      from: { value: typed, decimals },
      to: { value: option.value, decimals },
      slip: option.slip,
      resolves,
      breaks,
    }
    return [{ repair, score }]
  })
}

function isOff(judgement: Judgement | undefined): boolean {
  return judgement?.verdict === 'broken' || judgement?.verdict === 'rounding'
}

/** Null for what is no figure: a difference or a ratio that a document wrote. */
function findTraitsOf(contexts: DocumentContexts, cell: FindingCell): IndicatorTraits | null {
  const { statements } = contexts
  const key = cell.kind === 'figure' ? cell.key : contexts.findFigure(cell)
  const indicator = key === null ? undefined : statements.book.cube.axes.indicatorById.get(key.indicator)
  return indicator === undefined ? null : statements.traitsOf(indicator)
}

/** Another sign or another size altogether, and no slip that explains it. */
function isElsewhere(typed: number, value: number): boolean {
  const [small, large] = [
    Math.min(Math.abs(typed), Math.abs(value)),
    Math.max(Math.abs(typed), Math.abs(value)),
  ]
  return typed < 0 !== value < 0 || large > 20 * Math.max(small, 1)
}

/** Figures have the decimals of their indicator, whatever of them is written. */
function decimalsOf({ statements }: DocumentContexts, cell: FindingCell, { written }: Statement): number {
  const least = Math.max(written, 0)
  if (cell.kind !== 'figure') return least
  return statements.book.cube.axes.indicatorById.get(cell.key.indicator)?.decimals ?? least
}
