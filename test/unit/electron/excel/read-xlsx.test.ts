import { describe, expect, it } from 'vitest'
import type { FileContent, ReadOptions } from '../../../../electron/excel/file-content'
import { openArchive } from '../../../../electron/excel/packed-archive'
import { readXlsx } from '../../../../electron/excel/read-xlsx'
import type { GridCell } from '../../../../shared/table/cell-grid'
import { makeWorkbook, makeZip, type ZipPart } from './make-zip'

/** The reader of .xlsx on parts written by hand: what the format allows and programs do, case by case. */
async function read(
  parts: readonly ZipPart[],
  options: ReadOptions = { legacy: 'by-evidence' },
): Promise<FileContent> {
  return readXlsx(await openArchive(makeZip(parts)), options)
}

async function readSheet(sheet: string, more: readonly ZipPart[] = []): Promise<FileContent> {
  return read([...makeWorkbook(sheet), ...more])
}

function cellsOf({ grids }: FileContent): GridCell[] {
  return grids.flatMap(({ rows }) => [...rows].flatMap(({ cells }) => cells))
}

const valuesOf = (content: FileContent): unknown[] => cellsOf(content).map(({ value }) => value)
const row = (cells: string): string => `<sheetData><row r="1">${cells}</row></sheetData>`
const inline = (runs: string): string => `<c t="inlineStr"><is>${runs}</is></c>`

const styles = (fonts: string, formats: string, cells: string): ZipPart => ({
  name: 'xl/styles.xml',
  content: `<styleSheet><numFmts>${formats}</numFmts><fonts>${fonts}</fonts><cellStyleXfs><xf numFmtId="9" fontId="1"/></cellStyleXfs><cellXfs>${cells}</cellXfs><dxfs><dxf><font><b/></font></dxf></dxfs></styleSheet>`,
})
const shared = (items: string): ZipPart => ({ name: 'xl/sharedStrings.xml', content: `<sst>${items}</sst>` })

describe('values', () => {
  it('text in all the ways that cells hold it', async () => {
    const content = await readSheet(
      row(
        `<c t="s"><v>0</v></c><c t="s"><v> 1 </v></c><c t="str"><v>ba &amp; bốn</v></c>${inline('<t xml:space="preserve"> năm </t>')}${inline('<r><t>sá</t></r><r><rPr><b/></rPr><t>u</t></r><rPh sb="0"><t>x</t></rPh>')}<c t="inlineStr"><is><t><![CDATA[<b>ảy]]></t></is></c><c t="str"><v/></c><c t="s"><v>2</v></c>`,
      ),
      [
        shared(
          '<si><t>mo\u0323t</t></si><si><r><t>ha</t></r><phoneticPr/><r><t>i</t></r></si><si><t> </t></si>',
        ),
      ],
    )
    expect(valuesOf(content)).toEqual(['mọt', 'hai', 'ba & bốn', 'năm', 'sáu', '<b>ảy'])
  })

  it('characters that XML cannot hold, and line ends of every kind', async () => {
    const content = await readSheet(row(inline('<t>a_x000D_\nb\r\nc_x005F_x000D__x1E1_</t>')))
    expect(valuesOf(content)).toEqual(['a\nb\nc_x000D__x1E1_'])
  })

  it('numbers as written, also where the cell says something else', async () => {
    const content = await readSheet(
      row(
        '<c><v>0.1</v></c><c t="n"><v> -7 </v></c><c><v>1E-3</v></c><c><v>&#49;2</v></c><c><v>mười</v></c><c/><c><v></v></c>',
      ),
    )
    expect(cellsOf(content)).toEqual([
      { column: 0, value: 0.1, text: '0,1', formula: null },
      { column: 1, value: -7, text: '-7', formula: null },
      { column: 2, value: 0.001, text: '0,001', formula: null },
      { column: 3, value: 12, text: '12', formula: null },
      { column: 4, value: 'mười', text: 'mười', formula: null },
    ])
  })

  it('yes and no, errors, days', async () => {
    const day = styles('', '', '<xf numFmtId="0"/><xf numFmtId="14"/>')
    const content = await readSheet(
      row(
        '<c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#DIV/0!</v></c><c s="1"><v>44196</v></c><c t="d" s="1"><v>2020-12-31T00:00:00Z</v></c>',
      ),
      [day],
    )
    expect(valuesOf(content)).toEqual([true, false, '#DIV/0!', '31/12/2020', '31/12/2020'])
    const parts = [
      ...makeWorkbook(row('<c s="1"><v>42734</v></c><c t="d" s="1"><v>2020-12-31</v></c>')),
      day,
    ].map((part) => ({
      ...part,
      content: String(part.content).replace('<sheets>', '<workbookPr date1904="1"/><sheets>'),
    }))
    expect(valuesOf(await read(parts))).toEqual(['31/12/2020', '31/12/2020'])
  })

  it('number formats as the sheet shows them', async () => {
    const formats = `<numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="#,##0.0&quot; triệu&quot;"/>`
    const content = await readSheet(
      row(
        '<c s="1"><v>25454</v></c><c s="2"><v>1.033</v></c><c s="3"><v>1234.56</v></c><c s="4"><v>-1234567.4</v></c><c><v>123456.789012345</v></c>',
      ),
      [
        styles(
          '',
          formats,
          '<xf numFmtId="0"/><xf numFmtId="3"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="3"/>',
        ),
      ],
    )
    expect(cellsOf(content).map(({ value, text }) => [value, text])).toEqual([
      [25_454, '25.454'],
      [103.3, '103,3%'],
      [1234.56, '1.234,6 triệu'],
      [-1_234_567.4, '-1.234.567'],
      [123_456.789012345, '123456,789'],
    ])
  })
})

