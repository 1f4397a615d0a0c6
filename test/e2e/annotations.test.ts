import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Browser, Locator, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { WindowModel } from './page-model'
import { launchBrowser, openPage, removeFolder, startProgram, type Program } from './program'

/** Notes, marks, maturity, the menu on cells, and the way back through history; on the sample, in a real browser. */
let program: Program
let browser: Browser
let page: Page
let window: WindowModel
let errors: string[]

async function start(folder?: string): Promise<void> {
  program = await startProgram(folder === undefined ? {} : { folder })
  ;({ page, errors } = await openPage(browser, program.address))
  window = new WindowModel(page)
  await window.ready()
}
beforeAll(async () => {
  browser = await launchBrowser()
  await start()
})
afterAll(async () => {
  await browser.close()
  await program.stop()
  removeFolder(program.folder)
})
beforeEach(async () => {
  await page.keyboard.press('Escape')
  await page.mouse.move(5, 5)
  await window.select('I.1', 'actual')
})
afterEach(() => {
  expect(errors).toEqual([])
})

const note = (): Locator => page.getByTestId('note-editor').locator('textarea')
const tip = (): Locator => page.getByTestId('note-tip')
const menu = (): Locator => page.getByTestId('context-menu')
const inner = (): Locator => page.getByTestId('context-menu-inner')
const item = (id: string): Locator => page.getByTestId(`item-${id}`)
const toast = (): Promise<string> => page.getByTestId('toast').last().innerText()
const mark = (row: string, column: string, name: string): Locator =>
  window.cell(row, column).locator(`.mark.${name}`)
const active = (): Promise<string> =>
  window.sheet.locator('.ag-cell-focus').evaluate((cell) => {
    return `${cell.closest('.ag-row')?.getAttribute('row-id') ?? ''}/${cell.getAttribute('col-id') ?? ''}`
  })
const focused = (): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.getAttribute('data-item') ?? null)

/** What the file holds, read while the program is not running; it then starts again on the same file. */
async function readStored(sql: string): Promise<unknown[]> {
  await program.stop()
  const [file] = readdirSync(program.dataFolder).filter((name) => name.endsWith('.kttt'))
  const db = new Database(join(program.dataFolder, file ?? ''), { readonly: true })
  const rows = db.prepare(sql).raw().all()
  db.close()
  await page.close()
  await start(program.folder)
  return rows
}
const numbers =
  'SELECT scenario, indicator_id, sector_id, locality_id, period_id, state, value, origin, written FROM fact'

