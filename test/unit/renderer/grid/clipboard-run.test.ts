import { describe, expect, it } from 'vitest'
import { preparePaste, type PasteJob, type PasteScene } from '../../../../renderer/grid/paste-run'
import { createSheetModel } from '../../../../renderer/grid/sheet-model'
import { vi } from '../../../../renderer/i18n/vi'
import { createViewCache } from '../../../../renderer/state/view-cache'
import { mostClipboardCells, type ClipboardBlock } from '../../../../shared/table/clipboard-block'
import { inferConvention } from '../../../../shared/table/clipboard-convention'
import { flags, openedView, request, row } from '../table-fixture'

/** A table of `rows` × `columns` figures, all typable; every third figure column is computed when asked. */
function makeScene(rows: number, columns: number, computed = false): PasteScene {
  const opened = openedView(1, 1)
  const [value] = opened.layout.columns
  if (value === undefined) throw new Error('the fixture has no column')
  const role = (at: number) => (computed && at % 3 === 2 ? 'computed' : 'input')
  const cache = createViewCache(request, {
    ...opened,
    layout: {
      ...opened.layout,
      columns: Array.from({ length: columns }, (_, at) => ({ ...value, id: `c${String(at)}` })),
      rows: Array.from({ length: rows }, (_, at) => row(`r${String(at)}`, { decimals: 1 })),
    },
    cells: {
      values: Array.from({ length: rows * columns }, () => 10),
      flags: Array.from({ length: rows * columns }, (_, at) => flags({ role: role(at % columns) })),
    },
    stated: { index: [], text: [] },
  })
  return {
    model: createSheetModel(cache, vi, false, false),
    rowData: cache.layout.rows.map(({ id }, position) => ({ id, position })),
    columnIds: ['#ordinal', '#indicator', '#unit', ...cache.layout.columns.map(({ id }) => id)],
    words: vi,
    cursor: {
      cellsIn: ({ top, left, bottom, right }) =>
        Array.from({ length: bottom - top + 1 }, (_, down) =>
          Array.from({ length: right - left + 1 }, (__, across) =>
            left + across < 3 ? null : (top + down) * columns + left + across - 3,
          ),
        ),
      selectRange: () => undefined,
    },
  }
}

const fill = (rows: number, columns: number, text: string): ClipboardBlock =>
  Array.from({ length: rows }, () =>
    Array.from({ length: columns }, () => ({ text, number: null, covered: false })),
  )

const job = (block: ClipboardBlock, part: Partial<PasteJob> = {}): PasteJob => ({
  block,
  range: { top: 0, left: 3, bottom: 0, right: 3 },
  settled: inferConvention(block),
  figuresOnly: false,
  cut: null,
  sourceKept: false,
  ...part,
})
const silent = (): void => undefined
const never = (): boolean => false

describe('a paste on its way to the file', () => {
  it('becomes one list of edits with exact decimals and the text to show until they are stored', async () => {
    const prepared = await preparePaste(
      job([
        [
          { text: 'gần 1.234,5', number: null, covered: false },
          { text: '–', number: null, covered: false },
        ],
      ]),
      makeScene(2, 2),
      silent,
      never,
    )
    expect(prepared).toMatchObject({
      area: { top: 0, left: 3, bottom: 0, right: 4 },
      edits: [
        { index: 0, input: { state: 'number', value: '1234.5', qualifier: 'near' }, shown: 'gần 1.234,5' },
        { index: 1, input: { state: 'none' }, shown: '–' },
      ],
    })
  })

  it('reports how far 200.000 cells are, in order, and ends with all of them in one list', async () => {
    const seen: number[] = []
    const prepared = await preparePaste(
      job(fill(4000, 50, '1.234,5')),
      makeScene(4000, 50),
      (done, total) => {
        expect(total).toBe(mostClipboardCells)
        seen.push(done)
      },
      never,
    )
    expect(prepared !== null && prepared !== 'too-large' && prepared.edits.length).toBe(mostClipboardCells)
    expect(seen.length).toBeGreaterThan(3)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(seen.at(-1)).toBeLessThan(mostClipboardCells + 1)
  })

  it('stops between two steps and leaves nothing behind', async () => {
    let steps = 0
    const prepared = await preparePaste(
      job(fill(4000, 50, '1.234,5')),
      makeScene(4000, 50),
      () => {
        steps += 1
      },
      () => steps === 2,
    )
    expect(prepared).toBeNull()
    expect(steps).toBe(2)
  })

  it('is refused as a whole when the range is larger than one change may be', async () => {
    const scene = makeScene(500, 500)
    const range = { top: 0, left: 3, bottom: 499, right: 502 }
    expect(await preparePaste(job(fill(1, 1, '1'), { range }), scene, silent, never)).toBe('too-large')
  })

  it('empties of what was cut only what has found its place', async () => {
    const scene = makeScene(4, 3, true)
    // Cut from the first row: two figures and a computed cell, which cannot be emptied.
    const block = fill(1, 3, '5')
    const cut = { id: 'a', indexes: [[0, 1, null]] }
    const prepared = await preparePaste(
      job(block, { cut, range: { top: 2, left: 4, bottom: 2, right: 4 } }),
      scene,
      silent,
      never,
    )
    if (prepared === null || prepared === 'too-large') throw new Error('nothing was prepared')
    // The second figure meets a computed cell, the third is beyond the table: both stay where they were.
    expect(prepared.edits.map(({ index, input }) => [index, input === null])).toEqual([
      [0, true],
      [7, false],
    ])
    expect(prepared.plan.outside.cells).toBe(1)
  })

  it('never empties a cell that the same paste has filled', async () => {
    const cut = { id: 'a', indexes: [[0], [2]] }
    const prepared = await preparePaste(
      job(fill(2, 1, '5'), { cut, range: { top: 1, left: 3, bottom: 1, right: 3 } }),
      makeScene(4, 2),
      silent,
      never,
    )
    if (prepared === null || prepared === 'too-large') throw new Error('nothing was prepared')
    expect(prepared.edits.map(({ index, input }) => [index, input === null])).toEqual([
      [0, true],
      [2, false],
      [4, false],
    ])
  })
})
