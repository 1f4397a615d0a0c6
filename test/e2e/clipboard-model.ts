import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Browser, Locator, Page } from 'playwright'
import { expect } from 'vitest'
import { repoRoot } from '../tools/bundle-program'
import { WindowModel } from './page-model'
import { launchBrowser, openPage, removeFolder, startProgram, type Program } from './program'

declare const offered: { html: string; plain: string }
declare const received: { html: string; plain: string }
declare const frames: { longest: number }

/** "HTX.giai_the/ALL 2020" → "811"; a scenario other than the actual one is a number behind the year. */
type Facts = ReadonlyMap<string, string>

export function readFixture(name: string): string {
  return readFileSync(join(repoRoot, 'test/fixtures/clipboard', name), 'utf8')
}

/**
 * The program beside another page that copies and pastes by its own events, on the clipboard of a real browser. After a
 * gesture the file is asked what it holds, not the screen.
 */
export class ClipboardModel {
  private before: Facts = new Map()
  private copies = 0

  private constructor(
    private readonly program: Program,
    private readonly browser: Browser,
    readonly page: Page,
    private readonly other: Page,
    readonly errors: string[],
    readonly window: WindowModel,
  ) {}

  static async start(): Promise<ClipboardModel> {
    const browser = await launchBrowser()
    const program = await startProgram()
    const { page, errors } = await openPage(browser, program.address)
    const other = await page.context().newPage()
    await other.setContent('<div contenteditable id="document">x</div>')
    await other.evaluate(listenAsOtherProgram)
    await page.bringToFront()
    const window = new WindowModel(page)
    await window.ready()
    return new ClipboardModel(program, browser, page, other, errors, window)
  }

  async stop(): Promise<void> {
    await this.browser.close()
    await this.program.stop()
    removeFolder(this.program.folder)
  }

  /** From here on `changes` counts. */
  async begin(): Promise<void> {
    this.before = await this.readFacts()
  }

  /** Another program copies. */
  async offer(html: string, plain = ''): Promise<void> {
    await this.other.bringToFront()
    await this.other.locator('#document').click()
    await this.other.evaluate((data) => Object.assign(offered, data), { html, plain })
    await this.other.keyboard.press('Control+c')
    await this.page.bringToFront()
  }

  /** Another program pastes what is on the clipboard. */
  async receive(): Promise<{ html: string; plain: string }> {
    await this.other.bringToFront()
    await this.other.locator('#document').click()
    await this.other.keyboard.press('Control+v')
    const data = await this.other.evaluate(() => received)
    await this.page.bringToFront()
    return data
  }

  /** A copy is asked, because the program holds its file alone. */
  private async readFacts(): Promise<Facts> {
    const path = join(this.program.folder, `sổ ${String((this.copies += 1))}.kttt`)
    const waiting = this.page.waitForEvent('download')
    await this.page.getByText('Tệp', { exact: true }).click()
    await this.page.getByTestId('menu-workbook.saveCopy').click()
    await (await waiting).saveAs(path)
    const db = new Database(path, { readonly: true })
    const rows = db
      .prepare<
        [],
        { place: string; state: number; value: number; decimals: number; qualifier: number | null }
      >(
        `SELECT i.code || '/' || s.code || ' ' || p.year || iif(f.scenario = 0, '', ' ' || f.scenario) AS place,
           f.state, f.value, i.decimals, f.qualifier
         FROM fact f JOIN indicator i ON i.id = f.indicator_id JOIN sector s ON s.id = f.sector_id
         JOIN period p ON p.id = f.period_id`,
      )
      .all()
    db.close()
    return new Map(
      rows.map(({ place, state, value, decimals, qualifier }) => {
        const written = ['', '–', '…'][state] ?? ''
        const shown = written === '' ? String(value / 10 ** decimals) : written
        return [place, qualifier === null ? shown : `${shown} q${String(qualifier)}`]
      }),
    )
  }

