import { copyFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../../shared/contract/client'
import type { WorkbookContract } from '../../shared/contract/workbook-contract'
import type { TemplatePreview } from '../../shared/model/template-preview'
import { listZipParts, unpackPart } from '../../electron/excel/zip-parts'
import { memoryTransport, type TestHost } from '../fixtures/host-transports'
import { openAppendix, type SampleView } from '../fixtures/sample-view'
import { repoRoot } from '../tools/bundle-program'

const fixture = join(repoRoot, 'test/fixtures/office/mau-tinh.xlsx')
let host: TestHost
let client: Client<WorkbookContract>
let view: SampleView
let jobs = 0

beforeAll(async () => {
  host = await memoryTransport.start()
  client = await host.connect()
  await client.call('workbook.openSample', {})
  view = await openAppendix(client)
})
afterAll(async () => {
  await host.dispose()
})

const newJob = (): string => `job-office-${String(++jobs)}`
const at = (name: string): string => join(host.folder, name)
const save = (name: string): Promise<string> => host.giveFile(at(name), 'save')

function copyTemplate(name: string): Promise<string> {
  copyFileSync(fixture, at(name))
  return host.giveFile(at(name), 'open')
}

function plan(file: string): Promise<TemplatePreview> {
  return client.call('template.plan', { job: newJob(), view: view.opened.view, file })
}

describe('tables for other programs', () => {
  it('are written whole, under the name that was chosen', async () => {
    for (const format of ['csv', 'tsv', 'docx'] as const) {
      const name = `phụ lục.${format}`
      const done = await client.call('table.export', {
        job: newJob(),
        view: view.opened.view,
        target: await save(name),
        format,
      })
      expect(done).toEqual({ name })
    }
    expect(readFileSync(at('phụ lục.csv'), 'utf8')).toContain('\r\n1;Tổng số HTX;HTX;25454;24618;836;103,4;')
    expect(readFileSync(at('phụ lục.tsv'), 'utf8')).toContain('\r\n1\tTổng số HTX\tHTX\t25454\t')
    const parts = await listZipParts(readFileSync(at('phụ lục.docx')))
    expect(parts.map(({ name }) => name)).toContain('word/document.xml')
  })
})

describe('an office’s own template', () => {
  it('is planned, filled and forgotten', async () => {
    const preview = await plan(await copyTemplate('mau.xlsx'))
    expect(preview).toMatchObject({ file: 'mau.xlsx', sheet: 'Biểu 01', recalculates: true, signed: false })
    expect(preview.counts).toMatchObject({ overwrite: 2, formula: 1, unit: 0 })
    const all = await client.call('template.fill', {
      job: newJob(),
      plan: preview.plan,
      target: await save('đã điền.xlsx'),
      overwrite: true,
    })
    expect(all).toEqual({ name: 'đã điền.xlsx', cells: preview.counts.fill + 2 })
    const gentle = await client.call('template.fill', {
      job: newJob(),
      plan: preview.plan,
      target: await save('ô trống.xlsx'),
      overwrite: false,
    })
    expect(gentle.cells).toBe(preview.counts.fill)
    expect(readFileSync(at('mau.xlsx')).equals(readFileSync(fixture))).toBe(true)
    await client.call('template.discard', { plan: preview.plan })
    await expect(
      client.call('template.fill', {
        job: newJob(),
        plan: preview.plan,
        target: await save('lại.xlsx'),
        overwrite: true,
      }),
    ).rejects.toMatchObject({ code: 'draft-unknown' })
  })

  it('may be filled in place', async () => {
    const preview = await plan(await copyTemplate('tại chỗ.xlsx'))
    await client.call('template.fill', {
      job: newJob(),
      plan: preview.plan,
      target: await save('tại chỗ.xlsx'),
      overwrite: true,
    })
    const again = await plan(await host.giveFile(at('tại chỗ.xlsx'), 'open'))
    expect(again.counts).toMatchObject({ fill: 0, overwrite: 0, clear: 0 })
  })

  it('is looked at again when it was changed meanwhile, and nothing is written', async () => {
    const preview = await plan(await copyTemplate('đổi.xlsx'))
    writeFileSync(at('đổi.xlsx'), Buffer.concat([readFileSync(fixture), Buffer.from('x')]))
    await expect(
      client.call('template.fill', {
        job: newJob(),
        plan: preview.plan,
        target: await save('không có.xlsx'),
        overwrite: true,
      }),
    ).rejects.toMatchObject({ code: 'template-changed' })
    expect(existsSync(at('không có.xlsx'))).toBe(false)
    expect(readdirSync(host.folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  it('is refused when it is no .xlsx', async () => {
    writeFileSync(
      at('bảng.csv'),
      '\ufeffTT;Chỉ tiêu;Đơn vị tính;Thực hiện năm 2020\r\n1;Tổng số HTX;HTX;25454\r\n',
    )
    await expect(plan(await host.giveFile(at('bảng.csv'), 'open'))).rejects.toMatchObject({
      code: 'template-not-xlsx',
      detail: { format: 'csv' },
    })
  })
})

describe('return forms', () => {
  it('stop when the user says so, and leave nothing behind', async () => {
    const { units } = await client.call('return.units', { view: view.opened.view })
    const job = newJob()
    const target = await save('phiếu.zip')
    const working = client.call('return.export', {
      job,
      view: view.opened.view,
      target,
      units: units.map(({ locality }) => locality),
      columns: ['actual'],
    })
    await client.call('job.cancel', { job })
    await expect(working).rejects.toMatchObject({ code: 'job-stopped' })
    expect(readdirSync(host.folder).filter((name) => /phiếu/.test(name))).toEqual([])
  })

  it('report how far they are', async () => {
    const { units } = await client.call('return.units', { view: view.opened.view })
    const job = newJob()
    const seen: number[] = []
    const stop = client.on('job.progressed', (progress) => {
      if (progress.job === job) seen.push(progress.done / progress.total)
    })
    await client.call('return.export', {
      job,
      view: view.opened.view,
      target: await save('đủ.zip'),
      units: units.map(({ locality }) => locality),
      columns: ['actual'],
    })
    stop()
    expect(seen.length).toBeGreaterThanOrEqual(units.length)
    expect(seen.at(-1)).toBe(1)
  })

  it('note the unit’s own figure of the period before where the form has no column for it', async () => {
    writeFileSync(
      at('biểu mới.csv'),
      '\ufeffTT;Chỉ tiêu;Đơn vị tính;Thực hiện năm 2020\r\n1;Số lớp tập huấn;lớp;12\r\n2;Số lượt người dự;lượt;450\r\n3;Số hội chợ;hội chợ;3\r\n',
    )
    const draft = await client.call('import.read', {
      job: newJob(),
      from: { kind: 'file', file: await host.giveFile(at('biểu mới.csv'), 'open') },
      legacy: 'by-evidence',
    })
    const { period, locality, periods } = view.state
    const { form } = await client.call('import.apply', {
      draft: draft.draft,
      table: draft.tables[0]?.id ?? '',
      target: { kind: 'new-form', name: 'Biểu mới', period, locality },
      choices: { rows: [], columns: [], units: [] },
      accepted: 'all',
      remember: false,
    })
    const before = periods.find(({ kind, year }) => kind === 'year' && year === 2019)
    if (form === null || before === undefined) throw new Error('no form, or no year before')
    const open = (at: typeof period, place: typeof locality) =>
      client.call('view.open', { request: { kind: 'form', form, period: at, locality: place } })
    const above = await open(period, locality)
    const found = await client.call('return.units', { view: above.view })
    const unit = found.units[0]
    if (unit === undefined) throw new Error('no unit')
    const earlier = await open(before.id, unit.locality)
    await client.call('cells.set', {
      view: earlier.view,
      gesture: 'type',
      cells: [{ index: 0, input: { state: 'number', value: '24500', qualifier: null, written: '24500' } }],
    })
    await client.call('return.export', {
      job: newJob(),
      view: above.view,
      target: await save('ghi chú.zip'),
      units: [unit.locality],
      columns: found.columns.map(({ id }) => id),
    })
    const [archived] = await listZipParts(readFileSync(at('ghi chú.zip')))
    if (archived === undefined) throw new Error('no form')
    const notes = (await listZipParts(unpackPart(archived))).find(({ name }) =>
      /comments\d*\.xml$/.test(name),
    )
    expect(notes === undefined ? '' : unpackPart(notes).toString('utf8')).toContain('Số năm 2019: 24.500')
  })
})
