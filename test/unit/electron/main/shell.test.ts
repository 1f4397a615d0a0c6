import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import menuEn from '../../../../resources/text/menu.en.json'
import menuVi from '../../../../resources/text/menu.vi.json'
import type { MenuItem } from './fake-electron'
import { endShells, hostNotes, loadShell, makeFolders, openPage, startShell } from './start-shell'

afterEach(endShells)

const flatten = (items: readonly MenuItem[]): MenuItem[] =>
  items.flatMap((item) => [item, ...flatten(item.submenu ?? [])])
/** Items of the system stand for these: they reach a cell editor as well as the sheet. */
const native = new Set(['edit.cut', 'edit.copy', 'edit.paste'])
const settings = {
  theme: 'light',
  language: 'vi',
  sideOpen: true,
  inspectorOpen: true,
  author: '',
  printChecks: true,
  zoom: 100,
  tables: {},
  exports: {},
}

describe('starting', () => {
  it('gives way to the instance that runs already', async () => {
    const { electron, folders } = await loadShell({ hasLock: false })
    electron.app.start()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(electron.log).toContain('quit')
    expect(electron.windows).toEqual([])
    expect(existsSync(join(folders.configFolder, 'host.txt'))).toBe(false)
  })

  it('ties the lock to the config folder, not to the machine', async () => {
    const { electron, folders } = await loadShell()
    expect(electron.paths.get('userData')).toBe(join(folders.configFolder, 'shell'))
    expect(electron.log.indexOf('setPath userData')).toBeLessThan(
      electron.log.indexOf('requestSingleInstanceLock'),
    )
  })

  it('shows the window when the page has drawn', async () => {
    const { window } = await startShell()
    expect(window.options['show']).toBe(false)
    expect(window.shown).toBe(0)
    window.emit('ready-to-show')
    expect(window.shown).toBe(1)
  })

  it('opens the workbook of the command line first', async () => {
    const shell = await startShell({ args: ['--no-first-run', 'báo cáo.kttt'] })
    await vi.waitFor(() => {
      expect(hostNotes(shell.configFolder)[0]).toBe(`start ${join(shell.dataFolder, 'báo cáo.kttt')}`)
    })
  })

  it('opens the workbook the system asks for before it is ready', async () => {
    const { electron, folders } = await loadShell()
    let prevented = false
    electron.app.emit('open-file', { preventDefault: () => (prevented = true) }, '/tmp/a.kttt')
    electron.app.start()
    await vi.waitFor(() => {
      expect(hostNotes(folders.configFolder)[0]).toBe('start /tmp/a.kttt')
    })
    expect(prevented).toBe(true)
  })

  it.each(['\\\\server\\share\\a.kttt', '//server/share/a.kttt', '\\\\?\\UNC\\server\\share\\a.kttt'])(
    'does not touch %s, and says so',
    async (path) => {
      const shell = await startShell({ args: [path] })
      await vi.waitFor(() => {
        expect(hostNotes(shell.configFolder)).toEqual(['start null'])
      })
      expect(shell.electron.dialogs.map(({ kind, options }) => [kind, options['message']])).toEqual([
        ['message', 'Không mở tệp từ đường dẫn mạng'],
      ])
    },
  )
})

describe('a second start', () => {
  it('brings the window to the front and hands over the file', async () => {
    const { electron, contents, window, configFolder } = await startShell()
    const page = await openPage(contents)
    await page.call('workbook.state', {})
    window.minimized = true
    electron.app.emit('second-instance', {}, ['so-kttt', '--flag', 'quý 1.kttt'], '/home/an')
    expect([window.minimized, window.focused]).toEqual([false, 1])
    const event = await vi.waitFor(() => {
      const found = page.frames.find((frame) => frame.name === 'shell.openRequested')
      if (found === undefined) throw new Error('no event')
      return found
    })
    const { file, name } = event.payload as { file: string; name: string }
    expect(name).toBe('quý 1.kttt')
    expect(file).toMatch(/^[\w-]{16,64}$/)
    expect(hostNotes(configFolder)).toContain('open /home/an/quý 1.kttt')
  })

  it('keeps the file until the page listens', async () => {
    const { electron, contents, configFolder } = await startShell()
    electron.app.emit('second-instance', {}, ['so-kttt', '/tmp/a.kttt'], '/')
    await vi.waitFor(() => {
      expect(hostNotes(configFolder)).toContain('open /tmp/a.kttt')
    })
    const page = await openPage(contents)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(page.frames).toEqual([])
    await page.call('workbook.state', {})
    expect(page.frames[0]).toMatchObject({ kind: 'event', name: 'shell.openRequested' })
  })

  it('without a file only brings the window to the front; a network path is refused', async () => {
    const { electron, window, configFolder } = await startShell()
    electron.app.emit('second-instance', {}, ['so-kttt'], '/')
    electron.app.emit('second-instance', {}, ['so-kttt', '\\\\server\\a.kttt'], '/')
    expect(window.focused).toBe(2)
    expect(electron.dialogs.map(({ kind }) => kind)).toEqual(['message'])
    await vi.waitFor(() => {
      expect(hostNotes(configFolder)).toEqual(['start null'])
    })
  })
})

