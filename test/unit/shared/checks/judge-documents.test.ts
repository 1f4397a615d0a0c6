import { describe, expect, it } from 'vitest'
import { percentageOf, sumOf } from '../../../../shared/checks/arithmetic'
import { judgeArithmetic, type Judgement } from '../../../../shared/checks/judge'
import type { Statement } from '../../../../shared/checks/relation'
import { stateText } from '../../../../shared/checks/state-figure'
import { fromScaled } from '../../../../shared/format/parse-number'
import type { FormId } from '../../../../shared/model/ids'
import { readLines, readText } from '../calc/document-figures'

/** The figures of published reports, judged as they are written: what is right holds, what was cut off is soft. */
const province = readLines('province-2021-year.tsv')
const district = readLines('district-2020-baseline-and-2025-plan.tsv')
const yearText = readLines('national-2020-year-text.tsv')
const reason = 'the transcripts of the reports are not beside the project'

function state(text: string, whole: boolean): Statement {
  const cell = { kind: 'wording', form: 1 as FormId, part: 'row', id: text } as const
  const value = fromScaled(readText(text).value, 3)
  const statement = stateText(cell, text, value, { whole, percent: text.includes('%') })
  if (statement === null) throw new Error(`no number: ${text}`)
  return statement
}

const share = (stated: string, part: string, whole: string, isCount: boolean): Judgement['verdict'] =>
  judgeArithmetic(
    percentageOf('quotient', false),
    [state(part, isCount), state(whole, isCount)],
    state(stated, false),
  ).verdict

const total = (stated: string, parts: readonly string[], isCount: boolean): Judgement['verdict'] =>
  judgeArithmetic(
    sumOf(parts.map(() => 1)),
    parts.map((part) => state(part, isCount)),
    state(stated, isCount),
  ).verdict

describe('published figures', () => {
  it('of the province: sums over sectors and their shares of capital', (context) => {
    if (province === null) return context.skip(reason)
    const byId = new Map(province.map((line) => [(line['id'] ?? '').slice(4), line['raw_value'] ?? '']))
    const read = (id: number): string => byId.get(String(id).padStart(3, '0')) ?? ''
    const column = (at: number): string[] => [24, 34, 41, 48, 55].map((from) => read(from + at))
    const activeOnly = (at: number): string[] => [63, 68].map((from) => read(from + at))
    expect({
      total: total(read(10), [...column(0), ...activeOnly(0)], true),
      active: total(read(12), [...column(1), ...activeOnly(0)], true),
      stopped: total(read(17), column(2), true),
      members: total(read(14), [...column(3), ...activeOnly(1)], true),
      workers: total(read(15), [...column(4), ...activeOnly(2)], true),
      // Rounded to whole millions, seven parts can miss by four, not by six hundred.
      capital: total(read(13), [...column(5), ...activeOnly(3)], false),
      groups: total(read(1), [read(2), read(4)], true),
    }).toEqual({
      total: 'holds',
      active: 'holds',
      stopped: 'holds',
      members: 'broken',
      workers: 'broken',
      capital: 'broken',
      groups: 'holds',
    })
    const shares = [30, 40, 47, 54, 61, 67, 72]
    const capitals = [...column(5), ...activeOnly(3)]
    expect(shares.map((id, at) => share(read(id), capitals[at] ?? '', read(13), false))).toEqual([
      'holds',
      'holds',
      'rounding',
      'rounding',
      'rounding',
      'holds',
      'holds',
    ])
    expect(share(read(77), read(17), read(10), true)).toBe('rounding')
  })

  it('of a district: a note that does not sum, and a rate off by one', (context) => {
    if (district === null) return context.skip(reason)
    const byId = new Map(district.map((line) => [line['id'] ?? '', line['raw_value'] ?? '']))
    const read = (id: string): string => byId.get(`001-${id}`) ?? ''
    const parts = (...ids: string[]): string[] => ids.map(read)
    expect(total(read('001'), parts('015', '021', '023', '024'), true)).toBe('holds')
    expect(total(read('016'), parts('017', '018', '019'), true)).toBe('broken')
    expect(share(read('011'), read('012'), read('008'), true)).toBe('rounding')
  })

  it('of the eight regions and their shares', (context) => {
    if (yearText === null) return context.skip(reason)
    const region = /^(Số|Tỷ trọng) HTX vùng (.+)$/
    const found = { Số: new Map<string, string>(), 'Tỷ trọng': new Map<string, string>() }
    for (const line of yearText) {
      const [, kind = '', name = ''] = region.exec(line['indicator_vi'] ?? '') ?? []
      if (kind === 'Số' || kind === 'Tỷ trọng') found[kind].set(name, line['raw_value'] ?? '')
    }
    const all = yearText.find((line) => line['id'] === '004-004')?.['raw_value'] ?? ''
    expect(found['Số'].size).toBe(8)
    expect(total(all, [...found['Số'].values()], true)).toBe('holds')
    const shares = [...found['Tỷ trọng']].map(([name, text]) =>
      share(text, found['Số'].get(name) ?? '', all, true),
    )
    expect(shares).toEqual(Array<string>(8).fill('holds'))
    const percentages = [...found['Tỷ trọng'].values()].map((text) => state(text, false))
    const toHundred = { ...sumOf(percentages.map(() => 1)), kind: 'shares' as const }
    expect(judgeArithmetic(toHundred, percentages, null).verdict).toBe('holds')
  })
})
