import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { read, type WorkSheet } from '@e965/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'
import { patchWorkbook } from '../../electron/excel/patch-package'
import { planTemplate, type TemplatePlan } from '../../electron/excel/patch-plan'
import { readFile } from '../../electron/excel/read-file'
import { listZipParts, unpackPart } from '../../electron/excel/zip-parts'
import { createZipWriter } from '../../electron/excel/zip-writer'
import { fromScaled } from '../../shared/format/parse-number'
import type { TemplateStatus } from '../../shared/model/template-preview'
import { describeColumns } from '../../shared/understand/map-meaning'
import { plainContext } from '../../shared/understand/map-context'
import { understandSheet } from '../../shared/understand/understand-sheet'
import { convertWithLibreOffice, missingLibreOffice } from '../tools/libreoffice'
import { buildNationalInput, readNationalForm } from './excel-fixture'
import { root } from './excel-worker-build'
import { listOfficeErrors, missingValidator } from '../tools/ooxml-validator'

/**
 * The form of a province as an office makes it: locked, with a chart, another sheet that reads it, figures and an "x" of
 * its own. The figures of the appendix are filled in; everything else has to stay byte for byte.
 */
const output = join(root, 'test/output/template')
const template = join(root, 'test/fixtures/office/mau-tinh.xlsx')
const filled = join(output, 'da-dien.xlsx')
const input = buildNationalInput()
const width = input.layout.columns.length
const missing = missingLibreOffice()
let plan: TemplatePlan

const parts = async (path: string): Promise<Map<string, Buffer>> =>
  new Map((await listZipParts(readFileSync(path))).map((part) => [part.name, unpackPart(part)]))

async function fill(path: string, wanted: (status: TemplateStatus) => boolean): Promise<number> {
  const file = await open(path, 'w')
  try {
    const edits = plan.edits.filter(({ status }) => wanted(status)).map(({ edit }) => edit)
    const sheets = [{ sheet: plan.sheet, edits }]
    const { staleFormulas } = await patchWorkbook(
      readFileSync(template),
      sheets,
      plan.recalculates,
      createZipWriter(file),
    )
    return staleFormulas
  } finally {
    await file.close()
  }
}

/** What the table shows at a row and column, as a plain decimal. */
function shown(row: string, column: string): string {
  const at = input.layout.rows.findIndex((one) => one.id === row)
  const index = at * width + input.layout.columns.findIndex((one) => one.id === column)
  const value = input.cells.values[index] ?? null
  return value === null ? '' : fromScaled(value, column.endsWith('index') ? 1 : 0)
}

const sheetOf = (path: string, name: string): WorkSheet => {
  const sheet = read(readFileSync(path), { cellFormula: true, cellNF: true }).Sheets[name]
  if (sheet === undefined) throw new Error(`no sheet ${name}`)
  return sheet
}
const valueAt = (sheet: WorkSheet, address: string): unknown =>
  (sheet[address] as { v?: unknown } | undefined)?.v

beforeAll(async () => {
  mkdirSync(output, { recursive: true })
  const { grids } = await readFile(template, { legacy: 'by-evidence' })
  const tables = grids.flatMap((grid) => understandSheet(grid))
  const meanings = describeColumns(readNationalForm().columns, { kind: 'year', year: 2020, ordinal: 1 }, [])
  const found = planTemplate(grids, tables, input.layout, input.cells, plainContext(meanings, false))
  if (found === null) throw new Error('the table was not found')
  plan = found
  await fill(filled, () => true)
})

describe('the plan', () => {
  it('fills the columns of the template and says what would be lost', () => {
    expect(plan.sheet).toBe('Biểu 01')
    const at = (address: string) => plan.cells.find((cell) => cell.address === address)
    expect(at('D10')).toMatchObject({ status: 'fill', row: '- Nông nghiệp', before: '' })
    expect(at('D12')).toMatchObject({ status: 'overwrite', before: '1' })
    expect(at('D13')).toMatchObject({ status: 'overwrite', before: 'x' })
    expect(at('D9')).toMatchObject({ status: 'formula', before: '1' })
    expect(plan.counts.fill).toBeGreaterThan(30)
    expect(plan.counts.formula).toBe(1)
    expect(plan.recalculates).toBe(true)
  })

  it('lists rows without a match on both sides', () => {
    expect(plan.unmatchedRows).toEqual(['4 Số HTX có website riêng', 'Trung bình một huyện'])
    expect(plan.missingRows.length).toBeGreaterThan(40)
  })
})

