import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createWorkbook } from '../../electron/db/create-workbook'
import { readLentForms } from '../../electron/db/figure-details'
import { readForms } from '../../electron/db/forms'
import { commitChanges, readJournalChanges, type Commit } from '../../electron/db/journal'
import { readLessons } from '../../electron/db/lessons'
import { openWorkbook } from '../../electron/db/open-workbook'
import { readSourceSheet } from '../../electron/db/source-sheets'
import { readSources } from '../../electron/db/sources'
import { Failure } from '../../shared/contract/errors'
import type { StoredForm } from '../../shared/model/definition'
import type { SourceContent } from '../../shared/model/import-draft'
import type { FormId, SourceId } from '../../shared/model/ids'
import { makeCommit, makeFact } from '../fixtures/make-commit'
import { makeKey } from '../fixtures/make-key'
import { makeSeed } from '../fixtures/make-seed'
import { createdAt, makeFolder, makeWorkbook, workbookId } from '../fixtures/make-workbook'

const nameFile = makeFolder()
const key = makeKey('HTX.tong_so')

function commitImport(
  path: string,
  given: Partial<Commit>,
  facts: Commit['facts'] = [],
): ReturnType<typeof commitChanges> {
  const file = openWorkbook(path)
  try {
    return commitChanges(file.db, makeCommit(facts, given))
  } finally {
    file.close()
  }
}

function read<T>(path: string, reader: (db: ReturnType<typeof openWorkbook>['db']) => T): T {
  const file = openWorkbook(path)
  try {
    return reader(file.db)
  } finally {
    file.close()
  }
}

const lesson = { sender: 'lien minh htx nghe an', form: 'PL', kind: 'row', written: 'so htx' } as const

describe('what was learnt', () => {
  it('is stored with the commit, goes with its undo and comes back with its redo', () => {
    const path = makeWorkbook(nameFile('bài học.kttt'))
    const { journal } = commitImport(path, { lessons: [{ ...lesson, after: 'I.1' }] })
    expect(read(path, (db) => readLessons(db, lesson.sender, 'PL'))).toEqual([{ ...lesson, target: 'I.1' }])
    const changes = read(path, (db) => readJournalChanges(db, journal ?? 0))
    expect(changes.lessons).toEqual([{ ...lesson, before: null, after: 'I.1' }])
    commitImport(path, { action: 'undo', target: journal, lessons: [{ ...lesson, after: null }] })
    expect(read(path, (db) => readLessons(db, lesson.sender, 'PL'))).toEqual([])
    commitImport(path, { action: 'redo', target: journal, lessons: [{ ...lesson, after: 'I.1' }] })
    expect(read(path, (db) => readLessons(db, lesson.sender, 'PL'))).toHaveLength(1)
  })

  it('again is no change', () => {
    const path = makeWorkbook(nameFile('lại.kttt'))
    commitImport(path, { lessons: [{ ...lesson, after: '' }] })
    expect(commitImport(path, { lessons: [{ ...lesson, after: '' }] }).journal).toBeNull()
  })
})

