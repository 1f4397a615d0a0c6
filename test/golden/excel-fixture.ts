import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CellFormula } from '../../shared/model/cell-formula'
import { packCellFlags, type CellRole, type CellStatus } from '../../shared/model/cell'
import type { ExportOptions } from '../../shared/model/export-options'
import type { FormColumn, FormDefinition, FormRow } from '../../shared/model/form'
import {
  decimalsOf,
  type TableColumn,
  type TableLayout,
  type TableRow,
} from '../../shared/model/table-layout'
import type { SheetInput } from '../../shared/table/sheet-model'
import { createTextWriter, type TableTexts } from '../../shared/table/table-texts'

/**
 * The national appendix as a table, with figures that follow from the row number: every kind of formula, all states of a
 * cell, negative and missing bases. The shown values are computed here on their own, with integers.
 */
const root = join(import.meta.dirname, '../..')

export function readNationalForm(): FormDefinition {
  return JSON.parse(
    readFileSync(join(root, 'resources/forms/national-appendix.json'), 'utf8'),
  ) as FormDefinition
}

function readTableTexts(): TableTexts {
  return JSON.parse(readFileSync(join(root, 'resources/text/table.vi.json'), 'utf8')) as TableTexts
}

export function layOutForm(form: FormDefinition, year: number): TableLayout {
  const write = createTextWriter({ kind: 'year', year, ordinal: 1 }, readTableTexts())
  return {
    name: form.code,
    label: form.label,
    title: write(form.title),
    attachment: form.attachment,
    columns: form.columns.map((column) => layOutColumn(column, write)),
    rows: form.rows.map((row) => layOutRow(row, write)),
    footnotes: form.footnotes.map(({ mark, text }) => ({ mark, text: write(text) })),
    rowLabel: null,
    orientation: form.page.orientation,
  }
}

function layOutColumn(column: FormColumn, write: (text: string) => string): TableColumn {
  return {
    id: column.id,
    header: column.header.map(write),
    kind: column.measure.kind,
    attainment: false,
    paper: column.paper,
    width: column.width,
  }
}

function layOutRow(row: FormRow, write: (text: string) => string): TableRow {
  const percent = row.unit === '%'
  return {
    id: row.id,
    kind: row.kind,
    ordinal: row.ordinal,
    label: write(row.label),
    unit: row.unit,
    level: row.level,
    italic: row.italic,
    decimals: percent || /bình quân/.test(row.label) ? 1 : 0,
    percent,
    direction: 'more-is-better',
  }
}

/** Everything that an exported workbook may have. */
export const fullOptions: ExportOptions = {
  comments: true,
  footnotes: true,
  charts: true,
  protect: true,
  agency: { above: 'ỦY BAN NHÂN DÂN TỈNH', own: 'LIÊN MINH HỢP TÁC XÃ' },
  signature: {
    placeAndDate: 'Hà Nội, ngày 15 tháng 12 năm 2020',
    left: 'NGƯỜI LẬP BIỂU',
    right: 'CHỦ TỊCH',
  },
}

/** Notes on a few cells, two of them with the same words. */
export function noteCells(input: SheetInput): Map<number, string> {
  const width = input.layout.columns.length
  const texts = [
    'Số liệu của Cục Thống kê',
    'Chưa gồm 2 HTX mới\nthành lập tháng 12',
    'Số liệu của Cục Thống kê',
  ]
  return new Map(texts.map((text, at) => [(3 + at * 5) * width + at, text]))
}

type Shown = { status: CellStatus; role: CellRole; value: number | null; formula: CellFormula | null }
const heading: Shown = { status: 'no-meaning', role: 'fixed', value: null, formula: null }

