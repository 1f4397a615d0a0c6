import type { PackedTexts } from './packed-texts'
import { xmlName, type XmlTag } from './xlsx-scan'

/**
 * The content of `si` and `is` into packed texts: plain text, runs with fonts of their own; phonetic guides are left out.
 * Levels count from 1 inside the element.
 */
const names = {
  t: xmlName('t'),
  r: xmlName('r'),
  rPr: xmlName('rPr'),
  rFont: xmlName('rFont'),
  b: xmlName('b'),
  i: xmlName('i'),
  val: xmlName('val'),
} as const

export class RichTextReader {
  readonly #texts: PackedTexts
  /** Level of the element that is left out with all that it holds; 0: none. */
  #skipped = 0
  #isRun = false
  #hasLook = false
  #capturing = false
  #font: string | null = null
  #bold = false
  #italic = false

  constructor(texts: PackedTexts) {
    this.#texts = texts
  }

  begin(): void {
    this.#texts.begin()
    this.#skipped = 0
    this.#isRun = false
    this.#capturing = false
  }

  open(level: number, name: number, tag: XmlTag): void {
    if (this.#skipped > 0) return
    if (level === 1 && name === names.r) {
      this.#isRun = true
      this.#hasLook = false
      this.#font = null
      this.#bold = false
      this.#italic = false
    } else if (level <= 2 && name === names.t && (level === 1 || this.#isRun)) this.#beginText(level)
    else if (level === 2 && this.#isRun && name === names.rPr) this.#hasLook = true
    else if (level === 3 && this.#hasLook) this.#takeLook(name, tag)
    else this.#skipped = level
  }

  close(level: number): void {
    this.#capturing = false
    if (this.#skipped === level) this.#skipped = 0
    else if (level === 1) this.#isRun = false
  }

  text(bytes: Uint8Array, start: number, end: number): void {
    if (this.#capturing) this.#texts.append(bytes, start, end)
  }

  /** The number of the text. */
  end(): number {
    return this.#texts.end()
  }

  #beginText(level: number): void {
    this.#capturing = true
    if (level === 2) this.#texts.beginRun({ font: this.#font, bold: this.#bold, italic: this.#italic })
  }

  #takeLook(name: number, tag: XmlTag): void {
    if (name === names.rFont) this.#font = tag.value(names.val)
    else if (name === names.b) this.#bold = isOn(tag.value(names.val))
    else if (name === names.i) this.#italic = isOn(tag.value(names.val))
  }
}

/** A switch of a format: on when it is there, unless it says otherwise. */
export function isOn(value: string | null | undefined): boolean {
  return value !== '0' && value !== 'false'
}
