import { stepPeriod, type PeriodName } from '../calc/periods'
import { fillYear } from '../format/write-year'
import type { LocalityLevel, PeriodKind } from '../model/dimension'

/** Words that tables put into their titles and headers, as data (resources/text/table.vi.json). */
export type TableTexts = {
  /** By ordinal; may hold {N}: "quý II năm {N}". */
  periods: Readonly<Record<PeriodKind, readonly string[]>>
  /** What the places of a level are called together; "mixed" where a table shows several levels or none. */
  levels: Readonly<Record<LocalityLevel | 'mixed', string>>
}

/**
 * Fills the texts of a table. {period} is the shown period ("quý II năm 2024"), {period-1} the one before of the same
 * kind; {N}, {N-1} … are years. {Period} begins with a capital, {PERIOD} is all capitals.
 */
export function createTextWriter(period: PeriodName, texts: TableTexts): (text: string) => string {
  return (text) => {
    const named = text.replace(
      /\{(period)(?:([+-])(\d{1,2}))?\}/gi,
      (_, placeholder: string, sign: string | undefined, distance: string | undefined) => {
        const offset = (sign === '-' ? -1 : 1) * Number(distance ?? 0)
        return matchCase(placeholder, writePeriod(stepPeriod(period, offset), texts))
      },
    )
    return fillYear(named, period.year)
  }
}

/** Fills one placeholder in its three cases: {level}, {Level}, {LEVEL}. */
export function fillPlaceholder(text: string, placeholder: string, words: string): string {
  return [placeholder, upperFirst(placeholder), placeholder.toUpperCase()].reduce(
    (filled, cased) => filled.replaceAll(`{${cased}}`, () => matchCase(cased, words)),
    text,
  )
}

function writePeriod({ kind, year, ordinal }: PeriodName, texts: TableTexts): string {
  return fillYear(texts.periods[kind][ordinal - 1] ?? `${String(ordinal)}/{N}`, year)
}

function matchCase(placeholder: string, words: string): string {
  if (placeholder === placeholder.toUpperCase()) return words.toLocaleUpperCase('vi')
  return placeholder === placeholder.toLowerCase() ? words : upperFirst(words)
}

function upperFirst(words: string): string {
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)
}
