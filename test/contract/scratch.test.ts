import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Client } from '../../shared/contract/client'
import type { Failure } from '../../shared/contract/errors'
import type { WorkbookContract } from '../../shared/contract/workbook-contract'
import type { WhatIfId } from '../../shared/model/ids'
import { memoryTransport, type TestHost } from '../fixtures/host-transports'
import { openAppendix, type SampleView } from '../fixtures/sample-view'

/** Supposing figures in one window: everything there follows, and nowhere else does anything change. */
let host: TestHost
let client: Client<WorkbookContract>
let other: Client<WorkbookContract>
let view: SampleView

beforeEach(async () => {
  host = await memoryTransport.start()
  client = await host.connect()
  await client.call('workbook.openSample', {})
  other = await host.connect()
  view = await openAppendix(client)
})
afterEach(async () => {
  await host.dispose()
})

const failure = (code: string) => expect.objectContaining({ code }) as Failure
const total = async (window: Client<WorkbookContract>): Promise<string | null> =>
  (await openAppendix(window)).value('I.1', 'actual')

describe('supposing', () => {
  it('flows through totals of the window and is thrown away without a trace', async () => {
    const before = await client.call('workbook.state', {})
    expect(await client.call('scratch.begin', { whatIf: null })).toEqual([])
    view = await openAppendix(client)
    const patched: number[] = []
    client.on('scratch.patched', ({ views }) => {
      for (const { cells } of views) patched.push(...cells.index)
    })
    await view.type('I.1.NN', 'actual', '17520')
    expect(patched).toContain(view.cellIndex('I.1', 'actual'))
    expect(patched).toContain(view.cellIndex('I.1', 'previous-index'))
    expect(await total(client)).toBe('26454')
    expect(await total(other)).toBe('25454')
    expect(await client.call('scratch.list', {})).toEqual([
      expect.objectContaining({
        indicator: 'Tổng số HTX',
        sector: 'Nông nghiệp',
        before: '16.520',
        after: '17.520',
      }),
    ])
    await client.call('scratch.end', { how: { kind: 'discard' } })
    expect(await client.call('scratch.list', {})).toBeNull()
    expect(await total(client)).toBe('25454')
    expect(await client.call('workbook.state', {})).toEqual(before)
  })

  it('takes gestures back one by one', async () => {
    await client.call('scratch.begin', { whatIf: null })
    view = await openAppendix(client)
    await view.type('I.1.NN', 'actual', '17520')
    await view.type('I.1.NN', 'actual', '18520')
    await view.clear('I.1.XD', 'actual')
    expect(await total(client)).toBe('26379')
    expect(await client.call('scratch.undo', {})).toHaveLength(1)
    expect(await total(client)).toBe('27454')
    await client.call('scratch.undo', {})
    expect(await total(client)).toBe('26454')
    expect(await client.call('scratch.undo', {})).toEqual([])
    expect(await total(client)).toBe('25454')
    await expect(client.call('scratch.undo', {})).rejects.toEqual(failure('nothing-to-undo'))
  })

  it('sees what others store, except where it supposes itself', async () => {
    await client.call('scratch.begin', { whatIf: null })
    view = await openAppendix(client)
    await view.type('I.1.NN', 'actual', '17520')
    const theirs = await openAppendix(other)
    await theirs.type('I.1.XD', 'actual', '2075')
    await theirs.type('I.1.NN', 'actual', '10000')
    expect(await total(client)).toBe('27454')
    expect(await total(other)).toBe('19934')
    await client.call('scratch.end', { how: { kind: 'discard' } })
    expect(await total(client)).toBe('19934')
  })

  it('is kept under a name, taken up again, and the workbook stays as it is', async () => {
    await client.call('scratch.begin', { whatIf: null })
    view = await openAppendix(client)
    await view.type('I.1.NN', 'actual', '17520')
    await client.call('scratch.end', { how: { kind: 'keep', name: 'Phương án 1' } })
    expect(await total(client)).toBe('25454')
    const [kept] = await other.call('whatIf.list', {})
    if (kept === undefined) throw new Error('it is kept')
    expect(kept.definition.name).toBe('Phương án 1')
    expect(await client.call('scratch.begin', { whatIf: kept.id })).toHaveLength(1)
    expect(await total(client)).toBe('26454')
    await client.call('scratch.end', { how: { kind: 'discard' } })
    await client.call('whatIf.remove', { whatIf: kept.id })
    expect(await client.call('whatIf.list', {})).toEqual([])
    await client.call('history.undo', {})
    expect(await client.call('whatIf.list', {})).toEqual([kept])
    const unknown = { whatIf: 99 as WhatIfId }
    await expect(client.call('scratch.begin', unknown)).rejects.toEqual(failure('what-if-unknown'))
  })

  it('becomes real as one command with one undo', async () => {
    await client.call('scratch.begin', { whatIf: null })
    view = await openAppendix(client)
    await view.type('I.1.NN', 'actual', '17520')
    await view.type('I.1.XD', 'actual', '2075')
    await client.call('scratch.end', { how: { kind: 'store' } })
    expect(await total(other)).toBe('27454')
    const [entry] = await client.call('history.list', { limit: 1 })
    expect(entry?.label).toEqual({ key: 'store-what-if', cells: 2 })
    await client.call('history.undo', {})
    expect(await total(client)).toBe('25454')
  })

  it('refuses what cells refuse, and ends with its workbook', async () => {
    await client.call('scratch.begin', { whatIf: null })
    view = await openAppendix(client)
    await expect(view.type('I.1', 'previous-index', '1')).rejects.toEqual(failure('cell-not-input'))
    await expect(view.type('I.6', 'actual', '1.5')).rejects.toEqual(failure('value-too-precise'))
    await client.call('workbook.close', {})
    await client.call('workbook.openSample', {})
    expect(await client.call('scratch.list', {})).toBeNull()
  })
})
