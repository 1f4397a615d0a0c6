import { describe, expect, it } from 'vitest'
import en from '../../../../resources/text/findings.en.json'
import vi from '../../../../resources/text/findings.vi.json'
import type { FindingWords } from '../../../../shared/checks/finding-words'
import { nameTerm, writeFinding, writeRepair, writeWhen } from '../../../../shared/checks/write-finding'
import { findingKinds, slips, type FindingKind, type TermRole } from '../../../../shared/model/finding'
import type { FindingEntry, NamedTerm } from '../../../../shared/model/finding-entry'
import type { FactKey } from '../../../../shared/model/fact'

const words: readonly (readonly [string, FindingWords])[] = [
  ['vi', vi],
  ['en', en],
]
const key = { scenario: 'actual', indicator: 1, sector: 1, locality: 1, period: 2020 } as FactKey

/** "3600.6" as a number of a term, with the decimals it is written with; null for words. */
function makeTerm(role: TermRole, text: string | null, rest: Partial<NamedTerm> = {}): NamedTerm {
  const decimals = text?.split('.')[1]?.length ?? 0
  return {
    cell: { kind: 'figure', key },
    role,
    number: text === null ? null : { value: Number(text.replace('.', '')), decimals },
    percent: false,
    ordinal: 'I.7',
    label: 'Số HTX hoạt động hiệu quả',
    unit: 'HTX',
    sector: null,
    locality: 'Cả nước',
    scenario: 'actual',
    period: { kind: 'year', year: 2020, ordinal: 1 },
    column: '',
    text: null,
    ...rest,
  }
}

function makeEntry(kind: FindingKind, terms: NamedTerm[], rest: Partial<FindingEntry> = {}): FindingEntry {
  return {
    id: 'x',
    kind,
    severity: 'error',
    confidence: 90,
    terms,
    follows: null,
    detail: {},
    cause: 'x',
    fingerprint: 'x',
    status: 'open',
    explanation: null,
    form: null,
    ...rest,
  }
}

const lastYear = { period: { kind: 'year', year: 2019, ordinal: 1 } } as const
const number = (value: number, decimals = 0): { value: number; decimals: number } => ({ value, decimals })

