import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { WindowModel } from './page-model'
import { launchBrowser, openPage, removeFolder, startProgram, type Program } from './program'

/** Taking foreign tables in as an office does: files and pasted tables, questions answered with single keys, one undo. */
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
})
afterAll(async () => {
  await browser.close()
  await program.stop()
  removeFolder(program.folder)
})
async function closeDialogs(): Promise<void> {
  for (let step = 0; step < 3 && (await page.locator('dialog[open]').count()) > 0; step += 1) {
    const leave = page.getByTestId('desk-leave')
    if ((await leave.count()) > 0) await leave.click()
    else await page.keyboard.press('Escape')
    await page.waitForTimeout(100)
  }
}

const at = (name: string) => page.getByTestId(name)
const text = (row: string, column: string): Promise<string> => window.text(row, column)
const focused = (): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? null)

type Line = readonly (string | number | null)[]

/** A return as a district office writes it: own words, a row more than the form has, no codes. */
const districtReturn: readonly Line[] = [
  ['LIÊN MINH HỢP TÁC XÃ'],
  [],
  ['TÌNH HÌNH HỢP TÁC XÃ NĂM 2020'],
  [],
  ['TT', 'Nội dung', 'ĐVT', 'Thực hiện năm 2020', 'Ghi chú'],
  ['I', 'HỢP TÁC XÃ'],
  ['1', 'Tổng số hợp tác xã', 'HTX', 25454],
  ['-', 'HTX nông nghiệp', 'HTX', 16521],
  ['-', 'HTX xây dựng', 'HTX', 1075],
  ['-', 'HTX du lịch cộng đồng', 'HTX', 77],
  ['5', 'HTX thành lập mới', 'HTX', 2140],
  ['6', 'HTX giải thể', 'HTX', 812],
]

async function writeSheet(name: string, lines: readonly Line[]): Promise<string> {
  const workbook = new ExcelJS.Workbook()
  workbook.addWorksheet('Biểu 1').addRows(lines.map((line) => [...line]))
  const path = join(program.folder, name)
  writeFileSync(path, Buffer.from(await workbook.xlsx.writeBuffer()))
  return path
}

/** What a person copies in another program and pastes here. */
async function copyElsewhere(content: string, selector: string): Promise<void> {
  const other = await page.context().newPage()
  await other.setContent(content)
  await other.locator(selector).click()
  await other.keyboard.press('Control+a')
  await other.keyboard.press('Control+c')
  await other.close()
  await page.bringToFront()
}

/** Answers every question: the best candidate, or a new indicator where there is none. */
async function answerAll(): Promise<void> {
  await at('desk-rows').focus()
  for (let step = 0; step < 60; step += 1) {
    const note = await at('desk-pane-map').innerText()
    if (!/còn hỏi \d/.test(note)) return
    const isLikely = (await at('desk-candidate-1').count()) > 0
    await page.keyboard.press(isLikely ? '1' : 'b')
    await page.waitForTimeout(20)
  }
}

