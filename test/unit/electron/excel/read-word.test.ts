import {
  AlignmentType,
  Document,
  FootnoteReferenceRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  type IRunOptions,
} from 'docx'
import { describe, expect, it } from 'vitest'
import { readWord } from '../../../../electron/excel/read-word'
import { cellAt, gridLines } from './grid-texts'
import { makeZip } from './make-zip'

const options = { legacy: 'by-evidence' } as const
type Spans = { rowSpan?: number; columnSpan?: number }

function cell(text: string, spans: Spans = {}, run: IRunOptions = {}): TableCell {
  const children = text
    .split('\n')
    .map((line) => new Paragraph({ children: [new TextRun({ ...run, text: line })] }))
  return new TableCell({ ...spans, children })
}
const paragraph = (text: string, run: IRunOptions = {}): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ ...run, text })] })

const reference = new TableCell({
  children: [new Paragraph({ children: [new TextRun('Thùc hiÖn'), new FootnoteReferenceRun(1)] })],
})

/** Written in TCVN3, the font given by the document's defaults as old templates do. */
const document = new Document({
  styles: { default: { document: { run: { font: '.VnTime' } } } },
  footnotes: { 1: { children: [new Paragraph('Theo b¸o c¸o cña tØnh')] } },
  sections: [
    {
      children: [
        paragraph('biÓu tæng hîp', { bold: true, font: '.VnTimeH' }),
        paragraph('Đơn vị: HTX', { italics: true, font: 'Times New Roman' }),
        new Table({
          rows: [
            new TableRow({
              children: [
                cell('TT', { rowSpan: 2 }),
                cell('ChØ tiªu', { rowSpan: 2 }),
                cell('N¨m 2023', { columnSpan: 2 }),
              ],
            }),
            new TableRow({ children: [cell('KÕ\nho¹ch'), reference] }),
            new TableRow({
              children: [
                cell('1'),
                cell('Tæng sè', {}, { italics: true }),
                cell('1.234', {}, { font: 'Arial' }),
                cell('05'),
              ],
            }),
          ],
        }),
        paragraph('phô lôc ii', { allCaps: true, font: '.VnTime' }),
        new Table({ rows: [new TableRow({ children: [cell('A'), cell('B')] })] }),
        paragraph('Ng­êi lËp biÓu', { bold: true }),
      ],
    },
  ],
})

describe('a Word document', () => {
  it('gives each table with the lines before it, old fonts decoded, spans and footnotes kept', async () => {
    const { format, grids, remarks } = await readWord(await Packer.toBuffer(document), options)
    expect(format).toBe('docx')
    expect(grids.map((grid) => gridLines(grid))).toEqual([
      [
        '0 | 0:BIỂU TỔNG HỢP',
        '1 | 0:Đơn vị: HTX',
        '2 | 0:TT | 1:Chỉ tiêu | 2:Năm 2023',
        '3 | 2:Kế\nhoạch | 3:Thực hiện¹',
        '4 | 0:1 | 1:Tổng số | 2:1.234 | 3:05',
      ],
      ['0 | 0:PHỤ LỤC II', '1 | 0:A | 1:B', '2 | 0:Người lập biểu', '3 | 0:¹ Theo báo cáo của tỉnh'],
    ])
    expect(grids[0]?.merges).toEqual([
      { top: 2, left: 0, bottom: 3, right: 0 },
      { top: 2, left: 1, bottom: 3, right: 1 },
      { top: 2, left: 2, bottom: 2, right: 3 },
    ])
    expect(cellAt(grids[0], 0, 0)?.style).toMatchObject({ bold: true, font: '.VnTimeH' })
    expect(cellAt(grids[0], 4, 1)?.style).toMatchObject({ italic: true, font: '.VnTime' })
    expect(cellAt(grids[0], 4, 3)?.value).toBe('05')
    expect(remarks.map((remark) => remark.kind)).toEqual(['legacy-text', 'legacy-text'])
  })

  it('without text or without its parts is refused', async () => {
    const blank = new Document({ sections: [{ children: [] }] })
    await expect(readWord(await Packer.toBuffer(blank), options)).rejects.toThrow('excel-empty')
    await expect(readWord(makeZip([{ name: 'word/other.xml', content: '<a/>' }]), options)).rejects.toThrow(
      'excel-damaged',
    )
    await expect(readWord(Buffer.from('PK\u0003\u0004 damaged'), options)).rejects.toThrow('excel-damaged')
  })
})
