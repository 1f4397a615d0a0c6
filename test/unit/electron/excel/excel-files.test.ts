import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFile } from '../../../../electron/excel/read-file'
import { runExcelJob, type ExcelJobOptions } from '../../../../electron/excel/run-excel-job'
import { Failure } from '../../../../shared/contract/errors'
import type { CellGrid, GridCell } from '../../../../shared/table/cell-grid'
import { buildNationalInput } from '../../../golden/excel-fixture'
import { buildWorker } from '../../../golden/excel-worker-build'
import { makeCompoundFile } from '../../../fixtures/hostile/compound-file'
import { makeWorkbook, makeZip, type ZipPart } from './make-zip'

/** The Excel worker as it runs in the program: a thread of its own that meets foreign, broken and hostile files. */
const folder = mkdtempSync(join(tmpdir(), 'kttt-excel-'))
let worker = ''
let count = 0

beforeAll(async () => {
  worker = await buildWorker('unit-worker')
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

function save(content: Buffer | string, name = 'file.xlsx'): string {
  count += 1
  const path = join(folder, `${String(count)}-${name}`)
  writeFileSync(path, content)
  return path
}

const options = { legacy: 'by-evidence' } as const

/** The worker must answer first, with whatever failure there is; then the cells themselves are looked at. */
async function readGrids(path: string, job: ExcelJobOptions = {}): Promise<CellGrid[]> {
  await runExcelJob(worker, { kind: 'read', from: { kind: 'file', path }, options }, job)
  return (await readFile(path, options)).grids
}

async function failureOf(action: Promise<unknown>): Promise<[string, object]> {
  try {
    await action
  } catch (error) {
    if (error instanceof Failure) return [error.code, error.detail]
    throw error
  }
  return ['nothing failed', {}]
}

const row = (cells: string, at = 1): string => `<sheetData><row r="${String(at)}">${cells}</row></sheetData>`
const oneCell = row('<c r="A1"><v>1</v></c>')

describe('refused before it is read', () => {
  const workbook = makeWorkbook(oneCell)
  const megabyte = 1024 * 1024
  const cases: [string, () => Buffer | string, string, object][] = [
    ['an empty file', () => '', 'file-empty', {}],
    ['some XML', () => '<?xml version="1.0"?><list/>', 'excel-not-excel', { found: 'xml' }],
    ['rich text', () => '{\\rtf1 x}', 'excel-not-excel', { found: 'rtf' }],
    ['a PDF', () => '%PDF-1.7\n', 'excel-not-excel', { found: 'pdf' }],
    ['a workbook of this program', () => 'SQLite format 3\0\u0010\0', 'excel-not-excel', { found: 'sqlite' }],
    ['unknown bytes', () => Buffer.from([0, 1, 2, 3, 4]), 'excel-not-excel', { found: 'unknown' }],
    [
      'a presentation',
      () => makeZip([{ name: 'ppt/presentation.xml', content: '<p/>' }]),
      'excel-not-excel',
      { found: 'powerpoint' },
    ],
    [
      'another archive',
      () => makeZip([{ name: 'a.txt', content: 'a' }]),
      'excel-not-excel',
      { found: 'zip' },
    ],
    ['an old Word document', () => makeCompoundFile('WordDocument'), 'word-too-old', {}],
    ['an encrypted workbook', () => makeCompoundFile('EncryptedPackage'), 'excel-encrypted', {}],
    [
      'an encrypted archive',
      () => makeZip(workbook.map((part) => ({ ...part, flags: 1 }))),
      'excel-encrypted',
      {},
    ],
    ['a truncated workbook', () => makeZip(workbook).subarray(0, 900), 'excel-damaged', {}],
    ['a truncated old workbook', () => makeCompoundFile('Workbook').subarray(0, 600), 'excel-damaged', {}],
    [
      'a part that unpacks to 40 MB',
      () =>
        makeZip([...workbook, { name: 'xl/sharedStrings.xml', content: Buffer.alloc(40 * megabyte, 65) }]),
      'excel-too-large',
      { part: 'xl/sharedStrings.xml' },
    ],
    [
      'a part that says it is small and is not',
      () =>
        makeZip([
          ...workbook,
          { name: 'xl/sharedStrings.xml', content: Buffer.alloc(20 * megabyte, 65), declared: 1000 },
        ]),
      'excel-damaged',
      {},
    ],
    [
      'thousands of parts',
      () =>
        makeZip(
          Array.from({ length: 2500 }, (_, index) => ({ name: `xl/${String(index)}.xml`, content: '' })),
        ),
      'excel-too-large',
      { entries: 2500 },
    ],
    [
      'a part outside its folder',
      () => makeZip([...workbook, { name: '../../evil.xml', content: 'x' }]),
      'excel-unsafe',
      { part: '../../evil.xml' },
    ],
  ]
  it.each(cases)('%s', async (_, make, code, detail) => {
    expect(await failureOf(readGrids(save(make())))).toEqual([code, detail])
  })

  it('a file of more than 50 MB', async () => {
    const path = save('PK')
    truncateSync(path, 60 * megabyte)
    expect(await failureOf(readGrids(path))).toEqual(['excel-too-large', { megabytes: 60 }])
  })

  it('a file that is not there, and a folder', async () => {
    expect(await failureOf(readGrids(join(folder, 'nowhere.xlsx')))).toEqual(['file-missing', {}])
    expect(await failureOf(readGrids(folder))).toEqual(['file-is-folder', {}])
  })
})

describe('refused while it is read', () => {
  const cases: [string, () => ZipPart[], string, object][] = [
    ['a sheet without a cell', () => makeWorkbook('<sheetData/>'), 'excel-empty', {}],
    [
      'a merge over a hundred thousand cells and more',
      () =>
        makeWorkbook(
          `${row('<c r="A200000"><v>1</v></c>', 200_000)}<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>`,
        ),
      'excel-too-large',
      { merge: 'A1:XFD1048576' },
    ],
    [
      'a cell far outside any sheet',
      () => makeWorkbook(row('<c r="ZZZZZ4294967295"><v>1</v></c>', 4_294_967_295)),
      'excel-damaged',
      {},
    ],
  ]
  it.each(cases)('%s', async (_, make, code, detail) => {
    expect(await failureOf(readGrids(save(makeZip(make()))))).toEqual([code, detail])
  })
})

describe('read', () => {
  const cellsOf = (grid: CellGrid | undefined): GridCell[] =>
    [...(grid?.rows ?? [])].flatMap(({ cells }) => cells)

  it('two cells at the corners of the sheet, without visiting what lies between', async () => {
    const sheet = `<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData>`
    const [grid] = await readGrids(save(makeZip(makeWorkbook(sheet))))
    expect(
      [...(grid?.rows ?? [])].map(({ row: at, cells }) => [
        at,
        cells.map(({ column, value }) => [column, value]),
      ]),
    ).toEqual([
      [0, [[0, 1]]],
      [1_048_575, [[16_383, 2]]],
    ])
  })

  it('numbers, percentages, dates, errors, text and formulas as the file has them', async () => {
    const sheet = utils.aoa_to_sheet([[25454, 1.033, 1.033, 43831, 'Ước', true, ' ', '05']])
    Object.assign(sheet['A1'] as object, { z: '#,##0' })
    Object.assign(sheet['B1'] as object, { z: '0.0%' })
    Object.assign(sheet['C1'] as object, { z: '0.0"%"' })
    Object.assign(sheet['D1'] as object, { z: 'dd/mm/yyyy' })
    sheet['I1'] = { t: 'e', v: 7, w: '#DIV/0!' }
    sheet['J1'] = { t: 'n', v: 3, f: 'A1*0+3' }
    sheet['!ref'] = 'A1:J1'
    const book = utils.book_new(sheet, 'Biểu 1')
    const [grid] = await readGrids(save(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer))
    expect(grid?.sheet).toBe('Biểu 1')
    expect(cellsOf(grid).map(({ style: _, ...cell }) => cell)).toEqual([
      { column: 0, value: 25454, text: '25.454', formula: null },
      { column: 1, value: 103.3, text: '103,3%', formula: null },
      { column: 2, value: 1.033, text: '1,0%', formula: null },
      { column: 3, value: '01/01/2020', text: '01/01/2020', formula: null },
      { column: 4, value: 'Ước', text: 'Ước', formula: null },
      { column: 5, value: true, text: 'TRUE', formula: null },
      { column: 7, value: '05', text: '05', formula: null },
      { column: 8, value: '#DIV/0!', text: '#DIV/0!', formula: null },
      { column: 9, value: 3, text: '3', formula: 'A1*0+3' },
    ])
  })

  it('old workbooks too, and merged cells', async () => {
    const sheet = utils.aoa_to_sheet([
      ['PHỤ LỤC', null],
      ['Tổng số HTX', 12],
    ])
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }]
    for (const bookType of ['biff8', 'xlsb', 'ods', 'xlsx'] as const) {
      const bytes = write(utils.book_new(sheet, 'S'), { type: 'buffer', bookType }) as Buffer
      const [grid] = await readGrids(save(bytes))
      expect(cellsOf(grid).map(({ value }) => value)).toEqual(['PHỤ LỤC', 'Tổng số HTX', 12])
      expect(grid?.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 1 }])
    }
  })

  it('real workbooks of offices and of other programs', async (context) => {
    const samples = join(import.meta.dirname, '../../../../../shared/data/xlsx')
    if (!existsSync(samples)) context.skip('needs the collection of foreign workbooks beside the project')
    const outcomes: Record<string, number | string> = {}
    for (const name of readdirSync(samples).filter((one) => /\.xlsx?$/.test(one))) {
      try {
        const grids = await readGrids(join(samples, name))
        outcomes[name] = grids.flatMap((grid) => cellsOf(grid)).length
      } catch (error) {
        outcomes[name] = error instanceof Failure ? error.code : String(error)
      }
    }
    expect(outcomes).toEqual({
      'spec_integration_data_test-issue-1842.xlsx': 'excel-empty',
      'tests_data_Reader_XLSX_issue.2501.b.xlsx': 'excel-empty',
      'tests_data_Reader_XLSX_without_cell_reference.xlsx': 100,
      'tests_issue_261.xlsx': 228,
      'tests_richtext-namespaced.xlsx': 2,
      'vn_mof_budget_Final_2009.xls': 2884,
      'vn_mof_budget_Plan_2003.xls': 1108,
      'vn_mof_budget_Plan_2006.xls': 1132,
    })
  })
})

