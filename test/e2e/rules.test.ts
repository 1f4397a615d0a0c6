import type { Browser, Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bringAxe, findViolations } from './axe-violations'
import { WindowModel } from './page-model'
import { launchBrowser, openPage, removeFolder, startProgram, type Program } from './program'

/** What the user demands of a form: written, tried, stored, broken, refused. */
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

async function openRules(): Promise<void> {
  await page.getByRole('menuitem', { name: 'Kiểm tra' }).click()
  await page.getByRole('menuitem', { name: 'Quy tắc…' }).click()
  await at('dialog-rules').waitFor()
}

async function closeRules(): Promise<void> {
  await page.keyboard.press('Escape')
  await at('dialog-rules').waitFor({ state: 'detached' })
}

describe('rules', () => {
  it('begin with what they are for', async () => {
    await openRules()
    expect(await at('rules-empty').innerText()).toContain('[HTX.hieu_qua] <= [HTX.tong_so]')
    await at('rule-add').click()
    await at('dialog-rule-editor').waitFor()
    expect(await at('rule-save').isDisabled()).toBe(true)
  })

  it('are written with the help of names, and say at once what is wrong', async () => {
    await at('rule-name').fill('Hiệu quả không quá tổng số')
    const formula = at('rule-formula')
    await formula.focus()
    await page.keyboard.type('=hieu qua')
    await page.locator('.completions [role="option"]').first().waitFor()
    await formula.fill('=[HTX.hieu_qua]+1')
    expect(await at('rule-problems').innerText()).toContain('phải là một phép so sánh')
    await formula.fill('=[HTX.khong_co]<1')
    expect(await at('rule-problems').innerText()).toContain('HTX.khong_co')
    expect(await at('rule-save').isDisabled()).toBe(true)
    await formula.fill('=[HTX.hieu_qua]<=[HTX.tong_so]')
    expect(await at('rule-words').innerText()).toContain('Số HTX hoạt động hiệu quả')
    expect(await findViolations(page, 'dialog[open]')).toEqual([])
  })

  it('are tried on the shown table before they are stored', async () => {
    await at('rule-try').click()
    await expect.poll(() => at('rule-trial').innerText()).toMatch(/Bảng đang xem: đúng ở \d+ chỗ, sai ở 0/)
    await at('rule-formula').fill('=[HTX.hieu_qua]>[HTX.tong_so]')
    await at('rule-trial').waitFor({ state: 'detached' })
    await at('rule-try').click()
    await expect.poll(() => at('rule-trial').innerText()).toContain('14.254 > 25.454')
    await window.shoot('rule-editor')
    expect(await findViolations(page, 'dialog[open]')).toEqual([])
    await at('rule-formula').fill('=[HTX.hieu_qua]<=[HTX.tong_so]')
  })

  it('are stored, listed by form, and block what would break them', async () => {
    await at('rule-block').check()
    await at('rule-message').fill('Xem lại sổ theo dõi.')
    await at('rule-save').click()
    await at('dialog-rules').waitFor()
    const list = await at('dialog-rules').innerText()
    expect(list).toContain('Chặn')
    expect(list).toContain('không có chỗ nào sai')
    expect(await findViolations(page, 'dialog[open]')).toEqual([])
    await closeRules()
    await window.type('I.7', 'actual', '25999')
    await expect.poll(() => page.locator('.notice.problem').innerText()).toContain('25.999 ≤ 25.454')
    expect(await page.locator('.notice.problem').innerText()).toContain('Xem lại sổ theo dõi.')
    await expect.poll(() => window.text('I.7', 'actual')).toContain('14.254')
    await window.shoot('rule-blocked')
  })

  it('that remind let the figure be and show it in the list', async () => {
    await openRules()
    await page.getByRole('button', { name: /^Sửa… Hiệu quả/ }).click()
    await at('rule-remind').check()
    await at('rule-save').click()
    await at('dialog-rules').waitFor()
    await closeRules()
    await window.type('I.7', 'actual', '25999')
    await expect.poll(() => window.text('I.7', 'actual')).toContain('25.999')
    await openRules()
    await expect.poll(() => at('dialog-rules').innerText()).toContain('sai ở 1 chỗ')
    await closeRules()
    await window.select('I.7', 'actual')
    await expect.poll(() => at('explain-findings').innerText()).toContain('không đạt quy tắc')
    await page.keyboard.press('Control+z')
    await expect.poll(() => window.text('I.7', 'actual')).toContain('14.254')
  })

  it('are removed, which is undone like an edit', async () => {
    await openRules()
    await page.getByRole('button', { name: /^Xóa Hiệu quả/ }).click()
    await at('rules-empty').waitFor()
    await closeRules()
    await page.keyboard.press('Control+z')
    await openRules()
    await expect.poll(() => at('dialog-rules').innerText()).toContain('Hiệu quả không quá tổng số')
    await closeRules()
    expect(errors).toEqual([])
  })
})