describe("a return in an office's own words", () => {
  // One file, step by step.
  afterAll(closeDialogs)

  it('asks what it cannot know, one key each, and says why the rest is clear', async () => {
    await page.keyboard.press('Control+Shift+I')
    await at('desk-start').waitFor()
    expect(await focused()).toBe('desk-choose')
    await window.bringFile(await writeSheet('huyện.xlsx', districtReturn))
    await at('desk-rows').waitFor()
    expect(await focused()).toBe('desk-rows')
    expect(
      await at('desk-into').evaluate((one: HTMLSelectElement) => one.selectedOptions[0]?.text),
    ).toContain('Phụ lục')
    const tourism = page.locator('[data-testid=desk-rows] [role=row]').filter({ hasText: 'du lịch' })
    expect(await tourism.innerText()).toContain('còn hỏi')
    const founded = page.locator('[data-testid=desk-rows] [role=row]').filter({ hasText: 'thành lập mới' })
    expect(await founded.innerText()).toContain('Thành lập mới')
    expect(await founded.innerText()).toContain('2140')
    await window.shoot('desk-1-mapping')
  })

  it('finds another row by typing, without marks, and comes back to the list', async () => {
    await page.keyboard.press('Home')
    await page.keyboard.type('giai the')
    expect(await focused()).toBe('pick-desk-row')
    const options = page.locator('.desk-search [role=option]')
    await options.first().waitFor()
    expect(await options.first().innerText()).toContain('Giải thể')
    await page.keyboard.press('Escape')
    expect(await focused()).toBe('desk-rows')
  })

  it('leaves a row out with B and takes the word back with Delete', async () => {
    const tourism = page.locator('[data-testid=desk-rows] [role=row]').filter({ hasText: 'du lịch' })
    await tourism.click()
    await page.keyboard.press('b')
    await expect.poll(() => tourism.innerText()).toContain('bạn chọn')
    await tourism.click()
    await page.keyboard.press('Delete')
    await expect.poll(() => tourism.innerText()).toContain('còn hỏi')
    await page.keyboard.press('b')
    await expect.poll(() => at('desk-pane-map').innerText()).not.toMatch(/còn hỏi \d/)
  })

  it('shows what would change, with signs and old and new values, and takes back a tick', async () => {
    await page.keyboard.press('Enter')
    await at('desk-cells').waitFor()
    expect(await focused()).toBe('desk-cells')
    const row = page.locator('[data-testid=desk-cells] [role=row]').filter({ hasText: 'Nông nghiệp' })
    await expect.poll(() => row.innerText()).toMatch(/≠[\s\S]*16\.520[\s\S]*16\.521/)
    await expect.poll(() => at('import-apply').innerText()).toBe('Nhập 3 ô')
    await page.keyboard.press('Home')
    await page.keyboard.press('Space')
    await expect.poll(() => at('import-apply').innerText()).toBe('Nhập 2 ô')
    await page.keyboard.press('Space')
    await expect.poll(() => at('import-apply').innerText()).toBe('Nhập 3 ô')
    await window.shoot('desk-2-preview')
  })

  it('is stored as one action, goes to the figures, and is undone as one', async () => {
    await expect.poll(() => at('import-apply').isEnabled()).toBe(true)
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => at('dialog-import').count()).toBe(0)
    await at('toast').filter({ hasText: 'Đã nhập 3 ô' }).waitFor()
    await expect.poll(() => text('I.6', 'actual')).toBe('812')
    expect(await text('I.5', 'actual')).toBe('2.140')
    expect(await text('I.1.NN', 'actual')).toBe('16.521')
  })

  it('says where a figure comes from, at the very cell', async () => {
    await window.select('I.6', 'actual')
    await at('explain-source').waitFor()
    await at('explain-source').click()
    await at('source-cell').waitFor()
    expect(await at('source-cell').innerText()).toContain('812')
    expect(await at('source-head').innerText()).toMatch(/huyện\.xlsx[\s\S]*Biểu 1[\s\S]*D12/)
    expect(await at('source-cell').evaluate((cell) => cell.getBoundingClientRect().top)).toBeGreaterThan(0)
    await window.shoot('desk-3-source')
    await page.keyboard.press('Escape')
    await expect.poll(() => at('dialog-source').count()).toBe(0)
    expect(await focused()).toBe('explain-source')
  })

  it('asks no more about a file of the same sender', async () => {
    await window.bringFile(await writeSheet('huyện lần 2.xlsx', districtReturn))
    await at('import-apply').waitFor()
    await expect.poll(() => at('desk-pane-map').innerText()).not.toMatch(/còn hỏi \d/)
    await at('desk-pane-map').click()
    const tourism = page.locator('[data-testid=desk-rows] [role=row]').filter({ hasText: 'du lịch' })
    expect(await tourism.innerText()).toMatch(/không nhập[\s\S]*đã nhớ/)
    await page.keyboard.press('Escape')
    await expect.poll(() => at('dialog-import').count()).toBe(0)
  })

  it('is undone as one', async () => {
    await window.sheet.click()
    await page.keyboard.press('Control+z')
    await expect.poll(() => text('I.6', 'actual')).toBe('811')
    expect(await text('I.5', 'actual')).toBe('2.138')
    expect(await text('I.1.NN', 'actual')).toBe('16.520')
  })
})

