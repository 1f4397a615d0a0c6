import type { ErrorCode, ErrorDetail } from '../../shared/contract/errors'
import { formatDecimalPlaces } from './detail-text'

export const enErrors: Record<ErrorCode, (detail: ErrorDetail) => string> = {
  'bad-request': () =>
    'The program sent an invalid request; no figure changed. Reload the window and try again.',
  internal: () =>
    'The program met an error and has read the figures again from the file; the last action was not stored. Please repeat it.',
  cancelled: () => 'This was stopped half-way. Look at the figures, and repeat it if they did not change.',
  'job-stopped': () => 'Stopped as you asked. The workbook did not change and no file was written.',
  'no-workbook': () => 'No workbook is open. Open one or make a new one in the File menu.',
  'file-missing': () =>
    'The file is no longer there. It may have been renamed, moved or deleted; choose it again.',
  'file-is-folder': () => 'This is a folder, not a workbook. Choose a file that ends in .kttt.',
  'file-empty': () => 'This file is empty and no workbook. Choose another file.',
  'file-not-workbook': ({ found }) =>
    `This file is not a Sổ KTTT workbook${typeof found === 'string' && found !== '' ? ` (it seems to be ${found})` : ''}. Choose a .kttt file; for an Excel table, open a workbook and use File, Import from Excel, Word.`,
  'file-newer': ({ version }) =>
    `This workbook was made by a newer version of the program${version === undefined || version === null ? '' : ` (structure ${String(version)})`}; the file was left as it is. Update the program and open it again.`,
  'file-foreign': () =>
    'This data file belongs to another program; it was left as it is. Choose a .kttt file.',
  'file-hostile': () =>
    'This file contains things a workbook never has, so it was not opened. Ask the sender for it again.',
  'file-damaged': () =>
    'The workbook file is damaged; nothing was opened and nothing changed in it. Open the latest copy or send the file to support.',
  'file-in-use': () =>
    'This workbook is open in another window or on another computer. Close it there and open it again.',
  'file-exists': () => 'A file of that name exists; the program does not overwrite it. Choose another name.',
  'file-denied': () =>
    'The system refuses access to this place. Choose another folder or ask for permission.',
  'token-unknown': () => 'The chosen file can no longer be used. Choose it again.',
  'read-only': () => 'The workbook is open for reading only. Use Save a copy and edit the copy.',
  'disk-full': () =>
    'The disk is full, so the last action was not stored; everything saved before is intact. Free some space and repeat it.',
  'disk-error': ({ confirmed }) =>
    `The disk reported an error while writing${typeof confirmed === 'number' ? `; changes up to write ${String(confirmed)} are certainly on disk` : ''}. Save a copy to another disk.`,
  'stale-view': () => 'The table was just opened again; no figure changed. Repeat the action.',
  'cell-not-input': ({ row, column }) =>
    `${typeof row === 'string' && typeof column === 'string' && row !== '' ? `The cell “${row} · ${column}”` : 'This cell'} is computed by the program and cannot be typed in. Change the figures it is computed from.`,
  'value-too-precise': ({ decimals }) =>
    `This indicator takes ${formatDecimalPlaces(decimals, 'whole numbers', (n) => `at most ${n} decimals`)}; the cell keeps its figure. Round it and type it again.`,
  'value-too-large': () =>
    'The number is beyond what the program can hold; the cell keeps its figure. Check the unit.',
  'nothing-to-undo': () => 'There is nothing left to undo.',
  'nothing-to-redo': () => 'There is nothing to redo.',
  'undo-conflict': () =>
    'These cells were changed afterwards, so this cannot be undone. See the history and type the figure again.',
  'excel-too-large': () =>
    'The file is too large to read. Keep only the sheet with the form and import again.',
  'excel-damaged': () =>
    'The Excel file is damaged; nothing was imported. Open it in Excel, save it as a new .xlsx and import that.',
  'excel-encrypted': () =>
    'The Excel file has a password and cannot be read. Remove the password in Excel and import again.',
  'excel-unsafe': () =>
    'The file has unsafe parts that Excel does not make; it was not read and nothing was imported. Ask the sender for the original file.',
  'excel-not-excel': ({ found }) =>
    `This is neither a spreadsheet nor a Word file${typeof found === 'string' && found !== '' ? ` (it seems to be ${found})` : ''}; nothing was imported. Choose an .xlsx, .xls, .ods, .docx or .csv file.`,
  'word-too-old': () =>
    'This is an old Word file (.doc); nothing was imported. Open it in Word, save it as .docx and import that.',
  'excel-timeout': () =>
    'Reading the file took too long and was stopped; nothing was imported. Keep only the sheet with the form and try again.',
  'excel-empty': () => 'The Excel file has no filled cell; nothing was imported. Check the file.',
  'text-not-document': () =>
    'This file is not a text; nothing was checked. Choose a .docx or .txt file, or paste the paragraphs.',
  'text-too-long': () =>
    'The text is too long (more than 2 million characters) and was not checked. Split it and check the parts.',
  'draft-unknown': () => 'The import draft is gone; nothing was imported. Read the file again.',
  'import-conflict': ({ row, column }) =>
    `Two cells of the file fall on “${String(row ?? '')} · ${String(column ?? '')}”; nothing was imported. Choose only one of them.`,
  'import-nothing': ({ year }) =>
    typeof year === 'number'
      ? `The figures of this table belong to ${String(year)}, not to the chosen period; nothing was imported. Choose or add that period and try again.`
      : 'This table has no rows or columns of figures that could be imported; nothing was imported. Choose another table of the file.',
  'template-not-xlsx': () =>
    'Only .xlsx templates can be filled. Open it in Excel or LibreOffice, save it as “Excel Workbook (.xlsx)” and choose it again.',
  'template-macros': () =>
    'The template has macros and cannot be filled. Save it as “Excel Workbook (.xlsx)” and choose it again.',
  'template-no-table': ({ found }) =>
    `The shown table is not in the template${typeof found === 'string' && found !== '' ? ` (it has: ${found})` : ''}. Check that the period, the place and the table that are open belong to this template.`,
  'template-sheet-missing': ({ sheet }) =>
    `The template has no sheet “${typeof sheet === 'string' ? sheet : ''}”. Choose it again.`,
  'template-changed': () => 'The template was changed after the preview. Choose it again to see it anew.',
  'finding-changed': () =>
    'The figures of this finding are others by now, so nothing was changed. Look at the findings again.',
  'no-sub-units': () =>
    'The shown place has nobody below it in this period. Choose a place above, or add places.',
  'pdf-failed': () => 'The PDF could not be saved. Try again, or use Print… with a PDF printer.',
  'locality-not-valid': ({ locality }) =>
    `${typeof locality === 'string' && locality !== '' ? `“${locality}”` : 'This place'} did not exist on the last day of this period, so no figure can be entered; the cell keeps its figure. Choose another period, or change the dates in Workbook, Places.`,
  'formula-refused': () =>
    'The formula is not right yet and was not saved; no figure changed. Correct the underlined part and save again.',
  'rule-broken': (detail) => {
    const { rule, arithmetic, message, places, locality } = detail
    const where = typeof locality === 'string' && locality !== '' ? ` (${locality})` : ''
    const others =
      typeof places === 'number' && places > 1 ? `, and in ${String(places - 1)} other places` : ''
    const said = typeof message === 'string' && message !== '' ? ` ${message}` : ''
    return (
      `Nothing was stored: the rule “${String(rule)}” refuses it, because ${String(arithmetic)} is not true${where}${others}.${said} ` +
      'Correct the figure, or change the rule under Checks › Rules.'
    )
  },
  'formula-cycle': ({ codes }) =>
    `Indicators would be computed from each other${typeof codes === 'string' && codes !== '' ? ` (${codes})` : ''}, so nothing was saved; no figure changed. Take out the circle, or use the previous period with KYTRUOC.`,
  'code-taken': ({ code }) =>
    `The code ${typeof code === 'string' && code !== '' ? `“${code}” ` : ''}is in the workbook already; nothing was saved. Choose another code.`,
  'indicator-in-use': ({ by }) =>
    `The indicator is used${typeof by === 'string' && by !== '' ? ` by ${by}` : ''} and cannot be removed; nothing changed. Change what uses it first.`,
  'locality-in-use': ({ locality }) =>
    `${typeof locality === 'string' && locality !== '' ? `“${locality}”` : 'This place'} has figures or other places under it and cannot be removed; nothing changed. If it no longer exists, give it a last day or merge it into another place.`,
  'locality-cycle': () =>
    'A place cannot lie within itself or be merged into itself; nothing was saved. Choose another place.',
  'pack-unknown': () =>
    'This pack is no longer in the workbook; another window may have removed it. No figure has changed.',
  'what-if-unknown': () =>
    'This set of suppositions is no longer in the workbook; another window may have removed it. No figure has changed.',
  'chart-unknown': () =>
    'This chart is no longer in the workbook; another window may have removed it. No figure has changed.',
  'period-exists': () => 'The workbook has these periods already; nothing changed. Choose another year.',
  'workbook-too-large': ({ facts }) =>
    `The workbook has ${typeof facts === 'number' ? `${facts.toLocaleString('en-GB')} figures, ` : ''}more than the program can open on this computer; the file was left as it is. Open it on a computer with more memory, or divide it by province.`,
}
