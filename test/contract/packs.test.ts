import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Client } from '../../shared/contract/client'
import type { Failure } from '../../shared/contract/errors'
import type { WrittenItem } from '../../shared/contract/pack-contract'
import type { WorkbookContract } from '../../shared/contract/workbook-contract'
import type { ChartPicture } from '../../shared/model/chart'
import type { PackId, ViewId } from '../../shared/model/ids'
import type { PackDefinition, StoredPack } from '../../shared/model/pack'
import { listZipParts, unpackPart } from '../../electron/excel/zip-parts'
import { memoryTransport, type TestHost } from '../fixtures/host-transports'
import { openAppendix, type SampleView } from '../fixtures/sample-view'

/** Packs kept in a workbook over the contract: stored, undone, told to every window, and written as slides and as Word. */
let host: TestHost
let client: Client<WorkbookContract>
let view: SampleView

beforeEach(async () => {
  host = await memoryTransport.start()
  client = await host.connect()
  await client.call('workbook.openSample', {})
  view = await openAppendix(client)
})
afterEach(async () => {
  await host.dispose()
})

function makePack(name = 'Họp giao ban tháng 12'): PackDefinition {
  const form = view.state.forms[0]?.id
  if (form === undefined) throw new Error('the sample has a form')
  return {
    name,
    paper: {
      superior: '',
      agency: 'Liên minh Hợp tác xã',
      number: '',
      placeAndDate: 'Hà Nội, ngày 15 tháng 12 năm 2020',
      title: 'Báo cáo năm 2020',
      attachment: '',
      recipients: ['- Lưu: VT.'],
      signer: { office: 'GIÁM ĐỐC', name: 'Trần Thị Ước' },
      header: 'official',
    },
    items: [
      { id: 'a', kind: 'text', style: 'heading', text: 'Tình hình chung' },
      { id: 'b', kind: 'text', style: 'paragraph', text: 'Cả nước có 25.454 HTX.' },
      {
        id: 'c',
        kind: 'chart',
        chart: {
          kind: 'grouped-bars',
          source: { table: 'form', form, rows: null, unit: null, period: 'shown', locality: 'shown' },
          title: null,
          note: '',
        },
        size: 'half',
      },
      {
        id: 'd',
        kind: 'table',
        source: { table: 'form', form },
        period: 'shown',
        locality: 'shown',
        label: 'Phụ lục I',
        orientation: 'landscape',
        marks: true,
      },
    ],
  }
}

const picture: ChartPicture = {
  kind: 'grouped-bars',
  title: 'Số HTX',
  subtitle: 'Năm 2020',
  source: 'Nguồn: Cả nước 2020',
  notes: [],
  unit: 'HTX',
  categories: [{ id: 'I.1', label: 'Tổng số HTX', tile: null, lessIsBetter: false }],
  series: [
    {
      id: 'actual',
      name: 'Thực hiện',
      role: 'actual',
      draw: 'bar',
      points: [{ value: 25454, from: 0, text: '25.454', detail: '', estimated: false, cell: null }],
    },
  ],
  references: [],
  axis: { min: 0, max: 30000 },
  panels: [],
}
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const failure = (code: string) => expect.objectContaining({ code }) as Failure

