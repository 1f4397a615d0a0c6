// `npm start`: builds if needed, then opens Electron where its runtime is there or can be had, else the loopback shell.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import texts from '../../resources/text/terminal.vi.json' with { type: 'json' }

const root = fileURLToPath(new URL('../..', import.meta.url))
// better-sqlite3 needs Node-API 10; on an older Node it would end the process without a word.
if (Number(process.versions['napi']) < 10) {
  process.stderr.write(`${texts.needNode.replace('{found}', process.version)}\n`)
  process.exit(1)
}

const { buildIfStale } = await import('./build.mjs')
await buildIfStale(() => {
  process.stdout.write(`${texts.building}\n`)
})

const args = process.argv.slice(2)
const reason = args.includes('--port') ? null : whyNoElectron()
if (reason === null && !args.includes('--port')) {
  const file = args.find((arg) => !arg.startsWith('-'))
  const target = file === undefined ? [] : [resolve(process.env['INIT_CWD'] ?? process.cwd(), file)]
  const child = spawn(electronProgram() ?? '', [root, ...target], { stdio: 'inherit' })
  const passOn = () => child.kill('SIGINT')
  process.on('SIGINT', passOn)
  process.on('SIGTERM', passOn)
  child.on('exit', (code) => process.exit(code ?? 0))
} else {
  if (reason !== null) process.stdout.write(`${texts.electronMissing.replace('{reason}', reason)}\n`)
  // A variable, because the file exists only after the build.
  const shell = new URL('../../dist/web/run-web-shell.mjs', import.meta.url)
  await import(shell.href)
}

/** The reason in words, or null when Electron can open a window. A fixed port asks for the loopback shell. */
function whyNoElectron() {
  if (process.platform === 'linux') {
    if (process.env['DISPLAY'] === undefined && process.env['WAYLAND_DISPLAY'] === undefined)
      return texts.reasonDisplay
    if (process.getuid?.() === 0) return texts.reasonRoot
  }
  return electronProgram() === null && !downloadElectron() ? texts.reasonDownload : null
}

/** Path of Electron's runtime when it is there. Its package is only files: importing it would try to download. */
function electronProgram() {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) return null
  const program = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim())
  return existsSync(program) ? program : null
}

function downloadElectron() {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  const done = spawnSync(process.execPath, [join(folder, 'install.js')], {
    stdio: 'ignore',
    timeout: 180_000,
  })
  return done.status === 0 && electronProgram() !== null
}
