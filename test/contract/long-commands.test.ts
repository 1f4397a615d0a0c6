import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorkbook } from '../../electron/db/create-workbook'
import type { Client } from '../../shared/contract/client'
import { Failure } from '../../shared/contract/errors'
import type { CellInput, WorkbookContract } from '../../shared/contract/workbook-contract'
import { unpackCellFlags } from '../../shared/model/cell'
import type { OpenedView } from '../../shared/model/workbook'
import { makeSheetSeed } from '../bench/sheet/sheet-seed'
import { transports, type TestHost } from '../fixtures/host-transports'

/** A command that keeps the host's thread busy for seconds: it tells how far it is, and can be stopped. */
const indicators = 20
const folder = mkdtempSync(join(tmpdir(), 'kttt-long-'))

type Cell = { index: number; input: CellInput }

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe.each(transports.filter(({ name }) => name !== 'memory'))('over the $name', ({ name, start }) => {
  let host: TestHost
  let client: Client<WorkbookContract>
  let cells: Cell[]
  let view: OpenedView

  const openForm = async (): Promise<OpenedView> => {
    const state = await client.call('workbook.state', {})
    const [form] = state?.forms ?? []
    if (state === null || form === undefined) throw new Error('no form')
    const { period, locality } = state
    return client.call('view.open', { request: { kind: 'form', form: form.id, period, locality } })
  }
  const readRevision = async (): Promise<number> => (await client.call('workbook.state', {}))?.revision ?? -1

  beforeAll(async () => {
    const path = join(folder, `${name}.kttt`)
    createWorkbook(path, makeSheetSeed(indicators), {
      uuid: '00000000-0000-4000-8000-000000000001',
      now: '2026-01-01T00:00:00.000Z',
    })
    host = await start({ initialFile: path })
    client = await host.connect()
    view = await openForm()
    cells = view.cells.flags.flatMap((flags, index) => {
      const value = String(1000 + (index % 8999))
      return unpackCellFlags(flags).role === 'input'
        ? [{ index, input: { state: 'number', value, qualifier: null, written: value } }]
        : []
    })
    expect(cells.length).toBeGreaterThan(30_000)
  }, 60_000)
  afterAll(async () => {
    await host.dispose()
  })

  it('stopped while it stores, it has stored nothing; what came meanwhile is answered after it, in order', async () => {
    const revision = await readRevision()
    const order: string[] = []
    const stop = client.on('job.progressed', ({ job, done, total }) => {
      if (job !== 'job-to-stop') return
      expect(done).toBeLessThan(total)
      expect(total).toBe(cells.length)
      if (order.length > 0) return
      order.push('progress')
      void client.call('workbook.state', {}).then(() => order.push('state'))
      void client.call('job.cancel', { job }).then(() => order.push('cancel'))
      void client.call('workbook.recent', {}).then(() => order.push('recent'))
    })
    const failure = await client
      .call('cells.set', { view: view.view, gesture: 'paste', cells, job: 'job-to-stop' })
      .then(() => null)
      .catch((error: unknown) => (error instanceof Failure ? error.code : error))
    stop()
    expect(failure).toBe('job-stopped')
    await expect.poll(() => order.length).toBe(4)
    expect(order).toEqual(['progress', 'cancel', 'state', 'recent'])
    expect(await readRevision()).toBe(revision)
    expect((await openForm()).cells.values).toEqual(view.cells.values)
  }, 60_000)

  it('left alone it stores all, as one undo, which tells how far it is too', async () => {
    const told = { store: 0, undo: 0 }
    const stop = client.on('job.progressed', ({ job }) => {
      if (job === 'job-store') told.store += 1
      if (job === 'job-undo') told.undo += 1
    })
    await client.call('cells.set', { view: view.view, gesture: 'paste', cells, job: 'job-store' })
    const stored = await openForm()
    const [cell] = cells
    expect(stored.cells.values[cell?.index ?? 0]).not.toBe(view.cells.values[cell?.index ?? 0])
    await client.call('history.undo', { view: view.view, job: 'job-undo' })
    stop()
    expect(told.store).toBeGreaterThan(1)
    expect(told.undo).toBeGreaterThan(1)
    expect((await openForm()).cells.values).toEqual(view.cells.values)
  }, 60_000)
})
