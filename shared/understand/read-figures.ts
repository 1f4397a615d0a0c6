import {
  canonicalDecimal,
  compareDecimals,
  countDecimals,
  negateDecimal,
  shiftDecimal,
} from '../format/decimal'
import { readNotation, type NumberConvention } from '../format/number-notation'
import { parseNumber } from '../format/parse-number'
import type { GridCell } from '../table/cell-grid'
import { inferConvention } from '../table/clipboard-convention'
import type { CellReading, DocumentTable } from './document-table'
import { looksLikeFigure, textOf } from './sheet-rows'

/**
 * Figures of a table. A number that the file stores is taken with the 15 digits that a double is sure of. A number written
 * as text is read by the separators that the table's other texts prove; a column that proves the opposite has its own.
 * Whatever does not follow what was proved is doubtful, with every sensible reading.
 */
export type FigureReader = {
  notation: DocumentTable['notation']
  read: (cell: GridCell, unit: string | null) => CellReading
}

type Settled = { convention: NumberConvention; by: 'evidence' | 'default' }

const enough = 4000
/** More decimals than any document writes: the reader declares none of its own. */
const anyDecimals = 15

export function createFigureReader(
  cells: Iterable<GridCell>,
  chosen: NumberConvention | undefined,
): FigureReader {
  const texts = new Map<number, { text: string; number: null; covered: false }[]>()
  for (const cell of cells) {
    if (typeof cell.value !== 'string' || !/\d[.,]\d/.test(cell.value) || cell.value.length > 60) continue
    const column = texts.get(cell.column) ?? []
    if (column.length < enough) column.push({ text: cell.value, number: null, covered: false })
    texts.set(cell.column, column)
  }
  const whole = inferConvention([...texts.values()])
  const table: Settled = {
    convention: chosen ?? whole.convention,
    by: whole.evidence === 'assumed' ? 'default' : 'evidence',
  }
  const columns = new Map<number, Settled>()
  if (chosen === undefined)
    for (const [column, block] of texts) {
      const own = inferConvention([block])
      if (own.evidence !== 'assumed') columns.set(column, { convention: own.convention, by: 'evidence' })
    }
  return {
    notation:
      whole.example === null
        ? null
        : {
            convention: table.convention,
            by: chosen !== undefined ? 'user' : table.by,
            example: whole.example.text,
          },
    read: (cell, unit) =>
      typeof cell.value === 'number'
        ? { kind: 'number', value: plainNumber(cell.value), qualifier: null }
        : readText(cell, unit, columns.get(cell.column) ?? table, chosen !== undefined),
  }
}

/** The 15 digits of a double that are sure, as a plain decimal: 0.1 + 0.2 is "0.3". */
export function plainNumber(value: number): string {
  if (Number.isSafeInteger(value)) return String(Object.is(value, -0) ? 0 : value)
  const [mantissa = '0', exponent] = value.toPrecision(15).split('e')
  return exponent === undefined ? canonicalDecimal(mantissa) : shiftDecimal(mantissa, Number(exponent))
}

