import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../../shared/contract/client'
import { Failure } from '../../shared/contract/errors'
import type { WorkbookContract } from '../../shared/contract/workbook-contract'
import { unpackCellFlags } from '../../shared/model/cell'
import { transports, type TestHost } from '../fixtures/host-transports'
import { openAppendix } from '../fixtures/sample-view'

async function failureOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
  } catch (error) {
    if (error instanceof Failure) return error.code
    throw error
  }
  return 'no failure'
}

describe.each(transports)('the workbook contract over $name', (transport) => {
  let host: TestHost
  let client: Client<WorkbookContract>

  beforeAll(async () => {
    host = await transport.start()
    client = await host.connect()
  })
  afterAll(async () => {
    await host.dispose()
  })

  it('opens a copy of the sample at the first start', async () => {
    const state = await client.call('workbook.state', {})
    expect(state?.name).toBe('Cả nước 2020')
    expect(state?.readOnly).toBe(false)
    expect(existsSync(join(host.dataFolder, 'Cả nước 2020.kttt'))).toBe(true)
  })

  it('computes the comparisons of the appendix', async () => {
    const view = await openAppendix(client)
    expect(view.value('I.1', 'actual')).toBe('25454')
    expect(view.value('I.1', 'previous')).toBe('24618')
    expect(view.value('I.1', 'previous-difference')).toBe('836')
    expect(view.value('I.1', 'previous-index')).toBe('103.4')
    expect(view.value('I.4.ty_le', 'actual')).toBe('63.2')
    expect(view.value('I.4.ty_le', 'plan')).toBe('80')
    expect(view.value('I.12', 'previous')).toBe('4602.7')
    expect(view.value('III.1', 'actual')).toBe('119381')
    expect(unpackCellFlags(view.flags('III.1', 'actual'))).toMatchObject({
      role: 'computed',
      stated: 'differs',
    })
    expect(unpackCellFlags(view.flags('I.1', 'previous-index'))).toMatchObject({ stated: 'rounding' })
    expect(unpackCellFlags(view.flags('I.1', 'actual'))).toMatchObject({ role: 'computed', stated: 'agrees' })
    expect(unpackCellFlags(view.flags('I.2', 'plan-index'))).toMatchObject({ status: 'no-base' })
  })

  it('sends the patch before the reply, to every client, and undoes it', async () => {
    const other = await host.connect()
    const mine = await openAppendix(client)
    const theirs = await openAppendix(other)
    const { revision } = await mine.type('I.1.NN', 'actual', '16530')
    expect(mine.value('I.1', 'actual')).toBe('25464')
    expect(mine.value('I.1', 'previous-difference')).toBe('846')
    expect(mine.value('I.4.ty_le', 'actual')).toBe('63.1')
    const after = await other.call('workbook.state', {})
    expect(after?.revision).toBe(revision)
    expect(after?.undo).toMatchObject({ key: 'type-cell', row: 'Nông nghiệp' })
    expect(theirs.value('I.1', 'actual')).toBe('25464')
    const undone = await other.call('history.undo', {})
    expect(undone.label.key).toBe('type-cell')
    expect(theirs.value('I.1', 'actual')).toBe('25454')
    await client.call('history.redo', {})
    expect(mine.value('I.1', 'actual')).toBe('25464')
    await client.call('history.undo', {})
    other.close()
  })

  it('explains a number', async () => {
    const view = await openAppendix(client)
    const index = view.cellIndex('I.1', 'previous-index')
    const why = await client.call('cells.explain', { view: view.opened.view, index })
    expect(why.rule).toBe('index')
    expect(why.operands.map((operand) => operand.value)).toEqual([25454, 24618])
    expect(why.operands[1]?.derivation).toEqual({ rule: 'difference', current: '25454', difference: '836' })
    expect(why.stated).toEqual({
      text: '103,3%',
      comparison: 'rounding',
      difference: { value: -1, decimals: 1 },
    })
    expect(why.contributions.map(({ by }) => by)).toEqual(['sectors', 'localities'])
    expect(why.contributions[0]?.parts[0]).toMatchObject({
      label: expect.stringContaining('ông nghiệp') as string,
      value: 16520,
      share: 649,
    })
  })

  it('shows sectors and regions, live', async () => {
    const view = await openAppendix(client)
    const { period, locality, indicator } = view.state
    const sectors = await client.call('view.open', {
      request: { kind: 'breakdown', by: 'sectors', indicator, period, locality },
    })
    const regions = await client.call('view.open', {
      request: { kind: 'breakdown', by: 'localities', indicator, period, locality },
    })
    expect(sectors.layout.rows.at(-1)?.kind).toBe('total')
    expect(regions.layout.rows).toHaveLength(9)
    const share = (opened: typeof regions, row: number): number | null =>
      opened.cells.values[row * opened.layout.columns.length + 1] ?? null
    // The report states 10, 17, 26, 15, 5, 6, 8, 12 %.
    const stated = [10, 17, 26, 15, 5, 6, 8, 12]
    expect(stated.map((_, row) => Math.round((share(regions, row) ?? 0) / 10))).toEqual(stated)
    expect(regions.cells.values[8 * regions.layout.columns.length]).toBe(25454)
  })

  it('refuses what it must, with a code and without storing anything', async () => {
    const view = await openAppendix(client)
    const before = await client.call('workbook.state', {})
    const set = (row: string, column: string, value: string): Promise<unknown> =>
      view.type(row, column, value)
    expect(await failureOf(set('I.1', 'actual', '1'))).toBe('cell-not-input')
    expect(await failureOf(set('I.1', 'previous-index', '1'))).toBe('cell-not-input')
    expect(await failureOf(set('I', 'actual', '1'))).toBe('cell-not-input')
    expect(await failureOf(set('I.2', 'actual', '12.5'))).toBe('value-too-precise')
    expect(await failureOf(set('I.2', 'actual', '9999999999999999'))).toBe('value-too-large')
    expect(await failureOf(set('I.2', 'actual', 'ba'))).toBe('bad-request')
    expect(await failureOf(client.call('view.close', { view: 1.5 as never }))).toBe('bad-request')
    expect(await failureOf(client.call('no.such' as 'workbook.state', {}))).toBe('bad-request')
    expect(await failureOf(client.call('workbook.open', { file: 'A'.repeat(24) }))).toBe('token-unknown')
    expect(await failureOf(client.call('cells.explain', { view: view.opened.view, index: 99_999 }))).toBe(
      'stale-view',
    )
    expect(await failureOf(client.call('history.undo', { extra: 1 } as never))).toBe('bad-request')
    expect(await client.call('workbook.state', {})).toEqual(before)
  })

  it('keeps the workbook that is open when another cannot be opened', async () => {
    const { writeFileSync } = await import('node:fs')
    const path = join(host.folder, 'phụ lục.kttt')
    writeFileSync(path, 'TT\tChỉ tiêu\n')
    const file = await host.giveFile(path, 'open')
    expect(await failureOf(client.call('workbook.open', { file }))).toBe('file-not-workbook')
    expect((await client.call('workbook.state', {}))?.name).toBe('Cả nước 2020')
  })

  it('creates, saves a copy, closes and opens again', async () => {
    const created = await client.call('workbook.create', { name: 'Sổ: thử/1', target: null })
    expect(created.fileName).toBe('Sổ- thử-1.kttt')
    expect(await failureOf(client.call('workbook.create', { name: 'Sổ: thử/1', target: null }))).toBe(
      'file-exists',
    )
    const view = await openAppendix(client)
    await view.type('I.2', 'actual', '5')
    const copy = join(host.folder, 'bản sao.kttt')
    const target = await host.giveFile(copy, 'save')
    expect(await client.call('workbook.saveCopy', { target })).toEqual({ name: 'bản sao' })
    await client.call('workbook.close', {})
    expect(await client.call('workbook.state', {})).toBeNull()
    expect(await failureOf(client.call('history.undo', {}))).toBe('no-workbook')
    const file = await host.giveFile(copy, 'open')
    await client.call('workbook.open', { file })
    const copied = await openAppendix(client)
    expect(copied.value('I.2', 'actual')).toBe('5')
    await client.call('history.undo', {})
    expect(copied.value('I.2', 'actual')).toBeNull()
    const recent = await client.call('workbook.recent', {})
    expect(recent.map((entry) => entry.name)).toEqual(['bản sao', 'Sổ- thử-1', 'Cả nước 2020'])
    await client.call('workbook.close', {})
    expect(readdirSync(host.dataFolder).sort()).toEqual(['Cả nước 2020.kttt', 'Sổ- thử-1.kttt'].sort())
    await client.call('workbook.openSample', {})
  })

  it('exports a view and imports it back as all the same', async () => {
    const view = await openAppendix(client)
    const path = join(host.folder, 'phu-luc.xlsx')
    const target = await host.giveFile(path, 'save')
    const written = await client.call('excel.export', { job: 'job-export', view: view.opened.view, target })
    expect(written.name).toBe('phu-luc.xlsx')
    const file = await host.giveFile(path, 'open')
    const draft = await client.call('import.read', {
      job: 'job-import',
      from: { kind: 'file', file },
      legacy: 'by-evidence',
    })
    const [table] = draft.tables
    const proposal = table?.proposal
    if (table === undefined || proposal == null) throw new Error('the table was not recognised')
    expect(draft.tables).toHaveLength(1)
    expect([table.own, proposal]).toEqual([
      true,
      {
        kind: 'form',
        form: view.state.forms[0]?.id,
        period: view.state.period,
        locality: view.state.locality,
      },
    ])
    const chosen = {
      draft: draft.draft,
      table: table.id,
      target: proposal,
      choices: { rows: [], columns: [], units: [] },
    }
    const mapping = await client.call('import.map', chosen)
    expect(mapping.counts).toMatchObject({ new: 0, changed: 0, unreadable: 0, computed: 0 })
    expect(mapping.counts.same).toBeGreaterThan(70)
    await client.call('import.discard', { draft: draft.draft })
    expect(await failureOf(client.call('import.map', chosen))).toBe('draft-unknown')
    const accepted = { ...chosen, accepted: [], remember: false }
    expect(await failureOf(client.call('import.apply', accepted))).toBe('draft-unknown')
  })

  it('stops a job on request, and leaves nothing behind', async () => {
    const view = await openAppendix(client)
    const before = await client.call('workbook.state', {})
    const path = join(host.folder, 'dở dang.xlsx')
    const target = await host.giveFile(path, 'save')
    const job = client.call('excel.export', { job: 'job-stopped', view: view.opened.view, target })
    const stopped = failureOf(job)
    await client.call('job.cancel', { job: 'job-stopped' })
    expect(await stopped).toBe('job-stopped')
    expect(readdirSync(host.folder).filter((name) => name.includes('dở dang'))).toEqual([])
    expect(await client.call('workbook.state', {})).toEqual(before)
  })

  it('keeps settings', async () => {
    const settings = await client.call('settings.read', {})
    await client.call('settings.write', { ...settings, theme: 'dark' })
    expect((await client.call('settings.read', {})).theme).toBe('dark')
  })
})

describe.each(transports)('a restart over $name', (transport) => {
  it('finds every edit and can undo it', async () => {
    const first = await transport.start()
    const client = await first.connect()
    const view = await openAppendix(client)
    await view.type('I.2', 'actual', '1719')
    await view.type('I.3', 'actual', '4000')
    await first.stop()
    expect(readdirSync(first.dataFolder)).toEqual(['Cả nước 2020.kttt'])

    const second = await transport.start({ folder: first.folder })
    const again = await openAppendix(await second.connect())
    expect(again.value('I.2', 'actual')).toBe('1719')
    expect(again.value('I.3', 'actual')).toBe('4000')
    const next = await second.connect()
    await next.call('history.undo', {})
    const undone = await openAppendix(next)
    expect(undone.value('I.3', 'actual')).toBe('3913')
    expect(undone.value('I.2', 'actual')).toBe('1719')
    await second.dispose()
  })
})
