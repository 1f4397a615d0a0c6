import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { readExplanations } from '../../electron/db/explained-findings'
import { countFacts } from '../../electron/db/facts'
import { readFigureDetails } from '../../electron/db/figure-details'
import { readLessons } from '../../electron/db/lessons'
import { migrations, readVersion } from '../../electron/db/migrate'
import { definitions } from '../../electron/db/migrations/0002-definitions'
import { remarks } from '../../electron/db/migrations/0003-remarks'
import { imports } from '../../electron/db/migrations/0004-imports'
import { openWorkbook } from '../../electron/db/open-workbook'
import { makeFolder } from '../fixtures/make-workbook'
import { makeVersionOne } from './version-one'

const nameFile = makeFolder()

/** A workbook as version 4 of the program left it: with a lesson, and one figure about which a word was said. */
function makeVersionFour(path: string): string {
  makeVersionOne(path)
  const db = new Database(path)
  db.pragma('foreign_keys = ON')
  db.exec(`BEGIN; ${definitions} ${remarks} ${imports}
    INSERT INTO lesson VALUES ('xã a', 'PL', 'row', 'tổng số', 'I.1');
    UPDATE fact SET qualifier = 3 WHERE indicator_id = 2;
    PRAGMA user_version = 4; COMMIT`)
  db.close()
  return path
}

describe('a workbook of version 4', () => {
  it('opens, brought to today’s version, with everything that was in it and nothing explained yet', () => {
    const file = openWorkbook(makeVersionFour(nameFile('bốn.kttt')))
    expect(readVersion(file.db)).toBe(migrations.length)
    expect(countFacts(file.db)).toBe(2)
    expect(readLessons(file.db, 'xã a', 'PL')).toMatchObject([{ target: 'I.1' }])
    expect([...readExplanations(file.db)]).toEqual([])
    // The index finds what was in the file before it.
    expect(readFigureDetails(file.db)).toMatchObject([{ origin: 'imported', qualifier: 'about' }])
    file.close()
    const kept = new Database(nameFile('bốn.v4.kttt'), { readonly: true })
    expect(kept.pragma('user_version', { simple: true })).toBe(4)
    kept.close()
  })
})
