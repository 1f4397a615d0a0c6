import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openMemory } from '../../electron/db/connection'
import { countFacts, readFact } from '../../electron/db/facts'
import { commitChanges } from '../../electron/db/journal'
import { readMeta } from '../../electron/db/meta'
import { migrate, migrations, readVersion } from '../../electron/db/migrate'
import { openWorkbook } from '../../electron/db/open-workbook'
import { Failure } from '../../shared/contract/errors'
import { makeCommit, makeFact } from '../fixtures/make-commit'
import { makeKey } from '../fixtures/make-key'
import { hashFile, makeFolder, makeWorkbook } from '../fixtures/make-workbook'

const nameFile = makeFolder()

/** A version of tomorrow, for the road there. */
const tomorrow = [
  ...migrations,
  'ALTER TABLE source ADD COLUMN url TEXT; CREATE TABLE tag (id INTEGER PRIMARY KEY) STRICT',
]

describe('the schema', () => {
  it('is what schema.sql shows', async () => {
    const db = openMemory()
    migrate(db)
    const objects = db
      .prepare<[], { sql: string }>(
        'SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC, name',
      )
      .all()
    const text =
      `-- The schema of a workbook as the migrations make it (version ${readVersion(db)}). Written by the tests.\n\n` +
      objects.map(({ sql }) => `${sql};\n`).join('\n')
    await expect(text).toMatchFileSnapshot('../../electron/db/schema.sql')
    db.close()
  })

  it('has STRICT tables only', () => {
    const db = openMemory()
    migrate(db)
    const tables = db
      .prepare<[], { name: string; strict: number }>(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main'",
      )
      .all()
      .filter(({ name }) => !name.startsWith('sqlite_'))
    expect(tables).toHaveLength(28)
    expect(tables.filter(({ strict }) => strict !== 1)).toEqual([])
    db.close()
  })
})

describe('migrations', () => {
  it('bring an older file to the newest version, keeping a sound copy of what was', () => {
    const path = makeWorkbook(nameFile('old.kttt'))
    const key = makeKey('HTX.tong_so')
    const before = openWorkbook(path)
    commitChanges(before.db, makeCommit([{ key, after: makeFact(77) }]))
    before.close()

    const file = openWorkbook(path, tomorrow)
    expect(readVersion(file.db)).toBe(migrations.length + 1)
    expect(readFact(file.db, key)?.value).toBe(77)
    expect(readMeta(file.db).revision).toBe(1)
    file.close()

    // Today's program refuses the file of tomorrow and opens the copy.
    expect(() => openWorkbook(path)).toThrow(new Failure('file-newer', { version: migrations.length + 1 }))
    const kept = openWorkbook(nameFile('old.v8.kttt'))
    expect(readFact(kept.db, key)?.value).toBe(77)
    kept.close()
  })

  it('do not run twice, and a second copy takes another name', () => {
    const path = makeWorkbook(nameFile('again.kttt'))
    writeFileSync(nameFile('again.v8.kttt'), 'something of the user')
    openWorkbook(path, tomorrow).close()
    openWorkbook(path, tomorrow).close()
    expect(existsSync(nameFile('again.v8-2.kttt'))).toBe(true)
    expect(existsSync(nameFile('again.v8-3.kttt'))).toBe(false)
  })

  it('a migration that fails leaves the file at its version, and the copy beside it', () => {
    const path = makeWorkbook(nameFile('failing.kttt'))
    const before = hashFile(path)
    const failing = [
      ...migrations,
      'CREATE TABLE tag (id INTEGER PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES (1)',
    ]
    expect(() => openWorkbook(path, failing)).toThrow('nowhere')
    expect(hashFile(path)).toBe(before)
    const file = openWorkbook(path)
    expect(readVersion(file.db)).toBe(migrations.length)
    file.close()
    expect(existsSync(nameFile('failing.v8.kttt'))).toBe(true)
  })

  it('a migration that breaks a reference is taken back', () => {
    const path = makeWorkbook(nameFile('reference.kttt'))
    const breaking = [...migrations, 'PRAGMA defer_foreign_keys = ON; DELETE FROM sector WHERE id = 5']
    expect(() => openWorkbook(path, breaking)).toThrow()
    const file = openWorkbook(path)
    expect(file.db.prepare('SELECT count(*) FROM sector').pluck().get()).toBe(7)
    file.close()
  })

  it('a read-only older file is brought up in a copy; the file stays', () => {
    const path = makeWorkbook(nameFile('old-locked.kttt'))
    const before = hashFile(path)
    chmodSync(path, 0o444)
    const file = openWorkbook(path, tomorrow)
    expect(file.readOnly).toBe(true)
    expect(readVersion(file.db)).toBe(migrations.length + 1)
    expect(countFacts(file.db)).toBe(14)
    file.close()
    expect(hashFile(path)).toBe(before)
    expect(existsSync(nameFile('old-locked.v8.kttt'))).toBe(false)
  })
})
