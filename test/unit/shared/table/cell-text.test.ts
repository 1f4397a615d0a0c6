import { describe, expect, it } from 'vitest'
import { packCellFlags, type CellStatus } from '../../../../shared/model/cell'
import type { TableColumn, TableRow } from '../../../../shared/model/table-layout'
import { cellText } from '../../../../shared/table/cell-text'

const row = (over: Partial<TableRow> = {}): TableRow => ({
  id: 'r',
  kind: 'item',
  ordinal: '1',
  label: 'Tổng số HTX',
  unit: 'HTX',
  level: 1,
  italic: false,
  decimals: 0,
  percent: false,
  direction: 'more-is-better',
  ...over,
})
const column = (kind: TableColumn['kind']): TableColumn => ({
  id: kind,
  header: [kind],
  kind,
  attainment: false,
  paper: true,
  width: 100,
})
const flags = (status: CellStatus): number =>
  packCellFlags({
    status,
    role: 'input',
    origin: 'typed',
    qualifier: 'near',
    estimated: true,
    preliminary: false,
    followUp: false,
    note: true,
    partial: true,
    stated: 'differs',
  })
const number = flags('number')
const percentRow = row({ unit: '%', decimals: 1, percent: true })

describe('cellText', () => {
  it.each([
    [25454, row(), 'value', '25.454'],
    [0, row(), 'value', '0'],
    [36006, row({ decimals: 1 }), 'value', '3.600,6'],
    [836, row(), 'difference', '+836'],
    [-381, row(), 'difference', '−381'],
    [-998175, row(), 'difference', '−998.175'],
    [-10021, row({ decimals: 1 }), 'difference', '−1.002,1'],
    [1034, row(), 'index', '103,4%'],
    [1000, row({ decimals: 3 }), 'index', '100,0%'],
    [649, row(), 'share', '64,9%'],
    [632, percentRow, 'value', '63,2%'],
    [39, percentRow, 'difference', '+3,9'],
    [-4, percentRow, 'difference', '−0,4'],
    [1086, percentRow, 'index', '108,6%'],
    [33, row(), 'growth', '+3,3%'],
    [-40, row({ decimals: 3 }), 'growth', '−4,0%'],
    [0, row(), 'growth', '0,0%'],
    [125, row(), 'contribution', '+1,25'],
    [-7, percentRow, 'contribution', '−0,07'],
    [160, row({ decimals: 1 }), 'remaining', '+16,0'],
    [-16, row(), 'remaining', '−16'],
    [39, percentRow, 'remaining', '+3,9'],
    [325, row(), 'per-quarter', '32,5'],
    [-3250, row({ decimals: 2 }), 'per-quarter', '−32,50'],
    [3, row({ decimals: 2 }), 'rank', '3'],
    [1204, percentRow, 'rank', '1.204'],
  ] as const)('writes %d as the %s says', (value, inRow, kind, text) => {
    expect(cellText(value, number, inRow, column(kind))).toBe(text)
  })

  it('keeps the states apart', () => {
    expect(cellText(null, flags('blank'), row(), column('value'))).toBe('')
    expect(cellText(null, flags('none'), row(), column('value'))).toBe('–')
    expect(cellText(null, flags('unknown'), row(), column('value'))).toBe('…')
    expect(cellText(0, number, row(), column('value'))).toBe('0')
    expect(cellText(null, flags('overflow'), row(), column('value'))).toBe('#TRAN')
  })

  it('shows errors by their marks in every column', () => {
    for (const kind of ['value', 'index', 'rank'] as const) {
      expect(cellText(null, flags('division-by-zero'), row(), column(kind))).toBe('#CHIA0')
      expect(cellText(null, flags('cycle'), row(), column(kind))).toBe('#VONG')
      expect(cellText(null, flags('broken'), row(), column(kind), 'gần')).toBe('#LOI')
    }
  })

  it('shows a comparison without meaning as a dash and one without a side as blank', () => {
    for (const status of ['zero-base', 'negative-base'] as const) {
      expect(cellText(null, flags(status), row(), column('index'))).toBe('–')
    }
    for (const status of ['no-current', 'no-base', 'no-meaning'] as const) {
      expect(cellText(null, flags(status), row(), column('index'))).toBe('')
    }
  })

  it('leaves headings empty', () => {
    expect(cellText(null, flags('no-meaning'), row({ kind: 'section' }), column('value'))).toBe('')
    expect(cellText(null, flags('no-meaning'), row({ kind: 'heading' }), column('index'))).toBe('')
  })

  it('puts the word of a qualifier before numbers only', () => {
    expect(cellText(42, number, row({ decimals: 1 }), column('value'), 'gần')).toBe('gần 4,2')
    expect(cellText(null, flags('unknown'), row(), column('value'), 'gần')).toBe('…')
    expect(cellText(null, flags('blank'), row(), column('value'), 'gần')).toBe('')
  })
})
