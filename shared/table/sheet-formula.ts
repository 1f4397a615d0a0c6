import type { CellFormula } from '../model/cell-formula'

/**
 * Spreadsheet formulas with the meaning of the engine: "–" (nothing occurred) counts as zero, a blank or "…" is missing
 * and leaves its comparisons blank, and a ratio to a zero or negative base is "–". Each kind is written once as formula text and once as
 * the evaluation of that same text, so that the cached value is what a spreadsheet will recalculate. Only functions that
 * every spreadsheet has: SUM, COUNT, COUNTIF, IF, AND, OR, N.
 */

/** What a cell of the sheet holds: a number, a text, or "" for blank. */
export type SheetValue = number | string

const none = '–'

/** `address` gives the reference of one cell, `ranges` those of several with neighbours joined ("D9:D16"). */
export function formulaText(
  formula: CellFormula,
  address: (index: number) => string,
  ranges: (indexes: readonly number[]) => readonly string[],
): string {
  switch (formula.kind) {
    case 'sum': {
      const parts = ranges(formula.parts)
      const list = parts.join(',')
      const nones = parts.map((part) => `COUNTIF(${part},"${none}")`).join('+')
      return `IF(COUNT(${list})=0,IF(${nones}>0,"${none}",""),SUM(${list}))`
    }
    case 'quotient': {
      const numerator = address(formula.numerator)
      const denominator = address(formula.denominator)
      const factor = formula.factor === 1 ? '' : `*${String(formula.factor)}`
      const missing = `OR(${missingText(numerator)},${missingText(denominator)})`
      return `IF(${missing},"",IF(N(${denominator})=0,"${none}",N(${numerator})/N(${denominator})${factor}))`
    }
    case 'difference':
      return comparison(address(formula.of), address(formula.base), (of, base) => `${of}-${base}`)
    case 'index':
      return comparison(address(formula.of), address(formula.base), percentText)
    case 'share':
      return comparison(address(formula.part), address(formula.total), percentText)
  }
}

/** The value that `formulaText` yields over the given cells. */
export function evaluateFormula(formula: CellFormula, read: (index: number) => SheetValue): SheetValue {
  switch (formula.kind) {
    case 'sum': {
      const values = formula.parts.map(read)
      const numbers = values.filter((value) => typeof value === 'number')
      if (numbers.length > 0) return numbers.reduce((sum, value) => sum + value, 0)
      return values.includes(none) ? none : ''
    }
    case 'quotient': {
      const numerator = read(formula.numerator)
      const denominator = read(formula.denominator)
      if (isMissing(numerator) || isMissing(denominator)) return ''
      if (asNumber(denominator) === 0) return none
      return (asNumber(numerator) / asNumber(denominator)) * formula.factor
    }
    case 'difference':
      return compare(read(formula.of), read(formula.base), (of, base) => of - base)
    case 'index':
      return compare(read(formula.of), read(formula.base), percentOf)
    case 'share':
      return compare(read(formula.part), read(formula.total), percentOf)
  }
}

function comparison(of: string, base: string, write: (of: string, base: string) => string): string {
  return `IF(OR(${missingText(of)},${missingText(base)}),"",${write(`N(${of})`, `N(${base})`)})`
}

function compare(
  of: SheetValue,
  base: SheetValue,
  operation: (of: number, base: number) => SheetValue,
): SheetValue {
  if (isMissing(of) || isMissing(base)) return ''
  return operation(asNumber(of), asNumber(base))
}

function percentText(of: string, base: string): string {
  return `IF(${base}<=0,"${none}",${of}/${base}*100)`
}

function percentOf(of: number, base: number): SheetValue {
  return base <= 0 ? none : (of / base) * 100
}

/** Text other than "–" is no figure either: a stray word in an operand must not turn into #VALUE!. */
function missingText(address: string): string {
  return `AND(COUNT(${address})=0,${address}<>"${none}")`
}

function isMissing(value: SheetValue): boolean {
  return typeof value !== 'number' && value !== none
}

function asNumber(value: SheetValue): number {
  return typeof value === 'number' ? value : 0
}
