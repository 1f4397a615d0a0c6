import { describe, expect, it } from 'vitest'
import { CubeChecks } from '../../../../shared/checks/cube-checks'
import { makeCubeBook, type Figure } from './cube-book'

describe('ten thousand findings', () => {
  const localities = ['VN', ...Array.from({ length: 2500 }, (_, at) => `X${at}`)]
  const periods = ['2019', '2020', '2021', '2022']
  const figures = localities
    .slice(1)
    .flatMap((locality) => periods.map((period): Figure => ({ locality, period, value: -7 })))
  const book = makeCubeBook({ localities, periods }, figures)
  const checks = new CubeChecks(book, [])
  checks.checkAll()

  it('have one cause, and each its own name', () => {
    expect(checks.findings.size).toBe(10_000)
    expect(new Set([...checks.findings.values()].map(({ cause }) => cause)).size).toBe(1)
    expect(checks.countChecked()).toEqual({ checked: 10_000, passed: 0 })
  })

  it('an edit tells only of what it changes', () => {
    const key = book.keyOf({
      indicator: 'HTX.tong_so',
      sector: 'ALL',
      locality: 'X7',
      period: '2020',
      scenario: 'actual',
    })
    book.type(key, 7)
    expect(checks.refresh([key])).toMatchObject({ added: [], removed: [{ kind: 'negative' }] })
    expect(checks.findings.size).toBe(9999)
    book.type(key, -8)
    expect(checks.refresh([key])).toMatchObject({ added: [{ fingerprint: '-8/0' }], removed: [] })
    book.type(key, -9)
    expect(checks.refresh([key])).toMatchObject({
      added: [{ fingerprint: '-9/0' }],
      removed: [{ fingerprint: '-8/0' }],
    })
    expect(checks.findings.size).toBe(10_000)
  })
})
