import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ClipboardModel } from './clipboard-model'

/** How pasted numbers are understood, and what happens to clipboards that are large, odd or empty. */
let on: ClipboardModel

beforeAll(async () => {
  on = await ClipboardModel.start()
})
afterAll(async () => {
  await on.stop()
})
beforeEach(async () => {
  await on.begin()
})

describe('how numbers are understood', () => {
  it('shows what was assumed, and one key reads it the other way as one step', async () => {
    await on.offer('', '1.234\t2.345')
    await on.paste('I.12', 'actual')
    await on.panel().waitFor()
    expect(await on.reading()).toContain('Đã hiểu 1.234 = 1234')
    expect(await on.changes()).toEqual({
      'HTX.doanh_thu_bq/ALL 2020': '1234',
      'HTX.doanh_thu_bq/ALL 2019': '2345',
    })
    await on.window.shoot('paste-panel')
    await on.page.keyboard.press('Alt+.')
    await expect.poll(() => on.reading()).toContain('Đã hiểu 1.234 = 1,234')
    // Three decimals do not fit the row: nothing is rounded.
    expect(await on.changes()).toEqual({})
    expect(await on.summary()).toBe('Không có ô nào được dán; 2 ô không đọc được')
    await on.page.keyboard.press('Alt+.')
    await expect.poll(() => on.window.text('I.12', 'actual')).toBe('1.234,0')
    await on.page.keyboard.press('Control+z')
    await expect.poll(() => on.changes()).toEqual({})
    await on.closePanel()
  })

  it('the button does the same, and is gone when something else has changed', async () => {
    await on.offer('', '1,5\t2.345')
    await on.paste('I.12', 'actual')
    await expect.poll(() => on.toastText()).toContain('Đã hiểu 2.345 = 2345')
    await on.page.keyboard.press('Alt+.')
    await on.panel().waitFor()
    expect(await on.summary()).toBe('Không có ô nào được dán; 2 ô không đọc được')
    await on.page.getByTestId('paste-flip').click()
    await expect.poll(() => on.window.text('I.12', 'actual')).toBe('1,5')
    await on.page.keyboard.press('Control+z')
    await expect.poll(() => on.changes()).toEqual({})
    await on.offer('', '2.345')
    await on.paste('I.12', 'actual')
    await on.page.getByTestId('paste-flip').waitFor()
    await on.window.type('I.5', 'actual', '5')
    await expect.poll(() => on.page.getByTestId('paste-flip').count()).toBe(0)
    await on.closePanel()
    await on.focusSheet()
    await on.page.keyboard.press('Control+z')
    await on.undoAll()
  })

  it('the same key before a paste settles how the next one is read', async () => {
    await on.window.select('I.12', 'actual')
    await on.page.keyboard.press('Alt+.')
    await expect.poll(() => on.toastText()).toContain('kiểu Anh')
    await on.offer('', '1,234')
    await on.paste('I.12', 'actual')
    await expect.poll(() => on.window.text('I.12', 'actual')).toBe('1.234,0')
    expect(await on.changes()).toEqual({ 'HTX.doanh_thu_bq/ALL 2020': '1234' })
    await on.closePanel()
    await on.undoAll()
  })

  it('Ctrl+Shift+V pastes figures only', async () => {
    await on.offer('', 'gần 12,5\t15%')
    await on.paste('I.12', 'actual', 'Control+Shift+v')
    await expect.poll(() => on.window.text('I.12', 'previous')).toBe('15,0')
    expect(await on.changes()).toEqual({
      'HTX.doanh_thu_bq/ALL 2020': '12.5',
      'HTX.doanh_thu_bq/ALL 2019': '15',
    })
    await on.closePanel()
    await on.undoAll()
  })

  it('almost-numbers are listed one by one, a click goes there, and none is guessed', async () => {
    await on.offer('', '25.454a\t12..5\n81/106\t40-60%\n1.2.3\t12.345,67')
    await on.paste('I.12', 'actual')
    await on.panel().waitFor()
    expect(await on.changes()).toEqual({})
    expect(await on.summary()).toBe('Không có ô nào được dán; 6 ô không đọc được')
    for (const text of ['25.454a', '12..5', '81/106', '40-60%', '1.2.3', '12.345,67'])
      expect(await on.panel().innerText()).toContain(text)
    await on.panel().getByRole('button', { name: '81/106' }).click()
    await expect.poll(() => on.window.sheet.locator('.ag-cell-focus').getAttribute('col-id')).toBe('actual')
    await expect
      .poll(() => on.window.sheet.locator('.ag-row:has(.ag-cell-focus)').first().getAttribute('row-id'))
      .toBe('I.13')
    await on.closePanel()
  })
})

