import { describe, expect, it } from 'vitest'
import type { TableColumn, TableLayout, TableRow } from '../../../../shared/model/table-layout'
import { packCellFlags, unpackCellFlags, type CellStatus } from '../../../../shared/model/cell'
import {
  addRows,
  createTally,
  pointsUnit,
  readFigures,
  type SelectionFigures,
} from '../../../../shared/table/selection-figures'
import { row } from '../../renderer/table-fixture'
import { seededRandom } from '../../../fixtures/seeded-random'

function column(kind: TableColumn['kind']): TableColumn {
  return { id: kind, header: [kind], kind, attainment: false, paper: true, width: 80 }
}

function layoutOf(rows: readonly TableRow[], columns: readonly TableColumn[]): TableLayout {
  return {
    name: 'test',
    label: '',
    title: '',
    attachment: '',
    rowLabel: null,
    columns,
    rows,
    footnotes: [],
    orientation: 'landscape',
  }
}

const flagsFor = (status: CellStatus): number => packCellFlags({ ...unpackCellFlags(0), status })

/** Figures of a whole table, added in pieces of `most` cells. */
function figuresOf(
  layout: TableLayout,
  values: (number | null)[],
  most = 1000,
  flags = values.map((value) => flagsFor(value === null ? 'blank' : 'number')),
): SelectionFigures {
  const tally = createTally()
  const selected = { rows: layout.rows.map((_, at) => at), columns: layout.columns.map((_, at) => at) }
  for (let at = 0; at < selected.rows.length;)
    at = addRows(tally, layout, { values, flags }, selected, at, most)
  return readFigures(tally)
}

const values = [column('value')]

