import type { Browser, Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bringAxe, findViolations } from './axe-violations'
import { WindowModel } from './page-model'
import { launchBrowser, openPage, removeFolder, startProgram, type Program } from './program'

/** "Vì sao số này": from a cell to the figures behind it and back, by mouse and by keyboard. */
let program: Program
let browser: Browser
let page: Page
let window: WindowModel
let errors: string[]

beforeAll(async () => {
  browser = await launchBrowser()
  program = await startProgram()
  ;({ page, errors } = await openPage(browser, program.address, { width: 1366, height: 768 }))
  page.setDefaultTimeout(8000)
  window = new WindowModel(page)
  await window.ready()
  await bringAxe(page)
})
afterAll(async () => {
  await browser.close()
  await program.stop()
  removeFolder(program.folder)
})

const at = (name: string): Locator => page.getByTestId(name)
const result = (): Promise<string> => at('explain-result').innerText()
const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.className ?? '')

describe('the explanation', () => {
  it('leads from an index to its figures, and to what those are made of', async () => {
    await window.select('I.1', 'previous-index')
    await expect.poll(result).toContain('103,4%')
    await at('explain-operand').first().click()
    await at('explain-trail').waitFor()
    await expect.poll(result).toContain('25.454')
    expect(await result()).toContain('Thực hiện 2020')
    await at('explain-operand').first().click()
    await expect.poll(() => at('explain-trail').locator('li').count()).toBe(3)
    expect(await at('explain-stated').innerText()).not.toBe('')
    await window.shoot('explain-deeper')
    expect(await focused()).toBe('trail-back')
    expect(await findViolations(page, '.inspector')).toEqual([])
  })

  it('goes back a step, or to the cell at once', async () => {
    await page.keyboard.press('Enter')
    await expect.poll(result).toContain('25.454')
    await at('explain-operand').first().click()
    await expect.poll(() => at('explain-trail').locator('li').count()).toBe(3)
    await at('explain-trail').locator('li').first().getByRole('button').click()
    await at('explain-trail').waitFor({ state: 'detached' })
    await expect.poll(result).toContain('103,4%')
    expect(await focused()).toBe('inspector')
  })

  it('begins anew with another cell', async () => {
    await at('explain-operand').first().click()
    await at('explain-trail').waitFor()
    await window.select('I.7', 'actual')
    await at('explain-trail').waitFor({ state: 'detached' })
    await expect.poll(result).toContain('14.254')
  })

  it('says what the indicator is and how it adds up', async () => {
    await window.select('I.8', 'actual')
    await expect.poll(() => at('explain-definition').innerText()).toContain('tỷ lệ')
    const text = await at('explain').innerText()
    expect(text).toContain('Mẫu số')
    expect(text).toContain('ở đâu cũng tính lại')
  })

  it('shows what makes a figure up, by sector and by place', async () => {
    await window.select('I.1', 'actual')
    const bars = at('explain-contributions')
    await expect.poll(() => bars.locator('h3').innerText()).toBe('Theo lĩnh vực')
    const bySector = await bars.locator('.bars li').count()
    expect(bySector).toBeGreaterThan(5)
    await bars.getByRole('button', { name: 'Địa bàn' }).click()
    await expect.poll(() => bars.locator('h3').innerText()).toBe('Theo địa bàn')
    expect(await bars.getByRole('button', { name: 'Địa bàn' }).getAttribute('aria-pressed')).toBe('true')
    await bars.locator('.bars .figure-link').first().click()
    await at('explain-trail').waitFor()
    await window.shoot('explain-contribution')
    await page.keyboard.press('Enter')
  })

  it('says where the figure is used, and leads there', async () => {
    await window.select('I.7', 'actual')
    await expect.poll(result).toContain('14.254')
    const uses = at('explain-uses')
    expect(await uses.innerText()).toContain('Số HTX hoạt động hiệu quả')
    await window.select('I.7', 'previous-index')
    await expect.poll(() => uses.count()).toBe(1)
    await uses.locator('.figure-link').first().click()
    await expect.poll(() => window.sheet.locator('.ag-row[row-id="I.7"]').count()).toBe(1)
    await expect.poll(result).toContain('14.254')
    await uses.locator('.chart-link').first().click()
    await page.locator('.charts').waitFor()
    await window.openTab('appendix')
    await window.ready()
    expect(errors).toEqual([])
  })

  it('lists what is found about the cell, and opens the list there', async () => {
    await window.select('I.7', 'previous-index')
    const findings = at('explain-findings')
    await findings.waitFor()
    expect(await findings.innerText()).toContain('109,8%')
    await findings.getByRole('button').first().click()
    await at('findings').waitFor()
    await page.getByTestId('side-findings').click()
  })

  it('is right in the dark too', async () => {
    await window.select('I.1', 'previous-index')
    await at('explain-operand').first().click()
    await at('explain-trail').waitFor()
    await page.evaluate(() => {
      document.documentElement.dataset['theme'] = 'dark'
    })
    expect(await findViolations(page, '.inspector')).toEqual([])
    await window.shoot('explain-dark')
    await page.evaluate(() => {
      document.documentElement.dataset['theme'] = 'light'
    })
    expect(await at('explain').evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true)
    expect(errors).toEqual([])
  })
})