describe('packs', () => {
  it('are stored, changed, undone, redone and removed, and every window is told', async () => {
    const other = await host.connect()
    const told: StoredPack[][] = []
    other.on('pack.changed', (packs) => told.push(packs))
    const definition = makePack()
    const { pack } = await client.call('pack.define', { id: null, definition })
    expect(await client.call('pack.list', {})).toEqual([{ id: pack, position: 0, definition }])
    const renamed = { ...definition, name: 'Họp quý IV' }
    await client.call('pack.define', { id: pack, definition: renamed })
    const second = await client.call('pack.define', { id: null, definition: makePack('Bộ thứ hai') })
    await client.call('pack.remove', { pack: second.pack })
    expect((await client.call('pack.list', {})).map((one) => one.definition.name)).toEqual(['Họp quý IV'])
    for (const left of [['Họp quý IV', 'Bộ thứ hai'], ['Họp quý IV'], ['Họp giao ban tháng 12'], []]) {
      await client.call('history.undo', {})
      expect((await client.call('pack.list', {})).map((one) => one.definition.name)).toEqual(left)
    }
    await client.call('history.redo', {})
    expect(await other.call('pack.list', {})).toEqual([{ id: pack, position: 0, definition }])
    expect(told).toHaveLength(9)
    expect(told.at(-1)).toEqual([{ id: pack, position: 0, definition }])
  })

  it('that are gone, and what is no pack, are refused', async () => {
    const definition = makePack()
    await expect(client.call('pack.define', { id: 7 as PackId, definition })).rejects.toEqual(
      failure('pack-unknown'),
    )
    await expect(client.call('pack.remove', { pack: 7 as PackId })).rejects.toEqual(failure('pack-unknown'))
    const wrong = { ...definition, items: [{ id: 'x', kind: 'script', text: '' }] } as never
    await expect(client.call('pack.define', { id: null, definition: wrong })).rejects.toThrow()
    expect(await client.call('pack.list', {})).toEqual([])
  })

  it('become slides and a Word document in their order', async () => {
    const definition = makePack()
    const items: WrittenItem[] = [
      { id: 'c', kind: 'chart', picture, png, width: 160, height: 80 },
      { id: 'd', kind: 'table', view: view.opened.view },
    ]
    for (const format of ['pptx', 'docx'] as const) {
      const path = join(host.folder, `bộ.${format}`)
      const target = await host.giveFile(path, 'save')
      const { name } = await client.call('pack.write', {
        job: randomUUID(),
        target,
        format,
        definition,
        items,
      })
      expect(name).toBe(`bộ.${format}`)
      const parts = await listZipParts(readFileSync(path))
      const part = (wanted: string): string => {
        const found = parts.find((one) => one.name === wanted)
        return found === undefined ? '' : unpackPart(found).toString('utf8')
      }
      if (format === 'docx') {
        const text = part('word/document.xml')
        const order = ['Báo cáo năm 2020', 'Tình hình chung', 'Số HTX', 'Trần Thị Ước', 'Phụ lục I', '25.454']
        for (const one of order) expect(text).toContain(one)
        expect(text.indexOf('Số HTX')).toBeLessThan(text.indexOf('Trần Thị Ước'))
        expect(text.indexOf('Trần Thị Ước')).toBeLessThan(text.indexOf('Phụ lục I'))
      } else {
        const slides = [1, 2, 3, 4].map((at) => part(`ppt/slides/slide${String(at)}.xml`))
        const expected = ['Báo cáo năm 2020', 'Cả nước có 25.454 HTX.', 'Số HTX', 'Phụ lục I']
        expected.forEach((text, at) => {
          expect(slides[at]).toContain(text)
        })
        expect(part('ppt/charts/chart1.xml')).toContain('<c:v>25454</c:v>')
      }
    }
  })

  it('have a chart on several sheets as several images', async () => {
    const path = join(host.folder, 'hai-phần.docx')
    const target = await host.giveFile(path, 'save')
    const parts: WrittenItem[] = ['phần đầu', 'phần sau'].map((title) => ({
      id: 'c',
      kind: 'chart',
      picture: { ...picture, title },
      png,
      width: 160,
      height: 80,
    }))
    await client.call('pack.write', {
      job: randomUUID(),
      target,
      format: 'docx',
      definition: makePack(),
      items: [...parts, { id: 'd', kind: 'table', view: view.opened.view }],
    })
    const document = (await listZipParts(readFileSync(path))).find(({ name }) => name === 'word/document.xml')
    const text = document === undefined ? '' : unpackPart(document).toString('utf8')
    expect(text.match(/<pic:pic/g)).toHaveLength(2)
    expect(text.indexOf('>phần đầu<')).toBeGreaterThan(0)
    expect(text.indexOf('>phần sau<')).toBeGreaterThan(text.indexOf('>phần đầu<'))
  })

  it('with a table that is closed meanwhile are not written', async () => {
    const path = join(host.folder, 'bộ.docx')
    const target = await host.giveFile(path, 'save')
    const items: WrittenItem[] = [{ id: 'd', kind: 'table', view: 999 as ViewId }]
    const input = { job: randomUUID(), target, format: 'docx', definition: makePack(), items } as const
    await expect(client.call('pack.write', input)).rejects.toEqual(failure('stale-view'))
    expect(() => readFileSync(path)).toThrow()
  })
})
