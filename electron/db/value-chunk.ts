import { scenarios } from '../../shared/model/dimension'
import { factStates } from '../../shared/model/fact'
import type { ValueVisitor } from './facts'

/**
 * One chunk of the value cache: figures of one (scenario, indicator, sector), in rows of one place each. Entries are named
 * by their place in the lists of ids, so a name is right when it is small enough. Little-endian, one after the other:
 * eight Int32 (see `head`), the values (Int32 where all fit, else Float64), the place of each row (Int32), a mask of the
 * periods of each row (Uint32, as many as the periods need), and the states (Uint8), if any is not a number.
 * A row lists its periods upwards; a place may have several rows, and rows may stand in any order.
 */

/** Ids of the reference lists in ascending order. */
export type CachedAxes = {
  indicators: Float64Array
  sectors: Float64Array
  localities: Float64Array
  periods: Float64Array
}

const head = {
  scenario: 0,
  indicator: 1,
  sector: 2,
  rows: 3,
  values: 4,
  wide: 5,
  states: 6,
  zero: 7,
} as const
const headBytes = 32
/** No row is begun in a chunk with this many values: half a megabyte, about. */
const fullChunk = 65_536

type Chunk = {
  scenario: number
  indicator: number
  sector: number
  values: Int32Array | Float64Array
  localities: Int32Array
  masks: Uint32Array
  /** Null: all are numbers. */
  states: Uint8Array | null
}

function countWords(axes: CachedAxes): number {
  return Math.ceil(axes.periods.length / 32)
}

/** Collects the figures of one chunk after the other. Reused, so that a million figures make little garbage. */
export class ChunkWriter {
  private readonly words: number
  private readonly values: Float64Array
  private readonly states: Uint8Array
  private readonly localities: Int32Array
  private readonly masks: Uint32Array
  private rowCount = 0
  private valueCount = 0
  private place: readonly [scenario: number, indicator: number, sector: number] = [0, 0, 0]
  /** The row being collected, by period; −1: none. */
  private locality = -1
  private readonly rowValues: Float64Array
  private readonly rowStates: Uint8Array
  private readonly rowMask: Uint32Array

  constructor(axes: CachedAxes) {
    const periods = axes.periods.length
    this.words = countWords(axes)
    // The row that fills the chunk and the one begun before that was known.
    this.values = new Float64Array(fullChunk + 2 * periods)
    this.states = new Uint8Array(fullChunk + 2 * periods)
    this.localities = new Int32Array(fullChunk + 2)
    this.masks = new Uint32Array((fullChunk + 2) * this.words)
    this.rowValues = new Float64Array(periods)
    this.rowStates = new Uint8Array(periods)
    this.rowMask = new Uint32Array(this.words)
  }

  get isEmpty(): boolean {
    return this.rowCount === 0 && this.locality < 0
  }

  /** Whether a figure of these may be added; otherwise the chunk is taken first. */
  accepts(scenario: number, indicator: number, sector: number): boolean {
    if (this.isEmpty) return true
    const [ownScenario, ownIndicator, ownSector] = this.place
    const isSame = scenario === ownScenario && indicator === ownIndicator && sector === ownSector
    return isSame && this.valueCount < fullChunk
  }

  add(
    scenario: number,
    indicator: number,
    sector: number,
    locality: number,
    period: number,
    state: number,
    value: number,
  ): void {
    if (this.isEmpty) this.place = [scenario, indicator, sector]
    if (locality !== this.locality) this.closeRow()
    this.locality = locality
    this.rowValues[period] = value
    this.rowStates[period] = state
    const word = period >> 5
    this.rowMask[word] = (this.rowMask[word] ?? 0) | (1 << (period & 31))
  }

  /** The chunk as bytes, and how many figures it holds; the next one begins. */
  take(): { bytes: Uint8Array; figures: number } {
    this.closeRow()
    const { rowCount, valueCount } = this
    const values = this.values.subarray(0, valueCount)
    const states = this.states.subarray(0, valueCount)
    const isWide = values.some((value) => (value | 0) !== value)
    const hasStates = states.some((state) => state !== 0)
    const [scenario, indicator, sector] = this.place
    const numbers = [scenario, indicator, sector, rowCount, valueCount, Number(isWide), Number(hasStates), 0]
    const parts = [
      Int32Array.from(numbers),
      isWide ? values : Int32Array.from(values),
      this.localities.subarray(0, rowCount),
      this.masks.subarray(0, rowCount * this.words),
      hasStates ? states : new Uint8Array(0),
    ]
    const bytes = new Uint8Array(parts.reduce((length, part) => length + part.byteLength, 0))
    let at = 0
    for (const part of parts) {
      bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at)
      at += part.byteLength
    }
    this.rowCount = 0
    this.valueCount = 0
    return { bytes, figures: valueCount }
  }

  private closeRow(): void {
    if (this.locality < 0) return
    for (let word = 0; word < this.words; word++) {
      let mask = this.rowMask[word] ?? 0
      this.masks[this.rowCount * this.words + word] = mask
      for (; mask !== 0; mask &= mask - 1) {
        const period = lowestPeriod(word, mask)
        this.values[this.valueCount] = this.rowValues[period] ?? 0
        this.states[this.valueCount] = this.rowStates[period] ?? 0
        this.valueCount++
      }
    }
    this.localities[this.rowCount++] = this.locality
    this.rowMask.fill(0)
    this.locality = -1
  }
}