describe('notes on cells', () => {
  it('Shift+F2 opens a note beside the cell; Ctrl+Enter stores it; the cell has a corner mark and says its note', async () => {
    await window.select('I.1.NN', 'actual')
    const before = await window.text('I.1.NN', 'actual')
    await page.keyboard.press('Shift+F2')
    await page.keyboard.type('Hỏi lại xã')
    await page.keyboard.press('Enter')
    await page.keyboard.type('trước 20/12')
    await page.keyboard.press('Control+Enter')
    await mark('I.1.NN', 'actual', 'note').waitFor()
    expect(await note().count()).toBe(0)
    expect(await active()).toBe('I.1.NN/actual')
    expect(await window.text('I.1.NN', 'actual')).toBe(before)
    await expect.poll(() => tip().innerText()).toContain('Hỏi lại xã\ntrước 20/12')
    await window.select('I.1', 'plan')
    await expect.poll(() => tip().count()).toBe(0)
    await (await window.reveal('I.1.NN', 'actual')).hover()
    await expect.poll(() => tip().innerText()).toContain('Hỏi lại xã')
    await window.shoot('notes-hover')
  })

  it('opens with what is there; Escape leaves it, a click elsewhere stores what was typed', async () => {
    await window.select('I.1.NN', 'actual')
    await page.keyboard.press('Shift+F2')
    await expect.poll(() => note().inputValue()).toBe('Hỏi lại xã\ntrước 20/12')
    await page.keyboard.type(' và sau đó')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Shift+F2')
    await expect.poll(() => note().inputValue()).toBe('Hỏi lại xã\ntrước 20/12')
    await note().fill('Đã hỏi')
    await window.select('I.1.XD', 'actual')
    expect(await active()).toBe('I.1.XD/actual')
    await window.select('I.1.NN', 'actual')
    await page.keyboard.press('Shift+F2')
    await expect.poll(() => note().inputValue()).toBe('Đã hỏi')
    await page.keyboard.press('Escape')
  })

  it('takes Vietnamese typing: backspace and insert, and a composition whose Enter and Escape are its own', async () => {
    await window.select('I.1.XD', 'actual')
    await page.keyboard.press('Shift+F2')
    await page.keyboard.type('so')
    await page.keyboard.press('Backspace')
    await page.keyboard.insertText('ố')
    await page.keyboard.type(' ')
    const client = await page.context().newCDPSession(page)
    await client.send('Input.imeSetComposition', { text: 'dien', selectionStart: 4, selectionEnd: 4 })
    for (const key of ['Escape', 'Enter']) {
      await note().dispatchEvent('keydown', {
        key,
        ctrlKey: true,
        keyCode: 229,
        isComposing: true,
        bubbles: true,
      })
    }
    await client.send('Input.insertText', { text: 'điện' })
    expect(await note().inputValue()).toBe('số điện')
    await page.keyboard.press('Control+Enter')
    await mark('I.1.XD', 'actual', 'note').waitFor()
    await page.keyboard.press('Control+z')
    await mark('I.1.XD', 'actual', 'note').waitFor({ state: 'detached' })
  })

  it('stands on computed and on blank cells too; a comparison takes none and says so', async () => {
    for (const row of ['I.1', 'III.2']) {
      await window.select(row, 'actual')
      await page.keyboard.press('Shift+F2')
      await page.keyboard.type('a')
      await page.keyboard.press('Control+Enter')
      await mark(row, 'actual', 'note').waitFor()
    }
    await window.select('I.1', 'previous-index')
    await page.keyboard.press('Shift+F2')
    await expect.poll(toast).toContain('không nhận ghi chú')
    expect(await note().count()).toBe(0)
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await mark('I.1', 'actual', 'note').waitFor({ state: 'detached' })
  })

  it('marks a range to be followed up with Ctrl+Shift+D, and unmarks it', async () => {
    await window.select('I.1.NN', 'actual')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+Shift+KeyD')
    await mark('I.1.NN', 'actual', 'follow-up').waitFor()
    await mark('I.1.CN-TTCN', 'actual', 'follow-up').waitFor()
    await expect.poll(() => page.getByTestId('explain-remark').innerText()).toContain('Cần theo dõi')
    await window.shoot('notes-follow')
    await page.keyboard.press('Control+Shift+KeyD')
    await mark('I.1.CN-TTCN', 'actual', 'follow-up').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await mark('I.1.CN-TTCN', 'actual', 'follow-up').waitFor()
  })

  it('lists all notes and marks of the workbook, and goes to one', async () => {
    await window.openTab('sectors')
    await page.getByTestId('menu-notes.show').waitFor({ state: 'detached' })
    await chooseCommand('Sửa', 'notes.show')
    const dialog = page.getByTestId('dialog-notes')
    await expect.poll(() => dialog.locator('tbody tr').count()).toBe(2)
    await dialog.getByRole('textbox').fill('da hoi')
    await expect.poll(() => dialog.locator('tbody tr').count()).toBe(1)
    await dialog.getByRole('textbox').fill('')
    await window.shoot('notes-list')
    await dialog.locator('tbody tr', { hasText: 'Đã hỏi' }).dblclick()
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(active).toBe('I.1.NN/actual')
  })

  it('prints notes as footnotes under the table, when asked to', async () => {
    await page.keyboard.press('Control+p')
    const paper = page.locator('.paper-sheet')
    await paper.first().waitFor()
    expect(await paper.locator('.paper-cell-note').count()).toBe(0)
    await page.getByTestId('print-notes').check()
    await paper.locator('.paper-cell-note').waitFor()
    expect(await paper.locator('.paper-cell-note').innerText()).toMatch(/^3\s+Đã hỏi$/)
    const row = paper.locator('tr', { hasText: '16.520' })
    expect(await row.locator('.paper-note-ref').innerText()).toBe('3')
    await window.shoot('notes-print')
    await page.keyboard.press('Escape')
  })
})

