import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright'
import { repoRoot } from '../tools/bundle-program'

/** The program as a user starts it (`npm start`), with folders of its own and the built files. */
export type Program = {
  readonly folder: string
  readonly dataFolder: string
  readonly address: string
  readonly output: () => string
  /** Ctrl+C; resolves with the exit code. */
  stop(): Promise<number | null>
  kill(): Promise<void>
}

export type ProgramOptions = { folder?: string; args?: readonly string[]; dataFolder?: string }

export async function startProgram(options: ProgramOptions = {}): Promise<Program> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'kttt-e2e-'))
  const dataFolder = options.dataFolder ?? join(folder, 'data')
  mkdirSync(folder, { recursive: true })
  const child = spawn(
    process.execPath,
    [join(repoRoot, 'electron/tools/start.mjs'), '--port', '0', ...(options.args ?? [])],
    {
      cwd: repoRoot,
      env: {
        ...process.env,
        KTTT_DATA: dataFolder,
        KTTT_CONFIG: join(folder, 'config'),
        KTTT_NO_BROWSER: '1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  const address = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString()
      const found = /http:\/\/127\.0\.0\.1:\d+\/#code=\S+/.exec(output)
      if (found !== null) resolve(found[0])
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('exit', (code) => {
      reject(new Error(`the program ended with ${String(code)}: ${output}`))
    })
  })
  return {
    folder,
    dataFolder,
    address,
    output: () => output,
    stop: () => end(child, 'SIGINT'),
    async kill() {
      await end(child, 'SIGKILL')
    },
  }
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => {
    child.on('exit', resolve)
    child.kill(signal)
  })
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

/** Debian's Chromium, quiet: no background traffic, software rendering. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['KTTT_CHROMIUM'] ?? '/usr/bin/chromium',
    // In the C locale Chromium cannot name a file with Vietnamese letters, as every user of the program has.
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** A page of the program; anything the page reports as an error fails the test that reads `errors`. */
export async function openPage(
  browser: Browser,
  address: string,
  size = { width: 1440, height: 900 },
): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({ viewport: size, acceptDownloads: true, locale: 'vi-VN' })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text())
  })
  await page.goto(address)
  return { page, errors }
}

export const outputFolder = join(repoRoot, 'test', 'output')
