import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { migrations } from '../../electron/db/migrate'
import { openWorkbook } from '../../electron/db/open-workbook'
import { Failure } from '../../shared/contract/errors'
import { hashFile, makeFolder, makeWorkbook } from '../fixtures/make-workbook'

/** Every file that is no sound workbook is refused with its own reason and keeps its bytes. */
const nameFile = makeFolder()

function refuse(path: string): Failure {
  try {
    openWorkbook(path).close()
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
  throw new Error('was opened')
}

function refuseUnchanged(path: string): Failure {
  const before = hashFile(path)
  const failure = refuse(path)
  expect(hashFile(path)).toBe(before)
  return failure
}

/** A workbook changed by the SQL of somebody else. */
function makeTampered(name: string, change: (db: Database.Database) => void): string {
  const path = makeWorkbook(nameFile(name))
  const db = new Database(path)
  db.unsafeMode(true)
  change(db)
  db.close()
  return path
}

describe('what is no workbook', () => {
  it('names a missing file and a folder', () => {
    expect(refuse(nameFile('missing.kttt')).code).toBe('file-missing')
    mkdirSync(nameFile('folder.kttt'))
    expect(refuse(nameFile('folder.kttt')).code).toBe('file-is-folder')
  })

  it('does not wait on a pipe', (context) => {
    if (process.platform === 'win32') context.skip('no named pipes in folders here')
    execFileSync('mkfifo', [nameFile('pipe.kttt')])
    expect(refuse(nameFile('pipe.kttt')).code).toBe('file-not-workbook')
  })

  const zip = (member: string) => Buffer.from(`PK\x03\x04${'\0'.repeat(26)}${member}PK\x05\x06`, 'latin1')
  const compound = (stream: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(stream, 'utf16le')])
  const files: readonly (readonly [name: string, bytes: Buffer, found: string])[] = [
    ['an Excel workbook', zip('xl/workbook.xml'), 'excel'],
    ['another ZIP', zip('word/document.xml'), 'zip'],
    ['an old Excel workbook', compound('Workbook'), 'old-excel'],
    ['an old Word document', compound('WordDocument'), 'unknown'],
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ', 'latin1'), 'pdf'],
    ['a text in UTF-8', Buffer.from('Chỉ tiêu;Đơn vị\r\nTổng số;HTX\r\n'), 'text'],
    ['a text in UTF-16', Buffer.from('\ufeffChỉ tiêu', 'utf16le'), 'text'],
    ['a text in an old encoding', Buffer.from([0x43, 0xb8, 0xad, 0x0a]), 'text'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'unknown'],
  ]
  it.each(files)('recognizes %s', (name, bytes, found) => {
    const path = nameFile(`${name}.kttt`)
    writeFileSync(path, bytes)
    expect(refuseUnchanged(path)).toMatchObject({ code: 'file-not-workbook', detail: { found } })
  })

  it('refuses an empty file, which SQLite would take for an empty database', () => {
    writeFileSync(nameFile('empty.kttt'), '')
    expect(refuseUnchanged(nameFile('empty.kttt')).code).toBe('file-empty')
  })

  it('refuses the database of another program', () => {
    const path = nameFile('foreign.kttt')
    const db = new Database(path)
    db.exec('CREATE TABLE message (id INTEGER PRIMARY KEY)')
    db.close()
    expect(refuseUnchanged(path).code).toBe('file-foreign')
  })

  it('refuses a workbook of a newer version', () => {
    const version = migrations.length + 1
    const path = makeTampered('newer.kttt', (db) => db.pragma(`user_version = ${version}`))
    expect(refuseUnchanged(path)).toMatchObject({ code: 'file-newer', detail: { version } })
  })
})

