import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { PackPaper } from '../../shared/model/pack'
import type { DocumentWords } from './office-document'
import { availableWidth, wordSize, type WordOrientation } from './word-page'

/** What stands around the content of an official document. Source: Nghị định 30/2020/NĐ-CP, phụ lục I. */

/** Agency and number on the left; motto, place and date on the right; the title under both. */
export function buildHead(
  { superior, agency, number, placeAndDate, title }: PackPaper,
  { motto }: DocumentWords,
  orientation: WordOrientation,
): (Paragraph | Table)[] {
  const left = [...centre(superior, { size: 24 }), ...centre(agency, { size: 24, bold: true }), ...rule()]
  const right = [
    ...centre(motto[0], { size: 24, bold: true }),
    ...centre(motto[1], { size: 28, bold: true }),
    ...rule(),
  ]
  // Number and date stand on one line, however many lines the names of the agency take.
  const issue = [centre(number, { size: 26 }), centre(placeAndDate, { size: 28, italics: true })] as const
  return [
    twoColumns([[left, right], issue], orientation, 0.43),
    new Paragraph({ children: [] }),
    ...title.split('\n').flatMap((line) => centre(line, { size: wordSize.title, bold: true })),
    new Paragraph({ children: [] }),
  ]
}

/** Who gets it on the left; who signs on the right. One row that no page splits. */
export function buildSignature(
  { recipients, signer }: PackPaper,
  { recipients: recipientsWord, signHere }: DocumentWords,
  orientation: WordOrientation,
): (Paragraph | Table)[] {
  const heading = { text: recipientsWord, size: 24, bold: true, italics: true }
  const left =
    recipients.length === 0
      ? [new Paragraph({ children: [] })]
      : [
          new Paragraph({
            children: [new TextRun(heading)],
          }),
          ...recipients.map(
            (one) => new Paragraph({ children: [new TextRun({ text: one.normalize('NFC'), size: 22 })] }),
          ),
        ]
  const right = [
    ...signer.office.split('\n').flatMap((line) => centre(line, { size: 28, bold: true })),
    // A name that is printed already is only signed above.
    ...(signer.name === '' ? centre(signHere, { size: 26, italics: true }) : []),
    ...Array.from({ length: 4 }, () => new Paragraph({ children: [] })),
    ...centre(signer.name, { size: 28, bold: true }),
  ]
  return [new Paragraph({ keepNext: true, children: [] }), twoColumns([[left, right]], orientation, 0.5)]
}

function centre(text: string, look: { size: number; bold?: boolean; italics?: boolean }): Paragraph[] {
  return text === ''
    ? []
    : [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [new TextRun({ text: text.normalize('NFC'), ...look })],
        }),
      ]
}

/** The short line under the name of the agency and under the motto. */
function rule(): Paragraph[] {
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      indent: { left: 1400, right: 1400 },
      spacing: { before: 0, after: 60, line: 60, lineRule: 'exact' },
      border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 } },
      children: [],
    }),
  ]
}

function twoColumns(
  rows: readonly (readonly [left: readonly Paragraph[], right: readonly Paragraph[]])[],
  orientation: WordOrientation,
  share: number,
): Table {
  const whole = availableWidth(orientation)
  const widths = [Math.round(whole * share), whole - Math.round(whole * share)]
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const borders = { top: none, bottom: none, left: none, right: none }
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: whole, type: WidthType.DXA },
    columnWidths: widths,
    borders: { ...borders, insideHorizontal: none, insideVertical: none },
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, at) =>
              new TableCell({
                width: { size: widths[at] ?? 0, type: WidthType.DXA },
                borders,
                children: children.length === 0 ? [new Paragraph({ children: [] })] : [...children],
              }),
          ),
        }),
    ),
  })
}
