import { describe, expect, it } from 'vitest'
import {
  applyMarks,
  applyPatch,
  createViewCache,
  findNextDiffering,
} from '../../../../renderer/state/view-cache'
import { flags, openedView, request } from '../table-fixture'

describe('view cache', () => {
  it('applies a patch in place and counts the cells that differ from the document', () => {
    const cache = createViewCache(request, openedView(1, 7))
    expect(cache.differing).toBe(1)
    const changed = applyPatch(cache, {
      index: [0, 2],
      values: [25455, 1330],
      flags: [flags({ stated: 'differs' }), flags({ role: 'computed', stated: 'agrees' })],
    })
    expect(changed).toEqual([0, 2])
    expect(cache.values).toEqual([25455, 836, 1330, 36006, null, null])
    expect(cache.differing).toBe(1)
    applyPatch(cache, { index: [0], values: [25454], flags: [flags({ stated: 'agrees' })] })
    expect(cache.differing).toBe(0)
  })

  it('ignores indexes outside the table', () => {
    const cache = createViewCache(request, openedView(1, 7))
    applyPatch(cache, { index: [99], values: [1], flags: [flags({ stated: 'differs' })] })
    expect(cache.values).toHaveLength(6)
    expect(cache.differing).toBe(1)
  })

  it('takes what is found as it is now, and tells which marks are others', () => {
    const cache = createViewCache(request, openedView(1, 7))
    const { view } = cache
    expect(applyMarks(cache, { view, index: [1, 4], worst: ['error', 'warning'] })).toEqual([1, 4])
    expect(applyMarks(cache, { view, index: [0, 1], worst: ['rounding', 'error'] })).toEqual([0, 4])
    expect([...cache.marks]).toEqual([
      [0, 'rounding'],
      [1, 'error'],
    ])
    expect(applyMarks(cache, { view, index: [], worst: [] })).toEqual([0, 1])
  })

  it('finds the next differing cell, starting over at the end', () => {
    const differs = flags({ stated: 'differs' })
    const cells = [flags(), differs, flags(), differs]
    expect([-1, 1, 3].map((from) => findNextDiffering(cells, from))).toEqual([1, 3, 1])
    expect(findNextDiffering([flags()], 0)).toBeNull()
  })
})
