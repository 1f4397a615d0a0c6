import type ExcelJS from 'exceljs'
import { cellAddress } from '../../shared/table/cell-grid'
import type { SheetContent, SheetModel, SheetPage } from '../../shared/table/sheet-model'

/**
 * Reads a written file back with a library that has nothing in common with the writer, and demands every cell: a file that
 * others could not read, or would read differently, never takes the place of the one that is there. Long tables are left
 * out: the library needs the whole workbook in memory.
 */
const mostCells = 60_000

/** @throws Error with the place of the first difference, which is a bug of the writer */
export async function verifyWorkbook(model: SheetModel, path: string): Promise<void> {
  const size = model.pages.reduce((sum, page) => sum + page.heights.length * page.columns.length, 0)
  if (size > mostCells) return
  // Loaded here, not with the module: a thread that only reads has no use for it.
  const { default: library } = await import('exceljs')
  const workbook = new library.Workbook()
  await workbook.xlsx.readFile(path)
  for (const page of model.pages) verifyPage(page, workbook.getWorksheet(page.name))
}

function verifyPage(page: SheetPage, sheet: ExcelJS.Worksheet | undefined): void {
  if (sheet === undefined) throw new Error(`the written file has no page ${page.name}`)
  for (const { row, column, content } of page.cells) {
    const cell = sheet.getCell(row + 1, column + 1)
    if (!isSame(content, cell))
      throw new Error(`the written file reads back differently: ${page.name}!${cellAddress(row, column)}`)
  }
}

function isSame(content: SheetContent, cell: ExcelJS.Cell): boolean {
  switch (content.kind) {
    case 'blank':
      // The library gives every cell of a merged area the value of its first one.
      return cell.isMerged || cell.value === null
    case 'text':
      return sameText(content.text, cell.text)
    case 'number':
      return cell.value === content.value
    case 'formula': {
      const { cached } = content
      const result = cell.result as number | string | undefined
      // An empty text is no result to the library.
      const same = typeof cached === 'number' ? result === cached : sameText(cached, result ?? '')
      return cell.formula === content.formula && same
    }
  }
}

/** Line breaks are written one way, and what XML cannot hold is left out. */
function sameText(wanted: string, found: string | number): boolean {
  return keepLetters(wanted) === keepLetters(String(found))
}

function keepLetters(text: string): string {
  return text
    .slice(0, 32_767)
    .replace(/_x000D_/g, '')
    .replace(/[\p{Cc}\ufffe\uffff]/gu, '')
}
