import type { SourceSheet } from '../../../shared/model/import-draft'
import type { Fact, FactKey } from '../../../shared/model/fact'
import { readFact } from '../../db/facts'
import { readSourceSheet } from '../../db/source-sheets'
import type { OpenView } from '../open-view'
import type { Session } from '../session'

/** The imported sheet around the place that the figure of a cell came from; null where no sheet was kept. */
export function readSource(session: Session, view: OpenView, index: number): SourceSheet | null {
  return readSourceOf(session, view.facts[index] ?? null)
}

/** The same for a figure that no table need show. */
export function readFigureSource(session: Session, key: FactKey): SourceSheet | null {
  return readSourceOf(session, readFact(session.file.db, key))
}

function readSourceOf(session: Session, fact: Fact | null): SourceSheet | null {
  if (fact === null || fact.source === null || fact.locator === null) return null
  const place = readLocator(fact.locator)
  if (place === null) return null
  const found = readSourceSheet(session.file.db, fact.source, place.sheet)
  if (found === null) return null
  const { content, ...document } = found
  return { source: fact.source, ...document, sheet: place.sheet, ...content, at: place.at }
}

/** "Phụ lục!D8" taken apart: the sheet, and row and column counted from 0. */
function readLocator(locator: string): { sheet: string; at: SourceSheet['at'] } | null {
  const match = /^(.*)!([A-Z]{1,3})(\d{1,7})$/su.exec(locator)
  if (match === null) return null
  const [, sheet = '', letters = '', row = ''] = match
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { sheet, at: { row: Number(row) - 1, column } }
}
