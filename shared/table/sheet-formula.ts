import type { CellFormula } from '../model/cell-formula'

/**
 * Spreadsheet formulas with the meaning of the engine: "–" (nothing occurred) counts as zero, a blank or "…" is missing
 * and leaves its comparisons blank, and a ratio to a zero or negative base is "–". Each kind is written once as formula text and once as
 * the evaluation of that same text, so that the cached value is what a spreadsheet will recalculate. Only functions that
 * every spreadsheet has: SUM, COUNT, COUNTIF, IF, AND, OR, N, MAX, MIN, RANK.
 */

/** What a cell of the sheet holds: a number, a text, or "" for blank. */
export type SheetValue = number | string

const none = '–'
const monthsOfQuarter = 3

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
    case 'growth':
      return comparison(address(formula.of), address(formula.base), (of, base) => growthText(of, base, base))
    case 'remaining':
      return comparison(address(formula.of), address(formula.base), (of, base) => `${base}-${of}`)
    case 'per-quarter': {
      const limit = formula.ceiling ? 'MIN' : 'MAX'
      return comparison(
        address(formula.of),
        address(formula.base),
        (of, base) => `${limit}(0,${base}-${of})*${String(monthsOfQuarter)}/${String(formula.monthsLeft)}`,
      )
    }
    case 'contribution': {
      const cells = [formula.of, formula.base, formula.total].map(address)
      const [of = '', base = '', total = ''] = cells.map((cell) => `N(${cell})`)
      return `IF(OR(${cells.map(missingText).join(',')}),"",${growthText(of, base, total)})`
    }
    case 'rank':
      return rankText(address(formula.of), ranges(formula.among), formula.ascending)
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
    case 'growth':
      return compare(read(formula.of), read(formula.base), (of, base) => growthOf(of, base, base))
    case 'remaining':
      return compare(read(formula.of), read(formula.base), (of, base) => base - of)
    case 'per-quarter':
      return compare(read(formula.of), read(formula.base), (of, base) => {
        const left = formula.ceiling ? Math.min(0, base - of) : Math.max(0, base - of)
        return (left * monthsOfQuarter) / formula.monthsLeft
      })
    case 'contribution': {
      const total = read(formula.total)
      return compare(read(formula.of), read(formula.base), (of, base) =>
        isMissing(total) ? '' : growthOf(of, base, asNumber(total)),
      )
    }
    case 'rank':
      return rankOf(read(formula.of), formula.among.map(read), formula.ascending)
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

function growthText(of: string, base: string, total: string): string {
  return `IF(${total}<=0,"${none}",(${of}-${base})/${total}*100)`
}

function growthOf(of: number, base: number, total: number): SheetValue {
  return total <= 0 ? none : ((of - base) / total) * 100
}

/** RANK knows numbers only, so what is "–" is ranked as the zero it means, and counted where it comes before. */
function rankText(cell: string, among: readonly string[], ascending: boolean): string {
  const count = (criterion: string): string =>
    among.map((range) => `COUNTIF(${range},"${criterion}")`).join('+')
  const numbers = among.length === 1 ? (among[0] ?? '') : `(${among.join(',')})`
  const [before, isBehindNone, order] = ascending ? ['<0', `${cell}>0`, '1'] : ['>0', `${cell}<0`, '0']
  const ranked = `RANK(${cell},${numbers},${order})+IF(${isBehindNone},${count(none)},0)`
  return `IF(${missingText(cell)},"",IF(COUNT(${cell})=0,1+${count(before)},${ranked}))`
}

function rankOf(value: SheetValue, among: readonly SheetValue[], ascending: boolean): SheetValue {
  if (isMissing(value)) return ''
  const own = asNumber(value)
  const better = among.filter((other) => {
    if (isMissing(other)) return false
    return ascending ? asNumber(other) < own : asNumber(other) > own
  })
  return better.length + 1
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
