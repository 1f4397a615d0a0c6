import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../../shared/contract/client'
import type { IndicatorInput, WorkbookContract } from '../../shared/contract/workbook-contract'
import { unpackCellFlags } from '../../shared/model/cell'
import type { Explanation } from '../../shared/model/explanation'
import { memoryTransport, type TestHost } from '../fixtures/host-transports'
import { openAppendix } from '../fixtures/sample-view'

let host: TestHost
let client: Client<WorkbookContract>

beforeAll(async () => {
  host = await memoryTransport.start()
  client = await host.connect()
})
afterAll(async () => {
  await host.dispose()
})

/** The explanation of a formula's own figure for the year 2020 of the whole country. */
async function explain(formula: string, change: Partial<IndicatorInput> = {}): Promise<Explanation> {
  const code = `T${String((await client.call('workbook.state', {}))?.revision)}`
  await client.call('indicator.define', {
    id: null,
    code,
    name: code,
    unit: '',
    decimals: 1,
    direction: 'neutral',
    formula,
    ...change,
  })
  const state = await client.call('workbook.state', {})
  if (state === null) throw new Error('nothing is open')
  const { period, locality } = state
  const view = await client.call('view.open', { request: { kind: 'formulas', period, locality } })
  const row = view.layout.rows.findIndex(({ label }) => label === (change.name ?? code))
  const column = view.layout.columns.findIndex(({ id }) => id === 'actual')
  return client.call('cells.explain', { view: view.view, index: row * view.layout.columns.length + column })
}

describe('the explanation of a formula', () => {
  it('has every different reference once, with its name, period and scenario', async () => {
    const why = await explain(
      '=([HTX.tong_so]-KYTRUOC([HTX.tong_so]))/KEHOACH([HTX.tong_so])+[HTX.tong_so:*]*0',
    )
    expect(why).toMatchObject({ rule: 'formula', factor: 1, coverage: null, counts: null, contributions: [] })
    expect(why.formula?.references).toHaveLength(4)
    const [now, before, plan, pinned] = why.operands
    const name = now?.label ?? ''
    expect(name).not.toBe('')
    expect(now).toMatchObject({ value: 25454, status: 'number', at: { scenario: 'actual', year: 2020 } })
    expect(before).toMatchObject({ label: name, value: 24618, at: { scenario: 'actual', year: 2019 } })
    expect(plan).toMatchObject({ label: name, at: { scenario: 'plan', kind: 'year', year: 2020 } })
    expect(pinned?.label.startsWith(`${name} (`)).toBe(true)
    expect(pinned?.value).toBe(25454)
    // The sample has no plan for it, so the formula has no value either.
    expect([plan?.status, why.result.status]).toEqual(['blank', 'blank'])
  })

  it('names a period that the workbook does not have, and a figure that is not there', async () => {
    const why = await explain(`=${'KYTRUOC('.repeat(30)}[HTX.tong_so]${')'.repeat(30)}+[HTX.tong_so]`)
    expect(why.result.status).toBe('blank')
    expect(why.operands).toMatchObject([
      { value: null, status: 'no-meaning', at: { scenario: 'actual', kind: 'year', year: 1990 } },
      { value: 25454, status: 'number' },
    ])
  })

  it('shows the error of the cell and of the operand it comes from', async () => {
    const zero = await explain('=1/([HTX.tong_so]-[HTX.tong_so])', { name: 'Chia cho không', code: 'CHIA' })
    expect([zero.rule, zero.result.status]).toEqual(['formula', 'division-by-zero'])
    const why = await explain('=[CHIA]+1')
    expect(why.result.status).toBe('division-by-zero')
    expect(why.operands).toMatchObject([{ label: 'Chia cho không', status: 'division-by-zero', value: null }])
  })
})

describe('the explanation of a total', () => {
  it('says how many of its parts have figures, and lists them', async () => {
    const appendix = await openAppendix(client)
    const { view } = appendix.opened
    const total = appendix.cellIndex('I.1', 'actual')
    const whole = await client.call('cells.explain', { view, index: total })
    const parts = whole.operands.length
    expect(whole).toMatchObject({ rule: 'sum-sectors', coverage: { present: parts, expected: parts } })
    expect(parts).toBeGreaterThan(1)
    expect(unpackCellFlags(appendix.flags('I.1', 'actual')).partial).toBe(false)

    const part = appendix.cellIndex('I.1.NN', 'actual')
    expect(await client.call('cells.explain', { view, index: part })).toMatchObject({
      rule: 'entered',
      coverage: null,
    })
    await appendix.clear('I.1.NN', 'actual')
    const less = await client.call('cells.explain', { view, index: total })
    expect(less).toMatchObject({ rule: 'sum-sectors', coverage: { present: parts - 1, expected: parts } })
    expect(less.operands.filter(({ status }) => status === 'blank')).toHaveLength(1)
    expect(unpackCellFlags(appendix.flags('I.1', 'actual')).partial).toBe(true)
  })
})