describe('a finding as a sentence', () => {
  it.each<[string, FindingEntry]>([
    [
      'I.7 Số HTX hoạt động hiệu quả: tỷ lệ so với năm 2019 ghi 117,0%, nhưng 14.254 / 12.983 = 109,8%',
      makeEntry(
        'index',
        [
          makeTerm('stated', '117.0', { percent: true }),
          makeTerm('current', '14254'),
          makeTerm('base', '12983', lastYear),
        ],
        { follows: number(1098, 1) },
      ),
    ],
    [
      'I.7 Số HTX hoạt động hiệu quả: mức tăng so với năm 2019 ghi 5,3%, nhưng 68 / 65.000 − 1 = −99,9%',
      makeEntry(
        'index',
        [
          makeTerm('stated', '5.3', { percent: true }),
          makeTerm('current', '68'),
          makeTerm('base', '65000', lastYear),
        ],
        { follows: number(-999, 1), detail: { growth: 1 } },
      ),
    ],
    [
      'I.7 Số HTX hoạt động hiệu quả: mức tăng so với năm 2019 ghi 107,1%, nhưng 377 / 352 − 1 = 7,1%: số đã ghi có lẽ là tỷ lệ so sánh',
      makeEntry(
        'growth-as-index',
        [
          makeTerm('stated', '107.1', { percent: true }),
          makeTerm('current', '377'),
          makeTerm('base', '352', lastYear),
        ],
        { follows: number(71, 1), detail: { growth: 1 } },
      ),
    ],
    [
      'I.7 Số HTX hoạt động hiệu quả: chênh lệch so với năm 2019 ghi +14.759, mà 16.079 / 14.759 đúng bằng tỷ lệ 108,9% đã ghi: có lẽ là chính số gốc ghi vào cột chênh lệch',
      makeEntry('base-as-difference', [
        makeTerm('stated', '14759'),
        makeTerm('current', '16079'),
        makeTerm('base', '1320', lastYear),
        makeTerm('compared', '108.9', { percent: true }),
      ]),
    ],
    [
      'II.1 Tổng số LH HTX: tỷ lệ so với năm 2019 ghi 20,0%, nhưng 102 / 85 = 120,0%: số đã ghi có lẽ là mức tăng',
      makeEntry(
        'growth-as-index',
        [
          makeTerm('stated', '20.0', { percent: true, ordinal: 'II.1', label: 'Tổng số LH HTX' }),
          makeTerm('current', '102'),
          makeTerm('base', '85', lastYear),
        ],
        { follows: number(1200, 1) },
      ),
    ],
    [
      'I.7 Số HTX hoạt động hiệu quả: chênh lệch so với kế hoạch năm 2020 ghi −100, nhưng 14.254 − 14.000 = +254',
      makeEntry(
        'difference',
        [
          makeTerm('stated', '-100'),
          makeTerm('current', '14254'),
          makeTerm('base', '14000', { scenario: 'plan' }),
        ],
        { follows: number(254) },
      ),
    ],
    [
      'I.8 Tỷ lệ HTX hiệu quả: chênh lệch so với kế hoạch năm 2020 ghi −0,4 điểm %, nhưng 56,0% − 60,0% = −4,0 điểm %: có lẽ ghi phần trăm thay cho điểm %',
      makeEntry(
        'points-as-percent',
        [
          makeTerm('stated', '-0.4', { percent: true, ordinal: 'I.8', label: 'Tỷ lệ HTX hiệu quả' }),
          makeTerm('current', '56.0', { percent: true }),
          makeTerm('base', '60.0', { percent: true, scenario: 'plan' }),
        ],
        { follows: number(-40, 1) },
      ),
    ],
    [
      'III.1 Tổng số tổ hợp tác: ghi 119.399, nhưng 50.768 + 68.613 = 119.381',
      makeEntry(
        'parts',
        [
          makeTerm('stated', '119399', { ordinal: 'III.1', label: 'Tổng số tổ hợp tác' }),
          makeTerm('part', '50768'),
          makeTerm('part', '68613'),
        ],
        { follows: number(119381) },
      ),
    ],
    [
      'I.9 Tổng số thành viên: ghi 3.042, nhưng 7 phần cộng lại được 3.035',
      makeEntry(
        'parts',
        [
          makeTerm('stated', '3042', { ordinal: 'I.9', label: 'Tổng số thành viên' }),
          ...['1000', '1000', '500', '500', '20', '10', '5'].map((value) => makeTerm('part', value)),
        ],
        { follows: number(3035) },
      ),
    ],
    [
      'I.7 Số HTX hoạt động hiệu quả: ghi 3.042, nhưng 3.321 phần cộng lại được 3.035',
      makeEntry('parts', [makeTerm('stated', '3042'), makeTerm('part', '1'), makeTerm('part', '2')], {
        follows: number(3035),
        detail: { terms: 3322 },
      }),
    ],
    [
      'I.7 Số HTX hoạt động hiệu quả: phần trong đó 1.437 + 237 = 1.674, lớn hơn cả 1.437',
      makeEntry('subset', [makeTerm('whole', '1437'), makeTerm('part', '1437'), makeTerm('part', '237')]),
    ],
    [
      'I.7 Số HTX hoạt động hiệu quả: ghi 25.454, nhưng 24.618 + 2.138 − 811 = 25.945',
      makeEntry(
        'balance',
        [
          makeTerm('stated', '25454'),
          makeTerm('opening', '24618', lastYear),
          makeTerm('inflow', '2138'),
          makeTerm('outflow', '811'),
        ],
        { follows: number(25945) },
      ),
    ],
    [
      'I.12 Doanh thu bình quân: ghi 30,0, nhưng 91.650 / 25.454 × 1.000 = 3.600,6',
      makeEntry(
        'quotient',
        [
          makeTerm('stated', '30.0', { ordinal: 'I.12', label: 'Doanh thu bình quân' }),
          makeTerm('numerator', '91650'),
          makeTerm('denominator', '25454'),
        ],
        { follows: number(36006, 1) },
      ),
    ],
    [
      'I.11 Tổng vốn điều lệ HTX: 44.223.592 tỷ đồng cho 25.454 HTX là 1.737 tỷ đồng một HTX: đơn vị có lẽ là triệu đồng',
      makeEntry(
        'magnitude',
        [
          makeTerm('stated', '44223592', { ordinal: 'I.11', label: 'Tổng vốn điều lệ HTX', unit: 'tỷ đồng' }),
          makeTerm('denominator', '25454'),
        ],
        { detail: { power: 3 } },
      ),
    ],
    [
      'I.12 Doanh thu bình quân: ghi 3.600.000 triệu đồng/năm, trong khi năm 2019 là 3.400: đơn vị có lẽ là nghìn đồng/năm',
      makeEntry(
        'magnitude',
        [
          makeTerm('stated', '3600000', {
            ordinal: 'I.12',
            label: 'Doanh thu bình quân',
            unit: 'triệu đồng/năm',
          }),
          makeTerm('compared', '3400', { ...lastYear, ordinal: 'I.12', label: 'Doanh thu bình quân' }),
        ],
        { detail: { power: 3 } },
      ),
    ],
    [
      'I.7 Số HTX hoạt động hiệu quả – Nông nghiệp (kế hoạch): ghi 93,5% của 63, nhưng không có số nguyên nào cho tỷ lệ này; gần nhất là 93,7%',
      makeEntry(
        'whole-counts',
        [
          makeTerm('stated', '93.5', { percent: true, sector: 'Nông nghiệp', scenario: 'plan' }),
          makeTerm('denominator', '63'),
        ],
        { follows: number(937, 1) },
      ),
    ],
    [
      'I.7 Số HTX hoạt động hiệu quả: ghi 12, nhưng ở “Thực hiện năm 2020” ghi 13',
      makeEntry('stated-twice', [
        makeTerm('stated', '12'),
        makeTerm('compared', '13', { column: 'Thực hiện năm 2020' }),
      ]),
    ],
  ])('%s', (sentence, entry) => {
    expect(writeFinding(entry, vi)).toBe(sentence)
  })

  it('says so when only the last digit is off', () => {
    const entry = makeEntry(
      'index',
      [
        makeTerm('stated', '103.3', { percent: true }),
        makeTerm('current', '2'),
        makeTerm('base', '1', lastYear),
      ],
      { follows: number(1034, 1), severity: 'rounding' },
    )
    expect(writeFinding(entry, vi)).toMatch(/= 103,4% \(chỉ lệch ở chữ số cuối\)$/)
  })

  it.each(words)('is a whole sentence for every kind, with much known or nothing (%s)', (_, language) => {
    const roles: TermRole[] = [
      'current',
      'base',
      'whole',
      'part',
      'part',
      'numerator',
      'denominator',
      'compared',
    ]
    const full = [
      makeTerm('stated', '12.5', { text: 'năm 2021', percent: true }),
      ...roles.map((role) => makeTerm(role, '7', { ...lastYear, text: 'b' })),
      makeTerm('opening', '1'),
      makeTerm('inflow', '2'),
    ]
    const detail = {
      power: 3,
      periods: 5,
      base: 2021,
      year: 2021,
      date: '61/04/2021',
      period: 'quý I',
      rule: 'r',
      status: 'cycle',
    }
    for (const kind of findingKinds) {
      const sentences = [
        writeFinding(makeEntry(kind, full, { follows: number(1), detail }), language),
        writeFinding(makeEntry(kind, [makeTerm('stated', '5')]), language),
        writeFinding(makeEntry(kind, [makeTerm('stated', null, { number: null, text: 'chữ' })]), language),
        writeFinding(makeEntry(kind, [makeTerm('stated', null, { number: null })]), language),
      ]
      for (const sentence of sentences) {
        expect(sentence).toMatch(/^I\.7 Số HTX hoạt động hiệu quả: \S+ \S+/)
        expect(sentence).not.toMatch(/[{}]|undefined|null|NaN/)
      }
      // What is known is said.
      expect(sentences[0]).not.toBe(sentences[3])
    }
  })

  it('survives a finding without any cell', () => {
    expect(writeFinding(makeEntry('rule', []), vi)).toBe('cần xem lại')
  })

  it('sums parts of different decimals exactly', () => {
    const entry = makeEntry('parts', [
      makeTerm('stated', '1.0'),
      makeTerm('part', '0.1'),
      makeTerm('part', '0.25'),
      makeTerm('part', '-0.05'),
    ])
    expect(writeFinding(entry, vi)).toContain('0,1 + 0,25 + (−0,05) = 0,30')
  })
})