async function chooseCommand(top: string, command: string): Promise<void> {
  await page.getByRole('menuitem', { name: top, exact: true }).click()
  await page.getByTestId(`menu-${command}`).click()
}

describe('maturity and qualifier', () => {
  it('are set from the menu for a selection, shown by shape, undone at once, and never change a number', async () => {
    const before = await readStored(numbers)
    await window.select('I.1.NN', 'actual')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+F10')
    await item('maturity').click()
    await item('maturity-preliminary').click()
    await mark('I.1.NN', 'actual', 'preliminary').waitFor()
    await mark('I.1.CN-TTCN', 'actual', 'preliminary').waitFor()
    await expect.poll(toast).toContain('Đã đặt “sơ bộ” cho 2 ô')
    await page.keyboard.press('Shift+F10')
    await item('qualifier').click()
    await item('qualifier-near').click()
    await expect.poll(() => window.text('I.1.NN', 'actual')).toBe('gần 16.520')
    await window.shoot('notes-maturity')
    expect(await readStored(numbers)).toEqual(before)
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await mark('I.1.NN', 'actual', 'preliminary').waitFor({ state: 'detached' })
    expect(await window.text('I.1.NN', 'actual')).toBe('16.520')
  })

  it('skips cells without a figure and says how many', async () => {
    await window.select('I.1', 'actual')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+F10')
    await item('maturity').click()
    await item('maturity-estimated').click()
    await expect.poll(toast).toContain('Bỏ qua 1 ô')
    await mark('I.1.NN', 'actual', 'estimated').waitFor()
    await page.keyboard.press('Control+z')
    await mark('I.1.NN', 'actual', 'estimated').waitFor({ state: 'detached' })
  })
})

