import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { root } from './source-files'

/**
 * The test command decides whether everything is right, so it is itself run: in a small project whose scripts succeed or
 * fail on purpose and whose suites write the report that the real ones write.
 */

type Suite = { passed: number; failed: number; skipped: string[]; exit: number }

let project = ''

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'kttt-gate-'))
  mkdirSync(join(project, 'node_modules', '.bin'), { recursive: true })
  mkdirSync(join(project, 'test', 'tools'), { recursive: true })
  cpSync(join(root, 'test/tools/run-all.mjs'), join(project, 'test/tools/run-all.mjs'))
  writeFileSync(join(project, 'test/tools/ensure-tools.mjs'), '')
  writeFileSync(join(project, 'silent.mjs'), '')
})

afterEach(() => {
  rmSync(project, { recursive: true, force: true })
})

/** A script that writes the report of a suite as vitest would and ends with the given code. */
function writeSuite(name: string, suite: Suite): string {
  const tests = [
    ...Array.from({ length: suite.passed }, () => ({ fullName: 'right', status: 'passed', meta: {} })),
    ...Array.from({ length: suite.failed }, () => ({ fullName: 'wrong', status: 'failed', meta: {} })),
    ...suite.skipped.map((reason) => ({
      fullName: 'left out',
      status: 'skipped',
      meta: { skipReason: reason },
    })),
  ]
  const status = suite.failed > 0 ? 'failed' : 'passed'
  const report = { testResults: [{ name: 'a.test.ts', status, message: '', assertionResults: tests }] }
  const file = join(project, `${name}.mjs`)
  writeFileSync(
    file,
    `import { writeFileSync } from 'node:fs'\n` +
      `writeFileSync(process.env.KTTT_TEST_REPORT, ${JSON.stringify(JSON.stringify(report))})\n` +
      `process.exitCode = ${String(suite.exit)}\n`,
  )
  return `node ${name}.mjs`
}

const green: Suite = { passed: 2, failed: 0, skipped: [], exit: 0 }

function runGate(
  scripts: Record<string, string>,
  node = process.execPath,
): { lines: string[]; status: number } {
  const quiet = Object.fromEntries(
    ['format:check', 'lint', 'types', 'arch', 'dead-code', 'build'].map((name) => [name, 'node silent.mjs']),
  )
  const suites = Object.fromEntries(
    ['unit', 'golden', 'e2e'].map((name) => [name, scripts[name] ?? writeSuite(name, green)]),
  )
  writeFileSync(
    join(project, 'package.json'),
    JSON.stringify({ scripts: { ...quiet, ...suites, ...scripts } }),
  )
  const path = node === process.execPath ? `${dirname(node)}:${process.env['PATH'] ?? ''}` : '/nowhere'
  const run = spawnSync(node, [join(project, 'test/tools/run-all.mjs')], {
    encoding: 'utf8',
    env: { ...process.env, PATH: path, KTTT_TEST_REPORT: '' },
  })
  return { lines: (run.stdout + run.stderr).trim().split('\n'), status: run.status ?? -1 }
}

describe('the test command', () => {
  it('adds up the suites and ends with the counts', () => {
    const { lines, status } = runGate({})
    expect(lines.at(-1)).toBe('6 passed, 0 failed')
    expect(status).toBe(0)
  })

  it('names what was skipped, with the reason', () => {
    const unit = writeSuite('unit', { ...green, skipped: ['no display here'] })
    const { lines, status } = runGate({ unit })
    expect(lines.at(-1)).toBe('6 passed, 0 failed, 1 skipped')
    expect(lines.join('\n')).toContain('unit: left out (no display here)')
    expect(status).toBe(0)
  })

  it('stops at a failed step, counts it, and still sums up', () => {
    const { lines, status } = runGate({ types: 'node -e "process.exit(2)"' })
    expect(lines.at(-1)).toBe('0 passed, 1 failed')
    expect(lines.filter((line) => line.includes('not run'))).toHaveLength(6)
    expect(status).toBe(1)
  })

  it('counts failed tests and does not go on', () => {
    const unit = writeSuite('unit', { passed: 5, failed: 3, skipped: [], exit: 1 })
    const { lines, status } = runGate({ unit })
    expect(lines.at(-1)).toBe('5 passed, 3 failed')
    expect(status).toBe(1)
  })

  it('fails when a suite ends well but reports nothing', () => {
    const { lines, status } = runGate({ golden: 'node silent.mjs' })
    expect(lines.at(-1)).toBe('2 passed, 1 failed')
    expect(status).toBe(1)
  })

  it('fails when every test passed but the suite did not', () => {
    const { lines, status } = runGate({ e2e: writeSuite('e2e', { ...green, exit: 1 }) })
    expect(lines.at(-1)).toBe('6 passed, 1 failed')
    expect(status).toBe(1)
  })

  it('says what is missing on an old Node', (context) => {
    const old = '/usr/bin/node'
    const version = existsSync(old) ? spawnSync(old, ['--version'], { encoding: 'utf8' }).stdout : ''
    const isOld = version !== '' && Number(version.slice(1).split('.')[0]) < 24
    if (!isOld) context.skip('this machine has no Node older than 24 at /usr/bin/node')
    const { lines, status } = runGate({}, old)
    expect(lines.join('\n')).toContain('Cần Node.js 24')
    expect(lines.join('\n')).toContain('Node.js 24 or newer is needed')
    expect(status).toBe(1)
  })
})
