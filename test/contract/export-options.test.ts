import { existsSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../../shared/contract/client'
import { Failure } from '../../shared/contract/errors'
import type { WorkbookContract } from '../../shared/contract/workbook-contract'
import { longestExportLine, usualExportOptions, type ExportOptions } from '../../shared/model/export-options'
import { memoryTransport, type TestHost } from '../fixtures/host-transports'
import { openAppendix, type SampleView } from '../fixtures/sample-view'

/** What an exported workbook has is what was asked for, and nothing else is taken. */
let host: TestHost
let client: Client<WorkbookContract>
let sample: SampleView

beforeAll(async () => {
  host = await memoryTransport.start()
  client = await host.connect()
  await client.call('workbook.openSample', {})
  sample = await openAppendix(client)
})
afterAll(async () => {
  await host.dispose()
})

let count = 0
async function exportWith(options: ExportOptions | undefined): Promise<ExcelJS.Workbook> {
  const path = join(host.folder, `xuat-${String(count++)}.xlsx`)
  const target = await host.giveFile(path, 'save')
  const wanted = options === undefined ? {} : { options }
  await client.call('excel.export', { job: 'job-of-export', view: sample.opened.view, target, ...wanted })
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(path)
  return workbook
}

const sheetsOf = (workbook: ExcelJS.Workbook): string[] => workbook.worksheets.map(({ name }) => name)

describe('export options', () => {
  it('are none when none are given', async () => {
    const workbook = await exportWith(undefined)
    expect(sheetsOf(workbook)).toEqual(['Phụ lục', 'Số liệu gốc', 'so-kttt'])
    expect(workbook.worksheets[0]?.getCell('A1').text).toBe('Phụ lục')
  })

  it('put in what they say', async () => {
    const cells = [sample.cellIndex('I.5', 'actual')]
    await client.call('cells.annotate', { view: sample.opened.view, cells, note: 'Số của Sở' })
    const workbook = await exportWith({
      ...usualExportOptions,
      protect: true,
      agency: { above: '', own: 'LIÊN MINH' },
    })
    expect(sheetsOf(workbook)).toEqual(['Phụ lục', 'Số liệu gốc', 'Biểu đồ', 'so-kttt'])
    const [sheet] = workbook.worksheets
    expect(sheet?.getCell('A1').text).toBe('LIÊN MINH')
    const notes: unknown[] = []
    sheet?.eachRow((row) => {
      row.eachCell((cell) => {
        if (typeof cell.note === 'object') notes.push(cell.note.texts?.map(({ text }) => text).join(''))
      })
    })
    expect(notes).toEqual(['Số của Sở'])
    expect(workbook.company).toBe('LIÊN MINH')
  })

  it.each<[string, unknown]>([
    ['a key that is not known', { ...usualExportOptions, macros: true }],
    ['a part missing', { comments: true }],
    [
      'a line too long',
      { ...usualExportOptions, agency: { above: 'x'.repeat(longestExportLine + 1), own: '' } },
    ],
  ])('with %s are refused, and nothing is written', async (_, options) => {
    const path = join(host.folder, 'khong.xlsx')
    const target = await host.giveFile(path, 'save')
    const input = { job: 'job-refused', view: sample.opened.view, target, options: options as ExportOptions }
    const failure: unknown = await client.call('excel.export', input).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Failure)
    expect((failure as Failure).code).toBe('bad-request')
    expect(existsSync(path)).toBe(false)
  })
})
