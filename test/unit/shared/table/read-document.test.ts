import { describe, expect, it } from 'vitest'
import type { FormColumn, FormDefinition, FormRow } from '../../../../shared/model/form'
import type { SeedIndicator } from '../../../../shared/model/seed'
import { readDocument, type DocumentCell } from '../../../../shared/table/read-document'

const indicator = (code: string, over: Partial<SeedIndicator> = {}): SeedIndicator => ({
  code,
  name: code,
  unit: 'HTX',
  kind: 'stock',
  decimals: 0,
  parent: null,
  part: null,
  numerator: null,
  denominator: null,
  factor: 1,
  direction: 'neutral',
  totalBasis: ['sectors', 'localities', 'indicators'],
  ...over,
})
const row = (id: string, code: string, sector: string | null = null): FormRow => ({
  id,
  kind: 'item',
  ordinal: '',
  label: id,
  unit: 'HTX',
  level: 1,
  italic: false,
  indicator: code,
  sector,
})
const current = { scenario: 'actual', offset: 0 } as const
const previous = { scenario: 'actual', offset: -1 } as const
const column = (id: string, measure: FormColumn['measure']): FormColumn => ({
  id,
  header: [id],
  measure,
  paper: true,
  width: 80,
})
const form: FormDefinition = {
  code: 'F',
  name: '',
  label: '',
  title: '',
  attachment: '',
  columns: [
    column('actual', { kind: 'value', ...current }),
    column('previous', { kind: 'value', ...previous }),
    column('difference', { kind: 'difference', of: current, base: previous }),
    column('index', { kind: 'index', of: current, base: previous }),
  ],
  rows: [
    row('total', 'total'),
    row('total.A', 'total', 'A'),
    row('part', 'part'),
    row('staff', 'staff'),
    row('staff.x', 'staff.x'),
    row('share', 'share'),
  ],
  footnotes: [],
  page: { orientation: 'landscape' },
}
const indicators = [
  indicator('total'),
  indicator('part', { parent: 'total', part: 'subset' }),
  indicator('staff'),
  indicator('staff.x', { parent: 'staff', part: 'sum' }),
  indicator('share', {
    kind: 'ratio',
    decimals: 1,
    unit: '%',
    numerator: 'part',
    denominator: 'total',
    factor: 100,
  }),
]
const read = (...cells: [row: string, column: string, text: string][]) =>
  readDocument(
    form,
    indicators,
    cells.map(([at, under, text]): DocumentCell => ({
      row: at,
      column: under,
      text,
      locator: `${at}!${under}`,
    })),
    {
      locality: 'L',
      allSectors: 'ALL',
      sectorParts: (sector) => (sector === 'ALL' ? ['A'] : []),
      periodOf: ({ offset, span }) => (span === 'five-years' ? null : String(2020 + offset)),
    },
  )
const brief = (facts: ReturnType<typeof read>['facts']): string[] =>
  facts.map((fact) => `${fact.indicator}@${fact.sector} ${fact.period} ${fact.state} ${fact.value}`)

