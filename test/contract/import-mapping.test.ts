import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { join } from 'node:path'
import type { Client } from '../../shared/contract/client'
import type { WorkbookContract } from '../../shared/contract/workbook-contract'
import type { ImportTarget } from '../../shared/model/import-draft'
import { unpackCellFlags } from '../../shared/model/cell'
import type { FormId } from '../../shared/model/ids'
import { memoryTransport, type TestHost } from '../fixtures/host-transports'
import { createImportClient, storable, type ImportClient } from '../fixtures/import-client'
import { openAppendix, type SampleView } from '../fixtures/sample-view'

/** A return of one province as its office writes it: own title, own units, a row of its own, other words. */
const title = [
  ['LIÊN MINH HTX TỈNH NGHỆ AN'],
  ['BÁO CÁO TÌNH HÌNH KINH TẾ TẬP THỂ NĂM 2020'],
  [null, null, null, 'ĐVT: HTX'],
]
const header = [['STT', 'Nội dung', 'ĐVT', 'TH năm 2020']]
const typed = [
  ...title,
  ...header,
  ['I', 'HTX'],
  [1, 'Tổng số Hợp tác xã', 'HTX', '25.500'],
  ['-', 'NN', 'HTX', '16.530'],
  ['-', 'XD', 'HTX', '1.080'],
  [2, 'HTX áp dụng chuyển đổi số', 'HTX', '12'],
  [3, 'Thành lập mới', 'HTX', '2.140'],
  [4, 'Tổng vốn điều lệ', 'triệu đồng', '41.000.000'],
]

let host: TestHost
let client: Client<WorkbookContract>
let imports: ImportClient
let view: SampleView
let target: ImportTarget

async function connect(): Promise<void> {
  client = await host.connect()
  imports = createImportClient(host, client)
}

async function openForm(): Promise<void> {
  view = await openAppendix(client)
  const { forms, period, locality } = view.state
  target = { kind: 'form', form: forms[0]?.id as FormId, period, locality }
}

beforeAll(async () => {
  host = await memoryTransport.start()
  await connect()
  await client.call('workbook.openSample', {})
  await openForm()
})
afterAll(async () => {
  await host.dispose()
})

const rowNamed = (rows: readonly { label: string; row: number }[], label: string): number => {
  const found = rows.find((row) => row.label === label)
  if (found === undefined) throw new Error(`no row ${label}`)
  return found.row
}

