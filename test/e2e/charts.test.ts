import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bringAxe, findViolations } from './axe-violations'
import { WindowModel } from './page-model'
import { launchBrowser, openPage, removeFolder, startProgram, type Program } from './program'

/** The gallery in the program: proposals, charts kept in the workbook, their order and undo, and charts that follow edits. */

let program: Program
let browser: Browser
let page: Page
let window: WindowModel
let errors: string[]

beforeAll(async () => {
  program = await startProgram()
  browser = await launchBrowser()
  ;({ page, errors } = await openPage(browser, program.address))
  window = new WindowModel(page)
  await window.ready()
})

afterAll(async () => {
  await browser.close()
  await program.stop()
  removeFolder(program.folder)
})

/** Another window on the same program: the code of the address is spent, the session of the first is shared. */
async function openSecond(): Promise<Page> {
  const session = await page.evaluate(() => JSON.stringify(sessionStorage))
  const second = await page.context().newPage()
  await second.addInitScript((stored) => {
    for (const [key, value] of Object.entries(JSON.parse(stored) as Record<string, string>))
      sessionStorage.setItem(key, value)
  }, session)
  await second.goto(new URL(page.url()).origin)
  return second
}

const saved = () => page.getByTestId('saved-charts').locator('.chart-card')
const titles = () => saved().locator('.chart-title').allInnerTexts()
const proposal = (kind: string) => page.getByTestId('chart-proposals').getByTestId(`proposal-${kind}`)

describe('the gallery', () => {
  it('proposes charts for what is shown and says that none is kept', async () => {
    await window.openTab('charts')
    await page.getByTestId('charts-empty').waitFor()
    await proposal('bullets').waitFor()
    await proposal('structure-bars').waitFor()
    await proposal('ranking').waitFor()
    await window.shoot('charts-gallery')
    expect(await proposal('structure-bars').locator('.chart-title').innerText()).toContain('Cơ cấu')
  })

  it('keeps charts in the workbook, in order', async () => {
    await proposal('bullets').getByTestId('chart-keep').click()
    await expect.poll(() => saved().count()).toBe(1)
    await proposal('structure-bars').getByTestId('chart-keep').click()
    await expect.poll(() => saved().count()).toBe(2)
    expect((await titles())[0]).toBe('Mức đạt kế hoạch')
  })

  it('changes kind, title and note of one', async () => {
    const first = saved().first()
    const id = (await first.getAttribute('data-testid'))?.replace('chart-', '') ?? ''
    await page.getByTestId(`chart-edit-${id}`).click()
    await page.getByTestId('chart-title').fill('Biểu đồ trình hội nghị')
    await page.getByTestId('chart-note').fill('Số ước đến 15/12')
    await page.getByTestId('chart-kind').selectOption('grouped-bars')
    await page.getByTestId('chart-unit').selectOption('người')
    await expect.poll(() => page.locator('.chart-preview').innerText()).toContain('đơn vị tính: người')
    await window.shoot('charts-editor')
    await page.getByTestId('chart-store').click()
    await expect.poll(async () => (await titles())[0]).toBe('Biểu đồ trình hội nghị')
    expect(await saved().first().innerText()).toContain('Số ước đến 15/12')
    expect(await saved().first().getAttribute('data-kind')).toBe('grouped-bars')
  })

  it('reorders with keys, duplicates, removes, and undoes each', async () => {
    const before = await titles()
    const id = (await saved().first().getAttribute('data-testid'))?.replace('chart-', '') ?? ''
    await page.getByTestId(`chart-move-${id}`).focus()
    await page.keyboard.press('Alt+ArrowDown')
    await expect.poll(titles).toEqual([before[1], before[0]])
    await page.getByTestId(`chart-duplicate-${id}`).click()
    await expect.poll(titles).toEqual([before[1], before[0], before[0]])
    await page.getByTestId(`chart-remove-${id}`).click()
    await expect.poll(() => saved().count()).toBe(2)
    await page.keyboard.press('Control+z')
    await expect.poll(() => saved().count()).toBe(3)
    await page.keyboard.press('Control+z')
    await expect.poll(() => saved().count()).toBe(2)
    await page.keyboard.press('Control+z')
    await expect.poll(titles).toEqual(before)
    await page.keyboard.press('Control+y')
    await expect.poll(titles).toEqual([before[1], before[0]])
  })

  it('reorders by dragging', async () => {
    const before = await titles()
    await saved().nth(1).locator('.chart-title').dragTo(saved().nth(0).locator('.chart-title'))
    await expect.poll(titles).toEqual([before[1], before[0]])
  })

  it('is the same in another window, and after opening the file again', async () => {
    const second = await openSecond()
    const other = new WindowModel(second)
    await other.openTab('charts')
    const shown = second.getByTestId('saved-charts').locator('.chart-title')
    await expect.poll(() => shown.allInnerTexts()).toEqual(await titles())
    await proposal('ranking').getByTestId('chart-keep').click()
    await expect.poll(() => shown.count()).toBe(3)
    await second.close()
  })
})

