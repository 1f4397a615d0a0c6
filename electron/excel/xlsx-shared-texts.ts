import { Failure } from '../../shared/contract/errors'
import type { PackedTexts } from './packed-texts'
import { RichTextReader } from './xlsx-rich-text'
import { xmlName, type XmlSink, type XmlTag } from './xlsx-scan'

const names = { sst: xmlName('sst'), si: xmlName('si') } as const

/** The part of shared texts into packed texts, in its order: cells name them by number. */
export class SharedTexts implements XmlSink {
  readonly #rich: RichTextReader
  #level = 0
  #skipped = 0

  constructor(texts: PackedTexts) {
    this.#rich = new RichTextReader(texts)
  }

  open(name: number, tag: XmlTag): void {
    this.#level += 1
    if (this.#skipped > 0) return
    if (this.#level === 1) {
      if (name !== names.sst) throw new Failure('excel-damaged')
    } else if (this.#level > 2) this.#rich.open(this.#level - 2, name, tag)
    else if (name === names.si) this.#rich.begin()
    else this.#skipped = this.#level
  }

  close(): void {
    const level = this.#level
    this.#level -= 1
    if (this.#skipped === level) this.#skipped = 0
    else if (this.#skipped === 0 && level > 2) this.#rich.close(level - 2)
    else if (this.#skipped === 0 && level === 2) this.#rich.end()
  }

  text(bytes: Uint8Array, start: number, end: number): void {
    if (this.#skipped === 0 && this.#level > 2) this.#rich.text(bytes, start, end)
  }
}