describe('a table in other words', () => {
  it('is laid on the form by number, name and order, and what is doubtful is asked', async () => {
    const draft = await imports.read(await imports.writeTable('tinh.xlsx', typed))
    const [table] = draft.tables
    expect(table).toMatchObject({ sheet: 'Biểu', own: false, rows: 7, columns: 1 })
    expect(table?.proposal).toEqual(target)
    const { mapping } = await imports.map(draft)
    const targets = mapping.rows.map(({ label, target: to, doubtful }) => [
      label,
      to.kind === 'row' ? to.id : to.kind,
      doubtful,
    ])
    expect(targets).toEqual([
      ['HTX', 'I', false],
      ['Tổng số Hợp tác xã', 'I.1', false],
      ['NN', 'I.1.NN', false],
      ['XD', 'I.1.XD', false],
      ['HTX áp dụng chuyển đổi số', 'skip', true],
      ['Thành lập mới', 'I.5', false],
      ['Tổng vốn điều lệ', 'I.11', false],
    ])
    expect(mapping.columns).toMatchObject([{ target: 'actual', doubtful: false, by: 'likeness' }])
  })

  it('brings other units by moving the point', async () => {
    const { mapping } = await imports.map(await imports.read(join(host.folder, 'tinh.xlsx')))
    const capital = mapping.rows.find(({ label }) => label === 'Tổng vốn điều lệ')
    expect(capital?.unit).toEqual({ file: 'triệu đồng', target: 'tỷ đồng', factor: '0.001' })
    const cell = mapping.cells.find(({ at }) => at?.row === capital?.row)
    expect(cell).toMatchObject({ after: '41000', text: '41.000.000', status: 'changed' })
  })

  it('stores what is accepted with its source, and leads back to it', async () => {
    const found = await imports.map(await imports.read(join(host.folder, 'tinh.xlsx')))
    const accepted = storable(found)
    const { cells } = await imports.apply(found, accepted)
    expect(cells).toBe(accepted.length)
    await openForm()
    expect(view.value('I.5', 'actual')).toBe('2140')
    const index = view.cellIndex('I.5', 'actual')
    const source = await client.call('source.read', { view: view.opened.view, index })
    expect(source).toMatchObject({ file: 'tinh.xlsx', sheet: 'Biểu', at: { row: 9, column: 3 } })
    expect(source?.rows.find(({ row }) => row === 9)?.cells.map(({ text }) => text)).toEqual([
      '3',
      'Thành lập mới',
      'HTX',
      '2.140',
    ])
    expect(
      await client.call('source.read', { view: view.opened.view, index: view.cellIndex('I.9', 'actual') }),
    ).toBeNull()
    await client.call('history.undo', {})
    await openForm()
    expect(view.value('I.5', 'actual')).toBe('2138')
  })

  it('keeps back what is doubtful when everything is accepted', async () => {
    const found = await imports.map(await imports.read(join(host.folder, 'tinh.xlsx')))
    const doubted = found.mapping.cells.filter(({ suspicious }) => suspicious !== undefined)
    expect(doubted.map(({ row }) => row)).toEqual(['Tổng vốn điều lệ HTX'])
    const { cells } = await imports.apply(found, 'all')
    expect(cells).toBe(storable(found).length - doubted.length)
    await client.call('history.undo', {})
  })
})

describe('an estimate', () => {
  it('is asked about in a form without estimates, and stays marked as one', async () => {
    const early = typed.map((line) => line.map((text) => (text === 'TH năm 2020' ? 'Ước TH năm 2020' : text)))
    const draft = await imports.read(await imports.writeTable('uoc.xlsx', early))
    const found = await imports.map(draft, {}, target)
    expect(found.mapping.columns).toMatchObject([{ target: 'actual', doubtful: true }])
    expect((await imports.apply(found, 'all')).cells).toBe(0)
    await imports.apply(found, storable(found))
    await openForm()
    expect(unpackCellFlags(view.flags('I.5', 'actual')).estimated).toBe(true)
    await client.call('history.undo', {})
    await openForm()
  })
})

describe('a figure a thousand times too large', () => {
  it('is pointed out and left as it is', async () => {
    const wrong = typed.map((line) =>
      line[1] === 'Thành lập mới' ? [3, 'Thành lập mới', 'HTX', '2.140.000'] : line,
    )
    const found = await imports.map(await imports.read(await imports.writeTable('nghin.xlsx', wrong)))
    expect(found.mapping.cells.filter(({ row }) => row === 'Thành lập mới')).toMatchObject([
      { row: 'Thành lập mới', after: '2140000', suspicious: { power: 3, against: '2138' } },
    ])
  })
})

describe('a pasted table', () => {
  it('is read like a file, and its source is kept', async () => {
    const text = typed.map((line) => line.join('\t')).join('\n')
    const draft = await imports.paste(text)
    expect(draft).toMatchObject({ file: '', tables: [{ rows: 7, columns: 1 }] })
    const found = await imports.map(draft, {}, target)
    expect(storable(found)).not.toHaveLength(0)
    await imports.apply(found, 'all')
    await openForm()
    expect(view.value('I.5', 'actual')).toBe('2140')
    const source = await client.call('source.read', {
      view: view.opened.view,
      index: view.cellIndex('I.5', 'actual'),
    })
    expect(source?.rows.flatMap(({ cells }) => cells.map(({ text: one }) => one))).toContain('2.140')
    expect((await client.call('history.undo', {})).label).toMatchObject({ key: 'import-cells', file: '' })
    await openForm()
  })
})

