import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../../shared/contract/client'
import type { FindInput, FoundEntry, WorkbookContract } from '../../shared/contract/workbook-contract'
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

async function find(
  text: string,
  kind: FindInput['kind'] = 'all',
  limit = 200,
): Promise<{ entries: FoundEntry[]; more: boolean }> {
  const { period, locality, indicator } = sample.state
  return client.call('cells.find', { text, kind, limit, period, locality, indicator })
}

describe('finding in the whole workbook', () => {
  it('finds a stored figure as it is shown and as a number, with its place', async () => {
    for (const text of ['16.520', '16520']) {
      const { entries } = await find(text, 'values')
      const figures = entries.filter((entry) => entry.kind === 'figure')
      expect(figures.length).toBeGreaterThan(0)
      expect(figures.every(({ shown }) => shown.includes('16.520'))).toBe(true)
      expect(figures.map(({ place }) => place?.from)).toContainEqual({ row: 'I.1.NN', column: 'actual' })
    }
    const { entries } = await find('3.600,6', 'values')
    expect(entries).toMatchObject([{ kind: 'figure', shown: '3.600,6' }])
    expect((await find('0,00', 'values')).entries).toEqual([])
  })

  it('finds rows by name without tone marks, where they stand', async () => {
    const { entries } = await find('giai the', 'labels')
    expect(entries).toContainEqual({
      kind: 'label',
      label: 'Giải thể',
      place: {
        request: {
          kind: 'form',
          form: sample.state.forms[0]?.id,
          period: sample.state.period,
          locality: sample.state.locality,
        },
        from: { row: 'I.6', column: 'actual' },
        to: { row: 'I.6', column: 'actual' },
      },
    })
    expect((await find('giãi thể', 'labels')).entries).toEqual([])
  })

  it('finds places in the table of their whole', async () => {
    const { entries } = await find('tay nguyen', 'labels')
    expect(entries.map((entry) => entry.place?.request)).toContainEqual(
      expect.objectContaining({ kind: 'breakdown', by: 'localities' }),
    )
  })

  it('finds notes', async () => {
    const index = sample.cellIndex('I.1.NN', 'actual')
    await client.call('cells.annotate', {
      view: sample.opened.view,
      cells: [index],
      note: 'Chờ Sở Tài chính trả lời',
    })
    const { entries } = await find('so tai chinh')
    expect(entries).toMatchObject([
      {
        kind: 'note',
        text: 'Chờ Sở Tài chính trả lời',
        place: { from: { row: 'I.1.NN', column: 'actual' } },
      },
    ])
    expect((await find('so tai chinh', 'values')).entries).toEqual([])
  })

  it('stops at the limit and says so', async () => {
    const found = await find('1', 'all', 3)
    expect(found.entries).toHaveLength(3)
    expect(found.more).toBe(true)
  })

  it('refuses an empty text', async () => {
    await expect(find('  ')).rejects.toMatchObject({ code: 'bad-request' })
  })
})
