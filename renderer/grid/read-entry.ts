import type { CellInput } from '../../shared/contract/workbook-contract'
import type { Qualifier } from '../../shared/model/fact'
import type { TableRow } from '../../shared/model/table-layout'
import { formatScaled } from '../../shared/format/format-number'
import { evaluateArithmetic, isArithmetic } from '../../shared/format/arithmetic'
import { parseNumber, toScaled } from '../../shared/format/parse-number'
import { writeDecimal } from '../ui/write-decimal'
import type { Words } from '../i18n/words'

/**
 * What a typed text means for a cell: something to store, with the text to show until the host answers; a question with
 * its possible answers; or a sentence that says why it cannot be stored. Nothing is guessed.
 */
export type Entry =
  | { kind: 'store'; input: CellInput; shown: string }
  | { kind: 'ask'; question: string; choices: { input: CellInput; shown: string }[] }
  | { kind: 'refuse'; sentence: string }

export function readEntry(text: string, row: TableRow, words: Words): Entry {
  const written = text.normalize('NFC').trim()
  if (isArithmetic(written)) return readArithmetic(written, row, words)
  const parsed = parseNumber(written, { decimals: row.decimals, percent: row.percent, unit: row.unit })
  switch (parsed.kind) {
    case 'blank':
      return { kind: 'store', input: null, shown: '' }
    case 'none':
      return { kind: 'store', input: { state: 'none', written }, shown: '–' }
    case 'unknown':
      return { kind: 'store', input: { state: 'unknown', written }, shown: '…' }
    case 'number':
      return storeNumber(parsed.value, parsed.qualifier, written, row, words)
    case 'ask': {
      const choices = parsed.candidates.flatMap(({ value, qualifier }) => {
        const entry = storeNumber(value, qualifier, written, row, words)
        return entry.kind === 'store' ? [{ input: entry.input, shown: entry.shown }] : []
      })
      if (choices.length === 0) return { kind: 'refuse', sentence: words.editor.tooLarge }
      const whole = parsed.reason === 'too-precise' && row.decimals === 0
      return {
        kind: 'ask',
        question: whole ? words.editor.askWhole(written) : words.editor.ask(written),
        choices,
      }
    }
    case 'fraction':
      return { kind: 'refuse', sentence: words.editor.fraction(written) }
    case 'range':
      return { kind: 'refuse', sentence: words.editor.range(written) }
    case 'invalid':
      return {
        kind: 'refuse',
        sentence:
          parsed.reason === 'unit' ? words.editor.unit(written, row.unit) : words.editor.invalid(written),
      }
  }
}

/** A sum keeps its text beside its result, so that it can be read and changed later. */
function readArithmetic(written: string, row: TableRow, words: Words): Entry {
  if (written.length > longestWritten) return { kind: 'refuse', sentence: words.editor.sumTooLong }
  const result = evaluateArithmetic(written, row)
  switch (result.kind) {
    case 'number':
      return storeNumber(result.value, null, written, row, words)
    case 'ask': {
      const choices = result.candidates.flatMap((value) => {
        const entry = storeNumber(value, null, written, row, words)
        return entry.kind === 'store' ? [{ input: entry.input, shown: entry.shown }] : []
      })
      return choices.length === 0
        ? { kind: 'refuse', sentence: words.editor.tooLarge }
        : { kind: 'ask', question: words.editor.askSum(row.decimals), choices }
    }
    case 'doubtful':
      return {
        kind: 'refuse',
        sentence: words.editor.sumDoubtful(result.text, result.readings.map(writeDecimal)),
      }
    case 'invalid':
      return { kind: 'refuse', sentence: words.editor.sum[result.reason] }
  }
}

/** What the workbook keeps of a typed text, in UTF-16 units. */
const longestWritten = 200

function storeNumber(
  value: string,
  qualifier: Qualifier | null,
  written: string,
  row: TableRow,
  words: Words,
): Entry {
  const scaled = toScaled(value, row.decimals)
  if (scaled === null) return { kind: 'refuse', sentence: words.editor.tooLarge }
  const number = formatScaled(scaled, row.decimals, { percent: row.percent })
  return {
    kind: 'store',
    input: { state: 'number', value, qualifier, written },
    shown: qualifier === null ? number : `${words.qualifiers[qualifier]} ${number}`,
  }
}
