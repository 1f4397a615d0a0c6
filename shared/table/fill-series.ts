import type { Qualifier } from '../model/fact'
import { addDecimals, subtractDecimals } from '../format/decimal'

/**
 * What filling puts into the cells beyond a run of cells: the run again and again, or, where its numbers have one step,
 * the numbers that follow. One line at a time; the caller gives the run in the direction of the fill, so that filling up
 * or left is the same with the run turned round.
 */
export type FillValue =
  | { state: 'blank' | 'none' | 'unknown' }
  /** A plain decimal in the unit of its row. */
  | { state: 'number'; value: string; qualifier: Qualifier | null }

/** The constant step of two or more numbers without limiting words; null where there is none. */
export function findStep(run: readonly FillValue[]): string | null {
  let step: string | null = null
  for (let at = 1; at < run.length; at += 1) {
    const before = run[at - 1]
    const value = run[at]
    if (before?.state !== 'number' || value?.state !== 'number') return null
    if (before.qualifier !== null || value.qualifier !== null) return null
    const difference = subtractDecimals(value.value, before.value)
    if (step !== null && difference !== step) return null
    step = difference
  }
  return step
}

/**
 * The `count` values that follow the run. A series goes on by the step of the run, a single number by one; where there is
 * no step it is a copy.
 */
export function continueRun(
  run: readonly FillValue[],
  count: number,
  mode: 'copy' | 'series',
): readonly FillValue[] {
  const step = mode === 'series' ? (findStep(run) ?? stepOfOne(run)) : null
  const values: FillValue[] = []
  let last = run.at(-1)
  for (let at = 0; at < count; at += 1) {
    const next: FillValue | undefined =
      step !== null && last?.state === 'number'
        ? { state: 'number', value: addDecimals(last.value, step), qualifier: null }
        : run[at % run.length]
    if (next === undefined) return values
    values.push(next)
    last = next
  }
  return values
}

function stepOfOne([only, ...others]: readonly FillValue[]): string | null {
  return others.length === 0 && only?.state === 'number' && only.qualifier === null ? '1' : null
}