describe('the menu on the sheet', () => {
  it('opens by the right button on the cell under it, with the keys of each command', async () => {
    await (await window.reveal('I.1.XD', 'actual')).click({ button: 'right' })
    await menu().waitFor()
    expect(await active()).toBe('I.1.XD/actual')
    const lines = await menu().getByRole('menuitem').allInnerTexts()
    for (const [label, keys] of [
      ['Cắt', 'Ctrl+X'],
      ['Sao chép', 'Ctrl+C'],
      ['Dán', 'Ctrl+V'],
      ['Dán con số', 'Ctrl+Shift+V'],
      ['Xóa nội dung ô', 'Delete'],
      ['Ghi chú…', 'Shift+F2'],
      ['Xuất Excel…', 'Ctrl+E'],
    ]) {
      expect(lines.map((line) => line.replace(/\s+/g, ' ').trim())).toContain(`${label ?? ''} ${keys ?? ''}`)
    }
    expect(await item('notes.follow').getAttribute('role')).toBe('menuitemcheckbox')
    await window.shoot('menu-cells')
    await page.keyboard.press('Escape')
    expect(await menu().count()).toBe(0)
  })

  it('keeps a range when the right button is pressed inside it', async () => {
    await window.select('I.1.NN', 'actual')
    await page.keyboard.press('Shift+ArrowDown')
    await window.cell('I.1.CN-TTCN', 'actual').click({ button: 'right' })
    await menu().waitFor()
    await expect.poll(() => page.getByTestId('range-size').innerText()).toBe('2 dòng × 1 cột')
    await page.keyboard.press('Escape')
  })

  it('opens by Shift+F10 and the menu key at the active cell, goes by arrows, and gives the keyboard back', async () => {
    for (const key of ['Shift+F10', 'ContextMenu']) {
      await window.select('I.1.NN', 'actual')
      await page.keyboard.press(key)
      await menu().waitFor()
      expect(await menu().count()).toBe(1)
      const [box, cell] = [await menu().boundingBox(), await window.cell('I.1.NN', 'actual').boundingBox()]
      expect(Math.abs((box?.y ?? 0) - ((cell?.y ?? 0) + (cell?.height ?? 0)))).toBeLessThan(30)
      expect(await focused()).toBe('edit.cut')
      await page.keyboard.press('ArrowDown')
      expect(await focused()).toBe('edit.copy')
      await page.keyboard.press('End')
      expect(await focused()).toBe('excel.export')
      await page.keyboard.press('ArrowDown')
      expect(await focused()).toBe('edit.cut')
      await page.keyboard.press('Escape')
      expect(await menu().count()).toBe(0)
      expect(await active()).toBe('I.1.NN/actual')
      await page.keyboard.press('ArrowDown')
      expect(await active()).toBe('I.1.CN-TTCN/actual')
    }
  })

  it('opens menus inside it by keys, and Escape closes one at a time', async () => {
    await window.select('I.1.NN', 'actual')
    await page.keyboard.press('Shift+F10')
    while ((await focused()) !== 'maturity') await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowRight')
    await inner().waitFor()
    expect(await focused()).toBe('maturity-estimated')
    expect(await item('maturity-final').getAttribute('aria-checked')).toBe('true')
    await page.keyboard.press('Escape')
    expect([await inner().count(), await menu().count(), await focused()]).toEqual([0, 1, 'maturity'])
    await page.keyboard.press('Enter')
    await inner().waitFor()
    await page.keyboard.press('ArrowLeft')
    expect(await inner().count()).toBe(0)
    await page.keyboard.press('Escape')
    expect(await menu().count()).toBe(0)
  })

  it('on rows opens and closes them and shows levels; on column heads hides and fits', async () => {
    await (await window.reveal('I.1', '#indicator')).click({ button: 'right' })
    await item('collapse').click()
    await expect.poll(() => window.cell('I.1.NN', 'actual').count()).toBe(0)
    await window.cell('I.1', '#indicator').click({ button: 'right' })
    await item('expand').click()
    await expect.poll(() => window.cell('I.1.NN', 'actual').count()).toBe(1)
    const head = window.sheet.locator('.ag-header-cell[col-id="plan"]')
    await head.click({ button: 'right' })
    await item('columns.hide').click()
    await expect.poll(() => head.count()).toBe(0)
    await window.sheet.locator('.ag-header-cell[col-id="actual"]').click({ button: 'right' })
    await item('columns.showAll').click()
    await expect.poll(() => head.count()).toBe(1)
  })

  it('explains the number, shows its history and its source', async () => {
    await window.select('I.1.NN', 'actual')
    await page.keyboard.press('Shift+F10')
    await item('explain').click()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid')))
      .toBe('explain')
    await window.select('I.1.NN', 'actual')
    await page.keyboard.press('Shift+F10')
    await item('history').click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('cell-history')
    await window.select('I.1.NN', 'actual')
    await page.keyboard.press('Shift+F10')
    await item('source').click()
    await expect.poll(toast).toMatch(/^Số này từ .*dòng 6, cột 4/s)
  })
})

