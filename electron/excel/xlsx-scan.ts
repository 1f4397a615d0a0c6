import type { TextDecoder } from 'node:util'
import { Failure } from '../../shared/contract/errors'
import { pickDecoder } from './xlsx-encoding'
import { decodeEntities, nextEntityEnd } from './xlsx-entities'

/**
 * A scanner of XML over bytes for the parts that hold millions of elements: names are hashes of their local part, texts
 * stay bytes, nothing is allocated for an element. It takes any prefix, quotes, white space, comments and CDATA, demands
 * that elements nest and end, and refuses a document type.
 */
export type XmlSink = {
  open: (name: number, tag: XmlTag) => void
  close: (name: number) => void
  /** UTF-8, entities resolved; a text may come in several pieces, cut anywhere. Only valid during the call. */
  text: (bytes: Uint8Array, start: number, end: number) => void
}

/** The attributes of the element that has just been opened; those with a prefix are left out. */
export type XmlTag = {
  /** Position of an attribute, -1 where it is absent. */
  find: (name: number) => number
  /** Where its value lies: `bytes` from `start` to `end`, entities unresolved. */
  bytes: Uint8Array
  starts: Int32Array
  ends: Int32Array
  /** The value as text, entities resolved; null where it is absent. */
  value: (name: number) => string | null
}

/** The hash under which the scanner reports a local name. */
export function xmlName(text: string): number {
  let hash = 0
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0
  return hash
}

const limits = { depth: 256, attributes: 256, tag: 1024 * 1024 } as const

type Mark = { open: Buffer; close: Buffer; isText: boolean }
const marks: readonly Mark[] = [
  { open: Buffer.from('<!--'), close: Buffer.from('-->'), isText: false },
  { open: Buffer.from('<![CDATA['), close: Buffer.from(']]>'), isText: true },
  { open: Buffer.from('<?'), close: Buffer.from('?>'), isText: false },
]
/** More than the longest declaration. */
const headBytes = 256

const doctype = Buffer.from('<!DOCTYPE')

const lessThan = 60
const greaterThan = 62
const slash = 47
const ampersand = 38
const colon = 58
const equals = 61
const doubleQuote = 34
const singleQuote = 39
const space = 32

export class XmlScanner implements XmlTag {
  bytes: Buffer = Buffer.alloc(0)
  readonly starts = new Int32Array(limits.attributes)
  readonly ends = new Int32Array(limits.attributes)
  readonly #names = new Int32Array(limits.attributes)
  #attributes = 0
  readonly #sink: XmlSink
  readonly #part: string
  readonly #open = new Int32Array(limits.depth)
  #depth = 0
  #hasRoot = false
  #decoder: TextDecoder | null | undefined
  /** The first bytes, until there are enough of them to tell the encoding. */
  #head: Buffer = Buffer.alloc(0)
  /** Bytes of a token that is not whole yet. */
  #carry: Buffer = Buffer.alloc(0)
  /** The comment, CDATA or instruction that the window is inside of: these may be longer than a window. */
  #inside: Mark | null = null
  /** Where the next token begins. */
  #at = 0

  /** `part` names the part in failures. */
  constructor(sink: XmlSink, part: string) {
    this.#sink = sink
    this.#part = part
  }