function lowestPeriod(word: number, mask: number): number {
  return word * 32 + 31 - Math.clz32(mask & -mask)
}

/** The chunk in the bytes, every number of which has been looked at; null when one is not possible. */
export function readChunk(bytes: Uint8Array, axes: CachedAxes): Chunk | null {
  if (bytes.byteLength < headBytes) return null
  // Typed arrays must begin at a multiple of eight in their memory.
  const { buffer, byteOffset } = bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes)
  const numbers = new Int32Array(buffer, byteOffset, headBytes / 4)
  const scenario = numbers[head.scenario] ?? -1
  const indicator = numbers[head.indicator] ?? -1
  const sector = numbers[head.sector] ?? -1
  const rows = numbers[head.rows] ?? -1
  const count = numbers[head.values] ?? -1
  const wide = numbers[head.wide] ?? -1
  const stated = numbers[head.states] ?? -1
  const isPlaced =
    isBelow(scenario, scenarios.length) &&
    isBelow(indicator, axes.indicators.length) &&
    isBelow(sector, axes.sectors.length)
  const isShaped = isBelow(wide, 2) && isBelow(stated, 2) && numbers[head.zero] === 0
  if (!isPlaced || !isShaped || rows < 1 || count < 1) return null

  const words = countWords(axes)
  const valueBytes = count * (wide === 1 ? 8 : 4)
  const localitiesAt = headBytes + valueBytes
  const masksAt = localitiesAt + rows * 4
  const statesAt = masksAt + rows * words * 4
  if (bytes.byteLength !== statesAt + stated * count) return null
  const values =
    wide === 1
      ? new Float64Array(buffer, byteOffset + headBytes, count)
      : new Int32Array(buffer, byteOffset + headBytes, count)
  const localities = new Int32Array(buffer, byteOffset + localitiesAt, rows)
  const masks = new Uint32Array(buffer, byteOffset + masksAt, rows * words)
  const states = stated === 1 ? new Uint8Array(buffer, byteOffset + statesAt, count) : null

  const isSound =
    localities.every((locality) => isBelow(locality, axes.localities.length)) &&
    countPeriods(masks, words, axes.periods.length) === count &&
    (wide === 0 || values.every(isExact)) &&
    (states === null || states.every((state, at) => isState(state, values[at])))
  return isSound ? { scenario, indicator, sector, values, localities, masks, states } : null
}

function isBelow(number: number, limit: number): boolean {
  return number >= 0 && number < limit
}

function isExact(value: number): boolean {
  return Number.isSafeInteger(value) && !Object.is(value, -0)
}

function isState(state: number, value: number | undefined): boolean {
  return state === 0 || (state < factStates.length && value === 0)
}

/** How many periods the masks name; −1 when one names a period that does not exist. */
function countPeriods(masks: Uint32Array, words: number, periods: number): number {
  const spare = words * 32 - periods
  let count = 0
  for (let at = 0; at < masks.length; at++) {
    let mask = masks[at] ?? 0
    if (spare > 0 && at % words === words - 1 && mask >>> (32 - spare) !== 0) return -1
    mask -= (mask >>> 1) & 0x55555555
    mask = (mask & 0x33333333) + ((mask >>> 2) & 0x33333333)
    mask = (mask + (mask >>> 4)) & 0x0f0f0f0f
    count += Math.imul(mask, 0x01010101) >>> 24
  }
  return count
}

export function visitChunk(chunk: Chunk, axes: CachedAxes, visit: ValueVisitor): void {
  const { scenario, values, localities, masks, states } = chunk
  const words = masks.length / localities.length
  const indicator = axes.indicators[chunk.indicator] ?? 0
  const sector = axes.sectors[chunk.sector] ?? 0
  let at = 0
  for (let row = 0; row < localities.length; row++) {
    const locality = axes.localities[localities[row] ?? 0] ?? 0
    for (let word = 0; word < words; word++) {
      for (let mask = masks[row * words + word] ?? 0; mask !== 0; mask &= mask - 1) {
        const period = axes.periods[lowestPeriod(word, mask)] ?? 0
        visit(
          scenario,
          indicator,
          sector,
          locality,
          period,
          states === null ? 0 : (states[at] ?? 0),
          values[at] ?? 0,
        )
        at++
      }
    }
  }
}
