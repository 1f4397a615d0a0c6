import { describe, expect, it } from 'vitest'
import texts from '../../../../resources/text/return-form.vi.json'
import { sheetTexts } from '../../../../electron/excel/write-appendix'
import { packCellFlags, type CellRole } from '../../../../shared/model/cell'
import type { TableColumn, TableLayout, TableRow } from '../../../../shared/model/table-layout'
import { buildReturnForm } from '../../../../shared/table/return-form'
import type { ReturnFormInput } from '../../../../shared/table/return-form-input'
import type { ReturnCheck } from '../../../../shared/table/return-form-checks'
import { parseIdentity } from '../../../../shared/table/sheet-identity'
import type { SheetCell, SheetPage } from '../../../../shared/table/sheet-model'

/** Two columns (this year typed, last year known) over a whole, two parts of it, and money. */
const column = (id: string): TableColumn => ({
  id,
  header: [id],
  kind: 'value',
  attainment: false,
  paper: id === 'actual',
  width: 90,
})
const row = (id: string, unit: string, decimals: number): TableRow => ({
  id,
  kind: 'item',
  ordinal: id,
  label: `Dòng ${id}`,
  unit,
  level: 1,
  italic: false,
  decimals,
  percent: false,
  direction: 'neutral',
})
const layout: TableLayout = {
  name: 'F',
  label: 'Phụ lục',
  title: 'BIỂU',
  attachment: '(Kèm theo …)',
  rowLabel: null,
  columns: [column('actual'), column('previous')],
  rows: [row('1', 'HTX', 0), row('a', 'HTX', 0), row('b', 'HTX', 0), row('2', 'triệu đồng', 1)],
  footnotes: [{ mark: '¹', text: 'Chú thích' }],
  orientation: 'portrait',
}

function build(
  values: (number | null)[],
  checks: ReturnCheck[],
  more: Pick<ReturnFormInput, 'previous'> = {},
): { form: SheetPage; identity: SheetPage } {
  const flags = (value: number | null, role: CellRole): number =>
    packCellFlags({
      status: value === null ? 'blank' : 'number',
      role,
      origin: null,
      qualifier: null,
      estimated: false,
      preliminary: false,
      note: false,
      followUp: false,
      partial: false,
      stated: 'none',
    })
  const { pages } = buildReturnForm(
    {
      layout,
      cells: { values, flags: values.map((value) => flags(value, 'input')) },
      formulas: values.map(() => null),
      meta: {},
      unit: { code: '24', name: 'Tỉnh "Bắc" Ninh' },
      period: { kind: 'quarter', year: 2024, ordinal: 1 },
      fillable: new Set([0, 2, 4, 6]),
      checks,
      ...more,
    },
    sheetTexts,
    texts,
  )
  const [form, identity] = pages
  if (form === undefined || identity === undefined) throw new Error('no pages')
  return { form, identity }
}

const cellsOf = (page: SheetPage): SheetCell[] => [...page.cells]
const textOf = ({ content }: SheetCell): string =>
  content.kind === 'text' ? content.text : content.kind === 'formula' ? String(content.cached) : ''
const checkTexts = (page: SheetPage): string[] =>
  cellsOf(page)
    .filter(({ column: at, content }) => at === 5 && content.kind === 'formula')
    .map(textOf)
const statusOf = (page: SheetPage): string =>
  cellsOf(page)
    .filter(({ column: at, content }) => at === 0 && content.kind === 'formula')
    .map(textOf)
    .join()

