import { createInterface } from 'node:readline'
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import texts from '../../resources/text/terminal.vi.json'
import { findUserFolders } from '../files/user-folders'
import { startWebShell, type WebShell } from './web-shell'

/** Command line of the loopback shell: `node dist/web/run-web-shell.mjs [file.kttt] [--port N]`. */
const idleMs = 5 * 60_000

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

function fail(text: string): never {
  process.stderr.write(`${text}\n`)
  process.exit(2)
}

function readArguments(): { file: string | null; port: number } {
  let parsed
  try {
    parsed = parseArgs({ allowPositionals: true, options: { port: { type: 'string' } } })
  } catch {
    return fail(texts.unknownOption.replace('{option}', process.argv.slice(2).join(' ')))
  }
  const port = parsed.values.port === undefined ? 0 : Number(parsed.values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    fail(texts.badPort.replace('{port}', String(parsed.values.port)))
  const [file] = parsed.positionals
  return { file: file === undefined ? null : resolve(process.env['INIT_CWD'] ?? process.cwd(), file), port }
}

async function run(): Promise<void> {
  const { file, port } = readArguments()
  const dist = fileURLToPath(new URL('..', import.meta.url))
  const start = Date.now()
  let shell: WebShell
  try {
    shell = await startWebShell({
      ...findUserFolders(process.env),
      workerFile: join(dist, 'host', 'host-worker.mjs'),
      excelWorkerFile: join(dist, 'excel', 'excel-worker.mjs'),
      resourcesFolder: join(dist, '..', 'resources'),
      pageFolder: join(dist, 'renderer'),
      initialFile: file,
      port,
      idleMs,
      onIdle: () => {
        say(texts.idle)
        void end(0)
      },
    })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      return fail(texts.portTaken.replace('{port}', String(port)))
    }
    throw error
  }

  let ending = false
  const end = async (code: number): Promise<void> => {
    if (ending) return
    ending = true
    await shell.stop()
    say(texts.stopped)
    process.exit(code)
  }
  process.on('SIGINT', () => void end(0))
  process.on('SIGTERM', () => void end(0))
  process.on('SIGHUP', () => void end(0))
  shell.host.onExit(() => {
    if (!ending) fail(texts.hostEnded)
  })

  const address = shell.issueAddress()
  say(texts.address)
  say(address)
  if (process.stdin.isTTY) {
    say(texts.newAddress)
    createInterface({ input: process.stdin }).on('line', () => {
      say(shell.issueAddress())
    })
  }
  if (process.env['KTTT_TIMING'] !== undefined) say(`ready-ms ${Date.now() - start}`)
  openBrowser(address)
}

/** Only where there is a screen; the address is printed in any case. */
function openBrowser(address: string): void {
  if (process.env['KTTT_NO_BROWSER'] !== undefined || process.env['CI'] !== undefined) return
  const [command, ...args] =
    process.platform === 'win32'
      ? ['rundll32', 'url.dll,FileProtocolHandler', address]
      : process.platform === 'darwin'
        ? ['open', address]
        : process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined
          ? ['xdg-open', address]
          : []
  if (command === undefined) return
  const child = spawn(command, args, { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}

await run()