describe('the menu', () => {
  it.each([
    ['vi', menuVi],
    ['en', menuEn],
  ] as const)('has every item in its place and language (%s)', async (language, text) => {
    const folders = makeFolders()
    writeFileSync(join(folders.configFolder, 'settings.json'), JSON.stringify({ ...settings, language }))
    const { electron } = await startShell({ folders })
    const menu = electron.menus.at(-1) ?? []
    expect(menu.map((top) => top.label)).toEqual(text.map((top) => top.label))
    for (const [index, top] of text.entries()) {
      const items = (menu[index]?.submenu ?? []).filter((item) => item.id !== undefined)
      expect(items.map((item) => [item.id, item.label])).toEqual(
        top.items.flatMap((item) =>
          'command' in item && !native.has(item.command) ? [[item.command, item.label]] : [],
        ),
      )
    }
  })

  it('sends every command to the page, except quitting, which is its own', async () => {
    const { electron, contents } = await startShell()
    const page = await openPage(contents)
    const commands = menuVi.flatMap((top) =>
      top.items.flatMap((item) => ('command' in item && !native.has(item.command) ? [item.command] : [])),
    )
    expect(commands.length).toBeGreaterThan(25)
    for (const item of flatten(electron.menus.at(-1) ?? [])) if (item.id !== 'app.quit') item.click?.()
    await vi.waitFor(() => {
      expect(page.frames.map((frame) => (frame.payload as { command: string }).command)).toEqual(
        commands.filter((command) => command !== 'app.quit'),
      )
    })
    expect(new Set(page.frames.map((frame) => frame.name))).toEqual(new Set(['shell.menuChosen']))
    expect(electron.log).not.toContain('quit')
    flatten(electron.menus.at(-1) ?? [])
      .find((item) => item.id === 'app.quit')
      ?.click?.()
    expect(electron.log).toContain('quit')
  })

  it('shows the keys but leaves them to the page', async () => {
    const { electron } = await startShell()
    const items = flatten(electron.menus.at(-1) ?? [])
    const withKeys = items.filter((item) => item.accelerator !== undefined)
    expect(withKeys.length).toBeGreaterThan(10)
    expect(withKeys.every((item) => item.registerAccelerator === false)).toBe(true)
    expect(items.find((item) => item.id === 'view.zoomIn')?.accelerator).toBe('Ctrl+Plus')
    expect(items.find((item) => item.id === 'view.zoomOut')?.accelerator).toBe('Ctrl+-')
  })

  it('has the clipboard of the system in the edit menu only', async () => {
    const { electron } = await startShell()
    const roles = (electron.menus.at(-1) ?? []).map((top) =>
      (top.submenu ?? []).flatMap((item) => (item.role === undefined ? [] : [[item.role, item.label]])),
    )
    const expected = [
      ['cut', 'Cắt'],
      ['copy', 'Sao chép'],
      ['paste', 'Dán'],
      ['selectAll', 'Chọn tất cả'],
    ]
    expect(roles).toEqual([[], expected, [], [], [], []])
  })

  it('changes language and theme with the settings the page writes', async () => {
    const { electron, contents } = await startShell()
    const page = await openPage(contents)
    await page.call('settings.write', { ...settings, language: 'en', theme: 'dark' })
    expect(electron.menus.at(-1)?.[0]?.label).toBe('File')
    expect(electron.module.nativeTheme.themeSource).toBe('dark')
    const menus = electron.menus.length
    await page.call('settings.write', { ...settings, language: 'xx' })
    expect(electron.menus).toHaveLength(menus)
  })

  it('starts with the usual settings when the file is damaged', async () => {
    const folders = makeFolders()
    writeFileSync(join(folders.configFolder, 'settings.json'), '{"language":')
    const { electron } = await startShell({ folders })
    expect(electron.menus.at(-1)?.[0]?.label).toBe('Tệp')
  })
})

