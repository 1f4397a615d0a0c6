import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import mammoth from 'mammoth'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeWord } from '../../electron/report/write-document'
import { listZipParts, unpackPart } from '../../electron/excel/zip-parts'
import { convertWithLibreOffice, missingLibreOffice } from '../tools/libreoffice'
import { buildNationalInput } from './excel-fixture'
import { root } from './excel-worker-build'
import { listOfficeErrors, missingValidator } from '../tools/ooxml-validator'

/** The appendix as a Word document, judged by a schema validator, LibreOffice and a reader of documents. */
const output = join(root, 'test/output/word')
const file = join(output, 'phu-luc.docx')
const input = buildNationalInput()
const words = {
  labels: ['TT', 'Chỉ tiêu', 'Đơn vị tính'],
  motto: ['', ''],
  recipients: '',
  signHere: '',
} as const
const missing = missingLibreOffice() ?? missingWriter()

/** Spreadsheets are judged by LibreOffice Calc; documents need its other half, which may not be there. */
function missingWriter(): string | null {
  const program = execFileSync('sh', ['-c', 'command -v soffice'], { encoding: 'utf8' }).trim()
  const files = readdirSync(dirname(realpathSync(program)))
  return files.some((name) => /^(lib)?swlo\./.test(name)) ? null : 'needs libreoffice-writer'
}

beforeAll(async () => {
  mkdirSync(output, { recursive: true })
  writeFileSync(file, await writeWord(input.layout, input.cells, words, 'Sổ KTTT'))
})

describe('the appendix in Word', () => {
  it('follows the schema of Word documents', (context) => {
    const lacking = missingValidator(file)
    if (lacking !== null) return context.skip(lacking)
    expect(listOfficeErrors(file)).toEqual([])
  })

  it('has the title, a merged header, every row and the footnotes', async () => {
    const { value } = await mammoth.convertToHtml({ path: file })
    expect(value).toContain(input.layout.title)
    const rows = value.match(/<tr>/g) ?? []
    expect(rows).toHaveLength(input.layout.rows.length + 3)
    expect(value).toMatch(/<th colspan="4">.*?So sánh với/s)
    expect(value).toMatch(/<th rowspan="3">.*?Chỉ tiêu/s)
    for (const { text } of input.layout.footnotes) expect(value).toContain(text)
  })

  it('says what it is attached to, be it called an appendix or not', async () => {
    const bare = join(output, 'khong-nhan.docx')
    const attachment = '(Kèm theo Công văn số 7)'
    writeFileSync(
      bare,
      await writeWord({ ...input.layout, label: '', attachment }, input.cells, words, 'Sổ KTTT'),
    )
    const { value } = await mammoth.extractRawText({ path: bare })
    expect(value).toContain(attachment)
    expect(value).not.toContain('Phụ lục')
  })

  it('says a unit that all rows share once, above the table, and has no column for it', async () => {
    const alike = join(output, 'mot-don-vi.docx')
    const rows = input.layout.rows.map((row) => ({ ...row, unit: row.unit === '' ? '' : 'HTX' }))
    writeFileSync(alike, await writeWord({ ...input.layout, rows }, input.cells, words, 'Sổ KTTT'))
    if (missingValidator(alike) === null) expect(listOfficeErrors(alike)).toEqual([])
    const { value } = await mammoth.convertToHtml({ path: alike })
    expect(value.split('Đơn vị tính: HTX')).toHaveLength(2)
    expect(value).not.toMatch(/<th[^>]*>[^/]*Đơn vị tính/)
    expect((await mammoth.convertToHtml({ path: file })).value).toMatch(/<th[^>]*>.*?Đơn vị tính/)
  })

  it('is laid out as an official document: A4, its margins, numbers from page 2, repeated header', async () => {
    const parts = await listZipParts(readFileSync(file))
    const part = (name: string): string => {
      const found = parts.find((one) => one.name === name)
      return found === undefined ? '' : unpackPart(found).toString('utf8')
    }
    const document = part('word/document.xml')
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(3)
    expect(document).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/)
    expect(document).toMatch(
      /<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567"/,
    )
    expect(document).toContain('<w:titlePg/>')
    expect(part('word/styles.xml')).toContain('w:ascii="Times New Roman"')
    const widths = [...document.matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map((match) => Number(match[1]))
    expect(widths).toHaveLength(8)
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(16838 - 850 - 1701)
  })

  it.skipIf(missing !== null)(
    `prints on A4 with its header on every page (${missing ?? 'LibreOffice'})`,
    async () => {
      const pdf = await convertWithLibreOffice(file, 'pdf', output)
      const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })
      expect(info).toMatch(/Page size:\s+84[12][.\d]* x 59[45][.\d]* pts/)
      const pages = Number(/Pages:\s+(\d+)/.exec(info)?.[1])
      expect(pages).toBeGreaterThan(1)
      for (let at = 1; at <= pages; at += 1) {
        const text = execFileSync('pdftotext', ['-layout', '-f', String(at), '-l', String(at), pdf, '-'], {
          encoding: 'utf8',
        })
        if (/\d\.\d{3}/.test(text)) expect(text).toContain('So sánh với')
        // The page number stands above from the second page on.
        expect(text.trimStart().startsWith(`${String(at)}\n`)).toBe(at > 1)
      }
      expect(execFileSync('pdffonts', [pdf], { encoding: 'utf8' })).toMatch(
        /Liberation ?Serif|Times ?New ?Roman|Tinos/,
      )
      execFileSync('pdftoppm', ['-r', '60', '-png', pdf, join(output, 'trang')])
      expect(readFileSync(join(output, `trang-${pages > 9 ? '01' : '1'}.png`)).length).toBeGreaterThan(10_000)
    },
  )
})
