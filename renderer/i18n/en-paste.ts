import type { Words } from './words'

const count = (n: number): string => n.toLocaleString('en-GB')
const cells = (n: number): string => (n === 1 ? '1 cell' : `${count(n)} cells`)

/** Copying, cutting and pasting in the sheet. */
export const enPaste: Words['paste'] = {
  name: 'Result of pasting',
  decimalMark: '.',
  stored: (n) => (n === 0 ? 'No cell was pasted' : `Pasted ${cells(n)}`),
  refused: {
    computed: (n) => `left ${cells(n)} with formulas`,
    fixed: (n) => `left ${cells(n)} that hold no figures`,
    locked: (n) => `left ${cells(n)} that are locked`,
  },
  unreadable: (n) => `${cells(n)} could not be read`,
  outside: ({ cells: n, rows, columns }) => {
    const size = [
      ...(rows > 0 ? [`${count(rows)} rows`] : []),
      ...(columns > 0 ? [`${count(columns)} columns`] : []),
    ]
    return `${cells(n)} did not fit into the table (${size.join(', ')} too many)`
  },
  reasons: {
    computed: (n) => `${cells(n)} computed by the program, left as they are`,
    fixed: (n) => `${cells(n)} that hold no figures`,
    locked: (n) => `${cells(n)} locked, left as they are`,
    text: (n) => `${cells(n)} with words, not numbers`,
    'two-numbers': (n) => `${cells(n)} with more than one number`,
    separators: (n) => `${cells(n)} with separators unlike the rest of the block`,
    unit: (n) => `${cells(n)} with a unit that does not convert to the row’s`,
    'too-precise': (n) => `${cells(n)} with more decimals than the row has`,
    'too-large': (n) => `${cells(n)} with a number too large`,
    fraction: (n) => `${cells(n)} with a part and a whole`,
    range: (n) => `${cells(n)} with a range`,
  },
  more: (n) => `and ${cells(n)} more`,
  understood: (text, value) => `Read ${text} as ${value}`,
  assumed: '(the Vietnamese way, as nothing says otherwise)',
  flip: (convention) => (convention === 'vi' ? 'Read as 1,234.5 (Alt+.)' : 'Read as 1.234,5 (Alt+.)'),
  flipHint: 'Undo this paste and paste again with the other reading',
  figuresOnly: 'Figures only: words such as “gần, trên” and % signs were left out.',
  labelColumns: (n) =>
    `${n === 1 ? 'One column' : `${count(n)} columns`} of words at the left of the block not pasted; figures are in their columns.`,
  sourceKept: 'The cells were cut in another table, which keeps them.',
  opening: 'Opening the clipboard',
  reading: (done, total) => `Reading ${count(done)}/${count(total)} cells`,
  notices: {
    empty: 'The clipboard has nothing to paste.',
    cells: 'At most 200,000 cells can be pasted at once. Nothing was stored; please paste in parts.',
    'cell-text': 'A cell is longer than a million characters. Nothing was stored.',
    copyTooLarge: 'At most 200,000 cells can be copied at once.',
    tableChanged:
      'The table changed while the paste was being read, so nothing was stored. Please paste again.',
    changedSince: 'The workbook has changed since the paste. Please undo it and paste again.',
    stopped: 'Pasting stopped, nothing was stored.',
    nextVietnamese: 'The next paste reads numbers the Vietnamese way: 1.234,5. Alt+. to change.',
    nextEnglish: 'The next paste reads numbers the English way: 1,234.5. Alt+. to change.',
    nextByEvidence: 'The next paste finds the notation from the whole block.',
    useCopyKey: 'The browser copies by keyboard only: please press Ctrl+C.',
    useCutKey: 'The browser cuts by keyboard only: please press Ctrl+X.',
    usePasteKey: 'The browser pastes by keyboard only: please press Ctrl+V.',
    usePasteFiguresKey: 'The browser pastes by keyboard only: please press Ctrl+Shift+V.',
  },
}
