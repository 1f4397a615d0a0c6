import { fromScaled } from '../../../shared/format/parse-number'
import type { CellRole } from '../../../shared/model/cell'
import type { Fact } from '../../../shared/model/fact'
import { createPickPeriod } from '../../../shared/table/pick-period'
import { cellDecimals, columnOf, factKeyAt, rowOf } from '../../../shared/table/resolved-table'
import { readFact } from '../../db/facts'
import type { HostState } from '../host-state'
import { openView, roleAt, type OpenView } from '../open-view'
import type { Session } from '../session'
import type { ImportTable } from './import-target'

/** What the workbook has where an import would write; read only where it is asked for, because tables may be long. */
export type StoredBefore = {
  fact: (index: number) => Fact | null
  role: (index: number) => CellRole
  /** As the table shows it, computed cells too; null is blank. */
  text: (index: number) => string | null
  /** The shown value of a cell, scaled by its decimals. */
  value: (index: number) => number | null
  compareMagnitude: (index: number, after: Fact) => { power: number; against: string } | null
}

/** `newRows`: rows of the target that the import makes; nothing is stored there yet. */
export function createStoredBefore(
  session: Session,
  tables: HostState['tables'],
  target: ImportTable,
  newRows: ReadonlySet<string>,
): StoredBefore {
  const facts = new Map<number, Fact | null>()
  let view: { opened: OpenView | null } | null = null
  const isNew = (index: number): boolean => newRows.has(rowOf(target.table, index)?.id ?? '')
  const fact = (index: number): Fact | null => {
    const known = facts.get(index)
    if (known !== undefined) return known
    const key = isNew(index) ? null : factKeyAt(target.table, index)
    const found = key === null ? null : readFact(session.file.db, key)
    facts.set(index, found)
    return found
  }
  /** The table as it is now has fewer rows than the target; the columns are the same. */
  const shown = (index: number): number | null => {
    view ??= { opened: isStored(session, target) ? openView(session, tables, target.target) : null }
    const { opened } = view
    if (opened === null) return null
    const row = opened.table.layout.rows.findIndex(({ id }) => id === rowOf(target.table, index)?.id)
    const column = opened.table.layout.columns.findIndex(({ id }) => id === columnOf(target.table, index)?.id)
    return row < 0 || column < 0
      ? null
      : (opened.cells.values[row * opened.table.layout.columns.length + column] ?? null)
  }
  const pickPeriod = createPickPeriod(target.dimensions.periods, target.period)
  const earlier = pickPeriod({ scenario: 'actual', offset: -1 })
  return {
    fact,
    role: (index) => (isNew(index) ? roleOfNew(target, index) : roleAt(session, target.table, index)),
    text(index) {
      const decimals = cellDecimals(target.table, index)
      const stored = fact(index)
      if (stored !== null) return writeFact(stored, decimals)
      if (isNew(index) || isPlainInput(session, target, index)) return null
      const value = shown(index)
      return value === null ? null : fromScaled(value, decimals)
    },
    value: shown,
    compareMagnitude(index, after) {
      const key = isNew(index) ? null : factKeyAt(target.table, index)
      if (key === null || after.state !== 'number') return null
      const previous = earlier === null ? null : readFact(session.file.db, { ...key, period: earlier.id })
      const against = [fact(index), previous].find((one) => one?.state === 'number' && one.value !== 0)
      if (against == null) return null
      const power = magnitudeApart(after.value, against.value)
      return power === 0
        ? null
        : { power, against: fromScaled(against.value, cellDecimals(target.table, index)) }
    },
  }
}

function isStored(session: Session, { target }: ImportTable): boolean {
  return target.kind !== 'form' || session.forms.some(({ id }) => id === target.form)
}

function roleOfNew(target: ImportTable, index: number): CellRole {
  return factKeyAt(target.table, index) === null ? 'computed' : 'input'
}

/** A cell that waits for a figure shows nothing: the table need not be evaluated to know. */
function isPlainInput(session: Session, target: ImportTable, index: number): boolean {
  return factKeyAt(target.table, index) !== null && roleAt(session, target.table, index) === 'input'
}

/** 3, 6, −3 or −6 where two figures differ by about that power of ten: only to raise a doubt, nothing is computed. */
function magnitudeApart(value: number, against: number): number {
  const ratio = Math.abs(value / against)
  return [3, 6, -3, -6].find((power) => ratio > 10 ** power / 3 && ratio < 10 ** power * 3) ?? 0
}

export function writeFact(fact: Fact, decimals: number): string {
  return fact.state === 'number' ? fromScaled(fact.value, decimals) : fact.state === 'none' ? '–' : '…'
}
