import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { qualifiers } from '../../shared/model/fact'
import { packCellFlags, unpackCellFlags } from '../../shared/model/cell'
import { decimalsOf } from '../../shared/model/table-layout'
import { resolveBreakdown } from '../../shared/table/breakdown-view'
import { findCellFormulas } from '../../shared/table/cell-formulas'
import { cellText } from '../../shared/table/cell-text'
import { columnOf, rowOf } from '../../shared/table/resolved-table'
import type { SheetInput } from '../../shared/table/sheet-model'
import { pickOne, seededRandom } from '../fixtures/seeded-random'
import { listOfficeErrors, missingValidator } from '../tools/ooxml-validator'
import { missingLibreOffice } from '../tools/libreoffice'
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
import { compareRecalculated, placeFigures, readCells, writeInput } from './excel-cells'
import { fullOptions } from './excel-fixture'
import { root } from './excel-worker-build'

/**
 * Tables with random figures of every state (missing, "–", "…", 0, negative), with words and marks on them: what the
 * program shows and what LibreOffice computes anew from the written formulas are the same text in every cell.
 */
const output = join(root, 'test/output/excel-random')
const missing = missingLibreOffice()
const seeds = [11, 29, 47, 83]

beforeAll(() => {
  mkdirSync(output, { recursive: true })
})

function randomInput(seed: number): { input: SheetInput; shown: string[] } {
  const random = seededRandom(seed)
  const by = seed % 2 === 0 ? 'localities' : ('sectors' as const)
  const indicator = pickOne(random, ['HTX', 'DT', 'NGUNG'])
  const quarterly = random() < 0.5
  const now = quarterly ? periodNamed('quarter', 2024, 1) : periodNamed('year', 2024)
  const before = quarterly ? periodNamed('quarter', 2023, 4) : periodNamed('year', 2023)
  const places = by === 'sectors' ? (['NN', 'CN', 'TM'] as const) : (['CU1', 'CU2', 'KHAC'] as const)
  const value = (): number | 'none' | 'unknown' | null => {
    const kind = random()
    if (kind < 0.12) return null
    if (kind < 0.24) return 'none'
    if (kind < 0.34) return 'unknown'
    if (kind < 0.46) return 0
    const size = Math.floor(random() * 10 ** (1 + Math.floor(random() * 6)))
    return kind < 0.55 ? -size : size
  }
  const given = places.flatMap((name): Given[] => {
    const [locality, sector] = by === 'sectors' ? ['KHAC', name] : [name, 'ALL']
    const columns = [
      [now, 'actual'],
      [before, 'actual'],
      [periodNamed('year', 2024), 'plan'],
    ] as const
    return columns.flatMap(([period, scenario]): Given[] => {
      const one = value()
      return one === null ? [] : [[indicator, locality, sector, period, scenario, one]]
    })
  })
  const cube = loadCube(given)
  const place = placeNamed(by === 'sectors' ? 'KHAC' : 'VN')
  const table = resolveBreakdown(breakdownBy(by), dimensions, indicatorNamed(indicator), now, place, texts)
  const cells = evaluateTable(cube, table)
  const formulas = findCellFormulas(cube, table)
  const flags = cells.map((cell, index) => {
    const plain = unpackCellFlags(flagsOf(cell, table, index, formulas[index] ?? null))
    return packCellFlags({
      ...plain,
      qualifier: random() < 0.2 ? pickOne(random, qualifiers) : null,
      estimated: random() < 0.1,
      preliminary: random() < 0.1,
    })
  })
  const values = cells.map((cell) => cell.value)
  const notes = new Map(
    values.flatMap((_, index): [number, string][] =>
      random() < 0.1 ? [[index, `ghi chú ${String(index % 3)}`]] : [],
    ),
  )
  const shown = values.map((one, index) => {
    const [row, column] = [rowOf(table, index), columnOf(table, index)]
    return row === undefined || column === undefined ? '' : cellText(one, flags[index] ?? 0, row, column)
  })
  return {
    input: {
      layout: table.layout,
      cells: { values, flags },
      formulas,
      meta: {},
      notes,
      options: fullOptions,
    },
    shown,
  }
}

function roundHalfAway(value: number, decimals: number): number {
  const magnitude = Math.round(Number((Math.abs(value) * 10 ** decimals).toPrecision(14)))
  return value < 0 && magnitude > 0 ? -magnitude : magnitude
}

describe('random tables', () => {
  it.for(seeds)('seed %d is the same after every formula was recalculated', async (seed, context) => {
    const { input, shown } = randomInput(seed)
    const path = join(output, `seed-${String(seed)}.xlsx`)
    const model = await writeInput(path, input)
    const live = input.formulas.filter((formula) => formula !== null).length
    expect(live).toBeGreaterThan(10)
    const noValidator = missingValidator(path)
    if (noValidator === null) expect(listOfficeErrors(path)).toEqual([])
    if (missing !== null) return context.skip(missing)
    const { compared, differing } = await compareRecalculated(path, join(output, 'recalculated'))
    expect(differing).toEqual([])
    expect(compared).toBeGreaterThan(live)
    const again = readCells(join(output, 'recalculated', `seed-${String(seed)}.xlsx`))
    const width = input.layout.columns.length
    const wrong = placeFigures(input, model).flatMap((address, index) => {
      const row = input.layout.rows[Math.floor(index / width)]
      const column = input.layout.columns[index % width]
      if (row === undefined || column === undefined) return []
      const value = again.get(address)?.value ?? ''
      const plain = packCellFlags({ ...unpackCellFlags(0), status: 'number' })
      const text =
        typeof value === 'number'
          ? cellText(roundHalfAway(value, decimalsOf(row, column)), plain, row, column)
          : String(value)
      return text === shown[index] ? [] : [`${address}: ${shown[index] ?? ''} → ${text}`]
    })
    expect(wrong).toEqual([])
    if (noValidator !== null) context.skip(noValidator)
  })
})
