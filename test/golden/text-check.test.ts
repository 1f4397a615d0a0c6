import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  Document,
  ExternalHyperlink,
  Footer,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../../shared/contract/client'
import type { Input } from '../../shared/contract/contract'
import type { TextCheck } from '../../shared/contract/text-check-contract'
import type { WorkbookContract } from '../../shared/contract/workbook-contract'
import type { WorkbookState } from '../../shared/model/workbook'
import { memoryTransport, type TestHost } from '../fixtures/host-transports'
import { makeZip } from '../unit/electron/excel/make-zip'
import { readLines } from '../unit/shared/calc/document-figures'

/** Drafts as files and pastes, from the office program's bytes to what a window shows, over the whole way. */
let host: TestHost
let client: Client<WorkbookContract>
let state: WorkbookState

beforeAll(async () => {
  host = await memoryTransport.start()
  client = await host.connect()
  state = await client.call('workbook.openSample', {})
})
afterAll(async () => {
  await host.dispose()
})

type From = Input<WorkbookContract, 'text.check'>['from']

function check(from: From, job: string = randomUUID()): Promise<TextCheck> {
  return client.call('text.check', { job, from, period: state.period, locality: state.locality })
}
const paste = (...paragraphs: string[]): Promise<TextCheck> =>
  check({ kind: 'pasted', html: null, text: paragraphs.join('\n') })
const give = async (path: string): Promise<From> => ({
  kind: 'file',
  file: await host.giveFile(path, 'open'),
})
const textOf = ({ paragraphs }: TextCheck): string[] =>
  paragraphs.map(({ runs }) => runs.map(({ text }) => text).join(''))
const marksOf = ({ marks }: TextCheck): string[] => marks.map(({ status, text }) => `${status} ${text}`)

const sentences = [
  'I. TÌNH HÌNH NĂM 2020',
  'Cả nước có 25.454 HTX, tăng 836 HTX so với năm 2019.',
  'Năm 2020 thành lập mới được 2.153 HTX.',
]

async function writeDraft(name: string, children: (Paragraph | Table)[]): Promise<string> {
  const path = join(host.folder, name)
  const footer = new Footer({ children: [new Paragraph('Trang 1/999')] })
  writeFileSync(
    path,
    await Packer.toBuffer(new Document({ sections: [{ children, footers: { default: footer } }] })),
  )
  return path
}

describe('a draft in Word', () => {
  it('gives its paragraphs word for word, its numbers tied to cells', async () => {
    const path = await writeDraft(
      'dự thảo.docx',
      sentences.map((text) => new Paragraph(text)),
    )
    const found = await check(await give(path))
    expect(found.file).toBe('dự thảo.docx')
    expect(textOf(found)).toEqual(sentences)
    expect(found.paragraphs.map(({ kind }) => kind)).toEqual(['heading', 'text', 'text'])
    expect(marksOf(found)).toEqual(['agrees 25.454', 'agrees 836', 'differs 2.153'])
    const [total, difference, founded] = found.marks
    expect(total?.match).toMatchObject({
      reading: 'value',
      indicator: 'Tổng số HTX',
      sector: null,
      locality: 'Cả nước',
      scenario: 'actual',
      shown: '25.454',
    })
    expect(total?.place).toMatchObject({ from: { row: 'I.1', column: 'actual' } })
    expect(difference?.match).toMatchObject({ reading: 'difference', base: { period: { year: 2019 } } })
    expect(founded?.match?.shown).toBe('2.138')
    expect(found.problems).toMatchObject([
      { kind: 'figure', severity: 'error', mark: 2, text: '2.153', detail: { shown: '2.138' } },
    ])
    expect(found.counts).toEqual({ agrees: 2, rounded: 0, differs: 1, doubtful: 0, unmatched: 0 })
  })

  it('is read over runs, links and footers; tables are left to the import', async () => {
    const path = await writeDraft('nhiều phần.docx', [
      new Paragraph({
        children: [
          new TextRun('Cả nước có '),
          new TextRun({ text: '25.', color: 'aa0000' }),
          new TextRun({ text: '454', size: 30 }),
          new ExternalHyperlink({ link: 'http://127.0.0.1:9/', children: [new TextRun(' HTX.')] }),
        ],
      }),
      new Table({
        rows: [
          new TableRow({
            children: ['Tổng số HTX', '1'].map((text) => new TableCell({ children: [new Paragraph(text)] })),
          }),
        ],
      }),
    ])
    const found = await check(await give(path))
    expect(textOf(found)).toEqual(['Cả nước có 25.454 HTX.'])
    expect(marksOf(found)).toEqual(['agrees 25.454'])
  })

  it('in an old font is read as it was meant', async () => {
    const path = await writeDraft('phông cũ.docx', [
      new Paragraph({
        children: [
          new TextRun({
            text: 'C\u00b6 n\u00adíc c\u00e3 25.454 h\u00eep t\u00b8c x\u00b7.',
            font: '.VnTime',
          }),
        ],
      }),
    ])
    const found = await check(await give(path))
    expect(marksOf(found)).toEqual(['agrees 25.454'])
    expect(textOf(found)[0]).toContain('hợp tác xã')
  })
})

