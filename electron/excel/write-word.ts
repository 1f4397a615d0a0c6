import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  HeightRule,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type {
  TableCells,
  TableColumn,
  TableLayout,
  TableRow as LayoutRow,
} from '../../shared/model/table-layout'
import { cellText } from '../../shared/table/cell-text'
import { buildHeaderTree, type HeaderCell } from '../../shared/table/header-tree'
import { figureWidth } from '../../shared/table/sheet-metrics'

/**
 * A table as a Word document in the look that official documents are to have: A4 with its margins, Times New Roman, the
 * page number centred above from the second page on, the title block, a header that repeats on every page, footnotes
 * under the table. Only the columns of the paper are on it. Figures are text, as they are printed.
 */
const font = 'Times New Roman'
/** Half points. */
const size = { label: 28, title: 28, attachment: 26, table: 24, wide: 22, footnote: 22 } as const
/** Twentieths of a point. */
const twipsOfMillimetre = 1440 / 25.4
const page = { width: 210, height: 297 } as const
const margin = { top: 20, bottom: 20, left: 30, right: 15, header: 10 } as const
const twipsOfCharacter = 105

/** `labels` name the three columns before the figures. Returns the bytes of the .docx. */
export async function writeWord(
  layout: TableLayout,
  cells: TableCells,
  labels: readonly [string, string, string],
  properties: { creator: string },
): Promise<Buffer> {
  const [ordinal, label, unit] = labels
  const table = new WordTable(layout, cells, [ordinal, layout.rowLabel ?? label, unit])
  const millimetres = (value: number): number => Math.round(value * twipsOfMillimetre)
  const document = new Document({
    creator: properties.creator,
    title: layout.title,
    styles: { default: { document: { run: { font, size: size.table } } } },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: {
              orientation:
                layout.orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
              width: millimetres(page.width),
              height: millimetres(page.height),
            },
            margin: {
              top: millimetres(margin.top),
              bottom: millimetres(margin.bottom),
              left: millimetres(margin.left),
              right: millimetres(margin.right),
              header: millimetres(margin.header),
            },
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
        children: [
          ...titleBlock(layout),
          table.build(),
          ...layout.footnotes.map(
            ({ mark, text }, index) =>
              new Paragraph({
                spacing: { before: index === 0 ? 120 : 0 },
                children: [new TextRun({ text: `${mark} ${text}`.trim(), size: size.footnote })],
              }),
          ),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

function titleBlock(layout: TableLayout): Paragraph[] {
  const line = (text: string, run: { size: number; bold?: boolean; italics?: boolean }): Paragraph[] =>
    text === ''
      ? []
      : [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 60 },
            children: [new TextRun({ text: text.normalize('NFC'), ...run })],
          }),
        ]
  return [
    ...line(layout.label, { size: size.label, bold: true }),
    ...line(layout.title, { size: size.title, bold: true }),
    ...line(layout.attachment, { size: size.attachment, italics: true }),
    new Paragraph({ children: [] }),
  ]
}

type Place = { column: TableColumn; index: number }

class WordTable {
  private readonly places: readonly Place[]
  private readonly widths: readonly number[]
  private readonly fontSize: number

  constructor(
    private readonly layout: TableLayout,
    private readonly cells: TableCells,
    private readonly labels: readonly [string, string, string],
  ) {
    this.places = layout.columns.flatMap((column, index) => (column.paper ? [{ column, index }] : []))
    this.fontSize = this.places.length > 6 ? size.wide : size.table
    this.widths = this.fitWidths()
  }

  build(): Table {
    return new Table({
      layout: TableLayoutType.FIXED,
      width: { size: this.widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      columnWidths: [...this.widths],
      rows: [...this.headerRows(), ...this.layout.rows.map((row, at) => this.row(row, at))],
    })
  }

  /** Figures need their width; the labels get what is left of the page. */
  private fitWidths(): number[] {
    const paper = this.layout.orientation === 'landscape' ? page.height : page.width
    const available = Math.floor((paper - margin.left - margin.right) * twipsOfMillimetre)
    const points = this.fontSize / 2
    const widthOf = (texts: readonly string[], least: number): number =>
      Math.max(least, ...texts.map((text) => figureWidth(text, points) * twipsOfCharacter + 160))
    const figures = this.places.map((place) => {
      const words = place.column.header.at(-1)?.split(' ') ?? []
      return Math.min(
        2600,
        widthOf([...words, ...this.layout.rows.map((_, at) => this.textOf(at, place))], 900),
      )
    })
    const ordinals = this.layout.rows.map((row) => row.ordinal)
    const ordinal = Math.min(1200, widthOf([this.labels[0], ...ordinals], 560))
    const units = this.layout.rows.flatMap((row) => row.unit.split(' '))
    const unit = Math.min(1700, widthOf([...this.labels[2].split(' '), ...units], 800))
    const used = figures.reduce((sum, width) => sum + width, ordinal + unit)
    const label = Math.max(2600, available - used)
    const widths = [ordinal, label, unit, ...figures]
    const total = widths.reduce((sum, width) => sum + width, 0)
    // A table wider than the page is squeezed as a whole.
    return total <= available ? widths : widths.map((width) => Math.floor((width * available) / total))
  }

  private textOf(at: number, { column, index }: Place): string {
    const row = this.layout.rows[at]
    const cell = at * this.layout.columns.length + index
    return row === undefined
      ? ''
      : cellText(this.cells.values[cell] ?? null, this.cells.flags[cell] ?? 0, row, column)
  }

  private headerRows(): TableRow[] {
    const tree = buildHeaderTree(
      this.places.map(({ column }) => column),
      [...this.labels],
    )
    return tree.map(
      (level) =>
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: level.map((cell) => this.headerCell(cell)),
        }),
    )
  }

  private headerCell({ text, column, colSpan, rowSpan }: HeaderCell): TableCell {
    const width = this.widths.slice(column, column + colSpan).reduce((sum, one) => sum + one, 0)
    return this.cell(text, { width, bold: true, alignment: AlignmentType.CENTER, colSpan, rowSpan })
  }

  private row(row: LayoutRow, at: number): TableRow {
    const bold = row.kind === 'section' || row.kind === 'total'
    const style = { bold, italics: row.italic }
    const [ordinal = 0, label = 0, unit = 0, ...figures] = this.widths
    return new TableRow({
      cantSplit: true,
      height: { value: 300, rule: HeightRule.ATLEAST },
      children: [
        this.cell(row.ordinal, { ...style, width: ordinal, alignment: AlignmentType.CENTER }),
        this.cell(row.label, { ...style, width: label, indent: Math.max(0, row.level - 1) * 220 }),
        this.cell(row.unit, { ...style, width: unit, alignment: AlignmentType.CENTER }),
        ...this.places.map((place, column) =>
          this.cell(this.textOf(at, place), {
            ...style,
            width: figures[column] ?? 0,
            alignment: AlignmentType.RIGHT,
          }),
        ),
      ],
    })
  }

  private cell(
    text: string,
    look: {
      width: number
      bold: boolean
      italics?: boolean
      alignment?: (typeof AlignmentType)[keyof typeof AlignmentType]
      indent?: number
      colSpan?: number
      rowSpan?: number
    },
  ): TableCell {
    const { width, alignment = AlignmentType.LEFT, indent = 0, colSpan = 1, rowSpan = 1 } = look
    const run = { text: text.normalize('NFC'), bold: look.bold, italics: look.italics ?? false }
    const border = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
    return new TableCell({
      columnSpan: colSpan,
      rowSpan,
      width: { size: width, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { left: 70, right: 70, top: 20, bottom: 20 },
      borders: { top: border, bottom: border, left: border, right: border },
      children: [
        new Paragraph({
          alignment,
          ...(indent > 0 ? { indent: { left: indent } } : {}),
          children: [new TextRun({ ...run, size: this.fontSize })],
        }),
      ],
    })
  }
}
