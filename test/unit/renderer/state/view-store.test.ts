import { describe, expect, it } from 'vitest'
import { createClient } from '../../../../shared/contract/client'
import { Failure } from '../../../../shared/contract/errors'
import { memoryPipes } from '../../../../shared/contract/frame'
import { serve, type Handlers } from '../../../../shared/contract/server'
import { workbookContract, type WorkbookContract } from '../../../../shared/contract/workbook-contract'
import type { ViewId } from '../../../../shared/model/ids'
import type { Connection } from '../../../../renderer/client/connect'
import { createViewStore } from '../../../../renderer/state/view-store'
import { flags, openedView, request } from '../table-fixture'

type Served = ReturnType<typeof serve<WorkbookContract, null>>

/** A view store over the real contract and a pipe in memory; only the far side is written here. */
type Reply = { revision: number }

function start(cellsSet: (served: () => Served) => Reply | Promise<Reply>): {
  views: ReturnType<typeof createViewStore>
  served: Served
  opened: () => number
  closed: number[]
} {
  const [near, far] = memoryPipes()
  const client = createClient<WorkbookContract>(near)
  let opened = 0
  const closed: number[] = []
  const handlers = {
    'view.open': () => openedView((opened += 1), 10 + opened),
    'view.close': ({ view }: { view: number }) => {
      closed.push(view)
      return null
    },
    'cells.set': () => cellsSet(() => served),
    'check.marks': ({ view }: { view: ViewId }) => ({ view, index: [1], worst: ['error'] }),
  }
  const served: Served = serve<WorkbookContract, null>(
    workbookContract,
    handlers as unknown as Handlers<WorkbookContract, null>,
    far,
    null,
    () => undefined,
  )
  const connection = { ...client, onStatus: () => undefined, retry: () => undefined } as unknown as Connection
  const views = createViewStore(connection)
  client.on('workbook.patched', views.applyPatched)
  return { views, served, opened: () => opened, closed }
}

function patch(base: number, revision: number, view: number, value: number) {
  return {
    base,
    revision,
    savedAt: '2026-11-21T00:00:00.000Z',
    undo: null,
    redo: null,
    views: [{ view: view as ViewId, cells: { index: [0], values: [value], flags: [flags()] } }],
  }
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))

describe('view store', () => {
  it('opens a wanted table once and closes the old one when another is wanted', async () => {
    const { views, opened, closed } = start(() => ({ revision: 0 }))
    views.want('form', request)
    views.want('form', { ...request })
    await settle()
    expect(opened()).toBe(1)
    views.want('form', { ...request, period: 2 as never })
    await settle()
    expect(opened()).toBe(2)
    expect(closed).toEqual([1])
    expect(views.store.getState().form.cache?.view).toBe(2)
  })

  it('marks what is found in a table once it stands, and again when that changes', async () => {
    const { views } = start(() => ({ revision: 0 }))
    const changed: (readonly number[])[] = []
    views.onCells('form', (indexes) => changed.push(indexes))
    views.want('form', request)
    await settle()
    expect([...(views.store.getState().form.cache?.marks ?? [])]).toEqual([[1, 'error']])
    views.applyMarks([
      { view: 99 as ViewId, index: [0], worst: ['error'] },
      { view: 1 as ViewId, index: [1, 2], worst: ['explained', 'warning'] },
    ])
    expect([...(views.store.getState().form.cache?.marks ?? [])]).toEqual([
      [1, 'explained'],
      [2, 'warning'],
    ])
    expect(changed).toEqual([[1], [1, 2]])
  })

  it('keeps only the last of two quick wishes', async () => {
    const { views, closed } = start(() => ({ revision: 0 }))
    views.want('form', request)
    views.want('form', { ...request, period: 2 as never })
    await settle()
    expect(views.store.getState().form.cache?.view).toBe(2)
    expect(closed).toEqual([1])
  })

  it('applies patches that fit, tells listeners, and opens the table again when one does not', async () => {
    const { views, served, opened } = start(() => ({ revision: 0 }))
    views.want('form', request)
    await settle()
    const seen: number[][] = []
    views.onCells('form', (indexes) => seen.push([...indexes]))
    served.emit('workbook.patched', patch(11, 12, 1, 5))
    await settle()
    expect(views.store.getState().form.cache?.values[0]).toBe(5)
    expect(seen).toEqual([[0]])
    served.emit('workbook.patched', patch(13, 14, 1, 6))
    await settle()
    expect(opened()).toBe(2)
    expect(views.store.getState().form.cache?.values[0]).toBe(25454)
  })

  it('shows a typed value at once and drops it when the patch and the reply are there', async () => {
    const { views } = start((served) => {
      served().emit('workbook.patched', patch(11, 12, 1, 7))
      return { revision: 12 }
    })
    views.want('form', request)
    await settle()
    const edit = views.edit('form', 'type', [
      { index: 0, input: { state: 'number', value: '7', qualifier: null, written: '7' }, shown: '7' },
    ])
    expect(views.store.getState().form.cache?.pending.get(0)?.text).toBe('7')
    await edit
    const { cache } = views.store.getState().form
    expect(cache?.pending.size).toBe(0)
    expect(cache?.values[0]).toBe(7)
  })

  it('returns to the old value when the host refuses', async () => {
    const { views } = start(() => {
      throw new Failure('disk-full')
    })
    views.want('form', request)
    await settle()
    const edit = views.edit('form', 'clear', [{ index: 0, input: null, shown: '' }])
    await expect(edit).rejects.toMatchObject({ code: 'disk-full' })
    const { cache } = views.store.getState().form
    expect(cache?.pending.size).toBe(0)
    expect(cache?.values[0]).toBe(25454)
  })

  it('keeps the newer of two pending edits of a cell until its own answer', async () => {
    const gates: (() => void)[] = []
    const { views } = start(
      () =>
        new Promise((resolve) =>
          gates.push(() => {
            resolve({ revision: 12 })
          }),
        ),
    )
    views.want('form', request)
    await settle()
    const first = views.edit('form', 'clear', [{ index: 0, input: null, shown: 'first' }])
    const second = views.edit('form', 'clear', [{ index: 0, input: null, shown: 'second' }])
    await settle()
    expect(views.isStoring()).toBe(true)
    gates[0]?.()
    await first
    expect(views.isStoring()).toBe(true)
    expect(views.store.getState().form.cache?.pending.get(0)?.text).toBe('second')
    gates[1]?.()
    await second
    expect(views.isStoring()).toBe(false)
    expect(views.store.getState().form.cache?.pending.size).toBe(0)
  })
})