describe('the page', () => {
  it('gets events and replies of the host in order, and failures as they are', async () => {
    const { contents } = await startShell()
    const page = await openPage(contents)
    await page.call('view.open', { request: 1 })
    expect(await page.call('test.refuse', {})).toEqual({
      kind: 'failure',
      id: 2,
      code: 'no-workbook',
      detail: {},
    })
    expect(page.frames.map((frame) => frame.kind)).toEqual(['event', 'reply', 'failure'])
  })

  it('loaded anew starts anew: nothing meant for the old page reaches it', async () => {
    const { contents, configFolder } = await startShell()
    const old = await openPage(contents)
    old.send({ kind: 'call', id: 1, name: 'slow', input: 'old' })
    const page = await openPage(contents)
    const reply = await page.call('workbook.state', { from: 'new' })
    expect(reply.output).toEqual({ name: 'workbook.state', input: { from: 'new' } })
    expect(page.frames.filter((frame) => frame.id === 1)).toHaveLength(1)
    await vi.waitFor(() => {
      expect(hostNotes(configFolder)).toContain('page gone')
    })
  })

  it('is loaded again once when its process dies, and the death is logged on this machine', async () => {
    const { contents, configFolder } = await startShell()
    contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 })
    contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 })
    expect(contents.reloads).toBe(1)
    expect(readFileSync(join(configFolder, 'logs/shell.log'), 'utf8')).toContain('"crashed"')
  })
})

describe('ending', () => {
  it('quits when the window closes, and stops the host before it exits', async () => {
    const { electron, window, configFolder } = await startShell()
    await vi.waitFor(() => {
      expect(hostNotes(configFolder)).toHaveLength(1)
    })
    window.close()
    electron.app.emit('window-all-closed')
    expect(electron.app.exitCode).toBeNull()
    await vi.waitFor(() => {
      expect(electron.app.exitCode).toBe(0)
    })
    expect(hostNotes(configFolder)).toEqual(['start null', 'stop'])
    expect(electron.dialogs).toEqual([])
  })

  it('stops the host once when the session ends', async () => {
    const { electron, window, configFolder } = await startShell()
    window.emit('session-end')
    electron.app.quit()
    await vi.waitFor(() => {
      expect(electron.app.exitCode).toBe(0)
    })
    expect(hostNotes(configFolder).filter((line) => line === 'stop')).toHaveLength(1)
  })

  it.each([
    ['restarts', 0, true],
    ['ends', 1, false],
  ])(
    'says so when the host ends by itself, and %s as the user chooses',
    async (_what, response, relaunched) => {
      const { electron, contents, configFolder } = await startShell()
      const page = await openPage(contents)
      electron.answers.push({ response })
      page.send({ kind: 'call', id: 1, name: 'test.die', input: {} })
      await vi.waitFor(() => {
        expect(electron.app.exitCode).toBe(1)
      })
      expect(electron.dialogs[0]?.options['message']).toBe('Phần lưu trữ đã dừng')
      expect(electron.app.relaunched).toBe(relaunched)
      expect(readFileSync(join(configFolder, 'logs/shell.log'), 'utf8')).toContain('host ended')
    },
  )

  it('remembers where the window was', async () => {
    const folders = makeFolders()
    const first = await startShell({ folders })
    first.window.bounds = { x: 100, y: 50, width: 1200, height: 700 }
    first.window.maximized = true
    first.window.close()
    const second = await startShell({ folders })
    expect(second.window.options).toMatchObject({ x: 100, y: 50, width: 1200, height: 700 })
    expect(second.window.maximized).toBe(true)
  })

  it('quits all the same when the place of the window cannot be written', async () => {
    const folders = makeFolders()
    mkdirSync(join(folders.configFolder, 'window.json.new'))
    const { electron } = await startShell({ folders })
    electron.app.quit()
    await vi.waitFor(() => {
      expect(electron.app.exitCode).toBe(0)
    })
  })
})