function readText(cell: GridCell, unit: string | null, settled: Settled, sure: boolean): CellReading {
  const text = textOf(cell)
  // A telephone number, a code: its zeros would be lost.
  if (/^0\d{3,}$/.test(text)) return { kind: 'text' }
  if (/^\d{1,15}$/.test(text)) return { kind: 'number', value: canonicalDecimal(text), qualifier: null }
  const bare = /^([+-]?) ?(\d[\d.,]*\d)%?$/.exec(text)
  if (bare !== null && settled.by === 'evidence') {
    const reading = readNotation(bare[2] ?? '', {
      decimals: 0,
      magnitude: false,
      convention: settled.convention,
    })
    if (reading.kind === 'certain') {
      const value = canonicalDecimal(reading.value)
      return { kind: 'number', value: bare[1] === '-' ? negateDecimal(value) : value, qualifier: null }
    }
  }
  const percent = text.includes('%')
  // Without a unit of the row nobody knows what "14,39 tỷ" is to be turned into.
  if (unit === null && !percent && /\d[^\p{L}]*\p{L}/u.test(text)) return { kind: 'text' }
  const options = { decimals: anyDecimals, percent, unit: unit ?? '' }
  const parsed = parseNumber(text, { ...options, convention: settled.convention })
  switch (parsed.kind) {
    case 'number': {
      const doubt = settled.by === 'default' && !sure ? doubtGroups(text) : null
      return doubt ?? { kind: 'number', value: parsed.value, qualifier: parsed.qualifier }
    }
    case 'none':
      return { kind: 'none' }
    case 'unknown':
      return { kind: 'unknown' }
    case 'invalid':
      return parsed.reason === 'separators' ? readOtherwise(text) : { kind: 'text' }
    default:
      return { kind: 'text' }
  }
}

/** "1,234" where nothing tells: a thousand as often as a little more than one. */
function doubtGroups(text: string): CellReading | null {
  const written = /\d[\d.,]*/.exec(text)?.[0] ?? ''
  if (!/^[1-9]\d{0,2},\d{3}$/.test(written)) return null
  const reading = readNotation(written, { decimals: 0, magnitude: false })
  if (reading.kind !== 'doubtful') return null
  const negative = /^\(|^[-−–]/.test(text)
  return {
    kind: 'doubtful',
    candidates: reading.values.map((value) => (negative ? negateDecimal(value) : value)),
  }
}

/** A number that breaks the notation of its table: every reading it can have. */
function readOtherwise(text: string): CellReading {
  const match = /^[^\d]*?(\d[\d.,]*\d)[^\d]*$/u.exec(text)
  const reading = readNotation(match?.[1] ?? '', { decimals: 0, magnitude: false })
  if (match === null || reading.kind === 'unreadable') return { kind: 'text' }
  const values = reading.kind === 'certain' ? [reading.value] : reading.values
  return { kind: 'doubtful', candidates: values.map((value) => signLike(text, value)) }
}

function signLike(text: string, value: string): string {
  return /^\s*(?:\(|[-–−])/.test(text) ? negateDecimal(value) : value
}

/** A figure with what it is compared with: others of its column in the same unit. */
export type PlacedFigure = { value: string; formula: boolean; written: GridCell }

/**
 * "28.709234" beside 29106050: a point that groups thousands was taken for a decimal point when the cell was typed. When
 * nearly all other figures are whole and a thousand times larger, and the figure without its point would be one of them,
 * both readings are given. Nothing is set right by itself.
 */
export function findLostGroups(figures: readonly PlacedFigure[]): Map<GridCell, readonly string[]> {
  const doubts = new Map<GridCell, readonly string[]>()
  if (figures.length < 4) return doubts
  const whole = figures.filter(({ value }) => !value.includes('.') && value !== '0')
  if (whole.length * 5 < figures.length * 4) return doubts
  const sizes = whole.map(({ value }) => sizeOf(value)).sort((a, b) => a - b)
  const median = sizes[Math.floor(sizes.length / 2)] ?? 0
  for (const { value, formula, written } of figures) {
    if (formula || !value.includes('.') || !looksLikeFigure(written)) continue
    const decimals = countDecimals(value)
    const grouped = shiftDecimal(value, Math.ceil(decimals / 3) * 3)
    const lost = decimals <= 9 && !/^-?0\./.test(value) && compareDecimals(absolute(value), '1000') < 0
    if (lost && sizeOf(value) + 3 <= median && Math.abs(sizeOf(grouped) - median) <= 1)
      doubts.set(written, [value, grouped])
  }
  return doubts
}

function absolute(value: string): string {
  return value.startsWith('-') ? negateDecimal(value) : value
}

/** Digits before the point. */
function sizeOf(value: string): number {
  return absolute(value).split('.')[0]?.length ?? 0
}
