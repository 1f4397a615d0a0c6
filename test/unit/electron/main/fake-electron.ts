/**
 * Stands in for the `electron` module, as far as the shell uses it. What crosses between the processes is cloned as
 * structured data in both directions, calls that Electron refuses at the wrong moment are refused here too, and every
 * handler that is set can be asked what it does. It proves our calls, not Electron.
 */
import { EventEmitter } from 'node:events'

export type Size = { x: number; y: number; width: number; height: number }
export type MenuItem = {
  id?: string
  label?: string
  role?: string
  type?: string
  accelerator?: string
  registerAccelerator?: boolean
  click?: () => void
  submenu?: MenuItem[]
}
export type DialogOptions = Record<string, unknown> & {
  defaultPath?: string
  filters?: { name: string; extensions: string[] }[]
}
type Answer = Record<string, unknown>
type Deny = (...args: unknown[]) => unknown

class FakeEvent {
  defaultPrevented = false
  constructor(readonly details: Record<string, unknown> = {}) {
    Object.assign(this, details)
  }
  preventDefault(): void {
    this.defaultPrevented = true
  }
}

export class FakeFrame {
  constructor(
    readonly frameTreeNodeId: number,
    readonly origin: string,
  ) {}
}

class FakeSession extends EventEmitter {
  readonly handlers = new Map<string, Deny>()
  readonly schemes = new Map<string, (request: Request) => Promise<Response>>()
  spellChecker = true
  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Promise<Response>) => {
      this.schemes.set(scheme, handler)
    },
  }
  readonly webRequest = {
    onBeforeRequest: (handler: Deny) => {
      this.handlers.set('before-request', handler)
    },
  }
  setPermissionRequestHandler(handler: Deny): void {
    this.handlers.set('permission-request', handler)
  }
  setPermissionCheckHandler(handler: Deny): void {
    this.handlers.set('permission-check', handler)
  }
  setDevicePermissionHandler(handler: Deny): void {
    this.handlers.set('device-permission', handler)
  }
  setDisplayMediaRequestHandler(handler: Deny): void {
    this.handlers.set('display-media', handler)
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellChecker = enabled
  }
}

export class FakeContents extends EventEmitter {
  readonly ipc = new EventEmitter()
  readonly mainFrame = new FakeFrame(1, 'app://workbook')
  windowOpenHandler: ((details: { url: string }) => { action: string }) | null = null
  printed: { options: unknown; answer: (printed: boolean, reason: string) => void }[] = []
  pdfOptions: unknown[] = []
  pdf: () => Promise<Uint8Array> = () => Promise.resolve(new TextEncoder().encode('%PDF-1.7 test'))
  reloads = 0
  /** The page's end of the channel; set when a preload script has run. */
  toPage: ((channel: string, payload: unknown) => void) | null = null

  isDestroyed(): boolean {
    return false
  }
  send(channel: string, payload: unknown): void {
    const copy: unknown = structuredClone(payload)
    const deliver = this.toPage
    if (deliver !== null)
      queueMicrotask(() => {
        deliver(channel, copy)
      })
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.windowOpenHandler = handler
  }
  print(options: unknown, answer: (printed: boolean, reason: string) => void): void {
    this.printed.push({ options, answer })
  }
  printToPDF(options: unknown): Promise<Uint8Array> {
    this.pdfOptions.push(options)
    return this.pdf()
  }
  reload(): void {
    this.reloads += 1
  }
  /** A message arriving from the page's process, from the given frame. */
  receive(channel: string, payload: unknown, frame: FakeFrame | null): void {
    const copy: unknown = structuredClone(payload)
    this.ipc.emit(channel, { sender: this, senderFrame: frame }, copy)
  }
  /** Fires an event that can be prevented and says whether it was. */
  isPrevented(name: string, details: Record<string, unknown>): boolean {
    const event = new FakeEvent(details)
    this.emit(name, event)
    return event.defaultPrevented
  }
}

export type FakeWindow = EventEmitter & {
  options: Record<string, unknown> & { webPreferences: Record<string, unknown> }
  webContents: FakeContents
  loaded: string[]
  shown: number
  focused: number
  minimized: boolean
  destroyed: boolean
  maximized: boolean
  bounds: Size
  close(): void
}

export type FakeOptions = {
  appFolder: string
  appData: string
  documents: string
  hasLock?: boolean
  displays?: { id: number; workArea: Size }[]
  isDark?: boolean
}

