import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read, utils, write } from '@e965/xlsx'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorkbook } from '../../electron/db/create-workbook'
import { readSample } from '../../electron/host/seeds'
import { repoRoot } from '../tools/bundle-program'

/** The program without a window, as a script starts it. */
const folder = mkdtempSync(join(tmpdir(), 'kttt-cli-test-'))
const book = join(folder, 'Cả nước.kttt')
const sheet = join(folder, 'Phụ lục.xlsx')
const program = join(repoRoot, 'dist', 'cli', 'kttt.mjs')

type Answer = { code: number | null; output: Record<string, unknown>; text: string; said: string }

function kttt(...args: string[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let text = ''
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => {
      resolve({
        code,
        output: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {},
        text,
        said,
      })
    })
  })
}

type Found = {
  kind: string
  sentence: string
  cells: { cell: string }[]
  repair: { sentence: string } | null
}

type Table = { counts: Record<string, number>; stored: number; target: Record<string, unknown>; own: boolean }
const tables = ({ output }: Answer): Table[] => output['tables'] as Table[]

function readStored(): unknown[] {
  const db = new Database(book, { readonly: true })
  const read = (table: string): unknown[] => db.prepare(`SELECT * FROM ${table}`).raw().all()
  const stored = ['meta', 'fact', 'stated', 'source', 'journal'].map(read)
  db.close()
  return stored
}

