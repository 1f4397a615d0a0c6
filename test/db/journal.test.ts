import { describe, expect, it } from 'vitest'
import { listPreparedSql, type ReadableDb } from '../../electron/db/connection'
import { forEachFact, readFact } from '../../electron/db/facts'
import { listHistory, readCellHistory, readRemarkHistory } from '../../electron/db/history'
import {
  commitChanges,
  readJournalChanges,
  readRedoTarget,
  readUndoTarget,
  type Commit,
  type Committed,
} from '../../electron/db/journal'
import { readMeta } from '../../electron/db/meta'
import { openWorkbook, type WorkbookFile } from '../../electron/db/open-workbook'
import { readFactNotes } from '../../electron/db/remarks'
import { readSources } from '../../electron/db/sources'
import { readStated } from '../../electron/db/stated'
import { Failure } from '../../shared/contract/errors'
import type { FormId, LocalityId, PeriodId } from '../../shared/model/ids'
import { makeCommit, makeFact } from '../fixtures/make-commit'
import { makeKey } from '../fixtures/make-key'
import { createdAt, makeFolder, makeWorkbook } from '../fixtures/make-workbook'

const nameFile = makeFolder()

function withWorkbook(name: string, use: (file: WorkbookFile) => void): void {
  const file = openWorkbook(makeWorkbook(nameFile(`${name}.kttt`)))
  try {
    use(file)
  } finally {
    file.close()
  }
}

/** Everything that undo must bring back: all figures and all texts of the document. */
function readAll(db: ReadableDb): unknown {
  const facts: unknown[] = []
  forEachFact(db, (key, fact) => facts.push([key, fact]))
  return { facts, stated: readStated(db, ...document) }
}

const document = [1 as FormId, 2 as PeriodId, 1 as LocalityId] as const
const [form, period, locality] = document
const agriculture = makeKey('HTX.tong_so', { locality: 'R1', sector: 'NN' })
const industry = makeKey('HTX.tong_so', { locality: 'R1', sector: 'CN' })
const blank = makeKey('HTX.hieu_qua', { locality: 'R2' })

/** What the undo and redo of the host do: the recorded changes, turned round for undo, as an ordinary commit. */
function stepHistory(file: WorkbookFile, action: 'undo' | 'redo'): Committed {
  const target = action === 'undo' ? readUndoTarget(file.db) : readRedoTarget(file.db)
  if (target === null) throw new Error(`nothing to ${action}`)
  const changes = readJournalChanges(file.db, target.journal)
  const pick = <T>(change: { before: T; after: T }) => (action === 'undo' ? change.before : change.after)
  return commitChanges(
    file.db,
    makeCommit(
      changes.facts.map((change) => ({ key: change.key, after: pick(change) })),
      {
        action,
        target: target.journal,
        label: target.label,
        stated: changes.stated.map((change) => ({ ...change, after: pick(change) })),
      },
    ),
  )
}

const stated = (row: string, after: Commit['stated'][number]['after']) => ({
  form,
  period,
  locality,
  row,
  column: 'actual',
  after,
})

