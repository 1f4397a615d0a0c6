import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Client } from '../../shared/contract/client'
import type { WorkbookContract } from '../../shared/contract/workbook-contract'
import { unpackCellFlags } from '../../shared/model/cell'
import { memoryTransport, type TestHost } from '../fixtures/host-transports'
import { openAppendix, type SampleView } from '../fixtures/sample-view'

let host: TestHost
let client: Client<WorkbookContract>
let view: SampleView

beforeEach(async () => {
  host = await memoryTransport.start()
  client = await host.connect()
  view = await openAppendix(client)
})
afterEach(async () => {
  await host.dispose()
})

type Parts = {
  note?: string | null
  followUp?: boolean
  maturity?: 'estimated' | 'preliminary' | 'final'
  qualifier?: 'near' | 'over' | null
}

function annotate(
  cells: readonly (readonly [row: string, column: string])[],
  parts: Parts,
): Promise<{ revision: number; changed: number; skipped: number[] }> {
  const indexes = cells.map(([row, column]) => view.cellIndex(row, column))
  return client.call('cells.annotate', { view: view.opened.view, cells: indexes, ...parts })
}

function flags([row, column]: readonly [row: string, column: string]): ReturnType<typeof unpackCellFlags> {
  return unpackCellFlags(view.flags(row, column))
}

/** Every stored figure, bit for bit, after the host has let go of the file. */
async function readStoredFigures(columns: string): Promise<unknown[]> {
  await client.call('workbook.close', {})
  const [file] = readdirSync(host.dataFolder).filter((name) => name.endsWith('.kttt'))
  const db = new Database(join(host.dataFolder, file ?? ''), { readonly: true })
  const rows = db.prepare(`SELECT ${columns} FROM fact`).raw().all()
  db.close()
  await client.call('workbook.openSample', {})
  view = await openAppendix(client)
  return rows
}

describe('notes and follow-up marks', () => {
  it('stand on typed, computed and blank cells, and reach every window as a patch of exactly those cells', async () => {
    const other = await host.connect()
    const theirs = await openAppendix(other)
    const patched: number[][] = []
    other.on('workbook.patched', ({ views }) => {
      for (const { view: id, cells } of views) if (id === theirs.opened.view) patched.push(cells.index)
    })
    const before = [...view.opened.cells.values]
    const cells = [
      ['I.1.NN', 'actual'],
      ['I.1', 'actual'],
      ['III.2', 'actual'],
    ] as const
    const answer = await annotate(cells, { note: '  Hỏi lại xã\r\n', followUp: true })
    expect(answer).toEqual({ revision: 1, changed: 3, skipped: [] })
    for (const cell of cells) expect(flags(cell)).toMatchObject({ note: true, followUp: true })
    expect(flags(['III.2', 'actual']).status).toBe('blank')
    expect(patched).toEqual([cells.map((cell) => view.cellIndex(cell[0], cell[1])).sort((a, b) => a - b)])
    expect(view.opened.cells.values).toEqual(before)
    expect(await client.call('remark.read', { view: view.opened.view })).toEqual(
      cells
        .map((cell) => ({
          index: view.cellIndex(cell[0], cell[1]),
          note: 'Hỏi lại xã',
          followUp: true,
          imported: null,
        }))
        .sort((a, b) => a.index - b.index),
    )
    other.close()
  })

  it('are kept apart: a note goes, the mark stays; nothing to say is no remark and no commit', async () => {
    await annotate([['I.1', 'actual']], { note: 'a', followUp: true })
    await annotate([['I.1', 'actual']], { note: null })
    expect(flags(['I.1', 'actual'])).toMatchObject({ note: false, followUp: true })
    expect(await annotate([['I.1', 'actual']], { note: '  ' })).toEqual({
      revision: 2,
      changed: 0,
      skipped: [],
    })
    await annotate([['I.1', 'actual']], { followUp: false })
    expect(await client.call('remark.list', {})).toEqual([])
  })

  it('skip comparisons and headings, and say so', async () => {
    const comparison = view.cellIndex('I.1', 'previous-index')
    const answer = await annotate(
      [
        ['I.1', 'previous-index'],
        ['I.1', 'actual'],
      ],
      { note: 'a' },
    )
    expect(answer).toEqual({ revision: 1, changed: 1, skipped: [comparison] })
    const none = await annotate([['I.1', 'previous-index']], { note: 'a' })
    expect(none).toEqual({ revision: 1, changed: 0, skipped: [comparison] })
  })

  it('survive a restart and are listed with where they are shown, those to follow up first', async () => {
    await annotate([['I.1', 'actual']], { note: 'xem lại' })
    await annotate([['I.1.NN', 'plan']], { followUp: true })
    await host.stop()
    host = await memoryTransport.start({ folder: host.folder })
    client = await host.connect()
    view = await openAppendix(client)
    expect(flags(['I.1', 'actual']).note).toBe(true)
    const { state } = view
    const request = {
      kind: 'form',
      form: state.forms[0]?.id,
      period: state.period,
      locality: state.locality,
    } as const
    expect(await client.call('remark.list', {})).toEqual([
      {
        indicator: 'Tổng số HTX',
        sector: 'Nông nghiệp',
        locality: 'Cả nước',
        scenario: 'plan',
        period: { kind: 'year', year: 2020, ordinal: 1 },
        note: null,
        imported: null,
        followUp: true,
        place: {
          request,
          from: { row: 'I.1.NN', column: 'plan' },
          to: { row: 'I.1.NN', column: 'plan' },
        },
      },
      expect.objectContaining({ indicator: 'Tổng số HTX', sector: null, note: 'xem lại', followUp: false }),
    ])
    await client.call('history.undo', {})
    expect(flags(['I.1.NN', 'plan']).followUp).toBe(false)
  })

  it('go with an indicator of the user that is removed, and come back with it', async () => {
    const { indicator } = await client.call('indicator.define', {
      id: null,
      code: 'TT.thu',
      name: 'Thử',
      unit: '',
      decimals: 2,
      direction: 'neutral',
      formula: '= [HTX.tong_so] / [LHHTX.tong_so]',
    })
    const { period, locality } = view.state
    const opened = await client.call('view.open', { request: { kind: 'formulas', period, locality } })
    await client.call('cells.annotate', { view: opened.view, cells: [0], note: 'lạ' })
    await client.call('indicator.remove', { indicator })
    expect(await client.call('remark.list', {})).toEqual([])
    await client.call('history.undo', {})
    expect(await client.call('remark.list', {})).toMatchObject([
      { indicator: 'Thử', note: 'lạ', place: { request: { kind: 'formulas' } } },
    ])
  })
})

