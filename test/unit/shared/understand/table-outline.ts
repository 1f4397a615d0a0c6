import type { CellReading, DocumentTable } from '../../../../shared/understand/document-table'

/** A table as lines for the eye: two spaces a level, "[TT] label · unit", then column letter and figure. */
export function outlineRows(table: DocumentTable): string[] {
  return table.rows.map((row) => {
    const marks = [row.kind === 'item' ? '' : ` <${row.kind}>`, row.hidden ? ' <hidden>' : ''].join('')
    const unit = row.unit === null ? '' : ` · ${row.unit}`
    const cells = row.cells.map((cell) => {
      const column = table.columns[cell.column]
      return ` ${letter(column?.column ?? -1)}=${writeReading(cell.reading, cell.text)}`
    })
    const ordinal = row.ordinal === '' ? '' : `[${row.ordinal}] `
    return `${'  '.repeat(row.level)}${ordinal}${row.label}${unit}${marks}${cells.join('')}`
  })
}

/** "C value Năm 2024 / Kế hoạch {plan 2024}" for every column. */
export function outlineColumns(table: DocumentTable): string[] {
  return table.columns.map(({ column, role, path, meaning, unit }) => {
    const said =
      meaning === null
        ? ''
        : ` {${[
            meaning.kind,
            meaning.scenario,
            meaning.period === undefined ? undefined : writePeriod(meaning.period),
            meaning.base === undefined
              ? undefined
              : `vs ${[
                  meaning.base.scenario,
                  meaning.base.period === undefined ? undefined : writePeriod(meaning.base.period),
                  meaning.base.same,
                ]
                  .filter((part) => part !== undefined)
                  .join(' ')}`,
          ]
            .filter((part) => part !== undefined)
            .join(' ')}}`
    return `${letter(column)} ${role} ${path.join(' / ')}${unit === null ? '' : ` · ${unit}`}${said}`
  })
}

function writePeriod({ kind, year, ordinal }: { kind: string; year: number; ordinal: number }): string {
  return kind === 'year' ? String(year) : `${String(year)}-${kind}-${String(ordinal)}`
}

/** Address of a table without its sheet: "A9:H22". */
export function addressOf(table: DocumentTable): string {
  return table.id.slice(table.id.lastIndexOf('!') + 1)
}

function letter(column: number): string {
  return String.fromCharCode(65 + column)
}

function writeReading(reading: CellReading, text: string): string {
  switch (reading.kind) {
    case 'number':
      return reading.qualifier === null ? reading.value : `${reading.qualifier}:${reading.value}`
    case 'none':
      return '–'
    case 'unknown':
      return '…'
    case 'doubtful':
      return `?${reading.candidates.join('|')}`
    case 'text':
      return `"${text}"`
  }
}
