import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { backupTo } from '../../electron/db/backup'
import { countFacts, readFact } from '../../electron/db/facts'
import { commitChanges, readUndoTarget } from '../../electron/db/journal'
import { readMeta } from '../../electron/db/meta'
import { openWorkbook, type WorkbookFile } from '../../electron/db/open-workbook'
import { Failure } from '../../shared/contract/errors'
import { makeCommit, makeFact } from '../fixtures/make-commit'
import { makeKey } from '../fixtures/make-key'
import { hashFile, makeFolder, makeWorkbook } from '../fixtures/make-workbook'

const nameFile = makeFolder()
const key = makeKey('HTX.tong_so')

function edit(file: WorkbookFile, value: number): void {
  commitChanges(file.db, makeCommit([{ key, after: makeFact(value) }]))
}

describe('a copy of the open workbook', () => {
  it('is one complete, plain file with all commits, the history, and the same identity', async () => {
    const file = openWorkbook(makeWorkbook(nameFile('source.kttt')))
    edit(file, 12)
    mkdirSync(nameFile('copies'))
    const target = nameFile('copies/bản sao.kttt')
    const progress: number[][] = []
    await backupTo(file, target, (done, total) => progress.push([done, total]))
    expect(readdirSync(dirname(target))).toEqual(['bản sao.kttt'])
    expect([...readFileSync(target).subarray(18, 20)]).toEqual([1, 1])
    expect(progress.length).toBeGreaterThan(0)
    for (const [done = -1, total = -1] of progress) {
      expect(done).toBeGreaterThanOrEqual(0)
      expect(done).toBeLessThanOrEqual(total)
    }

    edit(file, 13)
    const copy = openWorkbook(target)
    expect(readFact(copy.db, key)?.value).toBe(12)
    expect(readMeta(copy.db)).toMatchObject({ uuid: readMeta(file.db).uuid, revision: 1 })
    expect(readUndoTarget(copy.db)).not.toBeNull()
    copy.close()
    file.close()
  })

  it('replaces the file at its target', async () => {
    const file = openWorkbook(makeWorkbook(nameFile('new.kttt')))
    writeFileSync(nameFile('target.kttt'), 'an older file; the user has agreed')
    await backupTo(file, nameFile('target.kttt'))
    file.close()
    const copy = openWorkbook(nameFile('target.kttt'))
    expect(countFacts(copy.db)).toBe(14)
    copy.close()
  })

  it('contains edits made while it runs', async () => {
    const file = openWorkbook(makeWorkbook(nameFile('busy.kttt')))
    // Enough pages for more than one step.
    const note = 'x'.repeat(30_000)
    for (let value = 0; value < 200; value++) {
      commitChanges(file.db, makeCommit([{ key, after: makeFact(value, { note }) }]))
    }
    let edits = 0
    await backupTo(file, nameFile('busy-copy.kttt'), () => {
      edits++
      edit(file, 1000 + edits)
    })
    expect(edits).toBeGreaterThan(1)
    const copy = openWorkbook(nameFile('busy-copy.kttt'))
    expect(readMeta(copy.db).revision).toBe(readMeta(file.db).revision)
    expect(readFact(copy.db, key)?.value).toBe(1000 + edits)
    copy.close()
    file.close()
  })

  it('works from a workbook that is open for reading', async () => {
    const path = makeWorkbook(nameFile('reading.kttt'))
    chmodSync(path, 0o444)
    const file = openWorkbook(path)
    await backupTo(file, nameFile('reading-copy.kttt'))
    file.close()
    const copy = openWorkbook(nameFile('reading-copy.kttt'))
    expect(copy.readOnly).toBe(false)
    expect(countFacts(copy.db)).toBe(14)
    copy.close()
  })
})

describe('a refused copy leaves everything as it was', () => {
  const refusal = async (file: WorkbookFile, target: string) => {
    try {
      await backupTo(file, target)
    } catch (error) {
      return error instanceof Failure ? error.code : error
    }
    return 'copied'
  }

  it('onto itself, onto another open workbook, onto a folder, into a missing folder, over a log', async () => {
    const folder = mkdtempSync(nameFile('refused-'))
    const file = openWorkbook(makeWorkbook(join(folder, 'a.kttt')))
    const other = openWorkbook(makeWorkbook(join(folder, 'b.kttt')))
    mkdirSync(join(folder, 'd.kttt'))
    writeFileSync(join(folder, 'c.kttt'), 'closed badly')
    writeFileSync(join(folder, 'c.kttt-wal'), 'its log')
    const names = readdirSync(folder)
    const before = hashFile(join(folder, 'c.kttt'))

    expect(await refusal(file, join(folder, 'a.kttt'))).toBe('file-in-use')
    expect(await refusal(file, join(folder, 'b.kttt'))).toBe('file-in-use')
    expect(await refusal(file, join(folder, 'c.kttt'))).toBe('file-in-use')
    expect(await refusal(file, join(folder, 'd.kttt'))).toBe('file-is-folder')
    expect(await refusal(file, join(folder, 'missing/e.kttt'))).toBe('file-missing')

    expect(readdirSync(folder)).toEqual(names)
    expect(hashFile(join(folder, 'c.kttt'))).toBe(before)
    edit(file, 5)
    edit(other, 6)
    file.close()
    other.close()
  })
})
