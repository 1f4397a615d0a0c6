import { describe, expect, it } from 'vitest'
import { runInTurn } from '../../../../renderer/features/places/run-in-turn'

describe('one after another', () => {
  it('waits for each before the next, and reports how far it is', async () => {
    const log: string[] = []
    const result = await runInTurn(
      ['a', 'b'],
      async (item) => {
        log.push(`start ${item}`)
        await Promise.resolve()
        log.push(`end ${item}`)
      },
      (done) => log.push(String(done)),
    )
    expect(log).toEqual(['start a', 'end a', '1', 'start b', 'end b', '2'])
    expect(result).toEqual({ done: 2, failed: null, error: null })
  })

  it('stops at the first refusal and says at which', async () => {
    const refusal = new Error('no')
    const tried: number[] = []
    const result = await runInTurn(
      [1, 2, 3],
      (item) => {
        tried.push(item)
        return item === 2 ? Promise.reject(refusal) : Promise.resolve()
      },
      () => undefined,
    )
    expect(tried).toEqual([1, 2])
    expect(result).toEqual({ done: 1, failed: 2, error: refusal })
  })

  it('stops when told to, after the one under way', async () => {
    let stopped = false
    const result = await runInTurn(
      [1, 2, 3],
      () => Promise.resolve(),
      (done) => {
        stopped = done === 2
      },
      () => stopped,
    )
    expect(result).toEqual({ done: 2, failed: null, error: null })
  })
})
