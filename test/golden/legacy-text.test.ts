import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readWithSheetJs } from '../../electron/excel/read-old-workbook'
import { detectLegacy } from '../../shared/format/legacy-text'
import type { CellGrid } from '../../shared/table/cell-grid'

/**
 * A workbook of the state budget of 2003 that holds the same table twice: typed in fonts of TCVN3, and in Unicode. What is
 * decoded must be what was typed again by hand.
 */
const file = join(import.meta.dirname, '../../../shared/data/xlsx/vn_mof_budget_Plan_2003.xls')
const missing = existsSync(file) ? null : `the workbook is not at ${file}`

/** Typed texts by address; spaces differ where the table was typed again. */
function textsOf(grid: CellGrid | undefined): Map<string, string> {
  const texts = new Map<string, string>()
  for (const { row, cells } of grid?.rows ?? [])
    for (const { column, value, text, formula } of cells)
      if (typeof value === 'string' && formula === null)
        texts.set(`${String(row)}/${String(column)}`, text.replace(/\s+/g, ' '))
  return texts
}

describe('one table in TCVN3 and in Unicode', () => {
  it('is the same text by text after decoding by font, capitals too', (context) => {
    if (missing !== null) context.skip(missing)
    const { grids, remarks } = readWithSheetJs(readFileSync(file), 'xls', { legacy: 'by-evidence' })
    const [old, unicode] = grids.map(textsOf)
    expect(old?.size).toBe(108)
    expect([...(old ?? [])].filter(([key, text]) => text !== unicode?.get(key))).toEqual([])
    expect(unicode?.size).toBe(old?.size)
    expect(remarks.filter(({ kind }) => kind === 'legacy-text')).toEqual([
      { kind: 'legacy-text', sheet: 'Sheet1', encoding: 'tcvn3', by: 'font', cells: 101 },
    ])
  })

  it('has the same figures and doubts in both', (context) => {
    if (missing !== null) context.skip(missing)
    const { grids, remarks } = readWithSheetJs(readFileSync(file), 'xls', { legacy: 'by-evidence' })
    const figures = grids.map((grid) =>
      Array.from(grid.rows, ({ row, cells }) =>
        cells.flatMap(({ column, value }) => (typeof value === 'number' ? [{ row, column, value }] : [])),
      ).flat(),
    )
    expect(figures[0]).toHaveLength(378)
    expect(figures[0]).toEqual(figures[1])
    expect(figures[0]?.reduce((sum, { value }) => sum + value, 0)).toBe(281_243_777)
    // Sums over rows that somebody deleted: their results are errors in the file itself.
    expect(remarks.filter(({ kind }) => kind === 'doubtful-formulas')).toEqual([
      { kind: 'doubtful-formulas', sheet: 'Sheet1', cells: 68 },
      { kind: 'doubtful-formulas', sheet: 'Sheet1 (2)', cells: 68 },
    ])
  })

  it('never takes the Unicode table for an old one by its letters, whole or text by text', (context) => {
    if (missing !== null) context.skip(missing)
    const { grids } = readWithSheetJs(readFileSync(file), 'xls', { legacy: 'by-evidence' })
    const unicode = [...textsOf(grids[1]).values()]
    expect(detectLegacy(unicode)).toBeNull()
    for (const text of unicode) expect(detectLegacy([text])).toBeNull()
  })
})
