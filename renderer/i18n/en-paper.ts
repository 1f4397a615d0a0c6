import type { viPrintPreview } from './vi-paper'

export const enPrintPreview: typeof viPrintPreview = {
  preview: 'Print preview',
  print: 'Print',
  savePdf: 'Save as PDF',
  close: 'Close',
  sheets: (count) => (count === 1 ? '1 page' : `${String(count)} pages`),
  paper: { portrait: 'A4 portrait', landscape: 'A4 landscape' },
}
