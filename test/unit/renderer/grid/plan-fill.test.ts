import { describe, expect, it } from 'vitest'
import { planFill } from '../../../../renderer/grid/plan-fill'
import { createSheetModel, type SheetModel } from '../../../../renderer/grid/sheet-model'
import { findFillTarget } from '../../../../renderer/grid/use-fill'
import { vi } from '../../../../renderer/i18n/vi'
import { createViewCache } from '../../../../renderer/state/view-cache'
import type { OpenedView } from '../../../../shared/model/workbook'
import type { CellFlags } from '../../../../shared/model/cell'
import { flags, openedView, request, row } from '../table-fixture'

/** A column of cells in rows of their own decimals; "x" is computed. */
type Made = { value: number | null; decimals?: number; part?: Partial<CellFlags> }

function makeModel(column: readonly Made[]): SheetModel {
  const base = openedView(1, 1)
  const first = base.layout.columns[0]
  if (first === undefined) throw new Error('the fixture has a column')
  const opened: OpenedView = {
    ...base,
    layout: {
      ...base.layout,
      columns: [first],
      rows: column.map(({ decimals = 0 }, at) => row(`r${String(at)}`, { decimals })),
    },
    cells: {
      values: column.map(({ value }) => value),
      flags: column.map(({ value, part }) => flags({ status: value === null ? 'blank' : 'number', ...part })),
    },
    stated: { index: [], text: [] },
  }
  return createSheetModel(createViewCache(request, opened), vi, false, false)
}

const down = (count: number): number[][] => Array.from({ length: count }, (_, at) => [at])

describe('what a fill stores', () => {
  it('copies the first row with its state and limiting word, as one text that reads back the same', () => {
    const model = makeModel([
      { value: 42, decimals: 1, part: { qualifier: 'near' } },
      { value: 7 },
      { value: null, decimals: 1 },
    ])
    const plan = planFill(down(3), 1, 'down', 'copy', model, vi)
    expect(plan).toEqual({
      edits: [
        {
          index: 2,
          input: { state: 'number', value: '4.2', qualifier: 'near', written: 'gần 4,2' },
          shown: 'gần 4,2',
        },
      ],
      skipped: 0,
      // 4,2 does not fit a row of whole numbers, and nothing is rounded.
      unfit: 1,
    })
  })

  it('copies "–", "…" and blanks', () => {
    for (const [status, input] of [
      ['none', { state: 'none', written: '-' }],
      ['unknown', { state: 'unknown', written: '…' }],
      ['blank', null],
    ] as const) {
      const model = makeModel([{ value: null, part: { status } }, { value: 5 }])
      expect(planFill(down(2), 1, 'down', 'copy', model, vi).edits).toMatchObject([{ index: 1, input }])
    }
  })

  it('continues a series down and up, and copies it when turned', () => {
    const model = makeModel([{ value: 10 }, { value: 20 }, { value: 1 }, { value: 1 }])
    const values = (plan: ReturnType<typeof planFill>) =>
      plan.edits.map(({ index, input }) => [index, input?.state === 'number' ? input.value : null])
    expect(values(planFill(down(4), 2, 'down', 'series', model, vi))).toEqual([
      [2, '30'],
      [3, '40'],
    ])
    expect(values(planFill(down(4), 2, 'down', 'turned', model, vi))).toEqual([
      [2, '10'],
      [3, '20'],
    ])
    const other = makeModel([{ value: 0 }, { value: 0 }, { value: 30 }, { value: 40 }])
    expect(values(planFill(down(4), 2, 'up', 'series', other, vi))).toEqual([
      [1, '20'],
      [0, '10'],
    ])
  })

  it('copies a single number, and counts on when turned', () => {
    const model = makeModel([{ value: 2019 }, { value: null }])
    expect(planFill(down(2), 1, 'down', 'series', model, vi).edits).toMatchObject([{ shown: '2.019' }])
    expect(planFill(down(2), 1, 'down', 'turned', model, vi).edits).toMatchObject([{ shown: '2.020' }])
  })

  it('leaves computed cells as they are and counts them; what shows an error is not copied', () => {
    const computed = { role: 'computed', origin: null } as const
    const model = makeModel([{ value: 5 }, { value: 6, part: computed }, { value: 7 }])
    expect(planFill(down(3), 1, 'down', 'copy', model, vi)).toMatchObject({
      edits: [{ index: 2 }],
      skipped: 1,
    })
    const broken = makeModel([{ value: null, part: { ...computed, status: 'cycle' } }, { value: 7 }])
    expect(planFill(down(2), 1, 'down', 'copy', broken, vi).edits).toEqual([])
  })

  it('goes where the pointer is furthest outside', () => {
    const run = { top: 2, left: 3, bottom: 3, right: 4 }
    expect(findFillTarget(run, { row: 6, column: 5 })).toEqual({
      direction: 'down',
      all: { ...run, bottom: 6 },
    })
    expect(findFillTarget(run, { row: 0, column: 4 })).toEqual({ direction: 'up', all: { ...run, top: 0 } })
    expect(findFillTarget(run, { row: 3, column: 7 })).toEqual({
      direction: 'right',
      all: { ...run, right: 7 },
    })
    expect(findFillTarget(run, { row: 3, column: 2 })).toEqual({
      direction: 'left',
      all: { ...run, left: 2 },
    })
    expect(findFillTarget(run, { row: 3, column: 4 })).toBeNull()
  })
})