/** The labels of the whole sheet: only rows in sight are drawn, so it is scrolled through. */
async function listLabels(): Promise<string> {
  const viewport = window.sheet.locator('.ag-grid-viewport')
  let seen = ''
  for (let top = 0; top < 6000; top += 300) {
    await viewport.evaluate((element, to) => {
      element.scrollTop = to
    }, top)
    await page.waitForTimeout(40)
    seen += await window.sheet.innerText()
  }
  return seen
}

describe('a row that the form does not have', () => {
  afterEach(closeDialogs)

  it('becomes a new indicator with M, and undo takes it away again', async () => {
    const lines = districtReturn.map((line) =>
      line[1] === 'HTX giải thể' ? ['6a', 'HTX chuyển đổi số', 'HTX', 41] : line,
    )
    await window.bringFile(await writeSheet('chuyển đổi.xlsx', lines))
    await at('desk-rows').or(at('desk-cells')).waitFor()
    await at('desk-pane-map').click()
    const row = page.locator('[data-testid=desk-rows] [role=row]').filter({ hasText: 'chuyển đổi số' })
    await row.click()
    await page.keyboard.press('m')
    await expect.poll(() => row.innerText()).toContain('thành dòng mới')
    await answerAll()
    await at('desk-pane-preview').click()
    await expect.poll(() => at('import-apply').isEnabled()).toBe(true)
    await at('import-apply').click()
    await expect.poll(() => at('dialog-import').count()).toBe(0)
    expect(await listLabels()).toContain('HTX chuyển đổi số')
    await page.keyboard.press('Control+z')
    await expect.poll(listLabels, { timeout: 20_000 }).not.toContain('HTX chuyển đổi số')
  })
})

describe('a table that is like no form', () => {
  afterEach(closeDialogs)

  it('becomes a form of its own from the file itself', async () => {
    await window.bringFile(
      await writeSheet('tập huấn.xlsx', [
        ['KẾT QUẢ TẬP HUẤN CÁN BỘ NĂM 2020'],
        [],
        ['TT', 'Nội dung', 'ĐVT', 'Kế hoạch năm 2020', 'Thực hiện năm 2020'],
        ['1', 'Kế toán trưởng', 'người', 3, 120],
        ['2', 'Giám đốc điều hành', 'người', 2, 64],
        ['3', 'Kiểm soát viên', 'người', 1, 30],
      ]),
    )
    await at('desk-into').waitFor()
    await at('desk-into').selectOption('new-form')
    await at('desk-new-name').fill('Tập huấn 2020')
    await at('desk-pane-preview').click()
    await expect.poll(() => at('import-apply').innerText()).toMatch(/Lập biểu, nhập \d ô/)
    await expect.poll(() => at('import-apply').isEnabled()).toBe(true)
    await window.shoot('desk-4-new-form')
    await at('import-apply').click()
    await expect.poll(() => at('dialog-import').count()).toBe(0)
    await expect.poll(() => window.sheet.innerText()).toContain('Giám đốc điều hành')
    expect(await window.sheet.innerText()).toContain('120')
    expect(await page.locator('.side').innerText()).toContain('Tập huấn 2020')
    await page.keyboard.press('Control+z')
    await expect.poll(() => page.locator('.side').innerText()).not.toContain('Tập huấn 2020')
    await expect.poll(() => window.sheet.innerText()).toContain('HỢP TÁC XÃ')
    expect(await text('I.1', 'actual')).toBe('25.454')
  })
})

