import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, chmodSync, constants, existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readFact } from '../../electron/db/facts'
import { listHistory } from '../../electron/db/history'
import { commitChanges, readJournalChanges } from '../../electron/db/journal'
import { readMeta } from '../../electron/db/meta'
import { openWorkbook } from '../../electron/db/open-workbook'
import { Failure } from '../../shared/contract/errors'
import { makeCommit, makeFact } from '../fixtures/make-commit'
import { makeKey } from '../fixtures/make-key'
import { hashFile, makeFolder, makeWorkbook } from '../fixtures/make-workbook'
import { bundleProgram } from '../tools/bundle-program'
import { tortureKeys } from './torture-keys'

/** What only a second process can show: locks, crashes, foreign permissions, an old Node. */
const nameFile = makeFolder()
let script = ''

beforeAll(async () => {
  script = await bundleProgram('test/db/workbook-child.ts')
}, 30_000)

type Child = { process: ChildProcess; lines: string[]; exited: Promise<unknown> }

function startChild(
  action: 'hold' | 'edit',
  path: string,
  onLine: (line: string) => void = () => undefined,
): Child {
  const process_ = spawn(process.execPath, [script, action, path], { stdio: ['ignore', 'pipe', 'pipe'] })
  const exited = once(process_, 'close')
  const lines: string[] = []
  let rest = ''
  process_.stdout.setEncoding('utf8')
  process_.stdout.on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop() ?? ''
    for (const line of parts) {
      lines.push(line)
      onLine(line)
    }
  })
  process_.stderr.setEncoding('utf8')
  process_.stderr.on('data', (text: string) => lines.push(`error: ${text}`))
  return { process: process_, lines, exited }
}

function runChild(path: string, options: { uid?: number; gid?: number } = {}): string {
  const { stdout, stderr } = spawnSync(process.execPath, [script, 'open', path], {
    encoding: 'utf8',
    ...options,
  })
  return stdout.trim() || stderr
}

async function holdElsewhere(path: string): Promise<Child> {
  return new Promise((resolve) => {
    const child = startChild('hold', path, () => {
      resolve(child)
    })
  })
}

describe('two processes', () => {
  it('a workbook held elsewhere is refused, and free as soon as that process is killed', async () => {
    const path = makeWorkbook(nameFile('held.kttt'))
    const child = await holdElsewhere(path)
    expect(child.lines).toEqual(['opened'])
    expect(() => openWorkbook(path)).toThrow(new Failure('file-in-use'))
    // Looking at it must not have let the lock of the other go.
    expect(runChild(path)).toBe('file-in-use')
    child.process.kill('SIGKILL')
    await child.exited
    const file = openWorkbook(path)
    expect(readMeta(file.db).revision).toBe(0)
    file.close()
  })

  it('our own lock holds against another process, also after attempts to open it again here', () => {
    const path = makeWorkbook(nameFile('ours.kttt'))
    const file = openWorkbook(path)
    expect(runChild(path)).toBe('file-in-use')
    expect(() => openWorkbook(path)).toThrow(new Failure('file-in-use'))
    expect(runChild(path)).toBe('file-in-use')
    commitChanges(file.db, makeCommit([{ key: makeKey('HTX.tong_so'), after: makeFact(1) }]))
    file.checkpoint()
    expect(runChild(path)).toBe('file-in-use')
    file.close()
    expect(runChild(path)).toBe('opened')
  })
})

describe('permissions', () => {
  it('a file that the system does not let us read is denied', (context) => {
    if (process.getuid?.() !== 0) context.skip('needs root, to run a process as another user')
    const nobody = { uid: 65_534, gid: 65_534 }
    const readable = makeWorkbook(nameFile('readable.kttt'))
    chmodSync(dirname(readable), 0o755)
    chmodSync(readable, 0o644)
    if (runChild(readable, nobody) !== 'opened') context.skip('another user cannot run the program from here')
    const path = makeWorkbook(nameFile('private.kttt'))
    chmodSync(path, 0o600)
    const before = hashFile(path)
    expect(runChild(path, nobody)).toBe('file-denied')
    expect(hashFile(path)).toBe(before)
  })
})

describe('the guard before the driver', () => {
  it('an old Node gets a sentence instead of a crash', (context) => {
    const old = '/usr/bin/node'
    try {
      accessSync(old, constants.X_OK)
    } catch {
      context.skip(`no ${old}`)
    }
    const asked = spawnSync(old, ['-p', 'process.versions.napi'], { encoding: 'utf8' })
    if (Number(asked.stdout) >= 10) context.skip(`${old} is new enough`)
    const path = makeWorkbook(nameFile('old-node.kttt'))
    const { signal, status, stderr } = spawnSync(old, [script, 'open', path], { encoding: 'utf8' })
    expect(signal).toBeNull()
    expect(status).toBe(1)
    expect(stderr).toContain('needs Node.js 22.14 or newer')
  })
})

describe('kill -9', () => {
  const cycles = 20

  it(`${cycles} times at a random moment: no acknowledged edit is lost, none is torn (seed 7)`, async () => {
    const path = makeWorkbook(nameFile('torture.kttt'))
    let seed = 7
    const draw = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed % below
    }
    let acknowledged = 0
    let withLog = 0
    for (let cycle = 0; cycle < cycles; cycle++) {
      const edits = 1 + draw(70)
      const delay = draw(4)
      let seen = 0
      const child = startChild('edit', path, () => {
        if (++seen === edits) setTimeout(() => child.process.kill('SIGKILL'), delay)
      })
      await child.exited
      expect(child.lines.filter((line) => !/^\d+$/.test(line))).toEqual([])
      expect(child.process.signalCode).toBe('SIGKILL')
      acknowledged = Number(child.lines.at(-1))
      if (existsSync(`${path}-wal`)) withLog++

      const file = openWorkbook(path)
      const { revision } = readMeta(file.db)
      // The last commit may have reached the disk before its acknowledgement reached us.
      expect([acknowledged, acknowledged + 1], `cycle ${cycle}`).toContain(revision)
      expect(tortureKeys.map((key) => readFact(file.db, key)?.value)).toEqual(tortureKeys.map(() => revision))
      expect(file.db.pragma('integrity_check', { simple: true })).toBe('ok')
      const history = listHistory(file.db, 10_000)
      expect(history.map((entry) => entry.revision)).toEqual(
        Array.from({ length: revision }, (_, at) => revision - at),
      )
      expect(readJournalChanges(file.db, revision).facts.map(({ after }) => after?.value)).toEqual(
        tortureKeys.map(() => revision),
      )
      file.close()
    }
    expect(acknowledged).toBeGreaterThan(cycles)
    // Some of the kills must have found work that only the log held, or the test would show nothing.
    expect(withLog).toBeGreaterThan(cycles / 2)
  }, 60_000)
})
