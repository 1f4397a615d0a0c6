import type { viEditor } from './vi-editor'

export const enEditor: typeof viEditor = {
  cellEditor: (row, column) => `Type the figure for ${row}, ${column}`,
  invalid: (text) => `“${text}” is not a number. Type one like 25.454 or 12,5; Esc keeps the old figure.`,
  unit: (text, unit) =>
    `The unit in “${text}” cannot be turned into ${unit}. Type the number in ${unit}; Esc keeps the old figure.`,
  fraction: (text) =>
    `“${text}” is a part and a whole, and a cell holds one number. Type one number; Esc keeps the old figure.`,
  range: (text) =>
    `“${text}” is a range, and a cell holds one number. Type one number; Esc keeps the old figure.`,
  tooLarge: 'The number is too large. Check the unit; Esc keeps the old figure.',
  ask: (text) => `“${text}” can be read in several ways. The right number is:`,
  askWhole: (text) => `This indicator takes whole numbers, and “${text}” has decimals. The right number is:`,
  askHint: 'Press its number to choose, Esc to go on typing. Nothing is stored before you choose.',
  sum: {
    names:
      'A sum in a cell holds numbers, + − × ÷ and brackets only. Formulas over indicators belong to “Own indicators”; Esc keeps the old figure.',
    syntax: 'The sum is not complete. Type one like =120+35*2 or =(1.200−35,5)/2; Esc keeps the old figure.',
    'division-by-zero': 'The sum divides by 0 and has no result. Change it; Esc keeps the old figure.',
    percent: 'This row is in % already. Leave the % out of the sum; Esc keeps the old figure.',
  },
  askSum: (decimals) =>
    decimals === 0
      ? 'This indicator takes whole numbers, and the result of the sum has decimals. The right number is:'
      : `The result of the sum has more than ${String(decimals)} decimals. The right number is:`,
  sumDoubtful: (text, readings) =>
    `“${text}” in the sum can mean ${readings.join(' or ')}. Write that number again; Esc keeps the old figure.`,
  sumTooLong: 'The sum is too long: 200 characters at most. Esc keeps the old figure.',
  typedSum: 'Typed as a sum',
  noSum: 'There are no numbers right above or to the left to add up.',
  noLine: 'A figure has one line. Lines can be broken in the note of the cell (Shift+F2).',
  nothingToFill: 'There is nothing to fill: select the source and the cells to fill.',
  filled: (cells, skipped, unfit) =>
    [
      `Filled ${String(cells)} cells`,
      skipped > 0 ? `left out ${String(skipped)} computed or locked` : '',
      unfit > 0 ? `${String(unfit)} took nothing, as the number does not fit the row` : '',
    ]
      .filter((part) => part !== '')
      .join('; ') + '.',
  fillTip: (last, cells) => (last === '' ? `${String(cells)} cells` : `… ${last} (${String(cells)} cells)`),
  noDate: 'A figure holds no date. A date can be written in the note of the cell.',
  noAbove: 'There is no cell above to copy.',
  computed: 'This cell is computed and cannot be typed in. Change the figures it is computed from.',
  fixed: 'This cell holds no figure.',
  statedMode: 'The sheet shows the document as stated. Switch to “As computed” to type.',
  tooMany: 'The selection is too large: one change takes at most 200,000 cells.',
  readOnly: 'The workbook is open for reading only. File → Save a copy gives one that can be edited.',
}
