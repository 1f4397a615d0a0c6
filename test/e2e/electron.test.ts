/** The built program in the real Electron runtime. The runtime is not part of the npm package and may not be here. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const repository = join(import.meta.dirname, '../..')

/** Null, or why the test cannot run. A display is not asked for on Windows and macOS. */
function findObstacle(): string | null {
  const pathFile = join(repository, 'node_modules/electron/path.txt')
  const runtime = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : 'electron'
  if (!existsSync(join(repository, 'node_modules/electron/dist', runtime)))
    return "Electron's runtime is not in node_modules/electron/dist"
  if (!existsSync(join(repository, 'dist/electron/main.cjs'))) return 'dist is not built'
  const hasDisplay = process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined
  return process.platform === 'linux' && !hasDisplay ? 'there is no display' : null
}
const obstacle = findObstacle()

describe.skipIf(obstacle !== null)(`the desktop program (${obstacle ?? 'real runtime'})`, () => {
  const root = mkdtempSync(join(tmpdir(), 'kttt-electron-'))
  let program: ElectronApplication
  let page: Page

  beforeAll(async () => {
    program = await _electron.launch({
      args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), repository],
      env: {
        ...(process.env as Record<string, string>),
        KTTT_CONFIG: join(root, 'config'),
        KTTT_DATA: join(root, 'data'),
      },
    })
    page = await program.firstWindow()
  })
  afterAll(async () => {
    if (obstacle === null) await program.close()
    rmSync(root, { recursive: true, force: true })
  })

  it('opens a window on the appendix with its first rows', async () => {
    expect(page.url()).toBe('app://workbook/')
    const sheet = page.getByTestId('sheet')
    await sheet.waitFor()
    await sheet.getByText('25.454', { exact: true }).first().waitFor()
    expect(await page.screenshot({ path: join(repository, 'test/output/electron.png') })).not.toHaveLength(0)
  })

  it('gives the page nothing but the bridge', async () => {
    const reachable = await page.evaluate(() => ({
      bridge: Object.keys((window as unknown as { ktttBridge: object }).ktttBridge).sort(),
      node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
    }))
    expect(reachable).toEqual({ bridge: ['onFrame', 'platform', 'send'], node: [] })
  })

  it('stays where it is, and opens nothing', async () => {
    await page.evaluate(() => {
      window.open('https://example.com/')
      window.location.href = 'https://example.com/'
    })
    await page.waitForTimeout(300)
    expect(page.url()).toBe('app://workbook/')
    expect(program.windows()).toHaveLength(1)
    expect(
      await page.evaluate(() =>
        fetch('https://example.com/')
          .then(() => 'reached')
          .catch(() => 'refused'),
      ),
    ).toBe('refused')
  })

  it('keeps out what was not built', async () => {
    const status = await page.evaluate(() =>
      fetch('/../host/host-worker.mjs').then((response) => response.status),
    )
    expect(status).toBe(404)
  })
})
