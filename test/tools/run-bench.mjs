/**
 * Runs the benchmarks of test/bench one after the other: builds the program where one needs it, bundles each benchmark
 * beside its results in test/output and starts it with Node. A benchmark prints ratios against a peer measured in the
 * same run. Arguments select by name: `npm run bench -- edit`. What one measures for another comes along with it.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const benchFolder = join(root, 'test', 'bench')
const outputFolder = join(root, 'test', 'output')

/** Packages with native parts or files of their own, and those that build pages, cannot be bundled. */
const external = [/^node:/, /^better-sqlite3/, /^playwright/, /^exceljs/, /^(@?vite|rolldown)/]

/** Benchmarks that start the whole program, which is then built before. */
const startsProgram = ['edit.bench.ts', 'sheet.bench.ts', 'start.bench.ts']

/** Rows that belong into the results of `into`, and are measured by `from`. */
const borrowed = [{ into: 'engine', from: 'open', row: 'open-ms@1.1M' }]

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
  rmSync(resultsOf(name), { force: true })
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

/** @param {string} name */
function resultsOf(name) {
  return join(outputFolder, `bench-${name}.json`)
}

/** @param {string} name @returns {{ name: string }[]} */
function readRows(name) {
  if (!existsSync(resultsOf(name))) return []
  /** @type {unknown} */
  const rows = JSON.parse(readFileSync(resultsOf(name), 'utf8'))
  return /** @type {{ name: string }[]} */ (rows)
}

/** Copies a row where both benchmarks have run. @param {{ into: string, from: string, row: string }} loan */
function borrowRow({ into, from, row }) {
  const rows = readRows(into)
  const found = readRows(from).find(({ name }) => name === row)
  if (rows.length === 0 || found === undefined) return
  const others = rows.filter(({ name }) => name !== row)
  writeFileSync(resultsOf(into), JSON.stringify([...others, found], null, 2))
}

/** @param {readonly string[]} wanted parts of names; none is all @returns {string[]} file names, sorted */
function selectBenches(wanted) {
  const names = (existsSync(benchFolder) ? readdirSync(benchFolder) : [])
    .filter((name) => name.endsWith('.bench.ts'))
    .map((name) => basename(name, '.bench.ts'))
  const selected = new Set(
    names.filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part))),
  )
  for (const { into, from } of borrowed) if (selected.has(into) && names.includes(from)) selected.add(from)
  return [...selected].sort().map((name) => `${name}.bench.ts`)
}

function buildProgram() {
  const build = spawnSync(process.execPath, [join('electron', 'tools', 'build.mjs')], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return build.status === 0
}

async function runAll() {
  const files = selectBenches(process.argv.slice(2))
  if (files.length === 0) {
    console.error('No benchmark of this name in test/bench.')
    return false
  }
  mkdirSync(outputFolder, { recursive: true })
  if (files.some((name) => startsProgram.includes(name)) && !buildProgram()) return false
  let ok = true
  for (const file of files) ok = (await runBench(join(benchFolder, file))) && ok
  for (const loan of borrowed) borrowRow(loan)
  return ok
}

process.exitCode = (await runAll()) ? 0 : 1
