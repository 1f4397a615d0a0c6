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
  computed: 'This cell is computed and cannot be typed in. Change the figures it is computed from.',
  fixed: 'This cell holds no figure.',
  statedMode: 'The sheet shows the document as stated. Switch to “As computed” to type.',
  readOnly: 'The workbook is open for reading only. File → Save a copy gives one that can be edited.',
}
