import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { countFacts, readFact } from '../../electron/db/facts'
import { readLessons } from '../../electron/db/lessons'
import { migrations, readVersion } from '../../electron/db/migrate'
import { definitions } from '../../electron/db/migrations/0002-definitions'
import { remarks } from '../../electron/db/migrations/0003-remarks'
import { openWorkbook } from '../../electron/db/open-workbook'
import { readRemarks } from '../../electron/db/remarks'
import type { FactKey } from '../../shared/model/fact'
import { makeFolder } from '../fixtures/make-workbook'
import { makeVersionOne } from './version-one'

const nameFile = makeFolder()

/** A workbook as version 3 of the program left it: with a note of the user. */
function makeVersionThree(path: string): string {
  makeVersionOne(path)
  const db = new Database(path)
  db.pragma('foreign_keys = ON')
  db.exec(`BEGIN; ${definitions} ${remarks}
    INSERT INTO remark VALUES (0, 1, 1, 2, 1, 'hỏi lại huyện', 1);
    INSERT INTO journal VALUES (2, 2, '2026-05-03T00:00:00.000Z', 'edit', NULL, 'done',
      '{"key":"note-cell","row":"Tổng số","column":"Thực hiện"}', 1);
    INSERT INTO remark_change VALUES (2, 0, 1, 1, 2, 1, NULL, NULL, 'hỏi lại huyện', 1);
    UPDATE meta SET revision = 2;
    PRAGMA user_version = 3; COMMIT`)
  db.close()
  return path
}

describe('a workbook of version 3', () => {
  it('opens, brought to today’s version, with everything that was in it and nothing learnt yet', () => {
    const file = openWorkbook(makeVersionThree(nameFile('ba.kttt')))
    const key = { scenario: 'actual', indicator: 1, sector: 1, locality: 2, period: 1 } as FactKey
    expect(readVersion(file.db)).toBe(migrations.length)
    expect([countFacts(file.db), readFact(file.db, key)?.value]).toEqual([2, 77])
    expect(readRemarks(file.db).map(({ remark }) => remark.note)).toEqual(['hỏi lại huyện'])
    expect(readLessons(file.db, '', 'PL')).toEqual([])
    file.close()
    const kept = new Database(nameFile('ba.v3.kttt'), { readonly: true })
    expect(kept.pragma('user_version', { simple: true })).toBe(3)
    expect(kept.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'lesson'").pluck().get()).toBe(0)
    kept.close()
  })
})
