import { describe, expect, it } from 'vitest'
import { sheetTexts } from '../../../../electron/excel/write-appendix'
import { usualExportOptions, type ExportOptions } from '../../../../shared/model/export-options'
import { buildChartsPage } from '../../../../shared/charts/sheet-charts'
import { buildSheetModel } from '../../../../shared/table/build-sheet-model'
import { cellAddress } from '../../../../shared/table/cell-grid'
import { parseIdentity } from '../../../../shared/table/sheet-identity'
import type { SheetModel, SheetPage } from '../../../../shared/table/sheet-model'
import { buildNationalInput, fullOptions, noteCells } from '../../../golden/excel-fixture'

const input = buildNationalInput()
const build = (options?: ExportOptions): SheetModel =>
  buildSheetModel(
    options === undefined ? input : { ...input, notes: noteCells(input), options },
    sheetTexts,
    buildChartsPage,
  )
const named = (model: SheetModel, name: string): SheetPage => {
  const page = model.pages.find((one) => one.name === name)
  if (page === undefined) throw new Error(`no page ${name}`)
  return page
}
const textsOf = (page: SheetPage): string[] =>
  [...page.cells].flatMap(({ content }) => (content.kind === 'text' ? [content.text] : []))

describe('the order of cells', () => {
  it.each([
    ['plain', build()],
    ['full', build(fullOptions)],
  ])('is row by row and from the left, on every page, however often it is read: %s', (_, model) => {
    for (const page of model.pages) {
      const places = [...page.cells].map(({ row, column }) => row * 100 + column)
      expect(places).toEqual([...new Set(places)].sort((a, b) => a - b))
      expect([...page.cells]).toHaveLength(places.length)
    }
  })
})

describe('what stands around a table', () => {
  it('is nothing that was not asked for', () => {
    const none = build({ ...usualExportOptions, comments: false, charts: false })
    expect(none.pages.map(({ name }) => name)).toEqual(build().pages.map(({ name }) => name))
    expect([...named(none, 'Phụ lục').cells]).toEqual([...named(build(), 'Phụ lục').cells])
    expect(named(none, 'Phụ lục').notes).toEqual([])
    expect(named(none, 'Phụ lục').protected).toBe(false)
  })

  it('keeps both table pages in step', () => {
    const model = build(fullOptions)
    const [paper, working] = model.pages
    expect(paper?.printTitle?.last).toBe(working?.printTitle?.last)
    expect((paper?.printTitle?.last ?? 0) - (build().pages[0]?.printTitle?.last ?? 0)).toBe(3)
  })

  it('one body alone stands beside the first line of the motto', () => {
    const page = named(build({ ...usualExportOptions, agency: { above: '', own: 'UBND XÃ' } }), 'Phụ lục')
    const first = [...page.cells].filter(({ row }) => row === 0)
    expect(first.map(({ content }) => (content.kind === 'text' ? content.text : ''))).toEqual([
      'UBND XÃ',
      sheetTexts.motto[0],
    ])
    expect(first.every(({ style }) => style.bold)).toBe(true)
  })

  it('is signed on the official page only', () => {
    const model = build(fullOptions)
    expect(textsOf(named(model, 'Phụ lục')).filter((text) => text === 'CHỦ TỊCH')).toHaveLength(1)
    expect(textsOf(named(model, 'Số liệu gốc'))).not.toContain('CHỦ TỊCH')
    expect(named(model, 'Phụ lục').printArea?.bottom).toBe(named(model, 'Phụ lục').heights.length - 1)
  })
})

describe('charts', () => {
  const model = build(fullOptions)
  const page = named(model, 'Biểu đồ')

  it('read cells of their own page, which refer to the table', () => {
    const cells = new Map([...page.cells].map((cell) => [cellAddress(cell.row, cell.column), cell]))
    expect(page.charts?.length).toBeGreaterThan(5)
    for (const chart of page.charts ?? [])
      for (const { values, name } of chart.series) {
        expect(values.sheet).toBe('Biểu đồ')
        expect(values.cached).toHaveLength(chart.categories.cached.length)
        expect(cells.get(cellAddress(name.range.top, name.range.left))?.content).toMatchObject({
          kind: 'text',
        })
        values.cached.forEach((value, at) => {
          const content = cells.get(cellAddress(values.range.top + at, values.range.left))?.content
          expect(content?.kind === 'formula' ? content.formula : '').toMatch(
            /^IF\(COUNT\('[^']+'![A-Z]+\d+\)=0,"",'[^']+'![A-Z]+\d+\)$/,
          )
          expect(content?.kind === 'formula' ? content.cached : null).toBe(value ?? '')
        })
      }
  })

  it('do not lie over one another, nor over their figures', () => {
    const areas = (page.charts ?? []).map(({ area }) => area)
    areas.slice(1).forEach((area, at) => {
      expect(area.top).toBeGreaterThan(areas[at]?.bottom ?? 0)
    })
    expect(Math.max(...[...page.cells].map(({ column }) => column))).toBeLessThan(areas[0]?.left ?? 0)
  })

  it('are known as a repetition when the file comes home', () => {
    const identity = model.pages.at(-1)
    const rows = new Map<number, string[]>()
    for (const { row, column, content } of identity?.cells ?? []) {
      const line = rows.get(row) ?? ['', '', '', '']
      line[column] =
        content.kind === 'text' ? content.text : content.kind === 'formula' ? content.formula : ''
      rows.set(row, line)
    }
    const lines = [...rows.values()].map(([kind = '', id = '', formula = '', header = '']) => ({
      ...{ kind, id, formula, header },
    }))
    const found = parseIdentity(lines)
    expect(found.get('Biểu đồ')).toMatchObject({ rows: [], columns: [] })
    expect(found.get('Phụ lục')?.rows).toHaveLength(input.layout.rows.length)
  })

  it('there are none where there is nothing to draw', () => {
    const empty = {
      ...input,
      cells: {
        ...input.cells,
        values: input.cells.values.map(() => null),
        flags: input.cells.flags.map(() => 0),
      },
    }
    const pages = buildSheetModel({ ...empty, options: fullOptions }, sheetTexts, buildChartsPage).pages
    expect(pages.map(({ name }) => name)).not.toContain('Biểu đồ')
  })
})
