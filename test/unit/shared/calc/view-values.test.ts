import { describe, expect, it } from 'vitest'
import { buildAxes, locate, type Position } from '../../../../shared/calc/axes'
import { cellState, Cube } from '../../../../shared/calc/cube'
import {
  evaluateCell,
  type CellSpec,
  type EvaluatedCell,
  type ValueSpec,
} from '../../../../shared/calc/evaluate-cell'
import { ViewValues } from '../../../../shared/calc/view-values'
import type { FactKey } from '../../../../shared/model/fact'
import type { IndicatorId } from '../../../../shared/model/ids'
import { makeDimensions } from '../../../fixtures/random-dimensions'
import { pickOne, seededRandom } from '../../../fixtures/seeded-random'

function looksSame(a: EvaluatedCell, b: EvaluatedCell): boolean {
  return a.status === b.status && a.value === b.value && a.partial === b.partial
}

describe.each([1, 2, 3, 4, 5, 6])('a view kept up to date, seed %i', (seed) => {
  it('equals the whole table evaluated again, and lists exactly the cells that changed', () => {
    const random = seededRandom(seed)
    const made = makeDimensions(random)
    const dimensions = {
      ...made,
      indicators: made.indicators.map((item) =>
        item.kind === 'ratio'
          ? { ...item, numerator: 1 as IndicatorId, denominator: 0 as IndicatorId }
          : item,
      ),
    }
    const cube = new Cube(buildAxes(dimensions))
    const randomKey = (): FactKey => ({
      scenario: pickOne(random, ['actual', 'plan'] as const),
      indicator: pickOne(random, dimensions.indicators).id,
      sector: pickOne(random, dimensions.sectors.slice(0, 3)).id,
      locality: pickOne(random, dimensions.localities.slice(0, 4)).id,
      period: pickOne(random, dimensions.periods).id,
    })
    const randomValue = (): ValueSpec => ({
      kind: 'value',
      key: randomKey(),
      parts: random() < 0.2 ? pickOne(random, ['localities', 'sectors', 'indicators'] as const) : null,
    })
    const specs = Array.from({ length: 120 }, (): CellSpec => {
      const kind = pickOne(random, ['value', 'difference', 'index', 'share'] as const)
      if (kind === 'value') return randomValue()
      if (kind === 'share') return { kind, of: randomValue(), total: randomValue() }
      return { kind, of: randomValue(), base: randomValue() }
    })
    const shownKeys = specs.flatMap((spec) => (spec.kind === 'value' ? [spec.key] : []))
    const evaluateAll = (): EvaluatedCell[] => specs.map((spec) => evaluateCell(cube, spec, 1))
    let evaluations = 0
    const view = new ViewValues(
      cube,
      specs.length,
      (index) => {
        evaluations++
        return evaluateCell(cube, specs[index] ?? { kind: 'nothing' }, 1)
      },
      looksSame,
    )
    let before = evaluateAll()
    let changedInAll = 0
    evaluations = 0
    const steps = 300
    for (let step = 0; step < steps; step++) {
      const position = locate(cube.axes, random() < 0.3 ? pickOne(random, shownKeys) : randomKey())
      if (position === null) throw new Error('key of the dimensions')
      const state = random() < 0.25 ? cellState.missing : random() < 0.1 ? cellState.none : cellState.number
      cube.apply([{ position, state, value: state === cellState.number ? Math.floor(random() * 1000) : 0 }])
      const changed = view.refresh()
      const after = evaluateAll()
      expect(view.cells).toEqual(after)
      const expected = after.flatMap((cell, at) => {
        const old = before[at]
        return old === undefined || !looksSame(old, cell) ? [at] : []
      })
      expect(changed).toEqual(expected)
      changedInAll += changed.length
      before = after
    }
    expect(changedInAll).toBeGreaterThan(steps / 3)
    // Most of the table is left alone by an edit.
    expect(evaluations).toBeLessThan((steps * specs.length) / 2)
  })
})

