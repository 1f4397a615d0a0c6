import { countDecimals, roundDecimal, shiftDecimal, truncateDecimal } from '../../../shared/format/decimal'
import { parseNumber, type ParsedNumber } from '../../../shared/format/parse-number'
import type { NumberConvention } from '../../../shared/format/number-notation'
import type { DocumentCell } from '../../../shared/understand/document-table'

/** How the figures of a cell are to be understood. */
export type FigureContext = {
  decimals: number
  percent: boolean
  /** Unit of the row in the workbook. */
  unit: string
  /** Unit of the file where it says one. */
  fileUnit: string | null
  /** The power of ten that brings a number of the file into the unit of the row. */
  power: number
  /** Whose separators texts use, where that is settled; null: not. */
  convention: NumberConvention | null
  /** The user has chosen the notation: texts are read again. */
  isChosenConvention: boolean
  /** The reading that the user chose for this very cell, in the unit of the file. */
  chosen: string | null
}

/**
 * What a cell of a document says, in the unit of the row. A number with more digits than the row has is taken as the file
 * shows it; where that does not settle it, it is asked. Powers of ten only move the point: no digit changes.
 */
export function readFigure(cell: DocumentCell, context: FigureContext): ParsedNumber {
  const { reading } = cell
  if (context.chosen !== null) return fit(context.chosen, null, cell, context)
  if (cell.isNumber !== true && context.isChosenConvention) return readText(cell.text, context)
  switch (reading.kind) {
    case 'none':
    case 'unknown':
      return reading
    case 'number':
      return fit(reading.value, reading.qualifier, cell, context)
    case 'doubtful': {
      const again = readText(cell.text, context)
      if (context.convention !== null && again.kind === 'number') return again
      return {
        kind: 'ask',
        reason: 'ambiguous',
        candidates: reading.candidates.map((value) => ({ value, qualifier: null })),
      }
    }
    case 'text':
      return readText(cell.text, context)
  }
}

type Qualified = Extract<ParsedNumber, { kind: 'number' }>['qualifier']

function fit(value: string, qualifier: Qualified, cell: DocumentCell, context: FigureContext): ParsedNumber {
  const inRow = shiftDecimal(value, context.power)
  if (countDecimals(inRow) <= context.decimals) return { kind: 'number', value: inRow, qualifier }
  const shown = parseNumber(cell.text, { ...describe(context), convention: 'vi' })
  if (shown.kind === 'number') {
    const asShown = shiftDecimal(shown.value, context.power)
    const rounded = roundDecimal(inRow, countDecimals(asShown))
    if (countDecimals(asShown) <= context.decimals && rounded === asShown)
      return { kind: 'number', value: asShown, qualifier }
  }
  const candidates = [roundDecimal(inRow, context.decimals), truncateDecimal(inRow, context.decimals)]
  return {
    kind: 'ask',
    reason: 'too-precise',
    candidates: [...new Set(candidates)].map((one) => ({
      value: shiftDecimal(one, -context.power),
      qualifier,
    })),
  }
}

function readText(text: string, context: FigureContext): ParsedNumber {
  const { convention } = context
  const parsed = parseNumber(text, {
    ...describe(context),
    ...(convention === null ? {} : { convention }),
  })
  if (parsed.kind !== 'number') return parsed
  const value = shiftDecimal(parsed.value, context.power)
  if (countDecimals(value) <= context.decimals) return { ...parsed, value }
  const rounded = shiftDecimal(roundDecimal(value, context.decimals), -context.power)
  return {
    kind: 'ask',
    reason: 'too-precise',
    candidates: [{ value: rounded, qualifier: parsed.qualifier }],
  }
}

/** Numbers as the file writes them: in its unit, with the digits that are left after the point has moved. */
function describe({ decimals, percent, unit, fileUnit, power }: FigureContext): {
  decimals: number
  percent: boolean
  unit: string
} {
  return { decimals: Math.max(0, decimals + power), percent, unit: fileUnit ?? unit }
}

/** The number that stands in a cell, in the unit of the row, whatever was meant by it; null where it has several readings. */
export function readLiteral({ reading }: DocumentCell, power: number): string | null {
  const literal =
    reading.kind === 'number' ? reading.value : reading.kind === 'doubtful' ? reading.literal : undefined
  return literal === undefined ? null : shiftDecimal(literal, power)
}
