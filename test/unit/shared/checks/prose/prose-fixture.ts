import { totalSector } from '../../../../../shared/calc/axes'
import { roundQuotient } from '../../../../../shared/calc/exact'
import { checkText, type FoundText } from '../../../../../shared/checks/prose/check-text'
import { formatScaled } from '../../../../../shared/format/format-number'
import type { WorkbookSeed } from '../../../../../shared/model/seed'
import { makeCheckedBook, readNationalSeed } from '../../../../fixtures/checked-book'

/** Drafts held against a workbook, and what was found in words that a test can compare. */
export type CheckedDraft = FoundText & {
  /** One line for each mark: "agrees 25.454 = HTX.tong_so" with what differs from all sectors, the whole place, a value. */
  lines: string[]
  /** "base-year: năm 2021", in the order of the text. */
  slips: string[]
}

export type DraftChecker = (...paragraphs: string[]) => CheckedDraft

/** @param place codes of the period and the place of the report */
export function makeChecker(seed: WorkbookSeed, place: { period: string; locality: string }): DraftChecker {
  const book = makeCheckedBook(seed)
  const { indicators, sectors, localities } = book.dimensions
  const first = seed.indicators[0]?.code ?? ''
  const all = totalSector(book.dimensions)
  const allCode = sectors.find(({ id }) => id === all)?.code ?? ''
  const { period, locality } = book.keyOf({ indicator: first, sector: allCode, scenario: 'actual', ...place })
  return (...paragraphs) => {
    const texts = paragraphs.map((text) => text.normalize('NFC'))
    const steps = checkText(book, { period, locality, allSectors: all }, texts)
    let step = steps.next()
    while (step.done !== true) step = steps.next()
    const found = step.value
    const textOf = (at: number): string => {
      const mark = found.marks[at]
      return mark === undefined ? '' : (texts[mark.paragraph] ?? '').slice(mark.from, mark.to)
    }
    return {
      ...found,
      lines: found.marks.map(({ status, match }, at) => {
        if (match === null) return `${status} ${textOf(at)}`
        const { key, indicator, reading, figure } = match
        const decimals = reading === 'value' || reading === 'difference' ? indicator.decimals : 1
        const shown = formatScaled(roundQuotient(figure, decimals) ?? 0, decimals)
        const named = [
          indicators.find(({ id }) => id === key.indicator)?.code,
          key.sector === all ? undefined : sectors.find(({ id }) => id === key.sector)?.code,
          key.locality === locality ? undefined : localities.find(({ id }) => id === key.locality)?.code,
          reading === 'value' ? undefined : reading,
          key.scenario === 'actual' ? undefined : key.scenario,
        ].filter((part) => part !== undefined)
        return `${status} ${textOf(at)} = ${named.join(' ')}${status === 'agrees' ? '' : ` ${shown}`}`
      }),
      slips: found.problems.map(({ kind, mark, text }) => `${kind}: ${mark === null ? text : textOf(mark)}`),
    }
  }
}

export const checkNational: DraftChecker = (...paragraphs) =>
  makeChecker(readNationalSeed(), { period: '2020', locality: 'VN' })(...paragraphs)
