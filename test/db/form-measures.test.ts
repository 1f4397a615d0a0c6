import { describe, expect, it } from 'vitest'
import { createWorkbook } from '../../electron/db/create-workbook'
import { readForms } from '../../electron/db/forms'
import { openWorkbook } from '../../electron/db/open-workbook'
import type { FormMeasure, ValuePick } from '../../shared/model/form'
import { makeSeed } from '../fixtures/make-seed'
import { createdAt, makeFolder } from '../fixtures/make-workbook'

const file = makeFolder()
const of: ValuePick = { scenario: 'actual', offset: 0, span: 'cumulative' }
const base: ValuePick = { scenario: 'plan', offset: 0, span: 'year' }
const measures: FormMeasure[] = [
  { kind: 'value', scenario: 'actual', offset: -1, years: -1 },
  { kind: 'value', scenario: 'plan', offset: 0, span: 'five-years' },
  { kind: 'value', scenario: 'actual', offset: 0, years: -1, span: 'month-12' },
  ...(['difference', 'index', 'growth', 'remaining', 'per-quarter'] as const).map((kind) => ({
    kind,
    of,
    base,
  })),
]

/** Stores the small workbook's form with these measures as its columns and reads it back. */
function storeMeasures(name: string, stored: readonly unknown[]): FormMeasure[] {
  const seed = makeSeed()
  const columns = stored.map((measure, at) => ({
    id: `column ${String(at)}`,
    header: ['x'],
    measure: measure as FormMeasure,
    paper: true,
    width: 90,
  }))
  const path = file(name)
  createWorkbook(
    path,
    { ...seed, stated: [], forms: seed.forms.map((form) => ({ ...form, columns })) },
    { uuid: 'u', now: createdAt },
  )
  const opened = openWorkbook(path)
  try {
    return readForms(opened.db).flatMap(({ definition }) =>
      definition.columns.map((column) => column.measure),
    )
  } finally {
    opened.close()
  }
}

describe('measures of a stored form', () => {
  it('come back as they were stored', () => {
    expect(storeMeasures('measures.kttt', measures)).toEqual(measures)
  })

  it.each([
    { kind: 'share', scenario: 'actual', offset: 0 },
    { kind: 'growth', of },
    { kind: 'value', scenario: 'actual', offset: 0, span: 'decade' },
    { kind: 'value', scenario: 'actual', offset: 0, span: 'month-13' },
    { kind: 'value', scenario: 'actual', offset: 0, years: 0.5 },
  ])('are damage when they are of no known kind: %j', (measure) => {
    expect(() => storeMeasures(`${JSON.stringify(measure).length.toString()}.kttt`, [measure])).toThrow(
      'file-damaged',
    )
  })
})
