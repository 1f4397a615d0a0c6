import { describe, expect, it } from 'vitest'
import { askFor, usualFilter } from '../../../../renderer/state/findings-filter'
import type { FormId, LocalityId, PeriodId } from '../../../../shared/model/ids'

const shown = {
  tab: 'appendix' as const,
  form: 3 as FormId,
  period: 4 as PeriodId,
  locality: 5 as LocalityId,
}

describe('what the list of findings asks for', () => {
  it('is of the whole workbook, open, without rounding', () => {
    expect(askFor(usualFilter, shown)).toEqual({ severities: ['error', 'warning'], status: 'open' })
  })

  it('is of the shown table when it is limited to that', () => {
    const here = { ...usualFilter, here: true }
    expect(askFor(here, shown)).toMatchObject({ form: 3, period: 4, locality: 5 })
    expect(askFor(here, { ...shown, tab: 'sectors' })).not.toHaveProperty('form')
    expect(askFor(here, { ...shown, form: null, locality: null })).toEqual({
      severities: ['error', 'warning'],
      status: 'open',
      period: 4,
    })
  })

  it('has a kind and words only where there are some', () => {
    expect(askFor({ ...usualFilter, kind: 'parts', text: '  vốn ' }, shown)).toMatchObject({
      kinds: ['parts'],
      text: 'vốn',
    })
    expect(askFor({ ...usualFilter, text: '   ' }, shown)).not.toHaveProperty('text')
  })
})
