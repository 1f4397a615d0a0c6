import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright'
import { build } from 'vite'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildAppendix } from './print/print-fixture'
import type { Scene } from './print/print-page'

/**
 * The print view in real Chromium, judged from outside: poppler reads the PDF. Pictures and PDFs stay in test/output to be
 * looked at.
 */

const root = join(import.meta.dirname, '../..')
const output = join(root, 'test/output/print')
const browserArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

let html = ''
let browser: Browser
let page: Page

async function buildPage(): Promise<string> {
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', development: false } },
    build: {
      write: false,
      minify: false,
      assetsInlineLimit: 10_000_000,
      cssCodeSplit: false,
      rolldownOptions: { input: join(root, 'test/golden/print/print-page.tsx') },
    },
  })
  const files = 'output' in built ? built.output : []
  let script = ''
  let style = ''
  for (const file of files) {
    if (file.type === 'chunk') script += file.code
    else if (file.fileName.endsWith('.css')) style += String(file.source)
  }
  if (script === '' || style === '') throw new Error('the page has no script or no style')
  return `<!doctype html><meta charset="utf-8"><style>${style}
html, body { height: 100%; margin: 0; overflow: hidden; background: var(--bg); color: var(--text) }</style><div id="root"></div>
<script type="module">${script.replaceAll('</script', '<\\/script')}</script>`
}

beforeAll(async () => {
  mkdirSync(output, { recursive: true })
  html = await buildPage()
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: browserArgs })
})

afterAll(async () => {
  await browser.close()
})

beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await page.setContent(html, { waitUntil: 'load' })
  return async () => {
    await page.close()
  }
})

async function show(scene: Scene, theme: 'light' | 'dark' = 'light', rows = 80): Promise<void> {
  await page.evaluate(
    ([name, colours, count]) => {
      window.show(name, colours, count)
    },
    [scene, theme, rows] as const,
  )
  const waitsForChart = scene !== 'appendix' && scene !== 'sectors'
  await (waitsForChart
    ? page.waitForFunction(() => window.charts > 0)
    : page.waitForSelector('.paper-sheet-preview'))
}

type Pdf = { file: string; pages: string[]; info: string; images: number; fonts: string }

async function print(name: string): Promise<Pdf> {
  const file = join(output, `${name}.pdf`)
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }))
  const run = (tool: string, ...args: string[]): string =>
    execFileSync(tool, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  const info = run('pdfinfo', file)
  const count = Number(/Pages:\s+(\d+)/.exec(info)?.[1] ?? 0)
  const pages = Array.from({ length: count }, (_, index) =>
    run('pdftotext', '-layout', '-f', String(index + 1), '-l', String(index + 1), file, '-').normalize('NFC'),
  )
  execFileSync('pdftoppm', ['-r', '70', '-png', file, join(output, name)])
  return {
    file,
    pages,
    info,
    images: run('pdfimages', '-list', file).trim().split('\n').length - 2,
    fonts: run('pdffonts', file),
  }
}

const firstLine = (text: string): string => text.trimStart().split('\n')[0]?.trim() ?? ''
const squeeze = (text: string): string => text.replace(/\s+/g, '')
/** Text of a page without its layout: labels wrap inside their column, so only raw reading order keeps them whole. */
function readColumns(file: string, first = 1, last = 99): string {
  const pages = ['-f', String(first), '-l', String(last)]
  return squeeze(
    execFileSync('pdftotext', ['-raw', ...pages, file, '-'], { encoding: 'utf8' }).normalize('NFC'),
  )
}
const lineNumbers = (text: string): string[] => [...text.matchAll(/dòng(\d+)\)/g)].map((hit) => hit[1] ?? '')

const sectionLine = /^\s*(I|II|III|IV)\s+(HỢP TÁC XÃ|LIÊN HIỆP|TỔ HỢP|QUỸ)/

