import { CFB, utils, write, type BookType, type CellObject, type WorkSheet } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { readWithSheetJs } from '../../../../electron/excel/read-old-workbook'
import { cellAt, gridLines } from './grid-texts'
import { makeBinary, record, recordFont, recordStyle, words } from './make-binary'

const options = { legacy: 'by-evidence' } as const

function makeSheet(): WorkSheet {
  const sheet = utils.aoa_to_sheet([
    ['BÁO CÁO QUÝ I'],
    ['TT', 'Chỉ tiêu', 'Số lượng', 'Tỷ lệ', 'Ngày'],
    [1, 'Tổng số hợp tác xã', 25_454, 1.033, 45_382],
    [2, 'Doanh thu', 3600.65, 0.5, null],
  ])
  const at = (address: string): CellObject => sheet[address] as CellObject
  at('C3').z = '#,##0'
  at('D3').z = '0.00%'
  at('E3').z = 'm/d/yy'
  at('C4').z = '#,##0.00'
  sheet['C5'] = { t: 'n', v: 29_054.65, f: 'C3+C4' }
  sheet['!ref'] = 'A1:E5'
  sheet['!merges'] = [utils.decode_range('A1:E1')]
  return sheet
}

function save(bookType: BookType, ...sheets: WorkSheet[]): Buffer {
  const workbook = utils.book_new()
  sheets.forEach((sheet, index) => utils.book_append_sheet(workbook, sheet, `Biểu ${String(index + 1)}`))
  return write(workbook, { type: 'buffer', bookType }) as Buffer
}

describe.each([
  ['xls', 'biff8'],
  ['xls', 'xls'],
  ['xlsb', 'xlsb'],
  ['ods', 'ods'],
] as const)('a workbook in .%s (%s)', (format, bookType) => {
  const { grids } = readWithSheetJs(save(bookType, makeSheet(), utils.aoa_to_sheet([['x']])), format, options)
  const [grid] = grids

  it('gives texts as they are shown, numbers as they are stored', () => {
    expect(grids.map(({ sheet }) => sheet)).toEqual(['Biểu 1', 'Biểu 2'])
    expect(gridLines(grid).slice(0, 4)).toEqual([
      '0 | 0:BÁO CÁO QUÝ I',
      '1 | 0:TT | 1:Chỉ tiêu | 2:Số lượng | 3:Tỷ lệ | 4:Ngày',
      '2 | 0:1 | 1:Tổng số hợp tác xã | 2:25.454 | 3:103,30% | 4:31/03/2024',
      '3 | 0:2 | 1:Doanh thu | 2:3.600,65 | 3:0,5',
    ])
    expect(cellAt(grid, 2, 2)?.value).toBe(25_454)
    expect(cellAt(grid, 2, 3)?.value).toBe(103.3)
    expect(cellAt(grid, 2, 4)?.value).toBe('31/03/2024')
    expect(cellAt(grid, 3, 2)?.value).toBe(3600.65)
    expect(grid?.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 4 }])
  })

  it('keeps what a formula resulted in', () => {
    expect(cellAt(grid, 4, 2)?.value).toBe(29_054.65)
    if (format === 'ods') expect(cellAt(grid, 4, 2)?.formula).toBe('C3+C4')
  })
})

describe('texts before Unicode', () => {
  /** Bytes as they stood in the file; the library writes them through unchanged. */
  const sheetOf = (text: string): WorkSheet =>
    utils.aoa_to_sheet([[text], ['Tæng sè hîp t¸c x· ®ang ho¹t ®éng']])

  it.each(['biff8', 'xlsb', 'ods'] as const)('are guessed by their letters in %s', (bookType) => {
    const format = bookType === 'xlsb' || bookType === 'ods' ? bookType : 'xls'
    const bytes = save(bookType, sheetOf('ChØ tiªu'))
    const { grids, remarks } = readWithSheetJs(bytes, format, options)
    expect(gridLines(grids[0])).toEqual(['0 | 0:Chỉ tiêu', '1 | 0:Tổng số hợp tác xã đang hoạt động'])
    expect(remarks).toEqual([
      { kind: 'legacy-text', sheet: grids[0]?.sheet, encoding: 'tcvn3', by: 'letters', cells: 2 },
    ])
    const literal = readWithSheetJs(bytes, format, { legacy: 'as-is' })
    expect(gridLines(literal.grids[0])[0]).toBe('0 | 0:ChØ tiªu')
  })
})

