import type { Browser, Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WindowModel } from './page-model'
import { launchBrowser, openPage, removeFolder, startProgram, type Program } from './program'

/** What is found in the sample, from the mark on a cell to the list on paper, in a real browser. */
let program: Program
let browser: Browser
let page: Page
let window: WindowModel
let errors: string[]

beforeAll(async () => {
  browser = await launchBrowser()
  program = await startProgram()
  ;({ page, errors } = await openPage(browser, program.address))
  page.setDefaultTimeout(8000)
  window = new WindowModel(page)
  await window.ready()
})
afterAll(async () => {
  await browser.close()
  await program.stop()
  removeFolder(program.folder)
})

const status = (): Locator => page.getByTestId('status-findings')
const rows = (): Locator => page.getByTestId('findings').getByTestId('finding')
const details = (): Locator => page.getByTestId('finding-details')
const mark = (row: string, column: string): Locator => window.cell(row, column).locator('.mark').first()
const press = (...keys: string[]): Promise<void> =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
const countOpen = async (): Promise<number> => Number.parseInt(await status().innerText(), 10)
const tell = (text: string): Promise<void> => page.getByTestId('toast').getByText(text).last().waitFor()

/** Limits the list to a row of the form, and chooses the line that has these words. */
async function choose(name: string, text: string): Promise<void> {
  await page.getByTestId('findings-text').fill(name)
  const line = rows().filter({ hasText: text }).first()
  // The list grows shorter under the mouse while the words are being looked for.
  await expect
    .poll(async () => {
      await line.click()
      return details().locator('.finding-head').innerText()
    })
    .toContain(text)
}

describe('what is found', () => {
  it('is marked on its cells, and counted in the tab, beside the form and in the status bar', async () => {
    await expect.poll(countOpen).toBeGreaterThan(15)
    const open = String(await countOpen())
    expect(await page.getByTestId('tab-appendix').innerText()).toContain(open)
    expect(await page.locator('.side').innerText()).toContain(open)
    await window.reveal('I.7', 'previous-index')
    await expect.poll(() => mark('I.7', 'previous-index').getAttribute('class')).toBe('mark error')
    expect(await mark('I.7', 'previous-index').getAttribute('aria-label')).toMatch(/\S/)
    // What is right has no mark.
    await window.reveal('I.2', 'previous-index')
    expect(await mark('I.2', 'previous-index').count()).toBe(0)
  })

  it('is told in a sentence under the mouse, and of the active cell to a screen reader', async () => {
    const cell = await window.reveal('I.7', 'previous-index')
    await cell.hover()
    await expect.poll(() => page.getByTestId('finding-tip').innerText()).toContain('14.254 / 12.983 = 109,8%')
    await cell.click()
    await expect.poll(() => page.getByTestId('finding-spoken').innerText()).toContain('ghi 117,0%')
  })
})

describe('the list', () => {
  it('opens from the status bar with the gravest first, and closes with Escape', async () => {
    await status().click()
    await expect.poll(() => rows().count()).toBeGreaterThan(5)
    await rows().first().click()
    expect(await details().innerText()).toMatch(/nhưng/)
    await window.shoot('findings-list')
    await press('Escape')
    await expect.poll(() => page.getByTestId('findings').count()).toBe(0)
    await press('Control+Shift+M')
    await expect
      .poll(() => page.locator('.findings-list').evaluate((list) => list === document.activeElement))
      .toBe(true)
  })

  it('goes up and down by keys, and Enter goes to the cell', async () => {
    await press('Home', 'ArrowDown', 'ArrowDown')
    await expect.poll(() => page.locator('.finding-row.on').count()).toBe(1)
    const active = await page.locator('.findings-list').getAttribute('aria-activedescendant')
    expect(await page.locator('.finding-row.on').getAttribute('id')).toBe(active)
    const sentence = await page.locator('.finding-row.on').innerText()
    await press('Enter')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('.sheet-host') !== null))
      .toBe(true)
    const [ordinal = ''] = sentence.trim().split(' ')
    await expect.poll(() => page.getByTestId('name-box').innerText()).toContain(ordinal)
  })

  it('is filtered by words without tone marks, by gravity, kind and table', async () => {
    const all = await rows().count()
    await page.getByTestId('findings-text').fill('von dieu le')
    await expect.poll(() => rows().count()).toBe(1)
    expect(await rows().innerText()).toContain('1.737 tỷ đồng')
    await page.getByTestId('findings-text').fill('không có tên này')
    await page.getByTestId('findings-empty').waitFor()
    await page.getByTestId('findings-text').fill('')
    await expect.poll(() => rows().count()).toBe(all)
    await page.getByTestId('findings-warning').click()
    await expect.poll(() => page.locator('.finding-row .mark.warning').count()).toBe(0)
    await page.getByTestId('findings-warning').click()
    await page.getByTestId('findings-rounding').click()
    await press('End')
    await page.getByTestId('findings-kind').selectOption('growth-as-index')
    await expect.poll(() => rows().count()).toBe(2)
    await page.getByTestId('findings-kind').selectOption('')
    await page.getByTestId('findings-rounding').click()
    await page.getByTestId('findings-here').check()
    await window.openTab('sectors')
    await expect.poll(() => rows().count()).toBeGreaterThan(0)
    await window.openTab('appendix')
    await page.getByTestId('findings-here').uncheck()
  })

  it('has the arithmetic number by number, each with a way to its cell', async () => {
    await choose('I.7', '14.254 / 12.983')
    const terms = details().locator('.finding-terms tr')
    await expect.poll(() => terms.allInnerTexts()).toHaveLength(await terms.count())
    const texts = (await terms.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '))
    expect(texts.some((text) => text.startsWith('Ghi') && text.includes('117,0%'))).toBe(true)
    expect(texts.some((text) => text.includes('12.983'))).toBe(true)
    expect(texts.some((text) => text.startsWith('Phải là') && text.includes('109,8%'))).toBe(true)
    await terms.filter({ hasText: '12.983' }).getByRole('button').click()
    await expect.poll(() => page.getByTestId('name-box').innerText()).toContain('Giá trị')
  })
})