describe('formulas', () => {
  it('with their stored results, 0, no and nothing too; what is missing is told', async () => {
    const content = await readSheet(
      row(
        '<c><f>A2*2</f><v>0</v></c><c t="b"><f>1=2</f><v>0</v></c><c t="str"><f>""</f><v></v></c><c><f>A9</f></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c><f t="shared" ref="F1:G1" si="0">A1&amp;"x"</f><v>1</v></c><c><f t="shared" si="0"/><v>2</v></c><c><f t="array" ref="H1:I1">TRANSPOSE(A1:A2)</f><v>3</v></c><c><v>4</v></c><c><v>5</v></c>',
      ),
    )
    expect(cellsOf(content).map(({ value, formula }) => [value, formula])).toEqual([
      [0, 'A2*2'],
      [false, '1=2'],
      [null, '""'],
      [null, 'A9'],
      ['#DIV/0!', '1/0'],
      [1, 'A1&"x"'],
      [2, ''],
      [3, 'TRANSPOSE(A1:A2)'],
      [4, ''],
      [5, null],
    ])
    expect(content.remarks).toEqual([{ kind: 'doubtful-formulas', sheet: 'S', cells: 2 }])
  })
})

describe('places', () => {
  it('rows and cells without references, with some, out of order and twice', async () => {
    const content = await readSheet(
      '<sheetData><row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row><row r="9"><c r="B9"><v>9</v></c><c r="A9"><v>8</v></c></row><row r="5"><c r="A5"><v>5</v></c></row><row r="9"><c r="C9"><v>10</v></c><c r="A9"><v>7</v></c></row></sheetData>',
    )
    const [grid] = content.grids
    expect(
      [...(grid?.rows ?? [])].map((line) => [
        line.row,
        line.cells.map(({ column, value }) => [column, value]),
      ]),
    ).toEqual([
      [
        0,
        [
          [0, 1],
          [3, 2],
          [4, 3],
        ],
      ],
      [1, [[0, 4]]],
      [4, [[0, 5]]],
      [
        8,
        [
          [0, 7],
          [1, 9],
          [2, 10],
        ],
      ],
    ])
    expect(grid?.rows.length).toBe(4)
    expect(grid?.rows.at(2)?.row).toBe(4)
    expect(grid?.rows.at(4)).toBeUndefined()
  })

  it('merged cells: cut to the sheet, the first of two that overlap', async () => {
    const content = await readSheet(
      `${row('<c r="A1"><v>1</v></c>')}<mergeCells><mergeCell ref="A1:C2"/><mergeCell ref="B2:D4"/><mergeCell ref="E1"/><mergeCell ref="F1:F1048576"/><mergeCell ref="nonsense"/></mergeCells>`,
    )
    expect(content.grids[0]?.merges).toEqual([
      { top: 0, left: 0, bottom: 1, right: 2 },
      { top: 0, left: 5, bottom: 64, right: 5 },
    ])
  })

  it('what its author hid: rows, columns, sheets', async () => {
    const sheet =
      '<cols><col min="2" max="3" hidden="1"/><col min="5" max="16384" hidden="true"/></cols><sheetData><row hidden="1"><c r="A1"><v>1</v></c></row><row hidden="0"><c r="C2"><v>1</v></c></row></sheetData>'
    const parts = makeWorkbook(sheet).map((part) => ({
      ...part,
      content: String(part.content).replace('sheetId="1"', 'sheetId="1" state="veryHidden"'),
    }))
    const content = await read(parts)
    expect(content.grids[0]).toMatchObject({ hidden: true, hiddenColumns: [1, 2] })
    expect([...(content.grids[0]?.rows ?? [])].map(({ hidden }) => hidden)).toEqual([true, undefined])
    expect(content.remarks).toEqual([{ kind: 'hidden-sheet', sheet: 'S' }])
  })

  it('notes on cells, without what a program wrote around a conversation', async () => {
    const relation = 'http://purl.oclc.org/ooxml/officeDocument/relationships/comments'
    const content = await readSheet(row('<c r="A1"><v>1</v></c><c r="B1"><v>2</v></c>'), [
      {
        name: 'xl/worksheets/_rels/sheet1.xml.rels',
        content: `<Relationships><Relationship Id="r1" Type="${relation}" Target="/xl/lời.xml"/></Relationships>`,
      },
      {
        name: 'xl/lời.xml',
        content:
          '<x:comments xmlns:x="u"><x:commentList><x:comment ref="A1"><x:text><x:r><x:t>Số ước:</x:t></x:r><x:r><x:t> theo huyện</x:t></x:r></x:text></x:comment><x:comment ref="B1"><x:text><x:t>[Threaded comment]\n\nYour version…\n\nComment:\n    Xem lại</x:t></x:text></x:comment></x:commentList></x:comments>',
      },
    ])
    expect(cellsOf(content).map(({ note }) => note)).toEqual(['Số ước: theo huyện', 'Xem lại'])
  })
})