describe('maturity and qualifier', () => {
  it('never touch a number: the stored values are the same bit for bit, and undo brings all back', async () => {
    const all = await readStoredFigures('*')
    const numbers = await readStoredFigures(
      'scenario, indicator_id, sector_id, locality_id, period_id, state, value, origin, written, derivation, source_id, locator, note',
    )
    const cells = view.opened.layout.rows.map((row) => [row.id, 'actual'] as const)
    const { skipped, changed } = await annotate(cells, { maturity: 'preliminary' })
    expect([changed > 20, changed + skipped.length]).toEqual([true, cells.length])
    expect(flags(['I.1.NN', 'actual'])).toMatchObject({ preliminary: true, estimated: false })
    await annotate(cells, { qualifier: 'near' })
    expect(flags(['I.1.NN', 'actual']).qualifier).toBe('near')
    expect(await readStoredFigures('*')).not.toEqual(all)
    expect(
      await readStoredFigures(
        'scenario, indicator_id, sector_id, locality_id, period_id, state, value, origin, written, derivation, source_id, locator, note',
      ),
    ).toEqual(numbers)
    await client.call('history.undo', {})
    await client.call('history.undo', {})
    expect(await readStoredFigures('*')).toEqual(all)
  })

  it('fit figures only: blank and computed cells are skipped, a qualifier wants a number', async () => {
    await client.call('cells.set', {
      view: view.opened.view,
      gesture: 'type',
      cells: [{ index: view.cellIndex('III.2', 'actual'), input: { state: 'none', written: '-' } }],
    })
    const blank = view.cellIndex('I.1', 'actual')
    const dash = view.cellIndex('III.2', 'actual')
    const cells = [
      ['I.1', 'actual'],
      ['III.2', 'actual'],
      ['I.1.NN', 'actual'],
    ] as const
    expect(await annotate(cells, { maturity: 'estimated' })).toMatchObject({ changed: 2, skipped: [blank] })
    expect(flags(['III.2', 'actual']).estimated).toBe(true)
    expect(await annotate(cells, { qualifier: 'over' })).toMatchObject({ changed: 1, skipped: [blank, dash] })
  })

  it('typing keeps the maturity and takes the qualifier that was typed', async () => {
    await annotate([['I.1.NN', 'actual']], { maturity: 'preliminary', qualifier: 'near' })
    await view.type('I.1.NN', 'actual', '16530')
    expect(flags(['I.1.NN', 'actual'])).toMatchObject({ preliminary: true, qualifier: null })
  })
})