describe('F8', () => {
  it('goes from finding to finding and back, from the sheet and from the list', async () => {
    await page.getByTestId('findings-text').fill('')
    await expect.poll(() => rows().count()).toBeGreaterThan(10)
    await window.select('I.1', 'actual')
    const sentence = (): Promise<string> => details().locator('.finding-head').innerText()
    const seen: string[] = []
    for (let step = 0; step < 4; step += 1) {
      const before = await sentence()
      await press('F8')
      await expect.poll(sentence).not.toBe(before)
      seen.push(await sentence())
    }
    expect(new Set(seen).size).toBe(4)
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('.sheet-host') != null))
      .toBe(true)
    const nameBox = (): Promise<string> => page.getByTestId('name-box').innerText()
    // The sentence comes first, then the way to the cell.
    const arrive = async (): Promise<string> => {
      let last = ''
      const stands = async (): Promise<boolean> => last === (last = await nameBox())
      await expect.poll(stands, { interval: 250 }).toBe(true)
      return last
    }
    const there = await arrive()
    await press('Shift+F8')
    await expect.poll(sentence).toBe(seen[2])
    expect(await arrive()).not.toBe(there)
    await page.locator('.findings-list').focus()
    await press('F8')
    await expect.poll(sentence).toBe(seen[3])
    await expect.poll(nameBox).toBe(there)
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('.findings') != null))
      .toBe(true)
  })
})

describe('putting right', () => {
  it('offers changes with what would change, makes the first one by a key, and undoes it', async () => {
    await window.type('I.1.NN', 'actual', '16250')
    await expect.poll(countOpen).toBeGreaterThan(0)
    await choose('Tổng số HTX', 'ghi 25.454, nhưng 8 phần')
    const repairs = page.getByTestId('finding-repairs').getByRole('button')
    await expect.poll(() => repairs.first().innerText()).toContain('→')
    const [, to = ''] = /→ ([\d.,%]+)/.exec(await repairs.first().innerText()) ?? []
    expect(to).toBe('16.520')
    await window.shoot('findings-repairs')
    await press('Control+.')
    await expect.poll(() => window.text('I.1.NN', 'actual')).toBe('16.520')
    await tell('16.520')
    await expect.poll(() => details().innerText()).toContain('Đã hết')
    await window.select('I.1', 'actual')
    await press('Control+z')
    await expect.poll(() => window.text('I.1.NN', 'actual')).toBe('16.250')
    await press('Control+z')
    await expect.poll(() => window.text('I.1.NN', 'actual')).toBe('16.520')
    await page.getByTestId('findings-text').fill('')
  })

  it('is live: a finding goes when the figure does, and is listed as gone', async () => {
    const before = await countOpen()
    await window.type('V.2', 'actual', '1')
    await expect.poll(countOpen).not.toBe(before)
    await window.select('V.2', 'actual')
    await press('Control+z')
    await expect.poll(countOpen).toBe(before)
    await page.getByTestId('findings-status').selectOption('fixed')
    await expect.poll(() => rows().count()).toBeGreaterThan(0)
    await page.getByTestId('findings-status').selectOption('open')
  })
})

