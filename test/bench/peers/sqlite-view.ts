import Database from 'better-sqlite3'
import type { EngineModel } from './engine-model'

/**
 * The same figures in SQLite in memory: a view of the nation is one query over all facts below it, as without an engine
 * every view would be.
 */
export type SqliteView = {
  /** Changes one fact and sums every indicator and sector for the years of the table: rows of the answer. */
  editAndView: (fact: number, value: number) => SqliteTotal[]
  close: () => void
}
type SqliteTotal = { scenario: number; indicator: number; sector: number; period: number; total: number }

export function openSqliteView(model: EngineModel): SqliteView {
  const db = new Database(':memory:')
  db.exec(`CREATE TABLE fact (
    scenario INTEGER, indicator INTEGER, sector INTEGER, locality INTEGER, period INTEGER, value INTEGER,
    PRIMARY KEY (scenario, indicator, sector, period, locality)
  ) STRICT, WITHOUT ROWID`)
  const insert = db.prepare('INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?)')
  const keyOf = (at: number): number[] => [
    model.scenario[at] ?? 0,
    model.indicator[at] ?? 0,
    model.sector[at] ?? 0,
    model.locality[at] ?? 0,
    model.period[at] ?? 0,
  ]
  db.transaction(() => {
    for (let at = 0; at < model.count; at++) insert.run(...keyOf(at), model.value[at] ?? 0)
  })()
  const update = db.prepare(
    'UPDATE fact SET value = ? WHERE scenario = ? AND indicator = ? AND sector = ? AND locality = ? AND period = ?',
  )
  const view = db.prepare<[], SqliteTotal>(
    `SELECT scenario, indicator, sector, period, sum(value) AS total FROM fact
     WHERE period BETWEEN 10 AND 19 GROUP BY scenario, indicator, sector, period`,
  )
  return {
    editAndView: (fact, value) => {
      if (update.run(value, ...keyOf(fact)).changes !== 1) throw new Error('the edit did not arrive')
      return view.all()
    },
    close: () => db.close(),
  }
}
