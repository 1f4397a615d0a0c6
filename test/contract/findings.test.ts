import { chmodSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import words from '../../resources/text/findings.vi.json'
import { writeFinding, writeRepair } from '../../shared/checks/write-finding'
import type { Client } from '../../shared/contract/client'
import type { FindingFilter } from '../../shared/contract/check-contract'
import type { Output, Payload } from '../../shared/contract/contract'
import { Failure } from '../../shared/contract/errors'
import type { WorkbookContract } from '../../shared/contract/workbook-contract'
import type { FindingEntry } from '../../shared/model/finding-entry'
import { memoryTransport, transports, type TestHost } from '../fixtures/host-transports'
import { openAppendix, type SampleView } from '../fixtures/sample-view'

/** The life of a finding over the contract, on the national appendix of the sample. */
let host: TestHost
let client: Client<WorkbookContract>
let view: SampleView

beforeEach(async () => {
  host = await memoryTransport.start()
  client = await host.connect()
  view = await openAppendix(client)
})
afterEach(async () => {
  await host.dispose()
})

type Changed = Payload<WorkbookContract, 'findings.changed'>

function list(filter: FindingFilter = {}, limit = 500): Promise<Output<WorkbookContract, 'check.list'>> {
  return client.call('check.list', { filter, limit })
}

/** The first finding whose sentence has the text. */
async function find(text: string, filter: FindingFilter = {}): Promise<FindingEntry> {
  const { groups } = await list(filter)
  const found = groups.map(({ first }) => first).find((entry) => writeFinding(entry, words).includes(text))
  if (found === undefined) throw new Error(`nothing is found with "${text}"`)
  return found
}

const effective = 'tỷ lệ so với năm 2019 ghi 117,0%, nhưng 14.254 / 12.983 = 109,8%'
const groupParts = 'ghi 119.399, nhưng 50.768 + 68.613 = 119.381'

const nextChange = (from = client): Promise<Changed> =>
  new Promise((resolve) => {
    const stop = from.on('findings.changed', (changed) => {
      stop()
      resolve(changed)
    })
  })

describe('what is found', () => {
  it('is listed by cause, the gravest and surest first, with its numbers', async () => {
    const { groups, counts, matching, byForm, revision, checked = 0, passed = 0 } = await list()
    const rank = { error: 0, warning: 1, rounding: 2 }
    const order = groups.map(({ first }) => rank[first.severity] * 1000 - first.confidence)
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(matching).toBe(groups.reduce((sum, { count }) => sum + count, 0))
    expect(counts.error + counts.warning + counts.rounding).toBe(matching)
    expect(byForm).toEqual([{ form: view.state.forms[0]?.id, open: counts.error + counts.warning }])
    expect([revision, counts.explained]).toEqual([0, 0])
    expect(checked).toBeGreaterThan(passed)
    expect(passed).toBeGreaterThan(100)
    const sentence = writeFinding(await find(effective), words)
    expect(sentence).toBe(`I.7 Số HTX hoạt động hiệu quả: ${effective}`)
  })

  it('is found again by severity, kind, words, form, period and place', async () => {
    const all = await list()
    const errors = await list({ severities: ['error'] })
    expect(errors.matching).toBe(all.counts.error)
    expect(errors.counts).toEqual(all.counts)
    const growth = await list({ kinds: ['growth-as-index'] })
    expect(growth.groups.map(({ first }) => first.kind)).toEqual(growth.groups.map(() => 'growth-as-index'))
    expect(growth.groups.length).toBeGreaterThan(0)
    const typed = await list({ text: 'hieu qua' })
    expect(typed.groups.some(({ first }) => first.terms[0]?.label === 'Số HTX hoạt động hiệu quả')).toBe(true)
    expect(typed.matching).toBeLessThan(all.matching)
    expect((await list({ text: 'không có chữ này' })).matching).toBe(0)
    const [form] = view.state.forms
    if (form === undefined) throw new Error('the sample has a form')
    const { period, locality } = view.state
    expect((await list({ form: form.id, period, locality })).matching).toBe(all.matching)
    const other = view.state.periods.find(({ id }) => id !== period)
    if (other === undefined) throw new Error('the sample has periods')
    // Words of a form stand in all its tables.
    const elsewhere = await list({ period: other.id })
    expect(elsewhere.groups.filter(({ first }) => first.terms[0]?.period != null)).toEqual([])
    expect((await list({ status: 'explained' })).matching).toBe(0)
    expect((await list({ status: 'fixed' })).matching).toBe(0)
  })

  it('comes page by page as in one list', async () => {
    const { groups } = await list()
    const paged = []
    for (let offset = 0; offset < groups.length; offset += 7)
      paged.push(...(await client.call('check.list', { filter: {}, limit: 7, offset })).groups)
    expect(paged).toEqual(groups)
    const [first] = groups
    const members = await client.call('check.group', { cause: first?.cause ?? '', filter: {}, limit: 9 })
    expect(members).toEqual([first?.first])
  })

  it('is marked where it is about, told at every cell of its arithmetic, and leads there', async () => {
    const marks = await client.call('check.marks', { view: view.opened.view })
    const at = (row: string, column: string): string | undefined =>
      marks.worst[marks.index.indexOf(view.cellIndex(row, column))]
    expect(at('I.7', 'previous-index')).toBe('error')
    expect(at('I.7', 'actual')).toBeUndefined()
    expect(at('I.1', 'previous-index')).toBe('rounding')
    expect(at('I.1.NN', 'actual')).toBeUndefined()
    const entry = await find(effective)
    for (const column of ['previous-index', 'actual', 'previous']) {
      const index = view.cellIndex('I.7', column)
      const told = await client.call('check.cell', { view: view.opened.view, index })
      expect(told.map(({ id }) => id)).toContain(entry.id)
    }
    const none = await client.call('check.cell', {
      view: view.opened.view,
      index: view.cellIndex('I.7.NN', 'actual'),
    })
    expect(none).toEqual([])
    const place = await client.call('check.locate', { finding: entry.id, view: view.opened.view })
    expect(place).toMatchObject({
      request: { kind: 'form', period: view.state.period, locality: view.state.locality },
      from: { row: 'I.7', column: 'previous-index' },
    })
  })

  it('of a blank workbook is nothing but words of its form', async () => {
    await client.call('workbook.create', { name: 'Sổ trống', target: null })
    const { groups, counts } = await list()
    const cells = groups.flatMap(({ first }) => first.terms.map(({ cell }) => cell.kind))
    expect(new Set(cells)).toEqual(new Set(cells.length === 0 ? [] : ['wording']))
    expect(counts).toMatchObject({ error: 0, rounding: 0, explained: 0 })
  })

  it('without a workbook is refused as everything is', async () => {
    await client.call('workbook.close', {})
    await expect(list()).rejects.toEqual(new Failure('no-workbook'))
  })

  it('is stamped on a print of its table', async () => {
    const stamp = await client.call('check.stamp', { view: view.opened.view })
    const { counts, checked, passed } = await list()
    expect(stamp).toMatchObject({ counts, checked, passed, revision: 0 })
    expect(Date.parse(stamp.at)).toBeGreaterThan(0)
    const [, construction] = view.state.indicators
    const opened = await client.call('view.open', {
      request: {
        kind: 'breakdown',
        by: 'localities',
        indicator: construction?.id ?? view.state.indicator,
        period: view.state.period,
        locality: view.state.locality,
      },
    })
    const other = await client.call('check.stamp', { view: opened.view })
    expect(other.counts.error).toBeLessThan(counts.error)
  })
})

describe('after an edit', () => {
  it('every window is told once, after the reply, with the marks of its own tables', async () => {
    const theirs = await host.connect()
    const theirView = await openAppendix(theirs)
    await list()
    await nextChange()
    const order: string[] = []
    const changes = [nextChange(), nextChange(theirs)]
    client.on('findings.changed', () => order.push('findings'))
    client.on('workbook.patched', () => order.push('patch'))
    // 50.768 groups in agriculture and 68.613 elsewhere are 119.381.
    await view.type('III.1.NN', 'actual', '50786').then(() => order.push('reply'))
    const [ours, other] = await Promise.all(changes)
    expect(order).toEqual(['patch', 'reply', 'findings'])
    expect(ours?.marks.map(({ view: id }) => id)).toEqual([view.opened.view])
    expect(other?.marks.map(({ view: id }) => id)).toEqual([theirView.opened.view])
    expect(ours?.revision).toBe(1)
    const now = await list()
    expect(ours?.counts).toEqual(now.counts)
    expect(ours?.byForm).toEqual(now.byForm)
    theirs.close()
  })

  it('that changes nothing of what is found, nobody is told', async () => {
    await list()
    await nextChange()
    let told = 0
    client.on('findings.changed', () => (told += 1))
    const index = view.cellIndex('I.1.NN', 'actual')
    await client.call('cells.annotate', { view: view.opened.view, cells: [index], note: 'hỏi lại' })
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(told).toBe(0)
  })

  it('that makes it right, a finding is fixed; undo opens it again', async () => {
    const entry = await find(groupParts)
    await view.type('III.1.NN', 'actual', '50786')
    expect((await list()).groups.map(({ first }) => first.id)).not.toContain(entry.id)
    const fixed = await list({ status: 'fixed' })
    expect(fixed.groups.map(({ first }) => [first.id, first.status])).toContainEqual([entry.id, 'fixed'])
    await client.call('history.undo', {})
    expect((await find(groupParts)).status).toBe('open')
    const ids = (await list({ status: 'fixed' })).groups.map(({ first }) => first.id)
    expect(ids).not.toContain(entry.id)
  })

  it('of the reference lists everything is looked at again and comes to the same', async () => {
    const before = await list()
    await client.call('period.add', { periods: [{ kind: 'year', year: 2199, ordinal: 1 }] })
    const after = await list()
    expect(after.groups).toEqual(before.groups)
    expect(after.counts).toEqual(before.counts)
  })
})

describe('an explanation', () => {
  const explain = (
    entry: FindingEntry,
    note: string | null,
  ): Promise<{ revision: number; changed: number }> =>
    client.call('check.explain', { findings: [entry.id], note, author: 'Lan' })

  it('closes a finding, is one step of the history, and goes with undo', async () => {
    const entry = await find(effective)
    const before = (await list()).counts
    expect(await explain(entry, '  Số của Bộ  ')).toEqual({ revision: 1, changed: 1 })
    const after = await find(effective)
    expect(after).toMatchObject({ status: 'explained', explanation: { note: 'Số của Bộ', author: 'Lan' } })
    expect((await list()).counts).toEqual({ ...before, error: before.error - 1, explained: 1 })
    expect((await list({ status: 'open' })).groups.map(({ first }) => first.id)).not.toContain(entry.id)
    const marks = await client.call('check.marks', { view: view.opened.view })
    const index = view.cellIndex('I.7', 'previous-index')
    expect(marks.worst[marks.index.indexOf(index)]).toBe('explained')
    expect((await client.call('history.list', { limit: 1 }))[0]?.label).toEqual({
      key: 'explain-findings',
      findings: 1,
    })
    expect(await client.call('history.undo', {})).toMatchObject({ revision: 2, place: null })
    expect((await find(effective)).status).toBe('open')
    await client.call('history.redo', {})
    expect((await find(effective)).status).toBe('explained')
    expect(await explain(entry, null)).toMatchObject({ changed: 1 })
    expect((await list()).counts).toEqual(before)
  })

  it('stays over a restart', async () => {
    await explain(await find(effective), 'Số của Bộ')
    await host.stop()
    host = await memoryTransport.start({ folder: host.folder })
    client = await host.connect()
    expect(await find(effective)).toMatchObject({ status: 'explained', explanation: { note: 'Số của Bộ' } })
  })

  it('is about these very numbers: another one opens the finding again', async () => {
    const entry = await find(groupParts)
    await explain(entry, 'Đã hỏi')
    await view.type('III.1.NN', 'actual', '50769')
    const [found] = (await list({ kinds: ['parts'] })).groups
    expect(found?.first).toMatchObject({ id: entry.id, status: 'open', explanation: null })
    await client.call('history.undo', {})
    expect((await find(groupParts)).status).toBe('explained')
  })

  it('the same again, of nothing, and of what is gone, are no commit', async () => {
    const entry = await find(effective)
    await explain(entry, 'a')
    expect(await explain(entry, 'a')).toEqual({ revision: 1, changed: 0 })
    expect(await explain({ ...entry, id: 'không có' }, 'a')).toEqual({ revision: 1, changed: 0 })
    expect(await explain(entry, null)).toEqual({ revision: 2, changed: 1 })
    expect(await explain(entry, null)).toEqual({ revision: 2, changed: 0 })
    await expect(explain(entry, ' ')).rejects.toMatchObject({ code: 'bad-request' })
  })

  it('of many findings is one commit and reaches every window', async () => {
    const { groups } = await list()
    await nextChange()
    const theirs = await host.connect()
    const told = nextChange(theirs)
    const findings: string[] = []
    for (const { cause } of groups) {
      const members = await client.call('check.group', { cause, filter: {}, limit: 500 })
      findings.push(...members.map(({ id }) => id))
    }
    const answer = await client.call('check.explain', { findings, note: 'theo văn bản', author: '' })
    expect(answer).toEqual({ revision: 1, changed: findings.length })
    expect((await told).counts).toEqual({ error: 0, warning: 0, rounding: 0, explained: findings.length })
    theirs.close()
  })
})

describe('a repair', () => {
  const repair = (entry: FindingEntry, at = 0): Promise<{ revision: number }> =>
    client.call('check.repair', { finding: entry.id, fingerprint: entry.fingerprint, repair: at })

  it('of a figure is an edit under its own name, and undone as one', async () => {
    const entry = await find(groupParts)
    const before = await list()
    const repairs = await client.call('check.repairs', { finding: entry.id })
    const at = repairs.findIndex(({ cell }) => cell.kind === 'figure')
    const offered = repairs[at]
    if (offered === undefined) throw new Error('nothing is offered for a figure')
    expect(writeRepair(offered, words)).toMatch(/^\S+ .*\?$/)
    await repair(entry, at)
    expect((await list()).groups.map(({ first }) => first.id)).not.toContain(entry.id)
    const [last] = await client.call('history.list', { limit: 1 })
    expect(last?.label).toMatchObject({ key: 'repair-cell', row: offered.term.label })
    await client.call('history.undo', {})
    expect((await list()).groups).toEqual(before.groups)
  })

  it('of what a document wrote changes its text and the figure that was derived from it', async () => {
    const entry = await find(effective)
    expect(view.value('I.7', 'previous')).toBe('12983')
    const repairs = await client.call('check.repairs', { finding: entry.id })
    const at = repairs.findIndex(
      ({ cell }) => cell.kind === 'stated' && cell.column === 'previous-difference',
    )
    const offered = repairs[at]
    if (offered === undefined) throw new Error('nothing is offered for the difference')
    expect(writeRepair(offered, words)).toBe('gõ nhầm 2.071 thành 1.271?')
    await repair(entry, at)
    const now = await openAppendix(client)
    expect(now.value('I.7', 'previous')).toBe('12183')
    expect(now.value('I.7', 'previous-difference')).toBe('2071')
    const cell = now.opened.stated.index.indexOf(now.cellIndex('I.7', 'previous-difference'))
    expect(now.opened.stated.text[cell]).toBe('2.071')
    expect((await list()).groups.map(({ first }) => first.id)).not.toContain(entry.id)
    await client.call('history.undo', {})
    expect((await openAppendix(client)).value('I.7', 'previous')).toBe('12983')
    expect((await find(effective)).id).toBe(entry.id)
  })

  it('is refused when the numbers are others by now, and when the finding is gone', async () => {
    const entry = await find(groupParts)
    await view.type('III.1.NN', 'actual', '50769')
    await expect(repair(entry)).rejects.toEqual(new Failure('finding-changed'))
    await view.type('III.1.NN', 'actual', '50786')
    await expect(repair(entry)).rejects.toEqual(new Failure('finding-changed'))
    expect(await client.call('check.repairs', { finding: entry.id })).toEqual([])
    expect(await client.call('check.locate', { finding: entry.id })).toBeNull()
    expect(await client.call('check.group', { cause: entry.cause, filter: {}, limit: 5 })).toEqual([])
    const other = await find(effective)
    await expect(repair(other, 999)).rejects.toEqual(new Failure('finding-changed'))
    expect((await client.call('history.list', { limit: 9 })).map(({ revision }) => revision)).toEqual([2, 1])
  })
})

describe('a file that is only read', () => {
  it('is checked, and neither repaired nor explained', async () => {
    const before = await list()
    await host.stop()
    const [file = ''] = readdirSync(host.dataFolder).filter((name) => name.endsWith('.kttt'))
    chmodSync(join(host.dataFolder, file), 0o444)
    host = await memoryTransport.start({ folder: host.folder })
    client = await host.connect()
    expect((await client.call('workbook.state', {}))?.readOnly).toBe(true)
    expect((await list()).groups).toEqual(before.groups)
    const { id, fingerprint } = await find(effective)
    const refused = new Failure('read-only')
    await expect(client.call('check.explain', { findings: [id], note: 'a', author: '' })).rejects.toEqual(
      refused,
    )
    await expect(client.call('check.repair', { finding: id, fingerprint, repair: 0 })).rejects.toEqual(
      refused,
    )
  })
})

describe.each(transports)('over $name', (transport) => {
  it('the first check is told without being asked for', async () => {
    const other = await transport.start()
    try {
      const theirs = await other.connect()
      const told = nextChange(theirs)
      await openAppendix(theirs)
      const { counts, marks, revision } = await told
      expect([counts.error > 0, marks.length <= 1, revision]).toEqual([true, true, 0])
    } finally {
      await other.dispose()
    }
  })
})