  /** What has changed in the file since `begin`. */
  async changes(): Promise<Record<string, string>> {
    const now = await this.readFacts()
    const found: Record<string, string> = {}
    for (const place of new Set([...this.before.keys(), ...now.keys()])) {
      const is = now.get(place) ?? ''
      if (is !== (this.before.get(place) ?? '')) found[place] = is
    }
    return found
  }

  async paste(row: string, column: string, keys = 'Control+v'): Promise<void> {
    await this.window.select(row, column)
    await this.page.keyboard.press(keys)
  }

  /** The keyboard goes back to the sheet; the selection stays. */
  async focusSheet(): Promise<void> {
    await this.window.sheet.locator('.ag-cell-focus').first().focus()
  }

  /** Undoes one step, after which the file is as it was at `begin`. */
  async undoAll(): Promise<void> {
    await this.focusSheet()
    await this.page.keyboard.press('Control+z')
    await expect.poll(() => this.changes()).toEqual({})
  }

  panel(): Locator {
    return this.page.getByTestId('paste-panel')
  }

  toast(): Locator {
    return this.page.getByTestId('toast').last()
  }

  async toastText(): Promise<string> {
    return (await this.page.getByTestId('toast').allInnerTexts()).join('\n')
  }

  summary(): Promise<string> {
    return this.page.getByTestId('paste-summary').innerText()
  }

  reading(): Promise<string> {
    return this.page.getByTestId('paste-reading').innerText()
  }

  /** How many parts of the dashed line are drawn. */
  outlines(): Promise<number> {
    return this.page.locator('.copy-outline:not([hidden])').count()
  }

  async closePanel(): Promise<void> {
    if ((await this.panel().count()) > 0) await this.panel().getByRole('button', { name: 'Đóng' }).click()
  }

  async selectRange(row: string, column: string, toRow: string, toColumn: string): Promise<void> {
    await this.window.select(row, column)
    await (await this.window.reveal(toRow, toColumn)).click({ modifiers: ['Shift'] })
  }

  async choose(command: string): Promise<void> {
    await this.page.getByText('Sửa', { exact: true }).click()
    await this.page.getByTestId(`menu-${command}`).click()
  }

  /** The id of the last row of the table. */
  async lastRow(): Promise<string> {
    await this.focusSheet()
    await this.page.keyboard.press('Control+End')
    await this.page.waitForTimeout(200)
    const rows = await this.window.sheet.locator('.ag-row').evaluateAll((all) =>
      all.map((row) => ({
        at: Number(row.getAttribute('row-index')),
        id: row.getAttribute('row-id') ?? '',
      })),
    )
    return rows.sort((a, b) => b.at - a.at)[0]?.id ?? ''
  }

  /** Measures the longest time between two frames from now on. */
  async watchFrames(): Promise<void> {
    await this.page.evaluate(() => {
      const seen = { longest: 0 }
      Object.assign(globalThis, { frames: seen })
      let last = performance.now()
      const tick = (now: number): void => {
        seen.longest = Math.max(seen.longest, now - last)
        last = now
        requestAnimationFrame(tick)
      }
      requestAnimationFrame(tick)
    })
  }

  longestFrame(): Promise<number> {
    return this.page.evaluate(() => frames.longest)
  }
}

/** Runs in the other page. */
function listenAsOtherProgram(): void {
  const offering = { html: '', plain: '' }
  const receiving = { html: '', plain: '' }
  Object.assign(globalThis, { offered: offering, received: receiving })
  document.addEventListener('copy', (event) => {
    event.preventDefault()
    if (offering.html !== '') event.clipboardData?.setData('text/html', offering.html)
    event.clipboardData?.setData('text/plain', offering.plain)
  })
  document.addEventListener('paste', (event) => {
    event.preventDefault()
    receiving.html = event.clipboardData?.getData('text/html') ?? ''
    receiving.plain = event.clipboardData?.getData('text/plain') ?? ''
  })
}
