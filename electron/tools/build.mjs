// Builds everything into dist/: the page with Vite, the Node programs with Rolldown. `buildIfStale` is for `npm start`.
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const stampFile = join(root, 'dist', 'built.txt')

/** Packages that stay in node_modules at run time: native code, or large and loaded by one worker only. */
const external = ['better-sqlite3', 'exceljs', 'electron', /^node:/]

/** @type {{ input: string, file: string, format: 'esm' | 'cjs' }[]} */
const programs = [
  { input: 'electron/host/host-worker.ts', file: 'host/host-worker.mjs', format: 'esm' },
  { input: 'electron/excel/excel-worker.ts', file: 'excel/excel-worker.mjs', format: 'esm' },
  { input: 'electron/web/run-web-shell.ts', file: 'web/run-web-shell.mjs', format: 'esm' },
  { input: 'electron/cli/kttt.ts', file: 'cli/kttt.mjs', format: 'esm' },
  { input: 'electron/tools/build-sample.ts', file: 'tools/build-sample.mjs', format: 'esm' },
  { input: 'electron/main/main.ts', file: 'electron/main.cjs', format: 'cjs' },
  { input: 'electron/preload/preload.ts', file: 'electron/preload.cjs', format: 'cjs' },
]

export async function buildAll() {
  // Whatever the shell of the caller says: a development React is several times slower on every edit.
  process.env['NODE_ENV'] = 'production'
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  mkdirSync(join(root, 'dist'), { recursive: true })
  const { build } = await import('vite')
  const { rolldown } = await import('rolldown')
  for (const { input, file, format } of programs) {
    const bundle = await rolldown({ input: join(root, input), platform: 'node', external, logLevel: 'warn' })
    await bundle.write({ file: join(root, 'dist', file), format, sourcemap: true, codeSplitting: false })
    await bundle.close()
  }
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })
  writeFileSync(stampFile, String(newestSource()))
}

/** True when it had to build. */
export async function buildIfStale(/** @type {() => void} */ onBuild) {
  if (existsSync(stampFile)) {
    if (Number(readFileSync(stampFile, 'utf8')) === newestSource()) return false
  }
  onBuild()
  await buildAll()
  return true
}

/** Time of the newest source file: a few milliseconds for the whole tree. */
function newestSource() {
  let newest = statSync(join(root, 'package-lock.json')).mtimeMs
  for (const folder of ['electron', 'renderer', 'shared', 'resources/text']) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      const { mtimeMs } = statSync(join(entry.parentPath, entry.name))
      if (mtimeMs > newest) newest = mtimeMs
    }
  }
  return newest
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1]) {
  const start = Date.now()
  await buildAll()
  process.stdout.write(`dist/ ${((Date.now() - start) / 1000).toFixed(1)} s\n`)
}
