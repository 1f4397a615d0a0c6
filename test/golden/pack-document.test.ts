import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync, crc32 } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeDocument } from '../../electron/report/write-document'
import type { DocumentBlock } from '../../electron/report/office-document'
import type { PackItem, PackPaper } from '../../shared/model/pack'
import type { FormId } from '../../shared/model/ids'
import { buildBlocks } from '../../electron/host/commands/pack-content'
import { composeSections } from '../../shared/table/pack-sections'
import { convertWithLibreOffice, missingLibreOffice } from '../tools/libreoffice'
import { listOfficeErrors, missingValidator } from '../tools/ooxml-validator'
import { buildNationalInput } from './excel-fixture'
import { root } from './excel-worker-build'

/** A report with its appendixes as one Word document: judged by the schema and, page by page, by LibreOffice. */
const output = join(root, 'test/output/pack')
const file = join(output, 'bao-cao.docx')
const input = buildNationalInput()
const paper: PackPaper = {
  superior: 'ỦY BAN NHÂN DÂN TỈNH',
  agency: 'LIÊN MINH HỢP TÁC XÃ',
  number: 'Số: 12/BC-LMHTX',
  placeAndDate: 'Hà Nội, ngày 15 tháng 12 năm 2020',
  title: 'BÁO CÁO\nKết quả phát triển kinh tế tập thể năm 2020',
  attachment: '(Kèm theo Báo cáo số 12/BC-LMHTX ngày 15 tháng 12 năm 2020)',
  recipients: ['- Như trên;', '- Lưu: VT.'],
  signer: { office: 'KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH', name: 'Nguyễn Văn Ước' },
  header: 'official',
}
const source = { table: 'form', form: 1 as FormId } as const
const table = { kind: 'table', source, period: 'shown', locality: 'shown', marks: false } as const
const items: PackItem[] = [
  { id: '1', kind: 'text', style: 'heading', text: 'I. TÌNH HÌNH CHUNG' },
  { id: '2', kind: 'text', style: 'paragraph', text: 'Tính đến 31/12/2020 cả nước có 25.454 HTX.' },
  { id: '3', kind: 'chart', chart: 1 as never, size: 'half' },
  { id: '4', ...table, label: 'Phụ lục I', orientation: 'landscape' },
  { id: '5', ...table, label: 'Phụ lục II', orientation: 'portrait' },
]

/** A plain grey picture of 4 × 2. */
function makePng(): Uint8Array {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(4, 0)
  head.writeUInt32BE(2, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const rows = Buffer.from([0, 200, 200, 200, 200, 0, 90, 90, 90, 90])
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function build(item: PackItem): DocumentBlock[] {
  switch (item.kind) {
    case 'page-break':
      return []
    case 'text':
    case 'table':
      return buildBlocks(
        item,
        item.kind === 'table' ? item.orientation : 'portrait',
        paper,
        new Map([[item.id, { kind: 'table', layout: input.layout, cells: input.cells }]]),
      )
    case 'chart':
      return [
        {
          kind: 'chart',
          title: 'Cơ cấu',
          subtitle: 'Năm 2020',
          foot: ['Nguồn: Sổ'],
          png: makePng(),
          width: 150,
          height: 75,
        },
      ]
  }
}

let pages: string[] = []
const missing = missingLibreOffice()
beforeAll(async () => {
  mkdirSync(output, { recursive: true })
  const sections = composeSections(items, paper).map(({ items: own, ...section }) => ({
    ...section,
    blocks: own.flatMap(build),
  }))
  const words = {
    labels: ['TT', 'Chỉ tiêu', 'Đơn vị tính'],
    motto: ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'],
    recipients: 'Nơi nhận:',
    signHere: '(Ký, ghi rõ họ tên)',
  } as const
  writeFileSync(file, await writeDocument({ title: 'Báo cáo', paper, sections, words }, 'Sổ KTTT'))
  if (missing !== null) return
  const pdf = await convertWithLibreOffice(file, 'pdf', output)
  pages = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).normalize('NFC').split('\f')
}, 120_000)

describe('a report with appendixes in Word', () => {
  it('follows the schema of Word documents', (context) => {
    const lacking = missingValidator(file)
    if (lacking !== null) return context.skip(lacking)
    expect(listOfficeErrors(file)).toEqual([])
  })

  it('has its head, text, picture and signature on the pages of the report', (context) => {
    if (missing !== null) return context.skip(missing)
    const report = pages
      .slice(
        0,
        pages.findIndex((page) => page.includes('Phụ lục I')),
      )
      .join('\n')
    for (const text of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Số: 12/BC-LMHTX',
      'KT. CHỦ TỊCH',
      'Nguyễn Văn Ước',
      'Nơi nhận:',
    ])
      expect(report).toContain(text)
    expect(report).toContain('25.454 HTX')
  })

  it('begins each appendix on a page of its own, counted anew, with its lines and a repeated head', (context) => {
    if (missing !== null) return context.skip(missing)
    const first = pages.findIndex((page) => page.includes('Phụ lục I\n'))
    const second = pages.findIndex((page) => page.includes('Phụ lục II'))
    expect(first).toBeGreaterThan(0)
    expect(second).toBeGreaterThan(first + 1)
    for (const at of [first, second]) {
      expect(pages[at]).toContain(paper.attachment)
      expect(pages[at]?.trimStart().startsWith('Phụ lục')).toBe(true)
      expect(pages[at + 1]?.trimStart().startsWith('2')).toBe(true)
      expect(pages[at + 1]).toContain('Chỉ tiêu')
    }
  })
})
