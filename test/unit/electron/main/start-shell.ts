/** Compiles main.ts and preload.ts as they are shipped and runs them against the fake `electron`, over a real worker. */
import { EventEmitter } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { rolldown } from 'rolldown'
import { vi } from 'vitest'
import { createFakeElectron, type FakeContents, type FakeElectron, type FakeOptions } from './fake-electron'

const repository = join(import.meta.dirname, '../../../..')

async function compile(entry: string): Promise<string> {
  const bundle = await rolldown({
    input: join(repository, entry),
    platform: 'node',
    external: ['electron'],
    logLevel: 'silent',
  })
  const { output } = await bundle.generate({ format: 'cjs', codeSplitting: false })
  await bundle.close()
  return output[0].code
}

const compiled = new Map<string, Promise<string>>()
function compileOnce(entry: string): Promise<string> {
  const known = compiled.get(entry) ?? compile(entry)
  compiled.set(entry, known)
  return known
}

/** Runs a CommonJS script with its own `electron`, `process` and, for a preload script, events of the page. */
function run(code: string, electron: unknown, ownProcess: unknown, listen?: Page['listen']): void {
  const realRequire = createRequire(import.meta.url)
  const require = (id: string): unknown => (id === 'electron' ? electron : realRequire(id))
  const module = { exports: {} }
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- a compiled script is run with stand-ins for its globals
  const script = new Function('require', 'module', 'exports', 'process', 'addEventListener', code) as (
    ...args: unknown[]
  ) => void
  script(require, module, module.exports, ownProcess, listen)
}

/** A worker that speaks the host's side: notes what it is given, answers every call with the call itself. */
const hostWorker = `
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
const note = (line) => appendFileSync(join(workerData.configFolder, 'host.txt'), line + '\\n')
note('start ' + workerData.initialFile)
const files = new Map()
parentPort.on('message', (message) => {
  if (message.kind === 'connect') {
    message.port.on('message', (frame) => {
      if (frame.name === 'test.die') process.exit(3)
      if (frame.name === 'test.refuse') message.port.postMessage({ kind: 'failure', id: frame.id, code: 'no-workbook', detail: {} })
      else if (frame.name === 'workbook.open' && frame.input.file.startsWith('bad'))
        message.port.postMessage({ kind: 'failure', id: frame.id, code: 'file-damaged', detail: {} })
      else {
        message.port.postMessage({ kind: 'event', name: 'job.progressed', payload: { job: 'x', done: 1, total: 2 } })
        message.port.postMessage({ kind: 'reply', id: frame.id, output: { name: frame.name, input: frame.input } })
      }
    })
    message.port.on('close', () => note('page gone'))
  } else if (message.kind === 'give-file') {
    const token = 'token-' + String(files.size + 1).padStart(16, '0')
    files.set(token, message.path)
    note(message.access + ' ' + message.path)
    parentPort.postMessage({ id: message.id, answer: token })
  } else if (message.kind === 'file-path') {
    parentPort.postMessage({ id: message.id, answer: files.get(message.token) ?? null })
  } else {
    note('stop')
    setTimeout(() => parentPort.postMessage({ id: message.id, answer: null }), 30)
  }
})
`

const builtPage: Readonly<Record<string, string>> = {
  'index.html': '<!doctype html><script type="module" src="./assets/app-1a2b.js"></script>',
  'assets/app-1a2b.js': 'export {}',
  'assets/app-1a2b.css': 'body{}',
  'assets/tinos.woff2': 'font',
  'assets/app-1a2b.js.map': '{}',
}

export type ShellFolders = { appFolder: string; configFolder: string; dataFolder: string; root: string }

const roots = new Set<string>()

