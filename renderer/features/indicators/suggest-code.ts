import { searchKey } from '../../../shared/format/search-text'

const prefix = 'TT.'
const longest = 60

/**
 * A code for a new indicator from its name: without marks, words joined by underscores, under "TT." so that it never
 * meets the codes of forms ("TT.doanh_thu_binh_quan"). Numbered when the workbook has it. Empty without a usable letter.
 */
export function suggestCode(name: string, taken: ReadonlySet<string>): string {
  const word = searchKey(name)
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, longest - prefix.length - 4)
    .replace(/_+$/, '')
  if (word === '') return ''
  const code = `${prefix}${word}`
  if (!taken.has(code)) return code
  for (let number = 2; ; number += 1) {
    const numbered = `${code}_${String(number)}`
    if (!taken.has(numbered)) return numbered
  }
}

/** The form in which the file takes codes. */
export function isCode(code: string): boolean {
  return code.length <= longest && /^[\p{L}\p{N}_]+(\.[\p{L}\p{N}_]+)*$/u.test(code)
}
