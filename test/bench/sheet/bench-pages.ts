import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Browser, CDPSession, Page } from 'playwright'
import { build } from 'vite'
import react from '@vitejs/plugin-react'
import { outputFolder } from '../../e2e/program'
import { repoRoot } from '../../tools/bundle-program'
import type { PageShape } from './page/page-shape'

const pageFolder = join(outputFolder, 'bench', 'sheet-pages')
/** Never dialled: every request is answered here. Chromium trusts this name like https, which the clipboard needs. */
const origin = 'http://localhost:7'
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

/** The two pages as the program's own page is built. */
export async function buildPages(): Promise<void> {
  process.env['NODE_ENV'] = 'production'
  const root = join(repoRoot, 'test', 'bench', 'sheet', 'page')
  await build({
    configFile: false,
    root,
    base: './',
    publicDir: false,
    plugins: [react()],
    logLevel: 'warn',
    worker: { format: 'es' },
    build: {
      outDir: pageFolder,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      target: 'chrome140',
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: [join(root, 'program.html'), join(root, 'bare.html')] },
    },
  })
}

export type Contestant = 'program' | 'bare'
export type BenchWindow = { page: Page; cdp: CDPSession; errors: string[] }

/** A window of its own for one of the two, with the table not yet asked for. `shape` is for the bare grid. */
export async function openWindow(
  browser: Browser,
  name: Contestant,
  indicators: number,
  shape: PageShape | null,
): Promise<BenchWindow> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'vi-VN',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  await page.route(`${origin}/**`, async (route) => {
    const path = new URL(route.request().url()).pathname
    const body = await readFile(join(pageFolder, path)).catch(() => null)
    if (body === null) await route.fulfill({ status: 404 })
    else await route.fulfill({ body, contentType: types[extname(path)] ?? 'application/octet-stream' })
  })
  if (shape !== null) await page.addInitScript((look) => (globalThis.benchShape = look), shape)
  const cdp = await context.newCDPSession(page)
  await cdp.send('Performance.setTimeDomain', { timeDomain: 'threadTicks' })
  await cdp.send('Performance.enable')
  await page.goto(`${origin}/${name}.html#${String(indicators)}`)
  await page
    .waitForFunction(() => globalThis.benchPage !== undefined, undefined, { timeout: 30_000 })
    .catch(() => {
      throw new Error(`the page of ${name} does not start: ${errors.join('\n')}`)
    })
  return { page, cdp, errors }
}

/** Processor time of the page's main thread since it began, in milliseconds: it counts no waiting, on a busy machine too. */
export async function readSpent({ cdp }: BenchWindow): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
}