describe('a draft as text', () => {
  it('pasted or as a file is the same', async () => {
    const path = join(host.folder, 'dự thảo.txt')
    writeFileSync(path, `\ufeff${sentences.join('\r\n')}`)
    const [fromFile, pasted] = [await check(await give(path)), await paste(...sentences)]
    expect(marksOf(fromFile)).toEqual(marksOf(pasted))
    expect(textOf(fromFile)).toEqual(sentences)
    expect(pasted.file).toBe('')
  })

  it('pasted as a web page alone has its paragraphs', async () => {
    const found = await check({
      kind: 'pasted',
      html: '<p>Cả nước có <b>25.454</b> HTX.</p><script>alert(1)</script><p>Năm 2020 thành lập mới được 2.153 HTX.</p>',
      text: '',
    })
    expect(textOf(found)).toEqual(['Cả nước có 25.454 HTX.', 'Năm 2020 thành lập mới được 2.153 HTX.'])
    expect(marksOf(found)).toEqual(['agrees 25.454', 'differs 2.153'])
  })

  it('changes nothing in the workbook', async () => {
    const before = await client.call('workbook.state', {})
    await paste(...sentences)
    expect(await client.call('workbook.state', {})).toEqual(before)
  })
})

describe('what is refused', () => {
  const failure = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => 'nothing',
      (error: unknown) => (error as { code?: string }).code,
    )

  it.each([
    ['no text at all', 'ảnh.docx', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'excel-not-excel'],
    ['an empty file', 'rỗng.txt', Buffer.alloc(0), 'file-empty'],
    ['blanks', 'trống.txt', Buffer.from(' \n \n'), 'excel-empty'],
    ['a damaged document', 'hỏng.docx', Buffer.from('PK\u0003\u0004 hỏng'), 'excel-damaged'],
    [
      'a document with entities that grow without end',
      'bom.docx',
      makeZip([
        {
          name: 'word/document.xml',
          content: Buffer.from(
            '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w:document>&b;</w:document>',
          ),
        },
      ]),
      'excel-unsafe',
    ],
    ['a text that is too long', 'dài.txt', Buffer.from('Có 12 HTX. '.repeat(200_000)), 'text-too-long'],
  ])('%s', async (_, name, bytes, code) => {
    const path = join(host.folder, name)
    writeFileSync(path, bytes)
    expect(await failure(check(await give(path)))).toBe(code)
  })

  it('a spreadsheet, which the import takes', async () => {
    const path = join(host.folder, 'bảng.xlsx')
    const view = await client.call('view.open', {
      request: {
        kind: 'form',
        form: state.forms[0]?.id ?? (0 as never),
        period: state.period,
        locality: state.locality,
      },
    })
    await client.call('excel.export', {
      job: randomUUID(),
      view: view.view,
      target: await host.giveFile(path, 'save'),
    })
    expect(await failure(check(await give(path)))).toBe('text-not-document')
  })

  it('a period that the workbook does not have', async () => {
    const from: From = { kind: 'pasted', html: null, text: 'Có 12 HTX.' }
    const call = client.call('text.check', {
      job: randomUUID(),
      from,
      period: 9999 as typeof state.period,
      locality: state.locality,
    })
    expect(await failure(call)).toBe('stale-view')
  })

  it('stops when it is told to, while other questions are answered', async () => {
    const job = randomUUID()
    const long = `${sentences.join('\n')}\n`.repeat(12_000)
    const call = check({ kind: 'pasted', html: null, text: long.slice(0, 1_900_000) }, job)
    let longest = 0
    const stop = new Promise<void>((resolve) => {
      client.on('job.progressed', (progress) => {
        if (progress.job === job && progress.done > 200) resolve()
      })
    })
    for (let step = 0; step < 5; step += 1) {
      const start = performance.now()
      await client.call('workbook.state', {})
      longest = Math.max(longest, performance.now() - start)
    }
    await stop
    await client.call('job.cancel', { job })
    expect(await failure(call)).toBe('job-stopped')
    expect(longest).toBeLessThan(1000)
  })
})

const transcript = readLines('national-2020-year-text.tsv')

describe.skipIf(transcript === null)(
  'the text of the national report (its transcript stands beside the project)',
  () => {
    it('agrees with the appendix where it does, by branch and by region, and is told where it does not', async () => {
      const lines = transcript ?? []
      const told = lines
        .slice(0, 30)
        .flatMap(
          ({ indicator_vi: name = '', raw_value: value = '', unit = '', sector = '', locality = '' }) => {
            if (unit === '%' || name.startsWith('Tỷ trọng')) return []
            const where = locality === 'cả nước' ? 'cả nước' : `vùng ${locality}`
            const what =
              sector === '' || sector === 'tất cả'
                ? name.replace(/ vùng .*| cả nước/, '')
                : `Số HTX lĩnh vực ${sector}`
            return [`Năm 2020, ${what} của ${where} là ${value} ${unit}.`]
          },
        )
      const found = await paste(...told)
      const wrong = found.marks.filter(({ status }) => status === 'differs').map(({ text }) => text)
      expect(wrong).toEqual(['2.153'])
      const agreeing = found.marks.filter(({ status }) => status === 'agrees').length
      expect(agreeing).toBeGreaterThanOrEqual(told.length - 2)
    })
  },
)
