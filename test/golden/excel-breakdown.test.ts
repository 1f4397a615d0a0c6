import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Cube } from '../../shared/calc/cube'
import type { BreakdownColumn, BreakdownDefinition } from '../../shared/model/breakdown'
import { packCellFlags } from '../../shared/model/cell'
import type { Period } from '../../shared/model/dimension'
import { decimalsOf } from '../../shared/model/table-layout'
import { resolveBreakdown } from '../../shared/table/breakdown-view'
import { findCellFormulas } from '../../shared/table/cell-formulas'
import { cellText } from '../../shared/table/cell-text'
import { columnOf, rowOf, type ResolvedTable } from '../../shared/table/resolved-table'
import type { SheetInput } from '../../shared/table/sheet-model'
import { readLines, readText } from '../unit/shared/calc/document-figures'
import {
  breakdownBy,
  dimensions,
  evaluateTable,
  flagsOf,
  indicatorNamed,
  loadCube,
  periodNamed,
  placeNamed,
  texts,
  type Given,
} from '../unit/shared/table/breakdown-fixture'
import { convertWithLibreOffice, missingLibreOffice } from '../tools/libreoffice'
import { placeFigures, readCells, writeInput, type FoundCell } from './excel-cells'
import { root } from './excel-worker-build'

/** Breakdowns with every kind of column: what the table shows, what LibreOffice computes, and plain arithmetic agree. */
const output = join(root, 'test/output/excel-breakdown')
const missing = missingLibreOffice()
const y2023 = periodNamed('year', 2023)
const y2024 = periodNamed('year', 2024)

beforeAll(() => {
  mkdirSync(output, { recursive: true })
})

function prepare(cube: Cube, table: ResolvedTable): SheetInput {
  const cells = evaluateTable(cube, table)
  const formulas = findCellFormulas(cube, table)
  return {
    layout: table.layout,
    cells: {
      values: cells.map((cell) => cell.value),
      flags: cells.map((cell, index) => flagsOf(cell, table, index, formulas[index] ?? null)),
    },
    formulas,
    meta: {},
  }
}

/** The cells of a table after another program has opened the file, recalculated every formula and saved it. */
async function recalculate(name: string, input: SheetInput): Promise<FoundCell[]> {
  const path = join(output, `${name}.xlsx`)
  const places = placeFigures(input, await writeInput(path, input))
  const cells = readCells(await convertWithLibreOffice(path, 'xlsx', join(output, 'recalculated')))
  return places.map((address) => cells.get(address) ?? { value: null, formula: null })
}

/** The formulas of the exported file, on all its sheets. */
function readFormulas(name: string): string {
  return [...readCells(join(output, `${name}.xlsx`)).values()].map(({ formula }) => formula ?? '').join('\n')
}

/** Row and column of each cell, its text in the table, and the same text made from what the other program computed. */
function compareTexts(
  input: SheetInput,
  table: ResolvedTable,
  again: readonly FoundCell[],
): [string, string, string][] {
  return again.map(({ value }, index) => {
    const [row, column] = [rowOf(table, index), columnOf(table, index)]
    if (row === undefined || column === undefined) throw new Error('outside the table')
    const shown = cellText(input.cells.values[index] ?? null, input.cells.flags[index] ?? 0, row, column)
    const text =
      typeof value === 'number'
        ? cellText(roundHalfAway(value, decimalsOf(row, column)), plainNumber, row, column)
        : String(value ?? '')
    return [`${row.id} · ${column.id}`, shown, text]
  })
}

const plainNumber = packCellFlags({
  status: 'number',
  role: 'computed',
  origin: null,
  qualifier: null,
  estimated: false,
  preliminary: false,
  note: false,
  followUp: false,
  partial: false,
  stated: 'none',
})

function roundHalfAway(value: number, decimals: number): number {
  const magnitude = Math.round(Number((Math.abs(value) * 10 ** decimals).toPrecision(14)))
  return value < 0 && magnitude > 0 ? -magnitude : magnitude
}

const rank = (id: string, column: string): BreakdownColumn => ({
  id,
  header: [id],
  measure: { kind: 'rank', column },
  paper: false,
  width: 80,
})
/** Ranks over deeper levels too, and by a comparison. */
function withRanks(by: BreakdownDefinition['by']): BreakdownDefinition {
  const definition = breakdownBy(by)
  const added = [rank('rank-actual', 'actual'), rank('rank-growth', 'previous-growth')]
  return { ...definition, columns: [...definition.columns, ...added] }
}