describe('names of terms', () => {
  it('say when, and as what', () => {
    expect(writeWhen(makeTerm('base', '1'), vi)).toBe('năm 2020')
    const quarter = makeTerm('base', '1', {
      scenario: 'plan',
      period: { kind: 'quarter', year: 2024, ordinal: 1 },
    })
    expect(writeWhen(quarter, vi)).toBe('kế hoạch quý I năm 2024')
    expect(writeWhen(quarter, en)).toBe('the plan of quarter I of 2024')
    const plan = makeTerm('base', '1', { period: { kind: 'five-years', year: 2021, ordinal: 1 } })
    expect(writeWhen(plan, vi)).toBe('giai đoạn 2021-2025')
    expect(writeWhen(makeTerm('base', '1', { period: null }), vi)).toBe('')
    const month = makeTerm('base', '1', { period: { kind: 'month', year: 2024, ordinal: 11 } })
    expect(writeWhen(month, vi)).toBe('tháng 11 năm 2024')
  })

  it('do not say a sector twice', () => {
    const term = makeTerm('part', '1', { sector: 'Nông nghiệp', label: 'Tổng số HTX – Nông nghiệp' })
    expect(nameTerm(term, vi)).toBe('I.7 Tổng số HTX – Nông nghiệp')
  })
})

describe('an offered change as a question', () => {
  const repair = {
    cell: { kind: 'figure', key } as const,
    from: number(1271),
    to: number(2071),
    resolves: 2,
    breaks: 0,
    term: makeTerm('stated', '1271'),
  }
  it('names what stands there and what would', () => {
    expect(writeRepair({ ...repair, slip: 'wrong-digits' }, vi)).toBe('gõ nhầm 2.071 thành 1.271?')
  })
  it.each(words)('has words for every slip (%s)', (_, language) => {
    const questions = slips.map((slip) => writeRepair({ ...repair, slip }, language))
    for (const question of questions) {
      expect(question).toContain('1.271')
      expect(question).toContain('2.071')
      expect(question).toMatch(/\?$/)
    }
  })
})
