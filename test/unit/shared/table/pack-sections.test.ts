import { describe, expect, it } from 'vitest'
import type { FormId } from '../../../../shared/model/ids'
import type { PackItem, PackPaper } from '../../../../shared/model/pack'
import { composeSections } from '../../../../shared/table/pack-sections'

const paper: PackPaper = {
  superior: '',
  agency: '',
  number: '',
  placeAndDate: '',
  title: '',
  attachment: '',
  recipients: [],
  signer: { office: 'GIÁM ĐỐC', name: '' },
  header: 'official',
}
const text = (id: string): PackItem => ({ id, kind: 'text', style: 'paragraph', text: id })
const table = (id: string, label = '', orientation: 'portrait' | 'landscape' = 'landscape'): PackItem => ({
  id,
  kind: 'table',
  source: { table: 'form', form: 1 as FormId },
  period: 'shown',
  locality: 'shown',
  label,
  orientation,
  marks: false,
})
const turn = (id: string, orientation: 'portrait' | 'landscape'): PackItem => ({
  id,
  kind: 'page-break',
  orientation,
})

/** "portrait new head signed appendix: a b". */
function describeSections(items: readonly PackItem[], as: Partial<PackPaper> = {}): string[] {
  return composeSections(items, { ...paper, ...as }).map((section) => {
    const words = [
      section.orientation,
      section.restart ? 'new' : 'on',
      section.head ? 'head' : '',
      section.signature ? 'signed' : '',
      section.isAppendix ? 'appendix' : '',
    ]
    return `${words.filter((word) => word !== '').join(' ')}: ${section.items.map(({ id }) => id).join(' ')}`
  })
}

describe('a pack on sheets', () => {
  it('has a report with its head and signature, then appendixes counted by themselves', () => {
    expect(
      describeSections([
        text('a'),
        text('b'),
        table('c', 'Phụ lục I'),
        text('d'),
        table('e', 'Phụ lục II', 'portrait'),
      ]),
    ).toEqual(['portrait new head signed: a b', 'landscape new appendix: c d', 'portrait new appendix: e'])
  })

  it('turns the sheets for a table that lies, and goes on counting', () => {
    expect(describeSections([text('a'), table('b'), text('c')])).toEqual([
      'portrait new head: a',
      'landscape on signed: b c',
    ])
    expect(describeSections([text('a'), turn('x', 'landscape'), table('b', '', 'landscape')])).toEqual([
      'portrait new head: a',
      'landscape on signed: b',
    ])
    expect(describeSections([text('a'), turn('x', 'portrait'), table('b')])).toEqual([
      'portrait new head: a',
      'landscape on signed: b',
    ])
  })

  it('is signed at its end where there is no report, and has no head without one', () => {
    expect(describeSections([table('a', 'Phụ lục I'), table('b', 'Phụ lục II')])).toEqual([
      'landscape new appendix: a',
      'landscape new signed appendix: b',
    ])
  })

  it('has nothing where there is nothing, and no signature that nobody gives', () => {
    expect(describeSections([])).toEqual([])
    expect(describeSections([turn('x', 'portrait'), turn('y', 'landscape')])).toEqual([])
    expect(
      describeSections([turn('x', 'landscape'), text('a')], {
        signer: { office: '', name: '' },
        header: 'none',
      }),
    ).toEqual(['landscape new: a'])
  })
})
