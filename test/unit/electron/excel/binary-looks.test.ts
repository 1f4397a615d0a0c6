import { describe, expect, it } from 'vitest'
import { fontAt, lookKey, readBinaryLooks } from '../../../../electron/excel/binary-looks'
import { endRecord, makeBinary, record, recordFont, recordStyle, words } from './make-binary'

const fonts = [
  recordFont('Arial'),
  recordFont('Arial'),
  recordFont('Arial'),
  recordFont('Arial'),
  recordFont('.VnTimeH', { bold: true }),
  recordFont('.VnTime', { italic: true }),
]

/** Three shared strings: plain, with runs and broken within its characters, plain. */
const firstPart = Buffer.concat([
  Buffer.alloc(8),
  words(2),
  Buffer.from([0]),
  Buffer.from('ab'),
  words(6),
  Buffer.from([8]),
  words(2),
  Buffer.from('abc'),
])
const secondPart = Buffer.concat([
  Buffer.from([1]),
  Buffer.from('đef', 'utf16le'),
  words(0, 5, 3, 6),
  words(1),
  Buffer.from([0]),
  Buffer.from('z'),
])

describe('looks of an .xls', () => {
  const stream = makeBinary(
    [...fonts, recordStyle(0, 0), recordStyle(5, 2, 3), record(0xfc, firstPart), record(0x3c, secondPart)],
    [
      {
        name: 'A',
        records: [
          record(0x0208, words(7, 0, 1, 255, 0, 0, 0x20, 0)),
          record(0x7d, words(2, 3, 0, 0, 1, 0)),
          record(0xfd, words(0, 0, 1), words(0, 0)),
          record(0xfd, words(1, 0, 0), words(1, 0)),
          record(0xfd, words(2, 0, 0), words(2, 0)),
          record(0xbd, words(3, 4), words(1, 0, 0), words(0, 0, 0), words(5)),
          record(0x0809, words(0x0600, 0x20, 0, 0)),
          record(0xfd, words(9, 9, 1), words(0, 0)),
          endRecord,
          record(0x0203, words(4, 1, 1), Buffer.alloc(8)),
        ],
      },
      { name: 'B', records: [record(0x0201, words(0, 0, 1))] },
    ],
  )
  const looks = readBinaryLooks(stream)
  const [first, second] = looks.sheets
  const at = (row: number, column: number) => first?.looks.get(lookKey(row, column))

  it('are fonts, styles, and runs of strings that break off in the middle', () => {
    expect(looks.codePage).toBeNull()
    expect(looks.sheets.map(({ name }) => name)).toEqual(['A', 'B'])
    expect(looks.styles[1]).toEqual({ font: 5, align: 'center', indent: 3 })
    // Fonts are counted without a number 4.
    expect(fontAt(looks, 5)).toEqual({ name: '.VnTimeH', bold: true, italic: false })
    expect(fontAt(looks, 6)).toEqual({ name: '.VnTime', bold: false, italic: true })
    expect(at(0, 0)).toEqual({ style: 1, runs: [] })
    expect(at(1, 0)).toEqual({
      style: 0,
      runs: [
        { from: 0, font: 5 },
        { from: 3, font: 6 },
      ],
    })
    expect(at(2, 0)).toEqual({ style: 0, runs: [] })
    expect([at(3, 4)?.style, at(3, 5)?.style]).toEqual([1, 0])
  })

  it('are of the sheet alone, not of a chart on it', () => {
    expect(at(9, 9)).toBeUndefined()
    expect(at(4, 1)?.style).toBe(1)
    expect(second?.looks.get(lookKey(0, 0))?.style).toBe(1)
    expect([...(first?.hiddenRows ?? [])]).toEqual([7])
    expect(first?.hiddenColumns).toEqual([2, 3])
  })

  it('of BIFF5 have runs in the cell and a code page', () => {
    const old = makeBinary(
      [
        record(0x42, words(1258)),
        recordFont('Arial', { wide: false }),
        recordFont('.VnTime', { wide: false }),
        recordStyle(1, 1),
      ],
      [
        {
          name: 'A',
          records: [record(0xd6, words(0, 0, 0, 3), Buffer.from('abc'), Buffer.from([2, 0, 0, 2, 1]))],
        },
      ],
      false,
    )
    const read = readBinaryLooks(old)
    expect(read.codePage).toBe(1258)
    expect(fontAt(read, 1)?.name).toBe('.VnTime')
    expect(read.sheets[0]?.looks.get(lookKey(0, 0))?.runs).toEqual([
      { from: 0, font: 0 },
      { from: 2, font: 1 },
    ])
  })

  it('are read as far as they go when the stream is cut or damaged anywhere', () => {
    for (let length = 0; length < stream.length; length += 1)
      expect(() => readBinaryLooks(stream.subarray(0, length))).not.toThrow()
    for (let index = 0; index < stream.length; index += 1) {
      const damaged = Buffer.from(stream)
      damaged[index] = 0xff
      expect(() => readBinaryLooks(damaged)).not.toThrow()
    }
  })
})