describe('a form in the journal', () => {
  const readFirst = (path: string): StoredForm => {
    const [form] = read(path, readForms)
    if (form === undefined) throw new Error('the workbook has a form')
    return form
  }

  it('is added, changed and taken back exactly', () => {
    const path = makeWorkbook(nameFile('biểu.kttt'))
    const before = readFirst(path)
    const all = read(path, readForms)
    const added: StoredForm = {
      id: 9 as FormId,
      definition: { ...before.definition, code: 'B-9', name: 'Mới' },
    }
    const renamed: StoredForm = { ...before, definition: { ...before.definition, name: 'Tên khác' } }
    const { journal } = commitImport(path, {
      definitions: [
        { list: 'form', before: null, after: added },
        { list: 'form', before, after: renamed },
      ],
    })
    expect(read(path, readForms)).toEqual([renamed, ...all.slice(1), added])
    const { definitions } = read(path, (db) => readJournalChanges(db, journal ?? 0))
    expect(definitions).toContainEqual({ list: 'form', before, after: renamed })
    commitImport(path, {
      action: 'undo',
      target: journal,
      definitions: [
        { list: 'form', before: added, after: null },
        { list: 'form', before: renamed, after: before },
      ],
    })
    expect(read(path, readForms)).toEqual(all)
  })

  it('has words of its own: those that came with an empty workbook are lent to what is put into them', () => {
    expect(read(makeWorkbook(nameFile('mẫu.kttt')), readLentForms)).toEqual([])
    const path = nameFile('trống.kttt')
    createWorkbook(path, { ...makeSeed(), stated: [] }, { uuid: workbookId, now: createdAt })
    const first = readFirst(path)
    const lent = read(path, readForms).map(({ id }) => id)
    expect(read(path, readLentForms)).toEqual(lent)
    const row = first.definition.rows[0]?.id ?? ''
    const column = first.definition.columns[0]?.id ?? ''
    const { period, locality } = key
    const added: StoredForm = { id: 9 as FormId, definition: { ...first.definition, code: 'B-9' } }
    commitImport(path, {
      stated: [{ form: first.id, period, locality, row, column, after: { text: '5', value: '5' } }],
      definitions: [{ list: 'form', before: null, after: added }],
    })
    expect(read(path, readLentForms)).toEqual(lent)
  })

  it('is refused over what is not there any more, and with a code that is taken', () => {
    const path = makeWorkbook(nameFile('trùng.kttt'))
    const before = readFirst(path)
    const other: StoredForm = { ...before, definition: { ...before.definition, name: 'Đã đổi' } }
    expect(() =>
      commitImport(path, { definitions: [{ list: 'form', before: other, after: before }] }),
    ).toThrow(new Failure('undo-conflict'))
    const twin: StoredForm = { id: 9 as FormId, definition: before.definition }
    expect(() => commitImport(path, { definitions: [{ list: 'form', before: null, after: twin }] })).toThrow(
      new Failure('undo-conflict'),
    )
  })
})

describe('the sheet of a source', () => {
  const content: SourceContent = {
    rows: [{ row: 4, cells: [{ column: 1, text: 'Tổng số', bold: true, number: false }] }],
    merges: [{ top: 0, left: 0, bottom: 0, right: 3 }],
  }
  const source = { name: 'a.xlsx', file: 'a.xlsx', sha256: 'f00d', importedAt: '2026-02-01T00:00:00.000Z' }
  const sheets = [{ sheet: 'Biểu', content: deflateSync(JSON.stringify(content)) }]

  it('is kept once for a file, whatever is imported from it', () => {
    const path = makeWorkbook(nameFile('nguồn.kttt'))
    const fact = { ...makeFact(5), origin: 'imported', locator: 'Biểu!D8' } as const
    commitImport(path, { source, sheets }, [{ key, after: fact }])
    commitImport(path, { source, sheets }, [{ key, after: { ...fact, value: 6 } }])
    expect(read(path, (db) => db.prepare('SELECT count(*) FROM source_sheet').pluck().get())).toBe(1)
    const last = read(path, readSources).at(-1)?.id ?? (0 as SourceId)
    expect(read(path, (db) => readSourceSheet(db, last, 'Biểu'))).toEqual({
      file: 'a.xlsx',
      importedAt: source.importedAt,
      sha256: 'f00d',
      content,
    })
    expect(read(path, (db) => readSourceSheet(db, last, 'Khác'))).toBeNull()
  })

  it.each([
    ['not deflated', Buffer.from('{}')],
    ['not a sheet', deflateSync('{"rows":[{"row":"4"}],"merges":[]}')],
  ])('that is %s is damage, not a crash', (_, bytes) => {
    const path = makeWorkbook(nameFile(`hỏng ${String(bytes.length)}.kttt`))
    commitImport(path, { source, sheets: [{ sheet: 'Biểu', content: bytes }] }, [
      { key, after: { ...makeFact(7), origin: 'imported' } },
    ])
    const last = read(path, readSources).at(-1)?.id ?? (0 as SourceId)
    expect(() => read(path, (db) => readSourceSheet(db, last, 'Biểu'))).toThrow(Failure)
  })
})
