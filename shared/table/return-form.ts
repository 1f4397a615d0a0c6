import { isMoney, readUnit } from '../format/units'
import { decimalsOf, type TableColumn, type TableLayout, type TableRow } from '../model/table-layout'
import { cellAddress, type GridRange } from './cell-grid'
import { createCheckWriter, stateWords } from './return-form-formulas'
import type { ReturnFormInput, ReturnFormTexts } from './return-form-input'
import { createFigureWriter, type PlacedColumn } from './sheet-figures'
import { countTopRows, plainStyle } from './sheet-frame'
import { buildIdentityPage } from './sheet-identity'
import { countLines, rowHeight } from './sheet-metrics'
import type {
  SheetCell,
  SheetHighlight,
  SheetModel,
  SheetPage,
  SheetTexts,
  SheetValidation,
} from './sheet-model'
import { buildTablePage } from './sheet-page'

/**
 * A form for one unit to fill in with any spreadsheet: all columns of the table on one page, with the unit's own figures;
 * only the cells it is to fill take typing. The sheet computes what follows from them, refuses what is no figure, marks
 * what contradicts itself and says how far it is. The hidden identity names table, unit and period, so that the file finds
 * its way home by itself.
 */
/** TT, Chỉ tiêu and Đơn vị tính stand before the columns of the table. */
const fixedColumns = 3
/** Empty rows under the table for what the unit has beside it. */
const extraRows = 5
const colors = { input: 'FFF9DB', problem: 'F8CBAD', jump: 'FFD966' } as const
const checkWidth = 44

export function buildReturnForm(
  input: ReturnFormInput,
  sheetTexts: SheetTexts,
  texts: ReturnFormTexts,
): SheetModel {
  const layout = extendLayout(input, texts)
  const columns = layout.columns.map((column, index): PlacedColumn => {
    return { column, index, sheetColumn: fixedColumns + index }
  })
  const headerDepth = Math.max(1, ...layout.columns.map((column) => column.header.length))
  const guideRow = countTopRows(layout, undefined)
  const statusRow = guideRow + 1
  const dataTop = statusRow + 2 + headerDepth
  const places = new Map(
    columns.map(({ index, sheetColumn }) => [index, { sheet: texts.sheet, column: sheetColumn }] as const),
  )
  const figures = createFigureWriter(
    { ...input, layout },
    dataTop,
    places,
    sheetTexts,
    new Map<number, string>(),
  )
  const [ordinal, label, unit] = sheetTexts.labels
  const page = buildTablePage({
    name: texts.sheet,
    layout,
    columns,
    dataTop,
    labels: [ordinal, layout.rowLabel ?? label, unit],
    figures,
    texts: sheetTexts,
    options: undefined,
    lines: layout.footnotes.map(({ mark, text }) => `${mark} ${text}`.trim()),
    comments: new Map<number, string>(),
  })

  const rows = input.layout.rows.length
  const width = layout.columns.length
  const addressOf = (index: number): string =>
    cellAddress(dataTop + Math.floor(index / width), fixedColumns + (index % width))
  const checkColumn = fixedColumns + width
  const checks = createCheckWriter(input, texts, addressOf, (index) => {
    const content = figures.content(Math.floor(index / width), index % width, texts.sheet)
    return content.kind === 'number' ? content.value : content.kind === 'formula' ? content.cached : ''
  })
  const checkRange: GridRange = {
    top: dataTop,
    left: checkColumn,
    bottom: dataTop + rows - 1,
    right: checkColumn,
  }
  const added: SheetCell[] = [
    {
      row: guideRow,
      column: 0,
      content: { kind: 'text', text: texts.guide },
      style: { ...plainStyle, italic: true },
    },
    {
      row: statusRow,
      column: 0,
      content: checks.status(checkRange),
      style: { ...plainStyle, size: 13, bold: true },
    },
    ...Array.from({ length: headerDepth }, (_, at): SheetCell => ({
      row: dataTop - headerDepth + at,
      column: checkColumn,
      content: at === 0 ? { kind: 'text', text: texts.checkColumn } : { kind: 'blank' },
      style: { ...plainStyle, bold: true, align: 'center', border: true },
    })),
    ...Array.from({ length: rows }, (_, row): SheetCell => ({
      row: dataTop + row,
      column: checkColumn,
      content: checks.row(row),
      style: { ...plainStyle, size: 11, color: 'C00000' },
    })),
  ]
  const totalWidth = page.columns.reduce((sum, one) => sum + one, 0)
  const heights = [...page.heights]
  heights[guideRow] = rowHeight(countLines(texts.guide, totalWidth, plainStyle.size, false), plainStyle.size)
  heights[statusRow] = rowHeight(1, 13)
  const isInput = (row: number, column: number): boolean => {
    const at = row - dataTop
    if (at >= rows) return at < rows + extraRows && column < checkColumn
    return (
      column >= fixedColumns && column < checkColumn && input.fillable.has(at * width + column - fixedColumns)
    )
  }
  const form: SheetPage = {
    ...page,
    columns: [...page.columns, checkWidth],
    heights,
    cells: mergeCells(page.cells, added, isInput),
    merges: [
      ...page.merges,
      lineOver(guideRow, checkColumn - 1),
      lineOver(statusRow, checkColumn - 1),
      ...(headerDepth > 1 ? [{ ...checkRange, top: dataTop - headerDepth, bottom: dataTop - 1 }] : []),
    ],
    protected: true,
    rowsInsertable: true,
    notes: [...(input.previous?.figures ?? [])].map(([index, figure]) => {
      const { top: row, left: column } = rangeOf(index, width, dataTop)
      const text = texts.previous
        .replace('{period}', () => input.previous?.period ?? '')
        .replace('{figure}', () => figure)
      return { row, column, text }
    }),
    validations: [
      ...validateInputs(input, texts, addressOf, dataTop),
      promptExtra(texts, dataTop + rows, checkColumn - 1),
    ],
    highlights: checks
      .highlights((index) => rangeOf(index, width, dataTop))
      .map(({ ranges, formula, jump }): SheetHighlight => ({
        ranges,
        formula,
        fill: jump ? colors.jump : colors.problem,
      })),
  }
  return {
    pages: [
      form,
      buildIdentityPage(input.layout, dataTop, [{ name: texts.sheet, columns }], {
        locality: input.unit.code,
        period: input.period,
      }),
    ],
    names: [],
    title: layout.title,
    agency: input.unit.name,
  }
}

