import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { nameHead } from '../../../../electron/host/checks/name-terms'
import { readRowNames, writtenFirst } from '../../../../electron/host/checks/row-names'
import type { StoredForm } from '../../../../shared/model/definition'
import type { FormDefinition } from '../../../../shared/model/form'
import type { FormId } from '../../../../shared/model/ids'
import { repoRoot } from '../../../tools/bundle-program'

const id = 1 as FormId
const definition = JSON.parse(
  readFileSync(`${repoRoot}/resources/forms/national-appendix.json`, 'utf8'),
) as FormDefinition
const forms: StoredForm[] = [{ id, definition }]

function name(row: string): string {
  const found = readRowNames(forms).nameOf(id, row)
  return found === null ? '' : `${found.ordinal} ${found.label}`
}

describe('a row as a sentence names it', () => {
  it.each([
    ['I.7', 'I.7 Số HTX hoạt động hiệu quả'],
    // The section says of what, where the row does not.
    ['II.7', 'II.7 Tổng số thành viên (LHHTX)'],
    ['II.1', 'II.1 Tổng số LH HTX'],
    // A branch has the name of what it is a branch of.
    ['III.1.NN', 'III.1 Tổng số tổ hợp tác – Nông nghiệp (THT)'],
    ['I.4.ty_le', 'I.4 Số HTX là thành viên Liên minh HTX – Tỷ lệ %/ tổng số HTX'],
    // A long name says it itself.
    ['I.15.dai_hoc', 'I.15 Số cán bộ quản lý HTX đã qua đào tạo đạt trình độ cao đẳng, đại học trở lên'],
    ['IV', 'IV HOẠT ĐỘNG QUỸ HỖ TRỢ HTX'],
    ['không có', ''],
  ])('%s is %s', (row, wanted) => {
    expect(name(row)).toBe(wanted)
  })

  it('is found by its figure, and with its column where columns measure different things', () => {
    const names = readRowNames(forms)
    expect(names.showing('HTX.hieu_qua', 'NN').map(({ form, at, column }) => [form, at > 0, column])).toEqual(
      [[id, true, null]],
    )
    expect(names.showing('HTX.hieu_qua', 'XD')).toEqual([])
    const [first, ...others] = definition.columns
    const [row] = definition.rows.filter(({ indicator }) => indicator !== null)
    if (first === undefined || row === undefined) throw new Error('the form has columns and rows')
    const wide: StoredForm[] = [
      {
        id,
        definition: {
          ...definition,
          rows: [row],
          columns: [
            { ...first, variant: 'tong' },
            ...others.map((column) => ({ ...column, variant: 'moi' })),
          ],
        },
      },
    ]
    const code = row.indicator ?? ''
    const column = (variant: string): string | undefined =>
      readRowNames(wide).showing(`${code}.${variant}`, null)[0]?.column?.id
    expect([column('tong'), column('moi')]).toEqual([first.id, others[0]?.id])
  })
})

describe('a figure in several forms', () => {
  it('is named by the one that a document was written in, else by the first', () => {
    const twice = readRowNames([...forms, { id: 2 as FormId, definition: { ...definition, code: 'B' } }])
    const rows = twice.showing('HTX.tong_so', null)
    const formsIn = (written: readonly number[]): FormId[] =>
      writtenFirst(rows, new Set(written.map((form) => form as FormId))).map(({ form }) => form)
    expect(formsIn([2])).toEqual([2, 1])
    expect(formsIn([1, 2])).toEqual([1, 2])
    expect(formsIn([])).toEqual([1, 2])
  })
})

describe('the name of a head', () => {
  it.each([
    ['Thực hiện năm 2022 ¹', 'Thực hiện năm 2022'],
    ['Kế hoạch 2022 (NQ số 18/NQ-LMHTXVN) ²', 'Kế hoạch 2022'],
  ])('is without marks and resolutions: %s', (head, name) => {
    expect(nameHead(head)).toBe(name)
  })

  it.each(['Diện tích (m²)', 'Ước TH 2023/KH 2023', 'Số thành viên (người)', 'Số HTX (31/12/2023)'])(
    'is whole otherwise: %s',
    (head) => {
      expect(nameHead(head)).toBe(head)
    },
  )
})
