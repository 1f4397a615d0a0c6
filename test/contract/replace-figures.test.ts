import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Client } from '../../shared/contract/client'
import { Failure } from '../../shared/contract/errors'
import type { WorkbookContract } from '../../shared/contract/workbook-contract'
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

const limit = 100

describe('replacing in the figures of the whole workbook', () => {
  it('is planned without storing, done as one, and undone as one', async () => {
    const revision = (await client.call('workbook.state', {}))?.revision
    const asked = { text: '811', replacement: '812' }
    const plan = await client.call('figures.planReplacement', { ...asked, limit })
    expect(plan.refused).toBe(0)
    const found = plan.replacements.map(
      ({ indicator, before, after }) => `${indicator}: ${before} → ${after}`,
    )
    expect(found).toContain('Số HTX giải thể: 811 → 812')
    expect((await client.call('workbook.state', {}))?.revision).toBe(revision)
    const keys = plan.replacements.map(({ key }) => key)
    const { cells } = await client.call('figures.replace', { ...asked, keys })
    expect(cells).toBe(keys.length)
    view = await openAppendix(client)
    expect(view.value('I.6', 'actual')).toBe('812')
    const [entry] = await client.call('history.list', { limit: 1 })
    expect(entry?.label).toEqual({ key: 'replace-cells', cells, table: '' })
    await client.call('history.undo', {})
    view = await openAppendix(client)
    expect(view.value('I.6', 'actual')).toBe('811')
    expect((await client.call('figures.planReplacement', { ...asked, limit })).replacements).toEqual(
      plan.replacements,
    )
  })

  it('finds numbers by either way of writing, and keeps the words before them', async () => {
    await client.call('cells.set', {
      view: view.opened.view,
      gesture: 'type',
      cells: [
        {
          index: view.cellIndex('I.1.XD', 'plan'),
          input: { state: 'number', value: '77123', qualifier: 'near', written: 'gần 77.123' },
        },
      ],
    })
    for (const text of ['77123', '77.123']) {
      const { replacements } = await client.call('figures.planReplacement', {
        text,
        replacement: '88.123',
        limit,
      })
      expect(replacements).toMatchObject([{ qualifier: 'near', before: '77.123', after: '88.123' }])
    }
    const asked = { text: '77123', replacement: '88123' }
    const { replacements } = await client.call('figures.planReplacement', { ...asked, limit })
    await client.call('figures.replace', { ...asked, keys: replacements.map(({ key }) => key) })
    view = await openAppendix(client)
    expect(view.value('I.1.XD', 'plan')).toBe('88123')
    const explained = await client.call('cells.explain', {
      view: view.opened.view,
      index: view.cellIndex('I.1.XD', 'plan'),
    })
    expect(JSON.stringify(explained)).toContain('near')
  })

  it('refuses what would be no clear number, and stores nothing when a figure is another one by now', async () => {
    const odd = await client.call('figures.planReplacement', { text: '811', replacement: '8,1,1', limit })
    expect(odd.replacements).toEqual([])
    expect(odd.refused).toBeGreaterThan(0)
    expect(
      (await client.call('figures.planReplacement', { text: 'HTX', replacement: '1', limit })).replacements,
    ).toEqual([])
    const asked = { text: '811', replacement: '812' }
    const { replacements } = await client.call('figures.planReplacement', { ...asked, limit })
    const keys = replacements.map(({ key }) => key)
    await client.call('cells.set', {
      view: view.opened.view,
      gesture: 'type',
      cells: [
        {
          index: view.cellIndex('I.6', 'actual'),
          input: { state: 'number', value: '900', qualifier: null, written: '900' },
        },
      ],
    })
    const revision = (await client.call('workbook.state', {}))?.revision
    const failure = await client.call('figures.replace', { ...asked, keys }).then(
      () => null,
      (error: unknown) => (error instanceof Failure ? error.code : error),
    )
    expect(failure).toBe('stale-view')
    expect((await client.call('workbook.state', {}))?.revision).toBe(revision)
  })

  it('ends at its limit and says so', async () => {
    const plan = await client.call('figures.planReplacement', { text: '1', replacement: '2', limit: 3 })
    expect(plan.replacements).toHaveLength(3)
    expect(plan.more).toBe(true)
  })
})
