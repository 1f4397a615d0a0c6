import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright'
import { outputFolder } from './program'

/** The window as a user sees it: sheets, cells by row and column of the form, dialogs. Grid selectors live only here. */
export class WindowModel {
  constructor(readonly page: Page) {}

  get sheet(): Locator {
    return this.page.getByTestId('sheet')
  }

  /** Waits until the first rows stand on the screen. */
  async ready(): Promise<void> {
    await this.sheet.locator('.ag-row .ag-cell').first().waitFor()
  }

  cell(row: string, column: string): Locator {
    return this.sheet.locator(`.ag-row[row-id="${row}"] .ag-cell[col-id="${column}"]`)
  }

  /** Scrolls until the row is drawn: rows far away do not exist in the page. */
  async reveal(row: string, column: string): Promise<Locator> {
    const cell = this.cell(row, column)
    const viewport = this.sheet.locator('.ag-grid-viewport')
    if ((await cell.count()) === 0) {
      await viewport.evaluate((element) => {
        element.scrollTop = 0
      })
    }
    for (let step = 0; step < 60 && (await cell.count()) === 0; step++) {
      await viewport.evaluate((element) => {
        element.scrollTop += 300
      })
      await this.page.waitForTimeout(30)
    }
    await cell.scrollIntoViewIfNeeded()
    return cell
  }

  async text(row: string, column: string): Promise<string> {
    return ((await (await this.reveal(row, column)).textContent()) ?? '').replace('▲', '').trim()
  }

  async select(row: string, column: string): Promise<void> {
    await (await this.reveal(row, column)).click()
  }

  /** Types into a cell and commits with Enter. */
  async type(row: string, column: string, text: string): Promise<void> {
    await this.select(row, column)
    await this.page.keyboard.type(text)
    await this.page.keyboard.press('Enter')
  }

  get editor(): Locator {
    return this.page.getByTestId('cell-editor')
  }

  async openTab(name: 'appendix' | 'sectors' | 'localities' | 'formulas' | 'charts'): Promise<void> {
    await this.page.getByTestId(`tab-${name}`).click()
  }

  /** Brings a file to the import desk, which is opened if it is not. */
  async bringFile(path: string): Promise<void> {
    const start = this.page.getByTestId('desk-choose')
    const other = this.page.getByTestId('desk-other')
    if ((await this.page.getByTestId('dialog-import').count()) === 0)
      await this.page.getByTestId('excel.import').click()
    const chooser = this.page.waitForEvent('filechooser')
    await start.or(other).click()
    await (await chooser).setFiles(path)
  }

  async shoot(name: string): Promise<void> {
    const folder = join(outputFolder, 'screens')
    mkdirSync(folder, { recursive: true })
    await this.page.screenshot({ path: join(folder, `${name}.png`) })
  }
}