describe('a commit', () => {
  it('gives back what changed, with the values before, and counts up', () => {
    withWorkbook('commit', ({ db }) => {
      const committed = commitChanges(
        db,
        makeCommit(
          [
            { key: agriculture, after: makeFact(1300) },
            { key: blank, after: makeFact(0, { state: 'unknown', written: '…' }) },
            { key: industry, after: null },
            { key: makeKey('HTX.doanh_thu_bq'), after: null },
          ],
          { now: '2026-05-06T07:08:09.000Z' },
        ),
      )
      expect(committed.revision).toBe(1)
      expect(committed.facts.map(({ before, after }) => [before?.value, after?.state])).toEqual([
        [1200, 'number'],
        [undefined, 'unknown'],
        [150, undefined],
      ])
      expect(readMeta(db)).toMatchObject({ revision: 1, savedAt: '2026-05-06T07:08:09.000Z' })
      expect(readFact(db, agriculture)).toEqual(makeFact(1300))
      expect(readFact(db, industry)).toBeNull()
      expect(readFact(db, blank)?.state).toBe('unknown')
    })
  })

  it('writes nothing when nothing changes', () => {
    withWorkbook('nothing', ({ db }) => {
      const before = readFact(db, agriculture)
      const committed = commitChanges(
        db,
        makeCommit([{ key: agriculture, after: before }], {
          stated: [stated('I.1', { text: '2.450', value: '2450' }), stated('I.3', null)],
        }),
      )
      expect(committed).toEqual({
        revision: 0,
        journal: null,
        facts: [],
        remarks: [],
        stated: [],
        definitions: [],
        lessons: [],
        explained: [],
        charts: [],
        packs: [],
        whatIfs: [],
      })
      expect(readMeta(db)).toMatchObject({ revision: 0, savedAt: createdAt })
      expect(listHistory(db, 10)).toEqual([])
    })
  })

  it('keeps every property of a figure', () => {
    withWorkbook('properties', ({ db }) => {
      const full = makeFact(-36006, {
        maturity: 'preliminary',
        qualifier: 'under',
        origin: 'derived',
        written: '- 3.600,6',
        derivation: { rule: 'ratio', current: '1.5', ratio: '103.3' },
        source: readSources(db)[0]?.id ?? null,
        locator: 'dòng 5, cột 4',
        note: 'số ước',
      })
      const key = makeKey('HTX.doanh_thu', { locality: 'R2', scenario: 'adjusted-plan' })
      const { facts } = commitChanges(db, makeCommit([{ key, after: full }]))
      expect(facts).toEqual([{ key, before: null, after: full }])
      expect(readFact(db, key)).toEqual(full)
    })
  })

  it('takes the last of two values for one cell, as one change', () => {
    withWorkbook('twice', ({ db }) => {
      const { facts } = commitChanges(
        db,
        makeCommit([
          { key: blank, after: makeFact(1) },
          { key: blank, after: makeFact(2) },
        ]),
      )
      expect(facts).toEqual([{ key: blank, before: null, after: makeFact(2) }])
    })
  })

  it('stores exact integers up to 2^53 − 1 and refuses larger ones, as a whole', () => {
    withWorkbook('large', ({ db }) => {
      commitChanges(
        db,
        makeCommit([
          { key: agriculture, after: makeFact(Number.MAX_SAFE_INTEGER) },
          { key: industry, after: makeFact(-Number.MAX_SAFE_INTEGER) },
        ]),
      )
      expect(readFact(db, agriculture)?.value).toBe(9007199254740991)
      expect(readFact(db, industry)?.value).toBe(-9007199254740991)
      expect(() =>
        commitChanges(
          db,
          makeCommit([
            { key: blank, after: makeFact(5) },
            { key: industry, after: makeFact(2 ** 53) },
          ]),
        ),
      ).toThrow(new Failure('value-too-large'))
      expect(readFact(db, blank)).toBeNull()
    })
  })

  it('is all or nothing: a figure outside the dimensions takes the others back', () => {
    withWorkbook('whole', ({ db }) => {
      const nowhere = { ...blank, locality: 999 as LocalityId }
      const facts = [
        { key: agriculture, after: makeFact(1) },
        { key: nowhere, after: makeFact(1) },
      ]
      expect(() => commitChanges(db, makeCommit(facts))).toThrow('FOREIGN KEY')
      expect(readFact(db, agriculture)?.value).toBe(1200)
      expect(readMeta(db).revision).toBe(0)
      expect(listHistory(db, 10)).toEqual([])
    })
  })

  it('makes a source only for changes, and gives it to imported and derived figures alone', () => {
    withWorkbook('source', ({ db }) => {
      const source = { name: 'Biểu xã', file: 'bieu.xlsx', sha256: 'ab'.repeat(32), importedAt: createdAt }
      const imported = makeFact(1200, { origin: 'imported', written: '1.200', locator: 'Phụ lục!D8' })
      const again = commitChanges(db, makeCommit([{ key: agriculture, after: imported }], { source }))
      expect(again.journal).toBeNull()
      expect(readSources(db)).toHaveLength(1)

      const { facts } = commitChanges(
        db,
        makeCommit(
          [
            { key: agriculture, after: { ...imported, value: 1250 } },
            { key: industry, after: makeFact(3) },
            { key: blank, after: makeFact(4, { origin: 'derived' }) },
          ],
          { source, label: { key: 'import-cells', cells: 3, file: 'bieu.xlsx' } },
        ),
      )
      expect(facts.map(({ after }) => after?.source)).toEqual([2, null, 2])
      expect(readSources(db)[1]).toEqual({ id: 2, ...source })
    })
  })

  it('changes what the document states, in the same action', () => {
    withWorkbook('stated', (file) => {
      const before = readAll(file.db)
      const committed = commitChanges(
        file.db,
        makeCommit([{ key: agriculture, after: makeFact(1) }], {
          stated: [
            stated('I.1', { text: '2.500', value: '2500' }),
            stated('I.2', null),
            stated('I.3', { text: '…', value: null }),
          ],
        }),
      )
      expect(committed.stated.map((change) => [change.row, change.before, change.after])).toEqual([
        ['I.1', { text: '2.450', value: '2450' }, { text: '2.500', value: '2500' }],
        ['I.2', { text: '-', value: null }, null],
        ['I.3', null, { text: '…', value: null }],
      ])
      expect(readStated(file.db, form, period, locality).map((cell) => [cell.row, cell.text])).toEqual([
        ['I.1', '2.500'],
        ['I.1', '+ 150'],
        ['I.3', '…'],
      ])
      stepHistory(file, 'undo')
      expect(readAll(file.db)).toEqual(before)
    })
  })
})

