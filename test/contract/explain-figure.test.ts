import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../../shared/contract/client'
import { Failure } from '../../shared/contract/errors'
import type { WorkbookContract } from '../../shared/contract/workbook-contract'
import type { Explanation } from '../../shared/model/explanation'
import type { FactKey } from '../../shared/model/fact'
import type { IndicatorId } from '../../shared/model/ids'
import { memoryTransport, type TestHost } from '../fixtures/host-transports'
import { openAppendix, type SampleView } from '../fixtures/sample-view'

let host: TestHost
let client: Client<WorkbookContract>
let view: SampleView

beforeAll(async () => {
  host = await memoryTransport.start()
  client = await host.connect()
  view = await openAppendix(client)
})
afterAll(async () => {
  await host.dispose()
})

const explain = (row: string, column: string): Promise<Explanation> =>
  client.call('cells.explain', { view: view.opened.view, index: view.cellIndex(row, column) })

const explainKey = (key: FactKey | null | undefined): Promise<Explanation> => {
  if (key === null || key === undefined) throw new Error('it is no figure')
  return client.call('figure.explain', { key })
}

describe('a figure by itself', () => {
  it('is explained one step deeper, down to what was stated', async () => {
    const index = await explain('I.1', 'previous-index')
    expect(index.rule).toBe('index')
    const before = await explainKey(index.operands[1]?.key)
    expect(before).toMatchObject({
      rule: 'entered',
      column: '',
      result: { value: 24618, at: { scenario: 'actual', kind: 'year', year: 2019 } },
      fact: { origin: 'derived' },
    })
    const now = await explainKey(index.operands[0]?.key)
    expect(now.rule).toBe('sum-sectors')
    expect(now.operands.length).toBeGreaterThan(1)
    const part = await explainKey(now.operands[0]?.key)
    expect(part.sector).toBe(now.operands[0]?.label)
    expect(part.result.value).toBe(now.operands[0]?.value)
    expect(part.stated?.text).toBeDefined()
  })

  it('is the same as in its cell', async () => {
    const cell = await explain('I.7', 'actual')
    const figure = await explainKey(cell.result.key)
    for (const name of ['rule', 'fact', 'stated', 'definition', 'contributions', 'uses', 'history'] as const)
      expect(figure[name]).toEqual(cell[name])
    expect(figure.result).toMatchObject({ value: cell.result.value, decimals: cell.result.decimals })
  })

  it('that the workbook does not have is refused', async () => {
    const { key } = (await explain('I.7', 'actual')).result
    if (key === null) throw new Error('it is no figure')
    const gone = client.call('figure.explain', { key: { ...key, indicator: 99_999 as IndicatorId } })
    await expect(gone).rejects.toThrow(Failure)
  })

  it('has its history, and pages of it', async () => {
    const { key } = (await explain('I.7', 'actual')).result
    if (key === null) throw new Error('it is no figure')
    const before = view.value('I.7', 'actual') ?? ''
    for (const value of ['14255', '14256', before]) await view.type('I.7', 'actual', value)
    const newest = await client.call('figure.history', { key, limit: 2 })
    expect(newest.map((entry) => entry.kind === 'figure' && entry.after.value)).toEqual([before, '14256'])
    const last = newest.at(-1)?.revision ?? 0
    const older = await client.call('figure.history', { key, limit: 1, before: last })
    expect(older.map((entry) => entry.kind === 'figure' && entry.after.value)).toEqual(['14255'])
    expect(await client.call('figure.source', { key })).toBeNull()
  })
})

describe('what an explanation says beside the rule', () => {
  it('is what the indicator is', async () => {
    expect((await explain('I.1', 'actual')).definition).toMatchObject({ kind: 'stock', unit: 'HTX' })
    const ratio = await explain('I.8', 'actual')
    expect(ratio.definition).toMatchObject({ kind: 'ratio', factor: 100 })
    expect([ratio.definition?.numerator, ratio.definition?.denominator]).toEqual([
      expect.stringContaining('hiệu quả'),
      expect.stringContaining('Tổng số'),
    ])
    expect(ratio.contributions).toEqual([])
  })

  it('is what makes the figure up, the largest first, and all of it', async () => {
    const { contributions } = await explain('I.1', 'actual')
    expect(contributions.map(({ by }) => by)).toEqual(['sectors', 'localities'])
    for (const { parts, rest } of contributions) {
      const sizes = parts.map(({ value }) => Math.abs(value))
      expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
      expect(rest).toBeNull()
      const shares = parts.reduce((sum, { share }) => sum + (share ?? 0), 0)
      expect(Math.abs(shares - 1000)).toBeLessThanOrEqual(parts.length)
    }
    // By sectors the figure is computed, so that its parts are all of it.
    const [sectors] = contributions
    expect(sectors?.parts.reduce((sum, { value }) => sum + value, 0)).toBe(25454)
  })

  it('is what else uses the figure', async () => {
    const why = await explain('I.7', 'actual')
    expect(why.uses).toMatchObject([
      { row: { id: 'I.7' }, charts: expect.arrayContaining(['grouped-bars']) as string[] },
    ])
    expect(why.uses[0]?.columns[0]).toMatchObject({ id: 'actual' })
    expect(why.uses[0]?.columns.map(({ id }) => id)).toContain('previous-index')
    expect([why.formulas, why.rules]).toEqual([[], []])
    await client.call('indicator.define', {
      id: null,
      code: 'TT.ty_le',
      name: 'Tỷ lệ hiệu quả',
      unit: '%',
      decimals: 1,
      direction: 'neutral',
      formula: '=[HTX.hieu_qua]/[HTX.tong_so]*100',
    })
    const form = view.state.forms[0]?.id
    if (form === undefined) throw new Error('no form')
    await client.call('rule.define', {
      id: null,
      form,
      name: 'Không quá tổng số',
      formula: '=[HTX.hieu_qua]<=[HTX.tong_so]',
      severity: 'remind',
      message: '',
    })
    view = await openAppendix(client)
    const now = await explain('I.7', 'actual')
    expect(now.rules).toEqual(['Không quá tổng số'])
    expect(now.formulas).toMatchObject([{ name: 'Tỷ lệ hiệu quả' }])
    const own = await explainKey(now.formulas[0]?.key)
    expect(own).toMatchObject({
      rule: 'formula',
      definition: { formula: '=[HTX.hieu_qua]/[HTX.tong_so]*100' },
    })
  })
})
