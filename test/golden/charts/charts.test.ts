import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { chromium, type Browser, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestPage } from '../../tools/test-page'
import { sceneNames } from './chart-scenes'
import type { PageScene } from './charts-page'
import { comparePng, readPng } from './png-pixels'

/**
 * Each kind of chart in real Chromium: compared with the approved picture, printed to a PDF that holds no image, and
 * written as SVG and PNG. `KTTT_APPROVE=1 npm run golden -- test/golden/charts` writes the approved pictures anew; look at
 * them before you keep them.
 */
const folder = import.meta.dirname
const approved = join(folder, 'approved')
const output = join(folder, '../../output/charts')
const approves = process.env['KTTT_APPROVE'] === '1'

let browser: Browser
let page: Page

beforeAll(async () => {
  mkdirSync(output, { recursive: true })
  mkdirSync(approved, { recursive: true })
  const html = await buildTestPage(join(folder, 'charts-page.tsx'))
  browser = await chromium.launch({
    executablePath: process.env['KTTT_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  })
  page = await browser.newPage({ viewport: { width: 760, height: 1200 } })
  await page.setContent(html, { waitUntil: 'load' })
})

afterAll(async () => {
  await browser.close()
})

async function show(scene: PageScene, theme = 'light', paper = false): Promise<void> {
  await page.evaluate(
    ([name, colours, onPaper]) => {
      window.showChart(name, colours, onPaper)
    },
    [scene, theme, paper] as const,
  )
  const plots = scene === 'small-multiples' ? 2 : 1
  await page.waitForFunction((count) => window.drawn >= count, plots)
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
}

describe.each(sceneNames)('%s', (scene) => {
  it('looks as approved', async () => {
    await show(scene)
    const shot = await page.locator('#chart').screenshot()
    writeFileSync(join(output, `${scene}.png`), shot)
    const file = join(approved, `${scene}.png`)
    if (approves) writeFileSync(file, shot)
    expect(existsSync(file), `${file} is missing`).toBe(true)
    const { share, sameSize } = comparePng(readPng(shot), readPng(readFileSync(file)))
    expect(sameSize).toBe(true)
    // Chromium draws letters a little differently from version to version; a moved bar is more than this.
    expect(share).toBeLessThan(0.01)
  })

  it('is vectors with text on paper', async () => {
    await show(scene, 'light', true)
    const file = join(output, `${scene}.pdf`)
    writeFileSync(file, await page.pdf({ format: 'A4', landscape: true, printBackground: true }))
    const run = (tool: string, ...args: string[]): string =>
      execFileSync(tool, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    expect(run('pdfimages', '-list', file).trim().split('\n')).toHaveLength(2)
    const text = run('pdftotext', '-layout', file, '-').normalize('NFC').replace(/\s+/g, '')
    const figures = await page.locator('.chart-text td').allInnerTexts()
    const wanted = figures
      .map((one) => one.split(' · ')[0] ?? '')
      .filter((one) => /^\d{1,3}(\.\d{3})+$/.test(one))
    const missing = wanted.filter((one) => !text.includes(one))
    expect(missing).toEqual([])
  })

  it('is drawn into SVG and PNG of its own', async () => {
    const svg = await page.evaluate((name) => window.svg(name), scene)
    writeFileSync(join(output, `${scene}.svg`), svg)
    expect(svg).toMatch(/^<svg /)
    expect(svg).not.toMatch(/NaN|undefined|<image/)
    expect((svg.match(/<text /g) ?? []).length).toBeGreaterThan(4)
    expect((svg.match(/<g /g) ?? []).length).toBe((svg.match(/<\/g>/g) ?? []).length)
    const png = Buffer.from(await page.evaluate((name) => window.png(name), scene), 'base64')
    writeFileSync(join(output, `${scene}-file.png`), png)
    const { width } = readPng(png)
    // 760 CSS pixels are 7,9 inches.
    expect(width / (760 / 96)).toBeGreaterThanOrEqual(300)
    expect(png.includes(Buffer.from('pHYs'))).toBe(true)
  })
})

describe('themes', () => {
  it.each(['dark', 'contrast'])('%s draws on its own ground', async (theme) => {
    await show('doughnut', theme)
    const shot = await page.locator('#chart').screenshot()
    writeFileSync(join(output, `doughnut-${theme}.png`), shot)
    await show('grouped-bars', theme)
    const bars = await page.locator('#chart').screenshot()
    writeFileSync(join(output, `grouped-bars-${theme}.png`), bars)
    expect(
      comparePng(readPng(bars), readPng(readFileSync(join(approved, 'grouped-bars.png')))).share,
    ).toBeGreaterThan(0.02)
  })
})

describe('a change of theme', () => {
  it('is followed by the drawing and its legend', async () => {
    await show('stacked-100')
    const before = readPng(await page.locator('#chart').screenshot())
    await page.evaluate(() => {
      document.documentElement.dataset['theme'] = 'dark'
    })
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    )
    const after = await page.locator('#chart').screenshot()
    await show('stacked-100', 'dark')
    const fresh = await page.locator('#chart').screenshot()
    expect(comparePng(readPng(after), before).share).toBeGreaterThan(0.2)
    expect(comparePng(readPng(after), readPng(fresh)).share).toBeLessThan(0.002)
  })
})

describe('points', () => {
  it('are gone through by keys and opened by Enter and by a double click', async () => {
    await show('structure-bars')
    await page.locator('.chart-canvas').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await page.locator('.chart-said').innerText()).toContain('Công nghiệp - TTCN')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => window.opened)).toEqual(['CN/actual'])
    const frame = await page.locator('.chart-chosen').boundingBox()
    const plot = await page.locator('.chart-canvas').boundingBox()
    if (frame === null || plot === null) throw new Error('nothing is chosen')
    await page.mouse.dblclick(frame.x + 6, frame.y + frame.height / 2)
    expect(await page.evaluate(() => window.opened)).toEqual(['CN/actual', 'CN/actual'])
  })
})