  /** The next bytes. Throws Failure excel-damaged, excel-unsafe. */
  write(piece: Buffer): void {
    if (this.#decoder !== undefined) {
      this.#take(piece)
      return
    }
    this.#head = Buffer.concat([this.#head, piece])
    if (this.#head.length >= headBytes) this.#takeHead()
  }

  /** After the last bytes. Throws Failure excel-damaged when something is still open, or nothing came. */
  end(): void {
    if (this.#decoder === undefined) this.#takeHead()
    if (this.#depth > 0 || !this.#hasRoot || this.#inside !== null) throw this.#damaged()
    if (this.#carry.toString('latin1').trim() !== '') throw this.#damaged()
  }

  find(name: number): number {
    for (let at = 0; at < this.#attributes; at++) if (this.#names[at] === name) return at
    return -1
  }

  value(name: number): string | null {
    const at = this.find(name)
    if (at < 0) return null
    const raw = this.bytes.subarray(this.starts[at], this.ends[at])
    return (raw.includes(ampersand) ? decodeEntities(raw, 0, raw.length) : raw).toString('utf8')
  }

  #takeHead(): void {
    this.#decoder = pickDecoder(this.#head)
    this.#take(this.#head)
  }

  #take(piece: Buffer): void {
    const decoder = this.#decoder ?? null
    const text = decoder === null ? piece : Buffer.from(decoder.decode(piece, { stream: true }))
    this.bytes = this.#carry.length === 0 ? text : Buffer.concat([this.#carry, text])
    this.#at = 0
    this.#scan()
    this.#carry = Buffer.from(this.bytes.subarray(this.#at))
    if (this.#carry.length > limits.tag) throw this.#damaged()
  }

  #damaged(): Failure {
    return new Failure('excel-damaged', { part: this.#part })
  }

  /** Leaves `#at` at the first byte that is not understood yet. */
  #scan(): void {
    const { bytes } = this
    while (this.#at < bytes.length) {
      if (this.#inside !== null) {
        if (!this.#leaveMark(this.#inside)) return
      } else if (bytes[this.#at] !== lessThan) {
        if (!this.#takeText()) return
      } else {
        const next = bytes[this.#at + 1]
        if (next === undefined) return
        if (next === slash) {
          if (!this.#closeElement()) return
        } else if (next === 33 || next === 63) {
          if (!this.#enterMark()) return
        } else if (!this.#openElement()) return
      }
    }
  }

  /** False when the rest must wait for more bytes. */
  #takeText(): boolean {
    const { bytes } = this
    const start = this.#at
    const { length } = bytes
    let at = start
    let entities = false
    for (; at < length; at++) {
      const byte = bytes[at]
      if (byte === lessThan) break
      if (byte === ampersand) entities = true
    }
    const end = at === length && entities ? nextEntityEnd(bytes, start, at) : at
    if (this.#depth === 0) this.#demandBlank(start, end)
    else if (entities) {
      const text = decodeEntities(bytes, start, end)
      this.#sink.text(text, 0, text.length)
    } else this.#sink.text(bytes, start, end)
    this.#at = end
    return end === at
  }

  /** Outside the root there is nothing but white space and a byte order mark. */
  #demandBlank(start: number, end: number): void {
    const text = this.bytes.subarray(start, end).toString('utf8')
    if (text.replace(/^\ufeff/, '').trim() !== '') throw this.#damaged()
  }

  #enterMark(): boolean {
    const rest = this.bytes.subarray(this.#at, this.#at + doctype.length)
    for (const mark of marks) {
      if (rest.subarray(0, mark.open.length).equals(mark.open)) {
        this.#inside = mark
        this.#at += mark.open.length
        return true
      }
    }
    if (rest.equals(doctype)) throw new Failure('excel-unsafe', { part: this.#part })
    if (rest.length === doctype.length) throw this.#damaged()
    return false
  }

  #leaveMark({ close, isText }: Mark): boolean {
    const found = this.bytes.indexOf(close, this.#at)
    const end = found < 0 ? Math.max(this.#at, this.bytes.length - close.length + 1) : found
    if (isText && end > this.#at && this.#depth > 0) this.#sink.text(this.bytes, this.#at, end)
    this.#at = found < 0 ? end : end + close.length
    if (found < 0) return false
    this.#inside = null
    return true
  }

  #closeElement(): boolean {
    const { bytes } = this
    const { length } = bytes
    let at = this.#at + 2
    let name = 0
    for (; at < length; at++) {
      const byte = bytes[at] ?? 0
      if (byte === greaterThan || byte <= space) break
      name = byte === colon ? 0 : (Math.imul(name, 31) + byte) | 0
    }
    while (at < length && (bytes[at] ?? 0) <= space) at++
    if (at >= length) return false
    if (bytes[at] !== greaterThan || this.#depth === 0 || this.#open[this.#depth - 1] !== name)
      throw this.#damaged()
    this.#depth -= 1
    this.#at = at + 1
    this.#sink.close(name)
    return true
  }

  #openElement(): boolean {
    const { bytes } = this
    const { length } = bytes
    let at = this.#at + 1
    const first = at
    let name = 0
    for (; at < length; at++) {
      const byte = bytes[at] ?? 0
      if (byte === greaterThan || byte === slash || byte <= space) break
      name = byte === colon ? 0 : (Math.imul(name, 31) + byte) | 0
    }
    if (at === first && at < length) throw this.#damaged()
    at = this.#takeAttributes(at)
    if (at < 0) return false
    const isEmpty = bytes[at] === slash
    if (this.#depth === 0 && this.#hasRoot) throw this.#damaged()
    if (this.#depth >= limits.depth) throw this.#damaged()
    this.#hasRoot = true
    this.#open[this.#depth] = name
    this.#depth += 1
    this.#at = isEmpty ? at + 2 : at + 1
    this.#sink.open(name, this)
    if (isEmpty) {
      this.#depth -= 1
      this.#sink.close(name)
    }
    return true
  }

  /** From behind the element's name to ">" or "/>", whose position is returned; -1 when the tag is not whole yet. */
  #takeAttributes(from: number): number {
    const { bytes } = this
    const { length } = bytes
    let at = from
    this.#attributes = 0
    for (;;) {
      while (at < length && (bytes[at] ?? 0) <= space) at++
      if (at >= length) return -1
      if (bytes[at] === greaterThan) return at
      if (bytes[at] === slash) {
        if (at + 1 >= length) return -1
        if (bytes[at + 1] !== greaterThan) throw this.#damaged()
        return at
      }
      let name = 0
      let hasPrefix = false
      for (; at < length; at++) {
        const byte = bytes[at] ?? 0
        if (byte === equals || byte <= space || byte === greaterThan || byte === slash) break
        hasPrefix ||= byte === colon
        name = (Math.imul(name, 31) + byte) | 0
      }
      while (at < length && (bytes[at] ?? 0) <= space) at++
      if (at >= length) return -1
      if (bytes[at] !== equals) throw this.#damaged()
      at += 1
      while (at < length && (bytes[at] ?? 0) <= space) at++
      if (at >= length) return -1
      const quote = bytes[at] ?? 0
      if (quote !== doubleQuote && quote !== singleQuote) throw this.#damaged()
      at += 1
      const start = at
      while (at < length && bytes[at] !== quote) at++
      if (at >= length) return -1
      if (!hasPrefix) this.#addAttribute(name, start, at)
      at += 1
    }
  }

  #addAttribute(name: number, start: number, end: number): void {
    const at = this.#attributes
    if (at >= limits.attributes) throw this.#damaged()
    this.#names[at] = name
    this.starts[at] = start
    this.ends[at] = end
    this.#attributes = at + 1
  }
}
