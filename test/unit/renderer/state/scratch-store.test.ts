import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Connection } from '../../../../renderer/client/connect'
import { createScratchStore, type ScratchStore } from '../../../../renderer/state/scratch-store'
import { createTableStore, keyOf, type TableStore } from '../../../../renderer/state/table-store'
import type { Client } from '../../../../shared/contract/client'
import type { ViewRequest, WorkbookContract } from '../../../../shared/contract/workbook-contract'
import type { FormId } from '../../../../shared/model/ids'
import { memoryTransport, type TestHost } from '../../../fixtures/host-transports'

/** What a window keeps of its suppositions and of the tables over them, with the real host behind. */
let host: TestHost
let client: Client<WorkbookContract>
let scratch: ScratchStore
let tables: TableStore
let request: ViewRequest

beforeEach(async () => {
  host = await memoryTransport.start()
  client = await host.connect()
  const { period, locality } = await client.call('workbook.openSample', {})
  request = { kind: 'form', form: 1 as FormId, period, locality }
  const connection = { ...client, onStatus: () => undefined, retry: () => undefined } as unknown as Connection
  scratch = createScratchStore(connection)
  tables = createTableStore(connection)
  client.on('workbook.reloaded', () => {
    tables.reopen(true)
  })
  client.on('scratch.patched', (patched) => {
    tables.applySupposed(patched)
    scratch.refresh()
  })
  tables.hold(request)
  await expect.poll(() => read('I.1')).toBe(25454)
})
afterEach(async () => {
  await host.dispose()
})

function find(row: string): number {
  const { layout } = tables.store.getState()[keyOf(request)]?.cache ?? {}
  const at = layout?.rows.findIndex(({ id }) => id === row) ?? -1
  const column = layout?.columns.findIndex(({ id }) => id === 'actual') ?? -1
  return at * (layout?.columns.length ?? 0) + column
}
const read = (row: string): number | null | undefined =>
  tables.store.getState()[keyOf(request)]?.cache?.values[find(row)]
const type = (row: string, value: string): Promise<void> =>
  tables.edit(request, find(row), { state: 'number', value, qualifier: null, written: value })

describe('suppositions of a window', () => {
  it('are named as they come, and its tables follow without another revision', async () => {
    const before = tables.store.getState()[keyOf(request)]?.cache?.revision
    await scratch.begin(null)
    expect(scratch.getState().supposed).toEqual([])
    await type('I.1.NN', '17520')
    await expect.poll(() => scratch.getState().supposed).toHaveLength(1)
    await expect.poll(() => read('I.1')).toBe(26454)
    expect(tables.store.getState()[keyOf(request)]?.cache?.revision).toBe(before)
    await scratch.undo()
    expect(scratch.getState().supposed).toEqual([])
    await expect.poll(() => read('I.1')).toBe(25454)
  })

  it('are all known before they are left, the one just typed too', async () => {
    await scratch.begin(null)
    const typed = type('I.1.NN', '17520')
    expect(scratch.getState().supposed).toEqual([])
    expect(await scratch.settled()).toHaveLength(1)
    await typed
  })

  it('show the old figures until the new ones have come, never nothing', async () => {
    const seen: unknown[] = []
    tables.store.subscribe(() => seen.push(read('I.1')))
    await scratch.begin(null)
    await type('I.1.NN', '17520')
    await expect.poll(() => read('I.1')).toBe(26454)
    await scratch.end({ kind: 'discard' })
    await expect.poll(() => read('I.1')).toBe(25454)
    expect(seen.every((value) => value === 25454 || value === 26454)).toBe(true)
    expect(scratch.getState()).toMatchObject({ supposed: null, lost: null })
  })

  it('are kept under a name that every window hears of', async () => {
    await scratch.begin(null)
    await type('I.1.NN', '17520')
    await scratch.end({ kind: 'keep', name: 'Phương án 1' })
    expect(scratch.getState().kept?.map(({ definition }) => definition.name)).toEqual(['Phương án 1'])
  })

  it('are remembered as lost when their workbook is closed under them', async () => {
    await scratch.begin(null)
    await type('I.1.NN', '17520')
    await expect.poll(() => scratch.getState().supposed).toHaveLength(1)
    scratch.clear()
    expect(scratch.getState().supposed).toBeNull()
    expect(scratch.getState().lost).toMatchObject([{ before: '16.520', after: '17.520' }])
    scratch.dismissLost()
    expect(scratch.getState().lost).toBeNull()
  })
})