describe('explaining', () => {
  it('takes a note and a name, hollows the mark, and sticks until a number changes', async () => {
    const before = await countOpen()
    await choose('I.3', '3.913 / 2.609')
    await page.getByTestId('finding-explain').click()
    await page.getByTestId('finding-note').fill('Văn bản làm tròn theo biểu cũ')
    await page.getByTestId('finding-author').fill('Nguyễn Thị Hoa')
    await press('Control+Enter')
    await tell('Đã giải thích 1 điểm')
    await expect.poll(countOpen).toBe(before - 1)
    await expect.poll(() => page.getByTestId('finding-explanation').innerText()).toContain('Nguyễn Thị Hoa')
    await window.reveal('I.3', 'previous-index')
    await expect.poll(() => mark('I.3', 'previous-index').getAttribute('class')).toBe('mark explained')
    await page.getByTestId('findings-text').fill('')
    await page.getByTestId('findings-status').selectOption('explained')
    await expect.poll(() => rows().count()).toBe(1)
    await window.shoot('findings-explained')
    // Other numbers are another question.
    await window.type('I.3', 'actual', '3914')
    await expect.poll(() => mark('I.3', 'previous-index').getAttribute('class')).toBe('mark error')
    await window.select('I.3', 'actual')
    await press('Control+z')
    await expect.poll(() => mark('I.3', 'previous-index').getAttribute('class')).toBe('mark explained')
  })

  it('remembers who explains, and can be taken back', async () => {
    await rows().first().click()
    await page.getByTestId('finding-explanation').getByRole('button').click()
    await tell('Đã bỏ giải thích')
    await page.getByTestId('findings-status').selectOption('open')
    await choose('I.3', '3.913 / 2.609')
    await press('Control+Shift+g')
    await expect.poll(() => page.getByTestId('finding-author').inputValue()).toBe('Nguyễn Thị Hoa')
    await press('Escape')
    await expect.poll(() => page.getByTestId('finding-form').count()).toBe(0)
    expect(await page.getByTestId('findings').count()).toBe(1)
    await page.getByTestId('findings-text').fill('')
  })
})

describe('on paper', () => {
  it('the list has a line for each cause', async () => {
    await expect.poll(() => rows().count()).toBeGreaterThan(15)
    const listed = await rows().count()
    await page.getByTestId('findings').getByRole('button', { name: 'In danh sách' }).click()
    const whole = page.locator('.paper-galley .paper-list tbody tr')
    await expect.poll(() => whole.count()).toBeGreaterThanOrEqual(listed)
    await expect.poll(() => page.locator('.paper-sheet').count()).toBeGreaterThan(1)
    expect(await page.locator('.paper-galley').textContent()).toContain('14.254 / 12.983 = 109,8%')
    await window.shoot('findings-print')
    await press('Escape')
  })

  it('a table says how it was checked, unless that is switched off, which is remembered', async () => {
    await window.select('I.1', 'actual')
    await press('Control+p')
    const line = page.locator('.paper-sheets .paper-checked')
    await expect
      .poll(() => line.textContent())
      .toMatch(
        /^Đã kiểm tra cả sổ \d+ phép: \d+ khớp, \d+ không khớp\. Biểu này có \d+ chỗ chưa xử lý, 0 đã /,
      )
    const [checked, passed, failed, open] =
      ((await line.textContent()) ?? '').match(/\d+/g)?.map(Number) ?? []
    expect(checked).toBe((passed ?? 0) + (failed ?? 0))
    expect(open).toBe(await countOpen())
    await page.getByTestId('print-checks').uncheck()
    await expect.poll(() => line.count()).toBe(0)
    await press('Escape', 'Control+p')
    expect(await page.getByTestId('print-checks').isChecked()).toBe(false)
    await page.getByTestId('print-checks').check()
    await press('Escape')
  })
})

describe('a window that comes later', () => {
  it('has the same marks and counts', async () => {
    const open = await countOpen()
    await page.reload()
    await window.ready()
    await expect
      .poll(() =>
        status()
          .innerText()
          .catch(() => ''),
      )
      .toContain(String(open))
    await window.reveal('I.7', 'previous-index')
    await expect.poll(() => mark('I.7', 'previous-index').getAttribute('class')).toBe('mark error')
    expect(errors).toEqual([])
  })
})
