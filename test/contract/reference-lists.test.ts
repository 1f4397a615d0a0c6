import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../../shared/contract/client'
import { Failure } from '../../shared/contract/errors'
import type { IndicatorInput, LocalityInput, WorkbookContract } from '../../shared/contract/workbook-contract'
import { unpackCellFlags } from '../../shared/model/cell'
import type { Dimensions, Locality } from '../../shared/model/dimension'
import type { IndicatorId, LocalityId } from '../../shared/model/ids'
import type { OpenedView } from '../../shared/model/workbook'
import { memoryTransport, type TestHost } from '../fixtures/host-transports'
import { openAppendix } from '../fixtures/sample-view'

let host: TestHost
let client: Client<WorkbookContract>
let reloads = 0

beforeAll(async () => {
  host = await memoryTransport.start()
  client = await host.connect()
  client.on('workbook.reloaded', () => reloads++)
})
afterAll(async () => {
  await host.dispose()
})

const perUnion: IndicatorInput = {
  id: null,
  code: 'TT.htx_moi_lien_hiep',
  name: 'Số HTX trên một liên hiệp',
  unit: 'HTX/LH HTX',
  decimals: 2,
  direction: 'neutral',
  formula: '= [HTX.tong_so] / [LHHTX.tong_so]',
}

