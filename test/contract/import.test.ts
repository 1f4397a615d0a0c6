import { join } from 'node:path'
import { writeFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../../shared/contract/client'
import type { WorkbookContract } from '../../shared/contract/workbook-contract'
import { unpackCellFlags } from '../../shared/model/cell'
import type { FormId } from '../../shared/model/ids'
import { memoryTransport, type TestHost } from '../fixtures/host-transports'
import { createImportClient, storable, type Found, type ImportClient } from '../fixtures/import-client'
import { openAppendix, type SampleView } from '../fixtures/sample-view'

/** The official table as somebody types it by hand: eight columns, three header rows, numbers as text or as numbers. */
const typedTable: (string | number | null)[][] = [
  ['Phụ lục'],
  ['CHỈ TIÊU PHÁT TRIỂN KINH TẾ TẬP THỂ NĂM 2020'],
  ['TT', 'Chỉ tiêu', 'Đơn vị tính', 'Thực hiện năm 2020', 'So sánh với'],
  [null, null, null, null, 'năm 2019', null, 'Kế hoạch 2020'],
  [null, null, null, null, 'Số lượng', 'Tỷ lệ', 'Số lượng', 'Tỷ lệ'],
  ['I', 'HỢP TÁC XÃ'],
  [1, 'Tổng số HTX', 'HTX', '25.454', '+ 836', '103,3%'],
  ['-', 'Nông nghiệp', 'HTX', 16520],
  ['-', 'Xây dựng', 'HTX', '1.075'],
  [5, 'Thành lập mới', 'HTX', '2.138', '-381', '84,9%', '-362', '85,5%'],
  [6, 'Giải thể', 'HTX', 'tám trăm', '297'],
]

let host: TestHost
let client: Client<WorkbookContract>
let imports: ImportClient

beforeAll(async () => {
  host = await memoryTransport.start()
  client = await host.connect()
  imports = createImportClient(host, client)
})
afterAll(async () => {
  await host.dispose()
})

/** Reads a file and maps its first table to the table that is shown. */
async function mapFile(view: SampleView, path: string): Promise<Found> {
  const { period, locality, forms } = view.state
  const form = forms[0]?.id as FormId
  return imports.map(await imports.read(path), {}, { kind: 'form', form, period, locality })
}

describe('an edited copy of our own export', () => {
  it('gives back the changed cells and nothing else, as one undo', async () => {
    await client.call('workbook.openSample', {})
    const view = await openAppendix(client)
    const path = join(host.folder, 'edited.xlsx')
    await client.call('excel.export', {
      job: 'job-export',
      view: view.opened.view,
      target: await host.giveFile(path, 'save'),
    })
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(path)
    const sheet = workbook.worksheets[0]
    const edit = (label: string, value: number | string | null): void => {
      sheet?.eachRow((row) => {
        if (row.getCell(2).text.trim() === label) row.getCell(4).value = value
      })
    }
    edit('Giải thể', 815)
    edit('Thành lập mới', '2.140')
    edit('Số HTX ứng dụng công nghệ cao vào sản xuất', null)
    await workbook.xlsx.writeFile(path)

    const found = await mapFile(view, path)
    const changed = found.mapping.cells.filter((cell) => cell.status === 'changed')
    expect(changed.map(({ row, before, after }) => [row, before, after])).toEqual([
      ['Số HTX ứng dụng công nghệ cao vào sản xuất', '1718', null],
      ['Thành lập mới', '2138', '2140'],
      ['Giải thể', '811', '815'],
    ])
    expect(found.mapping.counts).toMatchObject({ new: 0, changed: 3, unreadable: 0 })
    const applied = await imports.apply(found, storable(found))
    expect(applied.cells).toBe(3)
    expect(view.value('I.6', 'actual')).toBe('815')
    expect(view.value('I.2', 'actual')).toBeNull()
    expect(unpackCellFlags(view.flags('I.6', 'actual')).origin).toBe('imported')
    const why = await client.call('cells.explain', {
      view: view.opened.view,
      index: view.cellIndex('I.6', 'actual'),
    })
    expect(why.fact).toMatchObject({ origin: 'imported', source: 'edited.xlsx' })
    expect(why.fact?.locator).toMatch(/^Phụ lục!D\d+$/)
    const { label } = await client.call('history.undo', {})
    expect(label).toEqual({ key: 'import-cells', cells: 3, file: 'edited.xlsx' })
    expect(view.value('I.6', 'actual')).toBe('811')
    expect(view.value('I.2', 'actual')).toBe('1718')
    expect(unpackCellFlags(view.flags('I.2', 'actual')).origin).toBe('imported')
  })
})

describe('a table typed by hand', () => {
  it('derives the hidden bases and names what it cannot read', async () => {
    await client.call('workbook.openSample', {})
    const view = await openAppendix(client)
    const path = await imports.writeTable('typed.xlsx', typedTable)
    const found = await mapFile(view, path)
    expect(found.mapping.counts).toMatchObject({ new: 0, changed: 0, unreadable: 1 })
    expect(found.mapping.cells.find((cell) => cell.status === 'unreadable')).toMatchObject({
      row: 'Giải thể',
      text: 'tám trăm',
    })
    const derived = found.mapping.cells.filter((cell) => cell.derived)
    expect(derived.map(({ row, column, after }) => [row, column, after])).toEqual([
      ['Tổng số HTX', 'So sánh với · năm 2019 · Giá trị', '24618'],
      ['Thành lập mới', 'So sánh với · năm 2019 · Giá trị', '2519'],
      ['Thành lập mới', expect.stringContaining('Kế hoạch 2020'), '2500'],
    ])
    expect(found.mapping.missingRows.length).toBeGreaterThan(60)
  })

  it('brings changed figures in', async () => {
    const view = await openAppendix(client)
    const table = typedTable.map((row) => (row[1] === 'Xây dựng' ? ['-', 'Xây dựng', 'HTX', '1.080'] : row))
    const found = await mapFile(view, await imports.writeTable('typed-2.xlsx', table))
    expect(found.mapping.counts.changed).toBe(1)
    await imports.apply(found, storable(found))
    const again = await openAppendix(client)
    expect(again.value('I.1.XD', 'actual')).toBe('1080')
    expect(again.value('I.1', 'actual')).toBe('25459')
    expect(unpackCellFlags(again.flags('I.1', 'actual')).stated).toBe('differs')
    await client.call('history.undo', {})
    expect((await openAppendix(client)).value('I.1', 'actual')).toBe('25454')
  })
})

describe('files that are something else', () => {
  const cases: [name: string, content: string | Buffer, code: string][] = [
    ['rỗng.xlsx', '', 'file-empty'],
    ['cụt.xlsx', Buffer.from('PK\u0003\u0004 rest of nothing'), 'excel-damaged'],
  ]
  it.each(cases)('%s', async (name, content, code) => {
    const path = join(host.folder, name)
    writeFileSync(path, content)
    await expect(imports.read(path)).rejects.toMatchObject({ code })
  })

  it('a workbook with another table is proposed for no form', async () => {
    const path = await imports.writeTable('khác.xlsx', [
      ['Tên', 'Tuổi'],
      ['An', 30],
    ])
    const draft = await imports.read(path)
    expect(draft.tables.filter(({ proposal }) => proposal !== null)).toEqual([])
  })
})
