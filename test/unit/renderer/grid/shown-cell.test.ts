import { describe, expect, it } from 'vitest'
import { createSheetModel } from '../../../../renderer/grid/sheet-model'
import { vi } from '../../../../renderer/i18n/vi'
import { applyMarks, createViewCache, type ViewCache } from '../../../../renderer/state/view-cache'
import { flags, openedView, request } from '../table-fixture'

const open = (): ViewCache => createViewCache(request, openedView(1, 1))

describe('shown cells', () => {
  it('writes figures, qualifiers and differences, and marks what differs from the document', () => {
    const model = createSheetModel(open(), vi, false, false)
    expect([0, 1, 2, 3].map((index) => model.shownAt(index).text)).toEqual([
      '25.454',
      '+836',
      '103,4%',
      'gần 3.600,6',
    ])
    expect(model.shownAt(2).marks).toEqual(['differs'])
    expect(model.shownAt(2).title).toBe('Văn bản ghi 133 %')
    expect(model.shownAt(2).attained).toBe(103.4)
  })

  it('marks what is found about a cell, in place of that a document differs', () => {
    const cache = open()
    applyMarks(cache, { view: cache.view, index: [0, 2, 3], worst: ['warning', 'error', 'explained'] })
    const model = createSheetModel(cache, vi, false, false)
    expect([0, 1, 2, 3].map((index) => model.shownAt(index).marks)).toEqual([
      ['warning'],
      [],
      ['error'],
      ['explained'],
    ])
    expect(model.shownAt(2).className).toContain('found-error')
    expect(model.shownAt(3).className).not.toContain('found-')
  })

  it('shows a comparison without meaning as a dash with its reason', () => {
    const model = createSheetModel(open(), vi, false, false)
    expect(model.shownAt(4)).toMatchObject({ text: '–', title: 'Chưa có số gốc để so sánh', attained: null })
    expect(model.shownAt(5)).toMatchObject({ text: '–', title: 'Số gốc bằng 0 nên không có tỷ lệ' })
  })

  it('shows an error by its mark, as an error, with its reason', () => {
    const cache = open()
    cache.flags[1] = flags({ role: 'computed', origin: null, status: 'cycle' })
    cache.values[1] = null
    const shown = createSheetModel(cache, vi, false, false).shownAt(1)
    expect(shown).toMatchObject({ text: '#VONG', title: 'Công thức tính vòng tròn' })
    expect(shown.className).toContain('overflow')
  })

  it('keeps the identity of a cell until it is forgotten', () => {
    const cache = open()
    const model = createSheetModel(cache, vi, false, false)
    const before = model.shownAt(0)
    expect(model.shownAt(0)).toBe(before)
    cache.pending.set(0, { edit: 1, text: '7' })
    model.forget([0])
    expect(model.shownAt(0)).toMatchObject({ text: '7' })
    expect(model.shownAt(0).className).toContain('pending')
  })

  it('shows only what the document wrote in the stated mode', () => {
    const model = createSheetModel(open(), vi, true, false)
    expect([0, 1, 2].map((index) => model.shownAt(index).text)).toEqual(['25.454', '', '133 %'])
  })

  it('says why a cell does not take typing', () => {
    const refusals = (stated: boolean, readOnly: boolean): unknown[] => {
      const model = createSheetModel(open(), vi, stated, readOnly)
      return [0, 1, null].map((index) => model.refusalAt(index))
    }
    expect(refusals(false, false)).toEqual([null, 'computed', 'fixed'])
    expect(refusals(false, true)).toEqual(['readOnly', 'computed', 'fixed'])
    expect(refusals(true, false)).toEqual(['statedMode', 'statedMode', 'fixed'])
  })

  it('opens for editing with a text that means the same figure', () => {
    const model = createSheetModel(open(), vi, false, false)
    expect(model.textForEditing(0)).toBe('25454')
    expect(model.textForEditing(3)).toBe('gần 3600,6')
  })
})
