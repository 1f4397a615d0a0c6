import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { bringAxe, findViolations } from './axe-violations'
import { WindowModel } from './page-model'
import { launchBrowser, openPage, removeFolder, startProgram, type Program } from './program'

/** What a screen reader and a keyboard find: axe over every page, dialog and theme, and the way round the window. */
const themes = ['light', 'dark', 'contrast'] as const
const tabs = ['appendix', 'sectors', 'localities', 'formulas', 'charts'] as const

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

// What one test leaves open must not hide what the next one looks for.
afterEach(async () => {
  for (const open of ['dialog[open]', '.print-view', '.menu-items']) {
    if ((await page.locator(open).count()) > 0) await page.keyboard.press('Escape')
  }
  if ((await page.getByTestId('findings').count()) > 0) await page.keyboard.press('Control+Shift+M')
})

async function chooseFromMenu(menu: number, command: string): Promise<void> {
  await page.getByRole('menubar').getByRole('menuitem').nth(menu).click()
  await page.getByTestId(`menu-${command}`).click()
}

async function showTheme(theme: (typeof themes)[number]): Promise<void> {
  for (let step = 0; step < themes.length; step += 1) {
    if ((await page.locator('html').getAttribute('data-theme')) === theme) return
    await chooseFromMenu(2, 'view.theme')
  }
}

const theme = (): Promise<string | null> => page.locator('html').getAttribute('data-theme')

/** Dialogs by the menu they are in. */
const dialogs = [
  ['workbook.create', 0],
  ['workbook.open', 0],
  ['excel.export', 0],
  ['history.show', 1],
  ['reference.indicators', 3],
  ['reference.places', 3],
  ['reference.periods', 3],
  ['help.keys', 5],
  ['help.about', 5],
] as const

/** A small return of an office, with a figure that the workbook does not have. */
async function writeReturn(): Promise<string> {
  const workbook = new ExcelJS.Workbook()
  workbook
    .addWorksheet('Biểu 1')
    .addRows([
      ['TÌNH HÌNH HỢP TÁC XÃ NĂM 2020'],
      [],
      ['TT', 'Nội dung', 'ĐVT', 'Thực hiện năm 2020'],
      ['5', 'HTX thành lập mới', 'HTX', 2138],
      ['6', 'HTX giải thể', 'HTX', 812],
      ['7', 'HTX du lịch cộng đồng', 'HTX', '1.23'],
    ])
  const path = join(program.folder, 'huyện.xlsx')
  writeFileSync(path, Buffer.from(await workbook.xlsx.writeBuffer()))
  return path
}