describe('undo, redo and history', () => {
  it('undo names what it did and goes there: another tab, another period', async () => {
    await window.type('I.1.NN', 'actual', '16.530')
    await window.openTab('localities')
    await page.keyboard.press('Control+z')
    await expect.poll(toast).toBe('Đã hoàn tác: nhập ô “Nông nghiệp · Thực hiện năm 2020 ¹”\n×')
    await expect.poll(active).toBe('I.1.NN/actual')
    expect(await window.text('I.1.NN', 'actual')).toBe('16.520')
    const period = page.locator('.context select').first()
    const shown = await period.inputValue()
    // A quarter of the next year does not show the figure of this year in any column.
    await period.selectOption({ label: 'Quý I/2021' })
    await expect.poll(() => window.text('I.1.NN', 'actual')).toBe('')
    await page.keyboard.press('Control+y')
    await expect.poll(() => period.inputValue()).toBe(shown)
    await expect.poll(active).toBe('I.1.NN/actual')
    await expect.poll(() => window.text('I.1.NN', 'actual')).toBe('16.530')
    await page.keyboard.press('Control+z')
    await expect.poll(() => window.text('I.1.NN', 'actual')).toBe('16.520')
  })

  it('a question about a number is never cut off by the edge of the sheet', async () => {
    const inside = async (): Promise<boolean> => {
      const [question, sheet] = await Promise.all([
        page.getByTestId('editor-question').boundingBox(),
        window.sheet.boundingBox(),
      ])
      if (question === null || sheet === null) throw new Error('nothing is asked')
      return (
        question.x >= sheet.x &&
        question.y >= sheet.y &&
        question.x + question.width <= sheet.x + sheet.width &&
        question.y + question.height <= sheet.y + sheet.height
      )
    }
    const rows = ['I.1.NN', 'I.5', 'I.6', 'I.9', 'I.10']
    for (const row of rows) {
      await window.select(row, 'actual')
      await page.keyboard.type('1.23')
      await page.keyboard.press('Enter')
      await page.getByTestId('editor-question').waitFor()
      expect(await inside(), row).toBe(true)
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
    }
  })

  it('undo of many cells selects all of them', async () => {
    await window.select('I.1.NN', 'actual')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Delete')
    await expect.poll(() => window.text('I.1.NN', 'actual')).toBe('')
    await window.select('I.5', 'plan')
    await page.keyboard.press('Control+z')
    await expect.poll(toast).toContain('Đã hoàn tác: xóa 2 ô trong Phụ lục')
    await expect.poll(() => page.getByTestId('range-size').innerText()).toBe('2 dòng × 1 cột')
    await expect.poll(() => window.text('I.1.CN-TTCN', 'actual')).not.toBe('')
  })

  it('the inspector tells what happened to a cell, with more on demand, across a restart', async () => {
    for (const value of ['1', '2', '3', '4']) await window.type('I.1.XD', 'plan', value)
    // Only what has been answered is promised to be in the file.
    await expect.poll(() => page.locator('.ag-cell.pending').count()).toBe(0)
    await expect.poll(() => window.text('I.1.XD', 'plan')).toBe('4')
    await readStored(numbers)
    await window.select('I.1.XD', 'plan')
    const history = page.locator('.cell-history')
    await expect.poll(() => history.locator('li').count()).toBe(4)
    await window.type('I.1.XD', 'plan', '5')
    await window.type('I.1.XD', 'plan', '6')
    await window.select('I.1.XD', 'plan')
    await expect.poll(() => history.locator('li').first().innerText()).toMatch(/5 → 6\s+Ghi: /)
    expect(await history.locator('li').count()).toBe(5)
    await history.getByRole('button', { name: 'Xem thêm' }).click()
    await expect.poll(() => history.locator('li').count()).toBe(6)
    expect(await history.locator('li').last().innerText()).toContain('→ 1')
    await window.shoot('history-cell')
  })

  it('the history of the workbook filters by text and goes to the place of a change', async () => {
    await window.openTab('localities')
    await chooseCommand('Sửa', 'history.show')
    const dialog = page.getByTestId('dialog-history')
    await dialog.getByRole('textbox').fill('ghi chu')
    await expect.poll(() => dialog.locator('tbody tr').first().innerText()).toContain('ghi chú')
    await dialog.getByRole('textbox').fill('xay dung')
    await expect.poll(() => dialog.locator('tbody tr').first().innerText()).toContain('Xây dựng')
    await window.shoot('history-dialog')
    await dialog.locator('tbody tr').first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(active).toBe('I.1.XD/plan')
  })
})
