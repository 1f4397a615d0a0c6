/**
 * `npm test`: the whole gate, in the order in which a mistake is cheapest to find. Stops at the first step that fails,
 * always prints the summary, and ends with one line of counts. Plain JavaScript that starts on an old Node, so that it
 * can say what is missing instead of crashing.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/** @typedef {{ name: string, script: string, suite: boolean }} Step */
/** @typedef {{ passed: number, failed: number, skipped: string[] }} Counts */
/** @typedef {{ step: Step, state: 'ok' | 'failed' | 'not run', seconds: number, counts: Counts | null }} Outcome */
/** @typedef {{ fullName: string, status: string, meta: { skipReason?: string } }} ReportedTest */
/** @typedef {{ name: string, status: string, message: string, assertionResults: ReportedTest[] }} ReportedFile */

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const outputFolder = join('test', 'output')
const binFolder = join(root, 'node_modules', '.bin')
const neededNode = 24

/** @type {Step[]} */
const steps = [
  { name: 'tools', script: 'node test/tools/ensure-tools.mjs', suite: false },
  { name: 'format', script: 'format:check', suite: false },
  { name: 'lint', script: 'lint', suite: false },
  { name: 'types', script: 'types', suite: false },
  { name: 'arch', script: 'arch', suite: false },
  { name: 'dead code', script: 'dead-code', suite: false },
  { name: 'build', script: 'build', suite: false },
  { name: 'unit', script: 'unit', suite: true },
  { name: 'golden', script: 'golden', suite: true },
  { name: 'e2e', script: 'e2e', suite: true },
]

/** @param {string} version "v24.1.0" or "24.1.0" */
function isNewEnough(version) {
  return Number(version.trim().replace(/^v/, '').split('.')[0]) >= neededNode
}

/** Runs this file again under a new enough Node if one can be found; true when the work is done there. */
function handOverToNewerNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const folders = [binFolder, ...(process.env['PATH'] ?? '').split(delimiter)]
  for (const folder of folders) {
    const candidate = join(folder, name)
    if (folder === '' || !existsSync(candidate)) continue
    if (!isNewEnough(spawnSync(candidate, ['--version'], { encoding: 'utf8' }).stdout)) continue
    const env = { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` }
    const done = spawnSync(candidate, [fileURLToPath(import.meta.url)], { env, stdio: 'inherit' })
    process.exitCode = done.status ?? 1
    return true
  }
  return false
}

/** @param {string} vietnamese @param {string} english */
function refuseToStart(vietnamese, english) {
  console.error(`${vietnamese}\n${english}`)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
}

/** Scripts run as package.json says them, without starting npm again for each. @param {Step} step @returns {Promise<boolean>} */
function runStep(step) {
  const manifest = /** @type {{ scripts: Record<string, string> }} */ (readJson(join(root, 'package.json')))
  const command = manifest.scripts[step.script] ?? step.script
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, PATH: `${binFolder}${delimiter}${process.env['PATH'] ?? ''}` }
  if (step.suite) env['KTTT_TEST_REPORT'] = reportFileOf(step)
  return new Promise((resolve) => {
    // A missing snapshot must fail here, not be written: whoever adds one looks at it first.
    const whole = step.suite ? `${command} --update=none` : command
    const child = spawn(whole, { cwd: root, env, shell: true, stdio: ['ignore', 'inherit', 'inherit'] })
    child.on('error', () => {
      resolve(false)
    })
    child.on('close', (code) => {
      resolve(code === 0)
    })
  })
}

/** @param {string} file @returns {unknown} */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** @param {Step} step */
function reportFileOf(step) {
  return join(root, outputFolder, `${step.name}.json`)
}

/** Null when the suite ended before it could report. @param {Step} step @returns {Counts | null} */
function readCounts(step) {
  if (!existsSync(reportFileOf(step))) return null
  const report = /** @type {{ testResults: ReportedFile[] }} */ (readJson(reportFileOf(step)))
  /** @type {Counts} */
  const counts = { passed: 0, failed: 0, skipped: [] }
  for (const file of report.testResults) {
    let failedHere = 0
    for (const test of file.assertionResults) {
      if (test.status === 'passed') counts.passed++
      else if (test.status === 'failed') failedHere++
      else counts.skipped.push(`${test.fullName.trim()}${reasonOf(test)}`)
    }
    // A file that could not be loaded has no test of its own to carry the failure.
    counts.failed += file.status === 'failed' && failedHere === 0 ? 1 : failedHere
  }
  return counts
}

/** @param {ReportedTest} test */
function reasonOf(test) {
  return test.meta.skipReason === undefined ? '' : ` (${test.meta.skipReason})`
}

/** @param {Outcome[]} outcomes */
function printSummary(outcomes) {
  console.log('\nTổng hợp / Summary')
  for (const { step, state, seconds, counts } of outcomes) {
    const time = state === 'not run' ? '' : `${seconds.toFixed(1)} s`
    const tests = counts === null ? '' : `${String(counts.passed)} / ${String(counts.passed + counts.failed)}`
    console.log(`  ${step.name.padEnd(10)} ${state.padEnd(8)} ${time.padStart(8)}  ${tests}`.trimEnd())
  }
  const skipped = outcomes.flatMap(({ step, counts }) =>
    (counts?.skipped ?? []).map((name) => `${step.name}: ${name}`),
  )
  if (skipped.length > 0) console.log(`\nBỏ qua / Skipped\n${skipped.map((name) => `  ${name}`).join('\n')}`)
  let passed = 0
  let failed = 0
  for (const { state, counts } of outcomes) {
    passed += counts?.passed ?? 0
    failed += state === 'failed' ? Math.max(1, counts?.failed ?? 0) : 0
  }
  console.log('')
  const tail = skipped.length > 0 ? `, ${String(skipped.length)} skipped` : ''
  console.log(`${String(passed)} passed, ${String(failed)} failed${tail}`)
  process.exitCode = failed === 0 ? 0 : 1
}

async function runAll() {
  mkdirSync(join(root, outputFolder), { recursive: true })
  /** @type {Outcome[]} */
  const outcomes = []
  let stopped = false
  for (const step of steps) {
    if (step.suite) rmSync(reportFileOf(step), { force: true })
    if (stopped) {
      outcomes.push({ step, state: 'not run', seconds: 0, counts: null })
      continue
    }
    console.log(`\n── ${step.name}`)
    const start = performance.now()
    const ok = await runStep(step)
    const seconds = (performance.now() - start) / 1000
    const counts = step.suite ? readCounts(step) : null
    const passed = ok && (!step.suite || counts !== null)
    outcomes.push({ step, state: passed ? 'ok' : 'failed', seconds, counts })
    console.log(`── ${step.name}: ${passed ? 'ok' : 'FAILED'}, ${seconds.toFixed(1)} s`)
    stopped = !passed
  }
  printSummary(outcomes)
}

if (!existsSync(binFolder)) {
  refuseToStart(
    'Chưa cài các gói phụ thuộc: hãy chạy npm ci trước.',
    'The dependencies are not installed: run npm ci first.',
  )
} else if (isNewEnough(process.versions.node)) {
  await runAll()
} else if (!handOverToNewerNode()) {
  refuseToStart(
    `Cần Node.js ${String(neededNode)} trở lên, máy này chỉ có ${process.versions.node}. Hãy cài Node.js từ https://nodejs.org rồi chạy lại npm ci.`,
    `Node.js ${String(neededNode)} or newer is needed, this machine has only ${process.versions.node}. Install it from https://nodejs.org and run npm ci again.`,
  )
}
