import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../../shared/contract/client'
import type { WorkbookContract } from '../../shared/contract/workbook-contract'
import type { CellPatch } from '../../shared/model/table-layout'
import { memoryTransport, type TestHost } from '../fixtures/host-transports'
import { openAppendix, type SampleView } from '../fixtures/sample-view'

let host: TestHost
let client: Client<WorkbookContract>
let sample: SampleView
let last: CellPatch | undefined

beforeAll(async () => {
  host = await memoryTransport.start()
  client = await host.connect()
  sample = await openAppendix(client)
  client.on('workbook.patched', ({ views }) => {
    last = views.find(({ view }) => view === sample.opened.view)?.cells
  })
})
afterAll(async () => {
  await host.dispose()
})

const type = (value: string, written: string): Promise<{ revision: number }> =>
  client.call('cells.set', {
    view: sample.opened.view,
    gesture: 'type',
    cells: [
      {
        index: sample.cellIndex('I.5', 'actual'),
        input: { state: 'number', value, qualifier: null, written },
      },
    ],
  })

describe('a figure typed as a sum', () => {
  it('keeps its text, tells it to the table, and loses it with the next figure', async () => {
    const index = sample.cellIndex('I.5', 'actual')
    expect(sample.opened.sums).toEqual({ index: [], text: [] })
    await type('190', '=120+35*2')
    expect(last?.sums).toEqual({ index: [index], text: ['=120+35*2'] })
    expect(sample.value('I.5', 'actual')).toBe('190')
    const again = await openAppendix(client)
    expect(again.opened.sums).toEqual({ index: [index], text: ['=120+35*2'] })
    const why = await client.call('cells.explain', { view: sample.opened.view, index })
    expect(why.fact?.written).toBe('=120+35*2')

    // The same figure another way: nothing else changes, and yet the table learns of it.
    await type('190', '=190')
    expect(last).toMatchObject({ index: [index], sums: { index: [index], text: ['=190'] } })
    await type('191', '191')
    expect(last?.sums).toEqual({ index: [index], text: [null] })
    await client.call('history.undo', {})
    expect(last?.sums).toEqual({ index: [index], text: ['=190'] })
    await type('5', '5')
    await type('6', '6')
    expect(last?.sums).toBeUndefined()
  })
})
