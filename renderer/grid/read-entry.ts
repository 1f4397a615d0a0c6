import type { CellInput } from '../../shared/contract/workbook-contract'
import type { Qualifier } from '../../shared/model/fact'
import type { TableRow } from '../../shared/model/table-layout'
import { formatScaled } from '../../shared/format/format-number'
import { parseNumber, toScaled } from '../../shared/format/parse-number'
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
