import {
  AlignmentType,
  BorderStyle,
  HeightRule,
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
import { findCommonUnit } from '../../shared/table/common-unit'
import { buildHeaderTree, type HeaderCell } from '../../shared/table/header-tree'
import { figureWidth } from '../../shared/table/sheet-metrics'
import { wordSize } from './word-page'

/**
 * A table of the program as a table of Word: its head repeats on every page, no row is split between two pages, only the
 * columns of the paper are on it. Figures are text, as they are printed.
 */
const twipsOfCharacter = 105

const unitColumn = 2

/** `labels` name the three columns before the figures; `available` is the room in twentieths of a point. */
export function buildWordTable(
  layout: TableLayout,
  cells: TableCells,
  labels: readonly [string, string, string],
  available: number,
): Table {
  const [ordinal, label, unit] = labels
  return new WordTable(layout, cells, [ordinal, layout.rowLabel ?? label, unit], available).build()
}

type Place = { column: TableColumn; index: number }

class WordTable {
  private readonly places: readonly Place[]
  /** Without it a line above the table says the unit of all rows. */
  private readonly withUnit: boolean
  /** Of all columns; that of the unit is 0 where it is left out. */
  private readonly widths: readonly number[]
  private readonly fontSize: number

  constructor(
    private readonly layout: TableLayout,
    private readonly cells: TableCells,
    private readonly labels: readonly [string, string, string],
    private readonly available: number,
  ) {
    this.places = layout.columns.flatMap((column, index) => (column.paper ? [{ column, index }] : []))
    this.withUnit = findCommonUnit(layout.rows) === null
    this.fontSize = this.places.length > 6 ? wordSize.wide : wordSize.table
    this.widths = this.fitWidths()
  }

  build(): Table {
    return new Table({
      layout: TableLayoutType.FIXED,
      width: { size: this.widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      columnWidths: this.widths.filter((_, column) => this.isShown(column)),
      rows: [...this.headerRows(), ...this.layout.rows.map((row, at) => this.row(row, at))],
    })
  }

  private isShown(column: number): boolean {
    return this.withUnit || column !== unitColumn
  }

  /** Figures need their width; the labels get what is left of the page. */
  private fitWidths(): number[] {
    const { available } = this
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
    const unit = this.withUnit ? Math.min(1700, widthOf([...this.labels[2].split(' '), ...units], 800)) : 0
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
          children: level.filter(({ column }) => this.isShown(column)).map((cell) => this.headerCell(cell)),
        }),
    )
  }

  private headerCell({ text, column, colSpan, rowSpan }: HeaderCell): TableCell {
    const width = this.widths.slice(column, column + colSpan).reduce((sum, one) => sum + one, 0)
    return this.cell(text, { width, bold: true, alignment: AlignmentType.CENTER, colSpan, rowSpan })
  }

  private row(row: LayoutRow, at: number): TableRow {
    const bold = row.kind === 'section' || row.kind === 'total'
    // A heading says nothing alone at the foot of a page.
    const keepNext = row.kind === 'section' || row.kind === 'heading'
    const style = { bold, italics: row.italic, keepNext }
    const [ordinal = 0, label = 0, unit = 0, ...figures] = this.widths
    return new TableRow({
      cantSplit: true,
      height: { value: 300, rule: HeightRule.ATLEAST },
      children: [
        this.cell(row.ordinal, { ...style, width: ordinal, alignment: AlignmentType.CENTER }),
        this.cell(row.label, { ...style, width: label, indent: Math.max(0, row.level - 1) * 220 }),
        ...(this.withUnit
          ? [this.cell(row.unit, { ...style, width: unit, alignment: AlignmentType.CENTER })]
          : []),
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
      keepNext?: boolean
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
          keepNext: look.keepNext ?? false,
          ...(indent > 0 ? { indent: { left: indent } } : {}),
          children: [new TextRun({ ...run, size: this.fontSize })],
        }),
      ],
    })
  }
}