describe.each(themes)('in the %s theme', (name) => {
  beforeAll(async () => {
    await showTheme(name)
    expect(await theme()).toBe(name)
  })

  it.each(tabs)('the page %s has no serious violation', async (tab) => {
    await window.openTab(tab)
    if (tab !== 'charts' && tab !== 'formulas') {
      await window.ready()
      await window.sheet.locator('.ag-cell').nth(8).click()
    }
    expect(await findViolations(page)).toEqual([])
  })

  it('a scrolled sheet with its line of parents has none', async () => {
    await window.openTab('appendix')
    await window.ready()
    await window.sheet.locator('.ag-grid-viewport').evaluate((element) => {
      element.scrollTop = 420
    })
    await page.getByTestId('sticky-parents').waitFor()
    expect(await findViolations(page)).toEqual([])
  })

  it('the legend, the list of columns and an open menu have none', async () => {
    await page.getByTestId('legend').click()
    expect(await findViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByTestId('columns').click()
    expect(await findViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('menubar').getByRole('menuitem').nth(2).click()
    expect(await findViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  it.each(dialogs)('the dialog of %s has none', async (command, menu) => {
    await chooseFromMenu(menu, command)
    const dialog = page.locator('dialog[open]')
    await dialog.waitFor()
    expect(await findViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(() => dialog.count()).toBe(0)
  })

  it('the import desk has none, nor has the page of a source', async () => {
    await page.keyboard.press('Control+Shift+I')
    await page.getByTestId('desk-start').waitFor()
    expect(await findViolations(page)).toEqual([])
    await window.bringFile(await writeReturn())
    await page.getByTestId('desk-pane-map').click()
    await page.getByTestId('desk-rows').waitFor()
    expect(await findViolations(page)).toEqual([])
    await page.getByTestId('desk-rows').focus()
    await page.keyboard.press('Slash')
    await page.keyboard.type('htx')
    expect(await findViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByTestId('desk-pane-preview').click()
    await page.getByTestId('desk-cells').waitFor()
    expect(await findViolations(page)).toEqual([])
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => page.getByTestId('dialog-import').count()).toBe(0)
    await window.select('I.6', 'actual')
    await page.getByTestId('explain-source').click()
    await page.getByTestId('source-cell').waitFor()
    expect(await findViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await window.sheet.click()
    await page.keyboard.press('Control+z')
    await expect.poll(() => window.text('I.6', 'actual')).toBe('811')
  })

  it('the bar for finding and replacing, and what it found in the workbook, have none', async () => {
    await window.openTab('appendix')
    await window.select('I.1', 'actual')
    await page.keyboard.press('Control+h')
    await page.getByTestId('find-text').fill('1')
    await page.getByTestId('find-replacement').fill('2')
    expect(await findViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByTestId('find-text').count()).toBe(0)
  })

  it('the list of findings, one of them being explained, and the list on paper have none', async () => {
    await window.openTab('appendix')
    await window.select('I.1', 'actual')
    await page.keyboard.press('F8')
    await page.getByTestId('finding-repairs').waitFor()
    expect(await findViolations(page)).toEqual([])
    await page.keyboard.press('Control+Shift+G')
    await page.getByTestId('finding-note').fill('Đã hỏi lại')
    expect(await findViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await chooseFromMenu(4, 'findings.print')
    await page.locator('.paper-sheet').first().waitFor()
    expect(await findViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Shift+M')
    await expect.poll(() => page.getByTestId('findings').count()).toBe(0)
  })

  it('a note being written, its tip and the menu of a cell have none', async () => {
    await window.select('I.1.NN', 'actual')
    await page.keyboard.press('Shift+F2')
    await page.keyboard.type('Hỏi lại')
    expect(await findViolations(page)).toEqual([])
    await page.keyboard.press('Control+Enter')
    await page.getByTestId('note-tip').waitFor()
    expect(await findViolations(page)).toEqual([])
    await page.keyboard.press('Shift+F10')
    await page.getByTestId('context-menu').waitFor()
    expect(await findViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await expect.poll(() => page.getByTestId('note-tip').count()).toBe(0)
  })

  it('what became of a paste, and a question about a number, have none', async () => {
    await window.select('I.12', 'actual')
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/plain', '1.234,5\tba\t1,234.5\n7\t8\t9')
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    })
    await page.getByTestId('paste-panel').waitFor()
    expect(await findViolations(page)).toEqual([])
    await page.getByTestId('paste-panel').getByRole('button', { name: 'Đóng' }).click()
    await expect.poll(() => page.getByTestId('paste-panel').count()).toBe(0)
    await page.keyboard.press('Control+z')
    await expect.poll(() => page.getByTestId('toast').last().innerText()).toContain('Đã hoàn tác')
    await window.select('I.5', 'actual')
    await page.keyboard.type('1.23')
    await page.keyboard.press('Enter')
    await page.getByTestId('editor-question').or(page.getByTestId('editor-refusal')).first().waitFor()
    expect(await findViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  })

  it('the print view has none', async () => {
    await page.keyboard.press('Control+p')
    await page.locator('.print-view .paper-table:visible').first().waitFor()
    expect(await findViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('.print-view').count()).toBe(0)
  })
})

describe("the table of the user's own indicators, with rows", () => {
  it('begins with its editor, which has none', async () => {
    await showTheme('light')
    await window.openTab('formulas')
    await page.getByTestId('no-formulas').getByRole('button').click()
    await page.getByTestId('indicator-name').fill('Thành viên bình quân một HTX')
    await page.getByTestId('indicator-unit').fill('người/HTX')
    await page.getByTestId('indicator-formula').fill('=[HTX.thanh_vien]/[HTX.tong_so]')
    await expect.poll(() => page.getByTestId('indicator-save').isEnabled()).toBe(true)
    expect(await findViolations(page)).toEqual([])
    await page.getByTestId('indicator-save').click()
    await expect.poll(() => page.getByTestId('dialog-indicator-editor').count()).toBe(0)
    await page.getByTestId('dialog-indicators').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0)
  })

  it.each(themes)('has none in the %s theme', async (name) => {
    await showTheme(name)
    await window.openTab('formulas')
    await window.sheet.locator('.ag-row').first().waitFor()
    expect(await findViolations(page)).toEqual([])
    await window.openTab('appendix')
  })
})

describe('outside the workbook', () => {
  it.each(themes)('the page without a workbook has none in the %s theme', async (name) => {
    await showTheme(name)
    await chooseFromMenu(0, 'workbook.close')
    const start = page.getByTestId('page-no-workbook')
    await start.waitFor()
    expect(await findViolations(page)).toEqual([])
    await start.getByRole('button').nth(2).click()
    await window.ready()
  })

  it('a link that was used up already says so, without a violation', async () => {
    const old = page
    const opened = await openPage(browser, program.address)
    page = opened.page
    await page.getByTestId('page-expired').waitFor()
    await bringAxe(page)
    expect(await findViolations(page)).toEqual([])
    await page.close()
    page = old
  })
})

describe('with the keyboard alone', () => {
  it('F6 goes round all parts of the window and back with Shift', async () => {
    await showTheme('light')
    await window.openTab('appendix')
    await window.select('I.1', 'actual')
    const part = (): Promise<string> =>
      page.evaluate(
        () =>
          ['menu-bar', 'side', 'context', 'formula', 'sheet-host', 'tabs', 'inspector', 'status'].find(
            (name) => document.activeElement?.closest(`.${name}`) !== null,
          ) ?? 'none',
      )
    const found: string[] = []
    for (let step = 0; step < 8; step += 1) {
      await page.keyboard.press('F6')
      found.push(await part())
    }
    expect(found.at(-1)).toBe('sheet-host')
    expect(new Set(found)).toEqual(
      new Set(['menu-bar', 'side', 'context', 'formula', 'sheet-host', 'tabs', 'inspector', 'status']),
    )
    await page.keyboard.press('Shift+F6')
    expect(await part()).toBe('formula')
    await page.keyboard.press('F6')
    expect(await part()).toBe('sheet-host')
  })

  it.each([
    ['workbook.create', 0, '[data-testid=create-name]'],
    ['excel.export', 0, '[data-testid=export-confirm]'],
    ['history.show', 1, '.modal-actions .primary'],
    ['reference.places', 3, '[data-testid=places-search]'],
    ['reference.periods', 3, '[data-testid=period-year]'],
    ['text.check', 4, '[data-testid=draft-field]'],
    ['help.about', 5, '.modal-actions .primary'],
  ] as const)('the dialog of %s opens where its work begins', async (command, menu, first) => {
    await chooseFromMenu(menu, command)
    await page.locator(`dialog[open] ${first}:focus`).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0)
  })

  it('the focus is seen wherever it goes', async () => {
    const unseen: string[] = []
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press(step % 5 === 0 ? 'F6' : 'Tab')
      const hidden = await page.evaluate(() => {
        const element = document.activeElement
        if (element === null || element === document.body) return null
        const drawn = (one: Element, pseudo?: string): boolean => {
          const style = getComputedStyle(one, pseudo)
          return (
            (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0) ||
            (pseudo !== undefined && style.content !== 'none' && Number.parseFloat(style.borderTopWidth) > 0)
          )
        }
        const seen =
          drawn(element) ||
          drawn(element, '::after') ||
          (element.parentElement !== null && drawn(element.parentElement)) ||
          (element.parentElement?.parentElement !== null &&
            element.parentElement?.parentElement !== undefined &&
            drawn(element.parentElement.parentElement))
        return seen ? null : element.outerHTML.slice(0, 160)
      })
      if (hidden !== null) unseen.push(hidden)
    }
    expect(unseen).toEqual([])
  })
})

describe('to a screen reader', () => {
  it('the sheet is a tree with counts, levels and names', async () => {
    await window.openTab('appendix')
    await window.select('I.1', 'actual')
    const grid = window.sheet.locator('[role=treegrid]')
    expect(Number(await grid.getAttribute('aria-rowcount'))).toBeGreaterThan(50)
    expect(Number(await grid.getAttribute('aria-colcount'))).toBeGreaterThan(5)
    expect(await grid.getAttribute('aria-label')).toMatch(/\S/)
    const row = (id: string) => window.sheet.locator(`.ag-row[row-id="${id}"]`)
    expect(await row('I').getAttribute('aria-level')).toBe('1')
    expect(await row('I.1').getAttribute('aria-level')).toBe('2')
    expect(await row('I.1').getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('Alt+Shift+ArrowLeft')
    await expect.poll(() => row('I.1').getAttribute('aria-expanded')).toBe('false')
    await page.keyboard.press('Alt+Shift+ArrowRight')
    await expect.poll(() => row('I.1').getAttribute('aria-expanded')).toBe('true')
    expect(errors).toEqual([])
  })

  it('the colours of the system win where it chooses them', async () => {
    await page.emulateMedia({ forcedColors: 'active' })
    const colour = await window.cell('I.1', 'actual').evaluate((cell) => getComputedStyle(cell).color)
    const canvas = await page.evaluate(() => {
      const probe = document.createElement('i')
      probe.style.color = 'CanvasText'
      document.body.append(probe)
      const { color } = getComputedStyle(probe)
      probe.remove()
      return color
    })
    expect(colour).toBe(canvas)
    await window.shoot('forced-colors')
    await page.emulateMedia({ forcedColors: 'none' })
  })
})