/** The table with the name of the unit under its title and empty rows at its end. */
function extendLayout({ layout, unit }: ReturnFormInput, texts: ReturnFormTexts): TableLayout {
  const empty = (at: number): TableRow => ({
    id: `+${String(at)}`,
    kind: 'item',
    ordinal: '',
    label: '',
    unit: '',
    level: 1,
    italic: false,
    decimals: 0,
    percent: false,
    direction: 'neutral',
  })
  return {
    ...layout,
    attachment: texts.unit.replace('{unit}', () => unit.name),
    columns: layout.columns.map((column): TableColumn => ({ ...column, paper: true })),
    rows: [...layout.rows, ...Array.from({ length: extraRows }, (_, at) => empty(at))],
  }
}

function lineOver(row: number, lastColumn: number): GridRange {
  return { top: row, left: 0, bottom: row, right: lastColumn }
}

function rangeOf(index: number, width: number, dataTop: number): GridRange {
  const row = dataTop + Math.floor(index / width)
  const column = fixedColumns + (index % width)
  return { top: row, left: column, bottom: row, right: column }
}

/** All cells in order; those that take typing are unlocked and have their background. */
function mergeCells(
  cells: Iterable<SheetCell>,
  added: readonly SheetCell[],
  isInput: (row: number, column: number) => boolean,
): SheetCell[] {
  return [...cells, ...added]
    .map((cell) =>
      isInput(cell.row, cell.column)
        ? { ...cell, style: { ...cell.style, unlocked: true, fill: colors.input } }
        : cell,
    )
    .sort((a, b) => a.row - b.row || a.column - b.column)
}

/** One rule for each kind of figure and column, over the cells of that kind. */
function validateInputs(
  input: ReturnFormInput,
  texts: ReturnFormTexts,
  addressOf: (index: number) => string,
  dataTop: number,
): SheetValidation[] {
  const width = input.layout.columns.length
  const groups = new Map<string, { cells: number[]; decimals: number; signed: boolean }>()
  for (const index of [...input.fillable].sort((a, b) => (a % width) - (b % width) || a - b)) {
    const row = input.layout.rows[Math.floor(index / width)]
    const column = input.layout.columns[index % width]
    if (row === undefined || column === undefined) continue
    const decimals = decimalsOf(row, column)
    const signed = isMoney(readUnit(row.unit))
    const key = `${String(index % width)}/${String(decimals)}/${String(signed)}`
    const group = groups.get(key) ?? { cells: [], decimals, signed }
    group.cells.push(index)
    groups.set(key, group)
  }
  return [...groups.values()].map(({ cells, decimals, signed }): SheetValidation => {
    const first = addressOf(cells[0] ?? 0)
    const bound = signed ? '' : `${first}>=0,`
    const number = `AND(ISNUMBER(${first}),${bound}ROUND(N(${first}),${String(decimals)})=N(${first}))`
    const words = stateWords.map((word) => `${first}="${word}"`).join(',')
    const message = signed
      ? texts.validation.money
      : decimals === 0
        ? texts.validation.whole
        : texts.validation.decimals
    return {
      ranges: joinRanges(cells, width, dataTop),
      rule: { kind: 'custom', formula: `OR(${number},${words})` },
      strict: true,
      error: { title: texts.validation.title, message: message.replace('{decimals}', String(decimals)) },
    }
  })
}

/** Neighbours of one column as one range. */
function joinRanges(cells: readonly number[], width: number, dataTop: number): GridRange[] {
  const ranges: GridRange[] = []
  for (const index of cells) {
    const range = rangeOf(index, width, dataTop)
    const last = ranges.at(-1)
    if (last !== undefined && last.left === range.left && last.bottom + 1 === range.top)
      ranges[ranges.length - 1] = { ...last, bottom: range.bottom }
    else ranges.push(range)
  }
  return ranges
}

/** Anything may stand in the empty rows; choosing one says what they are for. */
function promptExtra({ validation }: ReturnFormTexts, top: number, lastColumn: number): SheetValidation {
  const range = { top, left: 0, bottom: top + extraRows - 1, right: lastColumn }
  return {
    ranges: [range],
    rule: { kind: 'custom', formula: 'TRUE' },
    strict: false,
    prompt: { title: validation.extraTitle, message: validation.extra },
    error: { title: validation.extraTitle, message: validation.extra },
  }
}
