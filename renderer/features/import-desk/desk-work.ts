import type {
  DraftTable,
  ImportDraft,
  ImportMapping,
  ImportTarget,
  MapChoices,
  MappedColumn,
  MappedRow,
  RowTarget,
} from '../../../shared/model/import-draft'
import type { LocalityId, PeriodId } from '../../../shared/model/ids'

/**
 * What the user has said about one table of a file, apart from what the host makes of it. The host is asked again after
 * each word; until it answers, the words are shown over its last answer.
 */
export type TableWork = {
  target: ImportTarget
  choices: MapChoices
  /** Cells whose tick the user changed, by `keyOfCell`: a new mapping numbers its cells anew. */
  ticks: ReadonlyMap<string, boolean>
  /** How many cells were imported from this table; null: not yet. */
  imported: number | null
}

export const noChoices: MapChoices = { rows: [], columns: [], units: [] }

/** Where a table goes at first: where it seems to belong, else into a form of its own. */
export function startWork(
  table: DraftTable,
  place: { period: PeriodId; locality: LocalityId },
  newName: string,
): TableWork {
  const target = table.proposal ?? {
    kind: 'new-form',
    name: table.title === '' ? newName : table.title.slice(0, longestName),
    ...place,
  }
  return { target, choices: noChoices, ticks: new Map(), imported: null }
}

const longestName = 120

/** The table to begin with: one of the program's own, then one that belongs somewhere, then the first. */
export function pickFirstTable(draft: ImportDraft, done: (id: string) => boolean): DraftTable | null {
  const open = draft.tables.filter(({ id }) => !done(id))
  return open.find(({ own }) => own) ?? open.find(({ proposal }) => proposal !== null) ?? open[0] ?? null
}

/** A word on a row replaces the earlier one; null takes it back. */
export function chooseRow(choices: MapChoices, row: number, target: RowTarget | null): MapChoices {
  const others = choices.rows.filter((one) => one.row !== row)
  return { ...choices, rows: target === null ? others : [...others, { row, target }] }
}

export function chooseColumn(choices: MapChoices, column: number, target: string | null): MapChoices {
  return {
    ...choices,
    columns: [...choices.columns.filter((one) => one.column !== column), { column, target }],
  }
}

/** The unit of all figures of the table; "" takes it back. */
export function chooseUnit(choices: MapChoices, unit: string): MapChoices {
  const others = choices.units.filter((one) => one.row !== null || one.column !== null)
  return { ...choices, units: unit === '' ? others : [...others, { row: null, column: null, unit }] }
}

/** The reading of one cell that has several. */
export function chooseValue(
  choices: MapChoices,
  at: { row: number; column: number },
  value: string,
): MapChoices {
  const others = (choices.values ?? []).filter((one) => one.row !== at.row || one.column !== at.column)
  return { ...choices, values: [...others, { ...at, value }] }
}

/** The words as a message carries them. */
export function copyChoices({ rows, columns, units, notation, values }: MapChoices) {
  return {
    rows: [...rows],
    columns: [...columns],
    units: [...units],
    notation,
    values: values === undefined ? undefined : [...values],
  }
}

/** The rows with the user's newest words on them, before the host has answered. */
export function showRows(mapping: ImportMapping, choices: MapChoices): readonly MappedRow[] {
  const said = new Map(choices.rows.map(({ row, target }) => [row, target]))
  return mapping.rows.map((row) => {
    const target = said.get(row.row)
    return target === undefined ? row : { ...row, target, by: 'user', doubtful: false }
  })
}

export function showColumns(mapping: ImportMapping, choices: MapChoices): readonly MappedColumn[] {
  const said = new Map(choices.columns.map(({ column, target }) => [column, target]))
  return mapping.columns.map((column) => {
    const target = said.get(column.column)
    return target === undefined ? column : { ...column, target, by: 'user', doubtful: false }
  })
}

/** Position of the next row to be asked after `from`, going round; null: none is left. */
export function findDoubtful(rows: readonly MappedRow[], from: number): number | null {
  for (let step = 1; step <= rows.length; step += 1) {
    const at = (from + step) % rows.length
    if (rows[at]?.doubtful === true) return at
  }
  return null
}