describe('rows that the form does not have', () => {
  it('become indicators and rows in their place, with one undo that outlives the program', async () => {
    const draft = await imports.read(join(host.folder, 'tinh.xlsx'))
    const first = await imports.map(draft)
    const row = rowNamed(first.mapping.rows, 'HTX áp dụng chuyển đổi số')
    const choices = { rows: [{ row, target: { kind: 'new' } as const }] }
    const found = await imports.map(draft, choices)
    expect(found.mapping.rows[row]?.target).toEqual({ kind: 'new' })
    const before = await client.call('reference.read', {})
    const formBefore = view.opened.layout.rows.length
    const cell = found.mapping.cells.find(({ at }) => at?.row === row)
    expect(cell).toMatchObject({ status: 'new', before: null, after: '12' })
    await imports.apply(found, cell === undefined ? [] : [cell.id], choices)
    await openForm()
    const { rows } = view.opened.layout
    expect(rows).toHaveLength(formBefore + 1)
    const at = rows.findIndex(({ label }) => label === 'HTX áp dụng chuyển đổi số')
    expect(rows[at]).toMatchObject({ ordinal: '2', unit: 'HTX', level: 1, kind: 'item' })
    expect(rows[at - 1]?.id).toBe('I.1.XD')
    expect(view.value(rows[at]?.id ?? '', 'actual')).toBe('12')
    const made = (await client.call('reference.read', {})).indicators.at(-1)
    expect(made).toMatchObject({ name: 'HTX áp dụng chuyển đổi số', unit: 'HTX', kind: 'stock', decimals: 0 })

    await host.stop()
    host = await memoryTransport.start({ folder: host.folder })
    await connect()
    await client.call('workbook.openSample', {})
    await openForm()
    expect(view.opened.layout.rows).toHaveLength(formBefore + 1)
    const { label } = await client.call('history.undo', {})
    expect(label).toEqual({ key: 'import-cells', cells: 1, file: 'tinh.xlsx' })
    await openForm()
    expect(view.opened.layout.rows).toHaveLength(formBefore)
    expect(await client.call('reference.read', {})).toEqual(before)
    await client.call('history.redo', {})
    await openForm()
    expect(view.value(rows[at]?.id ?? '', 'actual')).toBe('12')
    await client.call('history.undo', {})
    await openForm()
  })

  it('are left out when the user says so', async () => {
    const draft = await imports.read(join(host.folder, 'tinh.xlsx'))
    const found = await imports.map(draft, {
      rows: [{ row: 5, target: { kind: 'skip' } }],
    })
    expect(found.mapping.rows[5]).toMatchObject({ target: { kind: 'skip' }, by: 'user', doubtful: false })
    expect(found.mapping.cells.some(({ at }) => at?.row === 5)).toBe(false)
  })
})

describe('two rows for one', () => {
  it('are a conflict that nobody wins by standing last', async () => {
    const draft = await imports.read(join(host.folder, 'tinh.xlsx'))
    const rows = [
      { row: 4, target: { kind: 'row', id: 'I.5' } as const },
      { row: 5, target: { kind: 'row', id: 'I.5' } as const },
    ]
    const found = await imports.map(draft, { rows })
    const conflicts = found.mapping.cells.filter(({ status }) => status === 'conflict')
    expect(conflicts.map(({ after }) => after)).toEqual(['12', '2140'])
    const both = conflicts.map(({ id }) => id)
    await expect(imports.apply(found, both, { rows })).rejects.toMatchObject({ code: 'import-conflict' })
    expect((await imports.apply(found, both.slice(1), { rows })).cells).toBe(1)
    await openForm()
    expect(view.value('I.5', 'actual')).toBe('2140')
    await client.call('history.undo', {})
  })
})