describe('figures of a selection', () => {
  it('adds numbers of different decimals exactly', () => {
    const layout = layoutOf(
      [row('a', { decimals: 0 }), row('b', { decimals: 1 }), row('c', { decimals: 3 })],
      values,
    )
    expect(figuresOf(layout, [12, 5, 125])).toEqual({
      cells: 3,
      numbers: 3,
      unit: 'HTX',
      sum: '12.625',
      average: '4.20833',
      least: '0.125',
      greatest: '12',
    })
  })

  it('sums what binary fractions get wrong', () => {
    const layout = layoutOf(
      [row('a', { decimals: 1 }), row('b', { decimals: 1 }), row('c', { decimals: 1 })],
      values,
    )
    expect(figuresOf(layout, [1, 2, -3]).sum).toBe('0')
    expect(figuresOf(layout, [1, 2, 0]).sum).toBe('0.3')
  })

  it('stays exact beyond 2^53, up and down', () => {
    const layout = layoutOf([row('a'), row('b'), row('c'), row('d')], values)
    const large = Number.MAX_SAFE_INTEGER
    expect(figuresOf(layout, [large, large, large, 1]).sum).toBe((3n * BigInt(large) + 1n).toString())
    expect(figuresOf(layout, [large, -large, -large, -1]).sum).toBe((-BigInt(large) - 1n).toString())
    expect(figuresOf(layout, [large, large, large, 1]).average).toBe('6755399441055743.5')
  })

  it('counts blanks, "–", "…" and errors as cells without a number', () => {
    const layout = layoutOf([row('a'), row('b'), row('c'), row('d')], values)
    const flags = (['number', 'none', 'unknown', 'overflow'] as const).map(flagsFor)
    const figures = figuresOf(layout, [7, 0, 0, null], 1000, flags)
    expect(figures).toMatchObject({ cells: 4, numbers: 1, sum: '7', average: '7', least: '7', greatest: '7' })
    expect(figuresOf(layout, [null, null, null, null])).toEqual({
      cells: 4,
      numbers: 0,
      unit: null,
      sum: null,
      average: null,
      least: null,
      greatest: null,
    })
  })

  it('does not add different units, and still says how many, least and greatest', () => {
    const layout = layoutOf(
      [row('a', { unit: 'HTX' }), row('b', { unit: 'triệu đồng', decimals: 1 })],
      values,
    )
    expect(figuresOf(layout, [3, 25])).toEqual({
      cells: 2,
      numbers: 2,
      unit: null,
      sum: null,
      average: null,
      least: '2.5',
      greatest: '3',
    })
  })

  it('ignores the unit of cells without a number', () => {
    const layout = layoutOf([row('a', { unit: 'HTX' }), row('b', { unit: 'người' })], values)
    expect(figuresOf(layout, [3, null])).toMatchObject({ unit: 'HTX', sum: '3', cells: 2 })
  })

  it('tells percentages from their differences and from what the rows count', () => {
    const rate = row('rate', { unit: '%', percent: true, decimals: 1 })
    expect(figuresOf(layoutOf([rate], [column('value')]), [632]).unit).toBe('%')
    expect(figuresOf(layoutOf([rate], [column('difference')]), [32]).unit).toBe(pointsUnit)
    expect(figuresOf(layoutOf([row('a')], [column('index')]), [1034])).toMatchObject({
      unit: '%',
      sum: '103.4',
    })
    expect(figuresOf(layoutOf([row('a')], [column('value'), column('difference')]), [5, 1]).unit).toBe('HTX')
    expect(figuresOf(layoutOf([row('a')], [column('value'), column('index')]), [5, 1034]).unit).toBeNull()
  })

  it('rounds the average half away from zero, two digits further', () => {
    const layout = layoutOf([row('a'), row('b'), row('c')], values)
    expect(figuresOf(layout, [1, 1, 0]).average).toBe('0.67')
    expect(figuresOf(layout, [-1, -1, 0]).average).toBe('-0.67')
    const eight = layoutOf(
      Array.from({ length: 8 }, (_, at) => row(String(at))),
      values,
    )
    expect(figuresOf(eight, [1, 0, 0, 0, 0, 0, 0, 0]).average).toBe('0.13')
    expect(figuresOf(eight, [-1, 0, 0, 0, 0, 0, 0, 0]).average).toBe('-0.13')
  })

  it('takes only the selected rows and columns, at least one row at a time', () => {
    const layout = layoutOf([row('a'), row('b'), row('c')], [column('value'), column('difference')])
    const cells = {
      values: [1, 10, 2, 20, 3, 30],
      flags: Array.from({ length: 6 }, () => flagsFor('number')),
    }
    const tally = createTally()
    const selected = { rows: [0, 2], columns: [1] }
    expect(addRows(tally, layout, cells, selected, 0, 0)).toBe(1)
    expect(addRows(tally, layout, cells, selected, 1, 0)).toBe(2)
    expect(readFigures(tally)).toMatchObject({ cells: 2, sum: '40', least: '10', greatest: '30' })
  })

  it('is the same in any pieces (seed 7)', () => {
    const random = seededRandom(7)
    const rows = Array.from({ length: 50 }, (_, at) => row(String(at), { decimals: at % 4 }))
    const layout = layoutOf(rows, [column('value'), column('difference')])
    const numbers = Array.from({ length: 100 }, () =>
      random() < 0.2 ? null : Math.round((random() - 0.5) * 2 ** 53),
    )
    const whole = figuresOf(layout, numbers, 1000)
    for (const most of [1, 7, 33]) expect(figuresOf(layout, numbers, most)).toEqual(whole)
    const naive = numbers.reduce<bigint>(
      (sum, value, at) =>
        sum + (value === null ? 0n : BigInt(value) * 10n ** BigInt(3 - (Math.floor(at / 2) % 4))),
      0n,
    )
    const sign = naive < 0n ? '-' : ''
    const digits = (naive < 0n ? -naive : naive).toString().padStart(4, '0')
    const plain = `${sign}${digits.slice(0, -3)}.${digits.slice(-3)}`
    expect(whole.sum).toBe(plain.replace(/\.?0+$/, ''))
  })
})
