import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createWorkbook } from '../../../electron/db/create-workbook'
import type { Client } from '../../../shared/contract/client'
import type { WorkbookContract } from '../../../shared/contract/workbook-contract'
import type { ViewId } from '../../../shared/model/ids'
import { transports } from '../../fixtures/host-transports'
import { makeLargeSeed } from '../../fixtures/make-large-seed'

export type EditTimes = {
  /** Milliseconds from command to reply while the file is read, and as many without. */
  during: number[]
  alone: number[]
  /** How long reading and understanding the file took. */
  seconds: number
}

const between = 10

/** The program's host on its thread, as a window has it: edits over the wire while its worker reads the file. */
export async function measureEditsDuringImport(path: string): Promise<EditTimes> {
  const transport = transports.find(({ name }) => name === 'WebSocket')
  if (transport === undefined) throw new Error('no such transport')
  const workbook = join(mkdtempSync(join(tmpdir(), 'kttt-bench-')), 'lớn.kttt')
  createWorkbook(workbook, makeLargeSeed(100_000), {
    uuid: '00000000-0000-4000-8000-000000000000',
    now: '2026-01-01T00:00:00.000Z',
  })
  const host = await transport.start({ initialFile: workbook })
  const client = await host.connect()
  try {
    const { view, index } = await openInput(client)
    const alone: number[] = []
    for (let edit = 0; edit < 100; edit++) alone.push(await timeEdit(client, view, index, edit))
    const file = await host.giveFile(path, 'open')
    const start = performance.now()
    const state = { isReading: true }
    const reading = client
      .call('import.read', { job: 'bench-read', from: { kind: 'file', file }, legacy: 'by-evidence' })
      .finally(() => (state.isReading = false))
    const during: number[] = []
    for (let edit = 0; state.isReading; edit++) during.push(await timeEdit(client, view, index, edit))
    await reading
    if (during.length < 50) throw new Error(`only ${during.length} edits while the file was read`)
    return { during, alone, seconds: (performance.now() - start) / 1000 }
  } finally {
    client.close()
    await host.dispose()
  }
}

/** A province's leaf cell: eight totals above it follow. */
async function openInput(client: Client<WorkbookContract>): Promise<{ view: ViewId; index: number }> {
  const state = await client.call('workbook.state', {})
  const form = state?.forms[0]
  const province = state?.localities.find((locality) => locality.name === 'Tỉnh 1')
  if (state === null || form === undefined || province === undefined)
    throw new Error('not the bench workbook')
  const request = { kind: 'form', form: form.id, period: state.period, locality: province.id } as const
  const { view, layout } = await client.call('view.open', { request })
  const row = layout.rows.findIndex(({ id }) => id === 'I.1.NN')
  return { view, index: row * layout.columns.length }
}

async function timeEdit(
  client: Client<WorkbookContract>,
  view: ViewId,
  index: number,
  edit: number,
): Promise<number> {
  const value = String(2000 + edit)
  const start = performance.now()
  await client.call('cells.set', {
    view,
    gesture: 'type',
    cells: [{ index, input: { state: 'number', value, qualifier: null, written: value } }],
  })
  const time = performance.now() - start
  await new Promise((resolve) => setTimeout(resolve, between))
  return time
}
