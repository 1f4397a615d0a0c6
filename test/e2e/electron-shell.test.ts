/**
 * The built page in a real Chromium, joined to the desktop shell and the real host, where Electron's runtime is not needed:
 * only the module `electron` is stood in for. What app:// answers, policy included, is what the browser gets.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endShells, makeFolders, startShell, type StartedShell } from '../unit/electron/main/start-shell'

const repository = join(import.meta.dirname, '../..')
const browserFile = '/usr/bin/chromium'
const missing = [browserFile, join(repository, 'dist/renderer/index.html')].filter(
  (file) => !existsSync(file),
)
/** Stands for app://workbook, a scheme that only Electron can add. */
const address = 'http://workbook.localhost'

async function joinPage(page: Page, shell: StartedShell): Promise<void> {
  const { contents, electron } = shell
  await page.exposeFunction('sendToShell', (frame: unknown) => {
    contents.receive('kttt:frame', frame, contents.mainFrame)
  })
  await page.addInitScript(() => {
    const own = window as unknown as Record<string, unknown>
    own['ktttBridge'] = {
      platform: 'electron',
      send: own['sendToShell'],
      onFrame: (listener: unknown) => {
        own['receiveFromShell'] = listener
      },
    }
  })
  contents.toPage = (_channel, frame) => {
    void page.evaluate((given) => {
      const receive = (window as unknown as Record<string, unknown>)['receiveFromShell'] as (
        frame: unknown,
      ) => void
      receive(given)
    }, frame)
  }
  await page.route(`${address}/**`, async (route) => {
    const url = route.request().url().replace(address, 'app://workbook')
    const handler = electron.session.schemes.get('app')
    const response = await handler?.({ url, method: 'GET' } as Request)
    if (response === undefined) throw new Error('app:// is not handled')
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  })
}

describe.skipIf(missing.length > 0)(
  `the desktop shell in Chromium (${missing.join(', ') || 'complete'})`,
  () => {
    let browser: Browser
    let page: Page
    let shell: StartedShell
    const complaints: string[] = []

    beforeAll(async () => {
      shell = await startShell({ folders: { ...makeFolders(), appFolder: repository } })
      browser = await chromium.launch({
        executablePath: browserFile,
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
        ],
      })
      page = await browser.newPage({ viewport: { width: 1366, height: 820 } })
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      await joinPage(page, shell)
      await page.goto(`${address}/`)
    })
    afterAll(async () => {
      await browser.close()
      await endShells()
    })

    it('shows the first rows of the sample', async () => {
      await page.getByTestId('sheet').getByText('25.454', { exact: true }).first().waitFor()
      await page.screenshot({ path: join(repository, 'test/output/electron-shell.png') })
    })

    it('leaves the menu to the system, and does what is chosen there', async () => {
      expect(await page.locator('[data-testid^="menu-"]').count()).toBe(0)
      const items = (shell.electron.menus.at(-1) ?? []).flatMap((menu) => menu.submenu ?? [])
      items.find((item) => item.id === 'help.keys')?.click?.()
      await page.locator('[data-testid^="dialog-"]').first().waitFor()
      await page.keyboard.press('Escape')
    })

    it('breaks no rule of its own policy', () => {
      expect(complaints).toEqual([])
    })
  },
)