describe.each([11, 12, 13, 14])('views that come and go, seed %i', (seed) => {
  it('follow the same cube each in its own time, through pastes, new rows and recomputations', () => {
    const random = seededRandom(seed)
    const dimensions = makeDimensions(random)
    const cube = new Cube(buildAxes(dimensions), 4)
    const breakdowns = ['localities', 'sectors', 'indicators'] as const
    const randomPosition = (): Position => ({
      scenario: 0,
      indicator: Math.floor(random() * dimensions.indicators.length),
      sector: Math.floor(random() * dimensions.sectors.length),
      locality: Math.floor(random() * dimensions.localities.length),
      period: Math.floor(random() * dimensions.periods.length),
    })
    /** All that can be asked about a cell, and what is behind an entry only where there is one. */
    const describeCell = (position: Position): string => {
      const entered = cube.readEntered(position)
      const behind = entered.state === cellState.missing ? null : cube.readRolledUp(position)
      const parts = breakdowns.map((breakdown) => cube.readParts(position, breakdown))
      return JSON.stringify([cube.read(position), entered, behind, parts, cube.readRolledUp(position)])
    }
    const openView = (): { positions: Position[]; shown: string[]; values: ViewValues<string> } => {
      const positions = Array.from({ length: 100 }, randomPosition)
      const evaluate = (index: number): string => {
        const position = positions[index]
        return position === undefined ? '' : describeCell(position)
      }
      const values = new ViewValues(cube, positions.length, evaluate, (a, b) => a === b)
      return { positions, shown: [...values.cells], values }
    }
    const views = [openView(), openView(), openView()]
    let changedInAll = 0
    for (let step = 1; step <= 500; step++) {
      const target = random() < 0.5 ? pickOne(random, pickOne(random, views).positions) : randomPosition()
      const state = random() < 0.25 ? cellState.missing : random() < 0.1 ? cellState.none : cellState.number
      const entry = {
        position: target,
        state,
        value: state === cellState.number ? Math.floor(random() * 9) : 0,
      }
      if (step % 50 === 0) {
        cube.load(entry)
        // Who looks in between sees the entry before its totals.
        const early = views[0]
        early?.values.refresh()
        if (early !== undefined) early.shown = [...early.values.cells]
        cube.recomputeAll()
      } else if (step % 60 === 0) {
        cube.apply(Array.from({ length: 900 }, () => ({ ...entry, value: Math.floor(random() * 9) })))
      } else cube.apply([entry])
      if (step % 40 === 0) views[step % views.length] = openView()
      const due = views.filter((_, at) => step % (at * 5 + 1) === 0)
      for (const view of due) {
        const changed = view.values.refresh()
        const now = view.positions.map(describeCell)
        expect(view.values.cells).toEqual(now)
        expect(changed).toEqual(now.flatMap((text, at) => (text === view.shown[at] ? [] : [at])))
        view.shown = now
        changedInAll += changed.length
      }
    }
    expect(changedInAll).toBeGreaterThan(200)
  })
})

describe('a view of more cells than the cube remembers changes of', () => {
  it('finds what has changed among thousands of edits, and after a recomputation', () => {
    const dimensions = makeDimensions(seededRandom(1))
    const cube = new Cube(buildAxes(dimensions))
    const positions = dimensions.localities.flatMap((_, locality) =>
      dimensions.sectors.flatMap((__, sector) =>
        dimensions.periods.flatMap((___, period) =>
          [0, 1, 2, 3, 4, 5].map((indicator): Position => ({
            scenario: 0,
            indicator,
            sector,
            locality,
            period,
          })),
        ),
      ),
    )
    expect(positions.length).toBeGreaterThan(6000)
    const [first, last] = [positions[0], positions.at(-1)]
    if (first === undefined || last === undefined) throw new Error('thousands of cells')
    const evaluate = (index: number): number => cube.read(positions[index] ?? first).value
    const view = new ViewValues(cube, positions.length, evaluate, (a, b) => a === b)
    const refreshAfter = (change: () => void): void => {
      const before = [...view.cells]
      change()
      const now = positions.map((_, index) => evaluate(index))
      const expected = now.flatMap((value, index) => (value === before[index] ? [] : [index]))
      expect(view.refresh()).toEqual(expected)
      expect(expected.length).toBeGreaterThan(0)
      expect(view.cells).toEqual(now)
    }
    refreshAfter(() => cube.apply([{ position: first, state: cellState.number, value: 5 }]))
    // All cells have been entered by now, so that the table has something to look at everywhere.
    refreshAfter(() => {
      cube.apply(
        positions.map((position, index) => ({ position, state: cellState.number, value: index + 1 })),
      )
    })
    refreshAfter(() => {
      cube.apply([{ position: first, state: cellState.number, value: 9 }])
      for (let value = 0; value < 5000; value++)
        cube.apply([{ position: last, state: cellState.number, value }])
    })
    refreshAfter(() => {
      cube.load({ position: first, state: cellState.number, value: 10 })
      cube.recomputeAll()
    })
  })
})
