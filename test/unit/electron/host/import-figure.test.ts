import { describe, expect, it } from 'vitest'
import { readFigure, readLiteral, type FigureContext } from '../../../../electron/host/commands/import-figure'
import type { CellReading, DocumentCell } from '../../../../shared/understand/document-table'

const cell = (text: string, reading: CellReading, isNumber = false): DocumentCell => ({
  column: 3,
  text,
  reading,
  isNumber,
  formula: false,
  locator: 'Biểu!D8',
})
const number = (value: string): CellReading => ({ kind: 'number', value, qualifier: null })
const plain: FigureContext = {
  decimals: 0,
  percent: false,
  unit: 'HTX',
  fileUnit: null,
  power: 0,
  convention: null,
  isChosenConvention: false,
  chosen: null,
}
const money = { ...plain, unit: 'tỷ đồng', fileUnit: 'triệu đồng', power: -3, decimals: 3 }

describe('a figure of a file', () => {
  it('keeps every digit when the unit moves the point', () => {
    expect(readFigure(cell('14.390,5', number('14390.5')), { ...money, decimals: 4 })).toMatchObject({
      value: '14.3905',
    })
    expect(
      readFigure(cell('99007199254740,991', number('99007199254740.991')), { ...money, decimals: 6 }),
    ).toMatchObject({
      value: '99007199254.740991',
    })
  })

  it('is taken as shown where the file holds more digits', () => {
    const shown = cell('103,3', number('103.28391482'), true)
    expect(readFigure(shown, { ...plain, decimals: 1 })).toMatchObject({ kind: 'number', value: '103.3' })
  })

  it('is asked where more digits are shown than the row has', () => {
    const precise = cell('103,28', number('103.28'), true)
    expect(readFigure(precise, { ...plain, decimals: 1 })).toMatchObject({
      kind: 'ask',
      reason: 'too-precise',
      candidates: [{ value: '103.3' }, { value: '103.2' }],
    })
  })

  it('with several readings is asked until the user says which', () => {
    const doubtful = cell('1,234', { kind: 'doubtful', candidates: ['1234', '1.234'] })
    expect(readFigure(doubtful, plain)).toMatchObject({
      kind: 'ask',
      candidates: [{ value: '1234' }, { value: '1.234' }],
    })
    expect(readFigure(doubtful, { ...plain, chosen: '1234' })).toMatchObject({
      kind: 'number',
      value: '1234',
    })
    const english = { ...plain, convention: 'en', isChosenConvention: true } as const
    expect(readFigure(doubtful, english)).toMatchObject({ kind: 'number', value: '1234' })
    expect(readFigure(cell('1.234', number('1234')), { ...english, decimals: 3 })).toMatchObject({
      value: '1.234',
    })
  })

  it('that is a number in the file has no notation', () => {
    const english = { ...plain, convention: 'en', isChosenConvention: true } as const
    expect(readFigure(cell('25.454', number('25454'), true), english)).toMatchObject({ value: '25454' })
  })

  it('may name its unit in the cell', () => {
    expect(readFigure(cell('1,2 tỷ', { kind: 'text' }), { ...plain, unit: 'triệu đồng' })).toMatchObject({
      kind: 'number',
      value: '1200',
    })
    expect(readFigure(cell('tám trăm', { kind: 'text' }), plain).kind).toBe('invalid')
  })
})

describe('the number that stands in a cell', () => {
  it('is known where only its meaning is asked', () => {
    const lost: CellReading = { kind: 'doubtful', candidates: ['87.3', '87300'], literal: '87.3' }
    expect(readFigure(cell('87.3', lost), plain).kind).toBe('ask')
    expect(readLiteral(cell('87.3', lost), 0)).toBe('87.3')
    expect(readLiteral(cell('87.3', number('87.3')), -3)).toBe('0.0873')
  })
  it('is not where it has several readings', () => {
    expect(readLiteral(cell('1,234', { kind: 'doubtful', candidates: ['1234', '1.234'] }), 0)).toBeNull()
    expect(readLiteral(cell('ba', { kind: 'text' }), 0)).toBeNull()
  })
})
