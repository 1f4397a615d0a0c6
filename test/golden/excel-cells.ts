import { readFileSync, rmSync } from 'node:fs'
import { read, type CellObject, type WorkBook } from '@e965/xlsx'
import { sheetTexts } from '../../electron/excel/write-appendix'
import { writeWorkbook } from '../../electron/excel/write-workbook'
import { buildChartsPage } from '../../shared/charts/sheet-charts'
import { buildSheetModel } from '../../shared/table/build-sheet-model'
import { cellAddress } from '../../shared/table/cell-grid'
import type { SheetInput, SheetModel } from '../../shared/table/sheet-model'
import { convertWithLibreOffice } from '../tools/libreoffice'

/** Written workbooks as another library reads them, and what LibreOffice makes of them. */
const properties = { creator: 'Sổ KTTT', created: new Date('2024-03-01T08:00:00Z') }

export async function writeModel(path: string, model: SheetModel): Promise<void> {
  rmSync(path, { force: true })
  await writeWorkbook(model, properties, path, () => undefined)
}

export async function writeInput(path: string, input: SheetInput): Promise<SheetModel> {
  const model = buildSheetModel(input, sheetTexts, buildChartsPage)
  await writeModel(path, model)
  return model
}

export function openWorkbook(file: string): WorkBook {
  return read(readFileSync(file), {
    type: 'buffer',
    cellFormula: true,
    cellNF: true,
    cellStyles: true,
    bookDeps: true,
  })
}

export type FoundCell = { value: string | number | boolean | null; formula: string | null }

/** Cells with something in them by "sheet!address", in every format that the library reads. */
export function readCells(file: string): Map<string, FoundCell> {
  const workbook = openWorkbook(file)
  const cells = new Map<string, FoundCell>()
  for (const name of workbook.SheetNames)
    for (const [address, cell] of Object.entries(workbook.Sheets[name] ?? {})) {
      if (address.startsWith('!')) continue
      const { v = null, f = null } = cell as CellObject
      const value = v instanceof Date ? v.toISOString() : v === '' ? null : v
      if (value !== null || f !== null) cells.set(`${name}!${address}`, { value, formula: f })
    }
  return cells
}

/** Where each cell of the table stands, by its index. */
export function placeFigures({ layout }: SheetInput, model: SheetModel): string[] {
  const [paper, working] = model.pages
  const next = { paper: 3, working: 3 }
  const columns = layout.columns.map((column) => {
    const page = column.paper ? paper : working
    const at = column.paper ? next.paper++ : next.working++
    return { page, at }
  })
  return layout.rows.flatMap((_, row) =>
    columns.map(({ page, at }) => {
      if (page?.printTitle == null) throw new Error('a column has no page')
      return `${page.name}!${cellAddress(page.printTitle.last + 1 + row, at)}`
    }),
  )
}

/** Formulas whose value is another after LibreOffice recalculated all of them; also the number of formulas compared. */
export async function compareRecalculated(
  file: string,
  folder: string,
): Promise<{ compared: number; differing: string[] }> {
  const before = [...readCells(file)].filter(([, { formula }]) => formula !== null)
  const after = readCells(await convertWithLibreOffice(file, 'xlsx', folder))
  const differing = before.flatMap(([address, { value, formula }]) => {
    const again = after.get(address)?.value ?? null
    const same =
      typeof value === 'number' && typeof again === 'number'
        ? Math.abs(value - again) <= Math.abs(value) * 1e-12
        : value === again
    return same ? [] : [`${address} =${formula ?? ''}: ${String(value)} → ${String(again)}`]
  })
  return { compared: before.length, differing }
}
