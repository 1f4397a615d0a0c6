import type {
  ImportDraft,
  ImportMapping,
  MappedColumn,
  MappedRow,
} from '../../../../shared/model/import-draft'
import type { FormId, LocalityId, PeriodId } from '../../../../shared/model/ids'
import type { ImportedCell } from '../../../../shared/model/import-preview'

export const place = { period: 1 as PeriodId, locality: 1 as LocalityId }
export const formTarget = { kind: 'form', form: 1 as FormId, ...place } as const

export function makeTable(part: Partial<ImportDraft['tables'][number]> = {}): ImportDraft['tables'][number] {
  return {
    id: 'Sheet!A1:D9',
    sheet: 'Sheet',
    address: 'A1:D9',
    title: 'Tình hình hợp tác xã',
    label: '',
    agency: '',
    unit: null,
    rows: 8,
    columns: 4,
    own: false,
    proposal: null,
    ...part,
  }
}

export function makeRow(row: number, part: Partial<MappedRow> = {}): MappedRow {
  return {
    row,
    ordinal: '',
    label: `Dòng ${String(row)}`,
    level: 0,
    hasFigures: true,
    target: { kind: 'row', id: `r${String(row)}` },
    by: 'likeness',
    doubtful: false,
    candidates: [],
    unit: null,
    ...part,
  }
}

export function makeColumn(column: number, part: Partial<MappedColumn> = {}): MappedColumn {
  return {
    column,
    header: `Cột ${String(column)}`,
    target: 'actual',
    by: 'likeness',
    doubtful: false,
    candidates: [],
    ...part,
  }
}

export function makeCell(id: number, part: Partial<ImportedCell> = {}): ImportedCell {
  return {
    id,
    index: id,
    row: `Dòng ${String(id)}`,
    column: 'Thực hiện',
    status: 'new',
    before: null,
    after: '1',
    decimals: 0,
    text: '1',
    locator: `Sheet!D${String(id + 1)}`,
    derived: false,
    at: { row: id, column: 3 },
    ...part,
  }
}

export function makeMapping(part: Partial<ImportMapping> = {}): ImportMapping {
  return {
    table: 'Sheet!A1:D9',
    target: formTarget,
    rows: [],
    columns: [],
    targetRows: [],
    targetColumns: [],
    notation: null,
    counts: { new: 0, changed: 0, same: 0, computed: 0, unreadable: 0, conflict: 0 },
    cells: [],
    missingRows: [],
    ...part,
  }
}