describe('parts', () => {
  it('prefixes, the strict edition, other folders and slashes', async () => {
    const main = 'http://purl.oclc.org/ooxml/spreadsheetml/main'
    const relation = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
    const content = await read([
      {
        name: '_rels/.rels',
        content: `<Relationships><Relationship Id="a" Type="${relation}/officeDocument" Target="/odd/Book%20one.xml"/></Relationships>`,
      },
      {
        name: 'odd/Book one.xml',
        content: `<x:workbook xmlns:x="${main}" xmlns:q="${relation}"><x:sheets><x:sheet name="Biểu 'I'" sheetId="9" q:id="s"/><x:sheet name="Đồ thị" sheetId="10" q:id="c"/></x:sheets></x:workbook>`,
      },
      {
        name: 'odd/_rels/Book one.xml.rels',
        content: `<Relationships><Relationship Id="s" Type="${relation}/worksheet" Target="..\\sheets/ONE.xml"/><Relationship Id="t" Type="${relation}/sharedStrings" Target="/texts.xml"/><Relationship Id="c" Type="${relation}/chartsheet" Target="chart.xml"/></Relationships>`,
      },
      { name: 'texts.xml', content: `<y:sst xmlns:y="${main}"><y:si><y:t>chữ</y:t></y:si></y:sst>` },
      { name: 'odd/chart.xml', content: '<chartsheet/>' },
      {
        name: 'sheets/one.xml',
        content: `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row><x:c t='s'><x:v>0</x:v></x:c><x:c><x:v>7</x:v></x:c></x:row></x:sheetData><x:extLst><x:ext><x:sheetData><x:row><x:c><x:v>99</x:v></x:c></x:row></x:sheetData></x:ext></x:extLst></x:worksheet>`,
      },
    ])
    expect(content.grids.map(({ sheet }) => sheet)).toEqual(["Biểu 'I'"])
    expect(valuesOf(content)).toEqual(['chữ', 7])
  })

  it('macros and other workbooks are told and left alone', async () => {
    const parts = makeWorkbook(row('<c><v>1</v></c>')).map((part) =>
      part.name === 'xl/_rels/workbook.xml.rels'
        ? {
            ...part,
            content: String(part.content).replace(
              '</Relationships>',
              '<Relationship Id="e" Type="http://x/externalLink" Target="file:///C:/a.xlsx" TargetMode="External"/></Relationships>',
            ),
          }
        : part,
    )
    const content = await read([...parts, { name: 'xl/vbaProject.bin', content: 'code' }])
    expect(content.remarks).toEqual([{ kind: 'macros' }, { kind: 'external-links', count: 1 }])
  })
})