beforeAll(() => {
  createWorkbook(book, readSample(join(repoRoot, 'resources')).read(), {
    uuid: '00000000-0000-4000-8000-000000000000',
    now: '2026-01-01T00:00:00.000Z',
  })
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('kttt', () => {
  it('says how it is used, and what is wrong with a command line, without touching anything', async () => {
    const help = await kttt('--help')
    expect(help.code).toBe(0)
    for (const wrong of [
      ['erase'],
      ['check'],
      ['check', book, '--workbook', book],
      ['check', book, 'thừa'],
      ['check', '--workbook', book, '--weird'],
      ['check', '--workbook', book, '--period', '1999'],
      ['check', '--workbook', book, '--form', 'Không có'],
      ['export', '--workbook', book, '--to', 'a.pdf'],
      ['import', sheet, 'thừa', '--workbook', book],
    ]) {
      const answer = await kttt(...wrong)
      expect([answer.code === 2 || answer.output['error'] === 'file-missing', wrong]).toEqual([true, wrong])
      expect(answer.output['ok']).toBe(false)
      expect(answer.said).not.toBe('')
    }
  })

  it('checks the whole workbook: every contradiction in a sentence with its numbers, its cells and a repair', async () => {
    const before = readStored()
    const { code, output, said } = await kttt('check', book, '--json')
    expect([code, output['needsPerson']]).toEqual([1, true])
    expect(said).not.toBe('')
    const findings = output['findings'] as Found[]
    const counts = output['counts'] as Record<string, number>
    expect(findings).toHaveLength(
      (counts['error'] ?? 0) + (counts['warning'] ?? 0) + (counts['rounding'] ?? 0),
    )
    const effective = findings.find(({ sentence }) => sentence.startsWith('I.7 Số HTX hoạt động hiệu quả'))
    expect(effective).toMatchObject({
      kind: 'index',
      severity: 'error',
      status: 'open',
      sentence:
        'I.7 Số HTX hoạt động hiệu quả: tỷ lệ so với năm 2019 ghi 117,0%, nhưng 14.254 / 12.983 = 109,8%',
      form: 'PL-KTTT',
      period: '2020',
      locality: 'Cả nước',
      stated: '117,0%',
      follows: '109.8',
      cells: [
        { role: 'stated', cell: 'stated', rowId: 'I.7', columnId: 'previous-index', value: '117', unit: '%' },
        { role: 'current', value: '14254' },
        { role: 'base', value: '12983', period: '2019' },
        { role: 'compared', columnId: 'previous-difference', value: '1271' },
      ],
    })
    expect(effective?.repair?.sentence).toMatch(/\?$/)
    const capital = findings.find(({ sentence }) => sentence.startsWith('I.11 '))
    expect(capital?.sentence).toContain('là 1.737 tỷ đồng một HTX: đơn vị có lẽ là triệu đồng')
    // The eight sectors are what the total says.
    expect(findings.filter(({ kind, sentence }) => kind === 'parts' && sentence.startsWith('I.1 '))).toEqual(
      [],
    )
    expect(output['passed']).toBeGreaterThan(100)
    expect(readStored()).toEqual(before)
  })

  it('checks in words for people, and only the part that is named', async () => {
    const { code, text } = await kttt('check', '--workbook', book, '--form', 'PL-KTTT', '--period', '2020')
    expect(code).toBe(1)
    expect(text).toMatch(/^LỖI {2}II\.1 .*102 \/ 85 = 120,0%/)
    expect(text).toMatch(/\n {4}→ .*\?\n/)
    expect(text.trimEnd().split('\n').at(-1)).toMatch(/^Đã kiểm tra \d+, đúng \d+\. Còn \d+ lỗi/)
    const other = await kttt('check', book, '--period', '2019', '--locality', 'Cả nước', '--json')
    const kinds = (other.output['findings'] as Found[]).map(({ cells }) => cells[0]?.cell)
    expect(kinds.filter((kind) => kind !== 'wording')).toEqual([])
  })

  it('exports, and importing the export proposes nothing', async () => {
    const { code } = await kttt('export', '--workbook', book, '--to', sheet)
    expect(code).toBe(0)
    expect(existsSync(sheet)).toBe(true)
    const answer = await kttt('import', sheet, '--workbook', book)
    expect(answer.code).toBe(0)
    const [table] = tables(answer)
    expect(table?.own).toBe(true)
    expect(table?.counts['new']).toBe(0)
    expect(table?.counts['changed']).toBe(0)
  })

  it('tries an edited file first, then stores it, once', async () => {
    const edited = join(folder, 'Đã sửa.xlsx')
    copyFileSync(sheet, edited)
    const workbook = read(readFileSync(edited), { cellFormula: true, cellStyles: true })
    const [name = ''] = workbook.SheetNames
    const cells = workbook.Sheets[name]
    const grid = utils.sheet_to_json<unknown[]>(cells ?? {}, { header: 1 })
    const row = grid.findIndex((line) => line.includes('Xây dựng'))
    const cell = cells?.[utils.encode_cell({ r: row, c: 3 })] as { v: number; w?: string } | undefined
    if (cell === undefined) throw new Error('the row is not in the export')
    cell.v = 1100
    delete cell.w
    writeFileSync(edited, write(workbook, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
    const before = readStored()
    const tried = await kttt('import', edited, '--workbook', book, '--dry-run')
    expect(tables(tried)[0]).toMatchObject({ stored: 0, counts: { changed: 1 } })
    expect(readStored()).toEqual(before)
    const stored = await kttt('import', edited, '--workbook', book)
    expect(tables(stored)[0]).toMatchObject({ stored: 1, target: { form: 'PL-KTTT', period: '2020' } })
    const again = await kttt('import', edited, '--workbook', book)
    expect(tables(again)[0]).toMatchObject({ stored: 0, counts: { changed: 0 } })
  })

  it('fails with a code for what is no workbook and no table, and changes nothing', async () => {
    const text = join(folder, 'thư.xlsx')
    writeFileSync(text, 'không phải bảng tính')
    const noTable = await kttt('import', text, '--workbook', book)
    expect([1, 3]).toContain(noTable.code)
    const noBook = await kttt('check', '--workbook', text)
    expect(noBook.code).toBe(3)
    expect(noBook.output['error']).toBe('file-not-workbook')
    const missing = await kttt('import', join(folder, 'không có.xlsx'), '--workbook', book)
    expect(missing.output['error']).toBe('file-missing')
  })
})