describe('a breakdown of every kind of column, recalculated', () => {
  const quarter = periodNamed('quarter', 2024, 1)
  const previousQuarter = periodNamed('quarter', 2023, 4)
  const facts = (indicator: string, period: Period, before: Period): Given[] => [
    [indicator, 'KHAC', 'NN', period, 'actual', 120],
    [indicator, 'KHAC', 'CN', period, 'actual', 47],
    [indicator, 'KHAC', 'TM', period, 'actual', 'none'],
    [indicator, 'KHAC', 'NN', before, 'actual', 110],
    [indicator, 'KHAC', 'CN', before, 'actual', 'none'],
    [indicator, 'KHAC', 'TM', before, 'actual', 13],
    [indicator, 'KHAC', 'NN', y2024, 'plan', 300],
    [indicator, 'KHAC', 'CN', y2024, 'plan', 20],
    [indicator, 'KHAC', 'TM', y2024, 'plan', 'unknown'],
  ]
  const places = (indicator: string, period: Period, before: Period): Given[] => [
    [indicator, 'CU1', 'ALL', period, 'actual', -5],
    [indicator, 'CU2', 'ALL', period, 'actual', 'none'],
    [indicator, 'KHAC', 'ALL', period, 'actual', 7],
    [indicator, 'CU1', 'ALL', before, 'actual', 3],
    [indicator, 'KHAC', 'ALL', before, 'actual', 9],
    [indicator, 'KHAC', 'ALL', y2024, 'plan', 5],
    [indicator, 'CU1', 'ALL', y2024, 'plan', 1],
  ]
  const tables: [string, 'sectors' | 'localities', string, Period, Period][] = [
    ['sectors-year', 'sectors', 'HTX', y2024, y2023],
    ['sectors-quarter', 'sectors', 'DT', quarter, previousQuarter],
    ['places-year', 'localities', 'HTX', y2024, y2023],
    ['places-quarter', 'localities', 'DT', quarter, previousQuarter],
    ['places-fewer', 'localities', 'NGUNG', quarter, previousQuarter],
  ]

  it.for(tables)('%s', async ([name, by, indicator, period, before], context) => {
    const cube = loadCube((by === 'sectors' ? facts : places)(indicator, period, before))
    const place = placeNamed(by === 'sectors' ? 'KHAC' : 'VN')
    const table = resolveBreakdown(withRanks(by), dimensions, indicatorNamed(indicator), period, place, texts)
    const input = prepare(cube, table)
    const live = input.formulas.filter((formula) => formula !== null).map((formula) => formula.kind)
    const quarterly = period === quarter ? ['per-quarter'] : []
    for (const kind of ['sum', 'growth', 'contribution', 'remaining', 'rank', 'share', ...quarterly])
      expect(live).toContain(kind)
    if (missing !== null) return context.skip(missing)
    const again = await recalculate(name, input)
    const cells = compareTexts(input, table, again)
    expect(cells).toHaveLength(table.specs.length)
    expect(cells.filter(([, shown, again]) => shown !== again)).toEqual([])
    // The first level does not stand together: a reference of two areas.
    if (by === 'sectors') expect(readFormulas(name)).toMatch(/RANK\([^,]+,\([^)]+:D\d+,[^),]+D\d+\),0\)/)
    const kept = again.filter(({ formula }) => formula !== null).length
    expect(kept).toBe(live.length)
  })
})

describe('published figures', () => {
  const report = readLines('national-2020-appendix.tsv')
  const year = periodNamed('year', 2024)
  const before = periodNamed('year', 2023)

  it('are the same in the table, in Excel and by hand', async (context) => {
    if (report === null) return context.skip('the transcripts of the reports are not beside the project')
    // Every row that states a difference and whole numbers; the years of the report are two neighbouring ones here.
    const rows = report.flatMap((row) => {
      const stated = [row['Thực hiện năm 2020'] ?? '', row['So sánh với năm 2019 - Số lượng'] ?? '']
      if (!stated.every((text) => /^[-+]?\s*[\d.]+$/.test(text))) return []
      const [now, difference] = stated.map((text) => readText(text).value / 1000)
      return now === undefined || difference === undefined ? [] : [{ now, base: now - difference }]
    })
    expect(rows.length).toBeGreaterThan(20)
    const by = rows
      .slice(0, 3)
      .map(({ now, base }, at): [string, number, number] => [['CU1', 'CU2', 'KHAC'][at] ?? '', now, base])
    const checked: string[] = []
    for (let first = 0; first + by.length <= rows.length; first += by.length) {
      const group = by.map(([code], at) => ({ code, ...(rows[first + at] ?? { now: 0, base: 0 }) }))
      const cube = loadCube(
        group.flatMap(({ code, now, base }): Given[] => [
          ['HTX', code, 'ALL', year, 'actual', now],
          ['HTX', code, 'ALL', before, 'actual', base],
          ['HTX', code, 'ALL', year, 'plan', base],
        ]),
      )
      const table = resolveBreakdown(
        withRanks('localities'),
        dimensions,
        indicatorNamed('HTX'),
        year,
        placeNamed('VN'),
        texts,
      )
      const input = prepare(cube, table)
      const shownAt = (row: string, column: string): number | null => {
        const at = table.layout.rows.findIndex((item) => item.id === row)
        const under = table.layout.columns.findIndex((item) => item.id === column)
        return input.cells.values[at * table.layout.columns.length + under] ?? null
      }
      const total = group.reduce((sum, { base }) => sum + base, 0)
      for (const { code, now, base } of group) {
        const expected: Record<string, number | null> = {
          'previous-difference': now - base,
          'previous-index': base > 0 ? divide(now * 100, base, 1) : null,
          'previous-growth': base > 0 ? divide((now - base) * 100, base, 1) : null,
          contribution: total > 0 ? divide((now - base) * 100, total, 2) : null,
          remaining: base - now,
          'rank-actual': 1 + group.filter((other) => other.now > now).length,
        }
        for (const [column, value] of Object.entries(expected)) {
          expect([code, now, base, column, shownAt(code, column)]).toEqual([code, now, base, column, value])
          checked.push(column)
        }
      }
      if (missing !== null || first > 0) continue
      const again = await recalculate('published', input)
      expect(compareTexts(input, table, again).filter(([, shown, again]) => shown !== again)).toEqual([])
    }
    expect(checked.length).toBeGreaterThan(100)
  })
})

/** n / d in whole numbers, half away from zero. */
function divide(n: number, d: number, decimals: number): number {
  const scaled = BigInt(n) * 10n ** BigInt(decimals)
  const magnitude = ((scaled < 0n ? -scaled : scaled) * 2n + BigInt(d)) / (BigInt(d) * 2n)
  return Number(scaled < 0n ? -magnitude : magnitude)
}
