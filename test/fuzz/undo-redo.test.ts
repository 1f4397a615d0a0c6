import { describe, expect, it } from 'vitest'
import type { Client } from '../../shared/contract/client'
import { Failure } from '../../shared/contract/errors'
import type { CellInput, WorkbookContract } from '../../shared/contract/workbook-contract'
import { unpackCellFlags } from '../../shared/model/cell'
import { maturities, qualifiers } from '../../shared/model/fact'
import type { OpenedView, WorkbookState } from '../../shared/model/workbook'
import { memoryTransport } from '../fixtures/host-transports'
import { pickOne, seededRandom } from '../fixtures/seeded-random'

const steps = 60

/** Everything a user could see of the sample: the appendix for the nation and two regions, two years. */
async function openEverything(client: Client<WorkbookContract>, state: WorkbookState): Promise<OpenedView[]> {
  const form = state.forms[0]
  if (form === undefined) throw new Error('the sample has a form')
  const years = state.periods.filter((period) => period.kind === 'year' && period.year >= 2020)
  const views: OpenedView[] = []
  for (const period of years) {
    for (const locality of state.localities.slice(0, 3)) {
      const request = { kind: 'form', form: form.id, period: period.id, locality: locality.id } as const
      views.push(await client.call('view.open', { request }))
    }
  }
  return views
}

async function readAll(client: Client<WorkbookContract>, state: WorkbookState): Promise<string> {
  const views = await openEverything(client, state)
  const remarks = await client.call('remark.list', {})
  const content = JSON.stringify([remarks, views.map((view) => view.cells)])
  for (const { view } of views) await client.call('view.close', { view })
  return content
}

describe.each([11, 12, 13])('undo and redo, seed %i', (seed) => {
  it('return to exactly the states before and after, across a restart', async () => {
    const random = seededRandom(seed)
    let host = await memoryTransport.start()
    let client = await host.connect()
    const state = await client.call('workbook.state', {})
    if (state === null) throw new Error('the sample is open')
    const views = await openEverything(client, state)
    const states = [await readAll(client, state)]
    for (let step = 0; step < steps; step++) {
      if (random() < 0.3) await annotate(client, random, pickOne(random, views))
      else await edit(client, random, pickOne(random, views))
      const next = await readAll(client, state)
      if (next !== states.at(-1)) states.push(next)
    }
    expect(states.length).toBeGreaterThan(steps / 2)

    await host.stop()
    host = await memoryTransport.start({ folder: host.folder })
    client = await host.connect()
    expect(await readAll(client, state)).toBe(states.at(-1))
    for (const expected of states.slice(0, -1).reverse()) {
      await client.call('history.undo', {})
      expect(await readAll(client, state)).toBe(expected)
    }
    await expect(client.call('history.undo', {})).rejects.toMatchObject({ code: 'nothing-to-undo' })
    for (const expected of states.slice(1)) {
      await client.call('history.redo', {})
      expect(await readAll(client, state)).toBe(expected)
    }
    await expect(client.call('history.redo', {})).rejects.toMatchObject({ code: 'nothing-to-redo' })
    // A new edit after an undo makes the undone one unreachable.
    await client.call('history.undo', {})
    const again = await openEverything(client, state)
    while (!(await edit(client, random, pickOne(random, again)))) continue
    await expect(client.call('history.redo', {})).rejects.toMatchObject({ code: 'nothing-to-redo' })
    await host.dispose()
  })
})

/** One gesture over one to four cells. True when something was stored. */
async function edit(
  client: Client<WorkbookContract>,
  random: () => number,
  view: OpenedView,
): Promise<boolean> {
  const inputs = view.cells.flags.flatMap((flags, index) =>
    ['input', 'override'].includes(unpackCellFlags(flags).role) ? [index] : [],
  )
  const cells = Array.from({ length: 1 + Math.floor(random() * 4) }, () => ({
    index: pickOne(random, inputs),
    input: randomInput(random),
  }))
  const before = (await client.call('workbook.state', {}))?.revision
  try {
    const { revision } = await client.call('cells.set', { view: view.view, gesture: 'paste', cells })
    return revision !== before
  } catch (error) {
    // An earlier edit may have turned an input cell into a computed one: refused as a whole, nothing stored.
    if (error instanceof Failure && error.code === 'cell-not-input') return false
    throw error
  }
}

/** Notes, marks, maturities and words on any cells, whether they take them or not. */
async function annotate(
  client: Client<WorkbookContract>,
  random: () => number,
  { view, cells }: OpenedView,
): Promise<void> {
  const some = Array.from({ length: 1 + Math.floor(random() * 4) }, () =>
    Math.floor(random() * cells.flags.length),
  )
  const note = random() < 0.3 ? null : `ghi chú ${String(Math.floor(random() * 100))}`
  const parts = pickOne(random, [
    { note },
    { followUp: random() < 0.5 },
    { maturity: pickOne(random, maturities) },
    { qualifier: random() < 0.3 ? null : pickOne(random, qualifiers) },
    { note, maturity: pickOne(random, maturities) },
  ])
  await client.call('cells.annotate', { view, cells: some, ...parts })
}

function randomInput(random: () => number): CellInput {
  const dice = random()
  if (dice < 0.25) return null
  if (dice < 0.35) return { state: 'none', written: '-' }
  if (dice < 0.45) return { state: 'unknown', written: '…' }
  const value = String(Math.floor(random() * 10_000))
  return { state: 'number', value, qualifier: dice < 0.55 ? 'near' : null, written: value }
}