export function createFakeElectron(options: FakeOptions) {
  const windows: FakeWindow[] = []
  const log: string[] = []
  let ready = false
  const beforeReady = (call: string) => {
    if (ready) throw new Error(`${call} must be called before the application is ready`)
    log.push(call)
  }

  const defaultSession = new FakeSession()
  const paths = new Map([
    ['appData', options.appData],
    ['documents', options.documents],
  ])
  const displays = options.displays ?? [{ id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }]

  class FakeApp extends EventEmitter {
    readonly isPackaged = true
    readonly recent: string[] = []
    exitCode: number | null = null
    relaunched = false
    private becomeReady: () => void = () => undefined
    private readonly whenItIsReady = new Promise<void>((resolve) => {
      this.becomeReady = resolve
    })
    getAppPath() {
      return options.appFolder
    }
    getPath(name: string) {
      const path = paths.get(name)
      if (path === undefined) throw new Error(`no path ${name}`)
      return path
    }
    setPath(name: string, path: string) {
      log.push(`setPath ${name}`)
      paths.set(name, path)
    }
    requestSingleInstanceLock() {
      log.push('requestSingleInstanceLock')
      return options.hasLock ?? true
    }
    enableSandbox() {
      beforeReady('enableSandbox')
    }
    setAppUserModelId(id: string) {
      log.push(`setAppUserModelId ${id}`)
    }
    addRecentDocument(path: string) {
      this.recent.push(path)
    }
    whenReady() {
      return this.whenItIsReady
    }
    relaunch() {
      this.relaunched = true
    }
    exit(code: number) {
      this.exitCode ??= code
    }
    quit() {
      log.push('quit')
      this.emit('before-quit', new FakeEvent())
      for (const window of windows) if (!window.destroyed) window.close()
      const event = new FakeEvent()
      this.emit('will-quit', event)
      if (!event.defaultPrevented) this.exitCode ??= 0
    }
    /** The moment at which Electron has started. */
    start() {
      ready = true
      this.becomeReady()
    }
  }
  const app = new FakeApp()

  class BrowserWindow extends EventEmitter {
    readonly webContents = new FakeContents()
    readonly loaded: string[] = []
    shown = 0
    focused = 0
    minimized = false
    destroyed = false
    maximized = false
    bounds: Size
    constructor(readonly options: FakeWindow['options']) {
      super()
      if (!ready) throw new Error('Cannot create BrowserWindow before app is ready')
      const { x = 10, y = 10, width = 800, height = 600 } = options as Partial<Size>
      this.bounds = { x, y, width, height }
      windows.push(this)
      app.emit('web-contents-created', new FakeEvent(), this.webContents)
    }
    loadURL(url: string) {
      this.loaded.push(url)
      return Promise.resolve()
    }
    maximize() {
      this.maximized = true
    }
    isMaximized() {
      return this.maximized
    }
    isMinimized() {
      return this.minimized
    }
    isDestroyed() {
      return this.destroyed
    }
    restore() {
      this.minimized = false
    }
    show() {
      this.shown += 1
    }
    focus() {
      this.focused += 1
    }
    getNormalBounds() {
      return this.bounds
    }
    /** What the user's click on the cross does. */
    close() {
      if (this.destroyed) return
      this.emit('close', new FakeEvent())
      this.destroyed = true
      this.webContents.emit('destroyed')
      this.emit('closed')
    }
  }

  const dialogs: { kind: string; window: unknown; options: DialogOptions }[] = []
  const answers: Answer[] = []
  const ask = (kind: string) => (window: unknown, dialogOptions?: DialogOptions) => {
    const shown = dialogOptions ?? (window as DialogOptions)
    dialogs.push({ kind, window: dialogOptions === undefined ? null : window, options: shown })
    return Promise.resolve(answers.shift() ?? { canceled: true, filePaths: [], filePath: '', response: 0 })
  }
  const menus: MenuItem[][] = []
  const revealed: string[] = []
  const schemes: { scheme: string; privileges: Record<string, boolean> }[] = []

  const module = {
    app,
    BrowserWindow,
    dialog: {
      showOpenDialog: ask('open'),
      showSaveDialog: ask('save'),
      showMessageBox: ask('message'),
    },
    Menu: {
      buildFromTemplate: (template: MenuItem[]) => template,
      setApplicationMenu: (menu: MenuItem[]) => {
        menus.push(menu)
      },
    },
    nativeTheme: { themeSource: 'system', shouldUseDarkColors: options.isDark ?? false },
    protocol: {
      registerSchemesAsPrivileged: (list: typeof schemes) => {
        beforeReady('registerSchemesAsPrivileged')
        schemes.push(...list)
      },
    },
    screen: { getPrimaryDisplay: () => displays[0], getAllDisplays: () => displays },
    session: { defaultSession },
    shell: {
      showItemInFolder: (path: string) => {
        revealed.push(path)
      },
    },
  }
  return {
    module,
    app,
    session: defaultSession,
    windows,
    dialogs,
    answers,
    menus,
    revealed,
    schemes,
    log,
    paths,
  }
}
export type FakeElectron = ReturnType<typeof createFakeElectron>
