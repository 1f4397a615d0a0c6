import type { GridCell } from '../table/cell-grid'
import { cellAddress } from '../table/cell-grid'
import { readKnownUnit, withoutTranslation, wordKey } from './cell-words'
import type { DocumentCell, DocumentRow } from './document-table'
import { findLostGroups, type FigureReader, type PlacedFigure } from './read-figures'
import { readMarker, splitMarker, type Marker } from './row-marker'
import { placeRows } from './row-tree'
import { isFilled, lineOf, textOf, type SheetRows } from './sheet-rows'
import type { BodyRow } from './table-body'
import type { TableColumns } from './table-columns'

/** Rows of a table with their numbering, labels, units and figures; labels broken over several rows are joined again. */
export function readRows(
  sheet: SheetRows,
  name: string,
  body: readonly BodyRow[],
  columns: TableColumns,
  figures: FigureReader,
  tableUnit: string | null,
  columnUnits: ReadonlyMap<number, string>,
): DocumentRow[] {
  const lines = joinWrapped(readLines(sheet, body, columns))
  const holdsFigures = columns.columns.some(({ role }) => role === 'value')
  const places = placeRows(
    lines.map((line) => ({
      marker: line.marker,
      label: line.native,
      // Where no column holds figures, their absence says nothing of a row.
      hasFigures: line.values.length > 0 || !holdsFigures,
      hasUnit: line.unit !== null,
      bold: line.bold,
      indent: line.indent,
    })),
  )
  const positions = new Map(columns.columns.map(({ column }, position) => [column, position]))
  const rows = lines.map((line, index): DocumentRow => {
    const place = places[index] ?? { level: 0, parent: null, kind: 'item' }
    const unit = line.unit ?? (place.kind === 'section' ? null : readLabelUnit(line.native))
    return {
      row: line.row,
      ordinal: line.ordinal,
      label: line.label,
      ...(line.native === line.label ? {} : { native: line.native }),
      level: place.level,
      parent: place.parent,
      kind: place.kind,
      unit,
      italic: line.italic,
      bold: line.bold,
      hidden: line.hidden,
      cells: line.values.map(({ row, cell }): DocumentCell => {
        const own = columnUnits.get(cell.column)
        return {
          column: positions.get(cell.column) ?? 0,
          text: textOf(cell),
          reading: figures.read(cell, own ?? unit ?? tableUnit),
          formula: cell.formula !== null,
          locator: `${name}!${cellAddress(row, cell.column)}`,
          ...(cell.note === undefined ? {} : { note: cell.note }),
        }
      }),
    }
  })
  return doubtLostGroups(rows, lines, columns)
}

type Line = {
  row: number
  ordinal: string
  marker: Marker | null
  label: string
  native: string
  unit: string | null
  values: readonly { row: number; cell: GridCell }[]
  italic: boolean
  bold: boolean
  hidden: boolean
  indent: number
  /** Last row of the sheet that is part of the line. */
  lastRow: number
}

function readLines(sheet: SheetRows, body: readonly BodyRow[], columns: TableColumns): Line[] {
  const valueColumns = new Set(
    columns.columns.flatMap(({ column, role }) => (role === 'value' ? [column] : [])),
  )
  const unitCells = new Map<number, string>()
  const labelCells = new Map<number, GridCell>()
  let lastUnit: string | null = null
  return body.flatMap(({ row, cells, hidden }): Line[] => {
    const at = (column: number | null): GridCell | undefined =>
      column === null ? undefined : cells.find((cell) => cell.column === column)
    const ownLabel = columns.labels.map(at).find((cell) => cell !== undefined)
    if (ownLabel !== undefined) labelCells.set(row, ownLabel)
    const ordinalCell = at(columns.ordinal)
    // A label merged over several rows is the label of each.
    const labelCell =
      ownLabel ?? (ordinalCell === undefined ? coveringLabel(sheet, row, columns, labelCells) : undefined)
    const unitText = mergedUnit(sheet, row, columns.unit, at(columns.unit), unitCells)
    const unit: string | null = isDitto(unitText) ? lastUnit : unitText
    if (unit !== null) lastUnit = unit
    const values = cells.flatMap((cell) =>
      valueColumns.has(cell.column) && isFilled(cell) ? [{ row, cell }] : [],
    )
    const named = nameLine(ordinalCell, labelCell)
    const empty = (ownLabel ?? ordinalCell) === undefined
    if (empty && values.length === 0) return []
    const shown = labelCell ?? ordinalCell
    return [
      {
        row,
        ...named,
        unit,
        values,
        italic: shown?.style?.italic === true,
        bold: shown?.style?.bold === true,
        hidden,
        indent: indentOf(labelCell ?? ordinalCell, columns.labels),
        lastRow: row,
      },
    ]
  })
}

function nameLine(
  ordinalCell: GridCell | undefined,
  labelCell: GridCell | undefined,
): { ordinal: string; marker: Marker | null; label: string; native: string } {
  const written = ordinalCell === undefined ? '' : lineOf(ordinalCell)
  const text = labelCell === undefined ? '' : lineOf(labelCell)
  const native = labelCell === undefined ? '' : withoutTranslation(textOf(labelCell))
  const marker = readMarker(written)
  if (written !== '' && (text !== '' || marker !== null))
    return { ordinal: written, marker, label: text, native }
  // "Trong đó - Of which": the dash of a translation is no marker.
  const own = splitMarker(text === '' ? written : native)
  const { label } =
    own.marker === null ? { label: text === '' ? written : text } : splitMarker(text === '' ? written : text)
  return { ordinal: own.marker?.written ?? '', marker: own.marker, label, native: own.label }
}

