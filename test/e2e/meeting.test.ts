import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bringAxe, findViolations } from './axe-violations'
import { WindowModel } from './page-model'
import { launchBrowser, openPage, removeFolder, startProgram, type Program } from './program'

/** The meeting in the program: screens, keys, figures that are only supposed, and the handout. */

let program: Program
let browser: Browser
let page: Page
let window: WindowModel
let errors: string[]

beforeAll(async () => {
  program = await startProgram()
  browser = await launchBrowser()
  ;({ page, errors } = await openPage(browser, program.address, { width: 1920, height: 1080 }))
  page.setDefaultTimeout(8000)
  window = new WindowModel(page)
  await window.ready()
})

afterAll(async () => {
  await browser.close()
  await program.stop()
  removeFolder(program.folder)
})

const title = () => page.getByTestId('meeting-title').innerText()
const actual = () => page.getByTestId('meeting-actual').innerText()
const position = () => page.getByTestId('meeting-position').innerText()
const press = (key: string) => page.keyboard.press(key)

/** Another window on the same program. */
async function openSecond(): Promise<{ second: Page; other: WindowModel }> {
  const session = await page.evaluate(() => JSON.stringify(sessionStorage))
  const second = await page.context().newPage()
  await second.addInitScript((stored) => {
    for (const [key, value] of Object.entries(JSON.parse(stored) as Record<string, string>))
      sessionStorage.setItem(key, value)
  }, session)
  await second.goto(new URL(page.url()).origin)
  const other = new WindowModel(second)
  await other.ready()
  return { second, other }
}

async function openMeeting(): Promise<void> {
  await window.openTab('appendix')
  await window.ready()
  await window.select('I.1', 'actual')
  await press('Shift+F5')
  await expect.poll(title).toBe('Tổng số HTX')
}

async function leaveMeeting(): Promise<void> {
  await press('Escape')
  await page.getByTestId('meeting').waitFor({ state: 'detached' })
  await window.ready()
}

async function chooseMenu(menu: string, item: string): Promise<void> {
  await page.locator('.menu-top', { hasText: menu }).click()
  await page.locator('.menu-items button', { hasText: item }).click()
}

/** What of a screen stands outside it. */
function findOverflowing(): Promise<string[]> {
  return page.evaluate(() => {
    const stage = document.querySelector('.meeting-stage')?.getBoundingClientRect()
    if (stage === undefined) return ['no stage']
    return [...document.querySelectorAll('.meeting-screen *')].flatMap((element) => {
      if (element.closest('.chart-text, .chart-said') !== null) return []
      const box = element.getBoundingClientRect()
      const isIn = box.bottom <= stage.bottom + 1 && box.right <= stage.right + 1 && box.top >= stage.top - 1
      return isIn || box.width === 0 ? [] : [element.className]
    })
  })
}

