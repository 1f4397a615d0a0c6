import { describe, expect, it } from 'vitest'
import type { Connection } from '../../../../renderer/client/connect'
import { createFindingsStore, groupsPerPage } from '../../../../renderer/state/findings-store'
import { createClient } from '../../../../shared/contract/client'
import type { FindingFilter } from '../../../../shared/contract/check-contract'
import { memoryPipes } from '../../../../shared/contract/frame'
import { serve, type Handlers } from '../../../../shared/contract/server'
import { workbookContract, type WorkbookContract } from '../../../../shared/contract/workbook-contract'
import type { FindingEntry } from '../../../../shared/model/finding-entry'
import type { FormId } from '../../../../shared/model/ids'
import { finding } from '../findings/finding-fixture'

type Asked = { filter: FindingFilter; limit: number; offset?: number }

/** The store over the real contract; the far side holds `counts[i]` findings of cause i and answers page by page. */
function start(sizes: Record<string, number>) {
  const [near, far] = memoryPipes()
  const client = createClient<WorkbookContract>(near)
  const asked: string[] = []
  const explained = new Set<string>()
  const held = new Map(
    Object.entries(sizes).map(([cause, size]) => [
      cause,
      Array.from({ length: size }, (_, member) => finding(cause, member)),
    ]),
  )
  const matching = (cause: string, { status }: FindingFilter): FindingEntry[] =>
    (held.get(cause) ?? [])
      .map((entry) =>
        explained.has(entry.id)
          ? { ...entry, status: 'explained' as const, explanation: { note: 'n', author: 'a', at: '' } }
          : entry,
      )
      .filter((entry) => status === undefined || entry.status === status)
  const handlers = {
    'check.list': ({ filter, limit, offset = 0 }: Asked) => {
      asked.push(`list ${String(offset)}+${String(limit)}`)
      const groups = [...held.keys()].flatMap((cause) => {
        const entries = matching(cause, filter)
        const [first] = entries
        return first === undefined ? [] : [{ cause, count: entries.length, first }]
      })
      return {
        groups: groups.slice(offset, offset + limit),
        matching: groups.reduce((sum, { count }) => sum + count, 0),
        counts: { error: groups.length, warning: 0, rounding: 0, explained: explained.size },
        byForm: [{ form: 1 as FormId, open: 7 }],
        revision: 1,
      }
    },
    'check.group': ({ cause, filter, limit, offset = 0 }: Asked & { cause: string }) => {
      asked.push(`${cause} ${String(offset)}+${String(limit)}`)
      return matching(cause, filter).slice(offset, offset + limit)
    },
  }
  serve<WorkbookContract, null>(
    workbookContract,
    handlers as unknown as Handlers<WorkbookContract, null>,
    far,
    null,
    () => undefined,
  )
  const connection = { ...client, onStatus: () => undefined, retry: () => undefined } as unknown as Connection
  return { findings: createFindingsStore(connection), asked, held, explained }
}

const open: FindingFilter = { status: 'open' }
const steps = async (findings: ReturnType<typeof start>['findings'], by: 1 | -1, times: number) => {
  const ids: (string | undefined)[] = []
  for (let at = 0; at < times; at += 1) ids.push((await findings.step(by))?.id)
  return ids.map((id) => id?.replace('parts|', ''))
}