/** A program folder with a built page and a host worker, and empty folders of a user. */
export function makeFolders(): ShellFolders {
  const root = mkdtempSync(join(tmpdir(), 'kttt-shell-'))
  roots.add(root)
  const appFolder = join(root, 'app')
  const write = (path: string, text: string) => {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  for (const [path, text] of Object.entries(builtPage)) write(join(appFolder, 'dist/renderer', path), text)
  write(join(appFolder, 'dist/host/host-worker.mjs'), hostWorker)
  write(join(appFolder, 'dist/electron/main.cjs'), '// secret')
  const configFolder = join(root, 'config')
  const dataFolder = join(root, 'documents/So KTTT')
  mkdirSync(configFolder)
  mkdirSync(dataFolder, { recursive: true })
  return { root, appFolder, configFolder, dataFolder }
}

type DropListener = (event: { isTrusted: boolean; dataTransfer: { files: unknown[] } }) => void

export type Page = {
  /** What the preload script listens with. */
  listen: (type: string, listener: DropListener) => void
  /** The user drops files with these paths; "" is a file that the page made. `isTrusted` false: the page pretends it. */
  drop: (paths: readonly string[], isTrusted?: boolean) => void
  exposed: Map<string, Record<string, unknown>>
  send(frame: unknown): void
  frames: { kind: string; id?: number; name?: string; payload?: unknown; output?: unknown; code?: string }[]
  call(name: string, input: unknown): Promise<Page['frames'][number]>
}

/** Loads the page: the preload script runs in its own world, and the page sees only what that exposes. */
export async function openPage(contents: FakeContents): Promise<Page> {
  const channel = new EventEmitter()
  contents.toPage = (name, payload) => channel.emit(name, { sender: 'private', ports: [] }, payload)
  contents.emit('did-navigate')
  const exposed: Page['exposed'] = new Map()
  const throughBridge = (value: unknown): unknown =>
    typeof value === 'function'
      ? (...args: unknown[]) => (value as (...cloned: unknown[]) => unknown)(...args.map(throughBridge))
      : structuredClone(value)
  const electron = {
    ipcRenderer: {
      on: channel.on.bind(channel),
      send: (name: string, payload: unknown) => {
        contents.receive(name, payload, contents.mainFrame)
      },
    },
    webUtils: { getPathForFile: (file: { path: string }) => file.path },
    contextBridge: {
      exposeInMainWorld: (key: string, api: Record<string, unknown>) => {
        exposed.set(
          key,
          Object.fromEntries(Object.entries(api).map(([name, value]) => [name, throughBridge(value)])),
        )
      },
    },
  }
  const dropListeners: DropListener[] = []
  const listen: Page['listen'] = (type, listener) => {
    if (type === 'drop') dropListeners.push(listener)
  }
  run(await compileOnce('electron/preload/preload.ts'), electron, undefined, listen)

  const bridge = exposed.get('ktttBridge') as {
    send: (frame: unknown) => void
    onFrame: (listener: (frame: unknown) => void) => void
  }
  const frames: Page['frames'] = []
  bridge.onFrame((frame) => {
    frames.push(frame as Page['frames'][number])
  })
  let id = 0
  return {
    exposed,
    frames,
    listen,
    drop: (paths, isTrusted = true) => {
      const event = { isTrusted, dataTransfer: { files: paths.map((path) => ({ path })) } }
      for (const listener of dropListeners) listener(event)
    },
    send: bridge.send,
    async call(name, input) {
      const mine = ++id
      bridge.send({ kind: 'call', id: mine, name, input })
      return vi.waitFor(() => {
        const answer = frames.find((frame) => frame.id === mine)
        if (answer === undefined) throw new Error(`no answer to ${name}`)
        return answer
      })
    },
  }
}

export type StartedShell = ShellFolders & {
  electron: FakeElectron
  contents: FakeContents
  window: FakeElectron['windows'][number]
}

export type StartOptions = Partial<FakeOptions> & { args?: string[]; folders?: ShellFolders }

const running = new Set<FakeElectron>()

/** Runs main.cjs up to the moment before Electron is ready. */
export async function loadShell(
  options: StartOptions = {},
): Promise<{ electron: FakeElectron; folders: ShellFolders }> {
  const folders = options.folders ?? makeFolders()
  const electron = createFakeElectron({
    appFolder: folders.appFolder,
    appData: folders.root,
    documents: join(folders.root, 'documents'),
    ...options,
  })
  const ownProcess: unknown = Object.assign(Object.create(process), {
    argv: ['so-kttt', ...(options.args ?? [])],
    env: { KTTT_CONFIG: folders.configFolder },
    cwd: () => folders.dataFolder,
    on: () => ownProcess,
  })
  run(await compileOnce('electron/main/main.ts'), electron.module, ownProcess)
  running.add(electron)
  return { electron, folders }
}

/** Starts the shell until its window exists. */
export async function startShell(options: StartOptions = {}): Promise<StartedShell> {
  const { electron, folders } = await loadShell(options)
  electron.app.start()
  const window = await vi.waitFor(() => {
    const first = electron.windows[0]
    if (first === undefined) throw new Error('no window')
    return first
  })
  return { ...folders, electron, window, contents: window.webContents }
}

/** Quits every shell that was started, waits until its worker has ended, and removes the folders. */
export async function endShells(): Promise<void> {
  const started = [...running]
  running.clear()
  for (const { app } of started) {
    app.quit()
    await vi.waitFor(() => {
      if (app.exitCode === null) throw new Error('the shell has not ended')
    })
  }
  for (const root of roots) rmSync(root, { recursive: true, force: true })
  roots.clear()
}

/** What the host's worker was told, line by line. */
export function hostNotes(configFolder: string): string[] {
  return readFileSync(join(configFolder, 'host.txt'), 'utf8').trim().split('\n')
}