async function failureOf(call: Promise<unknown>): Promise<Failure> {
  try {
    await call
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
  throw new Error('nothing was refused')
}

function dimensions(): Promise<Dimensions> {
  return client.call('reference.read', {})
}

async function findPlace(name: string): Promise<Locality> {
  const found = (await dimensions()).localities.find((item) => item.name === name)
  if (found === undefined) throw new Error(`no place ${name}`)
  return found
}

async function openFormulas(): Promise<OpenedView> {
  const state = await client.call('workbook.state', {})
  if (state === null) throw new Error('nothing is open')
  const { period, locality } = state
  return client.call('view.open', { request: { kind: 'formulas', period, locality } })
}

async function openRegions(indicator?: IndicatorId): Promise<OpenedView> {
  const state = await client.call('workbook.state', {})
  if (state === null) throw new Error('nothing is open')
  const { period, locality } = state
  return client.call('view.open', {
    request: {
      kind: 'breakdown',
      by: 'localities',
      indicator: indicator ?? state.indicator,
      period,
      locality,
    },
  })
}

function valueAt({ layout, cells }: OpenedView, label: string, column: string): number | null {
  const row = layout.rows.findIndex((item) => item.label === label)
  const at = layout.columns.findIndex((item) => item.id === column)
  expect([row >= 0, at >= 0]).toEqual([true, true])
  return cells.values[row * layout.columns.length + at] ?? null
}

describe("the user's own indicators", () => {
  it('are computed, follow edits, and are undone and redone', async () => {
    const appendix = await openAppendix(client)
    const all = await dimensions()
    const unions = all.indicators.find((item) => item.code === 'LHHTX.tong_so')
    expect(unions?.name).toBeDefined()
    const { indicator } = await client.call('indicator.define', perUnion)
    expect(reloads).toBe(1)
    const view = await openFormulas()
    const total = Number(appendix.value('I.1', 'actual'))
    const count = Number(appendix.value('II.1', 'actual'))
    expect(valueAt(view, perUnion.name, 'actual')).toBe(Math.round((total * 100) / count))

    const patched: number[] = []
    const stop = client.on('workbook.patched', ({ views }) => {
      const mine = views.find((item) => item.view === view.view)
      if (mine !== undefined) patched.push(...mine.cells.index)
    })
    const again = await openAppendix(client)
    await again.type('II.1.NN', 'actual', String(Number(again.value('II.1.NN', 'actual')) + 1))
    const actual = view.layout.columns.findIndex((item) => item.id === 'actual')
    expect(patched).toContain(actual)
    stop()
    expect(valueAt(await openFormulas(), perUnion.name, 'actual')).toBe(
      Math.round((total * 100) / (count + 1)),
    )
    await client.call('history.undo', {})
    const { label } = await client.call('history.undo', {})
    expect(label).toEqual({ key: 'define-indicator', name: perUnion.name })
    expect((await dimensions()).indicators.some((item) => item.id === indicator)).toBe(false)
    await client.call('history.redo', {})
    const stored = (await dimensions()).indicators.find((item) => item.id === indicator)
    expect(stored).toMatchObject({ code: perUnion.code, formula: '=[HTX.tong_so]/[LHHTX.tong_so]' })
  })

  it('cannot be typed into', async () => {
    const view = await openFormulas()
    const index = view.layout.columns.findIndex((item) => item.id === 'actual')
    expect(unpackCellFlags(view.cells.flags[index] ?? 0).role).toBe('computed')
    const input = { state: 'number', value: '1', qualifier: null, written: '1' } as const
    const call = client.call('cells.set', { view: view.view, gesture: 'type', cells: [{ index, input }] })
    expect((await failureOf(call)).code).toBe('cell-not-input')
  })

  it('explain themselves by formula and operands', async () => {
    const view = await openFormulas()
    const index = view.layout.columns.findIndex((item) => item.id === 'actual')
    const why = await client.call('cells.explain', { view: view.view, index })
    expect(why.rule).toBe('formula')
    expect(why.formula?.text).toBe('=[HTX.tong_so]/[LHHTX.tong_so]')
    expect(why.operands.map((operand) => operand.value)).toEqual([25454, 102])
  })

  it('are refused when they cannot be computed, and nothing changes', async () => {
    const before = await client.call('workbook.state', {})
    const own = (await dimensions()).indicators.find((item) => item.code === perUnion.code)
    const define = (change: Partial<IndicatorInput>): Promise<Failure> =>
      failureOf(client.call('indicator.define', { ...perUnion, code: 'TT.khac', ...change }))
    expect((await define({ formula: '=[HTX.tong_so]/' })).code).toBe('formula-refused')
    expect((await define({ formula: '=[KHONG.co]' })).code).toBe('formula-refused')
    expect((await define({ formula: `=${'('.repeat(1000)}1${')'.repeat(1000)}` })).code).toBe(
      'formula-refused',
    )
    expect((await define({ formula: `=${'1+'.repeat(5000)}1` })).code).toBe('formula-refused')
    expect((await define({ formula: '=[TT.khac]+1' })).code).toBe('formula-cycle')
    expect(await define({ code: perUnion.code })).toMatchObject({
      code: 'code-taken',
      detail: { code: perUnion.code },
    })
    expect((await define({ code: 'HTX.tong_so' })).code).toBe('code-taken')
    expect((await define({ id: 1 as IndicatorId })).code).toBe('stale-view')
    expect((await define({ code: 'có dấu cách' })).code).toBe('bad-request')
    const cycle = await failureOf(
      client.call('indicator.define', {
        ...perUnion,
        id: own?.id ?? null,
        formula: `=[${perUnion.code}]+[HTX.tong_so]`,
      }),
    )
    expect(cycle.code).toBe('formula-cycle')
    expect(await client.call('workbook.state', {})).toEqual(before)
  })

  it('cannot be removed while another needs them', async () => {
    const doubled = { ...perUnion, code: 'TT.hai_lan', name: 'Hai lần', formula: `=[${perUnion.code}]*2` }
    const { indicator } = await client.call('indicator.define', doubled)
    const first = (await dimensions()).indicators.find((item) => item.code === perUnion.code)
    if (first === undefined) throw new Error('it was defined before')
    const refusal = await failureOf(client.call('indicator.remove', { indicator: first.id }))
    expect(refusal).toMatchObject({ code: 'indicator-in-use', detail: { by: 'Hai lần' } })
    await client.call('indicator.remove', { indicator })
    await client.call('indicator.remove', { indicator: first.id })
    expect((await dimensions()).indicators.some((item) => item.formula !== null)).toBe(false)
    expect((await openFormulas()).layout.rows).toHaveLength(0)
    await client.call('history.undo', {})
    expect((await dimensions()).indicators.some((item) => item.code === perUnion.code)).toBe(true)
  })

  it('close the tables that show them when they are removed', async () => {
    const own = (await dimensions()).indicators.find((item) => item.code === perUnion.code)
    if (own === undefined) throw new Error('it was defined before')
    const view = await openRegions(own.id)
    await client.call('indicator.remove', { indicator: own.id })
    const explain = client.call('cells.explain', { view: view.view, index: 0 })
    expect((await failureOf(explain)).code).toBe('stale-view')
  })
})

describe('places', () => {
  const commune = (parent: LocalityId, name: string): LocalityInput => ({
    id: null,
    code: '',
    name,
    level: 'commune',
    parent,
    validFrom: null,
    validTo: null,
    successor: null,
  })

  it('are added, moved while a table is open, and take their figures with them', async () => {
    const north = await findPlace('Tây Bắc')
    const south = await findPlace('Đông Bắc')
    const { locality } = await client.call('locality.define', commune(north.id, 'Xã Thử'))
    const state = await client.call('workbook.state', {})
    const flow = (await dimensions()).indicators.find((item) => item.code === 'HTX.thanh_lap_moi')
    if (state === null || flow === undefined) throw new Error('the sample has it')
    const view = await client.call('view.open', {
      request: {
        kind: 'breakdown',
        by: 'sectors',
        indicator: flow.id,
        period: state.period,
        locality,
      },
    })
    const total = view.layout.rows.findIndex((row) => row.kind === 'total')
    const input = { state: 'number', value: '7', qualifier: null, written: '7' } as const
    const index = total * view.layout.columns.length
    await client.call('cells.set', { view: view.view, gesture: 'type', cells: [{ index, input }] })
    expect(valueAt(await openRegions(flow.id), 'Tây Bắc', 'actual')).toBe(7)
    const added = await findPlace('Xã Thử')
    await client.call('locality.define', { ...added, parent: south.id })
    const moved = await openRegions(flow.id)
    expect(valueAt(moved, 'Tây Bắc', 'actual')).toBeNull()
    expect(valueAt(moved, 'Đông Bắc', 'actual')).toBe(7)
    await client.call('history.undo', {})
    expect(valueAt(await openRegions(flow.id), 'Tây Bắc', 'actual')).toBe(7)
    const removal = await failureOf(client.call('locality.remove', { locality }))
    expect(removal).toMatchObject({ code: 'locality-in-use', detail: { locality: 'Xã Thử' } })
  })

  it('are merged: the successor shows the sum in the years before', async () => {
    const north = await findPlace('Tây Bắc')
    const old = await findPlace('Xã Thử')
    const { locality } = await client.call('locality.define', {
      ...commune(north.id, 'Xã Mới'),
      validFrom: '2025-07-01',
    })
    await client.call('locality.define', { ...old, validTo: '2025-06-30', successor: locality })
    const state = await client.call('workbook.state', {})
    const flow = (await dimensions()).indicators.find((item) => item.code === 'HTX.thanh_lap_moi')
    if (state === null || flow === undefined) throw new Error('the sample has it')
    const view = await client.call('view.open', {
      request: { kind: 'breakdown', by: 'sectors', indicator: flow.id, period: state.period, locality },
    })
    expect(valueAt(view, view.layout.rows.at(-1)?.label ?? '', 'actual')).toBe(7)
    expect(valueAt(await openRegions(flow.id), 'Tây Bắc', 'actual')).toBe(7)
    const index = view.layout.columns.length * 0
    const input = { state: 'number', value: '1', qualifier: null, written: '1' } as const
    const typed = client.call('cells.set', { view: view.view, gesture: 'type', cells: [{ index, input }] })
    expect(await failureOf(typed)).toMatchObject({
      code: 'locality-not-valid',
      detail: { locality: 'Xã Mới' },
    })
  })

  it('are never put into themselves', async () => {
    const nation = await findPlace('Cả nước')
    const north = await findPlace('Tây Bắc')
    const fresh = await findPlace('Xã Mới')
    const define = (place: LocalityInput): Promise<Failure> =>
      failureOf(client.call('locality.define', place))
    expect((await define({ ...north, parent: fresh.id })).code).toBe('locality-cycle')
    expect((await define({ ...north, parent: north.id })).code).toBe('locality-cycle')
    expect((await define({ ...nation, parent: north.id })).code).toBe('locality-cycle')
    expect((await define({ ...north, parent: null })).code).toBe('locality-cycle')
    const old = await findPlace('Xã Thử')
    expect((await define({ ...fresh, successor: old.id })).code).toBe('locality-cycle')
    expect((await define({ ...fresh, successor: fresh.id })).code).toBe('locality-cycle')
    expect((await define({ ...fresh, parent: 9999 as LocalityId })).code).toBe('stale-view')
    expect((await define({ ...fresh, validFrom: '31/12/2025' })).code).toBe('bad-request')
    expect((await failureOf(client.call('locality.remove', { locality: nation.id }))).code).toBe(
      'locality-in-use',
    )
  })

  it('cannot be taken back once they have figures', async () => {
    const north = await findPlace('Tây Bắc')
    const { locality } = await client.call('locality.define', commune(north.id, 'Xã Rỗng'))
    await client.call('locality.remove', { locality })
    expect((await dimensions()).localities.some((item) => item.id === locality)).toBe(false)
  })
})

describe('a list of places', () => {
  it('is one change and one undo, or nothing', async () => {
    const north = await findPlace('Tây Bắc')
    const before = await dimensions()
    const place = (name: string, change: Partial<LocalityInput> = {}): LocalityInput => ({
      id: null,
      code: '',
      name,
      level: 'commune',
      parent: north.id,
      validFrom: null,
      validTo: null,
      successor: null,
      ...change,
    })
    const wrong = [place('Xã A'), place('Xã B', { parent: 9999 as LocalityId })]
    expect((await failureOf(client.call('locality.defineAll', { places: wrong }))).code).toBe('stale-view')
    expect((await dimensions()).localities).toEqual(before.localities)
    const many = Array.from({ length: 300 }, (_, at) => place(`Xã ${at}`))
    const { localities } = await client.call('locality.defineAll', { places: many })
    expect(new Set(localities).size).toBe(300)
    expect((await dimensions()).localities.length).toBe(before.localities.length + 300)
    const { label } = await client.call('history.undo', {})
    expect(label).toEqual({ key: 'define-localities', places: 300 })
    expect((await dimensions()).localities).toEqual(before.localities)
  })
})

describe('periods', () => {
  it('are added once, in calendar order', async () => {
    const before = await dimensions()
    const added = [
      { kind: 'half', year: 2020, ordinal: 1 },
      { kind: 'nine-months', year: 2020, ordinal: 1 },
      { kind: 'year', year: 2020, ordinal: 1 },
    ] as const
    await client.call('period.add', { periods: [...added] })
    const after = await dimensions()
    expect(after.periods.length).toBe(before.periods.length + 2)
    expect((await failureOf(client.call('period.add', { periods: [...added] }))).code).toBe('period-exists')
    const state = await client.call('workbook.state', {})
    const shown = state?.periods.filter((item) => item.year === 2020).map((item) => item.kind)
    expect(shown?.slice(0, 4)).toEqual(['year', 'half', 'nine-months', 'quarter'])
    await client.call('history.undo', {})
    expect((await dimensions()).periods).toEqual(before.periods)
  })
})

describe('all of it', () => {
  it('is there after closing and opening, with its history', async () => {
    const before = await dimensions()
    await host.stop()
    const again = await memoryTransport.start({ folder: host.folder })
    const other = await again.connect()
    expect(await other.call('reference.read', {})).toEqual(before)
    const history = await other.call('history.list', { limit: 50 })
    expect(history.map((entry) => entry.label.key)).toEqual(
      expect.arrayContaining(['define-indicator', 'remove-indicator', 'define-locality', 'add-periods']),
    )
    await again.stop()
  })
})
