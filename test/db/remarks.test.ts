import { describe, expect, it } from 'vitest'
import type { ReadableDb } from '../../electron/db/connection'
import { forEachFact, readFact } from '../../electron/db/facts'
import { listHistory, readCellHistory, readChangedKeys, readRemarkHistory } from '../../electron/db/history'
import {
  commitChanges,
  readJournalChanges,
  readRedoTarget,
  readUndoTarget,
  type Commit,
} from '../../electron/db/journal'
import { openWorkbook, type WorkbookFile } from '../../electron/db/open-workbook'
import { readFactNotes, readRemark, readRemarks, readRemarksOf } from '../../electron/db/remarks'
import { Failure } from '../../shared/contract/errors'
import type { Label } from '../../shared/model/label'
import type { Remark } from '../../shared/model/remark'
import { makeCommit, makeFact } from '../fixtures/make-commit'
import { makeKey } from '../fixtures/make-key'
import { makeFolder, makeWorkbook } from '../fixtures/make-workbook'

const nameFile = makeFolder()
const typed = makeKey('HTX.tong_so', { locality: 'R1', sector: 'NN' })
const blank = makeKey('HTX.hieu_qua', { locality: 'R2' })
const noted: Remark = { note: 'Hỏi lại xã', followUp: true }

function withWorkbook(name: string, use: (file: WorkbookFile) => void): void {
  const file = openWorkbook(makeWorkbook(nameFile(`${name}.kttt`)))
  try {
    use(file)
  } finally {
    file.close()
  }
}

function remark(remarks: Commit['remarks'], rest: Partial<Commit> = {}): Commit {
  return makeCommit([], { remarks, ...rest })
}

function step(file: WorkbookFile, action: 'undo' | 'redo'): void {
  const target = action === 'undo' ? readUndoTarget(file.db) : readRedoTarget(file.db)
  if (target === null) throw new Error(`nothing to ${action}`)
  const { remarks, facts } = readJournalChanges(file.db, target.journal)
  const pick = <T>(change: { before: T; after: T }): T => (action === 'undo' ? change.before : change.after)
  commitChanges(
    file.db,
    makeCommit(
      facts.map((change) => ({ key: change.key, after: pick(change) })),
      {
        action,
        target: target.journal,
        label: target.label,
        remarks: remarks.map((change) => ({ key: change.key, after: pick(change) })),
      },
    ),
  )
}

function readFacts(db: ReadableDb): unknown[] {
  const facts: unknown[] = []
  forEachFact(db, (key, fact) => facts.push([key, fact]))
  return facts
}

