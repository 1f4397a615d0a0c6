import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FakeFrame } from '../unit/electron/main/fake-electron'
import {
  endShells,
  hostNotes,
  loadShell,
  openPage,
  startShell,
  type Page,
  type StartedShell,
} from '../unit/electron/main/start-shell'

const channel = 'kttt:frame'

describe('the desktop shell is closed by default', () => {
  let shell: StartedShell
  let page: Page
  beforeAll(async () => {
    shell = await startShell()
    page = await openPage(shell.contents)
  })
  afterAll(endShells)

  it('turns on the sandbox and registers its scheme before the application is ready', async () => {
    const { electron } = await loadShell()
    expect(electron.log).toContain('enableSandbox')
    expect(electron.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ])
  })

  it('makes its window with secure web preferences', () => {
    expect(shell.electron.windows).toHaveLength(1)
    const { preload, ...preferences } = shell.window.options.webPreferences
    expect(preload).toBe(`${shell.appFolder}/dist/electron/preload.cjs`)
    expect(preferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    })
    expect(shell.window.loaded).toEqual(['app://workbook/'])
  })

  const elsewhere = [
    'https://example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'app://other/',
    'app://workbook/assets/app-1a2b.js',
    'app://workbook.example.com/',
    'APP://WORKBOOK/../x',
  ]
  it.each(elsewhere)('does not go to %s', (url) => {
    const navigation = { url, isMainFrame: true, isSameDocument: false }
    expect(shell.contents.isPrevented('will-navigate', navigation)).toBe(true)
    expect(shell.contents.isPrevented('will-frame-navigate', navigation)).toBe(true)
    expect(shell.contents.isPrevented('will-redirect', navigation)).toBe(true)
    expect(shell.contents.windowOpenHandler?.({ url })).toEqual({ action: 'deny' })
  })

  it('may reload its own page, in the main frame only, and follows no redirect even to it', () => {
    const own = { url: 'app://workbook/', isMainFrame: true }
    expect(shell.contents.isPrevented('will-navigate', own)).toBe(false)
    expect(shell.contents.isPrevented('will-frame-navigate', own)).toBe(false)
    expect(shell.contents.isPrevented('will-frame-navigate', { ...own, isMainFrame: false })).toBe(true)
    expect(shell.contents.isPrevented('will-navigate', { ...own, isMainFrame: false })).toBe(true)
    expect(shell.contents.isPrevented('will-redirect', own)).toBe(true)
    expect(shell.contents.windowOpenHandler?.(own)).toEqual({ action: 'deny' })
  })

  it('attaches no webview', () => {
    expect(shell.contents.isPrevented('will-attach-webview', {})).toBe(true)
  })

  it('denies permissions except to fill the screen, devices, screen capture and downloads', () => {
    const ask = (name: string, ...args: unknown[]) => {
      const handler = shell.electron.session.handlers.get(name)
      if (handler === undefined) throw new Error(`no handler for ${name}`)
      return handler(...args)
    }
    const answers: unknown[] = []
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'usb',
    ]) {
      ask('permission-request', shell.contents, permission, (granted: boolean) => answers.push(granted), {})
      expect(ask('permission-check', shell.contents, permission, 'app://workbook', {})).toBe(false)
    }
    expect(answers).toEqual(Array(6).fill(false))
    ask('permission-request', shell.contents, 'fullscreen', (granted: boolean) => answers.push(granted), {})
    expect(answers.at(-1)).toBe(true)
    expect(ask('device-permission', { deviceType: 'usb', origin: 'app://workbook' })).toBe(false)
    ask('display-media', {}, (streams: unknown) => answers.push(streams))
    expect(answers.at(-1)).toBeNull()
    let prevented = false
    shell.electron.session.emit('will-download', { preventDefault: () => (prevented = true) })
    expect(prevented).toBe(true)
    expect(shell.electron.session.spellChecker).toBe(false)
  })

  it.each([
    ['app://workbook/', false],
    ['blob:app://workbook/1', false],
    ['data:image/png;base64,AA', false],
    ['https://example.com/', true],
    ['http://127.0.0.1:8080/', true],
    ['ws://example.com/', true],
    ['file:///etc/passwd', true],
    ['ftp://example.com/', true],
  ])('request for %s is cancelled: %s', (url, cancel) => {
    let answer: unknown
    shell.electron.session.handlers.get('before-request')?.({ url }, (given: unknown) => (answer = given))
    expect(answer).toEqual({ cancel })
  })

  describe('app:// serves the built page and nothing else', () => {
    const fetchApp = (url: string, method = 'GET') => {
      const handler = shell.electron.session.schemes.get('app')
      if (handler === undefined) throw new Error('app:// is not handled')
      return handler({ url, method } as Request)
    }

    it('serves every built file with its type', async () => {
      const types = new Map([
        ['', 'text/html; charset=utf-8'],
        ['index.html', 'text/html; charset=utf-8'],
        ['assets/app-1a2b.js', 'text/javascript; charset=utf-8'],
        ['assets/app-1a2b.css', 'text/css; charset=utf-8'],
        ['assets/tinos.woff2', 'font/woff2'],
      ])
      for (const [path, type] of types) {
        const response = await fetchApp(`app://workbook/${path}`)
        expect([path, response.status, response.headers.get('content-type')]).toEqual([path, 200, type])
      }
      const index = await fetchApp('app://workbook/?x=1#code=2')
      expect(await index.text()).toContain('assets/app-1a2b.js')
    })

    it.each([
      'app://workbook/../host/host-worker.mjs',
      'app://workbook/%2e%2e/host/host-worker.mjs',
      'app://workbook/..%2fhost%2fhost-worker.mjs',
      'app://workbook/..%5celectron%5cmain.cjs',
      'app://workbook/assets/../../electron/main.cjs',
      'app://workbook//etc/passwd',
      'app://workbook/assets',
      'app://workbook/assets/',
      'app://workbook/assets/app-1a2b.js.map',
      'app://workbook/assets/app-1a2b.js%00.png',
      'app://workbook/constructor',
      'app://other/index.html',
      'app://workbook:81/index.html',
    ])('refuses %s', async (url) => {
      const response = await fetchApp(url)
      expect(response.status).toBe(404)
      expect(await response.text()).toBe('')
    })

    it.each(['POST', 'PUT', 'HEAD', 'DELETE'])('refuses %s', async (method) => {
      expect((await fetchApp('app://workbook/', method)).status).toBe(405)
    })

    it.each(['app://workbook/', 'app://workbook/assets/app-1a2b.js', 'app://workbook/missing'])(
      'sends the security headers with %s',
      async (url) => {
        const { headers } = await fetchApp(url)
        const policy = new Map(
          (headers.get('content-security-policy') ?? '').split('; ').map((directive) => {
            const [name = '', ...sources] = directive.split(' ')
            return [name, sources.join(' ')] as const
          }),
        )
        expect(Object.fromEntries(policy)).toEqual({
          'default-src': "'none'",
          'script-src': "'self'",
          'style-src': "'self' 'unsafe-inline'",
          'font-src': "'self'",
          'connect-src': "'self'",
          'worker-src': "'self'",
          'img-src': "'self' data: blob:",
          'base-uri': "'none'",
          'form-action': "'none'",
          'frame-ancestors': "'none'",
          'object-src': "'none'",
        })
        expect(headers.get('x-content-type-options')).toBe('nosniff')
        expect(headers.get('referrer-policy')).toBe('no-referrer')
      },
    )
  })

  describe('the channel', () => {
    it('shows the page a bridge of three members, and no Electron object through it', async () => {
      expect([...page.exposed.keys()]).toEqual(['ktttBridge'])
      const bridge = page.exposed.get('ktttBridge')
      expect(Object.keys(bridge ?? {}).sort()).toEqual(['onFrame', 'platform', 'send'])
      expect(bridge?.['platform']).toBe('electron')
      const reply = await page.call('workbook.state', {})
      expect(reply).toEqual({ kind: 'reply', id: 1, output: { name: 'workbook.state', input: {} } })
      expect(JSON.stringify(page.frames)).not.toContain('private')
    })

    it.each([
      ['a sub-frame of our origin', new FakeFrame(2, 'app://workbook')],
      ['a foreign page in the main frame', new FakeFrame(1, 'https://example.com')],
      ['another host of the scheme', new FakeFrame(1, 'app://other')],
      ['an origin that only begins like ours', new FakeFrame(1, 'app://workbook.example.com')],
      ['an opaque origin', new FakeFrame(1, 'null')],
      ['a frame that is gone', null],
    ])('refuses messages from %s', async (_who, frame) => {
      const dialogs = shell.electron.dialogs.length
      const before = page.frames.length
      for (const name of ['workbook.state', 'shell.print', 'shell.pickFile'])
        shell.contents.receive(channel, { kind: 'call', id: 900, name, input: { purpose: 'excel' } }, frame)
      await page.call('workbook.recent', {})
      expect(page.frames.slice(before).some((answer) => answer.id === 900)).toBe(false)
      expect(shell.electron.dialogs).toHaveLength(dialogs)
      expect(shell.contents.printed).toEqual([])
    })

    it('ignores what is not a call', async () => {
      const before = page.frames.length
      for (const frame of [
        null,
        7,
        'x',
        [],
        {},
        { kind: 'event', name: 'x' },
        { kind: 'reply', id: 1 },
        { kind: 'call' },
      ])
        page.send(frame)
      await page.call('workbook.recent', {})
      expect(page.frames.slice(before).map((frame) => frame.kind)).toEqual(['event', 'reply'])
    })

    it('listens on its channel, and on one for dropped files that the page cannot speak on', async () => {
      expect(shell.contents.ipc.eventNames()).toEqual([channel, 'kttt:dropped'])
      const before = hostNotes(shell.configFolder).length
      page.send({ kind: 'dropped', path: '/etc/passwd' })
      page.drop(['/etc/passwd'], false)
      page.drop([''])
      page.drop(['/home/an/a.xlsx', '/home/an/b.xlsx'])
      shell.contents.receive('kttt:dropped', '/etc/passwd', new FakeFrame(2, 'app://workbook'))
      shell.contents.receive('kttt:dropped', { path: '/etc/passwd' }, shell.contents.mainFrame)
      await page.call('workbook.recent', {})
      expect(hostNotes(shell.configFolder)).toHaveLength(before)
    })

    it.each([
      ['shell.pickFile', { purpose: 'program' }],
      ['shell.pickFile', { purpose: 'excel', path: '/etc/passwd' }],
      ['shell.savePdf', { target: '/etc/passwd' }],
      ['shell.reveal', { file: '../../../etc/passwd' }],
      ['shell.openExternal', { url: 'https://example.com' }],
      ['shell.constructor', {}],
    ])('answers %s %j with bad-request', async (name, input) => {
      expect(await page.call(name, input)).toMatchObject({ kind: 'failure', code: 'bad-request' })
    })

    it('writes a PDF only to a target chosen for a PDF', async () => {
      const { electron } = shell
      electron.answers.push({ canceled: false, filePaths: [`${shell.dataFolder}/a.kttt`] })
      const opened = (await page.call('shell.pickFile', { purpose: 'workbook' })).output as { file: string }
      electron.answers.push({ canceled: false, filePath: `${shell.dataFolder}/a.xlsx` })
      const target = await page.call('shell.pickTarget', { purpose: 'excel', suggestedName: 'a' })
      const excel = target.output as { file: string }
      for (const token of [opened.file, excel.file, 'token-9999999999999999'])
        expect(await page.call('shell.savePdf', { target: token })).toMatchObject({ code: 'token-unknown' })
      expect(await page.call('shell.reveal', { file: opened.file })).toMatchObject({ code: 'token-unknown' })
      expect(shell.contents.pdfOptions).toEqual([])
    })
  })
})
