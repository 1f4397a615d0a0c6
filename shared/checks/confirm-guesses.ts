import { cellState, partialFlag, stateMask } from '../calc/cell-flags'
import type { Cube } from '../calc/cube'
import { scenarios } from '../model/dimension'
import { CubeLines, isEnteredNumber } from './cube-lines'
import { stateFigure } from './cube-statement'
import type { DraftRelation, Guess } from './draft-relation'
import { judgeRelation } from './judge'
import type { Line, Statement } from './relation'

/**
 * What words only suggest, the figures decide: a pattern of columns or rows that holds nearly everywhere it can be looked
 * at is no accident, and what is left is a slip. Of patterns for the same result the one that holds most often counts.
 */

/** A relation that words suggest, with the form whose words they are. */
export type Guessed<From> = { draft: DraftRelation; guess: Guess; from: From }

/** So many times it has to hold, and for each time that it does not, so many. */
const leastHeld = 3
const heldForEach = 2
/** Enough to see whether it holds. */
const mostJudged = 60

type Evidence = { held: number; failed: number }

export function confirmGuesses<From>(guesses: readonly Guessed<From>[], cube: Cube): Guessed<From>[] {
  if (guesses.length === 0) return []
  const lines = new CubeLines(cube, () => '')
  const evidence = new Map<string, Evidence>()
  for (const { draft, guess } of guesses) {
    const found = evidence.get(guess.pattern) ?? { held: 0, failed: 0 }
    evidence.set(guess.pattern, found)
    if (found.held + found.failed < mostJudged) weigh(lines, draft, found)
  }
  const best = new Map<string, string>()
  for (const { guess } of guesses) {
    const known = best.get(guess.result)
    const isBetter = known === undefined || heldOf(evidence, known) < heldOf(evidence, guess.pattern)
    if (isBetter && isBelievable(evidence.get(guess.pattern), guess)) best.set(guess.result, guess.pattern)
  }
  return guesses.filter(({ guess }) => best.get(guess.result) === guess.pattern)
}

function heldOf(evidence: ReadonlyMap<string, Evidence>, pattern: string): number {
  return evidence.get(pattern)?.held ?? 0
}

function isBelievable(found: Evidence | undefined, { isLikely }: Guess): boolean {
  if (found === undefined) return false
  const { held, failed } = found
  return isLikely ? failed < 2 || held > failed : held >= leastHeld && held >= heldForEach * failed
}

/** Looks at a relation wherever all its figures are. */
function weigh(lines: CubeLines, draft: DraftRelation, found: Evidence): void {
  const result = lineOf(lines, draft.result)
  const terms = draft.terms.map(({ line }) => lineOf(lines, line))
  if (result === null || terms.includes(null)) return
  const { flags, width } = lines.store
  const isNumber = (scenario: number, line: number, locality: number, period: number): boolean => {
    const flag = flags[lines.rowOf(scenario, line, locality) * width + period] ?? 0
    return (flag & (stateMask | partialFlag)) === cellState.number
  }
  for (let scenario = 0; scenario < scenarios.length; scenario++)
    for (let locality = 0; locality < lines.shape.localities.size; locality++) {
      const row = lines.rowOf(scenario, result, locality)
      if (row === 0) continue
      for (let period = 0; period < width; period++) {
        if (!isEnteredNumber(flags[row * width + period] ?? 0)) continue
        // Zeros and "none" prove nothing.
        if (!terms.every((line) => isNumber(scenario, line ?? 0, locality, period))) continue
        const state = (line: number): ReturnType<typeof stateFigure> =>
          stateFigure(lines, () => null, 'part', scenario, line, locality, period)
        const stated = terms.map((line) => state(line ?? 0))
        if (stated.some(({ quotient }) => quotient.n === 0)) continue
        const whole = state(result)
        const { verdict } = judgeRelation({ ...draft, ...asCertain }, stated, whole)
        if (verdict === 'broken') found.failed += 1
        else if (verdict === 'holds' && hasDigits(whole)) found.held += 1
        if (found.held + found.failed >= mostJudged) return
      }
    }
}

const asCertain = { id: '', complete: 'certain', certainty: 'read', form: null } as const

/** Small numbers are equal by chance. */
function hasDigits({ quotient, written }: Statement): boolean {
  return (Math.abs(Number(quotient.n)) / Number(quotient.d)) * 10 ** written >= leastTelling
}

const leastTelling = 10

function lineOf({ cube: { axes, shape } }: CubeLines, { indicator, sector }: Line): number | null {
  const at = axes.indicators.positions.get(indicator)
  const branch = axes.sectors.positions.get(sector)
  if (at === undefined || branch === undefined) return null
  return (shape.indicators.placeOf[at] ?? 0) * shape.sectors.size + (shape.sectors.placeOf[branch] ?? 0)
}
