import {
  canonicalDecimal,
  compareDecimals,
  countDecimals,
  negateDecimal,
  roundDecimal,
  shiftDecimal,
} from '../format/decimal'
import { readNotation, type NumberConvention } from '../format/number-notation'
import type { ClipboardBlock } from './clipboard-block'

/**
 * Which separators a whole block uses. One cell "1.234" can be a thousand or a little more than one, but the cells of a
 * block were written by one program: "3.600,6" or "12.5" beside it settles all. A number that the source stores behind
 * the text is the best witness. Without a witness, or with witnesses for both, the answer says that it was assumed.
 */
export type BlockConvention = {
  convention: NumberConvention
  evidence: 'unambiguous' | 'raw-numbers' | 'assumed'
  /** A number of the block as it is written, and its value as a plain decimal; null: no number has a separator. */
  example: { text: string; value: string } | null
}

/** The digits and separators of a number; signs, words and units around it do not matter here. */
const core = /\d(?:[\d.,  ]*\d)?/
/** "1.234", "1,234": thousands in one notation, decimals in the other. */
const twofold = /^[1-9]\d{0,2}[.,]\d{3}$/
const vietnamese = /^(?:\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:[. ]\d{3})+,\d+|\d+,\d+)$/
const english = /^(?:\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:[, ]\d{3})+\.\d+|\d+\.\d+)$/
/** More of them would say the same and cost time in a large block. */
const enoughWitnesses = 500

export function inferConvention(block: ClipboardBlock): BlockConvention {
  const stored = { vi: 0, en: 0 }
  const shaped = { vi: 0, en: 0 }
  const doubtful: string[] = []
  const certain: string[] = []
  for (const row of block) {
    for (const { text, number } of row) {
      const written = findSeparated(text)
      if (written === null) continue
      if (number !== null && stored.vi + stored.en < enoughWitnesses) {
        const vi = showsStored(text, number, 'vi')
        const en = showsStored(text, number, 'en')
        if (vi !== en) stored[vi ? 'vi' : 'en'] += 1
      }
      const shape = judgeShape(written)
      if (shape === null) keepFew(doubtful, written)
      else {
        shaped[shape] += 1
        keepFew(certain, written)
      }
    }
  }
  const votes = stored.vi + stored.en > 0 ? stored : shaped
  const convention: NumberConvention = votes.en > votes.vi ? 'en' : 'vi'
  const unanimous = votes.vi > 0 !== votes.en > 0
  return {
    convention,
    evidence: !unanimous ? 'assumed' : votes === stored ? 'raw-numbers' : 'unambiguous',
    example: findExample([...doubtful, ...certain], convention),
  }
}

/** The block read the other way, because the user says so. */
export function flipConvention(block: ClipboardBlock, settled: BlockConvention): BlockConvention {
  const convention: NumberConvention = settled.convention === 'vi' ? 'en' : 'vi'
  const texts = [settled.example?.text ?? '']
  for (const row of block) for (const { text } of row) keepFew(texts, findSeparated(text) ?? '')
  return { convention, evidence: 'assumed', example: findExample(texts, convention) }
}

/**
 * Whether a text shows a stored number, at the decimals and in the percent that the text shows: "103,3%" shows
 * 1.03296, "(836)" shows −836. The sign is not compared: formats hide it.
 */
export function showsStored(text: string, stored: string, convention: NumberConvention): boolean {
  const written = core.exec(text)?.[0]
  const value = written === undefined ? null : readCore(written, convention)
  if (written === undefined || value === null) return false
  const mark = convention === 'vi' ? ',' : '.'
  const decimals = written.includes(mark) ? written.length - written.lastIndexOf(mark) - 1 : 0
  const plain = canonicalDecimal(text.includes('%') ? shiftDecimal(stored, 2) : stored)
  const amount = plain.startsWith('-') ? negateDecimal(plain) : plain
  return compareDecimals(value, roundDecimal(amount, Math.max(decimals, countDecimals(value)))) === 0
}

function findSeparated(text: string): string | null {
  const written = core.exec(text)?.[0]
  return written === undefined || !/[.,]/.test(written) ? null : written
}

/** The only notation in which a number with separators is well-formed; null: in both, or in neither. */
function judgeShape(written: string): NumberConvention | null {
  if (twofold.test(written)) return null
  return vietnamese.test(written) ? 'vi' : english.test(written) ? 'en' : null
}

function readCore(written: string, convention: NumberConvention): string | null {
  const reading = readNotation(written, { decimals: 0, magnitude: false, convention })
  return reading.kind === 'certain' ? canonicalDecimal(reading.value) : null
}

function keepFew(texts: string[], text: string): void {
  if (texts.length < 20 && text !== '') texts.push(text)
}

function findExample(texts: readonly string[], convention: NumberConvention): BlockConvention['example'] {
  for (const text of texts) {
    const value = readCore(text, convention)
    if (value !== null) return { text, value }
  }
  return null
}
