import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { readClipboard } from '../../renderer/grid/clipboard-html'
import type { ClipboardReading } from '../../shared/table/clipboard-block'
import { repoRoot } from '../tools/bundle-program'
import { launchBrowser } from './program'

/** What other programs put on the clipboard, read by the program's own reader in a real browser. */
declare global {
  interface Window {
    clipboardReader: { readClipboard: typeof readClipboard }
    soKtttTaken?: boolean
  }
}

let browser: Browser
let page: Page
const requested: string[] = []

beforeAll(async () => {
  const bundle = await rolldown({
    input: join(repoRoot, 'renderer/grid/clipboard-html.ts'),
    platform: 'browser',
    logLevel: 'warn',
  })
  const { output } = await bundle.generate({ format: 'iife', name: 'clipboardReader' })
  await bundle.close()
  browser = await launchBrowser()
  page = await browser.newPage()
  await page.addScriptTag({ content: `${output[0].code};window.clipboardReader = clipboardReader` })
  page.on('request', (request) => requested.push(request.url()))
})
afterAll(async () => {
  await browser.close()
})

const readFixture = (name: string): string =>
  readFileSync(join(repoRoot, 'test/fixtures/clipboard', name), 'utf8')

function read(html: string, plain = ''): Promise<ClipboardReading> {
  return page.evaluate(
    ([source, text]) => window.clipboardReader.readClipboard(source ?? '', text ?? ''),
    [html, plain],
  )
}

/** "text" or "text=number"; "#" under a merge. */
async function readTexts(html: string, plain = ''): Promise<string[][]> {
  const reading = await read(html, plain)
  if (reading.kind !== 'block') throw new Error(reading.kind)
  return reading.block.map((row) =>
    row.map(({ text, number, covered }) => (covered ? '#' : number === null ? text : `${text}=${number}`)),
  )
}

describe('HTML of the clipboard', () => {
  it('Excel with stored numbers: merges aligned, line breaks in a cell, no row for the hidden widths', async () => {
    expect(await readTexts(readFixture('excel-2003.html'))).toEqual([
      ['25.454=25454', '3.601=3600.6', '103,3%=1.033', '(381)=-381', 'hai dòng'],
      ['########=16520000', '-=0', '1,23E+05=123456', '#', '…'],
      ['7', '', '#', '#', '"gần" 4,2'],
    ])
  })

  it('Excel without stored numbers', async () => {
    expect(await readTexts(readFixture('excel-365-english.html'))).toEqual([
      ['25,500', '24,700'],
      ['16,600', '15,900'],
      ['1,950', '1,234.50'],
    ])
  })

  it('LibreOffice Calc: its own numbers, merged cells right and down', async () => {
    const rows = await readTexts(readFixture('libreoffice-calc.html'))
    expect(rows[1]).toEqual([
      '1=1',
      'Tổng số HTX',
      'HTX',
      '26,112.0=26112',
      '27,000.0=27000',
      '96.7%=0.967111111111111',
    ])
    expect(rows[4]?.slice(1)).toEqual([
      'Doanh thu bình quân một HTX',
      'Triệu đồng',
      '4,456.8=4456.75',
      '(4,400.5)=-4400.5',
      '101.3%=1.0128',
    ])
    expect(rows.slice(5).map((row) => row.slice(3))).toEqual([
      ['1,250.0=1250', '#', ''],
      ['77.0=77', '88.0=88', ''],
      ['#', '99.0=99', ''],
    ])
  })

  it('LibreOffice Writer: a header in two rows over figures with words', async () => {
    expect(await readTexts(readFixture('libreoffice-writer.html'))).toEqual([
      ['Chỉ tiêu', 'Năm 2021', '#'],
      ['#', 'Thực hiện', 'Kế hoạch'],
      ['Tổng số HTX', '26.112=26112', '27.000=27000'],
      ['Doanh thu bình quân', 'gần 4.456,8', '…'],
    ])
  })

  it('Word: paragraphs of a cell on one line, a raised footnote number apart from the figure', async () => {
    expect(await readTexts(readFixture('word.html'))).toEqual([
      ['1', 'Tổng số hợp tác xã', 'HTX', '25.454 1', '+ 836'],
      ['-', 'HTX nông, lâm nghiệp, thủy sản', 'HTX', '16.520', '− 1.024'],
      ['2', 'Thu nhập bình quân', 'Tr đồng', 'gần 3.600,6', '#'],
    ])
  })

  it('a web page: the first table with figures; scripts, images and styles stay dead', async () => {
    requested.length = 0
    expect(await readTexts(readFixture('web-page.html'))).toEqual([
      ['Năm', 'HTX'],
      ['2019', '24.618=24618'],
      ['2020', '25.454 [1]'],
      ['2021', '26.112'],
    ])
    await page.waitForTimeout(300)
    expect(await page.evaluate(() => [window.soKtttTaken, document.title])).toEqual([undefined, ''])
    expect(requested).toEqual([])
  })

  it('a page without a table is read as lines of its text', async () => {
    expect(await readTexts('<p>25.454</p><p>16.520<br>8.934</p>')).toEqual([
      ['25.454'],
      ['16.520'],
      ['8.934'],
    ])
    expect(await readTexts('<p>1 2</p>', '1\t2')).toEqual([['1', '2']])
    expect(await read('<p></p>')).toEqual({ kind: 'empty' })
  })

  it('is refused as a whole above 200.000 cells or a million characters in one cell', async () => {
    const wide = `<table>${`<tr>${'<td>1'.repeat(100)}`.repeat(2001)}</table>`
    expect(await read(wide)).toEqual({ kind: 'too-large', limit: 'cells' })
    expect(await read(`<table><tr><td colspan=1000>1<tr>${'<td>1<tr>'.repeat(300)}</table>`)).toEqual({
      kind: 'too-large',
      limit: 'cells',
    })
    const long = `<table><tr><td>${'x'.repeat(1_000_001)}</table>`
    expect(await read(long)).toEqual({ kind: 'too-large', limit: 'cell-text' })
  })
})
