import { periodKinds } from '../model/dimension'
import type { TableLayout } from '../model/table-layout'
import { cellAddress, quoteSheetName, type GridIdentity } from './cell-grid'
import type { PlacedColumn } from './sheet-figures'
import type { SheetCell, SheetContent, SheetPage, SheetStyle } from './sheet-model'

/**
 * The hidden page that brings a file home: for each row and column of the table a formula that refers to it. Spreadsheets
 * keep such references right when rows are inserted, removed or moved, sheets renamed and the file written by another
 * program; so the reference in the formula's text is read back, not its value.
 * Columns of the page: kind, id, reference, header.
 */
export const identityPageName = 'so-kttt'

const plain: SheetStyle = {
  size: 11,
  bold: false,
  italic: false,
  align: 'left',
  indent: 0,
  border: false,
  format: null,
}

/** `asides` are sheets that only repeat figures: what is changed there does not come home. */
export function buildIdentityPage(
  layout: TableLayout,
  dataTop: number,
  tables: readonly { name: string; columns: readonly PlacedColumn[] }[],
  place?: GridIdentity['place'],
  asides: readonly string[] = [],
): SheetPage {
  const cells: SheetCell[] = []
  let row = 0
  const write = (...contents: SheetContent[]): void => {
    contents.forEach((content, column) => cells.push({ row, column, content, style: plain }))
    row += 1
  }
  const text = (value: string): SheetContent =>
    value === '' ? { kind: 'blank' } : { kind: 'text', text: value }

  write(text('form'), text(layout.name))
  if (place !== undefined) {
    const { kind, year, ordinal } = place.period
    write(text('locality'), text(place.locality))
    write(text('period'), text(`${kind}/${String(year)}/${String(ordinal)}`))
  }
  for (const { name, columns } of tables) {
    const sheet = quoteSheetName(name)
    for (const { column, sheetColumn } of columns) {
      const formula = `COLUMN(${sheet}!${cellAddress(dataTop, sheetColumn)})`
      write(
        text('column'),
        text(column.id),
        { kind: 'formula', formula, cached: sheetColumn + 1 },
        text(column.header.join('\n')),
      )
    }
    layout.rows.forEach(({ id }, index) => {
      const formula = `ROW(${sheet}!${cellAddress(dataTop + index, 1)})`
      write(text('row'), text(id), { kind: 'formula', formula, cached: dataTop + index + 1 })
    })
  }
  for (const name of asides) {
    const formula = `ROW(${quoteSheetName(name)}!A1)`
    write(text('aside'), { kind: 'blank' }, { kind: 'formula', formula, cached: 1 })
  }
  return {
    name: identityPageName,
    hidden: true,
    columns: [8, 16, 16, 16],
    heights: [],
    cells,
    merges: [],
    printTitle: null,
    orientation: 'portrait',
    frozen: { rows: 0, columns: 0 },
  }
}

/** One line of the hidden page as it was found: texts, and the formula of the third column. */
export type IdentityLine = { kind: string; id: string; formula: string; header: string }

/** ROW('Sheet'!B8) as spreadsheets write it, or ROW(['Sheet'.B8]) as it is read from an OpenDocument sheet. */
const referencePattern =
  /^(ROW|COLUMN)\(\[?\$?(?:'((?:[^']|'')+)'|([^'!.[\]]+))[!.]\$?([A-Z]{1,3})\$?(\d{1,7})\]?\)$/

/** Identities by sheet name, one without rows and columns for a sheet that only repeats figures; empty when the page does not make sense. A lost reference (#REF!) is a lost row. */
export function parseIdentity(lines: readonly IdentityLine[]): Map<string, GridIdentity> {
  const form = lines.find((line) => line.kind === 'form')?.id ?? ''
  const sheets = new Map<string, { rows: { id: string; row: number }[]; columns: IdentityColumn[] }>()
  for (const line of lines) {
    const match = referencePattern.exec(line.formula)
    if (match === null || form === '') continue
    const [, kind, quoted, bare, letters = '', row = ''] = match
    const name = (quoted ?? bare ?? '').replaceAll("''", "'")
    const sheet = sheets.get(name) ?? { rows: [], columns: [] }
    sheets.set(name, sheet)
    if (kind === 'ROW' && line.kind === 'row') sheet.rows.push({ id: line.id, row: Number(row) - 1 })
    if (kind === 'COLUMN' && line.kind === 'column')
      sheet.columns.push({ id: line.id, column: columnOf(letters), header: line.header })
  }
  const place = readPlace(lines)
  return new Map(
    [...sheets].map(([name, { rows, columns }]) => [
      name,
      { form, rows, columns, ...(place === null ? {} : { place }) },
    ]),
  )
}

function readPlace(lines: readonly IdentityLine[]): NonNullable<GridIdentity['place']> | null {
  const find = (kind: string): string | undefined => lines.find((line) => line.kind === kind)?.id
  const locality = find('locality')
  const [, name, year, ordinal] = /^([a-z-]+)\/(\d{4})\/(\d{1,2})$/.exec(find('period') ?? '') ?? []
  const kind = periodKinds.find((one) => one === name)
  if (locality === undefined || kind === undefined) return null
  return { locality, period: { kind, year: Number(year), ordinal: Number(ordinal) } }
}

type IdentityColumn = GridIdentity['columns'][number]

function columnOf(letters: string): number {
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
