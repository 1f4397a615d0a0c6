import { describe, expect, it } from 'vitest'
import { makeSheetDecoder, type TextRun } from '../../../../shared/format/legacy-runs'

const cell = (text: string, font = ''): TextRun[] => [{ text, font }]

describe('old text of a sheet', () => {
  it('is decoded run by run, each by its font', () => {
    const runs = [
      { text: 'Tæng sè ', font: '.VnTime' },
      { text: 'htx ®ang ho¹t ®éng', font: '.VnTimeH' },
      { text: ' (đơn vị)', font: 'Times New Roman' },
    ]
    const decoder = makeSheetDecoder([runs], true)
    expect(decoder.decode(runs)).toBe('Tổng số HTX ĐANG HOẠT ĐỘNG (đơn vị)')
    expect(decoder.found()).toEqual([{ encoding: 'tcvn3', by: 'font', cells: 1 }])
  })

  it('stays when most of what is written in an old font is Unicode', () => {
    const unicode = ['Tổng số hợp tác xã', 'Nông nghiệp', 'Công', 'Quỹ tín dụng'].map((text) =>
      cell(text, '.VnTime'),
    )
    const decoder = makeSheetDecoder(unicode, true)
    // Alone, "Công" could be a TCVN3 word as well.
    expect(unicode.map(decoder.decode)).toEqual(['Tổng số hợp tác xã', 'Nông nghiệp', 'Công', 'Quỹ tín dụng'])
    expect(decoder.found()).toEqual([])
  })

  it('decodes Unicode and old text side by side under one old font', () => {
    const cells = [
      cell('Tæng sè hîp t¸c x·', '.VnTime'),
      cell('C¸n bé qu¶n lý', '.VnTime'),
      cell('Tổng số', '.VnTime'),
    ]
    const decoder = makeSheetDecoder(cells, true)
    expect(cells.map(decoder.decode)).toEqual(['Tổng số hợp tác xã', 'Cán bộ quản lý', 'Tổng số'])
    expect(decoder.found()).toEqual([{ encoding: 'tcvn3', by: 'font', cells: 2 }])
  })

  it('is guessed without a font, and only then undone by the wish to leave text as it is', () => {
    const cells = [cell('Tæng sè hîp t¸c x·'), cell('sè l\u00adîng'), cell('Trong ®ã'), cell('Bé', '.VnTime')]
    const guessing = makeSheetDecoder(cells, true)
    expect(cells.map(guessing.decode)).toEqual(['Tổng số hợp tác xã', 'số lượng', 'Trong đó', 'Bộ'])
    expect(guessing.found()).toEqual([
      { encoding: 'tcvn3', by: 'letters', cells: 3 },
      { encoding: 'tcvn3', by: 'font', cells: 1 },
    ])
    const literal = makeSheetDecoder(cells, false)
    expect(cells.map(literal.decode)).toEqual(['Tæng sè hîp t¸c x·', 'sè l\u00adîng', 'Trong ®ã', 'Bộ'])
  })

  it('takes soft hyphens out of Unicode text', () => {
    const cells = [cell('hợp\u00ad tác xã')]
    expect(cells.map(makeSheetDecoder(cells, true).decode)).toEqual(['hợp tác xã'])
  })
})
