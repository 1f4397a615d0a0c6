import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { countFacts, readFact } from '../../electron/db/facts'
import { listHistory } from '../../electron/db/history'
import { commitChanges } from '../../electron/db/journal'
import { readDimensions } from '../../electron/db/dimensions'
import { migrations, readVersion } from '../../electron/db/migrate'
import { definitions } from '../../electron/db/migrations/0002-definitions'
import { openWorkbook } from '../../electron/db/open-workbook'
import { readFactNotes, readRemark, readRemarks } from '../../electron/db/remarks'
import type { FactKey } from '../../shared/model/fact'
import { makeCommit } from '../fixtures/make-commit'
import { makeFolder } from '../fixtures/make-workbook'
import { makeVersionOne } from './version-one'

const nameFile = makeFolder()

/** A workbook as version 2 of the program left it: a place was added, and one figure has a note of its document. */
function makeVersionTwo(path: string): string {
  makeVersionOne(path)
  const db = new Database(path)
  db.pragma('foreign_keys = ON')
  db.exec(`BEGIN; ${definitions}
    INSERT INTO locality (id, code, name, level, parent_id, valid_from, valid_to, successor_id)
      VALUES (3, '', 'Bắc Ninh', 'province', 1, '2025-07-01', NULL, NULL);
    INSERT INTO journal VALUES
      (2, 2, '2026-01-03T00:00:00.000Z', 'edit', NULL, 'done', '{"key":"define-locality","name":"Bắc Ninh"}', 1);
    INSERT INTO definition_change VALUES (2, 'locality', 3, NULL,
      '{"id":3,"code":"","name":"Bắc Ninh","level":"province","parent":1,"validFrom":"2025-07-01","validTo":null,"successor":null}');
    UPDATE fact SET note = 'số ước' WHERE indicator_id = 2;
    UPDATE meta SET revision = 2;
    PRAGMA user_version = 2; COMMIT`)
  db.close()
  return path
}

const figure = { scenario: 'actual', indicator: 1, sector: 1, locality: 2, period: 1 } as FactKey

describe('a workbook of version 2', () => {
  it('opens, brought to today’s version, with everything that was in it', () => {
    const file = openWorkbook(makeVersionTwo(nameFile('hai.kttt')))
    expect(readVersion(file.db)).toBe(migrations.length)
    expect(readDimensions(file.db).localities.map(({ name }) => name)).toEqual([
      'Cả nước',
      'Bắc Giang',
      'Bắc Ninh',
    ])
    expect([countFacts(file.db), readFact(file.db, figure)?.value]).toEqual([2, 77])
    expect(listHistory(file.db, 9).map(({ revision }) => revision)).toEqual([2, 1])
    expect(readRemarks(file.db)).toEqual([])
    expect(readFactNotes(file.db).map(({ note }) => note)).toEqual(['số ước'])
    file.close()
  })

  it('is kept beside it as it was, and takes notes like any other', () => {
    const path = makeVersionTwo(nameFile('giữ.kttt'))
    const file = openWorkbook(path)
    commitChanges(
      file.db,
      makeCommit([], { remarks: [{ key: figure, after: { note: 'xem lại', followUp: false } }] }),
    )
    file.close()
    const again = openWorkbook(path)
    expect(readRemark(again.db, figure)).toEqual({ note: 'xem lại', followUp: false })
    again.close()
    const kept = new Database(nameFile('giữ.v2.kttt'), { readonly: true })
    expect(kept.pragma('user_version', { simple: true })).toBe(2)
    expect(kept.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(kept.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'remark'").pluck().get()).toBe(0)
    kept.close()
  })
})