describe('a return form', () => {
  it('opens the cells to fill and the empty rows, and nothing else', () => {
    const { form } = build([null, 10, null, 4, null, 6, null, 20], [])
    const open = cellsOf(form).filter(({ style }) => style.unlocked === true)
    const top = Math.min(...open.map((cell) => cell.row))
    const table = open.filter((cell) => cell.row < top + 4)
    expect(table.map((cell) => [cell.row - top, cell.column])).toEqual([
      [0, 3],
      [1, 3],
      [2, 3],
      [3, 3],
    ])
    expect(open.length - table.length).toBe(5 * 5)
    expect(form.protected).toBe(true)
    expect(form.rowsInsertable).toBe(true)
    expect(statusOf(form)).toBe('Còn 4 ô chưa điền.')
  })

  it('keeps every cell in order and once', () => {
    const { form } = build([1, 10, 1, 4, 1, 6, 10, 20], [])
    const places = cellsOf(form).map((cell) => cell.row * 100 + cell.column)
    expect(places).toEqual([...new Set(places)].sort((a, b) => a - b))
  })

  it('names what contradicts itself, now and in the sheet', () => {
    const checks: ReturnCheck[] = [
      { kind: 'part', cell: 2, total: 0 },
      { kind: 'sum', cell: 0, parts: [2, 4] },
      { kind: 'jump', cell: 6, base: 7 },
    ]
    expect(checkTexts(build([10, 10, 4, 4, 6, 6, 10, 20], checks).form)).toEqual(['', '', '', ''])
    expect(statusOf(build([10, 10, 4, 4, 6, 6, 10, 20], checks).form)).toBe(
      'Đã điền đủ, các phép kiểm tra đều đạt.',
    )
    const wrong = build([3, 10, 4, 4, 6, 6, 20_000, 20], checks).form
    expect(checkTexts(wrong)).toEqual([
      'Khác tổng các dòng thành phần',
      'Lớn hơn “1 Dòng 1”',
      '',
      'Gấp hoặc kém khoảng 1.000 lần previous: xem lại đơn vị tính',
    ])
    expect(statusOf(wrong)).toBe('Có 3 dòng cần xem lại: xem cột Kiểm tra.')
    // One look for each typed cell that holds no figure, and one for each check.
    expect(wrong.highlights).toHaveLength(4 + 3)
  })

  it('takes whole counts from zero and money below zero', () => {
    const { form } = build([1, 10, 1, 4, 1, 6, 10, 20], [])
    const rules = (form.validations ?? []).flatMap(({ rule }) =>
      rule.kind === 'custom' ? [rule.formula] : [],
    )
    expect(rules).toHaveLength(3)
    expect(rules[0]).toMatch(/>=0,ROUND\(N\(D\d+\),0\)/)
    expect(rules[1]).not.toContain('>=0')
    expect(rules[1]).toMatch(/ROUND\(N\(D\d+\),1\)/)
    expect(rules[0]).toContain('="…"')
    expect(rules.every((rule) => rule.length <= 255)).toBe(true)
    const messages = (form.validations ?? []).map(({ error }) => error.message)
    expect(messages[1]).toContain('tối đa 1 chữ số')
    expect(messages.every((message) => message.length <= 255)).toBe(true)
  })

  it('notes last time’s figures that have no column', () => {
    const { form } = build(
      [25_000, 10, null, 4, null, 6, null, 20],
      [{ kind: 'jump-from', cell: 0, base: '24.5' }],
      {
        previous: { period: 'năm 2019', figures: new Map([[0, '24,5']]) },
      },
    )
    expect(form.notes).toMatchObject([{ column: 3, text: 'Số năm 2019: 24,5' }])
    expect(checkTexts(form)[0]).toMatch(/1\.000 lần năm 2019/)
  })

  it('carries whose it is and for when', () => {
    const { identity } = build([1, 10, 1, 4, 1, 6, 10, 20], [])
    const lines = new Map<number, string[]>()
    for (const { row: at, column: place, content } of identity.cells) {
      const line = lines.get(at) ?? []
      line[place] = content.kind === 'formula' ? content.formula : content.kind === 'text' ? content.text : ''
      lines.set(at, line)
    }
    const parsed = parseIdentity(
      [...lines.values()].map(([kind = '', id = '', formula = '', header = '']) => ({
        kind,
        id,
        formula,
        header,
      })),
    )
    expect(parsed.get('Phiếu thu')).toMatchObject({
      form: 'F',
      place: { locality: '24', period: { kind: 'quarter', year: 2024, ordinal: 1 } },
    })
    expect(parsed.get('Phiếu thu')?.rows.map(({ id }) => id)).toEqual(['1', 'a', 'b', '2'])
  })
})
