/**
 * Runs the benchmarks of test/bench one after the other: builds the program, bundles each benchmark beside its results
 * in test/output and starts it with Node. A benchmark prints ratios against a peer measured in the same run.
 * Arguments select by name: `npm run bench -- edit`.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const benchFolder = join(root, 'test', 'bench')
const outputFolder = join(root, 'test', 'output')

/** Packages with native parts or files of their own cannot be bundled. */
const external = [/^node:/, /^better-sqlite3/, /^playwright/, /^exceljs/]

/** @param {string} file @returns {Promise<string>} the bundled program */
async function bundle(file) {
  const target = join(outputFolder, 'bench', `${basename(file, '.ts')}.mjs`)
  const build = await rolldown({ input: file, external, platform: 'node' })
  await build.write({ file: target, format: 'esm', codeSplitting: false })
  await build.close()
  return target
}

/** Runs one benchmark, prints and keeps what it printed. @param {string} file @returns {Promise<boolean>} */
async function runBench(file) {
  const name = basename(file, '.bench.ts')
  console.log(`\n── ${name}`)
  const program = await bundle(file)
  const run = spawnSync(process.execPath, ['--expose-gc', program], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64 * 1024 * 1024,
  })
  process.stdout.write(run.stdout)
  writeFileSync(join(outputFolder, `bench-${name}.txt`), run.stdout)
  return run.status === 0
}

async function runAll() {
  const wanted = process.argv.slice(2)
  const files = (existsSync(benchFolder) ? readdirSync(benchFolder) : [])
    .filter((name) => name.endsWith('.bench.ts'))
    .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
    .sort()
  if (files.length === 0) {
    console.error('No benchmark of this name in test/bench.')
    return false
  }
  mkdirSync(outputFolder, { recursive: true })
  const build = spawnSync(process.execPath, [join('electron', 'tools', 'build.mjs')], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (build.status !== 0) return false
  let ok = true
  for (const file of files) ok = (await runBench(join(benchFolder, file))) && ok
  return ok
}

process.exitCode = (await runAll()) ? 0 : 1
