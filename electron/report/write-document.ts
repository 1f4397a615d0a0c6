import {
  AlignmentType,
  Document,
  Header,
  ImageRun,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
  type ISectionOptions,
  type Table,
} from 'docx'
import type { TableCells, TableLayout } from '../../shared/model/table-layout'
import { findCommonUnit } from '../../shared/table/common-unit'
import { buildHead, buildSignature } from './document-frame'
import type { DocumentBlock, OfficeDocument } from './office-document'
import { availableWidth, toTwips, wordFont, wordMargins, wordPage, wordSize } from './word-page'
import { buildWordTable } from './word-table'

/**
 * A Word document in the look that official documents are to have: A4 with its margins, Times New Roman, the page number
 * centred above from the second page on, appendixes counted by themselves, heads of tables that repeat on every page,
 * footnotes under each table, the signature block kept together. Source: Nghị định 30/2020/NĐ-CP.
 */

/** Returns the bytes of the .docx. */
export async function writeDocument(document: OfficeDocument, creator: string): Promise<Buffer> {
  const { title, sections, paper, words } = document
  return Packer.toBuffer(
    new Document({
      creator: paper.agency === '' ? creator : paper.agency,
      title,
      styles: { default: { document: { run: { font: wordFont, size: wordSize.table } } } },
      sections: sections.map((section, at): ISectionOptions => ({
        ...placeOnSheets(section, at === 0),
        children: [
          ...(section.head ? buildHead(paper, words, section.orientation) : []),
          ...section.blocks.flatMap((block) => buildBlock(block, section, words.labels)),
          ...(section.signature ? buildSignature(paper, words, section.orientation) : []),
        ],
      })),
    }),
  )
}

/** One table as a document of its own. */
export async function writeWord(
  layout: TableLayout,
  cells: TableCells,
  words: OfficeDocument['words'],
  creator: string,
): Promise<Buffer> {
  const nobody = {
    superior: '',
    agency: '',
    number: '',
    placeAndDate: '',
    title: '',
    attachment: '',
    recipients: [],
  }
  const { title, orientation } = layout
  return writeDocument(
    {
      title,
      paper: { ...nobody, signer: { office: '', name: '' }, header: 'none' },
      sections: [
        {
          orientation,
          restart: true,
          isAppendix: true,
          head: false,
          signature: false,
          blocks: [{ kind: 'table', layout, cells }],
        },
      ],
      words,
    },
    creator,
  )
}

type Section = OfficeDocument['sections'][number]

function placeOnSheets(
  { orientation, restart }: Section,
  isFirst: boolean,
): Pick<ISectionOptions, 'properties' | 'headers'> {
  const lying = orientation === 'landscape'
  return {
    properties: {
      ...(isFirst ? {} : { type: SectionType.NEXT_PAGE }),
      titlePage: restart,
      page: {
        ...(restart ? { pageNumbers: { start: 1 } } : {}),
        size: {
          orientation: lying ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
          width: toTwips(wordPage.width),
          height: toTwips(wordPage.height),
        },
        margin: wordMargins,
      },
    },
    headers: {
      default: new Header({
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ children: [PageNumber.CURRENT], size: 26 })],
          }),
        ],
      }),
      first: new Header({ children: [new Paragraph({})] }),
    },
  }
}

function buildBlock(
  block: DocumentBlock,
  { orientation }: Section,
  labels: OfficeDocument['words']['labels'],
): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'text':
      return block.style === 'heading'
        ? [
            new Paragraph({
              spacing: { before: 200, after: 100 },
              keepNext: true,
              children: [run(block.text, { size: wordSize.text, bold: true })],
            }),
          ]
        : block.text.split('\n').map(
            (line) =>
              new Paragraph({
                alignment: AlignmentType.JUSTIFIED,
                indent: { firstLine: toTwips(10) },
                spacing: { after: 120 },
                children: [run(line, { size: wordSize.text })],
              }),
          )
    case 'chart':
      return buildChart(block)
    case 'table': {
      const { layout, cells } = block
      return [
        ...buildTitle(layout),
        ...buildUnitLine(findCommonUnit(layout.rows), labels[2]),
        buildWordTable(layout, cells, labels, availableWidth(orientation)),
        ...layout.footnotes.map(
          ({ mark, text }, index) =>
            new Paragraph({
              spacing: { before: index === 0 ? 120 : 0 },
              children: [run(`${mark} ${text}`.trim(), { size: wordSize.footnote })],
            }),
        ),
        new Paragraph({ children: [] }),
      ]
    }
  }
}

function buildTitle({
  label,
  title,
  attachment,
}: Pick<TableLayout, 'label' | 'title' | 'attachment'>): Paragraph[] {
  const line = (text: string, look: { size: number; bold?: boolean; italics?: boolean }): Paragraph[] =>
    text === ''
      ? []
      : [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 60 },
            keepNext: true,
            children: [run(text, look)],
          }),
        ]
  return [
    ...line(label, { size: wordSize.label, bold: true }),
    ...line(title, { size: wordSize.title, bold: true }),
    ...line(attachment, { size: wordSize.attachment, italics: true }),
    new Paragraph({ keepNext: true, children: [] }),
  ]
}

function buildUnitLine(unit: string | null, label: string): Paragraph[] {
  if (unit === null) return []
  return [
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      spacing: { after: 60 },
      keepNext: true,
      children: [run(`${label}: ${unit}`, { size: wordSize.table, italics: true })],
    }),
  ]
}

/** Points of a picture in a document. */
const pointsOfMillimetre = 96 / 25.4

function buildChart({
  title,
  subtitle,
  foot,
  png,
  width,
  height,
}: Extract<DocumentBlock, { kind: 'chart' }>): Paragraph[] {
  const centred = { alignment: AlignmentType.CENTER, keepNext: true } as const
  return [
    new Paragraph({ ...centred, children: [run(title, { size: wordSize.table, bold: true })] }),
    ...(subtitle === ''
      ? []
      : [new Paragraph({ ...centred, children: [run(subtitle, { size: wordSize.wide, italics: true })] })]),
    new Paragraph({
      ...centred,
      keepNext: foot.length > 0,
      children: [
        new ImageRun({
          type: 'png',
          data: Buffer.from(png),
          transformation: { width: width * pointsOfMillimetre, height: height * pointsOfMillimetre },
          altText: { name: title, title, description: subtitle },
        }),
      ],
    }),
    ...foot.map(
      (text, at) =>
        new Paragraph({
          keepNext: at < foot.length - 1,
          children: [run(text, { size: wordSize.footnote, italics: true })],
        }),
    ),
    new Paragraph({ children: [] }),
  ]
}

function run(text: string, look: { size: number; bold?: boolean; italics?: boolean }): TextRun {
  return new TextRun({ text: text.normalize('NFC'), ...look })
}
