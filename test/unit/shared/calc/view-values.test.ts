import { describe, expect, it } from 'vitest'
import { buildAxes, locate } from '../../../../shared/calc/axes'
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
