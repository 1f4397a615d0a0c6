import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../../shared/contract/client'
import type { ViewRequest, WorkbookContract } from '../../shared/contract/workbook-contract'
import type { FormId, IndicatorId } from '../../shared/model/ids'
import { memoryTransport, type TestHost } from '../fixtures/host-transports'
import { createImportClient, type ImportClient } from '../fixtures/import-client'
import { convertWithLibreOffice, missingLibreOffice } from '../tools/libreoffice'

/** What the program exports comes home without a change, as it was and after another program saved it in its own way. */
const missing = missingLibreOffice()
let host: TestHost
let client: Client<WorkbookContract>
let imports: ImportClient
let requests: Map<string, ViewRequest>

beforeAll(async () => {
  host = await memoryTransport.start()
  client = await host.connect()
  imports = createImportClient(host, client)
  const { period, locality, forms, indicators } = await client.call('workbook.openSample', {})
  await client.call('indicator.define', {
    id: null,
    code: 'TT.lien_hiep_tren_htx',
    name: 'Liên hiệp HTX trên 1.000 HTX',
    unit: '',
    decimals: 2,
    direction: 'more-is-better',
    formula: '=[LHHTX.tong_so]/[HTX.tong_so]*1000',
  })
  const form = forms[0]?.id ?? (0 as FormId)
  const indicator = indicators.find(({ code }) => code === 'HTX.tong_so')?.id ?? (0 as IndicatorId)
  const place = { period, locality }
  requests = new Map<string, ViewRequest>([
    ['form', { kind: 'form', form, ...place }],
    ['sectors', { kind: 'breakdown', by: 'sectors', indicator, ...place }],
    ['localities', { kind: 'breakdown', by: 'localities', indicator, ...place }],
    ['formulas', { kind: 'formulas', ...place }],
  ])
})
afterAll(async () => {
  await host.dispose()
})

async function exportTable(name: string, file: string): Promise<{ request: ViewRequest; path: string }> {
  const request = requests.get(name)
  if (request === undefined) throw new Error(`no table ${name}`)
  const { view } = await client.call('view.open', { request })
  const path = join(host.folder, file)
  const target = await host.giveFile(path, 'save')
  await client.call('excel.export', { job: 'job-export', view, target })
  return { request, path }
}

/** Only cells that are the same, and none that is asked about. */
async function expectNoChange(path: string, request: ViewRequest, format: string): Promise<number> {
  const draft = await imports.read(path)
  expect(draft.format).toBe(format)
  const { target, mapping } = await imports.map(draft)
  expect(draft.tables.map(({ own }) => own)).toEqual([true])
  expect(target).toEqual(request)
  const { same, ...others } = mapping.counts
  expect(others).toEqual({ new: 0, changed: 0, computed: 0, unreadable: 0, conflict: 0 })
  expect(mapping.missingRows).toEqual([])
  expect(mapping.rows.filter(({ doubtful }) => doubtful)).toEqual([])
  expect(mapping.columns.filter(({ doubtful }) => doubtful)).toEqual([])
  return same
}

describe('an exported table', () => {
  it.for([
    ['form', 80],
    ['sectors', 5],
    ['localities', 5],
    ['formulas', 0],
  ] as const)('of kind %s proposes no change', async ([name, least]) => {
    const { request, path } = await exportTable(name, `${name}.xlsx`)
    expect(await expectNoChange(path, request, 'xlsx')).toBeGreaterThanOrEqual(least)
  })

  it.for(['xlsx', 'ods', 'xls'] as const)(
    'proposes no change after another program saved it as %s',
    async (format, context) => {
      if (missing !== null) context.skip(missing)
      for (const name of ['form', 'sectors', 'localities', 'formulas']) {
        const { request, path } = await exportTable(name, `${name}-${format}.xlsx`)
        const saved = await convertWithLibreOffice(path, format, join(host.folder, `saved-${name}-${format}`))
        await expectNoChange(saved, request, format)
      }
    },
  )
})
