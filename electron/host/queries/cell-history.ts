import { fromScaled } from '../../../shared/format/parse-number'
import type { Fact, FactKey } from '../../../shared/model/fact'
import type { CellHistoryEntry, CellHistorySide } from '../../../shared/model/workbook'
import { cellDecimals, factKeyAt } from '../../../shared/table/resolved-table'
import { readCellHistory, readRemarkHistory } from '../../db/history'
import { readSources } from '../../db/sources'
import type { OpenView } from '../open-view'
import type { Session } from '../session'

/** The last changes of a cell before a revision, newest first: of its figure and of what is said about it. */
export function listCellHistory(
  session: Session,
  view: OpenView,
  index: number,
  limit: number,
  before?: number,
): CellHistoryEntry[] {
  const key = factKeyAt(view.table, index)
  return key === null ? [] : readChanges(session, key, cellDecimals(view.table, index), limit, before)
}

/** The same for a figure that no table need show. */
export function listFigureHistory(
  session: Session,
  key: FactKey,
  limit: number,
  before?: number,
): CellHistoryEntry[] {
  const decimals = session.cube.axes.indicatorById.get(key.indicator)?.decimals ?? 0
  return readChanges(session, key, decimals, limit, before)
}

function readChanges(
  session: Session,
  key: FactKey,
  decimals: number,
  limit: number,
  before: number | undefined,
): CellHistoryEntry[] {
  const { db } = session.file
  const sources = new Map(readSources(db).map((source) => [source.id, source.file ?? source.name]))
  const figures = readCellHistory(db, key, limit, before).map((entry): CellHistoryEntry => {
    const source = entry.after?.source ?? null
    return {
      ...entry,
      kind: 'figure',
      before: describeSide(entry.before, decimals),
      after: describeSide(entry.after, decimals),
      source: source === null ? null : (sources.get(source) ?? null),
      locator: entry.after?.locator ?? null,
    }
  })
  const remarks = readRemarkHistory(db, key, limit, before).map((entry): CellHistoryEntry => ({
    ...entry,
    kind: 'remark',
  }))
  const merged = [...figures, ...remarks].sort((a, b) => b.revision - a.revision)
  // Both changes of one commit stay on one page: the next begins before its revision.
  const last = merged[limit - 1]?.revision ?? 0
  return merged.filter((entry, at) => at < limit || entry.revision === last)
}

function describeSide(fact: Fact | null, decimals: number): CellHistorySide {
  if (fact === null) return { state: 'blank', value: null, qualifier: null, maturity: null }
  const { state, qualifier, maturity } = fact
  return { state, value: state === 'number' ? fromScaled(fact.value, decimals) : null, qualifier, maturity }
}
