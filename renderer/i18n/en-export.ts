import type { viExportDialog } from './vi-export'

export const enExportDialog: typeof viExportDialog = {
  title: 'Export to Excel',
  confirm: 'Export…',
  contents: 'Beside the table',
  choices: {
    comments: 'Notes as comments on cells',
    footnotes: 'Notes numbered under the table',
    charts: 'A page of charts',
    protect: 'Lock computed cells and headings',
  },
  explained: {
    comments: 'shown when the mouse is over the cell',
    footnotes: 'on paper, as when printing from the workbook',
    charts: 'charts of Excel that follow the figures of the table',
    protect: 'without a password; only input cells take typing',
  },
  agency: 'Agency (leave empty for none)',
  above: 'Body above',
  aboveHint: 'PEOPLE’S COMMITTEE OF …',
  own: 'Own name',
  ownHint: 'COOPERATIVE ALLIANCE',
  signature: 'Signatures (leave empty for none)',
  placeAndDate: 'Place and date',
  placeAndDateHint: '…, … (day, month, year)',
  left: 'Left',
  leftHint: 'PREPARED BY',
  right: 'Right',
  rightHint: 'HEAD OF THE OFFICE',
}
