import { describe, expect, it } from 'vitest'
import { measureMutations, mutationKinds } from '../../../fixtures/mutations'

/**
 * The goals: 95% of planted errors found, the culprit named first in 70%, at most one false finding in 500 numbers. What
 * counts as planted, found and named is said in the fixture.
 */
describe('planted errors', () => {
  it.each([20, 2024])(
    'are found and named, and true tables stay silent (seed %i)',
    { timeout: 120_000 },
    (seed) => {
      const figures = measureMutations(seed, 8)
      const lines = mutationKinds.map((kind) => {
        const { planted, found, named, restored } = figures.byKind[kind]
        return `${kind}: ${String(found)} of ${String(planted)} found, ${String(named)} named, ${String(restored)} restored`
      })
      process.stdout.write(
        [
          `recall ${figures.recall.toFixed(1)}%, culprit ${figures.culprit.toFixed(1)}%, false per 500: ${figures.falsePer500.toFixed(2)}`,
          ...lines,
          ...figures.missed.map((missed) => `missed: ${missed}`),
          ...figures.falseOnes.map((finding) => `false: ${finding}`),
          '',
        ].join('\n'),
      )
      for (const kind of mutationKinds) expect(figures.byKind[kind].planted).toBeGreaterThan(4)
      expect(figures.recall).toBeGreaterThanOrEqual(95)
      expect(figures.culprit).toBeGreaterThanOrEqual(70)
      expect(figures.falsePer500).toBeLessThanOrEqual(1)
    },
  )
})