describe('the list of findings', () => {
  it('is read page by page, up to its end', async () => {
    const sizes = Object.fromEntries(
      Array.from({ length: groupsPerPage + 20 }, (_, at) => [`c${String(at)}`, 1]),
    )
    const { findings, asked } = start(sizes)
    await findings.read(open)
    expect(findings.store.getState()).toMatchObject({ matching: groupsPerPage + 20, isComplete: false })
    await findings.readMore()
    expect(findings.store.getState().groups).toHaveLength(groupsPerPage + 20)
    expect(findings.store.getState().isComplete).toBe(true)
    await findings.readMore()
    expect(asked).toHaveLength(2)
  })

  it('reads ten thousand findings of one cause only as far as they are looked at', async () => {
    const { findings, asked } = start({ a: 10_000 })
    await findings.read(open)
    expect(findings.store.getState().groups).toMatchObject([{ count: 10_000 }])
    await findings.toggle('a')
    expect(findings.store.getState().opened.get('a')).toHaveLength(200)
    await findings.readMoreOf('a')
    expect(findings.store.getState().opened.get('a')).toHaveLength(400)
    expect(asked).toEqual(['list 0+100', 'a 0+200', 'a 200+200'])
    await findings.toggle('a')
    expect(findings.store.getState().opened.size).toBe(0)
    expect(await findings.readAll('a')).toHaveLength(10_000)
  })

  it('steps through every finding of every cause, forwards and back, and starts over', async () => {
    const { findings } = start({ a: 1, b: 3, c: 2 })
    expect(await steps(findings, 1, 7)).toEqual(['a|0', 'b|0', 'b|1', 'b|2', 'c|0', 'c|1', 'a|0'])
    expect(await steps(findings, -1, 4)).toEqual(['c|1', 'c|0', 'b|2', 'b|1'])
    const { findings: back } = start({ a: 1, b: 3 })
    expect(await steps(back, -1, 2)).toEqual(['b|2', 'b|1'])
    expect(await start({}).findings.step(1)).toBeNull()
  })

  it('takes every one of several quick steps', async () => {
    const { findings } = start({ a: 1, b: 3, c: 2 })
    await Promise.all([
      findings.step(1),
      findings.step(1),
      findings.step(1),
      findings.step(-1),
      findings.step(1),
    ])
    expect(findings.store.getState().current?.entry.id).toBe('parts|b|1')
  })

  it('steps through what was asked for last, also while it is being read', async () => {
    const { findings, explained } = start({ a: 1, b: 1 })
    explained.add('parts|a|0')
    void findings.read({})
    void findings.read(open)
    expect(await steps(findings, 1, 2)).toEqual(['b|0', 'b|0'])
  })

  it('goes on in the place of a finding that is gone', async () => {
    const { findings, held } = start({ a: 1, b: 1, c: 1 })
    await steps(findings, 1, 2)
    held.delete('b')
    await findings.read(open)
    expect(findings.store.getState().current?.entry).toMatchObject({ cause: 'b', status: 'fixed' })
    expect(await steps(findings, 1, 1)).toEqual(['c|0'])
    held.delete('c')
    await findings.read(open)
    expect(await steps(findings, -1, 1)).toEqual(['a|0'])
  })

  it('knows that the current finding was explained, although the list has only open ones', async () => {
    const { findings, explained } = start({ a: 2, b: 1 })
    await steps(findings, 1, 1)
    explained.add('parts|a|0')
    await findings.read(open)
    expect(findings.store.getState().current?.entry).toMatchObject({ id: 'parts|a|0', status: 'explained' })
    expect(findings.store.getState().groups[0]).toMatchObject({ cause: 'a', count: 1 })
    expect(await steps(findings, 1, 3)).toEqual(['a|1', 'b|0', 'a|1'])
  })

  it('follows what is found a moment after it changed, and forgets it with the workbook', async () => {
    const { findings, held } = start({ a: 1, b: 1 })
    await findings.read(open)
    held.delete('a')
    findings.follow({
      revision: 2,
      counts: { error: 1, warning: 2, rounding: 3, explained: 4 },
      byForm: [{ form: 1 as FormId, open: 3 }],
      marks: [],
    })
    expect(findings.store.getState().counts).toMatchObject({ error: 1, warning: 2 })
    await expect.poll(() => findings.store.getState().groups.map(({ cause }) => cause)).toEqual(['b'])
    findings.clear()
    expect(findings.store.getState()).toMatchObject({ counts: null, asked: null, groups: [], current: null })
  })
})