describe('the official table on paper', () => {
  it('prints A4 landscape with the head on every page and numbers from the second page', async () => {
    await show('appendix')
    const pdf = await print('appendix')
    expect(pdf.info).toMatch(/Page size:\s+84[12](\.\d+)? x 59[45](\.\d+)? pts \(A4\)/)
    expect(pdf.pages.length).toBeGreaterThan(2)
    pdf.pages.forEach((text, index) => {
      expect(text).toContain('Chỉ tiêu')
      expect(text).toContain('So sánh với')
      expect(text).toContain('Số lượng')
      if (index === 0) expect(firstLine(text)).toBe('Phụ lục I')
      else expect(firstLine(text)).toBe(String(index + 1))
    })
    expect(pdf.fonts).toContain('Tinos')
    expect(pdf.images).toBe(0)
  })

  it('loses no row, no figure and no footnote, and keeps everything else of the window off the paper', async () => {
    await show('appendix')
    const pdf = await print('appendix')
    const text = readColumns(pdf.file)
    for (const row of buildAppendix(80).layout.rows) expect(text).toContain(squeeze(row.label))
    expect(text).toContain('KẾTQUẢTHỰCHIỆNCÁCCHỈTIÊUPHÁTTRIỂNKINHTẾTẬPTHỂ,HỢPTÁCXÃNĂM2020')
    expect(text).toContain('(KèmtheoBáocáosố01/BC-LM')
    expect(text).toContain('¹Sốliệuướcthựchiện')
    expect(text).toContain('▲khácvớisốghitrongvănbản')
    expect(text).toContain('98.720') // 1234 · 80
    expect(text).toContain('−998')
    expect(text).not.toContain('Giátrị')
    expect(text).not.toContain('LưuPDF')
    expect(text).not.toContain('Cửasổphíasau')
  })

  it('never leaves a section alone at the foot of a page', async () => {
    await show('appendix')
    const first = await page.locator('.paper-sheet-preview').first().locator('tbody tr').count()
    const endsWithSection = (pdf: Pdf): boolean =>
      pdf.pages.some((text) => sectionLine.test(text.trimEnd().split('\n').at(-1) ?? ''))
    let leftAloneWithoutTheRule = 0
    // The second section stands at a quarter of the rows: around the last line of the first page.
    for (const place of [first - 1, first, first + 1]) {
      await show('appendix', 'light', place * 4)
      expect(endsWithSection(await print('sections'))).toBe(false)
      const rule = await page.addStyleTag({
        content: '.paper-table .paper-keep { break-after: auto !important }',
      })
      if (endsWithSection(await print('sections'))) leftAloneWithoutTheRule += 1
      await rule.evaluate((style) => {
        style.parentNode?.removeChild(style)
      })
    }
    expect(leftAloneWithoutTheRule).toBeGreaterThan(0)
  })

  it('shows on the screen the pages that the printer makes', async () => {
    await show('appendix')
    await page.screenshot({ path: join(output, 'preview-appendix.png') })
    const shown = await page
      .locator('.paper-sheet-preview')
      .evaluateAll((sheets) =>
        sheets.map((sheet) => [...sheet.querySelectorAll('tbody th')].map((th) => th.textContent)),
      )
    const clipped = await page
      .locator('.paper-sheet-preview')
      .evaluateAll((sheets) => sheets.filter((sheet) => sheet.scrollHeight > sheet.clientHeight + 1).length)
    expect(clipped).toBe(0)
    const pdf = await print('appendix')
    expect(shown).toHaveLength(pdf.pages.length)
    shown.forEach((labels, index) => {
      const printed = readColumns(pdf.file, index + 1, index + 1)
      expect(lineNumbers(squeeze(labels.join('')))).toEqual(lineNumbers(printed))
    })
  })

  it('prints a table of one unit in portrait with a unit line instead of the unit column', async () => {
    await show('sectors')
    const pdf = await print('sectors')
    expect(pdf.info).toMatch(/Page size:\s+59[45](\.\d+)? x 84[12](\.\d+)? pts \(A4\)/)
    expect(pdf.pages).toHaveLength(1)
    const text = pdf.pages[0] ?? ''
    expect(text).toContain('Đơn vị tính: HTX')
    expect(text.match(/Đơn vị/g)).toHaveLength(1)
    expect(text).toMatch(/Môi trường\s+…/)
    expect(text).toMatch(/Tổng số\s+25\.454\s+100,0%/)
  })
})

describe('charts', () => {
  it.each(['attainment', 'structure', 'levels'] as const)(
    'prints %s as vectors with text that can be found',
    async (scene) => {
      await show(scene)
      await page.screenshot({ path: join(output, `preview-${scene}.png`) })
      const pdf = await print(scene)
      expect(pdf.images).toBe(0)
      expect(pdf.fonts).toContain('Tinos')
      expect(pdf.pages.length).toBe(await page.locator('.paper-sheet-printed').count())
      const text = pdf.pages.join('\n')
      expect(text).toContain('KẾT QUẢ THỰC HIỆN KẾ HOẠCH NĂM 2020')
      expect(text).toContain('Nguồn: Phụ lục chỉ tiêu kinh tế tập thể 2020')
      if (scene === 'structure') {
        expect(text).toMatch(/Nông - lâm - ngư - diêm nghiệp\s+16\.520\s+64,9%/)
        expect(text).toMatch(/Môi trường\s+chưa có số/)
        expect(pdf.pages).toHaveLength(1)
      } else if (scene === 'attainment') {
        expect(text).toMatch(/\d\d,\d% +[\d.]+ \/ [\d.]+ HTX/)
      } else {
        expect(text).toContain('19.744')
        expect(text).toContain('chưa có số')
      }
    },
  )

  it.each([
    ['chart-attainment', 'light'],
    ['chart-structure', 'dark'],
    ['chart-levels', 'light'],
    ['chart-levels', 'dark'],
  ] as const)('draws %s on the screen (%s) and carries every figure as text', async (scene, theme) => {
    await show(scene, theme)
    await page.locator('.chart').screenshot({ path: join(output, `${scene}-${theme}.png`) })
    const text = await page.locator('.chart-text').textContent()
    expect(text).toContain(scene === 'chart-structure' ? '16.520 · 64,9%' : ' · ')
    expect(await page.locator('canvas').getAttribute('aria-label')).toBe('Thực hiện so với kế hoạch')
  })

  it('follows an edit in place: the bar changes, the canvas stays', async () => {
    await show('chart-structure')
    const canvas = page.locator('canvas')
    await canvas.evaluate((element) => {
      element.dataset['kept'] = 'yes'
    })
    const before = await canvas.screenshot()
    await page.evaluate(() => {
      window.editCell(0, 12_250)
    })
    await page.waitForFunction(() => document.querySelector('.chart-text')?.textContent.includes('12.250'))
    const after = await canvas.screenshot()
    expect(after.equals(before)).toBe(false)
    expect(await canvas.getAttribute('data-kept')).toBe('yes')
    expect(await page.evaluate(() => window.charts)).toBe(1)
  })
})

describe('the print view', () => {
  it('takes the keyboard: Escape closes, Ctrl+P prints, the first button has the focus', async () => {
    await show('appendix')
    expect(await page.locator(':focus').textContent()).toBe('In')
    await page.keyboard.press('Control+p')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => window.pressed)).toEqual(['print', 'print', 'pdf', 'close'])
  })
})
