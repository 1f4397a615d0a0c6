import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Document, Packer, Paragraph } from 'docx'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bringAxe, findViolations } from './axe-violations'
import { WindowModel } from './page-model'
import { launchBrowser, openPage, removeFolder, startProgram, type Program } from './program'

/** A draft held against the figures, as an analyst does before sending it: pasted, opened, dropped, looked through, printed. */

const draft = [
  'I. TÌNH HÌNH HỢP TÁC XÃ NĂM 2020',
  'Năm 2020, cả nước thành lập mới được 2.153 HTX, 17 liên hiệp HTX và 3.000 tổ hợp tác, đạt 85,5% kế hoạch.',
  'Đến 31/12/2020, cả nước có 25.454 HTX, tăng 836 HTX so với năm 2020, trong đó nông nghiệp 16.520 HTX.',
  'III. NHỮNG HẠN CHẾ',
  'Theo số liệu đến ngày 61/04/2021, có 452 HTX bị thiệt hại do lũ.',
]

let program: Program
let browser: Browser
let page: Page
let window: WindowModel
let errors: string[]

beforeAll(async () => {
  browser = await launchBrowser()
  program = await startProgram()
  ;({ page, errors } = await openPage(browser, program.address, { width: 1366, height: 768 }))
  page.setDefaultTimeout(15_000)
  window = new WindowModel(page)
  await window.ready()
  await bringAxe(page)
})
afterAll(async () => {
  await browser.close()
  await program.stop()
  removeFolder(program.folder)
})

const at = (name: string) => page.getByTestId(name)
const marksOf = (status: string): Promise<string[]> =>
  at('draft-text').locator(`.draft-mark.${status}`).allInnerTexts()
const problems = (): Promise<string[]> => at('draft-problems').locator('[role=option] b').allInnerTexts()

async function showTheme(theme: string): Promise<void> {
  for (let step = 0; step < 3; step += 1) {
    if ((await page.locator('html').getAttribute('data-theme')) === theme) return
    await page.getByRole('menubar').getByRole('menuitem').nth(2).click()
    await at('menu-view.theme').click()
  }
}

describe('a pasted draft', () => {
  it('is checked with the keyboard alone, and each number is told by shape and word', async () => {
    await page.keyboard.press('Control+Shift+X')
    await at('draft-start').waitFor()
    expect(await findViolations(page)).toEqual([])
    // The field has the focus: what is pasted at once arrives.
    await page.keyboard.insertText(draft.join('\n'))
    expect(await at('draft-field').inputValue()).toBe(draft.join('\n'))
    await page.keyboard.press('Control+Enter')
    await at('draft-problems').waitFor()
    expect(await marksOf('differs')).toEqual(['2.153'])
    expect(await marksOf('agrees')).toEqual(['17', '3.000', '85,5%', '25.454', '836', '16.520'])
    expect(await marksOf('doubtful')).toEqual(['2020', 'III.', '61/04/2021'])
    expect(await marksOf('unmatched')).toEqual(['452'])
    await window.shoot('text-check')
  })

  it('lists what cannot be right with its sentence; the arrows go through it', async () => {
    const listed = await problems()
    expect(listed.map((line) => line.slice(0, 40))).toEqual([
      expect.stringContaining('2.138'),
      expect.stringContaining('2020'),
      expect.stringContaining('II'),
      expect.stringContaining('61/04/2021'),
    ])
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe(
      'draft-problems',
    )
    await page.keyboard.press('ArrowDown')
    expect(await at('draft-text').locator('.chosen').innerText()).toBe('2020')
    await page.keyboard.press('ArrowUp')
    expect(await at('draft-details').innerText()).toContain('thành lập mới')
  })

  it.each(['light', 'dark', 'contrast'])('has no serious violation in the %s theme', async (theme) => {
    await at('draft-close').click()
    await showTheme(theme)
    await page.keyboard.press('Control+Shift+X')
    await at('draft-problems').waitFor()
    expect(await findViolations(page)).toEqual([])
    await window.shoot(`text-check-${theme}`)
  })

  it('copies the list with its sentences', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await at('draft-copy').click()
    const lines = (await page.evaluate(() => navigator.clipboard.readText())).split(/\r?\n/)
    expect(lines).toHaveLength(4)
    expect(lines[0]).toContain(draft[1] ?? '?')
  })

  it('prints the list, and is still there afterwards', async () => {
    await at('draft-print').click()
    const line = page.locator('.print-view .paper-table:visible tbody tr').first()
    await line.waitFor()
    expect(await line.innerText()).toContain('2.138')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('.print-view').count()).toBe(0)
    await page.keyboard.press('Control+Shift+X')
    expect(await problems()).toHaveLength(4)
  })

  it('goes to the cell of a number, which the text has not changed', async () => {
    await at('draft-text').getByText('25.454').click()
    await at('draft-details').getByText('Tổng số HTX').waitFor()
    await at('draft-go').click()
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0)
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('.ag-row')?.getAttribute('row-id')))
      .toBe('I.1')
    expect(await window.text('I.1', 'actual')).toBe('25.454')
    expect(await window.text('I.5', 'actual')).toBe('2.138')
  })

  it('says when the figures are others by now, and agrees once the figure is corrected', async () => {
    await window.type('I.5', 'actual', '2153')
    await page.keyboard.press('Control+Shift+X')
    await at('draft-problems').waitFor()
    await expect.poll(() => page.locator('.draft-bar [role=status]').count()).toBe(1)
    await at('draft-other').click()
    await at('draft-field').fill(draft.join('\n'))
    await at('draft-check').click()
    await at('draft-problems').waitFor()
    expect(await marksOf('differs')).toEqual([])
    expect(await marksOf('agrees')).toContain('2.153')
    await at('draft-close').click()
    await window.sheet.click()
    await page.keyboard.press('Control+z')
    await expect.poll(() => window.text('I.5', 'actual')).toBe('2.138')
  })
})

describe('a file', () => {
  it('of Word is opened, and dropped on the desk', async () => {
    const path = join(program.folder, 'Dự thảo báo cáo.docx')
    const document = new Document({ sections: [{ children: draft.map((text) => new Paragraph(text)) }] })
    writeFileSync(path, await Packer.toBuffer(document))
    await page.keyboard.press('Control+Shift+X')
    await at('draft-other').click()
    const chooser = page.waitForEvent('filechooser')
    await at('draft-choose').click()
    await (await chooser).setFiles(path)
    await at('draft-problems').waitFor()
    expect(await at('dialog-text-check').getByRole('heading').first().innerText()).toContain(
      'Dự thảo báo cáo.docx',
    )
    expect(await marksOf('differs')).toEqual(['2.153'])
    const bytes = readFileSync(path).toString('base64')
    await page.evaluate((content) => {
      const data = new DataTransfer()
      const raw = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))
      data.items.add(new File([raw], 'thả.docx'))
      globalThis.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
    }, bytes)
    await expect
      .poll(() => at('dialog-text-check').getByRole('heading').first().innerText())
      .toContain('thả.docx')
    expect(await marksOf('differs')).toEqual(['2.153'])
  })

  it('that is no text is refused with a sentence, and nothing is lost', async () => {
    const path = join(program.folder, 'ảnh.docx')
    writeFileSync(path, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]))
    await at('draft-other').click()
    const chooser = page.waitForEvent('filechooser')
    await at('draft-choose').click()
    await (await chooser).setFiles(path)
    await at('draft-problem').waitFor()
    expect(await at('draft-problem').innerText()).toMatch(/\S+ \S+/)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0)
    expect(errors).toEqual([])
  })
})
