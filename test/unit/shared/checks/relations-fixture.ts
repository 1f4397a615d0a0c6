import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readRelations, type Confirm } from '../../../../shared/checks/read-relations'
import type { Line, Relation } from '../../../../shared/checks/relation'
import type { StoredForm } from '../../../../shared/model/definition'
import type { Dimensions, Period } from '../../../../shared/model/dimension'
import type { FormDefinition } from '../../../../shared/model/form'
import type { FormId, IndicatorId, LocalityId, PeriodId, SectorId } from '../../../../shared/model/ids'
import type { WorkbookSeed } from '../../../../shared/model/seed'
import { makeForm } from '../../../../shared/understand/new-form'
import { createIndicatorMaker } from '../../../../shared/understand/new-indicators'
import { understandSheet } from '../../../../shared/understand/understand-sheet'
import { sheetOf } from '../understand/grid-fixture'

/** The workbook of the sample, and forms made from sheets as an office makes them. */

export const sample = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../resources/samples/national-2020.json'), 'utf8'),
) as WorkbookSeed

/** Reference lists of a seed with their places in the lists as ids. */
function dimensionsOf(seed: WorkbookSeed): Dimensions {
  const indicator = (code: string | null): IndicatorId | null =>
    code === null ? null : (seed.indicators.findIndex((item) => item.code === code) as IndicatorId)
  const sector = (code: string | null): SectorId | null =>
    code === null ? null : (seed.sectors.findIndex((item) => item.code === code) as SectorId)
  return {
    indicators: seed.indicators.map((item, at) => ({
      ...item,
      id: at as IndicatorId,
      parent: indicator(item.parent),
      numerator: indicator(item.numerator),
      denominator: indicator(item.denominator),
      formula: item.formula ?? null,
    })),
    sectors: seed.sectors.map(({ code, name, parent, list, partOf }, at) => ({
      id: at as SectorId,
      code,
      name,
      parent: sector(parent),
      list: list ?? null,
      partOf: (partOf ?? []).flatMap((whole) => sector(whole) ?? []),
    })),
    localities: seed.localities.slice(0, 1).map((item, at) => ({
      ...item,
      id: at as LocalityId,
      parent: null,
      successor: null,
    })),
    periods: seed.periods.map(({ kind, year, ordinal }, at) => ({ id: at as PeriodId, kind, year, ordinal })),
  }
}

export type Book = { dimensions: Dimensions; forms: StoredForm[] }

export const national: Book = {
  dimensions: dimensionsOf(sample),
  forms: sample.forms.map((definition, at) => ({ id: at as FormId, definition })),
}

const periods = [2019, 2020, 2021, 2022, 2023, 2024, 2025].map((year): Period => ({
  id: year as PeriodId,
  kind: 'year',
  year,
  ordinal: 1,
}))
const shown = { kind: 'year', year: 2021, ordinal: 1 } as const

/** The form that a sheet becomes in a workbook with the sectors of the sample and no indicators of its own. */
export function importSheet(text: string): Book {
  const [table] = understandSheet(sheetOf(text))
  if (table === undefined) throw new Error('there is a table')
  const empty: Dimensions = { ...national.dimensions, indicators: [], periods }
  const maker = createIndicatorMaker(empty, table, 500)
  const units = new Map(table.rows.map((row, at) => [at, row.unit ?? table.title.unit ?? '']))
  const named = { code: 'B-1', name: 'Biểu' }
  const period = table.title.period?.kind === 'five-years' ? shown : (table.title.period ?? shown)
  const made = makeForm(table, named, period, periods, new Set(), new Set(), units, maker)
  if (made === null) throw new Error('a column shows values')
  return bookOf(made.definition, { ...empty, indicators: maker.made })
}

function bookOf(definition: FormDefinition, dimensions: Dimensions): Book {
  return { dimensions, forms: [{ id: 7 as FormId, definition }] }
}

/** Relations between all sectors together in words: "tong = a + b", "a ≤ tong", "r = a / b × 100". */
export function outlineRelations(
  { dimensions, forms }: Book,
  sectors: 'total' | 'all' = 'total',
  confirm?: Confirm,
): string[] {
  const relations = readRelations(dimensions, forms, confirm)
  const total = dimensions.sectors.find(({ parent, list }) => parent === null && list === null)?.id
  const isTotal = ({ sector }: Line): boolean => sector === total
  return relations
    .filter(({ result, terms }) => {
      const lines = [result, ...terms.map(({ line }) => line)]
      // What only repeats in a sector is left out, what is between sectors is not.
      return sectors === 'all' || lines.every(isTotal) || new Set(lines.map(({ sector }) => sector)).size > 1
    })
    .map((relation) => outlineRelation(relation, dimensions))
}

function outlineRelation(
  { kind, result, terms, factor, complete, certainty }: Relation,
  dimensions: Dimensions,
): string {
  const name = ({ indicator, sector }: Line): string => {
    const { code } = dimensions.indicators.find(({ id }) => id === indicator) ?? { code: '?' }
    const branch = dimensions.sectors.find(({ id }) => id === sector)
    return (
      code.replace(/^TT\./, '') +
      (branch?.parent === null && branch.list === null ? '' : `@${branch?.code ?? '?'}`)
    )
  }
  const [first, second] = terms
  const sum = terms
    .map(({ line, sign, step }, at) => {
      const operator = at === 0 ? '' : sign < 0 ? ' − ' : ' + '
      return `${operator}${name(line)}${step === -1 ? '(trước)' : ''}`
    })
    .join('')
  const mark = `${certainty === 'declared' ? '' : '?'}${complete === 'likely' && kind === 'sum' ? '~' : ''}`
  switch (kind) {
    case 'subset':
      return `${sum} ≤ ${name(result)} ${mark}`.trim()
    case 'quotient':
      return first === undefined || second === undefined
        ? ''
        : `${name(result)} = ${name(first.line)} / ${name(second.line)} × ${String(factor)} ${mark}`.trim()
    case 'shares':
      return `100 = ${sum} ${mark}`.trim()
    default:
      return `${name(result)} = ${sum} ${mark}`.trim()
  }
}
