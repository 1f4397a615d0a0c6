import texts from '../../resources/text/sheet.vi.json'
import { buildChartsPage } from '../../shared/charts/sheet-charts'
import { buildSheetModel } from '../../shared/table/build-sheet-model'
import type { SheetInput, SheetTexts } from '../../shared/table/sheet-model'
import { replaceFile } from '../files/atomic-file'
import type { ReportProgress } from './excel-job'
import { verifyWorkbook } from './verify-workbook'
import { writeWorkbook, type WorkbookProperties } from './write-workbook'

/** The words of official sheets: Vietnamese, whatever the window speaks. */
export const sheetTexts: SheetTexts = {
  ...texts,
  labels: [texts.labels[0] ?? '', texts.labels[1] ?? '', texts.labels[2] ?? ''],
  motto: [texts.motto[0] ?? '', texts.motto[1] ?? ''],
}

/** The program as the author of files, now. */
export function describeProgram(): WorkbookProperties {
  return { creator: texts.creator, created: new Date() }
}

/**
 * Writes a table as an .xlsx in the official look. The file is complete on the disk and read back before it takes the
 * target's name, so that a crash or a full disk leaves the previous file as it was. System errors are thrown as they are.
 */
export async function writeAppendix(
  input: SheetInput,
  path: string,
  partial: string,
  report: ReportProgress,
): Promise<void> {
  const model = buildSheetModel(input, sheetTexts, buildChartsPage)
  await writeWorkbook(model, describeProgram(), partial, report)
  await verifyWorkbook(model, partial)
  await replaceFile(partial, path)
  report(1, 1)
}