describe('the screens', () => {
  it('begin with the selected indicator, in very large type', async () => {
    await window.openTab('charts')
    for (const kind of ['bullets', 'structure-bars', 'ranking']) {
      const keep = page.getByTestId('chart-proposals').getByTestId(`proposal-${kind}`)
      await keep.getByTestId('chart-keep').click()
    }
    await expect.poll(() => page.getByTestId('saved-charts').locator('.chart-card').count()).toBe(3)
    await openMeeting()
    expect(await actual()).toBe('25.454')
    expect(await position()).toMatch(/^1\/\d+$/u)
    const height = await page
      .getByTestId('meeting-actual')
      .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
    expect(height).toBeGreaterThan(1080 / 10)
    expect(await page.getByTestId('meeting-previous').innerText()).toContain('Tăng 836 HTX so với năm 2019')
    expect(await page.getByTestId('meeting-part-I.1.NN').innerText()).toContain('16.520')
    await window.shoot('meeting-1920-light')
  })

  it('are gone through by keys', async () => {
    await press('ArrowRight')
    await expect.poll(position).toMatch(/^2\//u)
    await press('PageDown')
    await press('Space')
    await expect.poll(position).toMatch(/^4\//u)
    await press('ArrowLeft')
    await press('PageUp')
    await press('Shift+Space')
    await expect.poll(position).toMatch(/^1\//u)
    await press('ArrowLeft')
    await expect.poll(position).toMatch(/^1\//u)
    await press('End')
    await expect.poll(position).toMatch(/^(\d+)\/\1$/u)
    await press('Home')
    await page.keyboard.type('6')
    await expect.poll(() => page.getByTestId('meeting-typed').innerText()).toContain('6')
    await press('Enter')
    await expect.poll(title).toBe('Giải thể')
    expect(await page.getByTestId('meeting').innerText()).toContain('càng ít càng tốt')
    await window.shoot('meeting-less-is-better')
    await page.keyboard.type('5')
    await press('Enter')
    await expect.poll(title).toBe('Thành lập mới')
    const plan = await page.getByTestId('meeting-plan').innerText()
    expect(plan).toContain('Kế hoạch 2020: 2.500 · Đạt 85,5% kế hoạch')
    expect(plan).toContain('Còn thiếu 362 HTX so với kế hoạch 2020')
    await window.shoot('meeting-plan')
    const bar = await page.locator('.meeting-attainment').boundingBox()
    const attained = await page.locator('.meeting-attained').boundingBox()
    expect(bar?.width).toBeGreaterThan(1000)
    expect((attained?.width ?? 0) / (bar?.width ?? 1)).toBeCloseTo(0.855, 2)
    await page.keyboard.type('999')
    await press('Enter')
    await expect.poll(position).toMatch(/^(\d+)\/\1$/u)
    await press('Home')
  })

  it('are gone through by the mouse at the edges', async () => {
    await page.mouse.click(1915, 500)
    await expect.poll(position).toMatch(/^2\//u)
    await page.mouse.click(5, 500)
    await expect.poll(position).toMatch(/^1\//u)
  })

  it('are jumped to by title without tone marks', async () => {
    await press('g')
    await page.getByTestId('meeting-find').waitFor()
    await page.keyboard.type('von dieu le')
    await expect.poll(() => page.getByTestId('meeting-titles').locator('li').count()).toBe(1)
    await window.shoot('meeting-titles')
    await press('Enter')
    await expect.poll(title).toBe('Tổng vốn điều lệ HTX')
    await press('g')
    await press('Escape')
    await page.getByTestId('meeting-titles').waitFor({ state: 'detached' })
    expect(await title()).toBe('Tổng vốn điều lệ HTX')
  })

  it('go black and come back', async () => {
    await press('b')
    const blank = page.getByTestId('meeting-blank')
    expect(await blank.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(0, 0, 0)')
    const box = await blank.boundingBox()
    expect([box?.width, box?.height]).toEqual([1920, 1080])
    await press('ArrowRight')
    await blank.waitFor({ state: 'detached' })
    expect(await title()).toBe('Tổng vốn điều lệ HTX')
  })

  it('end with the charts of the workbook, each legible and within the screen', async () => {
    await press('End')
    const chart = page.locator('.meeting-chart')
    for (let step = 0; step < 6 && (await chart.count()) > 0; step += 1) {
      await page.locator('.meeting-chart canvas').first().waitFor()
      await page.waitForTimeout(300)
      const over = await page
        .getByTestId('meeting-stage')
        .evaluate((stage) => stage.scrollHeight - stage.clientHeight)
      expect(over).toBeLessThanOrEqual(0)
      await window.shoot(`meeting-chart-${String(step)}`)
      await press('ArrowLeft')
    }
    await press('Home')
  })

  it('fit on small and large screens, light and dark', async () => {
    const overflowing: string[] = []
    const names: [string, { width: number; height: number }][] = [
      ['1366', { width: 1366, height: 768 }],
      ['1920', { width: 1920, height: 1080 }],
      ['1024', { width: 1024, height: 768 }],
    ]
    for (const [name, size] of names) {
      await page.setViewportSize(size)
      for (const theme of ['light', 'dark']) {
        await page.evaluate((value) => {
          document.documentElement.dataset['theme'] = value
        }, theme)
        await press('Home')
        await page.waitForTimeout(200)
        await window.shoot(`meeting-${name}-${theme}`)
      }
      const last = Number((await position()).split('/')[1])
      for (let at = 1; at <= last; at += 1) {
        const over = await findOverflowing()
        if (over.length > 0) overflowing.push(`${name} ${await title()}: ${over.slice(0, 3).join(', ')}`)
        await press('ArrowRight')
      }
    }
    await page.setViewportSize({ width: 1920, height: 1080 })
    await page.evaluate(() => {
      document.documentElement.dataset['theme'] = 'light'
    })
    expect(overflowing).toEqual([])
    await press('Home')
  })
})

describe('supposing', () => {
  it('flows through totals at once, says so, and nobody else sees it', async () => {
    const { second, other } = await openSecond()
    await press('Home')
    await press('e')
    await page.getByTestId('suppose-value').fill('17.520')
    await window.shoot('meeting-editor')
    await press('Enter')
    await expect.poll(actual).toBe('26.454')
    const banner = page.getByTestId('scratch-banner')
    await expect.poll(() => banner.innerText()).toContain('16.520 → 17.520 HTX')
    expect(await banner.innerText()).toContain('Đang giả sử – chưa ghi vào sổ')
    expect(await page.getByTestId('meeting-previous').innerText()).toContain('Tăng 1.836 HTX')
    await window.shoot('meeting-supposed')
    await page.keyboard.type('9')
    await press('Enter')
    await expect.poll(title).toBe('Tổng số thành viên HTX')
    await window.shoot('meeting-dense')
    expect(await findOverflowing()).toEqual([])
    await press('Home')
    expect(await other.text('I.1', 'actual')).toBe('25.454')
    await second.close()
  })

  it('reaches the charts', async () => {
    await press('End')
    const texts = () => page.locator('.meeting-chart .chart-text').innerText()
    await window.shoot('meeting-chart-supposed')
    const found: string[] = []
    for (let step = 0; step < 6; step += 1) {
      if ((await page.locator('.meeting-chart .chart-text').count()) > 0) found.push(await texts())
      await press('ArrowLeft')
    }
    expect(found.join('\n')).toContain('17.520')
    await press('Home')
  })

  it('takes what cells take: a doubtful number is asked, a wrong one refused', async () => {
    await page.getByTestId('meeting-part-I.1.XD').locator('button').click()
    await page.getByTestId('suppose-value').fill('81/106')
    await press('Enter')
    await page.getByTestId('editor-refusal').waitFor()
    await page.getByTestId('suppose-value').fill('1,5')
    await press('Enter')
    await page.getByTestId('editor-question').waitFor()
    await window.shoot('meeting-question')
    await press('Escape')
    await page.getByTestId('editor-question').waitFor({ state: 'detached' })
    await press('Escape')
    await page.getByTestId('suppose').waitFor({ state: 'detached' })
    await page.getByTestId('meeting').waitFor()
    await page.getByTestId('meeting-actual').click()
    await page.locator('.notice', { hasText: 'do chương trình tính' }).waitFor()
  })

  it('is taken back by Ctrl+Z', async () => {
    await page.getByTestId('meeting-part-I.1.XD').locator('button').click()
    await page.getByTestId('suppose-value').fill('2000')
    await press('Enter')
    await expect.poll(() => page.getByTestId('scratch-banner').innerText()).toContain('2 số giả sử')
    await press('Control+z')
    await expect.poll(() => page.getByTestId('scratch-banner').innerText()).toContain('1 số giả sử')
    await expect.poll(actual).toBe('26.454')
  })

  it('asks before the meeting ends, and is kept under a name', async () => {
    await press('Escape')
    const dialog = page.getByTestId('dialog-end-scratch')
    await dialog.waitFor()
    await press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.getByTestId('meeting').waitFor()
    await press('Escape')
    await dialog.waitFor()
    await window.shoot('meeting-end-dialog')
    await page.getByTestId('scratch-name').fill('Phương án 17.520')
    await page.getByTestId('scratch-keep').click()
    await page.getByTestId('meeting').waitFor({ state: 'detached' })
    await window.ready()
    expect(await window.text('I.1', 'actual')).toBe('25.454')
    expect(await page.getByTestId('scratch-banner').count()).toBe(0)
  })

  it('is taken up again on the sheets, stored with one undo', async () => {
    await chooseMenu('Sửa', 'Phương án giả sử')
    await page.getByTestId('dialog-what-ifs').locator('button', { hasText: 'Mở lại' }).click()
    await page.getByTestId('scratch-banner').waitFor()
    await expect.poll(() => window.text('I.1', 'actual')).toBe('26.454')
    await window.type('I.1.XD', 'actual', '2075')
    await expect.poll(() => page.getByTestId('scratch-banner').innerText()).toContain('2 số giả sử')
    await expect.poll(() => window.text('I.1', 'actual')).toBe('27.454')
    await window.shoot('scratch-sheet')
    const { second, other } = await openSecond()
    expect(await other.text('I.1', 'actual')).toBe('25.454')
    await page.getByTestId('scratch-end').click()
    await page.getByTestId('scratch-store').click()
    await page.getByTestId('scratch-banner').waitFor({ state: 'detached' })
    await expect.poll(() => window.text('I.1', 'actual')).toBe('27.454')
    await expect.poll(() => other.text('I.1', 'actual')).toBe('27.454')
    await second.close()
    await window.select('I.1', 'actual')
    await press('Control+z')
    await expect.poll(() => window.text('I.1', 'actual')).toBe('25.454')
  })

  it('begins on the sheets, blocks what would mix with the workbook, and is thrown away', async () => {
    await chooseMenu('Sửa', 'Thử giả sử')
    await page.getByTestId('scratch-banner').waitFor()
    // At once, before anything can have come back about the figure.
    await window.select('I.1.NN', 'actual')
    await page.keyboard.type('1')
    await press('Enter')
    await press('Control+w')
    await page.getByTestId('dialog-end-scratch').waitFor()
    await press('Escape')
    await expect.poll(() => window.text('I.1', 'actual')).toBe('8.935')
    await press('Control+e')
    await page.locator('.notice', { hasText: 'hãy kết thúc giả sử trước' }).waitFor()
    expect(await page.getByTestId('dialog-export').count()).toBe(0)
    await press('Control+w')
    await page.getByTestId('dialog-end-scratch').waitFor()
    await press('Escape')
    await window.select('I.1', 'actual')
    await press('Control+z')
    await expect.poll(() => window.text('I.1', 'actual')).toBe('25.454')
    await page.getByTestId('scratch-end').click()
    await page.getByTestId('scratch-banner').waitFor({ state: 'detached' })
  })
})

describe('the handout', () => {
  it('has the same screens in order, several to a page, in greys only', async () => {
    await openMeeting()
    const count = Number((await position()).split('/')[1])
    await press('Control+p')
    const desk = page.locator('.print-view')
    await desk.waitFor()
    await expect.poll(() => desk.locator('.handout-block').count()).toBeGreaterThan(10)
    await page.waitForTimeout(800)
    const pages = await desk.locator('.handout').count()
    const blocks = await desk.locator('.handout-block').count()
    process.stdout.write(
      `handout: ${String(count)} screens, ${String(blocks)} blocks, ${String(pages)} pages\n`,
    )
    expect(pages).toBeLessThan(blocks / 2)
    const cut = await desk
      .locator('.handout-block')
      .evaluateAll((all) =>
        all
          .filter((block) => block.scrollHeight > block.clientHeight + 1)
          .map((block) => block.querySelector('h2')?.innerText ?? ''),
      )
    expect(cut).toEqual([])
    const coloured = await desk.locator('.handout').evaluateAll((all) => {
      const isGrey = (colour: string): boolean => {
        const [r, g, b] = (/\d+(?:, \d+){2}/u.exec(colour)?.[0] ?? '0, 0, 0').split(', ')
        return r === g && g === b
      }
      return all.flatMap((sheet) =>
        [...sheet.querySelectorAll('*')].flatMap((element) => {
          if (element instanceof HTMLCanvasElement) {
            const data = element.getContext('2d')?.getImageData(0, 0, element.width, element.height).data
            if (data === undefined) return ['no canvas']
            for (let at = 0; at < data.length; at += 4)
              if (data[at] !== data[at + 1] || data[at] !== data[at + 2]) return ['canvas']
            return []
          }
          const { color, backgroundColor } = getComputedStyle(element)
          return isGrey(color) && isGrey(backgroundColor) ? [] : [element.outerHTML.slice(0, 80)]
        }),
      )
    })
    expect(coloured).toEqual([])
    await desk.locator('.handout').first().scrollIntoViewIfNeeded()
    await window.shoot('meeting-handout')
    await desk.locator('.handout').last().scrollIntoViewIfNeeded()
    await page.waitForTimeout(400)
    await window.shoot('meeting-handout-last')
    await press('Escape')
    await desk.waitFor({ state: 'detached' })
    await page.getByTestId('meeting').waitFor()
    await leaveMeeting()
  })
})

describe('for everybody', () => {
  it('has no violation', async () => {
    await openMeeting()
    await bringAxe(page)
    const find = () => findViolations(page, 'html', 'any')
    for (const theme of ['light', 'dark', 'contrast']) {
      await page.evaluate((value) => {
        document.documentElement.dataset['theme'] = value
      }, theme)
      expect(await find()).toEqual([])
      await press('g')
      await page.getByTestId('meeting-find').waitFor()
      expect(await find()).toEqual([])
      await press('Escape')
      await press('e')
      await page.getByTestId('suppose').waitFor()
      expect(await find()).toEqual([])
      await press('Escape')
      await page.getByTestId('suppose').waitFor({ state: 'detached' })
    }
    await leaveMeeting()
    expect(errors).toEqual([])
  })
})