describe('a schema that is not ours, letter by letter', () => {
  const changes: readonly (readonly [name: string, sql: string])[] = [
    ['trigger', "CREATE TRIGGER spy AFTER INSERT ON fact BEGIN UPDATE meta SET uuid = 'x'; END"],
    ['view', 'CREATE VIEW total AS SELECT sum(value) FROM fact'],
    ['table', 'CREATE TABLE note (text TEXT)'],
    ['index', 'CREATE INDEX fact_value ON fact (value)'],
    ['column', 'ALTER TABLE meta ADD COLUMN owner TEXT'],
    ['missing table', 'DROP TABLE stated_change'],
    ['missing index', 'DROP INDEX fact_change_cell'],
    ['virtual table', 'CREATE VIRTUAL TABLE words USING fts5 (text)'],
    ['statistics', 'ANALYZE'],
  ]
  it.each(changes)('refuses a %s', (name, sql) => {
    const path = makeTampered(`hostile ${name}.kttt`, (db) => db.exec(sql))
    expect(refuseUnchanged(path).code).toBe('file-hostile')
  })
})

describe('damage', () => {
  it('refuses a file that ends too early', () => {
    const path = makeWorkbook(nameFile('short.kttt'))
    writeFileSync(path, readFileSync(path).subarray(0, 4096 * 3))
    expect(refuseUnchanged(path).code).toBe('file-damaged')
    writeFileSync(path, readFileSync(path).subarray(0, 50))
    expect(refuseUnchanged(path).code).toBe('file-damaged')
  })

  it('refuses a file of version 0 and a file without its one line about itself', () => {
    const unnumbered = makeTampered('unnumbered.kttt', (db) => db.pragma('user_version = 0'))
    expect(refuseUnchanged(unnumbered).code).toBe('file-damaged')
    const nameless = makeTampered('nameless.kttt', (db) => db.exec('DELETE FROM meta'))
    expect(refuseUnchanged(nameless).code).toBe('file-damaged')
  })

  it('refuses a value beyond 2^53', () => {
    const path = makeTampered('beyond.kttt', (db) => {
      db.pragma('ignore_check_constraints = ON')
      db.prepare('UPDATE fact SET value = ? WHERE state = 0').run(9007199254740993n)
    })
    expect(refuseUnchanged(path).code).toBe('file-damaged')
  })

  const demandCleanRefusal = (path: string, bytes: Buffer, error: unknown, what: string) => {
    expect(error, what).toBeInstanceOf(Failure)
    const expected = ['file-damaged', 'file-hostile', 'file-not-workbook', 'file-foreign', 'file-newer']
    if (error instanceof Failure) expect(expected, what).toContain(error.code)
    expect(readFileSync(path).equals(bytes), what).toBe(true)
  }

  it('finds every page whose head is destroyed', () => {
    const sound = readFileSync(makeWorkbook(nameFile('pages.kttt')))
    const path = nameFile('page.kttt')
    for (let at = 0; at < sound.length; at += 4096) {
      const bytes = Buffer.from(sound).fill(0xff, at, at + 12)
      writeFileSync(path, bytes)
      let refusal: unknown = null
      try {
        openWorkbook(path).close()
      } catch (error) {
        refusal = error
      }
      demandCleanRefusal(path, bytes, refusal, `page ${at / 4096 + 1}`)
    }
  })

  it('never crashes on random damage and never writes to what it refuses (seed 20260101)', () => {
    const sound = readFileSync(makeWorkbook(nameFile('sound.kttt')))
    const path = nameFile('damaged.kttt')
    let seed = 20_260_101
    const draw = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
      return Math.floor((seed / 2 ** 31) * below)
    }
    let refused = 0
    for (let turn = 0; turn < 100; turn++) {
      const bytes = Buffer.from(sound)
      // Half of the hits in the first kilobyte of a page, where its structure is; the rest anywhere.
      const at = turn % 2 === 0 ? draw(bytes.length) : draw(bytes.length / 4096) * 4096 + draw(1024)
      const length = 1 + draw(64)
      for (let offset = at; offset < Math.min(at + length, bytes.length); offset++) bytes[offset] = draw(256)
      writeFileSync(path, bytes)
      try {
        openWorkbook(path).close()
      } catch (error) {
        refused++
        demandCleanRefusal(path, bytes, error, `turn ${turn}`)
      }
    }
    expect(refused).toBeGreaterThan(0)
  })
})
