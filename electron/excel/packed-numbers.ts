/**
 * Growing lists of numbers for millions of entries: in blocks, so that growing never copies more than one block, the first
 * of which starts small because most sheets are.
 */
const blockBits = 16
const blockSize = 1 << blockBits
const blockMask = blockSize - 1

type NumberArray = Uint8Array | Uint16Array | Uint32Array | Float64Array

export class PackedNumbers<A extends NumberArray> {
  length = 0
  readonly #make: (length: number) => A
  readonly #blocks: A[] = []
  #last: A
  #room: number

  constructor(make: (length: number) => A) {
    this.#make = make
    this.#last = make(64)
    this.#room = 64
    this.#blocks.push(this.#last)
  }

  push(value: number): void {
    const at = this.length & blockMask
    if (at === 0 ? this.length > 0 : at >= this.#room) this.#grow(at)
    this.#last[at] = value
    this.length += 1
  }

  get(index: number): number {
    return this.#blocks[index >>> blockBits]?.[index & blockMask] ?? 0
  }

  #grow(at: number): void {
    if (at === 0) {
      this.#last = this.#make(blockSize)
      this.#room = blockSize
      this.#blocks.push(this.#last)
      return
    }
    const larger = this.#make(Math.min(blockSize, this.#room * 4))
    larger.set(this.#last)
    this.#last = larger
    this.#room = larger.length
    this.#blocks[this.#blocks.length - 1] = larger
  }
}