describe('undo and redo', () => {
  it('walk back and forth through exact states, across restarts', () => {
    const path = makeWorkbook(nameFile('walk.kttt'))
    let file = openWorkbook(path)
    const states = [readAll(file.db)]
    const edits: Commit['facts'][] = [
      [{ key: agriculture, after: makeFact(10) }],
      [
        { key: agriculture, after: null },
        { key: blank, after: makeFact(0, { state: 'none', written: '-' }) },
      ],
      [{ key: agriculture, after: makeFact(30, { qualifier: 'near' }) }],
    ]
    for (const [at, facts] of edits.entries()) {
      commitChanges(file.db, makeCommit(facts, { label: { key: 'paste-cells', cells: at, table: 'PL' } }))
      states.push(readAll(file.db))
    }
    const restart = () => {
      file.close()
      file = openWorkbook(path)
    }
    for (const at of [2, 1, 0]) {
      restart()
      expect(readUndoTarget(file.db)?.label).toMatchObject({ cells: at })
      stepHistory(file, 'undo')
      expect(readAll(file.db)).toEqual(states[at])
    }
    expect(readUndoTarget(file.db)).toBeNull()
    for (const at of [1, 2, 3]) {
      restart()
      expect(readRedoTarget(file.db)?.label).toMatchObject({ cells: at - 1 })
      stepHistory(file, 'redo')
      expect(readAll(file.db)).toEqual(states[at])
    }
    expect(readRedoTarget(file.db)).toBeNull()
    expect(readMeta(file.db).revision).toBe(9)
    file.close()
  })

  it('an edit puts undone entries out of reach of redo, but keeps them as history', () => {
    withWorkbook('dropped', (file) => {
      commitChanges(file.db, makeCommit([{ key: agriculture, after: makeFact(1) }]))
      commitChanges(file.db, makeCommit([{ key: agriculture, after: makeFact(2) }]))
      stepHistory(file, 'undo')
      commitChanges(file.db, makeCommit([{ key: industry, after: makeFact(3) }]))
      expect(readRedoTarget(file.db)).toBeNull()
      expect(listHistory(file.db, 10).map((entry) => entry.action)).toEqual(['edit', 'undo', 'edit', 'edit'])

      stepHistory(file, 'undo')
      stepHistory(file, 'undo')
      expect(readUndoTarget(file.db)).toBeNull()
      expect(readFact(file.db, agriculture)?.value).toBe(1200)
      expect(readRedoTarget(file.db)?.journal).toBe(1)
    })
  })

  it('act only on the entry whose turn it is', () => {
    withWorkbook('turn', (file) => {
      const facts = [{ key: agriculture, after: makeFact(5) }]
      const step = (action: 'undo' | 'redo', target: number) => () =>
        commitChanges(file.db, makeCommit(facts, { action, target }))
      expect(step('undo', 1)).toThrow(new Failure('nothing-to-undo'))
      expect(step('redo', 1)).toThrow(new Failure('nothing-to-redo'))
      commitChanges(file.db, makeCommit([{ key: agriculture, after: makeFact(1) }]))
      commitChanges(file.db, makeCommit([{ key: agriculture, after: makeFact(2) }]))
      expect(step('undo', 1)).toThrow(new Failure('undo-conflict'))
      expect(readMeta(file.db).revision).toBe(2)
    })
  })
})

