import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { read, type CellObject, type WorkSheet } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../../shared/contract/client'
import type { WorkbookContract } from '../../shared/contract/workbook-contract'
import type { ImportTarget } from '../../shared/model/import-draft'
import type { ReturnUnits } from '../../shared/model/return-units'
import { listZipParts, unpackPart } from '../../electron/excel/zip-parts'
import { memoryTransport, type TestHost } from '../fixtures/host-transports'
import { openAppendix, type SampleView } from '../fixtures/sample-view'
import { convertWithLibreOffice, missingLibreOffice } from '../tools/libreoffice'
import { editWithLibreOffice, type SheetEdit } from '../tools/libreoffice-edit'
import { root } from './excel-worker-build'
import { listOfficeErrors, missingValidator } from '../tools/ooxml-validator'

/**
 * A form on its whole way: made for the units below, filled in with another spreadsheet (rows inserted, figures typed),
 * imported with no word from the user.
 */
const output = join(root, 'test/output/return-form')
const missing = missingLibreOffice()
const formSheet = 'Phiếu thu'
let host: TestHost
let client: Client<WorkbookContract>
let view: SampleView
let units: ReturnUnits
let first = ''

beforeAll(async () => {
  rmSync(output, { recursive: true, force: true })
  mkdirSync(output, { recursive: true })
  host = await memoryTransport.start()
  client = await host.connect()
  await client.call('workbook.openSample', {})
  view = await openAppendix(client)
  units = await client.call('return.units', { view: view.opened.view })
  const archive = join(output, 'phieu.zip')
  const made = await client.call('return.export', {
    job: 'job-returns',
    view: view.opened.view,
    target: await host.giveFile(archive, 'save'),
    units: units.units.map(({ locality }) => locality),
    columns: units.columns.flatMap(({ id, usual }) => (usual ? [id] : [])),
  })
  expect(made).toEqual({ name: 'phieu.zip', files: units.units.length })
  for (const part of await listZipParts(readFileSync(archive)))
    writeFileSync(join(output, part.name), unpackPart(part))
  first = join(output, `${units.units[0]?.name ?? ''}.xlsx`)
})
afterAll(async () => {
  await host.dispose()
})

const openSheet = (path: string, name = formSheet): WorkSheet => {
  const sheet = read(readFileSync(path), { cellFormula: true, cellNF: true }).Sheets[name]
  if (sheet === undefined) throw new Error(`no sheet ${name}`)
  return sheet
}

const cellAt = (sheet: WorkSheet, address: string): CellObject | undefined =>
  sheet[address] as CellObject | undefined

/** The row of the sheet, from 0, that the hidden page says is a row of the table. */
function rowOf(path: string, id: string): number {
  const identity = openSheet(path, 'so-kttt')
  for (let row = 1; row < 500; row += 1) {
    if (cellAt(identity, `A${String(row)}`)?.v !== 'row' || cellAt(identity, `B${String(row)}`)?.v !== id)
      continue
    const formula = cellAt(identity, `C${String(row)}`)?.f ?? ''
    return Number(/(\d+)\)$/.exec(formula)?.[1]) - 1
  }
  throw new Error(`no row ${id}`)
}

const status = (path: string): string => {
  const sheet = openSheet(path)
  for (let row = 1; row < 12; row += 1) {
    const cell = cellAt(sheet, `A${String(row)}`)
    if (cell?.f !== undefined) return String(cell.v)
  }
  return ''
}

