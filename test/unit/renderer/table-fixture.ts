import { packCellFlags, type CellFlags } from '../../../shared/model/cell'
import type { PeriodId, FormId, LocalityId, ViewId } from '../../../shared/model/ids'
import type { TableColumn, TableRow } from '../../../shared/model/table-layout'
import type { OpenedView } from '../../../shared/model/workbook'
import type { ViewRequest } from '../../../shared/contract/workbook-contract'

/** A small table: two rows of HTX and one of percentages; actual, previous, difference and attainment. */

export const request: ViewRequest = {
  kind: 'form',
  form: 1 as FormId,
  period: 1 as PeriodId,
  locality: 1 as LocalityId,
}

export function row(id: string, part: Partial<TableRow> = {}): TableRow {
  return {
    id,
    kind: 'item',
    ordinal: '',
    label: id,
    unit: 'HTX',
    level: 1,
    italic: false,
    decimals: 0,
    percent: false,
    direction: 'more-is-better',
    ...part,
  }
}

function column(id: string, part: Partial<TableColumn> = {}): TableColumn {
  return { id, header: [id], kind: 'value', attainment: false, paper: true, width: 80, ...part }
}

export function flags(part: Partial<CellFlags> = {}): number {
  return packCellFlags({
    status: 'number',
    role: 'input',
    origin: 'typed',
    qualifier: null,
    estimated: false,
    preliminary: false,
    note: false,
    followUp: false,
    partial: false,
    stated: 'none',
    ...part,
  })
}

export function openedView(view: number, revision: number): OpenedView {
  return {
    view: view as ViewId,
    revision,
    layout: {
      name: 'appendix',
      label: '',
      title: '',
      attachment: '',
      columns: [
        column('actual'),
        column('difference', { kind: 'difference' }),
        column('attainment', { kind: 'index', attainment: true }),
      ],
      rows: [row('I.1'), row('I.2', { decimals: 1, unit: 'triệu đồng' })],
      footnotes: [],
      rowLabel: null,
      orientation: 'landscape',
    },
    cells: {
      values: [25454, 836, 1034, 36006, null, null],
      flags: [
        flags(),
        flags({ role: 'computed', origin: null }),
        flags({ role: 'computed', origin: null, stated: 'differs' }),
        flags({ qualifier: 'near' }),
        flags({ role: 'computed', origin: null, status: 'no-base' }),
        flags({ role: 'computed', origin: null, status: 'zero-base' }),
      ],
    },
    stated: { index: [0, 2], text: ['25.454', '133 %'] },
  }
}
