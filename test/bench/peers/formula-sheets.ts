import type { CellSpec, ValueSpec } from '../../../shared/calc/evaluate-cell'
import type { Position } from '../../../shared/calc/axes'
import { scenarios } from '../../../shared/model/dimension'
import { positionOf, type EngineModel } from './engine-model'

/**
 * The figures of a district as somebody with a spreadsheet would keep them: a sheet for the actual and one for the plan, a
 * block of rows for every indicator and sector (the district, then its communes), a column for every period. Every total
 * is a SUM and every ratio a quotient. Amounts are whole numbers, scaled by their decimals as in the engine, so that all
 * programs can compute them exactly. Empty rows are sectors in which a commune reports nothing.
 */
export type FormulaSheets = {
  sheets: Record<string, SheetCell[][]>
  addressOf: (position: Position) => SheetAddress
  /** Positions of all cells that hold a formula, except those of the table. */
  formulas: Position[]
}
/** A formula starts with "=". */
export type SheetCell = number | string | null
/** From 0. */
export type SheetAddress = { sheet: string; row: number; column: number }

export const tableSheet = 'Table'
export const tableWidth = 8

const actual = scenarios.indexOf('actual')
const plan = scenarios.indexOf('plan')

/** Only for models of two levels, one place above its communes. `table` becomes a sheet of its own. */
export function writeFormulaSheets(model: EngineModel, table: readonly CellSpec[]): FormulaSheets {
  if (model.firstLeaf !== 1) throw new Error('one place above its communes is needed')
  const { indicators, sectors, localities, periods } = model.dimensions
  const amounts = indicators.filter((item) => item.kind !== 'ratio').length
  const amountRows = amounts * sectors.length * localities.length
  const years = periods.flatMap((period, position) => (period.kind === 'year' ? [position] : []))

  const addressOf = ({ scenario, indicator, sector, locality, period }: Position): SheetAddress => ({
    sheet: scenario === actual ? 'Actual' : 'Plan',
    row:
      indicator < amounts
        ? (indicator * sectors.length + sector) * localities.length + locality
        : amountRows + (indicator - amounts) * sectors.length + sector,
    column: scenario === actual ? period : years.indexOf(period),
  })

  const rows = amountRows + (indicators.length - amounts) * sectors.length
  const emptySheet = (width: number): SheetCell[][] =>
    Array.from({ length: rows }, () => new Array<SheetCell>(width).fill(null))
  const sheets: Record<string, SheetCell[][]> = {
    Actual: emptySheet(periods.length),
    Plan: emptySheet(years.length),
  }
  const formulas: Position[] = []
  const put = (position: Position, cell: SheetCell): void => {
    const { sheet, row, column } = addressOf(position)
    const cells = sheets[sheet]?.[row]
    if (cells?.[column] !== null) throw new Error('a cell is written twice or outside the sheets')
    cells[column] = cell
    if (typeof cell === 'string') formulas.push(position)
  }
  const refer = (position: Position): string => {
    const { row, column } = addressOf(position)
    return nameCell(row, column)
  }

  writeFacts(model, put, refer)
  for (const scenario of [actual, plan]) {
    for (const period of scenario === actual ? periods.keys() : years) {
      for (let indicator = 0; indicator < amounts; indicator++) {
        writeTotals(model, { scenario, indicator, sector: 0, locality: 0, period }, put, refer)
      }
      for (let indicator = amounts; indicator < indicators.length; indicator++) {
        for (const sector of sectors.keys()) {
          const position = { scenario, indicator, sector, locality: 0, period }
          put(position, writeQuotient(model, position, refer))
        }
      }
    }
  }
  sheets[tableSheet] = writeTable(table, addressOf)
  return { sheets, addressOf, formulas }
}

type Put = (position: Position, cell: SheetCell) => void
type Refer = (position: Position) => string

/** What was reported, and the year of each row from its quarters. */
function writeFacts(model: EngineModel, put: Put, refer: Refer): void {
  const { indicators, periods } = model.dimensions
  for (let at = 0; at < model.count; at++) {
    const position = positionOf(model, at)
    put(position, model.value[at] ?? 0)
    // The last quarter of a year closes its row of the year.
    if (position.scenario !== actual || periods[position.period]?.ordinal !== 4) continue
    const year = position.period - 4
    const last = refer(position)
    const isFlow = indicators[position.indicator]?.kind === 'flow'
    const first = refer({ ...position, period: year + 1 })
    put({ ...position, period: year }, isFlow ? `=SUM(${first}:${last})` : `=${last}`)
  }
}

/** All sectors of every commune, and the district in every sector. */
function writeTotals(model: EngineModel, position: Position, put: Put, refer: Refer): void {
  const { sectors, localities } = model.dimensions
  for (let locality = model.firstLeaf; locality < localities.length; locality++) {
    const parts = Array.from({ length: sectors.length - 1 }, (_, at) =>
      refer({ ...position, sector: at + 1, locality }),
    )
    put({ ...position, locality }, `=SUM(${parts.join(',')})`)
  }
  for (const sector of sectors.keys()) {
    const first = refer({ ...position, sector, locality: model.firstLeaf })
    const last = refer({ ...position, sector, locality: localities.length - 1 })
    put({ ...position, sector }, `=SUM(${first}:${last})`)
  }
}

function writeQuotient(model: EngineModel, position: Position, refer: Refer): string {
  const { indicators } = model.dimensions
  const operand = (id: number | null): { decimals: number; cell: string } => {
    const indicator = indicators.findIndex((item) => item.id === id)
    return {
      decimals: indicators[indicator]?.decimals ?? 0,
      cell: refer({ ...position, indicator }),
    }
  }
  const numerator = operand(indicators[position.indicator]?.numerator ?? null)
  const denominator = operand(indicators[position.indicator]?.denominator ?? null)
  const shift = denominator.decimals - numerator.decimals
  const scale = 10 ** Math.abs(shift)
  if (shift < 0) return `=${numerator.cell}/(${denominator.cell}*${scale})`
  return shift === 0
    ? `=${numerator.cell}/${denominator.cell}`
    : `=${numerator.cell}*${scale}/${denominator.cell}`
}

function writeTable(
  table: readonly CellSpec[],
  addressOf: (position: Position) => SheetAddress,
): SheetCell[][] {
  const refer = ({ key }: ValueSpec): string => {
    const { sheet, row, column } = addressOf({ ...key, scenario: scenarios.indexOf(key.scenario) })
    return `${sheet}!${nameCell(row, column)}`
  }
  const write = (spec: CellSpec): string => {
    switch (spec.kind) {
      case 'value':
        return `=${refer(spec)}`
      case 'difference':
        return `=${refer(spec.of)}-${refer(spec.base)}`
      case 'index':
        return `=${refer(spec.of)}/${refer(spec.base)}*100`
      case 'share':
        return `=${refer(spec.of)}/${refer(spec.total)}*100`
      default:
        throw new Error(`the table has a cell of another kind: ${spec.kind}`)
    }
  }
  const rows: SheetCell[][] = []
  for (let at = 0; at < table.length; at += tableWidth) rows.push(table.slice(at, at + tableWidth).map(write))
  return rows
}

/** "B3" for row 2, column 1. Sheets here have at most 26 columns. */
function nameCell(row: number, column: number): string {
  return `${String.fromCharCode(65 + column)}${row + 1}`
}
