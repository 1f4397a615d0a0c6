import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../../shared/contract/client'
import { Failure } from '../../shared/contract/errors'
import type { RuleInput } from '../../shared/contract/rule-contract'
import type { CellInput, WorkbookContract } from '../../shared/contract/workbook-contract'
import type { FindingEntry } from '../../shared/model/finding-entry'
import type { FormId, RuleId } from '../../shared/model/ids'
import { createImportClient } from '../fixtures/import-client'
import { memoryTransport, type TestHost } from '../fixtures/host-transports'
import { openAppendix, type SampleView } from '../fixtures/sample-view'

let host: TestHost
let client: Client<WorkbookContract>
let view: SampleView
let form: FormId

beforeAll(async () => {
  host = await memoryTransport.start()
  client = await host.connect()
  view = await openAppendix(client)
  form = view.state.forms[0]?.id ?? (0 as FormId)
})
afterEach(removeAll)
afterAll(async () => {
  await host.dispose()
})

const effective = '=[HTX.hieu_qua]<=[HTX.tong_so]'

function input(change: Partial<RuleInput> = {}): RuleInput {
  const plain = { name: 'Hiệu quả không quá tổng số', formula: effective, message: 'Xem lại biểu.' }
  return { id: null, form, severity: 'remind', ...plain, ...change }
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

async function define(change: Partial<RuleInput> = {}): Promise<RuleId> {
  const { rule } = await client.call('rule.define', input(change))
  view = await openAppendix(client)
  return rule
}

async function removeAll(): Promise<void> {
  for (const { id } of await client.call('rule.list', {})) await client.call('rule.remove', { rule: id })
  view = await openAppendix(client)
}

async function found(): Promise<FindingEntry[]> {
  const { groups } = await client.call('check.list', { filter: { kinds: ['rule'] }, limit: 100 })
  return groups.map(({ first }) => first)
}

const typed = (value: string): CellInput => ({ state: 'number', value, qualifier: null, written: value })

/** The rows of the sample with these two indicators of the whole. */
const [whole, part] = ['I.1', 'I.7'] as const

describe('rules', () => {
  it('are stored in their canonical text, listed, changed, removed, undone and redone', async () => {
    const rule = await define({ formula: ' [HTX.hieu_qua] ≤ [HTX.tong_so] ', name: 'Hiệu quả' })
    expect(await client.call('rule.list', {})).toEqual([
      { ...input({ name: 'Hiệu quả' }), id: rule, readable: true, broken: 0 },
    ])
    await define({ id: rule, severity: 'off', message: '' })
    expect(await client.call('rule.list', {})).toMatchObject([{ id: rule, severity: 'off', message: '' }])
    await client.call('rule.remove', { rule })
    expect(await client.call('rule.list', {})).toEqual([])
    const undone = await client.call('history.undo', {})
    expect(undone.label).toEqual({ key: 'remove-rule', name: 'Hiệu quả không quá tổng số' })
    await client.call('history.undo', {})
    expect(await client.call('rule.list', {})).toMatchObject([{ severity: 'remind', name: 'Hiệu quả' }])
    expect((await client.call('history.redo', {})).label).toMatchObject({ key: 'define-rule' })
    expect(await client.call('rule.list', {})).toMatchObject([{ severity: 'off' }])
    await client.call('rule.remove', { rule })
    expect((await failureOf(client.call('rule.remove', { rule }))).code).toBe('stale-view')
  })

  it('that are no condition, name what is not there, or belong to no form are refused', async () => {
    for (const formula of ['=[HTX.tong_so]', '=[HTX.khong]>0', '=[HTX.tong_so]>', ''])
      expect((await failureOf(client.call('rule.define', input({ formula })))).code).toBe('formula-refused')
    expect((await failureOf(client.call('rule.define', input({ form: 99 as FormId })))).code).toBe(
      'stale-view',
    )
    expect(await client.call('rule.list', {})).toEqual([])
  })

  it('that remind are found with their numbers, live with the edits', async () => {
    const rule = await define()
    expect(await found()).toEqual([])
    const before = view.value(part, 'actual') ?? ''
    await view.type(part, 'actual', '25460')
    const [finding] = await found()
    expect(finding).toMatchObject({
      kind: 'rule',
      severity: 'warning',
      detail: {
        rule: 'Hiệu quả không quá tổng số',
        arithmetic: '25.460 ≤ 25.454',
        message: 'Xem lại biểu.',
      },
    })
    expect(finding?.terms.map(({ label }) => label)).toEqual([
      expect.stringContaining('hiệu quả'),
      expect.stringContaining('Tổng số'),
    ])
    expect(await client.call('rule.list', {})).toMatchObject([{ id: rule, broken: 1 }])
    const index = view.cellIndex(part, 'actual')
    const atCell = await client.call('check.cell', { view: view.opened.view, index })
    expect(atCell.some(({ kind }) => kind === 'rule')).toBe(true)
    await view.type(part, 'actual', before)
    expect(await found()).toEqual([])
  })

  it('that block refuse what would newly break them: nothing is stored, and the numbers are said', async () => {
    await define({ severity: 'block' })
    const state = await client.call('workbook.state', {})
    const before = view.value(part, 'actual')
    const failure = await failureOf(view.type(part, 'actual', '25460'))
    expect(failure.code).toBe('rule-broken')
    expect(failure.detail).toMatchObject({
      rule: 'Hiệu quả không quá tổng số',
      arithmetic: '25.460 ≤ 25.454',
      message: 'Xem lại biểu.',
      places: 1,
    })
    expect((await client.call('workbook.state', {}))?.revision).toBe(state?.revision)
    const opened = await openAppendix(client)
    expect(opened.value(part, 'actual')).toBe(before)
    expect(await found()).toEqual([])
    // The same from the other side, in one gesture with a cell that has nothing to do with it.
    const cells = [
      { index: view.cellIndex('I.6', 'actual'), input: typed('1') },
      { index: view.cellIndex(whole, 'previous'), input: typed('12000') },
    ]
    const pasted = client.call('cells.set', { view: view.opened.view, gesture: 'paste', cells })
    expect((await failureOf(pasted)).code).toBe('rule-broken')
    expect((await openAppendix(client)).value('I.6', 'actual')).toBe(opened.value('I.6', 'actual'))
    // Both together are right.
    const both = [
      { index: view.cellIndex(whole, 'previous'), input: typed('30000') },
      { index: view.cellIndex(part, 'previous'), input: typed('29000') },
    ]
    await client.call('cells.set', { view: view.opened.view, gesture: 'paste', cells: both })
    expect((await openAppendix(client)).value(part, 'previous')).toBe('29000')
    await client.call('history.undo', {})
  })

  it('that block refuse an imported table as a whole', async () => {
    await define({ severity: 'block' })
    const importer = createImportClient(host, client)
    const table = [
      ['TT', 'Chỉ tiêu', 'Đơn vị tính', 'Thực hiện năm 2020'],
      ['I', 'HỢP TÁC XÃ', '', ''],
      ['5', 'Thành lập mới', 'HTX', '2.139'],
      ['6', 'Giải thể', 'HTX', '812'],
      ['7', 'Số HTX hoạt động hiệu quả', 'HTX', '25.999'],
    ]
    const draft = await importer.paste(table.map((cells) => cells.join('\t')).join('\n'))
    const target = { kind: 'form', form, period: view.state.period, locality: view.state.locality } as const
    const found = await importer.map(draft, {}, target)
    const changed = found.mapping.cells.filter(({ status }) => status === 'changed').map(({ id }) => id)
    expect(changed).toHaveLength(3)
    const revision = (await client.call('workbook.state', {}))?.revision
    expect((await failureOf(importer.apply(found, changed))).code).toBe('rule-broken')
    expect((await client.call('workbook.state', {}))?.revision).toBe(revision)
    // Without the figure that breaks it the rest is taken.
    expect((await importer.apply(found, changed.slice(0, 2))).cells).toBe(2)
    await client.call('history.undo', {})
  })

  it('never stand in the way of undo, of redo, or of mending what is broken already', async () => {
    const before = view.value(part, 'actual') ?? ''
    await view.type(part, 'actual', '25460')
    await view.type(part, 'actual', before)
    const rule = await define({ severity: 'block' })
    await client.call('rule.remove', { rule })
    await client.call('history.undo', {}) // the rule is back
    await client.call('history.undo', {}) // and gone with its definition
    await client.call('history.undo', {})
    expect((await openAppendix(client)).value(part, 'actual')).toBe('25460')
    await define({ severity: 'block' })
    // It is broken; nearer to right is allowed, and so is what it has nothing to say about.
    await view.type(part, 'actual', '25456')
    await view.type('I.6', 'actual', '2')
    await client.call('history.undo', {})
    await view.type(part, 'actual', before)
    expect((await failureOf(view.type(part, 'actual', '25456'))).code).toBe('rule-broken')
    await client.call('history.undo', {})
    await client.call('history.undo', {})
    expect((await openAppendix(client)).value(part, 'actual')).toBe('25460')
    await client.call('history.redo', {})
    await client.call('history.redo', {})
    expect((await openAppendix(client)).value(part, 'actual')).toBe(before)
  })

  it('tell where they hold before they are stored', async () => {
    const { period, locality } = view.state
    const holds = await client.call('rule.try', { form, formula: effective, period, locality })
    expect(holds.table).toMatchObject({ broken: 0 })
    expect(holds.table.holds).toBeGreaterThan(0)
    expect(holds.workbook.holds).toBeGreaterThanOrEqual(holds.table.holds)
    const fails = await client.call('rule.try', {
      form,
      formula: '=[HTX.hieu_qua]>[HTX.tong_so]',
      period,
      locality,
    })
    expect(fails.table.broken).toBe(holds.table.holds)
    expect(fails.examples[0]).toMatchObject({
      sector: null,
      arithmetic: expect.stringMatching(/^[\d.]+ > [\d.]+$/) as string,
    })
    const wrong = client.call('rule.try', { form, formula: '=1', period, locality })
    expect((await failureOf(wrong)).code).toBe('formula-refused')
    expect(await client.call('rule.list', {})).toEqual([])
  })

  it('whose indicator is gone show themselves, and come back with it', async () => {
    const definition = { id: null, code: 'TT.lam', name: 'Làm', unit: 'HTX', decimals: 0 } as const
    const { indicator } = await client.call('indicator.define', {
      ...definition,
      direction: 'neutral',
      formula: '=[HTX.tong_so]',
    })
    await define({ formula: '=[TT.lam]>=[HTX.hieu_qua]', severity: 'block' })
    await client.call('indicator.remove', { indicator })
    expect(await client.call('rule.list', {})).toMatchObject([{ readable: false, broken: 0 }])
    expect(await found()).toMatchObject([{ detail: { unreadable: '=[TT.lam]>=[HTX.hieu_qua]' } }])
    await (await openAppendix(client)).type('I.6', 'actual', '3')
    await client.call('history.undo', {})
    await client.call('history.undo', {})
    expect(await client.call('rule.list', {})).toMatchObject([{ readable: true }])
    expect(await found()).toEqual([])
  })

  it('that contradict each other only give findings', async () => {
    await define({ formula: '=[HTX.hieu_qua]<=[HTX.tong_so]', name: 'a' })
    await define({ formula: '=[HTX.hieu_qua]>[HTX.tong_so]', name: 'b' })
    await define({ formula: '=[HTX.tong_so]=[HTX.hieu_qua]+1', name: 'c' })
    await define({ formula: '=[HTX.hieu_qua]=[HTX.tong_so]+1', name: 'd' })
    const names = (await found()).map(({ detail }) => detail['rule'])
    expect(names.sort()).toEqual(['b', 'c', 'd'])
  })

  it('are in the file', async () => {
    await define({ severity: 'block', name: 'còn lại' })
    const state = await client.call('workbook.state', {})
    expect(state).not.toBeNull()
    await client.call('workbook.close', {})
    await client.call('workbook.openSample', {})
    expect(await client.call('rule.list', {})).toMatchObject([{ name: 'còn lại', severity: 'block' }])
    view = await openAppendix(client)
    expect((await failureOf(view.type(part, 'actual', '99999'))).code).toBe('rule-broken')
  })
})