export function buildNationalInput(): SheetInput {
  const layout = layOutForm(readNationalForm(), 2020)
  const width = layout.columns.length
  const at = (id: string): number => layout.columns.findIndex((column) => column.id === id)
  const shown: Shown[] = Array.from({ length: layout.rows.length * width }, () => heading)
  const values = ['actual', 'previous', 'plan'].map(at)

  layout.rows.forEach((row, index) => {
    if (row.kind !== 'item') return
    values.forEach((column, place) => (shown[index * width + column] = typedValue(index, place)))
  })
  layout.rows.forEach((row, index) => {
    const parts: number[] = []
    for (let next = index + 1; row.ordinal !== '-' && layout.rows[next]?.ordinal === '-'; next += 1)
      if (layout.rows[next]?.decimals === row.decimals) parts.push(next)
    for (const column of values) {
      if (parts.length > 1)
        sumParts(
          shown,
          index * width + column,
          parts.map((part) => part * width + column),
        )
      else if (row.percent && row.ordinal === '')
        divide(shown, index * width + column, (index - 1) * width + column, 11 * width + column)
    }
  })
  layout.rows.forEach((row, index) => {
    layout.columns.forEach((column, place) => {
      if (row.kind !== 'item' || (column.kind !== 'difference' && column.kind !== 'index')) return
      const base = column.id.startsWith('previous') ? at('previous') : at('plan')
      shown[index * width + place] = compare(
        shown,
        index * width + at('actual'),
        index * width + base,
        column.kind,
        layout,
      )
    })
  })
  return {
    layout,
    cells: {
      values: shown.map(({ value }) => value),
      flags: shown.map(({ status, role }) =>
        packCellFlags({
          status,
          role,
          origin: null,
          qualifier: null,
          estimated: false,
          preliminary: false,
          note: false,
          followUp: false,
          partial: false,
          stated: 'none',
        }),
      ),
    },
    formulas: shown.map(({ formula }) => formula),
    meta: { agency: 'Liên minh Hợp tác xã' },
  }
}

function typedValue(row: number, column: number): Shown {
  const status: CellStatus =
    row % 13 === 5 && column === 1
      ? 'blank'
      : row % 17 === 9 && column === 2
        ? 'none'
        : row % 19 === 11 && column === 1
          ? 'unknown'
          : row % 23 === 15 && column === 0
            ? 'blank'
            : 'number'
  const sign = row % 29 === 20 && column === 1 ? -1 : 1
  const value = status === 'number' ? sign * ((((row + 1) * 48_271 + column * 7_919) % 99_991) + 10) : null
  return { status, role: 'input', value, formula: null }
}

function sumParts(shown: Shown[], index: number, parts: number[]): void {
  const numbers = parts.flatMap((part) => shown[part]?.value ?? [])
  shown[index] = {
    status: numbers.length > 0 ? 'number' : 'blank',
    role: 'computed',
    value: numbers.length > 0 ? numbers.reduce((sum, value) => sum + value, 0) : null,
    formula: { kind: 'sum', parts },
  }
}

/** One decimal, half away from zero; the operands are whole numbers. */
function divide(shown: Shown[], index: number, numerator: number, denominator: number): void {
  const [n, d] = [shown[numerator]?.value ?? null, shown[denominator]?.value ?? null]
  const value = n === null || d === null ? null : roundHalfAway(n * 1000, d)
  const status: CellStatus = n === null || d === null ? 'blank' : 'number'
  shown[index] = {
    status,
    role: 'computed',
    value,
    formula: { kind: 'quotient', numerator, denominator, factor: 100 },
  }
}

function compare(
  shown: Shown[],
  of: number,
  base: number,
  kind: 'difference' | 'index',
  layout: TableLayout,
): Shown {
  const formula: CellFormula = { kind, of, base }
  const result = (status: CellStatus, value: number | null = null): Shown => ({
    status,
    role: 'computed',
    value,
    formula,
  })
  const current = exactOf(shown, of, layout)
  const against = exactOf(shown, base, layout)
  if (current === null) return result(against === null ? 'blank' : 'no-current')
  if (against === null) return result('no-base')
  const row = layout.rows[Math.floor(of / layout.columns.length)]
  const scale = 10 ** (kind === 'difference' ? (row?.decimals ?? 0) : 1)
  if (kind === 'difference')
    return result(
      'number',
      roundHalfAway((current.n * against.d - against.n * current.d) * scale, current.d * against.d),
    )
  if (against.n === 0) return result('zero-base')
  if (against.n < 0) return result('negative-base')
  return result('number', roundHalfAway(current.n * against.d * 100 * scale, current.d * against.n))
}

/** The value as a fraction of integers; "–" counts as zero. */
function exactOf(shown: Shown[], index: number, layout: TableLayout): { n: number; d: number } | null {
  const cell = shown[index]
  if (cell?.status === 'none') return { n: 0, d: 1 }
  if (cell?.formula?.kind === 'quotient') {
    const n = shown[cell.formula.numerator]?.value ?? null
    const d = shown[cell.formula.denominator]?.value ?? null
    return n === null || d === null ? null : { n: n * 100, d }
  }
  const row = layout.rows[Math.floor(index / layout.columns.length)]
  const column = layout.columns[index % layout.columns.length]
  if (cell?.value == null || row === undefined || column === undefined) return null
  return { n: cell.value, d: 10 ** decimalsOf(row, column) }
}

function roundHalfAway(n: number, d: number): number {
  const magnitude = Math.floor((Math.abs(n) * 2 + Math.abs(d)) / (2 * Math.abs(d)))
  return n < 0 === d < 0 ? magnitude : -magnitude
}
