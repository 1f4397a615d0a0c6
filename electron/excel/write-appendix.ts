import { writeFile } from 'node:fs/promises'
import type ExcelJS from 'exceljs'
import texts from '../../resources/text/sheet.vi.json'
import { buildSheetModel } from '../../shared/table/build-sheet-model'
import type { SheetContent, SheetInput, SheetPage, SheetStyle } from '../../shared/table/sheet-model'
import { replaceFile } from '../files/atomic-file'
import type { ReportProgress } from './excel-job'

/**
 * Writes a table as an .xlsx in the official look. The file is complete on the disk before it takes the target's name,
 * so that a crash or a full disk leaves the previous file as it was. System errors are thrown as they are.
 */
export async function writeAppendix(
  input: SheetInput,
  path: string,
  partial: string,
  report: ReportProgress,
): Promise<void> {
  const [ordinal = '', label = '', unit = ''] = texts.labels
  const model = buildSheetModel(input, { ...texts, labels: [ordinal, label, unit] })
  // Loaded here, not with the module: a thread that only reads has no use for it.
  const { default: library } = await import('exceljs')
  const workbook = new library.Workbook()
  workbook.creator = texts.creator
  workbook.title = model.title
  workbook.company = model.agency
  const total = model.pages.length + 1
  report(0, total)
  model.pages.forEach((page, index) => {
    addPage(workbook, page)
    report(index + 1, total)
  })
  const content = await workbook.xlsx.writeBuffer()
  await writeFile(partial, new Uint8Array(content), { flag: 'wx' })
  await replaceFile(partial, path)
  report(total, total)
}

const millimetre = 1 / 25.4

function addPage(workbook: ExcelJS.Workbook, page: SheetPage): void {
  const sheet = workbook.addWorksheet(page.name, {
    state: page.hidden ? 'veryHidden' : 'visible',
    pageSetup: {
      orientation: page.orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: {
        top: 20 * millimetre,
        bottom: 20 * millimetre,
        left: 30 * millimetre,
        right: 15 * millimetre,
        header: 10 * millimetre,
        footer: 10 * millimetre,
      },
    },
  })
  // A4. The library declares the codes as an enum that separately compiled modules cannot read.
  Object.assign(sheet.pageSetup, { paperSize: 9 })
  if (page.printTitle !== null) {
    const { first, last } = page.printTitle
    sheet.pageSetup.printTitlesRow = `${String(first + 1)}:${String(last + 1)}`
    // Page number centred in the top margin, none on the first page.
    sheet.headerFooter.differentFirst = true
    sheet.headerFooter.oddHeader = '&C&"Times New Roman,Regular"&13&P'
    sheet.views = [
      { state: 'frozen', xSplit: page.frozen.columns, ySplit: page.frozen.rows, showGridLines: false },
    ]
  }
  sheet.columns = page.columns.map((width) => ({ width }))
  page.heights.forEach((height, row) => {
    if (height !== undefined) sheet.getRow(row + 1).height = height
  })
  for (const { row, column, content, style } of page.cells) {
    const cell = sheet.getCell(row + 1, column + 1)
    const value = contentValue(content)
    if (value !== null) cell.value = value
    cell.style = cellStyle(style)
  }
  for (const { top, left, bottom, right } of page.merges)
    sheet.mergeCells(top + 1, left + 1, bottom + 1, right + 1)
}

function contentValue(content: SheetContent): ExcelJS.CellValue {
  switch (content.kind) {
    case 'blank':
      return null
    case 'text':
      // "_x000D_" in a text would come back as a line break: its underscore is written as a code.
      return content.text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_').slice(0, 32_767)
    case 'number':
      return content.value
    case 'formula':
      return { formula: content.formula, result: content.cached }
  }
}

const line = { style: 'thin' } as const
const border = { top: line, left: line, bottom: line, right: line }

function cellStyle(style: SheetStyle): Partial<ExcelJS.Style> {
  return {
    font: { name: 'Times New Roman', family: 1, size: style.size, bold: style.bold, italic: style.italic },
    alignment: {
      horizontal: style.align,
      vertical: 'middle',
      wrapText: style.format === null,
      ...(style.indent > 0 ? { indent: style.indent } : {}),
    },
    ...(style.border ? { border } : {}),
    ...(style.format === null ? {} : { numFmt: style.format }),
  }
}
