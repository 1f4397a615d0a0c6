import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bringAxe, findViolations } from './axe-violations'
import { WindowModel } from './page-model'
import { launchBrowser, openPage, outputFolder, removeFolder, startProgram, type Program } from './program'

/**
 * The pack studio in the program: a pack made of what the window shows, its items and its paper, undone and told to every
 * window, its sheets as they are printed, its Word document and slides.
 */

let program: Program
let browser: Browser
let page: Page
let window: WindowModel
let errors: string[]

beforeAll(async () => {
  program = await startProgram()
  browser = await launchBrowser()
  ;({ page, errors } = await openPage(browser, program.address))
  window = new WindowModel(page)
  await window.ready()
})

afterAll(async () => {
  await browser.close()
  await program.stop()
  removeFolder(program.folder)
})

const items = () => page.getByTestId('pack-items').locator('> li')
const kinds = () => items().evaluateAll((all) => all.map((item) => item.getAttribute('data-kind') ?? ''))
const sheets = () => page.locator('.paper-sheet')
const paper = () => page.locator('.paper-sheets')

async function add(offered: string): Promise<void> {
  const before = await items().count()
  await page.getByTestId('pack-offered').selectOption(offered)
  await page.getByTestId('pack-add').click()
  await expect.poll(() => items().count()).toBe(before + 1)
}

async function fill(field: string, text: string): Promise<void> {
  await page.getByTestId(`pack-paper-${field}`).fill(text)
  await page.getByTestId(`pack-paper-${field}`).blur()
}

/** Waits until every chart of the sheets is drawn. */
async function drawn(): Promise<void> {
  await expect.poll(() => page.getByTestId('pack-empty').count()).toBe(0)
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLCanvasElement>('.paper-sheets canvas')].every((one) => one.width > 300),
  )
}

async function printPdf(name: string): Promise<{ file: string; text: string }> {
  mkdirSync(join(outputFolder, 'print'), { recursive: true })
  const file = join(outputFolder, 'print', `${name}.pdf`)
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }))
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).normalize('NFC')
  return { file, text }
}

