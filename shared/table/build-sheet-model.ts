import type { TableLayout } from '../model/table-layout'
import { numberNotes, raiseNumber, type NumberedNotes } from './number-notes'
import { createFigureWriter, type FigurePlaces, type FigureWriter, type PlacedColumn } from './sheet-figures'
import { countTopRows } from './sheet-frame'
import { buildIdentityPage, identityPageName } from './sheet-identity'
import type { SheetInput, SheetModel, SheetName, SheetPage, SheetTexts } from './sheet-model'
import { buildTablePage } from './sheet-page'

/** TT, Chỉ tiêu and Đơn vị tính stand before the columns of the form. */
const fixedColumns = 3

/** Makes the page of charts of a table; null where there is nothing to draw. Charts read tables, so it comes from outside. */
export type ChartsPageBuilder = (
  name: string,
  input: SheetInput,
  texts: SheetTexts,
  dataTop: number,
  places: FigurePlaces,
  figures: FigureWriter,
) => SheetPage | null

/** Builds the pages of a table. Every computed cell whose operands are on the table becomes a live formula. */
export function buildSheetModel(
  input: SheetInput,
  texts: SheetTexts,
  buildChartsPage: ChartsPageBuilder,
): SheetModel {
  const { layout, options } = input
  const onPaper = placeColumns(layout, true)
  const working = placeColumns(layout, false)
  const tables = [{ name: nameSheet(layout.label, texts), columns: onPaper }]
  if (working.length > 0) tables.push({ name: texts.workingColumns, columns: working })
  const headerDepth = Math.max(1, ...layout.columns.map((column) => column.header.length))
  const dataTop = countTopRows(layout, options) + headerDepth

  const places = new Map(
    tables.flatMap(({ name, columns }) =>
      columns.map(({ index, sheetColumn }) => [index, { sheet: name, column: sheetColumn }] as const),
    ),
  )
  const notes = input.notes ?? new Map<number, string>()
  const numbered = numberNotes(
    options?.footnotes === true ? notes : new Map<number, string>(),
    layout.footnotes.map(({ mark }) => mark),
  )
  const raised = new Map([...numbered.numbers].map(([index, number]) => [index, raiseNumber(number)]))
  const figures = createFigureWriter(input, dataTop, places, texts, raised)
  const labels = labelsOf(layout, texts)
  const pages = tables.map(({ name, columns }, at) =>
    buildTablePage({
      ...{ name, layout, columns, dataTop, labels, figures, texts },
      // Who signs, signs the official page.
      options: at === 0 || options === undefined ? options : { ...options, signature: noSignature },
      lines: listLines(layout, columns, figures, numbered, texts),
      comments: options?.comments === true ? notes : new Map<number, string>(),
    }),
  )
  const charts =
    options?.charts === true ? buildChartsPage(texts.charts, input, texts, dataTop, places, figures) : null
  return {
    pages: [
      ...pages,
      ...(charts === null ? [] : [charts]),
      buildIdentityPage(layout, dataTop, tables, input.meta.place, charts === null ? [] : [charts.name]),
    ],
    names: pages.flatMap((page, at) => nameAreas(page, at, layout, dataTop)),
    title: layout.title,
    agency: input.meta.agency ?? '',
  }
}

const noSignature = { placeAndDate: '', left: '', right: '' }

/** Under a table: what its looks mean, the form's footnotes, the notes of the cells on this page. */
function listLines(
  layout: TableLayout,
  columns: readonly PlacedColumn[],
  figures: FigureWriter,
  numbered: NumberedNotes,
  texts: SheetTexts,
): string[] {
  const shown = new Set(columns.map(({ index }) => index))
  const has = (test: (marks: ReturnType<FigureWriter['marks']>) => boolean): boolean =>
    layout.rows.some((_, row) => columns.some(({ index }) => test(figures.marks(row, index))))
  const here = new Set(
    [...numbered.numbers].flatMap(([index, number]) =>
      shown.has(index % layout.columns.length) ? [number] : [],
    ),
  )
  return [
    ...layout.footnotes.map(({ mark, text }) => `${mark} ${text}`.trim()),
    ...numbered.texts.flatMap(({ number, text }) =>
      here.has(number) ? [`${raiseNumber(number)} ${text}`] : [],
    ),
    ...(has(({ estimated }) => estimated) ? [texts.estimated] : []),
    ...(has(({ after }) => after !== '') ? [texts.preliminary] : []),
  ]
}

/** Names that formulas of other workbooks and people can use; the second page has its own. */
function nameAreas(page: SheetPage, at: number, layout: TableLayout, dataTop: number): SheetName[] {
  const ending = at === 0 ? '' : `_${String(at + 1)}`
  const right = page.columns.length - 1
  const header = { top: page.printTitle?.first ?? 0, left: 0, bottom: dataTop - 1, right }
  if (layout.rows.length === 0) return [{ name: `tieu_de${ending}`, sheet: page.name, range: header }]
  const figures = { top: dataTop, left: fixedColumns, bottom: dataTop + layout.rows.length - 1, right }
  return [
    { name: `tieu_de${ending}`, sheet: page.name, range: header },
    ...(right < fixedColumns ? [] : [{ name: `so_lieu${ending}`, sheet: page.name, range: figures }]),
  ]
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

/** A sheet name that every spreadsheet accepts: at most 31 letters, none of []:*?/\ and no apostrophe, not taken. */
function nameSheet(wanted: string, texts: SheetTexts): string {
  const clean = wanted
    .normalize('NFC')
    .replace(/[[\]:*?/\\'\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 31)
    .trim()
  const taken = [texts.workingColumns, texts.charts, identityPageName, 'history'].some(
    (name) => name.toLowerCase() === clean.toLowerCase(),
  )
  return clean === '' || taken ? texts.table : clean
}