function coveringLabel(
  sheet: SheetRows,
  row: number,
  { labels }: TableColumns,
  seen: ReadonlyMap<number, GridCell>,
): GridCell | undefined {
  const column = labels[0]
  const merge = sheet.mergesAt(row).find((one) => one.left === column && one.top < row)
  return merge === undefined ? undefined : seen.get(merge.top)
}

/** A unit cell merged over several rows counts for each of them. */
function mergedUnit(
  sheet: SheetRows,
  row: number,
  column: number | null,
  cell: GridCell | undefined,
  seen: Map<number, string>,
): string | null {
  if (column === null) return null
  if (cell !== undefined) {
    const text = lineOf(cell)
    seen.set(row, text)
    return text === '' ? null : text
  }
  const merge = sheet.mergesAt(row).find((one) => one.left <= column && one.right >= column && one.top < row)
  return merge?.left === column ? (seen.get(merge.top) ?? null) : null
}

function isDitto(text: string | null): boolean {
  return text !== null && /^(?:["”“″〃]+|['’]{2}|-?\s*nt\s*-?|như trên|\/\/)$/iu.test(text)
}

function indentOf(cell: GridCell | undefined, labels: readonly number[]): number {
  if (cell === undefined) return 0
  const spaces = typeof cell.value === 'string' ? (/^\s*/u.exec(cell.value)?.[0].length ?? 0) : 0
  return (cell.style?.indent ?? 0) * 2 + spaces + Math.max(0, labels.indexOf(cell.column)) * 4
}

/**
 * A long label typed over several rows: the next row has no numbering and goes on in small letters, or the one before is
 * left open (a bracket, a comma, "và"). Figures stand on one of the rows only.
 */
function joinWrapped(lines: readonly Line[]): Line[] {
  const joined: Line[] = []
  for (const line of lines) {
    const previous = joined.at(-1)
    if (previous === undefined || !continuesLabel(previous, line)) {
      joined.push(line)
      continue
    }
    joined[joined.length - 1] = {
      ...previous,
      label: `${previous.label} ${line.label}`.trim(),
      native: `${previous.native} ${line.native}`.trim(),
      unit: previous.unit ?? line.unit,
      values: previous.values.length > 0 ? previous.values : line.values,
      lastRow: line.row,
    }
  }
  return joined
}

const standsAlone = /^(?:trong do|tr do|t do|chia ra|gom|bao gom|of which|ty le|so |% )/
const leftOpen =
  /(?:,|\(|-|–|\/|(?:^|\s)(?:và|của|cho|từ|với|theo|trong|các|được|để|hoặc|tại|đến|do|về|là|bằng))$/iu

function continuesLabel(previous: Line, line: Line): boolean {
  if (line.marker !== null || line.ordinal !== '' || line.label === '' || previous.label === '') return false
  if (line.row - previous.lastRow > 1) return false
  const both = previous.values.length > 0 && line.values.length > 0
  if (both || (previous.unit !== null && line.unit !== null)) return false
  const open =
    leftOpen.test(previous.label.normalize('NFC')) ||
    countOf(previous.label, '(') > countOf(previous.label, ')')
  const small = /^\p{Ll}/u.test(line.label)
  if (open && (small || line.values.length === 0)) return true
  // "tỷ lệ …" in small letters is a row of its own as soon as it has figures of its own.
  const own = standsAlone.test(wordKey(line.label) + ' ')
  return small && !own && !/[.:;]$/u.test(previous.label)
}

function countOf(text: string, sign: string): number {
  return text.split(sign).length - 1
}

/** "Doanh thu (triệu đồng)", "Số lao động, ĐVT: người". */
function readLabelUnit(label: string): string | null {
  const named = /(?:đvt|đơn vị tính)\s*:\s*([^()]+)\)?$/iu.exec(label.normalize('NFC'))?.[1]
  if (named !== undefined) return named.trim()
  const inner = /\(([^()]{1,30})\)\s*$/u.exec(label)?.[1]
  return inner === undefined ? null : readKnownUnit(inner)
}

/** Lost thousands are looked for among figures of one column and one unit. */
function doubtLostGroups(
  rows: readonly DocumentRow[],
  lines: readonly Line[],
  columns: TableColumns,
): DocumentRow[] {
  const groups = new Map<string, PlacedFigure[]>()
  const hasUnits = columns.unit !== null
  rows.forEach((row, index) => {
    const key = wordKey(row.label)
    if (/%|\bty le\b|\bbinh quan\b/.test(key) || row.unit === '%') return
    row.cells.forEach((cell, at) => {
      const written = lines[index]?.values[at]?.cell
      if (cell.reading.kind !== 'number' || written === undefined) return
      const group = `${String(cell.column)} ${hasUnits ? wordKey(row.unit ?? '') : ''}`
      const figures = groups.get(group) ?? []
      figures.push({ value: cell.reading.value, formula: cell.formula, written })
      groups.set(group, figures)
    })
  })
  const doubts = new Map<GridCell, readonly string[]>()
  for (const figures of groups.values())
    for (const [cell, candidates] of findLostGroups(figures)) doubts.set(cell, candidates)
  if (doubts.size === 0) return [...rows]
  return rows.map((row, index) => ({
    ...row,
    cells: row.cells.map((cell, at) => {
      const written = lines[index]?.values[at]?.cell
      const candidates = written === undefined ? undefined : doubts.get(written)
      return candidates === undefined
        ? cell
        : { ...cell, reading: { kind: 'doubtful', candidates, literal: candidates[0] ?? '' } as const }
    }),
  }))
}
