import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, CDPSession, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WindowModel } from './page-model'
import { launchBrowser, openPage, removeFolder, startProgram, type Program } from './program'

/** Typing, filling and the formula bar, on the sample in a real browser. */
let program: Program
let browser: Browser
let page: Page
let window: WindowModel
let errors: string[]
let devtools: CDPSession

beforeAll(async () => {
  browser = await launchBrowser()
  program = await startProgram()
  ;({ page, errors } = await openPage(browser, program.address))
  window = new WindowModel(page)
  await window.ready()
  devtools = await page.context().newCDPSession(page)
})
afterAll(async () => {
  await browser.close()
  await program.stop()
  removeFolder(program.folder)
})

const text = (row: string, column: string): Promise<string> => window.text(row, column)
const press = (...keys: string[]): Promise<void> =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
const bar = () => page.getByTestId('entry-bar')
const shows = (row: string, column: string) => expect.poll(() => text(row, column))

/** Takes back everything since `cells` was read. */
async function undoUntil(row: string, column: string, wanted: string): Promise<void> {
  for (let step = 0; step < 5 && (await text(row, column)) !== wanted; step++) {
    await press('Control+z')
    await page.waitForTimeout(150)
  }
  await shows(row, column).toBe(wanted)
}

/** The file and its log, byte by byte. The program holds the database for itself, so that nobody else can open it. */
function fingerprint(): string {
  const hash = createHash('sha256')
  for (const ending of ['', '-wal']) {
    const file = join(program.dataFolder, `Cả nước 2020.kttt${ending}`)
    if (existsSync(file)) hash.update(ending).update(readFileSync(file))
  }
  return hash.digest('hex')
}

describe('editing as in Excel', () => {
  it('enter mode: arrows store and move; F2 mode: they move the caret; F2 changes between the two', async () => {
    await window.select('I.5', 'actual')
    await page.keyboard.type('21')
    await press('ArrowDown')
    await shows('I.5', 'actual').toBe('21')
    await press('ArrowUp', 'F2', 'Home')
    expect(await window.editor.evaluate((field: HTMLInputElement) => field.selectionStart)).toBe(0)
    await page.keyboard.type('9')
    await press('ArrowRight', 'F2', 'ArrowRight')
    await shows('I.5', 'actual').toBe('921')
    await expect.poll(() => window.editor.isVisible()).toBe(false)
    await undoUntil('I.5', 'actual', '2.138')
  })

  it('Enter, Shift+Enter, Tab and Esc', async () => {
    await window.select('I.5', 'actual')
    await page.keyboard.type('31')
    await press('Shift+Enter')
    await shows('I.5', 'actual').toBe('31')
    await window.select('I.5', 'actual')
    await page.keyboard.type('999')
    await press('Escape')
    expect(await text('I.5', 'actual')).toBe('31')
    await undoUntil('I.5', 'actual', '2.138')
  })

  it('evaluates a sum exactly, keeps it as typed, and says so', async () => {
    await window.type('I.5', 'actual', '=120+35*2')
    await shows('I.5', 'actual').toBe('190')
    await window.select('I.5', 'actual')
    await expect.poll(() => page.getByTestId('formula-bar').innerText()).toContain('120+35*2')
    expect(await bar().inputValue()).toBe('=120+35*2')
    await press('F2')
    expect(await window.editor.inputValue()).toBe('=120+35*2')
    await press('Escape')
    await page.keyboard.type('=5/2')
    await press('Enter')
    await page.getByTestId('editor-question').waitFor()
    await press('1')
    await shows('I.5', 'actual').toBe('3')
    await window.select('I.5', 'actual')
    await page.keyboard.type('=HTX/2')
    await press('Enter')
    expect(await page.getByTestId('editor-refusal').innerText()).toContain('Chỉ tiêu tự tính')
    await press('Escape')
    await undoUntil('I.5', 'actual', '2.138')
  })

  it('proposes the sum of the numbers above with Alt+=, and copies the cell above with Ctrl+’', async () => {
    await window.select('I.6', 'actual')
    await press('Alt+=')
    expect(await window.editor.inputValue()).toMatch(/^=(\d+[+])*2138$/)
    await press('Escape')
    expect(await text('I.6', 'actual')).toBe('811')
    await press("Control+'")
    expect(await window.editor.inputValue()).toBe('2138')
    await press('Enter')
    await shows('I.6', 'actual').toBe('2.138')
    await undoUntil('I.6', 'actual', '811')
  })

  it('says why a figure takes no date and no second line', async () => {
    await window.select('I.5', 'actual')
    await press('Control+;')
    await page.getByText('không chứa ngày').first().waitFor()
    await press('F2', 'Alt+Enter')
    expect(await page.getByTestId('editor-refusal').innerText()).toContain('một dòng')
    await press('Escape')
  })
})