describe('the history', () => {
  it('undo and redo name what was done and where it is shown, in the table that is looked at', async () => {
    await view.type('I.1.NN', 'actual', '16530')
    const sectors = await client.call('view.open', {
      request: {
        kind: 'breakdown',
        by: 'sectors',
        indicator: view.state.indicator,
        period: view.state.period,
        locality: view.state.locality,
      },
    })
    const undone = await client.call('history.undo', { view: sectors.view })
    expect(undone.place).toMatchObject({
      request: { kind: 'breakdown', by: 'sectors' },
      from: { row: 'NN', column: 'actual' },
    })
    const redone = await client.call('history.redo', {})
    expect(redone.place).toMatchObject({
      request: { kind: 'form' },
      from: { row: 'I.1.NN', column: 'actual' },
    })
  })

  it('finds a table for a figure that no open one shows: another place, another period', async () => {
    const region = view.state.localities.find(({ parent }) => parent === view.state.locality)
    const form = view.state.forms[0]
    if (region === undefined || form === undefined) throw new Error('the sample has regions and a form')
    const years = view.state.periods.filter(({ kind }) => kind === 'year')
    const later = years.find(({ year }) => year === 2021)
    if (later === undefined) throw new Error('the sample has the year 2021')
    const request = { kind: 'form', form: form.id, period: later.id, locality: region.id } as const
    const opened = await client.call('view.open', { request })
    await client.call('cells.set', {
      view: opened.view,
      gesture: 'paste',
      cells: [
        { index: view.cellIndex('I.1.NN', 'plan'), input: number('7') },
        { index: view.cellIndex('I.1.XD', 'actual'), input: number('8') },
      ],
    })
    await client.call('view.close', { view: opened.view })
    const { place, label } = await client.call('history.undo', { view: view.opened.view })
    expect(label).toMatchObject({ key: 'paste-cells', cells: 2 })
    expect(place?.request).toEqual(request)
    expect([place?.from, place?.to]).toEqual([
      { row: 'I.1.NN', column: 'actual' },
      { row: 'I.1.XD', column: 'plan' },
    ])
    expect(await client.call('history.locate', { revision: 1 })).toEqual(place)
  })

  it('has no place for a change of the reference lists', async () => {
    await client.call('period.add', { periods: [{ kind: 'month', year: 2033, ordinal: 5 }] })
    const undone = await client.call('history.undo', {})
    expect([undone.label.key, undone.place]).toEqual(['add-periods', null])
    expect(await client.call('history.locate', { revision: 1 })).toBeNull()
  })

  it('tells everything that happened to a cell, page by page, across a restart', async () => {
    await view.type('I.1.NN', 'actual', '16530')
    await annotate([['I.1.NN', 'actual']], { maturity: 'estimated', note: 'ước', followUp: true })
    await view.type('I.1.NN', 'actual', '16531')
    await client.call('history.undo', {})
    await host.stop()
    host = await memoryTransport.start({ folder: host.folder })
    client = await host.connect()
    view = await openAppendix(client)
    const ask = { view: view.opened.view, index: view.cellIndex('I.1.NN', 'actual') }
    const entries = await client.call('cells.history', { ...ask, limit: 20 })
    expect(entries.map(({ revision, action, kind, label }) => [revision, action, kind, label.key])).toEqual([
      [4, 'undo', 'figure', 'type-cell'],
      [3, 'edit', 'figure', 'type-cell'],
      [2, 'edit', 'figure', 'note-cell'],
      [2, 'edit', 'remark', 'note-cell'],
      [1, 'edit', 'figure', 'type-cell'],
    ])
    expect(entries[2]).toMatchObject({
      before: { value: '16530', maturity: 'final' },
      after: { value: '16530', maturity: 'estimated' },
    })
    expect(entries[3]).toMatchObject({ before: null, after: { note: 'ước', followUp: true } })
    expect(entries[4]).toMatchObject({ before: { value: '16520' }, after: { value: '16530' }, source: null })
    const pages = [
      await client.call('cells.history', { ...ask, limit: 3 }),
      await client.call('cells.history', { ...ask, limit: 3, before: 2 }),
    ]
    // A commit that changed figure and remark is never torn between two pages.
    expect(pages).toEqual([entries.slice(0, 4), entries.slice(4)])
    expect((await client.call('cells.explain', ask)).remark).toEqual({ note: 'ước', followUp: true })
  })

  it('lists the commits of the workbook in pages', async () => {
    for (const value of ['1', '2', '3']) await view.type('I.1.NN', 'actual', value)
    const newest = await client.call('history.list', { limit: 2 })
    expect(newest.map(({ revision }) => revision)).toEqual([3, 2])
    const older = await client.call('history.list', { limit: 2, before: 2 })
    expect(older.map(({ revision }) => revision)).toEqual([1])
  })
})

function number(value: string): { state: 'number'; value: string; qualifier: null; written: string } {
  return { state: 'number', value, qualifier: null, written: value }
}