describe('an .xls of before 1997', () => {
  const files = CFB as {
    utils: { cfb_new: () => object; cfb_add: (container: object, path: string, content: Buffer) => void }
    write: (container: object, options: { type: 'buffer' }) => Buffer
  }
  const latin = (text: string): Buffer => Buffer.from(text, 'latin1')
  const label = (row: number, style: number, text: string): Buffer =>
    record(0x0204, words(row, 0, style, text.length), latin(text))
  const number = Buffer.alloc(8)
  number.writeDoubleLE(1234.5)
  const book = makeBinary(
    [
      record(0x42, words(1258)),
      ...['Arial', '.VnTimeH', '.VnTime', 'VNI-Times'].map((name) => recordFont(name, { wide: false })),
      ...[0, 1, 2, 3].map((font) => recordStyle(font, 0)),
    ],
    [
      {
        name: 'Bieu',
        records: [
          label(0, 1, 'b¸o c¸o'),
          label(1, 2, 'Sè l\u00adîng'),
          label(2, 3, 'Hôïp taùc xaõ'),
          // Windows-1258: a letter with its own mark, and the tone behind it.
          label(3, 0, 'H\u00f5\u00f2p t\u00e1c x\u00e3'),
          record(0xd6, words(4, 0, 2, 9), latin('Tæng htx·'), Buffer.from([2, 5, 1, 8, 2])),
          record(0x0203, words(5, 0, 0), number),
        ],
      },
    ],
    false,
  )
  const container = files.utils.cfb_new()
  files.utils.cfb_add(container, '/Book', book)

  it('is read by its fonts, run by run, and by its code page', () => {
    const { grids, remarks } = readWithSheetJs(files.write(container, { type: 'buffer' }), 'xls', options)
    expect(gridLines(grids[0])).toEqual([
      '0 | 0:BÁO CÁO',
      '1 | 0:Số lượng',
      '2 | 0:Hợp tác xã',
      '3 | 0:Hợp tác xă',
      '4 | 0:Tổng HTXã',
      '5 | 0:1234,5',
    ])
    expect(cellAt(grids[0], 0, 0)?.style?.font).toBe('.VnTimeH')
    expect(remarks).toEqual([
      { kind: 'legacy-text', sheet: 'Bieu', encoding: 'tcvn3', by: 'font', cells: 3 },
      { kind: 'legacy-text', sheet: 'Bieu', encoding: 'vni', by: 'font', cells: 1 },
    ])
  })
})

describe('a workbook that is hostile', () => {
  it('may declare a whole sheet and merge it: only its cells count', () => {
    const sheet = makeSheet()
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 65_535, c: 255 } }]
    const { grids } = readWithSheetJs(save('biff8', sheet), 'xls', options)
    expect(grids[0]?.merges).toEqual([{ top: 0, left: 0, bottom: 68, right: 68 }])
    expect(gridLines(grids[0])).toHaveLength(5)
  })

  it('is refused when it is cut or holds nothing', () => {
    const bytes = save('biff8', makeSheet())
    for (const share of [0.1, 0.3, 0.5, 0.7]) {
      const start = performance.now()
      try {
        readWithSheetJs(bytes.subarray(0, Math.floor(bytes.length * share)), 'xls', options)
      } catch (error) {
        expect(String(error)).toMatch(/excel-(damaged|empty)/)
      }
      expect(performance.now() - start).toBeLessThan(5000)
    }
    expect(() => readWithSheetJs(save('biff8', utils.aoa_to_sheet([[]])), 'xls', options)).toThrow(
      'excel-empty',
    )
    expect(() => readWithSheetJs(Buffer.alloc(600, 0xd0), 'xls', options)).toThrow('excel-damaged')
  })
})
