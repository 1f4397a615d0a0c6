/** The desktop shell over the built host and page: everything real except Electron itself. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { WorkbookState } from '../../../../shared/model/workbook'
import { endShells, makeFolders, openPage, startShell, type Page, type StartedShell } from './start-shell'

const repository = join(import.meta.dirname, '../../../..')
const needed = ['dist/host/host-worker.mjs', 'dist/renderer/index.html']
const missing = needed.filter((file) => !existsSync(join(repository, file)))

describe.skipIf(missing.length > 0)(`the built program (${missing.join(', ') || 'complete'})`, () => {
  let shell: StartedShell
  let page: Page
  beforeAll(async () => {
    shell = await startShell({ folders: { ...makeFolders(), appFolder: repository } })
    page = await openPage(shell.contents)
  })
  afterAll(endShells)

  it('opens the sample at the first start and shows its rows', async () => {
    const state = (await page.call('workbook.state', {})).output as WorkbookState
    const form = state.forms[0]?.id
    const { period, locality } = state
    const request = { kind: 'form', form, period, locality }
    const view = await page.call('view.open', { request })
    expect(view.kind).toBe('reply')
    const { layout } = view.output as { layout: { rows: unknown[] } }
    expect(layout.rows.length).toBeGreaterThan(80)
  })

  it('saves a copy to the place chosen in the dialog, and notes it as recent when it is opened', async () => {
    const path = join(shell.dataFolder, 'Bản sao.kttt')
    shell.electron.answers.push({ canceled: false, filePath: path })
    const target = (await page.call('shell.pickTarget', { purpose: 'workbook', suggestedName: 'Bản sao' }))
      .output
    const { file } = target as { file: string }
    expect(await page.call('workbook.saveCopy', { target: file })).toMatchObject({ kind: 'reply' })
    shell.electron.answers.push({ canceled: false, filePaths: [path] })
    const opened = (await page.call('shell.pickFile', { purpose: 'workbook' })).output as { file: string }
    expect(await page.call('workbook.open', { file: opened.file })).toMatchObject({ kind: 'reply' })
    await vi.waitFor(() => {
      expect(shell.electron.app.recent).toEqual([path])
    })
  })

  it('serves a page that its own policy allows: every file in the list, no script or style inside it', async () => {
    const handler = shell.electron.session.schemes.get('app')
    const ask = (path: string) => handler?.({ url: `app://workbook/${path}`, method: 'GET' } as Request)
    const folder = join(repository, 'dist/renderer')
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || entry.name.endsWith('.map')) continue
      const path = join(entry.parentPath, entry.name).slice(folder.length + 1)
      expect([path, (await ask(path))?.status]).toEqual([path, 200])
    }
    const html = readFileSync(join(folder, 'index.html'), 'utf8')
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>|\son\w+=|javascript:/i)
    for (const [, url = ''] of html.matchAll(/\s(?:src|href)="(?!data:)([^"]+)"/g))
      expect([url, (await ask(url.replace(/^\.?\//, '')))?.status]).toEqual([url, 200])
  })
})