describe('what was decided', () => {
  it('is remembered for the sender and taken back with the import', async () => {
    const path = join(host.folder, 'tinh.xlsx')
    const draft = await imports.read(path)
    const row = 4
    const choices = { rows: [{ row, target: { kind: 'row', id: 'I.2' } as const }] }
    const found = await imports.map(draft, choices)
    const cell = found.mapping.cells.find(({ at }) => at?.row === row)
    await imports.apply(found, cell === undefined ? [] : [cell.id], choices, true)
    const again = await imports.map(await imports.read(path))
    expect(again.mapping.rows[row]).toMatchObject({
      by: 'lesson',
      doubtful: false,
      target: { kind: 'row', id: 'I.2' },
    })
    const other = typed.map((line) => (line === typed[0] ? ['LIÊN MINH HTX TỈNH HÀ TĨNH'] : line))
    const stranger = await imports.map(await imports.read(await imports.writeTable('khac-tinh.xlsx', other)))
    expect(stranger.mapping.rows[row]).toMatchObject({ by: 'none' })
    await client.call('history.undo', {})
    const forgotten = await imports.map(await imports.read(path))
    expect(forgotten.mapping.rows[row]?.by).toBe('none')
  })
})

describe('a form never seen before', () => {
  const table = [
    ['ỦY BAN NHÂN DÂN HUYỆN THANH CHƯƠNG'],
    ['Biểu số 03/KTTT'],
    ['KẾT QUẢ HỖ TRỢ HỢP TÁC XÃ NĂM 2020'],
    ['TT', 'Nội dung hỗ trợ', 'ĐVT', 'Thực hiện năm 2019', 'Năm 2020', null],
    [null, null, null, null, 'Kế hoạch', 'Thực hiện'],
    ['I', 'ĐÀO TẠO'],
    [1, 'Số lớp tập huấn chuyển đổi số', 'lớp', 3, 5, 4],
    [2, 'Kinh phí tập huấn', 'triệu đồng', '120,5', '200', '180,25'],
    ['II', 'XÚC TIẾN'],
    [1, 'Số hội chợ đã tham gia', 'hội chợ', 1, 2, 2],
  ]

  it('is made from the file, with its indicators and figures, as one command', async () => {
    const draft = await imports.read(await imports.writeTable('moi.xlsx', table))
    const { period, locality } = view.state
    const place: ImportTarget = { kind: 'new-form', name: 'Hỗ trợ HTX', period, locality }
    const found = await imports.map(draft, {}, place)
    expect(found.mapping.counts).toMatchObject({ new: 9, unreadable: 0, conflict: 0 })
    const before = await client.call('workbook.state', {})
    const { form, cells } = await imports.apply(found, 'all')
    expect(cells).toBe(9)
    const state = await client.call('workbook.state', {})
    expect(state?.forms.map(({ name }) => name)).toEqual([
      ...(before?.forms ?? []).map(({ name }) => name),
      'Hỗ trợ HTX',
    ])
    const request = { kind: 'form', form: form ?? (0 as FormId), period, locality } as const
    const opened = await client.call('view.open', { request })
    expect(opened.layout).toMatchObject({
      label: 'Biểu số 03/KTTT',
      title: 'KẾT QUẢ HỖ TRỢ HỢP TÁC XÃ NĂM 2020',
    })
    expect(opened.layout.columns.map(({ header }) => header)).toEqual([
      ['Thực hiện năm 2019'],
      ['Năm 2020', 'Kế hoạch'],
      ['Năm 2020', 'Thực hiện'],
    ])
    expect(opened.layout.rows.map(({ kind, ordinal, label, unit }) => [kind, ordinal, label, unit])).toEqual([
      ['section', 'I', 'ĐÀO TẠO', ''],
      ['item', '1', 'Số lớp tập huấn chuyển đổi số', 'lớp'],
      ['item', '2', 'Kinh phí tập huấn', 'triệu đồng'],
      ['section', 'II', 'XÚC TIẾN', ''],
      ['item', '1', 'Số hội chợ đã tham gia', 'hội chợ'],
    ])
    expect(opened.cells.values.slice(3, 9)).toEqual([3, 5, 4, 12050, 20000, 18025])
    const again = await imports.map(draft, {}, { ...request })
    expect(again.mapping.counts).toMatchObject({ new: 0, changed: 0, same: 9 })
    await client.call('history.undo', {})
    expect((await client.call('workbook.state', {}))?.forms).toEqual(before?.forms)
    await client.call('history.redo', {})
    expect((await client.call('view.open', { request })).cells.values.slice(3, 9)).toEqual([
      3, 5, 4, 12050, 20000, 18025,
    ])
    await client.call('history.undo', {})
  })

  it('keeps columns apart that measure different things, each with its plan and its result', async () => {
    const wide = [
      ['KẾT QUẢ TẬP HUẤN NĂM 2020'],
      ['TT', 'Đối tượng', 'Số lớp', null, 'Số học viên', null, 'Kinh phí (triệu đồng)'],
      [null, null, 'Kế hoạch', 'Thực hiện', 'Kế hoạch', 'Thực hiện', null],
      [1, 'Giám đốc hợp tác xã', 3, 2, 120, 95, 45],
      [2, 'Kế toán trưởng', 2, 2, 60, 64, 30],
    ]
    const draft = await imports.read(await imports.writeTable('tap-huan.xlsx', wide))
    const { period, locality } = view.state
    const found = await imports.map(draft, {}, { kind: 'new-form', name: 'Tập huấn', period, locality })
    expect(found.mapping.counts).toMatchObject({ new: 10, unreadable: 0, conflict: 0 })
    const { form, cells } = await imports.apply(found, 'all')
    expect(cells).toBe(10)
    const request = { kind: 'form', form: form ?? (0 as FormId), period, locality } as const
    const opened = await client.call('view.open', { request })
    expect(opened.cells.values).toEqual([3, 2, 120, 95, 45, 2, 2, 60, 64, 30])
    const { indicators } = await client.call('reference.read', {})
    expect(indicators.slice(-6).map(({ name, unit }) => [name, unit])).toEqual([
      ['Giám đốc hợp tác xã', 'lớp'],
      ['Giám đốc hợp tác xã · Số học viên', 'học viên'],
      ['Giám đốc hợp tác xã · Kinh phí (triệu đồng)', 'triệu đồng'],
      ['Kế toán trưởng', 'lớp'],
      ['Kế toán trưởng · Số học viên', 'học viên'],
      ['Kế toán trưởng · Kinh phí (triệu đồng)', 'triệu đồng'],
    ])
    const again = await imports.map(draft, {}, request)
    expect(again.mapping.counts).toMatchObject({ new: 0, changed: 0, same: 10 })
    await client.call('history.undo', {})
    await client.call('history.redo', {})
    expect((await client.call('view.open', { request })).cells.values).toEqual(opened.cells.values)
    await client.call('history.undo', {})
  })

  it('takes a column of another year for no year of this form', async () => {
    const older = typed.map((line) => line.map((text) => (text === 'TH năm 2020' ? 'TH năm 2018' : text)))
    const draft = await imports.read(await imports.writeTable('cu.xlsx', older))
    const { mapping } = await imports.map(draft, {}, target)
    expect(mapping.columns.map(({ target: to }) => to)).toEqual([null])
    expect(mapping.cells).toEqual([])
  })
})

describe('drafts', () => {
  it('are forgotten when others were read and when another workbook is opened', async () => {
    const path = join(host.folder, 'tinh.xlsx')
    const first = await imports.read(path)
    for (let more = 0; more < 3; more += 1) await imports.read(path)
    await expect(imports.map(first)).rejects.toMatchObject({ code: 'draft-unknown' })
    const last = await imports.read(path)
    await client.call('workbook.close', {})
    await client.call('workbook.openSample', {})
    await openForm()
    await expect(imports.map(last)).rejects.toMatchObject({ code: 'draft-unknown' })
  })
})