describe('history', () => {
  it('lists commits, newest first, up to the limit', () => {
    withWorkbook('list', (file) => {
      for (const value of [1, 2, 3]) {
        const now = `2026-01-0${value}T00:00:00.000Z`
        const label = { key: 'type-cell', row: `Tổng ${value}`, column: 'Thực hiện' } as const
        commitChanges(file.db, makeCommit([{ key: agriculture, after: makeFact(value) }], { now, label }))
      }
      stepHistory(file, 'undo')
      expect(listHistory(file.db, 2)).toEqual([
        {
          revision: 4,
          at: '2026-02-03T04:05:06.000Z',
          action: 'undo',
          label: { key: 'type-cell', row: 'Tổng 3', column: 'Thực hiện' },
          cells: 1,
        },
        {
          revision: 3,
          at: '2026-01-03T00:00:00.000Z',
          action: 'edit',
          label: { key: 'type-cell', row: 'Tổng 3', column: 'Thực hiện' },
          cells: 1,
        },
      ])
    })
  })

  it('tells who changed one figure when', () => {
    withWorkbook('cell', (file) => {
      commitChanges(file.db, makeCommit([{ key: blank, after: makeFact(1) }]))
      commitChanges(file.db, makeCommit([{ key: agriculture, after: makeFact(9) }]))
      commitChanges(file.db, makeCommit([{ key: blank, after: null }]))
      stepHistory(file, 'undo')
      const entries = readCellHistory(file.db, blank, 10)
      expect(
        entries.map(({ revision, action, before, after }) => [revision, action, before?.value, after?.value]),
      ).toEqual([
        [4, 'undo', undefined, 1],
        [3, 'edit', 1, undefined],
        [1, 'edit', undefined, 1],
      ])
      expect(readCellHistory(file.db, blank, 1)).toEqual(entries.slice(0, 1))
      expect(readCellHistory(file.db, industry, 10)).toEqual([])
    })
  })
})

describe('query plans', () => {
  it('no statement of an edit, an undo or a cell’s history reads a whole table or sorts', () => {
    withWorkbook('plans', (file) => {
      const facts = [
        { key: agriculture, after: makeFact(1) },
        { key: industry, after: null },
      ]
      const texts = [stated('I.1', { text: '1', value: '1' }), stated('I.2', null)]
      const source = { name: 'x', file: null, sha256: null, importedAt: createdAt }
      commitChanges(file.db, makeCommit(facts, { stated: texts, source }))
      stepHistory(file, 'undo')
      stepHistory(file, 'redo')
      readCellHistory(file.db, agriculture, 10)
      readRemarkHistory(file.db, agriculture, 10)
      readFactNotes(file.db)
      listHistory(file.db, 10)
      readFact(file.db, agriculture)
      readStated(file.db, form, period, locality)

      // What opening asks about the schema itself is asked once.
      const statements = listPreparedSql(file.db).filter((sql) => !sql.includes('sqlite_schema'))
      expect(statements.length).toBeGreaterThan(12)
      const plans = statements.map((sql) => {
        const places = sql.split('?').length - 1
        const steps = file.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...Array<null>(places).fill(null))
        return { sql, plan: steps.map((step) => (step as { detail: string }).detail) }
      })
      const planOf = (start: string) => plans.find(({ sql }) => sql.startsWith(start))?.plan
      expect(planOf('SELECT revision, at, action, label, before_state')).toEqual([
        expect.stringContaining('SEARCH fact_change USING INDEX fact_change_cell'),
        'SEARCH journal USING INTEGER PRIMARY KEY (rowid=?)',
      ])
      expect(planOf('SELECT revision, at, action, label, before_note')).toEqual([
        expect.stringContaining('SEARCH remark_change USING INDEX remark_change_cell'),
        'SEARCH journal USING INTEGER PRIMARY KEY (rowid=?)',
      ])
      // The list of all commits is read from its newest end and cut by the limit.
      expect(planOf('SELECT revision, at, action, label, cells')).toEqual([
        expect.stringMatching(/^SEARCH journal USING INDEX \w+ \(revision<\?\)$/),
      ])
      // The notes of figures: only those, in the order of their index.
      expect(
        planOf('SELECT scenario, indicator_id, sector_id, locality_id, period_id, note FROM fact'),
      ).toEqual(['SCAN fact USING INDEX fact_note'])
      const notes = 'SCAN fact USING INDEX fact_note'
      for (const { sql, plan } of plans.filter(({ plan }) => plan[0] !== notes)) {
        expect(plan.join('; '), sql).not.toMatch(/SCAN|TEMP B-TREE/)
      }
    })
  })
})