describe('what is brought otherwise', () => {
  afterEach(closeDialogs)

  it('a table pasted from a web page', async () => {
    await copyElsewhere(
      '<table contenteditable id="t"><tr><td>TT</td><td>Chỉ tiêu</td><td>ĐVT</td><td>Thực hiện năm 2020</td></tr>' +
        '<tr><td>5</td><td>Thành lập mới</td><td>HTX</td><td>2.139</td></tr>' +
        '<tr><td>6</td><td>Giải thể</td><td>HTX</td><td>1.811</td></tr></table>',
      '#t',
    )
    await page.keyboard.press('Control+Shift+I')
    await at('desk-start').waitFor()
    await page.keyboard.press('Control+v')
    await at('desk-panes').or(at('desk-pane-preview')).first().waitFor()
    await at('desk-pane-preview').click()
    await expect.poll(() => at('desk-cells').innerText()).toMatch(/Giải thể[\s\S]*1\.811/)
    expect(await page.getByRole('heading', { level: 2 }).first().innerText()).toMatch(/\S/)
  })

  it('a file dropped on the window', async () => {
    const path = await writeSheet('thả.xlsx', districtReturn)
    const data = await page.evaluateHandle(
      ([bytes, name]) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([Uint8Array.from(atob(bytes ?? ''), (c) => c.charCodeAt(0))], name ?? ''))
        return transfer
      },
      [readFileSync(path).toString('base64'), 'thả.xlsx'],
    )
    await page.dispatchEvent('.sheet-host', 'dragover', { dataTransfer: data })
    await page.locator('.drop-veil').waitFor()
    await page.dispatchEvent('.sheet-host', 'drop', { dataTransfer: data })
    await at('desk-pane-map').waitFor()
    expect(await at('dialog-import').innerText()).toContain('thả.xlsx')
    expect(await page.locator('.drop-veil').count()).toBe(0)
  })

  const pasted = '/work/shared/data/national-2020-appendix-pasted.txt'
  it.skipIf(!existsSync(pasted))(`the national appendix as it circulates (${pasted})`, async () => {
    const other = await page.context().newPage()
    await other.setContent('<textarea id="t"></textarea>')
    await other.locator('#t').fill(readFileSync(pasted, 'utf8'))
    await other.keyboard.press('Control+a')
    await other.keyboard.press('Control+c')
    await other.close()
    await page.bringToFront()
    await page.keyboard.press('Control+Shift+I')
    await at('desk-start').waitFor()
    await page.keyboard.press('Control+v')
    await at('desk-pane-map').or(at('desk-problem')).first().waitFor()
    await window.shoot('desk-5-national')
    expect(await at('desk-problem').count()).toBe(0)
    await at('desk-pane-preview').click()
    await expect.poll(() => at('import-count-same').innerText()).toMatch(/\d{2,}/)
  })
})

describe('nothing is lost', () => {
  afterEach(closeDialogs)

  it('by a file that cannot be read: the sentence stands in the desk, and the work stays', async () => {
    await window.bringFile(await writeSheet('huyện.xlsx', districtReturn))
    await at('desk-pane-map').waitFor()
    const broken = join(program.folder, 'hỏng.xlsx')
    writeFileSync(broken, 'PK\u0003\u0004 cut')
    await window.bringFile(broken)
    await at('desk-problem').waitFor()
    expect(await at('desk-problem').innerText()).toMatch(/hỏng/)
    expect(await at('dialog-import').innerText()).toContain('huyện.xlsx')
    expect(await at('desk-pane-map').count()).toBe(1)
  })

  it('by Escape or a paste after words were said: it asks first', async () => {
    await copyElsewhere('<div contenteditable id="t">1.234</div>', '#t')
    await window.bringFile(await writeSheet('huyện 3.xlsx', districtReturn))
    await at('desk-pane-map').waitFor()
    await at('desk-pane-map').click()
    await page.locator('[data-testid=desk-rows] [role=row]').filter({ hasText: 'xây dựng' }).click()
    await page.keyboard.press('b')
    await page.keyboard.press('Control+v')
    await at('desk-problem').filter({ hasText: 'chưa nhập' }).waitFor()
    await page.keyboard.press('Escape')
    await at('desk-leaving').waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => at('desk-leaving').count()).toBe(0)
    expect(await focused()).toBe('desk-rows')
    await page.keyboard.press('Escape')
    await at('desk-leave').click()
    await expect.poll(() => at('dialog-import').count()).toBe(0)
  })

  it('by stopping a long reading', async () => {
    const path = join(program.folder, 'dài.csv')
    writeFileSync(path, 'TT;Chỉ tiêu;Số\n' + '1;Tổng số hợp tác xã trên địa bàn;25454\n'.repeat(700_000))
    await window.bringFile(path)
    await at('desk-stop').click()
    await at('desk-problem').waitFor()
    expect(await at('desk-problem').innerText()).toContain('Đã dừng')
    expect(await focused()).toBe('desk-choose')
    expect(await text('I.1', 'actual')).toBe('25.454')
    expect(errors).toEqual([])
  })
})
