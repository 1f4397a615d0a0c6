import { describe, expect, it } from 'vitest'
import { planReplacement } from '../../../../renderer/features/find/plan-replacement'
import { makeFindable } from '../../../../renderer/features/find/table-findable'
import { createSheetModel } from '../../../../renderer/grid/sheet-model'
import { vi } from '../../../../renderer/i18n/vi'
import { createViewCache, type ViewCache } from '../../../../renderer/state/view-cache'
import { findInRow, type FoundCell } from '../../../../shared/table/find-cells'
import { openedView, request } from '../table-fixture'

const open = (): ViewCache => createViewCache(request, openedView(1, 1))

function plan(text: string, replacement: string, readOnly = false) {
  const cache = open()
  const table = makeFindable(cache, [], false, vi)
  const found: FoundCell[] = cache.layout.rows.flatMap((_, row) => findInRow(table, text, 'values', row))
  return planReplacement(found, text, replacement, table, createSheetModel(cache, vi, false, readOnly), vi)
}

describe('replacing in figures', () => {
  it('proposes old and new for input cells, with what would be stored', () => {
    const { proposals, refused } = plan('25.454', '26.000')
    expect(refused).toBe(0)
    expect(proposals).toMatchObject([
      {
        before: '25.454',
        edit: { index: 0, shown: '26.000', input: { state: 'number', value: '26000', written: '26.000' } },
      },
    ])
  })

  it('keeps a limiting word', () => {
    expect(plan('3600', '3700').proposals).toMatchObject([
      { edit: { shown: 'gần 3.700,6', input: { value: '3700.6', qualifier: 'near' } } },
    ])
  })

  it('leaves computed cells out, and everything in a workbook for reading only', () => {
    expect(plan('836', '900')).toEqual({ proposals: [], refused: 0 })
    expect(plan('25.454', '1', true)).toEqual({ proposals: [], refused: 0 })
  })

  it('refuses what would be no clear number', () => {
    for (const replacement of ['x', '1/2', '1.23', '1 - 2', '-'])
      expect(plan('25454', replacement)).toEqual({ proposals: [], refused: 1 })
  })

  it('proposes nothing that would stay the same', () => {
    expect(plan('25454', '25.454').proposals).toEqual([])
  })
})
