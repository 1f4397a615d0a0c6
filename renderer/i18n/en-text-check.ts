import type { viTextCheck } from './vi-text-check'

const count = (n: number): string => n.toLocaleString('en-GB')

const statuses: typeof viTextCheck.statuses = {
  agrees: 'As in the workbook',
  rounded: 'Off by rounding',
  differs: 'Differs from the workbook',
  doubtful: 'Cannot be right',
  unmatched: 'Not matched',
}

/** A draft of a report held against the workbook. */
export const enTextCheck: typeof viTextCheck = {
  name: 'Check a text',
  titleOf: (file) => `Check of ${file === '' ? 'the pasted text' : file}`,
  lead: 'Every number of a draft is compared with the workbook, which does not change.',
  choose: 'Choose a file…',
  chooseHint: 'Word (.docx), plain text (.txt), web page (.html). You can also drop a file on the window.',
  paste: 'Or paste the text here',
  check: 'Check',
  period: 'Period of the report',
  place: 'Place',
  search: 'Type the name of a place',
  nothingFound: 'Nothing found',
  reading: 'Reading and checking the text',
  progress: (done, total) => `${count(done)} of ${count(total)} paragraphs`,
  stop: 'Stop',
  other: 'Another text…',
  again: 'Check again',
  outdated: 'Figures of the workbook have changed since this check.',
  text: 'Text',
  textHint: '← → from number to number, Enter goes to the cell',
  problems: (n) => `To look at (${count(n)})`,
  problemsHint: '↑ ↓ choose, Enter goes to the cell',
  none: 'Nothing wrong was found. Grey numbers are not in the workbook: check them yourself.',
  counts: (status, n) => `${statuses[status]}: ${count(n)}`,
  statuses,
  readings: {
    value: 'figure',
    difference: 'difference',
    index: 'ratio',
    growth: 'growth',
    share: 'share',
  },
  details: 'Chosen number',
  nothingChosen: 'Choose a number in the text, or a line of the list.',
  written: 'The text has',
  has: 'The workbook has',
  against: (base) => `against ${base}`,
  asStated: (shown) => `The table of the report says the same; from the other figures follows ${shown}.`,
  unmatched: 'No cell of the workbook is surely this number. Nothing is said of it.',
  goTo: 'Go to the cell',
  notShown: 'No table shows this figure.',
  copy: 'Copy the list',
  copied: 'The list was copied.',
  print: 'Print the list…',
  close: 'Close',
  problem: {
    figure: (text, shown, named) => `${text} in the text, ${shown} in the workbook: ${named}`,
    rounding: (text, shown, named) =>
      `${text} in the text, ${shown} in the workbook (off by rounding): ${named}`,
    'base-year': (text, report) =>
      `Compared with ${text} in a report on ${report}: the year compared with must be an earlier one`,
    'impossible-date': (text) => `There is no date or year “${text}”`,
    'section-missing': (text, expected) => `There is a section ${text}, but no section ${expected}`,
    'section-repeated': (text, expected) =>
      `Section ${text} is repeated or out of order; ${expected} would come next`,
    'stated-twice': (text, other, sentence) => `${text} here, ${other} elsewhere: “${sentence}”`,
    sum: (text, sum, parts) => `${text} in the text, but ${parts} = ${sum}`,
    part: (text, whole) => `The part ${text} is larger than its whole ${whole}`,
    percent: (text, follows, part, whole) => `${text}% in the text, but ${part} / ${whole} = ${follows}%`,
    notation: (text, written) =>
      `${text} is written the English way; the figure is right, in Vietnamese it is ${written}`,
  },
  paper: {
    title: 'TEXT COMPARED WITH THE WORKBOOK',
    subtitle: (file, period, place) => `(${file === '' ? 'Pasted text' : file}; ${period}; ${place})`,
    heads: ['No.', 'Problem', 'Sentence'],
  },
}
