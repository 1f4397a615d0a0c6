import { describe, expect, it } from 'vitest'
import { ChunkWriter, readChunk, visitChunk, type CachedAxes } from '../../electron/db/value-chunk'
import { seededRandom } from '../fixtures/seeded-random'

const count = (length: number): Float64Array => Float64Array.from({ length }, (_, at) => at + 1)

/** Figures of one indicator through chunks and back; also how many chunks there were. */
function pass(axes: CachedAxes, figures: readonly (readonly [number, number, number])[]) {
  const writer = new ChunkWriter(axes)
  const back: number[][] = []
  let chunks = 0
  const store = () => {
    const chunk = readChunk(writer.take().bytes, axes)
    if (chunk === null) throw new Error('a chunk that cannot be')
    chunks++
    visitChunk(chunk, axes, (_scenario, _indicator, _sector, locality, period, _state, value) => {
      back.push([locality - 1, period - 1, value])
    })
  }
  for (const [locality, period, value] of figures) {
    if (!writer.accepts(0, 0, 0)) store()
    writer.add(0, 0, 0, locality, period, 0, value)
  }
  if (!writer.isEmpty) store()
  return { back, chunks }
}

describe('chunks of the value cache', () => {
  it('follow each other when one is full, and lose nothing at the border', () => {
    const axes = { indicators: count(1), sectors: count(1), localities: count(140_000), periods: count(33) }
    const single = Array.from({ length: 140_000 }, (_, at) => [at, 32, at] as const)
    const scattered = pass(axes, single)
    expect(scattered.chunks).toBe(3)
    expect(scattered.back).toEqual(single)

    const random = seededRandom(4)
    const dense = Array.from({ length: 4000 }, (_, at) => at).flatMap((at) =>
      Array.from({ length: 33 }, (_, period) => [at, period, Math.floor(random() * 2 ** 40)] as const),
    )
    const whole = pass(axes, dense)
    expect(whole.chunks).toBe(3)
    expect(whole.back).toEqual(dense)
  })

  it('list the periods of a place upwards, whatever order they come in', () => {
    const axes = { indicators: count(1), sectors: count(1), localities: count(2), periods: count(70) }
    const periods = [69, 0, 31, 32, 63, 64, 1]
    const { back } = pass(
      axes,
      periods.map((period) => [1, period, period] as const),
    )
    expect(back).toEqual([0, 1, 31, 32, 63, 64, 69].map((period) => [1, period, period]))
  })
})
