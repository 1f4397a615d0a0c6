import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import type { ReadableDb } from '../../electron/db/connection'
import { findFreeId } from '../../electron/db/definitions'
import { readDimensions } from '../../electron/db/dimensions'
import { readFact } from '../../electron/db/facts'
import { listHistory } from '../../electron/db/history'
import {
  commitChanges,
  readJournalChanges,
  readRedoTarget,
  readUndoTarget,
  type Committed,
} from '../../electron/db/journal'
import { readMeta } from '../../electron/db/meta'
import { openWorkbook, type WorkbookFile } from '../../electron/db/open-workbook'
import { Failure } from '../../shared/contract/errors'
import type { DefinitionChange } from '../../shared/model/definition'
import type { Indicator, Locality, Period } from '../../shared/model/dimension'
import type { IndicatorId, LocalityId, PeriodId } from '../../shared/model/ids'
import type { Label } from '../../shared/model/label'
import { makeCommit, makeFact } from '../fixtures/make-commit'
import { makeKey } from '../fixtures/make-key'
import { makeFolder, makeWorkbook } from '../fixtures/make-workbook'

const nameFile = makeFolder()

function withWorkbook(name: string, use: (file: WorkbookFile) => void): void {
  const file = openWorkbook(makeWorkbook(nameFile(`${name}.kttt`)))
  try {
    use(file)
  } finally {
    file.close()
  }
}

const formula: Indicator = {
  id: 10 as IndicatorId,
  code: 'HTX.vốn_bình_quân',
  name: 'Vốn bình quân',
  unit: 'triệu đồng/HTX',
  kind: 'average',
  decimals: 1,
  parent: null,
  part: null,
  numerator: null,
  denominator: null,
  factor: 1,
  direction: 'neutral',
  totalBasis: [],
  formula: '=[HTX.doanh_thu]/[HTX.tong_so]',
}
const commune: Locality = {
  id: 5 as LocalityId,
  code: '00001',
  name: 'Phường Ba Đình',
  level: 'commune',
  parent: 2 as LocalityId,
  validFrom: '2025-07-01',
  validTo: null,
  successor: null,
}
const half: Period = { id: 7 as PeriodId, kind: 'half', year: 2020, ordinal: 1 }
const label: Label = { key: 'define-locality', name: commune.name }

function define(db: WorkbookFile['db'], definitions: DefinitionChange[], named: Label = label): Committed {
  return commitChanges(db, makeCommit([], { label: named, definitions }))
}

function add(entry: Locality): DefinitionChange {
  return { list: 'locality', before: null, after: entry }
}

function findPlace(db: ReadableDb, id: number): Locality {
  const found = readDimensions(db).localities.find((place) => place.id === id)
  if (found === undefined) throw new Error(`no place ${id}`)
  return found
}

/** What the undo and redo of the host do with the lists. */
function step(file: WorkbookFile, action: 'undo' | 'redo'): Committed {
  const target = action === 'undo' ? readUndoTarget(file.db) : readRedoTarget(file.db)
  if (target === null) throw new Error(`nothing to ${action}`)
  const { facts, definitions } = readJournalChanges(file.db, target.journal)
  const turned = definitions.map(
    (change) => ({ ...change, before: change.after, after: change.before }) as DefinitionChange,
  )
  return commitChanges(
    file.db,
    makeCommit(
      facts.map(({ key, before, after }) => ({ key, after: action === 'undo' ? before : after })),
      {
        action,
        target: target.journal,
        label: target.label,
        definitions: action === 'undo' ? turned : definitions,
      },
    ),
  )
}

