import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Client } from '../../shared/contract/client'
import type { WorkbookContract } from '../../shared/contract/workbook-contract'
import type { ChartDefinition, StoredChart } from '../../shared/model/chart'
import type { ChartId, FormId } from '../../shared/model/ids'
import { memoryTransport, type TestHost } from '../fixtures/host-transports'

let host: TestHost
let client: Client<WorkbookContract>

beforeEach(async () => {
  host = await memoryTransport.start()
  client = await host.connect()
})
afterEach(async () => {
  await host.dispose()
})

function chart(title: string, kind: ChartDefinition['kind'] = 'bullets'): ChartDefinition {
  return {
    kind,
    source: {
      table: 'form',
      form: 1 as FormId,
      rows: ['I.1'],
      unit: null,
      period: 'shown',
      locality: 'shown',
    },
    title,
    note: '',
  }
}

async function keep(title: string, after: ChartId | null = null): Promise<ChartId> {
  return (await client.call('chart.define', { id: null, after, definition: chart(title), name: title })).chart
}

const titles = async (): Promise<(string | null)[]> =>
  (await client.call('chart.list', {})).map(({ definition }) => definition.title)

describe('charts of a workbook', () => {
  it('are kept in order, copied behind their model and rearranged, each with its undo', async () => {
    const a = await keep('A')
    const b = await keep('B')
    await keep('A2', a)
    expect(await titles()).toEqual(['A', 'A2', 'B'])
    await client.call('chart.arrange', { charts: [b, a] })
    expect(await titles()).toEqual(['B', 'A', 'A2'])
    const undone = await client.call('history.undo', {})
    expect(undone.label).toEqual({ key: 'arrange-charts', charts: 3 })
    expect(await titles()).toEqual(['A', 'A2', 'B'])
    await client.call('chart.remove', { chart: a, name: 'A' })
    expect(await titles()).toEqual(['A2', 'B'])
    await client.call('history.undo', {})
    expect(await titles()).toEqual(['A', 'A2', 'B'])
    await client.call('history.redo', {})
    expect(await titles()).toEqual(['A2', 'B'])
    // A number that was ever used is not given again: undo must never bring back another chart.
    expect(await keep('C')).not.toBe(a)
  })

  it('reach every window, undo too, without touching a table', async () => {
    const other = await host.connect()
    const told: (readonly StoredChart[])[] = []
    const reloaded: unknown[] = []
    other.on('chart.changed', (charts) => told.push(charts))
    other.on('workbook.reloaded', (state) => reloaded.push(state))
    const id = await keep('A')
    await client.call('chart.define', {
      id,
      after: null,
      definition: chart('Tên mới', 'ranking'),
      name: 'Tên mới',
    })
    await client.call('history.undo', {})
    await expect
      .poll(() => told.map((charts) => charts.map(({ definition }) => definition.title)))
      .toEqual([['A'], ['Tên mới'], ['A']])
    expect(reloaded).toEqual([])
  })

  it('stand in the history and in the file', async () => {
    await keep('Biểu đồ trình hội nghị')
    const [newest] = await client.call('history.list', { limit: 1 })
    expect(newest).toMatchObject({
      action: 'edit',
      label: { key: 'define-chart', name: 'Biểu đồ trình hội nghị' },
    })
    const before = await client.call('chart.list', {})
    await client.call('workbook.close', {})
    await client.call('workbook.openSample', {})
    expect(await client.call('chart.list', {})).toEqual(before)
  })

  it('store texts in NFC', async () => {
    await keep('Biểu đồ'.normalize('NFD'))
    expect(await titles()).toEqual(['Biểu đồ'.normalize('NFC')])
  })

  it('refuse what is not there and what is no chart', async () => {
    await expect(client.call('chart.remove', { chart: 99 as ChartId, name: '' })).rejects.toMatchObject({
      code: 'chart-unknown',
    })
    await expect(
      client.call('chart.define', { id: 99 as ChartId, after: null, definition: chart('A'), name: '' }),
    ).rejects.toMatchObject({ code: 'chart-unknown' })
    const wrong = { ...chart('A'), kind: 'pie' } as unknown as ChartDefinition
    await expect(
      client.call('chart.define', { id: null, after: null, definition: wrong, name: '' }),
    ).rejects.toMatchObject({ code: 'bad-request' })
    expect(await titles()).toEqual([])
  })
})

describe('the table of a trend', () => {
  it('has the periods of the shown kind with their figures, and follows an edit', async () => {
    const state = await client.call('workbook.state', {})
    if (state === null) throw new Error('no workbook')
    const opened = await client.call('view.open', {
      request: {
        kind: 'trend',
        indicator: state.indicator,
        by: 'sectors',
        period: state.period,
        locality: state.locality,
      },
    })
    const { columns, rows } = opened.layout
    expect(columns.map(({ header }) => header[0]).filter((_, at) => at % 3 === 0)).toEqual([
      'Năm 2019',
      'Năm 2020',
      'Năm 2021',
    ])
    expect(rows.at(-1)).toMatchObject({ id: 'total', kind: 'total' })
    const at = rows.findIndex(({ id }) => id === 'NN') * columns.length
    const column = columns.findIndex(({ id }) => id === `${String(state.period)}-actual`)
    expect(opened.cells.values[at + column]).toBe(16520)
    const patched: number[] = []
    client.on('workbook.patched', ({ views }) => {
      for (const view of views) if (view.view === opened.view) patched.push(...view.cells.index)
    })
    const input = { state: 'number', value: '17520', qualifier: null, written: '17520' } as const
    await client.call('cells.set', {
      view: opened.view,
      gesture: 'type',
      cells: [{ index: at + column, input }],
    })
    expect(patched).toContain(at + column)
    expect(patched).toContain((rows.length - 1) * columns.length + column)
  })
})

describe('pictures', () => {
  it('are written whole, and only if they are pictures', async () => {
    const target = join(host.dataFolder, 'Biểu đồ.svg')
    const token = await host.giveFile(target, 'save')
    const content = '<svg xmlns="http://www.w3.org/2000/svg"></svg>'
    expect(await client.call('chart.savePicture', { target: token, format: 'svg', content })).toEqual({
      name: 'Biểu đồ.svg',
    })
    expect(readFileSync(target, 'utf8')).toBe(content)
    const other = await host.giveFile(join(host.dataFolder, 'x.png'), 'save')
    await expect(
      client.call('chart.savePicture', { target: other, format: 'png', content: 'AAAA' }),
    ).rejects.toMatchObject({ code: 'bad-request' })
    expect(readdirSync(host.dataFolder)).not.toContain('x.png')
  })
})
