import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { backupTo } from '../../electron/db/backup'
import { createWorkbook } from '../../electron/db/create-workbook'
import { readFact } from '../../electron/db/facts'
import { listHistory } from '../../electron/db/history'
import { commitChanges } from '../../electron/db/journal'
import { readMeta } from '../../electron/db/meta'
import { openWorkbook, type WorkbookFile } from '../../electron/db/open-workbook'
import { Failure } from '../../shared/contract/errors'
import { makeCommit, makeFact } from '../fixtures/make-commit'
import { makeSeed } from '../fixtures/make-seed'
import { makeKey } from '../fixtures/make-key'
import { createdAt, makeFolder, makeWorkbook } from '../fixtures/make-workbook'

const nameFile = makeFolder()
const key = makeKey('HTX.tong_so')

/** Edits until the disk is full. @returns the last acknowledged revision */
function editUntilFull(file: WorkbookFile): number {
  for (let value = 1; value < 5000; value++) {
    try {
      commitChanges(file.db, makeCommit([{ key, after: makeFact(value, { note: 'x'.repeat(2000) }) }]))
    } catch (error) {
      expect(error).toBeInstanceOf(Failure)
      expect(error).toMatchObject({ code: 'disk-full' })
      return value - 1
    }
  }
  throw new Error('never full')
}

function expectState(file: WorkbookFile, revision: number): void {
  expect(readMeta(file.db).revision).toBe(revision)
  expect(readFact(file.db, key)?.value).toBe(revision)
  expect(listHistory(file.db, 10_000)).toHaveLength(revision)
}

describe('a file that may not grow', () => {
  it('refuses the edit as a whole, keeps every acknowledged one, and goes on when there is room', () => {
    const path = makeWorkbook(nameFile('bounded.kttt'))
    let file = openWorkbook(path)
    const pages = Number(file.db.pragma('page_count', { simple: true }))
    file.db.pragma(`max_page_count = ${pages + 10}`)
    const acknowledged = editUntilFull(file)
    expect(acknowledged).toBeGreaterThan(1)
    expectState(file, acknowledged)
    file.db.pragma('max_page_count = 1000000')
    commitChanges(file.db, makeCommit([{ key, after: makeFact(acknowledged + 1) }]))
    file.close()
    file = openWorkbook(path)
    expectState(file, acknowledged + 1)
    file.close()
  })
})

describe('a full disk', () => {
  const disk = nameFile('disk')
  let mounted = false
  try {
    mkdirSync(disk)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk], { stdio: 'ignore' })
    mounted = true
  } catch {
    // Only root may mount; the tests below then say that they were skipped.
  }
  const reason = 'needs the right to mount a small disk'
  afterAll(() => {
    if (mounted) execFileSync('umount', [disk])
  })

  it('loses no acknowledged edit, stays readable, closes, opens again, and goes on with room', (context) => {
    if (!mounted) context.skip(reason)
    const path = join(disk, 'full.kttt')
    const ballast = join(disk, 'ballast')
    makeWorkbook(path)
    writeFileSync(ballast, Buffer.alloc(800_000))
    let file = openWorkbook(path)
    const acknowledged = editUntilFull(file)
    expect(acknowledged).toBeGreaterThan(1)
    expectState(file, acknowledged)
    // Folding the log in needs room, too: whether it succeeds or not, closing lets the file go and loses nothing.
    try {
      file.close()
    } catch (error) {
      expect(error).toMatchObject({ code: 'disk-full' })
    }
    expect(file.db.open).toBe(false)

    rmSync(ballast)
    file = openWorkbook(path)
    expectState(file, acknowledged)
    commitChanges(file.db, makeCommit([{ key, after: makeFact(acknowledged + 1) }]))
    expectState(file, acknowledged + 1)
    file.close()
    expect(readdirSync(disk)).toEqual(['full.kttt'])
    rmSync(path)
  })

  it('leaves nothing behind when there is no room for a new workbook or a copy', async (context) => {
    if (!mounted) context.skip(reason)
    const file = openWorkbook(makeWorkbook(nameFile('roomy.kttt')))
    writeFileSync(join(disk, 'ballast'), Buffer.alloc(2 * 1024 * 1024 - 60_000))
    expect(() => {
      createWorkbook(join(disk, 'new.kttt'), makeSeed(), { uuid: 'u', now: createdAt })
    }).toThrow(new Failure('disk-full'))
    await expect(backupTo(file, join(disk, 'copy.kttt'))).rejects.toMatchObject({ code: 'disk-full' })
    expect(readdirSync(disk)).toEqual(['ballast'])
    expect(existsSync(nameFile('roomy.kttt'))).toBe(true)
    file.close()
  })
})
