import { chmodSync, existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { readDimensions } from '../../electron/db/dimensions'
import { countFacts } from '../../electron/db/facts'
import { listHistory } from '../../electron/db/history'
import { commitChanges, readJournalChanges, readUndoTarget } from '../../electron/db/journal'
import { readMeta } from '../../electron/db/meta'
import { migrations, readVersion } from '../../electron/db/migrate'
import { openWorkbook } from '../../electron/db/open-workbook'
import { visitCachedValues } from '../../electron/db/value-cache'
import { makeCommit } from '../fixtures/make-commit'
import { hashFile, makeFolder } from '../fixtures/make-workbook'
import { makeVersionOne } from './version-one'

const nameFile = makeFolder()

/** Everything in the tables of version 1, by name. */
function readTables(path: string): Record<string, unknown[]> {
  const db = new Database(path, { readonly: true })
  const tables: Record<string, unknown[]> = {}
  const columns: Record<string, string> = {
    indicator:
      'id, code, name, unit, kind, decimals, parent_id, part, numerator_id, denominator_id, factor, direction, total_basis',
    sector: 'id, code, name, parent_id',
    locality: 'id, code, name, level, parent_id, valid_from, valid_to',
  }
  for (const table of ['meta', 'period', 'source', 'fact', 'journal', 'fact_change', ...Object.keys(columns)])
    tables[table] = db.prepare(`SELECT ${columns[table] ?? '*'} FROM ${table}`).all()
  db.close()
  return tables
}

describe('a workbook of version 1', () => {
  it('opens, brought to today’s version, with everything that was in it', () => {
    const path = makeVersionOne(nameFile('cũ.kttt'))
    const before = readTables(path)
    const file = openWorkbook(path)
    expect(readVersion(file.db)).toBe(migrations.length)
    const { indicators, sectors, localities, periods } = readDimensions(file.db)
    expect(indicators.map(({ code, formula }) => [code, formula])).toEqual([
      ['HTX.tong_so', null],
      ['HTX.hieu_qua', null],
      ['HTX.ty_le', null],
    ])
    expect(sectors.map(({ code, list, partOf }) => [code, list, partOf])).toEqual([
      ['ALL', null, []],
      ['NN', null, []],
    ])
    expect(localities[1]).toEqual({
      id: 2,
      code: '24',
      name: 'Bắc Giang',
      level: 'province',
      parent: 1,
      validFrom: '1997-01-01',
      validTo: '2025-06-30',
      successor: null,
    })
    expect(periods).toHaveLength(3)
    expect(visitCachedValues(file.db, readMeta(file.db).revision, () => undefined)).toBe(false)
    file.close()
    expect(readTables(path)).toEqual(before)
  })

  it('is kept beside it as it was, sound and complete', () => {
    const path = makeVersionOne(nameFile('giữ.kttt'))
    const before = readTables(path)
    openWorkbook(path).close()
    openWorkbook(path).close()
    const kept = nameFile('giữ.v1.kttt')
    expect(readTables(kept)).toEqual(before)
    const db = new Database(kept, { readonly: true })
    expect(db.pragma('user_version', { simple: true })).toBe(1)
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    db.close()
    expect(existsSync(nameFile('giữ.v1-2.kttt'))).toBe(false)
  })

  it('can be undone where it was left, and changed as any other', () => {
    const file = openWorkbook(makeVersionOne(nameFile('lùi.kttt')))
    const target = readUndoTarget(file.db)
    if (target === null) throw new Error('nothing to undo')
    const { facts, definitions } = readJournalChanges(file.db, target.journal)
    expect(definitions).toEqual([])
    commitChanges(
      file.db,
      makeCommit(
        facts.map(({ key, before }) => ({ key, after: before })),
        { action: 'undo', target: target.journal },
      ),
    )
    expect(countFacts(file.db)).toBe(1)
    const place = readDimensions(file.db).localities[1] ?? null
    if (place === null) throw new Error('the place is there')
    commitChanges(
      file.db,
      makeCommit([], {
        label: { key: 'define-locality', name: 'Bắc Ninh' },
        definitions: [{ list: 'locality', before: place, after: { ...place, name: 'Bắc Ninh' } }],
      }),
    )
    expect(listHistory(file.db, 1)).toMatchObject([{ label: { name: 'Bắc Ninh' }, cells: 1 }])
    file.close()
  })

  it('on a medium that takes no writes is read in a copy', () => {
    const path = makeVersionOne(nameFile('chỉ đọc.kttt'))
    chmodSync(path, 0o444)
    const before = hashFile(path)
    const file = openWorkbook(path)
    expect(file.readOnly).toBe(true)
    expect(countFacts(file.db)).toBe(2)
    file.close()
    expect(hashFile(path)).toBe(before)
    expect(existsSync(nameFile('chỉ đọc.v1.kttt'))).toBe(false)
  })
})
