import { checkFile } from './check-file'
import type { ReportProgress } from './excel-job'
import type { FileContent, ReadOptions } from './file-content'
import { readDelimited } from './read-delimited'
import { readHtml } from './read-html'
import { readWithSheetJs } from './read-old-workbook'
import { readWord } from './read-word'
import { readXlsx } from './read-xlsx'
import { decodePage } from './text-encoding'

/**
 * Any file an office sends, as plain grids: through the gate, then to the reader of what it really is. Throws `Failure` as
 * `checkFile` and the readers do; system errors as they are. `report` counts bytes of an .xlsx.
 */
export async function readFile(
  path: string,
  options: ReadOptions,
  report: ReportProgress = () => undefined,
): Promise<FileContent> {
  const file = await checkFile(path)
  switch (file.kind) {
    case 'xlsx':
      return readXlsx(file.archive, options, report)
    case 'xls':
    case 'xlsb':
    case 'ods':
      return readWithSheetJs(file.bytes, file.kind, options)
    case 'docx':
      return readWord(file.bytes, options)
    case 'html':
      return readHtml(decodePage(file.bytes), options)
    case 'text':
      return readDelimited(file.bytes, options)
  }
}
