import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../../shared/contract/client'
import type { ViewRequest, WorkbookContract } from '../../shared/contract/workbook-contract'
import { unpackCellFlags } from '../../shared/model/cell'
import type { CellPatch, TableCells } from '../../shared/model/table-layout'
import type { OpenedView } from '../../shared/model/workbook'
import { memoryTransport, type TestHost } from '../fixtures/host-transports'
import { pickOne, seededRandom } from '../fixtures/seeded-random'

/**
 * Tables that follow edits by patches must look exactly like the same tables opened afresh, and a patch must name exactly
 * the cells that look different.
 */
const steps = 40

describe.each([1, 2, 3])('views following edits, seed %i', (seed) => {
  let host: TestHost
  let client: Client<WorkbookContract>

  beforeAll(async () => {
    host = await memoryTransport.start()
    client = await host.connect()
  })
  afterAll(async () => {
    await host.dispose()
  })

  it('equal freshly opened ones after every step, and get exactly the changed cells', async () => {
    const random = seededRandom(seed)
    await defineFormulas(client)
    const requests = await listRequests(client)
    const followed: OpenedView[] = []
    for (const request of requests) followed.push(await client.call('view.open', { request }))
    const patches = new Map<number, CellPatch>()
    client.on('workbook.patched', ({ views }) => {
      for (const { view, cells } of views) patches.set(view, cells)
    })
    let changed = 0
    for (let step = 0; step < steps; step++) {
      patches.clear()
      await act(client, random, pickOne(random, followed))
      for (const [at, request] of requests.entries()) {
        const view = followed[at]
        if (view === undefined) continue
        const fresh = await client.call('view.open', { request })
        await client.call('view.close', { view: fresh.view })
        const patch = patches.get(view.view) ?? { index: [], values: [], flags: [] }
        expect(patch.index, JSON.stringify(request)).toEqual(findDifferences(view.cells, fresh.cells))
        applyPatch(view.cells, patch)
        expect(view.cells).toEqual(fresh.cells)
        changed += patch.index.length
      }
    }
    expect(changed).toBeGreaterThan(steps)
  })
})

async function defineFormulas(client: Client<WorkbookContract>): Promise<void> {
  const formulas = [
    '=[HTX.tong_so]/[LHHTX.tong_so]',
    '=[HTX.tong_so]-KYTRUOC([HTX.tong_so])',
    '=NEU([HTX.tong_so]>KEHOACH([HTX.tong_so]); [HTX.tong_so:NN]/[HTX.tong_so:*]*100; TONG([THT.tong_so]; [HTX.tong_so]))',
  ]
  for (const [at, formula] of formulas.entries()) {
    await client.call('indicator.define', {
      id: null,
      code: `TT.${at}`,
      name: `Tự tính ${at}`,
      unit: '',
      decimals: 2,
      direction: 'neutral',
      formula,
    })
  }
}

async function listRequests(client: Client<WorkbookContract>): Promise<ViewRequest[]> {
  const state = await client.call('workbook.state', {})
  const form = state?.forms[0]
  if (state === null || form === undefined) throw new Error('the sample is open')
  const { period, locality } = state
  const own = state.indicators.filter((item) => item.formula !== null)
  const shown = [state.indicator, ...own.map((item) => item.id)]
  return [
    { kind: 'form', form: form.id, period, locality },
    { kind: 'formulas', period, locality },
    ...shown.flatMap((indicator): ViewRequest[] => [
      { kind: 'breakdown', by: 'sectors', indicator, period, locality },
      { kind: 'breakdown', by: 'localities', indicator, period, locality },
    ]),
  ]
}

/** Types, clears, undoes or redoes somewhere; the definitions made at the start are not undone. */
async function act(client: Client<WorkbookContract>, random: () => number, view: OpenedView): Promise<void> {
  const state = await client.call('workbook.state', {})
  const dice = random()
  const isEdit = state?.undo?.key === 'type-cell' || state?.undo?.key === 'clear-cell'
  if (dice < 0.15 && isEdit) await client.call('history.undo', {})
  else if (dice < 0.25 && state?.redo !== null) await client.call('history.redo', {})
  else {
    const inputs = view.cells.flags.flatMap((flags, index) => {
      const { role } = unpackCellFlags(flags)
      return role === 'input' || role === 'override' ? [index] : []
    })
    if (inputs.length === 0) return
    const text = String(Math.floor(random() * 30_000))
    const input =
      random() < 0.2 ? null : ({ state: 'number', value: text, qualifier: null, written: text } as const)
    const gesture = input === null ? 'clear' : 'type'
    const cells = [{ index: pickOne(random, inputs), input }]
    await client.call('cells.set', { view: view.view, gesture, cells })
  }
}

function findDifferences(before: TableCells, after: TableCells): number[] {
  return after.values.flatMap((value, index) =>
    value === before.values[index] && after.flags[index] === before.flags[index] ? [] : [index],
  )
}

function applyPatch(cells: TableCells, patch: CellPatch): void {
  for (const [at, index] of patch.index.entries()) {
    cells.values[index] = patch.values[at] ?? null
    cells.flags[index] = patch.flags[at] ?? 0
  }
}