describe('a job', () => {
  const manyCells = (): string => {
    const lines = Array.from({ length: 2000 }, (_, line) => {
      const at = String(line + 1)
      const cells = Array.from(
        { length: 50 },
        (_, column) =>
          `<c r="${utils.encode_col(column)}${at}"><v>${String((line * 7919 + column * 104_729) % 1_000_003)}</v></c>`,
      )
      return `<row r="${at}">${cells.join('')}</row>`
    })
    return save(makeZip(makeWorkbook(`<sheetData>${lines.join('')}</sheetData>`)))
  }

  it('ends when it takes too long, too much memory, or is no longer wanted', async () => {
    const path = manyCells()
    expect((await readGrids(path))[0]?.rows).toHaveLength(2000)
    expect(await failureOf(readGrids(path, { timeoutMs: 1 }))).toEqual(['excel-timeout', {}])
    const numbers = Array.from({ length: 4000 }, (_, line) =>
      Array.from({ length: 50 }, (__, at) => line * at),
    )
    const old = utils.book_new(utils.aoa_to_sheet(numbers), 'S')
    const oldPath = save(write(old, { type: 'buffer', bookType: 'biff8' }) as Buffer)
    expect(await failureOf(readGrids(oldPath, { heapMb: 12 }))).toEqual(['excel-too-large', {}])
    const controller = new AbortController()
    const onProgress = (): void => {
      controller.abort()
    }
    expect(await failureOf(readGrids(path, { signal: controller.signal, onProgress }))).toEqual([
      'cancelled',
      {},
    ])
    expect(await failureOf(readGrids(path, { signal: AbortSignal.abort() }))).toEqual(['cancelled', {}])
  }, 60_000)

  it('reports its progress up to the end', async () => {
    const seen: number[] = []
    const onProgress = (done: number, total: number): void => {
      seen.push(done / total)
    }
    await readGrids(manyCells(), { onProgress })
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect([seen[0], seen.at(-1)]).toEqual([0, 1])
    expect(seen.filter((share) => share > 0 && share < 0.8).length).toBeGreaterThan(3)
  })

  it('writes whole files or none, and leaves nothing beside them', async () => {
    const own = mkdtempSync(join(folder, 'target-'))
    const path = join(own, 'Phụ lục.xlsx')
    writeFileSync(path, 'the file of yesterday')
    const job = { kind: 'write', path, sheet: buildNationalInput() } as const
    expect(await failureOf(runExcelJob(worker, job, { timeoutMs: 1 }))).toEqual(['excel-timeout', {}])
    expect(readFileSync(path, 'utf8')).toBe('the file of yesterday')
    await runExcelJob(worker, job)
    expect((await readGrids(path)).map(({ sheet }) => sheet)).toEqual(['Phụ lục', 'Số liệu gốc'])
    expect(readdirSync(own)).toEqual(['Phụ lục.xlsx'])
    const nowhere = { ...job, path: join(own, 'gone', 'a.xlsx') }
    expect(await failureOf(runExcelJob(worker, nowhere))).toEqual(['file-missing', {}])
  })
})