describe('the forms', () => {
  it('are one for each unit, named by it', async () => {
    expect(units.units.length).toBeGreaterThan(3)
    const { entries } = { entries: await listZipParts(readFileSync(join(output, 'phieu.zip'))) }
    expect(entries.map(({ name }) => name)).toEqual(units.units.map(({ name }) => `${name}.xlsx`))
    expect(units.columns.filter(({ usual }) => usual).map(({ id }) => id)).toEqual(['actual'])
  })

  it('follow the schema', (context) => {
    const lacking = missingValidator(first)
    if (lacking !== null) return context.skip(lacking)
    expect(listOfficeErrors(first)).toEqual([])
  })

  it('open for typing only what the unit fills', async () => {
    const parts = await listZipParts(readFileSync(first))
    const part = (name: string): string => {
      const found = parts.find((one) => one.name === name)
      return found === undefined ? '' : unpackPart(found).toString('utf8')
    }
    const sheet = part('xl/worksheets/sheet1.xml')
    const styles = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(part('xl/styles.xml'))?.[1] ?? ''
    const unlocked = new Set(
      styles
        .split('<xf ')
        .slice(1)
        .flatMap((xf, at) => (xf.includes('locked="0"') ? [String(at)] : [])),
    )
    const found = {
      open: [...sheet.matchAll(/<c r="([A-Z]+\d+)" s="(\d+)"/g)].flatMap(([, address = '', style = '']) =>
        unlocked.has(style) ? [address] : [],
      ),
      rules: sheet.match(/<dataValidation /g)?.length ?? 0,
      looks: sheet.match(/<cfRule /g)?.length ?? 0,
    }
    expect(sheet).toMatch(/<sheetProtection sheet="1"[^>]* insertRows="0"/)
    const lastRow = rowOf(first, view.opened.layout.rows.at(-1)?.id ?? '') + 1
    const inTable = found.open.filter((address) => Number(/\d+/.exec(address)?.[0]) <= lastRow)
    expect(inTable.length).toBeGreaterThan(50)
    expect(inTable.every((address) => address.startsWith('D'))).toBe(true)
    // The empty rows under the table take anything.
    expect(found.open.length - inTable.length).toBe(5 * (3 + view.opened.layout.columns.length))
    expect(found.rules).toBeGreaterThanOrEqual(3)
    expect(found.looks).toBeGreaterThan(100)
  })

  it.skipIf(missing !== null)(`print as they are meant to (${missing ?? 'LibreOffice'})`, async () => {
    const pdf = await convertWithLibreOffice(first, 'pdf', output)
    execFileSync('pdftoppm', ['-r', '60', '-png', '-l', '2', pdf, join(output, 'trang')])
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' })
    expect(text).toContain(`Đơn vị báo cáo: ${units.units[0]?.name ?? ''}`)
  })
})

