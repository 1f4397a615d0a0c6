import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromScaled } from '../../shared/format/parse-number'
import type { ImportTarget } from '../../shared/model/import-draft'
import { decimalsOf } from '../../shared/model/table-layout'
import { memoryTransport, type TestHost } from '../fixtures/host-transports'
import { createImportClient } from '../fixtures/import-client'
import { openAppendix } from '../fixtures/sample-view'

/** A table of branches whose columns measure different things, one of them a share, as a form of its own. */
const table = [
  ['TÌNH HÌNH HỢP TÁC XÃ THEO LĨNH VỰC NĂM 2020'],
  [
    'STT',
    'Ngành nghề',
    'Tổng số HTX',
    'Đang hoạt động',
    'Vốn điều lệ (triệu đồng)',
    'Tỷ trọng (%)',
    'Tỷ trọng HTX (%)',
  ],
  [1, 'Trồng trọt', 157, 138, 342530.5, 91.2, '96,9%'],
  [2, 'Vận tải hàng hóa', 5, 4, 33000, 8.8, '3,1%'],
  ['', 'Tổng cộng', 162, 142, 375530.5, 100, '100%'],
]

let host: TestHost
beforeAll(async () => {
  host = await memoryTransport.start()
})
afterAll(async () => {
  await host.dispose()
})

describe('a column of shares', () => {
  it('comes in beside what it is a share of, each column with its own decimals', async () => {
    const client = await host.connect()
    await client.call('workbook.openSample', {})
    const imports = createImportClient(host, client)
    const { state } = await openAppendix(client)
    const { period, locality } = state
    const target: ImportTarget = { kind: 'new-form', name: 'Lĩnh vực', period, locality }
    const draft = await imports.read(await imports.writeTable('linh-vuc.xlsx', table))
    const found = await imports.map(draft, {}, target)
    expect(found.mapping.counts).toMatchObject({ new: 15, unreadable: 0 })
    const { form } = await imports.apply(found, 'all')
    if (form === null) throw new Error('a form was made')
    const request = { kind: 'form', form, period, locality } as const
    const { layout, cells } = await client.call('view.open', { request })
    const shown = layout.rows.map((row, at) =>
      layout.columns.map((column, across) => {
        const value = cells.values[at * layout.columns.length + across]
        return value == null ? null : fromScaled(value, decimalsOf(row, column))
      }),
    )
    expect(shown).toEqual([
      ['157', '138', '342530.5', '91.2', '96.9'],
      ['5', '4', '33000', '8.8', '3.1'],
      ['162', '142', '375530.5', '100', '100'],
    ])
  })
})
