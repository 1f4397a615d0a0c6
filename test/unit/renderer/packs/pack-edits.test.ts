import { describe, expect, it } from 'vitest'
import type { ChartId, FormId, PackId } from '../../../../shared/model/ids'
import type { PackDefinition, PackPaper, StoredPack } from '../../../../shared/model/pack'
import {
  addItem,
  changePaper,
  freeName,
  makePack,
  moveItem,
  makeTable,
  nextLabel,
  removeItem,
} from '../../../../renderer/features/packs/pack-edits'
import { viPacks } from '../../../../renderer/i18n/vi-packs'

const paper: PackPaper = {
  superior: 'UBND TỈNH',
  agency: 'LIÊN MINH HTX',
  number: 'Số: 05/BC-LM',
  placeAndDate: 'Lai Châu, ngày 3 tháng 7 năm 2020',
  title: 'BÁO CÁO',
  attachment: '',
  recipients: ['- Lưu: VT.'],
  signer: { office: 'CHỦ TỊCH', name: 'Trần Thị Ước' },
  header: 'official',
}
const attachment = '(Kèm theo Báo cáo số 05/BC-LM ngày 3 tháng 7 năm 2020 của LIÊN MINH HTX)'
const pack = (name: string, id = 1): StoredPack => ({
  id: id as PackId,
  position: id,
  definition: { name, paper, items: [] },
})
const counter = (): (() => string) => {
  let count = 0
  return () => `i${String((count += 1))}`
}
const table = {
  source: { table: 'form', form: 1 as FormId },
  label: 'Phụ lục I',
  orientation: 'landscape',
} as const
const writeAttachment = viPacks.paper.attachment

describe('makePack', () => {
  it('has the charts, then the table as its appendix, each under an id of its own', () => {
    const charts = [1 as ChartId, 2 as ChartId]
    const made = makePack({ name: 'Họp', title: 'Báo cáo', table, charts }, [], counter())
    expect(made.items.map(({ id, kind }) => `${id} ${kind}`)).toEqual(['i1 chart', 'i2 chart', 'i3 table'])
    expect(made.items[2]).toMatchObject({ label: 'Phụ lục I', orientation: 'landscape', period: 'shown' })
    expect(made.paper).toMatchObject({ title: 'Báo cáo', agency: '', header: 'official' })
  })

  it('remembers the paper of the last pack, but neither its number nor its title', () => {
    const made = makePack({ name: 'Họp', title: '', table: null, charts: [] }, [pack('Họp')], counter())
    expect(made.name).toBe('Họp (2)')
    expect(made.paper).toEqual({ ...paper, number: '', title: '', attachment: '' })
  })
})

describe('freeName', () => {
  it('counts up, and keeps to the longest name there may be', () => {
    expect(freeName('Họp', [pack('Họp'), pack('Họp (2)', 2)])).toBe('Họp (3)')
    expect(freeName('x'.repeat(300), [pack('x'.repeat(110))]).length).toBeLessThanOrEqual(120)
  })
})

describe('items', () => {
  const definition: PackDefinition = {
    name: 'Họp',
    paper,
    items: ['a', 'b', 'c'].map((id) => ({ id, kind: 'text', style: 'paragraph', text: id })),
  }
  const ids = (one: PackDefinition): string => one.items.map(({ id }) => id).join('')

  it.each([
    ['a', 2, 'bca'],
    ['c', 0, 'cab'],
    ['b', 1, 'abc'],
    ['a', -5, 'abc'],
    ['a', 99, 'bca'],
    ['z', 0, 'abc'],
  ])('%s moves to %i: %s', (id, to, expected) => {
    expect(ids(moveItem(definition, id, to))).toBe(expected)
    expect(ids(definition)).toBe('abc')
  })

  it('are taken out', () => {
    expect(ids(removeItem(definition, 'b'))).toBe('ac')
  })

  it('get the first free label', () => {
    const made = makePack({ name: 'Họp', title: '', table, charts: [] }, [], counter())
    expect(nextLabel(made.items, viPacks.paper.appendix)).toBe('Phụ lục II')
    expect(nextLabel([], viPacks.paper.appendix)).toBe('Phụ lục I')
  })

  it('number the appendix that was alone when a second one comes', () => {
    const alone = makePack(
      { name: 'Họp', title: '', table: { ...table, label: 'Phụ lục' }, charts: [] },
      [],
      counter(),
    )
    const label = nextLabel(alone.items, viPacks.paper.appendix)
    const both = addItem(alone, makeTable({ ...table, label }, 'b'), viPacks.paper.appendix)
    const labels = (one: PackDefinition): string[] =>
      one.items.flatMap((item) => (item.kind === 'table' ? [item.label] : []))
    expect(labels(both)).toEqual(['Phụ lục I', 'Phụ lục II'])
    expect(labels(addItem(alone, makeTable({ ...table, label: '' }, 'b'), viPacks.paper.appendix))).toEqual([
      'Phụ lục',
      '',
    ])
  })

  it('lie or stand as the sheets do that were just begun', () => {
    const turned = addItem(
      definition,
      { id: 'x', kind: 'page-break', orientation: 'landscape' },
      viPacks.paper.appendix,
    )
    const standing = makeTable({ ...table, label: '', orientation: 'portrait' }, 't')
    expect(addItem(turned, standing, viPacks.paper.appendix).items.at(-1)).toMatchObject({
      orientation: 'landscape',
    })
    expect(addItem(definition, standing, viPacks.paper.appendix).items.at(-1)).toBe(standing)
  })
})

describe('the line of appendixes', () => {
  it('follows number, date and agency', () => {
    expect(
      changePaper({ ...paper, number: '' }, { number: 'Số: 05/BC-LM' }, writeAttachment).attachment,
    ).toBe(attachment)
    const next = changePaper({ ...paper, attachment }, { number: '7/BC' }, writeAttachment)
    expect(next.attachment).toBe(attachment.replace('05/BC-LM', '7/BC'))
  })

  it('is empty while there is no number, and stays as somebody wrote it', () => {
    expect(changePaper(paper, { number: ' ' }, writeAttachment).attachment).toBe('')
    const own = { ...paper, attachment: '(Kèm theo Tờ trình)' }
    expect(changePaper(own, { number: '7/BC' }, writeAttachment).attachment).toBe('(Kèm theo Tờ trình)')
    expect(changePaper(paper, { attachment: 'x' }, writeAttachment).attachment).toBe('x')
  })
})