describe.skipIf(missing !== null)(`a form that comes back (${missing ?? 'LibreOffice'})`, () => {
  const returned = join(output, 'gui-ve.xlsx')

  it('checks what is typed, and says how far it is', async () => {
    const type = (id: string, value: number | string): SheetEdit => ({
      kind: 'type',
      row: rowOf(first, id),
      column: 3,
      value,
    })
    const wrong = join(output, 'sai.xlsx')
    expect(status(first)).toMatch(/^Còn \d+ ô chưa điền\.$/)
    await editWithLibreOffice(first, wrong, [type('I.1', 10), type('I.1.NN', 25), type('I.5', 'không rõ')])
    const sheet = openSheet(wrong)
    const checkColumn = 'DEFGHIJKLMNOP'[view.opened.layout.columns.length] ?? ''
    const problem = (id: string): unknown => cellAt(sheet, `${checkColumn}${String(rowOf(wrong, id) + 1)}`)?.v
    expect(problem('I.1.NN')).toBe('Lớn hơn “1 Tổng số HTX”')
    expect(problem('I.5')).toBe('Phải là số, “–” hoặc “…”')
    expect(problem('I.6')).toBe('')
    expect(status(wrong)).toBe('Có 2 dòng cần xem lại: xem cột Kiểm tra.')
  })

  it('is imported with rows inserted, for its own unit and period, with no word from the user', async () => {
    const at = (id: string): number => rowOf(first, id)
    const extra = at(view.opened.layout.rows.at(-1)?.id ?? '') + 1
    await editWithLibreOffice(first, returned, [
      { kind: 'insert', row: at('I.1.XD'), rows: 2 },
      { kind: 'type', row: at('I.1.NN'), column: 3, value: 120 },
      { kind: 'type', row: at('I.1.XD') + 2, column: 3, value: 7 },
      { kind: 'type', row: at('I.5') + 2, column: 3, value: '–' },
      { kind: 'type', row: at('I.6') + 2, column: 3, value: '…' },
      { kind: 'type', row: extra + 2, column: 1, value: 'Số HTX có website riêng' },
      { kind: 'type', row: extra + 2, column: 2, value: 'HTX' },
      { kind: 'type', row: extra + 2, column: 3, value: 9 },
    ])
    const draft = await client.call('import.read', {
      job: 'job-read-return',
      from: { kind: 'file', file: await host.giveFile(returned, 'open') },
      legacy: 'by-evidence',
    })
    const table = draft.tables[0]
    expect(draft.tables).toHaveLength(1)
    expect(table?.own).toBe(true)
    const target: ImportTarget = {
      kind: 'form',
      form: view.state.forms[0]?.id ?? (0 as never),
      period: view.state.period,
      locality: units.units[0]?.locality ?? (0 as never),
    }
    expect(table?.proposal).toEqual(target)
    const input = {
      draft: draft.draft,
      table: table?.id ?? '',
      target,
      choices: { rows: [], columns: [], units: [] },
    }
    const mapping = await client.call('import.map', input)
    // Only what the unit has beside the form is left to be decided.
    expect(mapping.rows.filter(({ by }) => by !== 'identity').map(({ label }) => label)).toEqual([
      'Số HTX có website riêng',
    ])
    expect(mapping.counts).toMatchObject({ new: 4, changed: 0, unreadable: 0, conflict: 0, computed: 0 })
    const stored = await client.call('import.apply', { ...input, accepted: 'all', remember: false })
    expect(stored.cells).toBe(4)

    const unit = await client.call('view.open', {
      request: { kind: 'form', form: target.form, period: target.period, locality: target.locality },
    })
    const shown = (row: string): number | null => {
      const index =
        unit.layout.rows.findIndex(({ id }) => id === row) * unit.layout.columns.length +
        unit.layout.columns.findIndex(({ id }) => id === 'actual')
      return unit.cells.values[index] ?? null
    }
    expect([shown('I.1.NN'), shown('I.1.XD')]).toEqual([120, 7])
  })

  it('makes a form with last time’s figures for the next one', async () => {
    const again = join(output, 'lan-sau.zip')
    await client.call('return.export', {
      job: 'job-again',
      view: view.opened.view,
      target: await host.giveFile(again, 'save'),
      units: [units.units[0]?.locality ?? (0 as never)],
      columns: ['actual'],
    })
    const [part] = await listZipParts(readFileSync(again))
    if (part === undefined) throw new Error('no form')
    const path = join(output, 'lan-sau.xlsx')
    writeFileSync(path, unpackPart(part))
    const sheet = openSheet(path)
    expect(cellAt(sheet, `D${String(rowOf(path, 'I.1.NN') + 1)}`)?.v).toBe(120)
    // What follows from the figures is computed there.
    expect(cellAt(sheet, `F${String(rowOf(path, 'I.1.NN') + 1)}`)?.f).toMatch(/N\(D\d+\)-N\(E\d+\)/)
  })

  it('refuses a table that has no units', async () => {
    const breakdown = await client.call('view.open', {
      request: {
        kind: 'form',
        form: view.state.forms[0]?.id ?? (0 as never),
        period: view.state.period,
        locality: units.units[0]?.locality ?? (0 as never),
      },
    })
    await expect(client.call('return.units', { view: breakdown.view })).rejects.toMatchObject({
      code: 'no-sub-units',
    })
  })
})