describe('looks', () => {
  const fonts =
    '<font><name val="Times New Roman"/></font><font><b/><name val=".VnTime"/></font><font><i val="0"/><b val="false"/><name val="VNI-Times"/></font><font><name val=".VnTimeH"/></font>'
  const cells =
    '<xf fontId="0"/><xf fontId="1" numFmtId="3"><alignment horizontal="center" indent="2"/></xf><xf fontId="2"/><xf fontId="3"/>'

  it('fonts, alignment and formats, one object for all cells that look alike', async () => {
    const content = await readSheet(row('<c s="1"><v>1</v></c><c s="1"><v>2</v></c><c><v>3</v></c>'), [
      styles(fonts, '', cells),
    ])
    const [first, second, third] = cellsOf(content)
    expect(first?.style).toEqual({
      bold: true,
      italic: false,
      indent: 2,
      align: 'center',
      font: '.VnTime',
      format: '#,##0',
    })
    expect(second?.style).toBe(first?.style)
    expect(third?.style).toMatchObject({ bold: false, font: 'Times New Roman', format: '' })
  })

  it('text is bold when all its runs are', async () => {
    const bold = '<rPr><b/></rPr>'
    const content = await readSheet(
      row(
        `${inline(`<r>${bold}<t>Tổng</t></r><r><t> </t></r><r>${bold}<t>số</t></r>`)}${inline(`<r>${bold}<t>Tổng</t></r><r><t>số</t></r>`)}`,
      ),
    )
    expect(cellsOf(content).map(({ style }) => style?.bold ?? false)).toEqual([true, false])
  })

  it('old fonts are decoded, by the cell and by the run, and told', async () => {
    const old = 'Hîp t¸c x·'
    const content = await readSheet(
      row(
        `<c s="1" t="s"><v>0</v></c><c s="2" t="inlineStr"><is><t>Hôïp taùc xaõ</t></is></c><c s="3" t="s"><v>0</v></c><c t="inlineStr"><is><r><rPr><rFont val=".VnTime"/></rPr><t>${old}</t></r><r><rPr><rFont val="Arial"/></rPr><t> số 1</t></r></is></c><c t="inlineStr"><is><t>Hợp tác xã</t></is></c>`,
      ),
      [shared(`<si><t>${old}</t></si>`), styles(fonts, '', cells)],
    )
    expect(valuesOf(content)).toEqual([
      'Hợp tác xã',
      'Hợp tác xã',
      'HỢP TÁC XÃ',
      'Hợp tác xã số 1',
      'Hợp tác xã',
    ])
    expect(content.remarks).toEqual([
      { kind: 'legacy-text', sheet: 'S', encoding: 'tcvn3', by: 'font', cells: 3 },
      { kind: 'legacy-text', sheet: 'S', encoding: 'vni', by: 'font', cells: 1 },
    ])
  })
})
