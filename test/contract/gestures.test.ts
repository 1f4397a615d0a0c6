import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../../shared/contract/client'
import type { CellInput, Gesture, WorkbookContract } from '../../shared/contract/workbook-contract'
import { memoryTransport, type TestHost } from '../fixtures/host-transports'
import { openAppendix, type SampleView } from '../fixtures/sample-view'

let host: TestHost
let client: Client<WorkbookContract>
let sample: SampleView

beforeAll(async () => {
  host = await memoryTransport.start()
  client = await host.connect()
  sample = await openAppendix(client)
})
afterAll(async () => {
  await host.dispose()
})

const number = (value: string): CellInput => ({ state: 'number', value, qualifier: null, written: value })
const set = (gesture: Gesture, cells: readonly [string, CellInput][]): Promise<{ revision: number }> =>
  client.call('cells.set', {
    view: sample.opened.view,
    gesture,
    cells: cells.map(([row, input]) => ({ index: sample.cellIndex(row, 'actual'), input })),
  })

describe('what the user did', () => {
  it.each([
    ['type', 'fill-cells'],
    ['clear', 'clear-cells'],
    ['paste', 'paste-cells'],
    ['cut', 'cut-cells'],
    ['fill', 'fill-cells'],
    ['replace', 'replace-cells'],
  ] as const)('%s of several cells is named %s, and is one undo', async (gesture, key) => {
    const before = [sample.value('I.5', 'actual'), sample.value('I.6', 'actual')]
    const input = gesture === 'clear' ? null : number('7')
    await set(gesture, [
      ['I.5', input],
      ['I.6', input],
    ])
    const state = await client.call('workbook.state', {})
    expect(state?.undo).toMatchObject({ key, cells: 2 })
    const [last] = await client.call('history.list', { limit: 1 })
    expect(last?.label).toMatchObject({ key, cells: 2 })
    await client.call('history.undo', {})
    expect([sample.value('I.5', 'actual'), sample.value('I.6', 'actual')]).toEqual(before)
  })

  it('names a single cell by its place, whatever the gesture', async () => {
    await set('paste', [['I.5', number('8')]])
    expect((await client.call('workbook.state', {}))?.undo).toMatchObject({
      key: 'type-cell',
      row: 'Thành lập mới',
    })
    await set('clear', [['I.5', null]])
    expect((await client.call('workbook.state', {}))?.undo).toMatchObject({ key: 'clear-cell' })
    await client.call('history.undo', {})
    await client.call('history.undo', {})
    expect(sample.value('I.5', 'actual')).toBe('2138')
  })
})
