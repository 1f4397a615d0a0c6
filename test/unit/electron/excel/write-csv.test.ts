import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { writeSeparated } from '../../../../electron/excel/write-csv'
import type { TableCells, TableColumn, TableLayout, TableRow } from '../../../../shared/model/table-layout'
import { packCellFlags, type CellStatus } from '../../../../shared/model/cell'
import { buildNationalInput } from '../../../golden/excel-fixture'

const labels = ['TT', 'Chỉ tiêu', 'Đơn vị tính'] as const

const flags = (status: CellStatus): number =>
  packCellFlags({
    status,
    role: 'input',
    origin: null,
    qualifier: null,
    estimated: false,
    preliminary: false,
    note: false,
    followUp: false,
    partial: false,
    stated: 'none',
  })

const column = (id: string, kind: TableColumn['kind'], header: string[]): TableColumn => ({
  id,
  header,
  kind,
  attainment: false,
  paper: true,
  width: 90,
})
const row = (ordinal: string, label: string, unit: string, decimals = 0): TableRow => ({
  id: label,
  kind: 'item',
  ordinal,
  label,
  unit,
  level: 1,
  italic: false,
  decimals,
  percent: false,
  direction: 'neutral',
})

const layout: TableLayout = {
  name: 'T',
  label: '',
  title: '',
  attachment: '',
  rowLabel: null,
  columns: [
    column('actual', 'value', ['Thực hiện']),
    column('index', 'index', ['So sánh; "với"', 'Tỷ lệ']),
    column('difference', 'difference', ['=HYPERLINK("x")']),
  ],
  rows: [
    row('1', 'Tổng số', 'HTX'),
    row('-', '- Nông nghiệp', '@đồng', 1),
    row('+', '=1+1', 'HTX'),
    row('4', 'Nhiều\ndòng', 'HTX'),
  ],
  footnotes: [],
  orientation: 'portrait',
}
const cells: TableCells = {
  values: [25454, 1033, -836, -36006, null, null, null, null, null, 0, 5, 1000000],
  flags: [
    ...[flags('number'), flags('number'), flags('number')],
    ...[flags('number'), flags('none'), flags('unknown')],
    ...[flags('blank'), flags('zero-base'), flags('overflow')],
    ...[flags('number'), flags('number'), flags('number')],
  ],
}

const write = (kind: 'csv' | 'tsv'): string => [...writeSeparated(layout, cells, labels, kind)].join('')

describe('a table as separated text', () => {
  it('has its mark, semicolons and decimal commas', () => {
    expect(write('csv')).toBe(
      [
        '\ufeffTT;Chỉ tiêu;Đơn vị tính;Thực hiện;"So sánh; ""với"" · Tỷ lệ (%)";"\t=HYPERLINK(""x"")"',
        '1;Tổng số;HTX;25454;103,3;-836',
        '-;"\t- Nông nghiệp";"\t@đồng";-3600,6;–;…',
        '+;"\t=1+1";HTX;;–;#TRAN',
        '4;Nhiều dòng;HTX;0;0,5;1000000',
        '',
      ].join('\r\n'),
    )
  })

  it('comes back cell for cell from another reader, with tabs too', () => {
    for (const [kind, delimiter] of [
      ['csv', ';'],
      ['tsv', '\t'],
    ] as const) {
      const text = write(kind).slice(1)
      const { data, errors } = Papa.parse<string[]>(text, { delimiter, skipEmptyLines: true })
      expect(errors).toEqual([])
      expect(data.map((line) => line.length)).toEqual([6, 6, 6, 6, 6])
      expect(data[2]?.map((field) => field.trim())).toEqual([
        '-',
        '- Nông nghiệp',
        '@đồng',
        '-3600,6',
        '–',
        '…',
      ])
    }
  })

  it('lets nothing run as a formula', () => {
    for (const line of Papa.parse<string[]>(write('csv').slice(1), { delimiter: ';' }).data)
      for (const field of line) if (/^[=+\-@]/.test(field)) expect(field).toMatch(/^[-+]$|^-\d+(,\d+)?$/)
  })

  it('writes every row and column of an official table', () => {
    const input = buildNationalInput()
    const text = [...writeSeparated(input.layout, input.cells, labels, 'csv')].join('')
    const { data } = Papa.parse<string[]>(text, { delimiter: ';', skipEmptyLines: true })
    expect(data).toHaveLength(input.layout.rows.length + 1)
    expect(data.every((line) => line.length === input.layout.columns.length + 3)).toBe(true)
  })
})