describe('a change of the reference lists', () => {
  it('stores new entries of each list, in one commit, told in the history', () => {
    withWorkbook('add', ({ db }) => {
      const definitions: DefinitionChange[] = [
        { list: 'indicator', before: null, after: formula },
        add(commune),
        { list: 'period', before: null, after: half },
      ]
      const committed = define(db, definitions)
      expect(committed).toEqual({
        revision: 1,
        journal: 1,
        facts: [],
        remarks: [],
        stated: [],
        definitions,
        lessons: [],
        explained: [],
        charts: [],
        packs: [],
        whatIfs: [],
      })
      const { indicators, localities, periods } = readDimensions(db)
      expect(indicators.at(-1)).toEqual(formula)
      expect(localities.at(-1)).toEqual(commune)
      expect(periods.at(-1)).toEqual(half)
      expect(listHistory(db, 5)).toMatchObject([{ revision: 1, label, cells: 3 }])
      expect(new Set(readJournalChanges(db, 1).definitions)).toEqual(new Set(definitions))
    })
  })

  it('changes and removes entries, and undo and redo walk back and forth, across a restart', () => {
    const path = makeWorkbook(nameFile('walk.kttt'))
    let file = openWorkbook(path)
    const states = [readDimensions(file.db)]
    const merged = { ...commune, validTo: '2026-06-30', successor: 3 as LocalityId, name: 'Ba Đình (cũ)' }
    for (const change of [
      add(commune),
      { list: 'locality', before: commune, after: merged },
      { list: 'locality', before: merged, after: null },
    ] satisfies DefinitionChange[]) {
      define(file.db, [change])
      states.push(readDimensions(file.db))
    }
    expect(states[2]?.localities.at(-1)).toEqual(merged)
    expect(states[3]).toEqual(states[0])
    for (const at of [2, 1, 0]) {
      step(file, 'undo')
      expect(readDimensions(file.db)).toEqual(states[at])
    }
    file.close()
    file = openWorkbook(path)
    for (const at of [1, 2, 3]) {
      step(file, 'redo')
      expect(readDimensions(file.db)).toEqual(states[at])
    }
    expect(readMeta(file.db).revision).toBe(9)
    file.close()
  })

  it('comes with figures: both or neither', () => {
    withWorkbook('with figures', (file) => {
      const key = { ...makeKey('HTX.tong_so', { sector: 'NN' }), locality: commune.id }
      commitChanges(
        file.db,
        makeCommit([{ key, after: makeFact(12) }], { label, definitions: [add(commune)] }),
      )
      expect(readFact(file.db, key)?.value).toBe(12)
      expect(listHistory(file.db, 1)).toMatchObject([{ cells: 1 }])
      step(file, 'undo')
      expect(readFact(file.db, key)).toBeNull()
      expect(readDimensions(file.db).localities).toHaveLength(4)
      step(file, 'redo')
      expect(readFact(file.db, key)?.value).toBe(12)
    })
  })

  it('stores texts in Unicode NFC and writes nothing when nothing changes', () => {
    withWorkbook('nfc', ({ db }) => {
      define(db, [add({ ...commune, name: commune.name.normalize('NFD') })])
      expect(findPlace(db, 5)).toEqual(commune)
      const same = define(db, [
        {
          list: 'locality',
          before: commune,
          after: { ...commune, name: commune.name.normalize('NFD') },
        },
      ])
      expect(same).toEqual({
        revision: 1,
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
    })
  })

  it('keeps the words of its label', () => {
    withWorkbook('labels', ({ db }) => {
      const labels: Label[] = [
        { key: 'define-indicator', name: 'Vốn' },
        { key: 'remove-indicator', name: 'Vốn' },
        { key: 'define-locality', name: 'Xã' },
        { key: 'remove-locality', name: 'Xã' },
        { key: 'add-periods', periods: 7 },
      ]
      let entry = commune
      define(db, [add(entry)])
      for (const [at, one] of labels.entries()) {
        const next = { ...entry, name: `Xã ${at}` }
        define(db, [{ list: 'locality', before: entry, after: next }], one)
        entry = next
      }
      expect(listHistory(db, labels.length).map((item) => item.label)).toEqual(labels.reverse())
    })
  })

  it('does not matter in which order: a place and what it lies in, in one commit', () => {
    withWorkbook('order', ({ db }) => {
      const district: Locality = { ...commune, id: 6 as LocalityId, level: 'district', name: 'Quận' }
      define(db, [add({ ...commune, parent: district.id }), add(district)])
      expect(findPlace(db, 5).parent).toBe(6)
    })
  })
})

describe('a change that does not fit is refused as a whole', () => {
  const place = (id: number, rest: Partial<Locality>): Locality => ({
    ...commune,
    id: id as LocalityId,
    ...rest,
  })

  function expectConflict(file: WorkbookFile, definitions: DefinitionChange[]): void {
    const before = readDimensions(file.db)
    expect(() => define(file.db, definitions)).toThrow(new Failure('undo-conflict'))
    expect(readDimensions(file.db)).toEqual(before)
    expect(readMeta(file.db).revision).toBe(0)
    expect(listHistory(file.db, 5)).toEqual([])
  }

  it('when the entry is not what the change says it was', () => {
    withWorkbook('stale', (file) => {
      const now = findPlace(file.db, 3)
      const stale = { ...now, name: 'Tây Nguyên (cũ)' }
      expectConflict(file, [{ list: 'locality', before: stale, after: { ...stale, code: 'X' } }])
      expectConflict(file, [{ list: 'locality', before: place(99, {}), after: null }])
      expectConflict(file, [add(now)])
    })
  })

  it('when figures, texts of documents or other entries need what would go', () => {
    withWorkbook('needed', (file) => {
      const remove = (id: number): DefinitionChange => ({
        list: 'locality',
        before: findPlace(file.db, id),
        after: null,
      })
      expectConflict(file, [remove(3)])
      expectConflict(file, [remove(1)])
      expectConflict(file, [remove(2)])
      const { indicators, periods } = readDimensions(file.db)
      const numerator = indicators.find((item) => item.code === 'HTX.hieu_qua') ?? null
      expectConflict(file, [{ list: 'indicator', before: numerator, after: null }])
      expectConflict(file, [{ list: 'period', before: periods[2] ?? null, after: null }])
    })
  })

  it('when a place would lie in itself, in nothing, or be taken over in a circle', () => {
    withWorkbook('loops', (file) => {
      const region = findPlace(file.db, 2)
      const change = (rest: Partial<Locality>): DefinitionChange[] => [
        { list: 'locality', before: region, after: { ...region, ...rest } },
      ]
      expectConflict(file, change({ parent: region.id }))
      expectConflict(file, change({ parent: 99 as LocalityId }))
      expectConflict(file, change({ successor: 4 as LocalityId }))
      expectConflict(file, change({ successor: 99 as LocalityId }))
    })
  })

  it('when a code or the name of a period is taken', () => {
    withWorkbook('taken', (file) => {
      expectConflict(file, [{ list: 'indicator', before: null, after: { ...formula, code: 'HTX.tong_so' } }])
      const again: Period = { id: 9 as PeriodId, kind: 'year', year: 2020, ordinal: 1 }
      expectConflict(file, [{ list: 'period', before: null, after: again }])
    })
  })

  it('undoing "add a place" after figures got there by another way', () => {
    const path = makeWorkbook(nameFile('undo.kttt'))
    let file = openWorkbook(path)
    define(file.db, [add(commune)])
    file.close()
    const db = new Database(path)
    db.exec('INSERT INTO fact SELECT 0, 1, 1, 5, 1, 0, 3, 2, NULL, 0, NULL, NULL, NULL, NULL, NULL')
    db.close()
    file = openWorkbook(path)
    expect(() => step(file, 'undo')).toThrow(new Failure('undo-conflict'))
    expect(findPlace(file.db, 5)).toEqual(commune)
    expect(readMeta(file.db).revision).toBe(1)
    file.close()
  })

  it('a journal that holds no entry of a list is damage', () => {
    const path = makeWorkbook(nameFile('journal.kttt'))
    let file = openWorkbook(path)
    define(file.db, [add(commune)])
    file.close()
    for (const after of [`'{"id":5}'`, "'['", `json_set(after, '$.validFrom', 'soon')`]) {
      const db = new Database(path)
      db.exec(`UPDATE definition_change SET after = ${after}`)
      db.close()
      file = openWorkbook(path)
      expect(() => readJournalChanges(file.db, 1)).toThrow(expect.objectContaining({ code: 'file-damaged' }))
      file.close()
      const back = new Database(path)
      back.prepare('UPDATE definition_change SET after = ?').run(JSON.stringify(commune))
      back.close()
    }
  })
})

describe('a free id', () => {
  it('is one that no entry has, or has had', () => {
    withWorkbook('ids', ({ db }) => {
      expect(findFreeId(db, 'locality')).toBe(5)
      expect(findFreeId(db, 'period')).toBe(7)
      define(db, [add(commune)])
      expect(findFreeId(db, 'locality')).toBe(6)
      define(db, [{ list: 'locality', before: commune, after: null }])
      expect(findFreeId(db, 'locality')).toBe(6)
      expect(findFreeId(db, 'indicator')).toBe(10)
    })
  })
})
