import { Failure } from '../../shared/contract/errors'
import { decodeSheet, type RawSheet } from './decode-sheet'
import type { FileContent, ReadOptions } from './file-content'
import { readHtmlBlocks } from './html-blocks'
import { makeHtmlSheets } from './html-grid'
import { readWithSheetJs } from './read-old-workbook'

/**
 * HTML that calls itself a workbook, as many systems export it, and the XML of Excel 2003. Throws `Failure`: excel-empty,
 * excel-too-large, excel-damaged.
 */
export function readHtml(text: string, options: ReadOptions): FileContent {
  if (isSpreadsheetXml(text)) {
    // A document type could define entities without end; the format has none.
    if (/<!DOCTYPE/i.test(text)) throw new Failure('excel-damaged')
    return readWithSheetJs(
      Buffer.from(text.replace(/^(<\?xml[^>]*?)\s+encoding=["'][^"']*["']/, '$1'), 'utf8'),
      'xls',
      options,
    )
  }
  const { blocks, sheetName } = readHtmlBlocks(text)
  const sheets = makeHtmlSheets(blocks, (number) =>
    number === 1 && sheetName !== '' ? sheetName : String(number),
  )
  return finishSheets('html', sheets, options)
}

function isSpreadsheetXml(text: string): boolean {
  return /^\ufeff?\s*<\?xml/.test(text) &&
    text.slice(0, 4000).includes('urn:schemas-microsoft-com:office:spreadsheet')
    ? !/<html/i.test(text.slice(0, 4000))
    : false
}

/** Sheets decoded, with the remarks of all. Throws Failure excel-empty when none has a cell. */
export function finishSheets(
  format: FileContent['format'],
  sheets: readonly RawSheet[],
  options: ReadOptions,
): FileContent {
  const read = sheets.map((sheet) => decodeSheet(sheet, options))
  if (read.every(({ grid }) => grid.rows.length === 0)) throw new Failure('excel-empty')
  return { format, grids: read.map(({ grid }) => grid), remarks: read.flatMap(({ remarks }) => remarks) }
}
