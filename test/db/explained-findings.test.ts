import { describe, expect, it } from 'vitest'
import { listPreparedSql } from '../../electron/db/connection'
import { isSameExplanation, readExplanation, readExplanations } from '../../electron/db/explained-findings'
import { readFigureDetails, readStatedDocuments } from '../../electron/db/figure-details'
import { listHistory } from '../../electron/db/history'
import { commitChanges, readJournalChanges, readUndoTarget, type Commit } from '../../electron/db/journal'
import { openWorkbook, type WorkbookFile } from '../../electron/db/open-workbook'
import { readStated } from '../../electron/db/stated'
import type { KeptExplanation } from '../../shared/model/explained-finding'
import type { Label } from '../../shared/model/label'
import { makeCommit, makeFact } from '../fixtures/make-commit'
import { makeKey } from '../fixtures/make-key'
import { makeFolder, makeWorkbook } from '../fixtures/make-workbook'

const nameFile = makeFolder()
const finding = 'parts|sectors|1.1.1.2.actual'
const said: KeptExplanation = {
  fingerprint: '3042/0,3035/0',
  note: 'Số của huyện cũ',
  author: 'Lan',
  at: '2026-03-04T00:00:00.000Z',
}

function withWorkbook(name: string, use: (file: WorkbookFile) => void): void {
  const file = openWorkbook(makeWorkbook(nameFile(`${name}.kttt`)))
  try {
    use(file)
  } finally {
    file.close()
  }
}

function explain(explained: NonNullable<Commit['explained']>, rest: Partial<Commit> = {}): Commit {
  const label: Label = { key: 'explain-findings', findings: explained.length }
  return makeCommit([], { label, explained, ...rest })
}

describe('explanations of findings', () => {
  it('are one commit, survive a restart, and are counted in the history', () => {
    const path = makeWorkbook(nameFile('restart.kttt'))
    let file = openWorkbook(path)
    const other = { ...said, note: 'khác' }
    const committed = commitChanges(
      file.db,
      explain([
        { finding, after: said },
        { finding: 'negative|x', after: other },
      ]),
    )
    expect(committed).toMatchObject({ revision: 1, facts: [], explained: [{ finding }, {}] })
    file.close()
    file = openWorkbook(path)
    expect(readExplanation(file.db, finding)).toEqual(said)
    expect([...readExplanations(file.db)]).toEqual([
      ['negative|x', other],
      [finding, said],
    ])
    expect(listHistory(file.db, 5)).toMatchObject([
      { cells: 2, label: { key: 'explain-findings', findings: 2 } },
    ])
    file.close()
  })

  it('go with undo: the journal has what was before and after', () => {
    withWorkbook('undo', ({ db }) => {
      commitChanges(db, explain([{ finding, after: said }]))
      commitChanges(db, explain([{ finding, after: { ...said, note: 'Đã hỏi lại' } }]))
      const target = readUndoTarget(db)
      if (target === null) throw new Error('nothing to undo')
      const { explained } = readJournalChanges(db, target.journal)
      expect(explained).toEqual([{ finding, before: said, after: { ...said, note: 'Đã hỏi lại' } }])
      const inverse = explained.map((change) => ({ finding: change.finding, after: change.before }))
      commitChanges(db, explain(inverse, { action: 'undo', target: target.journal }))
      expect(readExplanation(db, finding)).toEqual(said)
      commitChanges(db, explain([{ finding, after: null }]))
      expect(readExplanation(db, finding)).toBeNull()
    })
  })

  it('that say the same are no commit; texts are kept in NFC', () => {
    withWorkbook('same', ({ db }) => {
      commitChanges(db, explain([{ finding, after: { ...said, note: said.note.normalize('NFD') } }]))
      expect(readExplanation(db, finding)).toEqual(said)
      expect(commitChanges(db, explain([{ finding, after: said }])).journal).toBeNull()
      expect(commitChanges(db, explain([{ finding: 'none', after: null }])).journal).toBeNull()
    })
  })

  it('are the same only with the same numbers, words, author and time', () => {
    expect(isSameExplanation(said, { ...said })).toBe(true)
    for (const field of ['fingerprint', 'note', 'author', 'at'] as const)
      expect(isSameExplanation(said, { ...said, [field]: 'khác' })).toBe(false)
    expect(isSameExplanation(null, said)).toBe(false)
    expect(isSameExplanation(null, null)).toBe(true)
  })

  it('keep the words of their labels', () => {
    withWorkbook('labels', ({ db }) => {
      const labels: Label[] = [
        { key: 'explain-findings', findings: 3 },
        { key: 'unexplain-findings', findings: 1 },
        { key: 'repair-cell', row: 'Tổng số HTX', column: 'Tỷ lệ' },
      ]
      for (const [at, label] of labels.entries())
        commitChanges(db, explain([{ finding, after: { ...said, note: String(at) } }], { label }))
      expect(listHistory(db, 10).map(({ label }) => label)).toEqual(labels.reverse())
    })
  })
})

describe('what the checks read of the file', () => {
  it('is of the figures only those that are derived or limited by a word, by an index of these', () => {
    withWorkbook('details', ({ db }) => {
      const all = readFigureDetails(db)
      expect(all.map(({ origin, qualifier }) => [origin, qualifier]).sort()).toEqual([
        ['derived', null],
        ['derived', null],
        ['imported', 'about'],
      ])
      const sql = listPreparedSql(db).find((text) => text.includes('fact_detail')) ?? ''
      const plan = db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all()
      expect(plan.map(({ detail }) => detail)).toEqual(['SCAN fact USING INDEX fact_detail'])
      const key = makeKey('HTX.tong_so', { locality: 'R1', sector: 'NN' })
      commitChanges(db, makeCommit([{ key, after: makeFact(5, { qualifier: 'near' }) }]))
      expect(readFigureDetails(db)).toHaveLength(4)
      expect(readFigureDetails(db)).toContainEqual({ key, origin: 'typed', qualifier: 'near' })
      commitChanges(db, makeCommit([{ key, after: null }]))
      expect(readFigureDetails(db)).toHaveLength(3)
    })
  })

  it('is all that documents state, one document for each form, period and place', () => {
    withWorkbook('documents', ({ db }) => {
      const [first, ...others] = readStatedDocuments(db)
      if (first === undefined) throw new Error('nothing is stated')
      expect(others).toEqual([])
      expect(first.cells).toEqual(readStated(db, first.form, first.period, first.locality))
      const { form, period } = first
      const locality = makeKey('HTX.tong_so', { locality: 'R1' }).locality
      const stated = {
        form,
        period,
        locality,
        row: 'I.1',
        column: 'actual',
        after: { text: '5', value: '5' },
      }
      commitChanges(db, makeCommit([], { stated: [stated] }))
      expect(readStatedDocuments(db)).toEqual([
        first,
        { form, period, locality, cells: [{ row: 'I.1', column: 'actual', text: '5', value: '5' }] },
      ])
    })
  })
})