describe('readDocument', () => {
  it('keeps a figure, its words and its place', () => {
    expect(read(['total', 'actual', 'gần 1.250']).facts).toEqual([
      {
        indicator: 'total',
        locality: 'L',
        sector: 'ALL',
        period: '2020',
        scenario: 'actual',
        state: 'number',
        value: '1250',
        maturity: 'final',
        qualifier: 'near',
        origin: 'imported',
        written: 'gần 1.250',
        derivation: null,
        locator: 'total!actual',
      },
    ])
  })
  it('leaves to the program what other rows yield, only when they have figures', () => {
    expect(brief(read(['total', 'actual', '10'], ['total.A', 'actual', '9']).facts)).toEqual([
      'total@A 2020 number 9',
    ])
    expect(brief(read(['total', 'actual', '10'], ['total.A', 'actual', '-']).facts)).toEqual([
      'total@ALL 2020 number 10',
      'total@A 2020 none 0',
    ])
    expect(brief(read(['staff', 'actual', '7'], ['staff.x', 'actual', '7']).facts)).toEqual([
      'staff.x@ALL 2020 number 7',
    ])
    expect(brief(read(['total', 'actual', '10'], ['part', 'actual', '4']).facts)).toHaveLength(2)
    expect(brief(read(['share', 'actual', '40%'], ['part', 'actual', '4']).facts)).toEqual([
      'part@ALL 2020 number 4',
      'share@ALL 2020 number 40',
    ])
    expect(
      brief(read(['share', 'actual', '40%'], ['part', 'actual', '4'], ['total', 'actual', '10']).facts),
    ).toEqual(['total@ALL 2020 number 10', 'part@ALL 2020 number 4'])
  })
  it('derives a column that the document does not print, from the stated figure even where that is computed', () => {
    const { facts } = read(
      ['total', 'actual', '10'],
      ['total', 'difference', '+ 2'],
      ['total', 'index', '125%'],
      ['total.A', 'actual', '9'],
      ['part', 'actual', '4'],
      ['part', 'difference', '-'],
      ['part', 'index', '50%'],
    )
    expect(facts.filter((fact) => fact.origin === 'derived')).toMatchObject([
      {
        indicator: 'total',
        period: '2019',
        value: '8',
        written: null,
        derivation: { rule: 'difference', current: '10', difference: '2' },
        locator: 'total!difference',
      },
      {
        indicator: 'part',
        period: '2019',
        value: '8',
        derivation: { rule: 'ratio', current: '4', ratio: '50' },
        locator: 'part!index',
      },
    ])
    expect(
      brief(read(['part', 'actual', '4'], ['part', 'previous', '3'], ['part', 'difference', '2']).facts),
    ).toEqual(['part@ALL 2020 number 4', 'part@ALL 2019 number 3'])
  })
  it('states word for word, with the decimals the text shows', () => {
    const { stated, facts } = read(
      ['share', 'actual', '88,0%'],
      ['share', 'difference', '-'],
      ['share', 'index', '120,0%'],
    )
    expect(stated).toEqual([
      { row: 'share', column: 'actual', text: '88,0%', value: '88.0' },
      { row: 'share', column: 'difference', text: '-', value: null },
      { row: 'share', column: 'index', text: '120,0%', value: '120.0' },
    ])
    expect(facts.map((fact) => fact.value)).toEqual(['88', '73.3'])
  })
  it('names what it cannot read and makes no figure of it', () => {
    const { facts, unread, stated } = read(['total', 'actual', '1.23'], ['part', 'actual', 'ba'])
    expect(facts).toEqual([])
    expect(unread.map((cell) => cell.text)).toEqual(['1.23', 'ba'])
    expect(stated.map((cell) => cell.value)).toEqual([null, null])
  })

  it('derives a base from what means the same figure, whatever the time is called', () => {
    const planned = { scenario: 'plan', offset: 0, span: 'year' } as const
    const plans: FormDefinition = {
      ...form,
      columns: [
        column('actual', { kind: 'value', ...current }),
        column('plan', { kind: 'value', ...planned }),
        column('plan-index', { kind: 'index', of: { ...current, span: 'cumulative' }, base: planned }),
      ],
    }
    const cells = (
      [
        ['part', 'actual', '90'],
        ['part', 'plan-index', '90%'],
      ] as const
    ).map(([at, under, text]): DocumentCell => ({ row: at, column: under, text, locator: '' }))
    const readAs = (cumulative: string | null, current: string): string[] =>
      brief(
        readDocument(plans, indicators, cells, {
          locality: 'L',
          allSectors: 'ALL',
          sectorParts: () => [],
          periodOf: ({ span }) => (span === 'year' ? '2020' : span === 'cumulative' ? cumulative : current),
        }).facts,
      )
    expect(readAs('2020', '2020')).toEqual(['part@ALL 2020 number 90', 'part@ALL 2020 number 100'])
    // 90% is of the half-year, which the form does not show: the quarter's figure says nothing about the plan.
    expect(readAs('half', 'quarter')).toEqual(['part@ALL quarter number 90'])
    expect(readAs(null, 'quarter')).toEqual(['part@ALL quarter number 90'])
  })
})

it('states the number that stands in a cell whose meaning is asked, and makes no figure of it', () => {
  const asked: DocumentCell = {
    row: 'total',
    column: 'actual',
    text: '87,3',
    locator: '',
    parsed: { kind: 'ask', reason: 'ambiguous', candidates: [] },
    literal: '87.3',
  }
  const reading = readDocument(form, indicators, [asked], {
    locality: 'L',
    allSectors: 'ALL',
    sectorParts: () => [],
    periodOf: () => '2020',
  })
  expect(reading.facts).toEqual([])
  expect(reading.stated).toEqual([{ row: 'total', column: 'actual', text: '87,3', value: '87.3' }])
})

describe('a total over some of its parts', () => {
  const sectors: Record<string, string[]> = { ALL: ['A', 'B'], B: ['B1', 'B2'] }
  const rows = [row('all', 'total'), ...['A', 'B', 'B1', 'B2'].map((sector) => row(sector, 'total', sector))]
  const totalsOf = (figures: Record<string, string>): string[] =>
    brief(
      readDocument(
        { ...form, rows },
        indicators,
        Object.entries(figures).map(([at, text]) => ({ row: at, column: 'actual', text, locator: '' })),
        {
          locality: 'L',
          allSectors: 'ALL',
          sectorParts: (sector) => sectors[sector] ?? [],
          periodOf: ({ offset }) => String(2020 + offset),
        },
      ).facts,
    ).filter((fact) => fact.startsWith('total@ALL'))
  it('stands as it is stated where a sector is left out', () => {
    expect(totalsOf({ all: '764', B1: '20' })).toEqual(['total@ALL 2020 number 764'])
    expect(totalsOf({ all: '764', A: '503', B1: '20' })).toEqual(['total@ALL 2020 number 764'])
  })
  it('is computed where the sectors come to it, or none is left out', () => {
    expect(totalsOf({ all: '523', A: '503', B1: '20' })).toEqual([])
    expect(totalsOf({ all: '764', A: '503', B: '241' })).toEqual([])
    expect(totalsOf({ all: '764', A: '503', B1: '20', B2: '-' })).toEqual([])
  })
  it('stands where a part of its sum is left out', () => {
    const staff = ['staff', 'staff.x', 'staff.y']
    const read = (...texts: string[]): string[] =>
      brief(
        readDocument(
          { ...form, rows: staff.map((code) => row(code, code)) },
          [...indicators, indicator('staff.y', { parent: 'staff', part: 'sum' })],
          texts.map((text, at) => ({ row: staff[at] ?? '', column: 'actual', text, locator: '' })),
          { locality: 'L', allSectors: 'ALL', sectorParts: () => [], periodOf: () => '2020' },
        ).facts,
      )
    expect(read('7', '3')).toEqual(['staff@ALL 2020 number 7', 'staff.x@ALL 2020 number 3'])
    expect(read('7', '3', '5')).toEqual(['staff.x@ALL 2020 number 3', 'staff.y@ALL 2020 number 5'])
  })
})
