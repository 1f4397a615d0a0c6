import type { TableLayout } from '../model/table-layout'
import { createFigureWriter, type PlacedColumn } from './sheet-figures'
import { buildIdentityPage, identityPageName } from './sheet-identity'
import type { SheetInput, SheetModel, SheetTexts } from './sheet-model'
import { buildTablePage } from './sheet-page'

/** TT, Chỉ tiêu and Đơn vị tính stand before the columns of the form. */
const fixedColumns = 3

/** Builds the pages of a table. Every computed cell whose operands are on the table becomes a live formula. */
export function buildSheetModel(input: SheetInput, texts: SheetTexts): SheetModel {
  const { layout } = input
  const onPaper = placeColumns(layout, true)
  const working = placeColumns(layout, false)
  const tables = [{ name: nameSheet(layout.label, texts), columns: onPaper }]
  if (working.length > 0) tables.push({ name: texts.workingColumns, columns: working })
  const headerDepth = Math.max(1, ...layout.columns.map((column) => column.header.length))
  const dataTop = topRows(layout) + headerDepth

  const places = new Map(
    tables.flatMap(({ name, columns }) =>
      columns.map(({ index, sheetColumn }) => [index, { sheet: name, column: sheetColumn }] as const),
    ),
  )
  const figures = createFigureWriter(input, dataTop, places)
  return {
    pages: [
      ...tables.map(({ name, columns }) =>
        buildTablePage({ name, layout, columns, dataTop, labels: labelsOf(layout, texts), figures }),
      ),
      buildIdentityPage(layout, dataTop, tables),
    ],
    title: layout.title,
    agency: input.meta.agency ?? '',
  }
}

function labelsOf(layout: TableLayout, texts: SheetTexts): SheetTexts['labels'] {
  const [ordinal, indicator, unit] = texts.labels
  return [ordinal, layout.rowLabel ?? indicator, unit]
}

function placeColumns(layout: TableLayout, paper: boolean): PlacedColumn[] {
  const placed: PlacedColumn[] = []
  layout.columns.forEach((column, index) => {
    if (column.paper === paper) placed.push({ column, index, sheetColumn: fixedColumns + placed.length })
  })
  return placed
}

/** Rows above the header: the lines that the table has, and one empty row below them. */
function topRows(layout: TableLayout): number {
  const lines = [layout.label, layout.title, layout.attachment].filter((line) => line !== '').length
  return lines === 0 ? 0 : lines + 1
}

/** A sheet name that every spreadsheet accepts: at most 31 letters, none of []:*?/\ and no apostrophe, not taken. */
function nameSheet(wanted: string, texts: SheetTexts): string {
  const clean = wanted
    .normalize('NFC')
    .replace(/[[\]:*?/\\'\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 31)
    .trim()
  const taken = [texts.workingColumns, identityPageName].some(
    (name) => name.toLowerCase() === clean.toLowerCase(),
  )
  return clean === '' || taken ? texts.table : clean
}