describe('remarks', () => {
  it('stand on figures and on blank cells, survive a restart, and touch no figure', () => {
    const path = makeWorkbook(nameFile('restart.kttt'))
    let file = openWorkbook(path)
    const before = readFacts(file.db)
    const committed = commitChanges(
      file.db,
      remark([
        { key: typed, after: noted },
        { key: blank, after: { note: null, followUp: true } },
      ]),
    )
    expect(committed).toMatchObject({ revision: 1, facts: [], remarks: [{ key: typed }, { key: blank }] })
    file.close()
    file = openWorkbook(path)
    expect(readRemark(file.db, typed)).toEqual(noted)
    expect(readRemark(file.db, blank)).toEqual({ note: null, followUp: true })
    expect(readRemarks(file.db)).toHaveLength(2)
    expect(readFacts(file.db)).toEqual(before)
    expect(listHistory(file.db, 5)).toMatchObject([{ revision: 1, cells: 2 }])
    file.close()
  })

  it('go and come back with undo and redo, also together with a figure', () => {
    withWorkbook('undo', (file) => {
      const fact = readFact(file.db, typed)
      commitChanges(
        file.db,
        makeCommit([{ key: typed, after: makeFact(9) }], { remarks: [{ key: typed, after: noted }] }),
      )
      commitChanges(file.db, remark([{ key: typed, after: null }]))
      step(file, 'undo')
      expect(readRemark(file.db, typed)).toEqual(noted)
      step(file, 'undo')
      expect([readRemark(file.db, typed), readFact(file.db, typed)]).toEqual([null, fact])
      step(file, 'redo')
      expect([readRemark(file.db, typed), readFact(file.db, typed)?.value]).toEqual([noted, 9])
    })
  })

  it('without a note and without a mark are none; what changes nothing is not stored', () => {
    withWorkbook('none', (file) => {
      commitChanges(file.db, remark([{ key: typed, after: noted }]))
      const same = { note: 'Hỏi lại xã'.normalize('NFD'), followUp: true }
      expect(commitChanges(file.db, remark([{ key: typed, after: same }])).journal).toBeNull()
      commitChanges(file.db, remark([{ key: typed, after: { note: null, followUp: false } }]))
      expect(readRemarks(file.db)).toEqual([])
      expect(commitChanges(file.db, remark([{ key: typed, after: null }])).journal).toBeNull()
    })
  })

  it('are told in the history of their cell, page by page, and apart from its figures', () => {
    withWorkbook('history', (file) => {
      commitChanges(file.db, remark([{ key: typed, after: noted }]))
      commitChanges(file.db, makeCommit([{ key: typed, after: makeFact(9) }]))
      commitChanges(file.db, remark([{ key: typed, after: { note: 'Đã hỏi', followUp: false } }]))
      const entries = readRemarkHistory(file.db, typed, 10)
      expect(entries.map(({ revision, before, after }) => [revision, before?.note, after?.note])).toEqual([
        [3, 'Hỏi lại xã', 'Đã hỏi'],
        [1, undefined, 'Hỏi lại xã'],
      ])
      expect(readRemarkHistory(file.db, typed, 10, 3)).toEqual(entries.slice(1))
      expect(readCellHistory(file.db, typed, 10).map(({ revision }) => revision)).toEqual([2])
      expect(listHistory(file.db, 10, 2).map(({ revision }) => revision)).toEqual([1])
      expect(readChangedKeys(file.db, 3)).toEqual([typed])
      expect(readChangedKeys(file.db, 2)).toEqual([typed])
      expect(readChangedKeys(file.db, 99)).toEqual([])
    })
  })

  it('are found by what they stand on, and imported notes by themselves', () => {
    withWorkbook('find', (file) => {
      commitChanges(
        file.db,
        makeCommit([{ key: typed, after: makeFact(9, { note: 'theo công văn' }) }], {
          remarks: [
            { key: typed, after: noted },
            { key: blank, after: noted },
          ],
        }),
      )
      expect(readRemarksOf(file.db, 'locality', typed.locality).map(({ key }) => key)).toEqual([typed])
      expect(readRemarksOf(file.db, 'indicator', blank.indicator).map(({ key }) => key)).toEqual([blank])
      expect(readRemarksOf(file.db, 'period', typed.period)).toHaveLength(2)
      expect(readFactNotes(file.db)).toEqual([{ key: typed, note: 'theo công văn' }])
    })
  })

  it('keep the words of their labels', () => {
    withWorkbook('labels', (file) => {
      const labels: Label[] = [
        { key: 'note-cell', row: 'Tổng số HTX', column: 'Thực hiện' },
        { key: 'unfollow-cell', row: 'Tổng số HTX', column: 'Thực hiện' },
        { key: 'remove-notes', cells: 3, table: 'Phụ lục' },
        { key: 'follow-cells', cells: 3, table: 'Phụ lục' },
        { key: 'mark-maturity', maturity: 'preliminary', cells: 3, table: 'Phụ lục' },
        { key: 'mark-qualifier', qualifier: 'near', cells: 3, table: 'Phụ lục' },
        { key: 'mark-qualifier', qualifier: null, cells: 3, table: 'Phụ lục' },
      ]
      for (const [at, label] of labels.entries())
        commitChanges(
          file.db,
          remark([{ key: typed, after: { note: String(at), followUp: false } }], { label }),
        )
      expect(listHistory(file.db, 10).map(({ label }) => label)).toEqual(labels.reverse())
    })
  })

  it('a broken remark is damage, never believed', () => {
    withWorkbook('broken', (file) => {
      commitChanges(file.db, remark([{ key: typed, after: noted }]))
      file.db.pragma('ignore_check_constraints = ON')
      file.db.exec('UPDATE remark SET follow_up = 7')
      expect(() => readRemarks(file.db)).toThrow(new Failure('file-damaged', { what: 'remark' }))
    })
  })
})