describe('the pack studio', () => {
  it('opens with its keys, says that there is no pack and makes one of table and charts', async () => {
    await window.openTab('charts')
    for (const kind of ['bullets', 'structure-bars']) {
      const card = page.getByTestId('chart-proposals').getByTestId(`proposal-${kind}`)
      await card.getByTestId('chart-keep').click()
    }
    await expect.poll(() => page.getByTestId('saved-charts').locator('.chart-card').count()).toBe(2)
    await window.openTab('appendix')
    await window.ready()
    await page.keyboard.press('Control+Shift+P')
    await page.getByTestId('pack-make').click()
    await expect.poll(kinds).toEqual(['chart', 'chart', 'table'])
    await drawn()
    await expect.poll(() => paper().innerText()).toContain('25.454')
    expect(await paper().innerText()).toContain('Phụ lục')
    await window.shoot('pack-studio')
  })

  it('writes the head of the document as it is typed, and keeps each field by one step', async () => {
    await page.getByTestId('pack-paper-agency').fill('LIÊN MINH HỢP TÁC XÃ')
    await expect.poll(() => paper().innerText()).toContain('LIÊN MINH HỢP TÁC XÃ')
    await page.getByTestId('pack-paper-agency').blur()
    await fill('placeAndDate', 'Lai Châu, ngày 15 tháng 12 năm 2020')
    await fill('number', 'Số: 01/BC-LM')
    await fill('recipients', '- UBND tỉnh;\n- Lưu: VT.')
    await fill('office', 'CHỦ TỊCH')
    await fill('signer', 'Trần Thị Ước')
    const text = await paper().innerText()
    expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    expect(text).toContain('Trần Thị Ước')
    expect(text).toContain(
      '(Kèm theo Báo cáo số 01/BC-LM ngày 15 tháng 12 năm 2020 của LIÊN MINH HỢP TÁC XÃ)',
    )
    await page.getByTestId('pack-undo').click()
    await expect.poll(() => page.getByTestId('pack-paper-signer').inputValue()).toBe('')
    await page.getByTestId('pack-redo').click()
    await expect.poll(() => page.getByTestId('pack-paper-signer').inputValue()).toBe('Trần Thị Ước')
  })

  it('adds, orders by keys and takes out items, each undone', async () => {
    await add('heading')
    await add('paragraph')
    await items().nth(3).getByTestId('pack-text').fill('I. Kết quả thực hiện')
    await items().nth(4).getByTestId('pack-text').fill('Cả nước có 25.454 hợp tác xã.')
    await items().nth(4).getByTestId('pack-text').blur()
    await page.getByTestId('pack-move-3').press('Alt+ArrowUp')
    await expect.poll(kinds).toEqual(['chart', 'chart', 'text', 'table', 'text'])
    await page.getByTestId('pack-take-out-0').click()
    await expect.poll(kinds).toEqual(['chart', 'text', 'table', 'text'])
    await page.getByTestId('pack-undo').click()
    await expect.poll(kinds).toEqual(['chart', 'chart', 'text', 'table', 'text'])
    await items().nth(4).getByTestId('pack-move-4').dragTo(items().nth(0))
    await expect.poll(kinds).toEqual(['text', 'chart', 'chart', 'text', 'table'])
    await drawn()
    expect(await paper().innerText()).toContain('Cả nước có 25.454 hợp tác xã.')
  })

  it('prints the very sheets that it shows, charts as vectors', async () => {
    await drawn()
    const count = await sheets().count()
    const { file, text } = await printPdf('pack-studio')
    const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' })
    expect(info).toContain(`Pages:${' '.repeat(11)}${String(count)}\n`)
    expect(execFileSync('pdfimages', ['-list', file], { encoding: 'utf8' }).trim().split('\n')).toHaveLength(
      2,
    )
    expect(text).toContain('Trần Thị Ước')
    expect(text).not.toContain('Nhân bản')
    const numbers = await sheets().evaluateAll((all) => all.map((one) => one.getAttribute('data-number')))
    expect(numbers[0]).toBe('1')
    expect(numbers.filter((one) => one === '1')).toHaveLength(2)
  })

  it.each(['docx', 'pptx'] as const)('writes the same as .%s', async (format) => {
    const download = page.waitForEvent('download')
    await page.getByTestId(format === 'docx' ? 'pack-word' : 'pack-slides').click()
    const file = await (await download).path()
    const head = readFileSync(file).subarray(0, 2).toString('latin1')
    expect(head).toBe('PK')
    const names = execFileSync('unzip', ['-Z1', file], { encoding: 'utf8' })
    // The chart of many bars takes two sheets, and two slides.
    const figures = await sheets().locator('.paper-figure').count()
    expect(figures).toBe(3)
    if (format === 'docx') expect(names.match(/word\/media\/\S+\.png/g)).toHaveLength(figures)
    else expect(names.match(/ppt\/charts\/chart\d+\.xml/g)).toHaveLength(figures)
  })

  it('follows an edit of the figures and of another window', async () => {
    const session = await page.evaluate(() => JSON.stringify(sessionStorage))
    const second = await page.context().newPage()
    await second.addInitScript((stored) => {
      for (const [key, value] of Object.entries(JSON.parse(stored) as Record<string, string>))
        sessionStorage.setItem(key, value)
    }, session)
    await second.goto(new URL(page.url()).origin)
    const other = new WindowModel(second)
    await other.ready()
    await other.type('I.1.NN', 'actual', '17520')
    await expect.poll(() => paper().innerText()).toContain('17.520')
    await second.keyboard.press('Control+Shift+P')
    await second.getByTestId('pack-name').fill('Họp giao ban')
    await second.getByTestId('pack-name').blur()
    await expect.poll(() => page.getByTestId('pack-name').inputValue()).toBe('Họp giao ban')
    await second.close()
  })

  it('duplicates and deletes packs; a new one remembers the paper of the last', async () => {
    await page.getByTestId('pack-duplicate').click()
    await expect.poll(() => page.getByTestId('pack-name').inputValue()).toBe('Họp giao ban (2)')
    await page.getByTestId('pack-remove').click()
    await expect.poll(() => page.getByTestId('pack-name').inputValue()).toBe('Họp giao ban')
    await page.getByTestId('pack-make').click()
    await expect.poll(() => page.getByTestId('pack-choose').locator('option').count()).toBe(2)
    await expect.poll(() => page.getByTestId('pack-name').inputValue()).not.toBe('Họp giao ban')
    expect(await page.getByTestId('pack-paper-agency').inputValue()).toBe('LIÊN MINH HỢP TÁC XÃ')
    expect(await page.getByTestId('pack-paper-number').inputValue()).toBe('')
  })

  it('says so when a pack is empty', async () => {
    for (let left = await items().count(); left > 0; left -= 1) {
      await page.getByTestId('pack-take-out-0').click()
      await expect.poll(() => items().count()).toBe(left - 1)
    }
    await page.getByTestId('pack-empty').waitFor()
    expect(await sheets().count()).toBe(0)
    expect(await page.locator('.print-primary').isDisabled()).toBe(true)
  })

  it.each(['light', 'dark', 'contrast'])('has no serious violation in the %s theme', async (theme) => {
    await page.getByTestId('pack-undo').click()
    await expect.poll(() => items().count()).toBeGreaterThan(0)
    await page.evaluate((name) => {
      document.documentElement.dataset['theme'] = name
    }, theme)
    await drawn()
    await bringAxe(page)
    expect(await findViolations(page)).toEqual([])
    await window.shoot(`pack-studio-${theme}`)
  })

  it('closes by Escape and leaves no error behind', async () => {
    await page.locator('.print-desk').focus()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('.print-view').count()).toBe(0)
    expect(errors).toEqual([])
  })
})