describe('the filled template', () => {
  it('keeps every other part byte for byte', async () => {
    const before = await parts(template)
    const after = await parts(filled)
    expect([...after.keys()]).toEqual([...before.keys()])
    const changed = [...before].filter(([name, bytes]) => !bytes.equals(after.get(name) ?? Buffer.alloc(0)))
    expect(changed.map(([name]) => name)).toEqual(['xl/workbook.xml', 'xl/worksheets/sheet1.xml'])
    const raw = await Promise.all([template, filled].map((path) => listZipParts(readFileSync(path))))
    for (const part of raw[0] ?? []) {
      if (changed.some(([name]) => name === part.name)) continue
      const copy = raw[1]?.find(({ name }) => name === part.name)
      expect(copy?.entry.data.equals(part.entry.data)).toBe(true)
    }
  })

  it('changes nothing in the sheet but cells', async () => {
    const name = 'xl/worksheets/sheet1.xml'
    const before = (await parts(template)).get(name)?.toString('utf8') ?? ''
    const after = (await parts(filled)).get(name)?.toString('utf8') ?? ''
    const cell = /<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>.*?<\/c>)/g
    const frame = (xml: string): string => xml.replace(cell, '<c/>')
    expect(frame(after)).toBe(frame(before))
    const cellsOf = (xml: string): Map<string, string> =>
      new Map([...xml.matchAll(cell)].map((match) => [match[1] ?? '', match[0]]))
    const old = cellsOf(before)
    const touched = [...cellsOf(after)].filter(([address, text]) => old.get(address) !== text)
    const planned = new Set(
      plan.edits.map(({ edit }) => `${'ABCDEFGH'[edit.column] ?? ''}${String(edit.row + 1)}`),
    )
    // A formula of the office over filled cells loses its stored result.
    expect(touched.map(([address]) => address).filter((address) => !planned.has(address))).toEqual(['D25'])
    const style = (text: string | undefined): string | undefined => /\ss="(\d+)"/.exec(text ?? '')?.[1]
    for (const [address, text] of touched) expect(style(text)).toBe(style(old.get(address)))
  })

  it('orders the formulas to be computed and changes no other word of the workbook part', async () => {
    const before = (await parts(template)).get('xl/workbook.xml')?.toString('utf8') ?? ''
    const after = (await parts(filled)).get('xl/workbook.xml')?.toString('utf8') ?? ''
    expect(after).toContain('fullCalcOnLoad="1"')
    expect(after.replace(' fullCalcOnLoad="1"', '')).toBe(before)
  })

  it('adds no mistake to what a schema validator finds', (context) => {
    const lacking = missingValidator(template)
    if (lacking !== null) return context.skip(lacking)
    expect(listOfficeErrors(filled).length).toBeLessThanOrEqual(listOfficeErrors(template).length)
  })

  it.skipIf(missing !== null)(
    `opens in LibreOffice, recalculated, with its chart (${missing ?? 'LibreOffice'})`,
    async () => {
      const again = await convertWithLibreOffice(filled, 'xlsx', join(output, 'libreoffice'))
      const sheet = sheetOf(again, 'Biểu 01')
      expect(valueAt(sheet, 'D10')).toBe(Number(shown('I.1.NN', 'actual')))
      expect(valueAt(sheet, 'E10')).toBe(Number(shown('I.1.NN', 'previous-difference')))
      // A cell in percent format holds the hundredth part.
      expect(valueAt(sheet, 'F10')).toBeCloseTo(Number(shown('I.1.NN', 'previous-index')) / 100, 10)
      const sum = Array.from({ length: 8 }, (_, at) => Number(valueAt(sheet, `D${String(10 + at)}`))).reduce(
        (all, one) => all + one,
      )
      expect(valueAt(sheet, 'D9')).toBe(sum)
      expect(valueAt(sheet, 'D25')).toBe(sum / 10)
      expect(valueAt(sheetOf(again, 'Tổng hợp'), 'B1')).toBe(sum)
      expect(
        [...(await parts(again)).keys()].filter((name) => name.startsWith('xl/charts/chart')),
      ).toHaveLength(1)
      const pdf = await convertWithLibreOffice(filled, 'pdf', output)
      execFileSync('pdftoppm', ['-r', '60', '-png', pdf, join(output, 'trang')])
    },
  )

  it('says the same a second time', async () => {
    const { grids } = await readFile(filled, { legacy: 'by-evidence' })
    const meanings = describeColumns(readNationalForm().columns, { kind: 'year', year: 2020, ordinal: 1 }, [])
    const tables = grids.flatMap((grid) => understandSheet(grid))
    const again = planTemplate(grids, tables, input.layout, input.cells, plainContext(meanings, false))
    expect(again?.counts).toMatchObject({ fill: 0, overwrite: 0, clear: 0 })
  })

  it('leaves what is there when the user wants so', async () => {
    const gentle = join(output, 'chi-o-trong.xlsx')
    await fill(gentle, (status) => status === 'fill' || status === 'formula')
    const sheet = sheetOf(gentle, 'Biểu 01')
    expect([valueAt(sheet, 'D12'), valueAt(sheet, 'D13')]).toEqual([1, 'x'])
    expect(valueAt(sheet, 'D10')).toBe(Number(shown('I.1.NN', 'actual')))
  })
})