describe('a figure that looks wrong', () => {
  it('is stored without a question, marked, and told beside the cell', async () => {
    await window.type('I.5', 'actual', '2138000')
    await shows('I.5', 'actual').toBe('2.138.000')
    const mark = window.cell('I.5', 'actual').locator('.mark.warning, .mark.error')
    await expect.poll(() => mark.count()).toBe(1)
    await window.select('I.5', 'actual')
    await expect.poll(() => page.getByTestId('finding-spoken').innerText()).toContain('2.138.000')
    await undoUntil('I.5', 'actual', '2.138')
    await expect.poll(() => mark.count()).toBe(0)
  })
})

describe('filling', () => {
  it('Ctrl+D fills the first row down, skips computed cells, and is one undo', async () => {
    await window.select('I.5', 'actual')
    await press('Shift+ArrowDown', 'Control+d')
    await shows('I.6', 'actual').toBe('2.138')
    await press('Control+z')
    await shows('I.6', 'actual').toBe('811')
  })

  it('Ctrl+R of one cell takes the cell on its left', async () => {
    await window.select('I.5', 'previous')
    await press('Control+r')
    await shows('I.5', 'previous').toBe('2.138')
    await undoUntil('I.5', 'previous', '2.519')
  })

  it('Ctrl+Enter puts what is typed into every input cell of the range', async () => {
    await window.select('I.5', 'actual')
    await press('Shift+ArrowDown', 'Shift+ArrowRight')
    await page.keyboard.type('77')
    await press('Control+Enter')
    for (const row of ['I.5', 'I.6'])
      for (const column of ['actual', 'previous']) await shows(row, column).toBe('77')
    await press('Control+z')
    await shows('I.5', 'actual').toBe('2.138')
    await shows('I.6', 'actual').toBe('811')
  })

  it('Delete clears the range; Backspace clears and edits', async () => {
    await window.select('I.5', 'actual')
    await press('Shift+ArrowDown', 'Delete')
    await shows('I.5', 'actual').toBe('')
    await shows('I.6', 'actual').toBe('')
    await press('Control+z')
    await shows('I.6', 'actual').toBe('811')
    await window.select('I.6', 'actual')
    await press('Backspace')
    expect(await window.editor.inputValue()).toBe('')
    await page.keyboard.type('5')
    await press('Enter')
    await shows('I.6', 'actual').toBe('5')
    await undoUntil('I.6', 'actual', '811')
  })

  it('the handle fills by dragging, shows what it would store, and Esc stops it', async () => {
    await window.type('I.5', 'actual', '10')
    await window.type('I.6', 'actual', '20')
    await shows('I.6', 'actual').toBe('20')
    await window.select('I.5', 'actual')
    await press('Shift+ArrowDown')
    const drag = async (): Promise<void> => {
      const handle = await page.getByTestId('fill-handle').boundingBox()
      const target = await (await window.reveal('I.7', 'actual')).boundingBox()
      if (handle === null || target === null) throw new Error('the handle is not on the screen')
      await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2)
      await page.mouse.down()
      await page.mouse.move(target.x + target.width / 2, target.y + target.height / 2, { steps: 4 })
    }
    const before = await text('I.7', 'actual')
    await drag()
    expect(await page.getByTestId('fill-tip').innerText()).toContain('30')
    await press('Escape')
    await page.mouse.up()
    expect(await text('I.7', 'actual')).toBe(before)
    await drag()
    await page.mouse.up()
    await shows('I.7', 'actual').toBe('30')
    await press('Control+z')
    await shows('I.7', 'actual').toBe(before)
    await undoUntil('I.5', 'actual', '2.138')
    expect(await text('I.6', 'actual')).toBe('811')
  })
})

describe('the formula bar', () => {
  it('is a text field for input cells, with the keys and the reading of the cell', async () => {
    await window.select('I.5', 'actual')
    expect(await bar().inputValue()).toBe('2138')
    await bar().click()
    await press('End')
    await page.keyboard.type('0')
    await press('Enter')
    await shows('I.5', 'actual').toBe('21.380')
    await expect.poll(() => page.getByTestId('name-box').innerText()).toContain('I.6')
    await press('ArrowUp')
    await bar().click()
    await page.keyboard.type('x')
    await press('Enter')
    expect(await page.getByTestId('editor-refusal').innerText()).toContain('không phải là số')
    await press('Escape')
    await undoUntil('I.5', 'actual', '2.138')
  })

  it('shows what is typed in the cell, and takes it over', async () => {
    await window.select('I.5', 'actual')
    await page.keyboard.type('12')
    await expect.poll(() => bar().inputValue()).toBe('12')
    await bar().click()
    expect(await window.editor.isVisible()).toBe(false)
    await press('End')
    await page.keyboard.type('3')
    await press('Enter')
    await shows('I.5', 'actual').toBe('123')
    await undoUntil('I.5', 'actual', '2.138')
  })

  it('stores when something else is clicked, and has no field for computed cells', async () => {
    await window.select('I.5', 'actual')
    await bar().fill('44')
    await window.select('I.1', 'previous-index')
    await shows('I.5', 'actual').toBe('44')
    expect(await bar().count()).toBe(0)
    await undoUntil('I.5', 'actual', '2.138')
  })
})

