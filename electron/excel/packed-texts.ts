import { Failure } from '../../shared/contract/errors'
import { PackedNumbers } from './packed-numbers'

/**
 * Texts kept as UTF-8 in blocks and made into strings when asked for. A rich text keeps its runs: each begins with a byte
 * that XML text cannot hold, followed by what its own font says.
 */
const blockSize = 1024 * 1024
const limits = {
  /** Characters of a cell, as spreadsheets have it; what is beyond is cut. */
  text: 32_767,
  /** Bytes of all texts together. */
  total: 96 * 1024 * 1024,
} as const
const mostBytes = limits.text * 3

/** `font` is null where the run has none of its own. */
export type PackedRun = { text: string; font: string | null; bold: boolean; italic: boolean }
export type RunLook = Omit<PackedRun, 'text'>

const runMark = 1
const fontBase = 32

export class PackedTexts {
  readonly #blocks: Buffer[] = [Buffer.allocUnsafe(4096)]
  #block = this.#blocks[0] ?? Buffer.alloc(0)
  #used = 0
  /** Where the text that is being written began. */
  #began = 0
  #total = 0
  readonly #starts = new PackedNumbers((length) => new Uint32Array(length))
  readonly #ends = new PackedNumbers((length) => new Uint32Array(length))
  readonly #plain = new PackedNumbers((length) => new Uint8Array(length))
  #isPlain = true
  readonly #fonts: string[] = []
  readonly #fontNumbers = new Map<string, number>()

  get length(): number {
    return this.#starts.length
  }

  begin(): void {
    this.#began = this.#used
    this.#isPlain = true
  }

  append(bytes: Uint8Array, start: number, end: number): void {
    const room = mostBytes - (this.#used - this.#began)
    const stop = Math.min(end, start + Math.max(0, room))
    this.#reserve(stop - start)
    const block = this.#block
    let used = this.#used
    for (let at = start; at < stop; at++) {
      const byte = bytes[at] ?? 0
      if (byte >= 128) this.#isPlain = false
      if (byte >= fontBase || byte === 9 || byte === 10 || byte === 13) block[used++] = byte
    }
    this.#used = used
  }

  /** What follows looks like this. */
  beginRun({ font, bold, italic }: RunLook): void {
    if (this.#used - this.#began > mostBytes) return
    const number = font === null ? 0 : this.#numberFont(font)
    this.#reserve(4)
    this.#block[this.#used++] = runMark
    this.#block[this.#used++] = fontBase + (bold ? 1 : 0) + (italic ? 2 : 0)
    this.#block[this.#used++] = fontBase + (number & 63)
    this.#block[this.#used++] = fontBase + (number >> 6)
  }

  /** Keeps what was written since `begin` and returns its number. Throws Failure excel-too-large. */
  end(): number {
    const base = (this.#blocks.length - 1) * blockSize
    this.#starts.push(base + this.#began)
    this.#ends.push(base + this.#used)
    this.#plain.push(this.#isPlain ? 1 : 0)
    this.#total += this.#used - this.#began
    if (this.#total > limits.total)
      throw new Failure('excel-too-large', { megabytes: limits.total / 1024 / 1024 })
    return this.#starts.length - 1
  }

  isRich(text: number): boolean {
    const { block, start, end } = this.#find(text)
    return end > start && block[start] === runMark
  }

  /** Nothing but white space. */
  isBlank(text: number): boolean {
    const { block, start, end } = this.#find(text)
    for (let at = start; at < end; at++) {
      const byte = block[at] ?? 0
      if (byte > fontBase && byte < 128) return false
      if (byte >= 128 || byte === runMark) return this.read(text).every((run) => run.text.trim() === '')
    }
    return true
  }

  /** Only ASCII. */
  isPlain(text: number): boolean {
    return this.#plain.get(text) === 1
  }

  /** The text in its runs, at least one. */
  read(text: number): PackedRun[] {
    const { block, start, end } = this.#find(text)
    const all = block.toString('utf8', start, end).slice(0, limits.text)
    if (block[start] !== runMark || end === start)
      return [{ text: unescape(all), font: null, bold: false, italic: false }]
    return all
      .split(runSign)
      .slice(1)
      .map((run) => {
        const [look, low, high] = [0, 1, 2].map((at) => run.charCodeAt(at) - fontBase)
        const number = (low ?? 0) + ((high ?? 0) << 6)
        return {
          text: unescape(run.slice(3)),
          font: number === 0 ? null : (this.#fonts[number - 1] ?? null),
          bold: ((look ?? 0) & 1) > 0,
          italic: ((look ?? 0) & 2) > 0,
        }
      })
  }

  #find(text: number): { block: Buffer; start: number; end: number } {
    const start = this.#starts.get(text)
    const block = this.#blocks[Math.floor(start / blockSize)] ?? this.#block
    const base = start - (start % blockSize)
    return { block, start: start - base, end: this.#ends.get(text) - base }
  }

  /** A text never lies across two blocks: one that does not fit moves on. The first block grows up to the full size. */
  #reserve(bytes: number): void {
    const needed = this.#used + bytes
    if (needed <= this.#block.length) return
    if (needed <= blockSize) {
      const larger = Buffer.allocUnsafe(Math.min(blockSize, Math.max(needed, this.#block.length * 4)))
      this.#block.copy(larger, 0, 0, this.#used)
      this.#block = larger
      this.#blocks[this.#blocks.length - 1] = larger
      return
    }
    const next = Buffer.allocUnsafe(blockSize)
    this.#block.copy(next, 0, this.#began, this.#used)
    this.#used -= this.#began
    this.#began = 0
    this.#block = next
    this.#blocks.push(next)
  }

  /** From 1; a document has few fonts, those beyond 4000 count as none. */
  #numberFont(font: string): number {
    let number = this.#fontNumbers.get(font)
    if (number === undefined) {
      if (this.#fonts.length >= 4000) return 0
      this.#fonts.push(font)
      number = this.#fonts.length
      this.#fontNumbers.set(font, number)
    }
    return number
  }
}

const runSign = String.fromCharCode(runMark)

/** Spreadsheets write characters that XML cannot hold as "_x000D_". Line ends become line feeds. */
function unescape(text: string): string {
  const plain = text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text
  return plain.includes('\r') ? plain.replace(/\r\n?/g, '\n') : plain
}
