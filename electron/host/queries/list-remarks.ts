import type { RemarkEntry } from '../../../shared/contract/workbook-contract'
import type { FactKey } from '../../../shared/model/fact'
import type { CellRemark, Remark } from '../../../shared/model/remark'
import { keyText } from '../../../shared/table/resolved-table'
import { readFactNotes, readRemarks } from '../../db/remarks'
import type { OpenView } from '../open-view'
import type { Session } from '../session'
import type { TableDefinitions } from '../table-definitions'
import { createPlaceFinder } from './find-place'

/** What is noted on the cells of one table: by users, and by the documents that figures came from. */
export function readViewRemarks(view: OpenView): CellRemark[] {
  const remarked = new Set(view.remarks.keys())
  for (const [index, fact] of view.facts.entries()) if (fact?.note != null) remarked.add(index)
  return [...remarked]
    .sort((a, b) => a - b)
    .map((index) => ({
      index,
      note: view.remarks.get(index)?.note ?? null,
      followUp: view.remarks.get(index)?.followUp ?? false,
      imported: view.facts[index]?.note ?? null,
    }))
}

/** Every note and mark of the workbook, those to follow up first, otherwise in the order of the figures. */
export function listRemarks(session: Session, definitions: TableDefinitions): RemarkEntry[] {
  const entries = new Map<string, { key: FactKey; remark: Remark | null; imported: string | null }>()
  for (const { key, remark } of readRemarks(session.file.db))
    entries.set(keyText(key), { key, remark, imported: null })
  for (const { key, note } of readFactNotes(session.file.db)) {
    const remark = entries.get(keyText(key))?.remark ?? null
    entries.set(keyText(key), { key, remark, imported: note })
  }
  const finder = createPlaceFinder(session, definitions)
  return [...entries.values()]
    .flatMap(({ key, remark, imported }) => {
      const named = nameFigure(session, key)
      if (named === null) return []
      const { note, followUp } = remark ?? { note: null, followUp: false }
      return [{ ...named, note, imported, followUp, place: finder.find([key]) }]
    })
    .sort((a, b) => Number(b.followUp) - Number(a.followUp))
}

/** The names by which a figure is told from others; null outside the reference lists. */
export function nameFigure(
  { dimensions, allSectors }: Session,
  key: FactKey,
): Pick<RemarkEntry, 'indicator' | 'sector' | 'locality' | 'scenario' | 'period'> | null {
  const indicator = dimensions.indicators.find((item) => item.id === key.indicator)
  const sector = dimensions.sectors.find((item) => item.id === key.sector)
  const locality = dimensions.localities.find((item) => item.id === key.locality)
  const period = dimensions.periods.find((item) => item.id === key.period)
  if (indicator === undefined || sector === undefined || locality === undefined || period === undefined)
    return null
  const { kind, year, ordinal } = period
  return {
    indicator: indicator.name,
    sector: sector.id === allSectors ? null : sector.name,
    locality: locality.name,
    scenario: key.scenario,
    period: { kind, year, ordinal },
  }
}