describe('typing Vietnamese', () => {
  /** As Telex does it on Windows: the first letters go, the finished ones come. */
  async function typeTelex(): Promise<void> {
    await page.keyboard.type('ga')
    await press('Backspace')
    await page.keyboard.insertText('ầ')
    await page.keyboard.type('n 4')
  }
  /** A composition on whatever has the keyboard, as an input method makes it. */
  async function compose(): Promise<void> {
    for (const part of ['d', 'di', 'die', 'diê', 'điê', 'điệ'])
      await devtools.send('Input.imeSetComposition', {
        text: part,
        selectionStart: part.length,
        selectionEnd: part.length,
      })
    await devtools.send('Input.insertText', { text: 'điện' })
  }

  it('by Backspace and insert, in the cell and in the formula bar', async () => {
    await window.select('I.5', 'actual')
    await typeTelex()
    expect(await window.editor.inputValue()).toBe('gần 4')
    await press('Enter')
    await shows('I.5', 'actual').toBe('gần 4')
    await press('ArrowUp')
    await bar().click()
    await press('Control+a')
    await typeTelex()
    await page.keyboard.type('2')
    expect(await bar().inputValue()).toBe('gần 42')
    await press('Enter')
    await shows('I.5', 'actual').toBe('gần 42')
    await undoUntil('I.5', 'actual', '2.138')
  })

  it('by composition, in the cell and in the formula bar, without losing a letter', async () => {
    await window.select('I.5', 'actual')
    await press('F2', 'Control+a')
    await compose()
    expect(await window.editor.inputValue()).toBe('điện')
    await press('Escape')
    await bar().click()
    await press('Control+a')
    await compose()
    expect(await bar().inputValue()).toBe('điện')
    await press('Escape')
    expect(await text('I.5', 'actual')).toBe('2.138')
  })

  it('Enter inside a composition belongs to the input method', async () => {
    await window.select('I.5', 'actual')
    await press('F2')
    await devtools.send('Input.imeSetComposition', { text: 'ô', selectionStart: 1, selectionEnd: 1 })
    await devtools.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Process',
      code: 'Enter',
      windowsVirtualKeyCode: 229,
    })
    expect(await window.editor.isVisible()).toBe(true)
    await devtools.send('Input.insertText', { text: 'ô' })
    expect(await window.editor.inputValue()).toBe('2138ô')
    await press('Escape')
  })
})

describe('looking', () => {
  it('changes no number: every cell of the sample entered and left, and the file is the same', async () => {
    await press('Control+s')
    await page.waitForTimeout(2500)
    const before = fingerprint()
    const { rows, inputs } = await page.evaluate(async () => {
      const found = { rows: new Set<string>(), inputs: new Set<string>() }
      const viewport = document.querySelector('.ag-grid-viewport')
      if (viewport === null) throw new Error('the sheet is not there')
      for (viewport.scrollTop = 0; ; viewport.scrollTop += 250) {
        await new Promise((resolve) => setTimeout(resolve, 60))
        for (const row of document.querySelectorAll('.ag-row[row-id]')) {
          const id = row.getAttribute('row-id') ?? ''
          found.rows.add(id)
          for (const cell of row.querySelectorAll('.ag-cell.input, .ag-cell.override'))
            found.inputs.add(`${id} ${cell.getAttribute('col-id') ?? ''}`)
        }
        if (viewport.scrollTop + viewport.clientHeight >= viewport.scrollHeight - 1) break
      }
      const opened = { times: 0 }
      Object.assign(globalThis, { opened })
      document.addEventListener('focusin', ({ target }) => {
        if (target instanceof HTMLElement && target.dataset['testid'] === 'cell-editor') opened.times += 1
      })
      return { rows: found.rows.size, inputs: found.inputs.size }
    })
    expect(rows).toBeGreaterThan(80)
    expect(inputs).toBeGreaterThan(150)
    await press('Control+Home')
    // Cell by cell with the keys: F2 Esc, F2 Enter, and on; on what cannot be typed in, nothing opens.
    const columns = await page.evaluate(() => document.querySelectorAll('.ag-header-cell[col-id]').length - 3)
    for (let column = 0; column < columns; column++) {
      await press('Control+Home', ...Array.from({ length: column }, () => 'ArrowRight'))
      for (let row = 0; row < rows; row++) {
        await press('F2', 'Escape', 'F2')
        // Enter goes down from a field and from a cell alike.
        await press('Enter')
      }
    }
    const opened = await page.evaluate(
      () => (globalThis as unknown as { opened: { times: number } }).opened.times,
    )
    expect(opened).toBe(2 * inputs)
    for (const row of ['I.1.NN', 'I.5', 'I.6', 'I.12', 'III.2']) {
      await (await window.reveal(row, 'actual')).dblclick()
      await press('Escape')
      await (await window.reveal(row, 'actual')).dblclick()
      await press('Enter')
      await window.select(row, 'actual')
      if ((await bar().count()) === 0) continue
      await bar().click()
      await press('Enter')
      await window.select(row, 'actual')
      await bar().click()
      await press('Escape')
    }
    await press('Control+s')
    await page.waitForTimeout(2500)
    expect(fingerprint()).toBe(before)
    expect(errors).toEqual([])
  }, 240_000)
})
