import { describe, expect, it } from 'vitest'
import { createWorkbook } from '../../../../electron/db/create-workbook'
import { openWorkbook } from '../../../../electron/db/open-workbook'
import { applyToCube, openSession, storeValueCache, type Session } from '../../../../electron/host/session'
import { commitChanges } from '../../../../electron/db/journal'
import { locate } from '../../../../shared/calc/axes'
import { makeLargeSeed } from '../../../fixtures/make-large-seed'
import { makeFolder } from '../../../fixtures/make-workbook'
import type { Fact, FactKey } from '../../../../shared/model/fact'

const inFolder = makeFolder()
const stamp = { uuid: '00000000-0000-4000-8000-000000000000', now: '2026-01-01T00:00:00.000Z' }

function makeLarge(name: string): string {
  const path = inFolder(name)
  createWorkbook(path, makeLargeSeed(25_000), stamp)
  return path
}

/** Every cell of the nation and of its first place, as text: equal texts are equal cubes there. */
function readTotals({ cube }: Session): string {
  const { indicators, sectors, periods } = cube.axes
  const cells: string[] = []
  for (const locality of [0, 1, cube.axes.localities.ids.length - 1]) {
    for (const scenario of [0, 2]) {
      for (const indicator of indicators.ids.keys()) {
        for (const sector of sectors.ids.keys()) {
          for (const period of periods.ids.keys()) {
            const { state, value, partial } = cube.read({ scenario, indicator, sector, locality, period })
            cells.push(`${state} ${value} ${String(partial)}`)
          }
        }
      }
    }
  }
  return cells.join('\n')
}

function firstKey(session: Session): FactKey {
  const keys: FactKey[] = []
  const { indicators, sectors, localities, periods } = session.cube.axes
  session.cube.forEachEntry((scenario, indicator, sector, locality, period) => {
    if (scenario !== 0 || keys.length > 0) return
    keys.push({
      scenario: 'actual',
      indicator: indicators.ids[indicator],
      sector: sectors.ids[sector],
      locality: localities.ids[locality],
      period: periods.ids[period],
    } as FactKey)
  })
  const [key] = keys
  if (key === undefined) throw new Error('there are figures')
  return key
}

const typed: Fact = {
  state: 'number',
  value: 123_456,
  maturity: 'final',
  qualifier: null,
  origin: 'typed',
  written: '123.456',
  derivation: null,
  source: null,
  locator: null,
  note: null,
}

function commit(session: Session, key: FactKey, after: Fact | null): void {
  const committed = commitChanges(session.file.db, {
    action: 'edit',
    target: null,
    label: { key: 'type-cell', row: 'a', column: 'b' },
    now: stamp.now,
    source: null,
    facts: [{ key, after }],
    remarks: [],
    stated: [],
    definitions: [],
  })
  session.revision = committed.revision
  applyToCube(session, committed.facts)
}

describe('a session of a large workbook', () => {
  it('opens from the value cache exactly as from its rows', () => {
    const path = makeLarge('lớn.kttt')
    const first = openSession(path)
    expect(first.cachedRevision).toBeNull()
    const totals = readTotals(first)
    storeValueCache(first)
    first.file.close()
    const second = openSession(path)
    expect(second.cachedRevision).toBe(second.revision)
    expect(readTotals(second)).toBe(totals)
    expect(second.firstPeriod).toBe(first.firstPeriod)
    second.file.close()
  })

  it('reads the rows when something was stored after the cache', () => {
    const path = makeLarge('sửa sau.kttt')
    const first = openSession(path)
    storeValueCache(first)
    const key = firstKey(first)
    commit(first, key, typed)
    const totals = readTotals(first)
    // As after a power cut: closed without a new cache.
    first.file.close()
    const second = openSession(path)
    expect(second.cachedRevision).toBeNull()
    expect(readTotals(second)).toBe(totals)
    const position = locate(second.cube.axes, key)
    expect(position === null ? null : second.cube.read(position).value).toBe(123_456)
    storeValueCache(second)
    expect(second.cachedRevision).toBe(second.revision)
    commit(second, key, null)
    storeValueCache(second)
    second.file.close()
    const third = openSession(path)
    expect(third.cachedRevision).toBe(third.revision)
    expect(position === null ? null : third.cube.readEntered(position).state).toBe(0)
    third.file.close()
  })

  it('ignores a cache whose bytes are not what they should be', () => {
    const path = makeLarge('hỏng đệm.kttt')
    const first = openSession(path)
    const totals = readTotals(first)
    storeValueCache(first)
    const columns = first.file.db
      .prepare("SELECT name FROM pragma_table_info('value_cache') WHERE type = 'BLOB'")
      .all() as { name: string }[]
    expect(columns.length).toBeGreaterThan(0)
    first.file.close()
    for (const { name } of columns) {
      for (const damage of [
        `substr(${name}, 1, length(${name}) - 1)`,
        `zeroblob(length(${name}))`,
        `CAST(x'ffffffffffffffff' || substr(${name}, 9) AS BLOB)`,
        `zeroblob(0)`,
      ]) {
        const file = openWorkbook(path)
        file.db.exec('SAVEPOINT whole')
        file.db.exec(`UPDATE value_cache SET ${name} = ${damage}`)
        file.db.exec('RELEASE whole')
        file.close()
        const damaged = openSession(path)
        expect(damaged.cachedRevision, `${name}: ${damage}`).toBeNull()
        expect(readTotals(damaged)).toBe(totals)
        storeValueCache(damaged)
        damaged.file.close()
      }
    }
  })
})
