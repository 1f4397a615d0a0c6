import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { repoRoot } from '../tools/bundle-program'

/** A script that takes an office's own tables into a new workbook and has them checked. */
const folder = mkdtempSync(join(tmpdir(), 'kttt-cli-import-'))
const program = join(repoRoot, 'dist', 'cli', 'kttt.mjs')
const book = join(folder, 'mới.kttt')

type Answer = { code: number | null; output: Record<string, unknown> }

function kttt(...args: string[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'ignore'] })
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => {
      resolve({ code, output: JSON.parse(text) as Record<string, unknown> })
    })
  })
}

function makeSheet(name: string, rows: (string | number | null)[][]): string {
  const path = join(folder, name)
  const sheets = utils.book_new()
  utils.book_append_sheet(sheets, utils.aoa_to_sheet(rows), 'Biểu')
  writeFileSync(path, write(sheets, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  return path
}

const quarter = [
  ['KẾT QUẢ PHÁT TRIỂN KINH TẾ TẬP THỂ QUÝ I NĂM 2018', null],
  [
    'TT',
    'Chỉ tiêu',
    'ĐVT',
    'Quý I/2017',
    'Quý I/2018',
    'Kế hoạch năm 2018',
    'Tỷ lệ so với cùng kỳ (%)',
    'Tỷ lệ so với kế hoạch (%)',
  ],
  [1, 'Số chuyến xe đưa rước', 'chuyến', 96, 101, 105, 105.2, 96.2],
  [2, 'Số lượt khách', 'lượt người', 120, 150, 600, 125, 52],
  [3, 'Số bến đỗ', 'bến', 40, 50, 80, 125, 62.5],
]

type Table = { stored: number; target: { kind: string; period: string } | null; doubts: { kind: string }[] }
const onlyTable = ({ output }: Answer): Table => {
  const [table] = output['tables'] as Table[]
  if (table === undefined) throw new Error('the file has a table')
  return table
}

beforeAll(async () => {
  expect((await kttt('new', book)).code).toBe(0)
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('a new workbook from the command line', () => {
  it('is empty, never overwrites, and has nothing to complain about', async () => {
    const again = await kttt('new', book)
    expect(again.code).toBe(3)
    expect(again.output['ok']).toBe(false)
    expect((await kttt('new', join(folder, 'sổ.txt'))).code).toBe(2)
    const check = await kttt('check', book, '--json')
    expect([check.code, check.output['findings']]).toEqual([0, []])
  })

  it('takes a strange table as a form of its own, with the periods it speaks of, and finds what is wrong in it', async () => {
    const path = makeSheet('quý.xlsx', quarter)
    const tried = await kttt('import', path, '--workbook', book, '--new-forms', '--dry-run')
    expect(tried.output['addedPeriods']).toEqual([])
    expect(onlyTable(tried).stored).toBe(0)
    const strange = await kttt('import', path, '--workbook', book)
    expect(onlyTable(strange).target).toBeNull()
    const { output } = await kttt('import', path, '--workbook', book, '--new-forms')
    const [table] = output['tables'] as Table[]
    expect(table?.target).toMatchObject({ kind: 'new-form', period: '2018-Q1' })
    expect(table?.stored).toBeGreaterThanOrEqual(9)
    const { code, output: checked } = await kttt('check', book, '--json')
    expect(code).toBe(1)
    const findings = checked['findings'] as { sentence: string; repair: { to: string } }[]
    expect(findings.map(({ sentence }) => sentence)).toEqual([
      '2 Số lượt khách: tỷ lệ so với kế hoạch năm 2018 ghi 52%, nhưng 150 / 600 = 25%',
    ])
    expect(findings[0]?.repair.to).toBe('25')
  })

  it('does not store figures under a time that nobody named', async () => {
    const untimed = quarter.map((row, at) =>
      at === 0
        ? ['KẾT QUẢ PHÁT TRIỂN KINH TẾ TẬP THỂ', null]
        : at === 1
          ? ['TT', 'Chỉ tiêu', 'ĐVT', 'Thực hiện']
          : row.slice(0, 4),
    )
    const path = makeSheet('không kỳ.xlsx', untimed)
    const answer = await kttt('import', path, '--workbook', book, '--all-new')
    expect(answer.code).toBe(1)
    expect(onlyTable(answer)).toMatchObject({ stored: 0 })
    expect(onlyTable(answer).doubts.map(({ kind }) => kind)).toContain('period-unnamed')
    const named = await kttt('import', path, '--workbook', book, '--all-new', '--period', '2018-Q1')
    expect(onlyTable(named).stored).toBe(3)
  })

  it('reads a plan of five years by its years, and a table of sectors as what its columns measure', async () => {
    const plan = makeSheet('kế hoạch.xlsx', [
      ['CHỈ TIÊU PHÁT TRIỂN GIAI ĐOẠN 2021-2025'],
      ['TT', 'Chỉ tiêu', 'ĐVT', 'Thực hiện năm 2020', 'Kế hoạch giai đoạn 2021-2025', null, null],
      [null, null, null, null, 'Năm 2021', 'Năm 2022', 'Năm 2023'],
      [1, 'Số cây xanh', 'cây', 101, 108, 114, 120],
      ['', 'Trong đó: cây ăn quả', 'cây', 78, 83, 87, 159],
    ])
    const planned = await kttt('import', plan, '--workbook', book, '--new-forms')
    expect(onlyTable(planned)).toMatchObject({ stored: 8, target: { kind: 'new-form', period: '2020' } })
    const sectors = makeSheet('lĩnh vực.xlsx', [
      ['TÌNH HÌNH HỢP TÁC XÃ THEO LĨNH VỰC NĂM 2021'],
      ['TT', 'Lĩnh vực', 'Tổng số HTX', 'Đang hoạt động', 'Ngừng hoạt động', 'Vốn điều lệ (triệu đồng)'],
      [1, 'Nông nghiệp', 157, 138, 19, 342530],
      [2, 'Xây dựng', 110, 65, 45, 221988],
      [3, 'Vận tải', 5, 4, 2, 10850],
      ['', 'Tổng cộng', 272, 207, 65, 575368],
    ])
    const measured = await kttt('import', sectors, '--workbook', book, '--new-forms')
    expect(onlyTable(measured)).toMatchObject({ stored: 16, target: { kind: 'new-form' } })
    const { output } = await kttt('check', book, '--json', '--period', '2021')
    const sentences = (output['findings'] as { sentence: string }[]).map(({ sentence }) => sentence)
    expect(sentences.some((one) => one.includes('Vận tải') && one.includes('4 + 2 = 6'))).toBe(true)
    expect(sentences.filter((one) => /342\.530|575\.368|157|110/.test(one))).toEqual([])
    const later = await kttt('check', book, '--json', '--period', '2023')
    expect((later.output['findings'] as { kind: string }[]).map(({ kind }) => kind)).toEqual(['subset'])
  })
})