describe('large and bad clipboards', () => {
  it('1 MB in one cell is a word like any other; more is refused with a sentence', async () => {
    await on.offer('', `${'x'.repeat(1_000_000)}\t5`)
    await on.paste('I.12', 'actual')
    await on.panel().waitFor()
    expect(await on.changes()).toEqual({ 'HTX.doanh_thu_bq/ALL 2019': '5' })
    expect((await on.panel().innerText()).length).toBeLessThan(1000)
    await on.closePanel()
    await on.undoAll()
    await on.offer('', 'x'.repeat(1_000_001))
    await on.paste('I.12', 'actual')
    await expect.poll(() => on.toastText()).toContain('1 triệu ký tự')
    expect(await on.changes()).toEqual({})
  })

  it('200.000 cells: what fits is stored as one undo, the rest is reported', async () => {
    const line = Array.from({ length: 50 }, (_, at) => String(at + 1)).join('\t')
    await on.offer('', `${line}\r\n`.repeat(4000))
    await on.watchFrames()
    await on.paste('I.1.NN', 'actual')
    await on.panel().waitFor()
    // On the machine of the tests it is 0,4 s; what counts is that the window has not stood still for seconds.
    expect(await on.longestFrame()).toBeLessThan(3000)
    expect(await on.summary()).toMatch(/Đã dán \d+ ô; .*không vừa bảng \(thừa [\d.]+ dòng, \d+ cột\)/)
    expect(Object.keys(await on.changes()).length).toBeGreaterThan(100)
    await on.closePanel()
    await on.undoAll()
  })

  it('a paste that is being read can be stopped, and then nothing is stored', async () => {
    const cell = '<td class=xl65 x:num="1234.5">1.234,5</td>'
    await on.offer(`<table>${`<tr>${cell.repeat(50)}</tr>`.repeat(4000)}</table>`)
    await on.window.select('I.1.NN', 'actual')
    // As fast as no hand could be: on this table even 200.000 cells are read in an instant.
    await on.page.evaluate(() => {
      new MutationObserver((_, observer) => {
        const stop = document.querySelector<HTMLElement>('[data-testid=paste-stop]')
        if (stop === null) return
        observer.disconnect()
        stop.click()
      }).observe(document.body, { childList: true, subtree: true })
    })
    await on.page.keyboard.press('Control+v')
    await expect.poll(() => on.toastText()).toContain('Đã dừng dán')
    await on.page.waitForTimeout(1500)
    expect(await on.changes()).toEqual({})
    expect(await on.panel().count()).toBe(0)
  })

  it('more than 200.000 cells are refused as a whole', async () => {
    await on.offer('', `${'1\t'.repeat(50)}\r\n`.repeat(4000))
    await on.paste('I.1.NN', 'actual')
    await expect.poll(() => on.toastText()).toContain('200.000 ô')
    expect(await on.changes()).toEqual({})
  })

  it('an empty clipboard says so', async () => {
    await on.offer('', '\r\n')
    await on.paste('I.5', 'actual')
    await expect.poll(() => on.toastText()).toContain('không có gì để dán')
    expect(await on.changes()).toEqual({})
  })
})

describe('menus', () => {
  it('copy and cut from the menu, and paste or say which key does it', async () => {
    await on.window.select('I.5', 'actual')
    await on.choose('edit.copy')
    expect((await on.receive()).plain).toBe('2.138')
    await on.window.select('I.12', 'actual')
    await on.choose('edit.paste')
    // Without a permission a browser pastes by key only.
    await expect.poll(() => on.toastText()).toMatch(/Ctrl\+V|Đã dán 1 ô/)
    await on.window.select('I.6', 'actual')
    await on.choose('edit.cut')
    expect((await on.receive()).plain).toBe('811')
    await on.page.keyboard.press('Escape')
  })

  it('nothing went wrong on the page in all of this', () => {
    expect(on.errors).toEqual([])
  })
})