describe('a chart', () => {
  it('follows an edit within a frame of its patch', async () => {
    await window.openTab('appendix')
    await window.ready()
    // Counted in the page, whatever the speed of the machine: frames that pass between the patch on the wire and the figure
    // being drawn.
    const other = await openSecond()
    await new WindowModel(other).openTab('charts')
    await other.getByTestId('proposal-structure-bars').locator('canvas').scrollIntoViewIfNeeded()
    await other.waitForTimeout(1000)
    await other.evaluate(() => {
      const holder = globalThis as unknown as { frames: number; drawn: number | null; took: number }
      holder.drawn = null
      let arrived = 0
      const original = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')?.get
      if (original === undefined) throw new Error('no message data')
      Object.defineProperty(MessageEvent.prototype, 'data', {
        get(this: MessageEvent) {
          const data: unknown = original.call(this)
          if (arrived === 0 && typeof data === 'string' && data.includes('workbook.patched')) {
            arrived = performance.now()
            holder.frames = 0
            const count = (): void => {
              holder.frames += 1
              requestAnimationFrame(count)
            }
            requestAnimationFrame(count)
          }
          return data
        },
      })
      const fillText = Object.getOwnPropertyDescriptor(CanvasRenderingContext2D.prototype, 'fillText')
        ?.value as CanvasRenderingContext2D['fillText'] | undefined
      if (fillText === undefined) throw new Error('no text')
      CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
        if (text === '17.520' && holder.drawn === null) {
          holder.drawn = holder.frames
          holder.took = performance.now() - arrived
        }
        fillText.call(this, text, ...rest)
      }
    })
    await window.type('I.1.NN', 'actual', '17520')
    const read = () =>
      other.evaluate(() => {
        const { drawn, took } = globalThis as unknown as { drawn: number | null; took: number }
        return { drawn, took }
      })
    await expect.poll(async () => (await read()).drawn).not.toBeNull()
    const { drawn, took } = await read()
    process.stdout.write(`from patch to drawn figure: ${took.toFixed(1)} ms, ${String(drawn)} frames\n`)
    expect(drawn).toBeLessThanOrEqual(1)
    await other.close()
    await window.openTab('appendix')
    await page.keyboard.press('Control+z')
  })

  it('leads to its cells', async () => {
    await window.openTab('charts')
    const plot = proposal('structure-bars').locator('.chart-canvas')
    await plot.focus()
    // A chart below the window is drawn when it comes into view.
    await expect
      .poll(async () => {
        await page.keyboard.press('ArrowDown')
        return plot.locator('.chart-said').innerText()
      })
      .not.toBe('')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByTestId('tab-sectors').getAttribute('aria-selected')).toBe('true')
    await expect.poll(() => page.locator('#name-box-field').inputValue()).not.toBe('')
  })

  it('is drawn from a selection, or a sentence says why not', async () => {
    await window.openTab('appendix')
    await window.ready()
    await window.select('I.1.NN', 'actual')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await (await window.reveal('I.1.NN', 'actual')).click({ button: 'right' })
    await page.getByTestId('item-chart.fromSelection').click()
    await page.getByTestId('selection-charts').getByTestId('proposal-grouped-bars').waitFor()
    await window.shoot('charts-selection')
    await page.getByTestId('chart-discard').click()
    await expect.poll(() => page.getByTestId('selection-charts').count()).toBe(0)
  })

  it('is saved as SVG and PNG', async () => {
    await proposal('structure-bars').getByTestId('chart-enlarge').click()
    const svg = page.waitForEvent('download')
    await page.getByTestId('chart-save-svg').click()
    const text = readFileSync(await (await svg).path(), 'utf8')
    expect(text).toContain('Cơ cấu')
    expect(text).toMatch(/^<svg /)
    const png = page.waitForEvent('download')
    await page.getByTestId('chart-save-png').click()
    const bytes = readFileSync(await (await png).path())
    expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG')
    expect(bytes.readUInt32BE(16)).toBeGreaterThan(2300)
    await window.shoot('charts-large')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByTestId('chart-copy-png').click()
    const readTypes = () =>
      page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types))
    await expect.poll(readTypes).toContain('image/png')
    await page.getByTestId('chart-copy-svg').click()
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^<svg /)
    await page.getByTestId('chart-back').click()
  })

  it('and the gallery around it have no serious fault for who uses other means', async () => {
    await bringAxe(page)
    await window.openTab('charts')
    await saved().first().waitFor()
    expect(await findViolations(page)).toEqual([])
    const id = (await saved().first().getAttribute('data-testid'))?.replace('chart-', '') ?? ''
    await page.getByTestId(`chart-edit-${id}`).click()
    await page.getByTestId('chart-title').waitFor()
    expect(await findViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  it('left no error on the page', () => {
    expect(errors).toEqual([])
  })
})
