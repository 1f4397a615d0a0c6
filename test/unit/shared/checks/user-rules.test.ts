import { describe, expect, it } from 'vitest'
import { buildAxes, keyAt, locate } from '../../../../shared/calc/axes'
import { cellState, Cube } from '../../../../shared/calc/cube'
import { checkRuleFormula } from '../../../../shared/checks/check-rule-formula'
import { RuleChecks } from '../../../../shared/checks/user-rules'
import type { CheckRule, RuleSeverity } from '../../../../shared/model/check-rule'
import type { StoredForm } from '../../../../shared/model/definition'
import { scenarios, type Dimensions, type Indicator, type Scenario } from '../../../../shared/model/dimension'
import type { FactKey } from '../../../../shared/model/fact'
import type { FormColumn, FormRow, ValuePick } from '../../../../shared/model/form'
import type {
  FormId,
  IndicatorId,
  LocalityId,
  PeriodId,
  RuleId,
  SectorId,
} from '../../../../shared/model/ids'
import { seededRandom } from '../../../fixtures/seeded-random'

const plain: Omit<Indicator, 'id' | 'code' | 'name'> = {
  unit: 'HTX',
  kind: 'stock',
  decimals: 0,
  parent: null,
  part: null,
  numerator: null,
  denominator: null,
  factor: 1,
  direction: 'neutral',
  totalBasis: ['localities', 'sectors', 'indicators'],
  formula: null,
}
const make = (id: number, code: string, change: Partial<Indicator> = {}): Indicator => ({
  ...plain,
  id: id as IndicatorId,
  code,
  name: code,
  ...change,
})
const ratio = {
  kind: 'ratio',
  unit: '%',
  decimals: 1,
  totalBasis: [],
  factor: 100,
} as const satisfies Partial<Indicator>

const dimensions: Dimensions = {
  indicators: [
    make(1, 'tong'),
    make(2, 'hieu_qua'),
    make(3, 'moi', { kind: 'flow' }),
    make(4, 'ty_le', { ...ratio, numerator: 2 as IndicatorId, denominator: 1 as IndicatorId }),
    make(5, 'truoc', { ...ratio, formula: '=KYTRUOC([tong])', factor: 1 }),
    make(6, 'gop', { ...ratio, formula: '=[truoc]+[moi:*]', factor: 1 }),
  ],
  sectors: ['S', 'nn', 'xd'].map((code, at) => ({
    id: (at + 1) as SectorId,
    code,
    name: code,
    parent: at === 0 ? null : (1 as SectorId),
    list: null,
    partOf: [],
  })),
  localities: [0, 1, 1, 2].map((parent, at) => ({
    id: (at + 1) as LocalityId,
    code: String(at),
    name: `nơi ${String(at)}`,
    level: at === 0 ? 'nation' : 'province',
    parent: parent === 0 ? null : (parent as LocalityId),
    validFrom: null,
    validTo: null,
    successor: null,
  })),
  periods: [
    { id: 1 as PeriodId, kind: 'year', year: 2019, ordinal: 1 },
    { id: 2 as PeriodId, kind: 'year', year: 2020, ordinal: 1 },
    ...[1, 2, 3, 4].map((ordinal) => ({
      id: (2 + ordinal) as PeriodId,
      kind: 'quarter' as const,
      year: 2020,
      ordinal,
    })),
  ],
}

const pick = (scenario: Scenario, offset: number): ValuePick => ({ scenario, offset })
const column = (id: string, measure: FormColumn['measure']): FormColumn => ({
  id,
  header: [id],
  measure,
  paper: true,
  width: 80,
})
const row = (id: string, indicator: string, sector: string | null): FormRow => ({
  id,
  kind: 'item',
  ordinal: id,
  label: indicator,
  unit: '',
  level: 1,
  italic: false,
  indicator,
  sector,
})
const form: StoredForm = {
  id: 1 as FormId,
  definition: {
    code: 'F',
    name: 'F',
    label: '',
    title: '',
    attachment: '',
    columns: [
      column('actual', { kind: 'value', ...pick('actual', 0) }),
      column('change', { kind: 'difference', of: pick('actual', 0), base: pick('plan', 0) }),
    ],
    rows: [
      row('1', 'tong', null),
      row('2', 'tong', 'nn'),
      row('3', 'tong', 'xd'),
      row('4', 'hieu_qua', 'nn'),
      row('5', 'hieu_qua', null),
    ],
    footnotes: [],
    page: { orientation: 'portrait' },
  },
}

function makeRule(formula: string, severity: RuleSeverity = 'remind', id = 1): CheckRule {
  return { id: id as RuleId, form: form.id, name: `quy tắc ${String(id)}`, formula, severity, message: '' }
}

type Place = { indicator: string; sector?: string; place?: number; period?: number; scenario?: Scenario }
function keyOf({ indicator, sector = 'S', place = 0, period = 1, scenario = 'actual' }: Place): FactKey {
  const key = keyAt(buildAxes(dimensions), {
    scenario: scenarios.indexOf(scenario),
    indicator: dimensions.indicators.findIndex(({ code }) => code === indicator),
    sector: dimensions.sectors.findIndex(({ code }) => code === sector),
    locality: place,
    period,
  })
  if (key === null) throw new Error('no such place')
  return key
}

/** A workbook with these figures; `set` changes one, blank for null. */
function makeBook(figures: readonly (Place & { value: number })[] = []) {
  const axes = buildAxes(dimensions)
  const cube = new Cube(axes)
  const set = (key: FactKey, value: number | null): void => {
    const position = locate(axes, key)
    if (position === null) throw new Error('no such figure')
    const state = value === null ? cellState.missing : cellState.number
    cube.apply([{ position, state, value: value ?? 0 }])
  }
  cube.recomputeAll()
  for (const { value, ...place } of figures) set(keyOf(place), value)
  return { cube, set }
}

const check = (cube: Cube, ...rules: CheckRule[]): RuleChecks =>
  new RuleChecks({ cube, forms: [form], rules })

describe('a rule of the user', () => {
  it('is silent where it holds and says its numbers where it does not', () => {
    const { cube, set } = makeBook([
      { indicator: 'tong', value: 100 },
      { indicator: 'hieu_qua', value: 100 },
    ])
    const checks = check(cube, makeRule('=[hieu_qua]<=[tong]'))
    expect(checks.checkAll()).toEqual([])
    expect(checks.countChecked()).toEqual({ checked: 1, passed: 1 })
    const key = keyOf({ indicator: 'hieu_qua' })
    set(key, 101)
    const { added, removed } = checks.refresh({ figures: [key] })
    expect(removed).toEqual([])
    expect(added).toMatchObject([
      {
        kind: 'rule',
        severity: 'warning',
        follows: null,
        detail: { rule: 'quy tắc 1', arithmetic: '101 ≤ 100' },
        terms: [
          { cell: { kind: 'figure', key }, role: 'stated', number: { value: 101, decimals: 0 } },
          { role: 'compared', number: { value: 100, decimals: 0 } },
        ],
      },
    ])
    expect(checks.countChecked()).toEqual({ checked: 1, passed: 0 })
    // Other numbers are another finding about the same cells; what holds again is gone.
    set(key, 102)
    const again = checks.refresh({ figures: [key] })
    expect([again.added[0]?.id, again.removed[0]?.id]).toEqual([added[0]?.id, added[0]?.id])
    expect(again.added[0]?.fingerprint).not.toBe(added[0]?.fingerprint)
    set(key, 90)
    expect(checks.refresh({ figures: [key] })).toMatchObject({ added: [], removed: [{ id: added[0]?.id }] })
    expect(checks.findings.size).toBe(0)
  })

  it('demands nothing where a figure is missing, and counts "none" as zero', () => {
    const { cube } = makeBook([{ indicator: 'hieu_qua', value: 5 }])
    const checks = check(cube, makeRule('=[hieu_qua]<=[tong]'))
    expect(checks.checkAll()).toEqual([])
    expect(checks.countChecked()).toEqual({ checked: 0, passed: 0 })
    const position = locate(cube.axes, keyOf({ indicator: 'tong' }))
    if (position === null) throw new Error('no such figure')
    cube.apply([{ position, state: cellState.none, value: 0 }])
    expect(checks.refresh({ figures: [keyOf({ indicator: 'tong' })] }).added).toHaveLength(1)
  })

  it('is asked of the total and of the sectors that the form lists for all its indicators', () => {
    const figures = ['nn', 'xd'].flatMap((sector) => [
      { indicator: 'tong', sector, value: 10 },
      { indicator: 'hieu_qua', sector, value: 11 },
    ])
    const { cube } = makeBook(figures)
    const sectorsOf = (formula: string): (string | undefined)[] =>
      check(cube, makeRule(formula))
        .checkAll()
        .map(({ terms }) => {
          const [term] = terms
          const sector = term?.cell.kind === 'figure' ? term.cell.key.sector : undefined
          return dimensions.sectors.find(({ id }) => id === sector)?.code
        })
    // The form has no row for the effective ones in "xd".
    expect(sectorsOf('=[hieu_qua]<=[tong]')).toEqual(['S', 'nn'])
    expect(sectorsOf('=[hieu_qua:*]<=[tong:*]')).toEqual(['S'])
  })

  it('looks at the scenarios of the form, at all places and periods, also back in time', () => {
    const { cube, set } = makeBook([
      { indicator: 'tong', place: 3, period: 0, value: 30 },
      { indicator: 'tong', place: 3, period: 1, value: 20 },
      { indicator: 'tong', scenario: 'plan', value: 15 },
      { indicator: 'tong', scenario: 'estimate', value: 1 },
    ])
    const checks = check(cube, makeRule('=[tong]>=KYTRUOC([tong])', 'block'))
    const found = checks.checkAll()
    // The place itself, the one above it, and the whole.
    expect(found.map(({ severity }) => severity)).toEqual(['error', 'error', 'error'])
    expect(new Set(found.map(({ cause }) => cause)).size).toBe(1)
    const last = keyOf({ indicator: 'tong', place: 3, period: 0 })
    set(last, 20)
    expect(checks.refresh({ figures: [last] }).removed).toHaveLength(3)
    const planned = check(cube, makeRule('=KEHOACH([tong])<=[tong]'))
    expect(planned.checkAll()).toEqual([])
    const plan = keyOf({ indicator: 'tong', scenario: 'plan' })
    set(plan, 21)
    expect(planned.refresh({ figures: [plan] }).added).toMatchObject([{ detail: { arithmetic: '21 ≤ 20' } }])
  })

  it('computes exactly, and says what an equation demands', () => {
    const { cube, set } = makeBook([
      { indicator: 'tong', value: 3 },
      { indicator: 'hieu_qua', value: 1 },
    ])
    // 33,333… is neither 33,3 nor the binary fraction next to a third.
    expect(check(cube, makeRule('=[ty_le]*3=100')).checkAll()).toEqual([])
    expect(check(cube, makeRule('=[ty_le]=33,3')).checkAll()).toMatchObject([
      { detail: { arithmetic: '33,3% = 33,3' } },
    ])
    expect(check(cube, makeRule('=[tong]=[hieu_qua]+1')).checkAll()).toMatchObject([
      { follows: { value: 2, decimals: 0 } },
    ])
    expect(check(cube, makeRule('=[tong]=[hieu_qua]/2')).checkAll()).toMatchObject([{ follows: null }])
    const checks = check(cube, makeRule('=[ty_le]<50'))
    checks.checkAll()
    const key = keyOf({ indicator: 'hieu_qua' })
    set(key, 2)
    expect(checks.refresh({ figures: [key] }).added).toHaveLength(1)
  })

  it('may depend on another condition', () => {
    const { cube, set } = makeBook([
      { indicator: 'tong', value: 0 },
      { indicator: 'hieu_qua', value: 4 },
    ])
    const checks = check(cube, makeRule('=NEU([tong]>0; [hieu_qua]<=[tong]; [hieu_qua]=0)'))
    expect(checks.checkAll()).toMatchObject([{ detail: { rule: 'quy tắc 1' } }])
    const key = keyOf({ indicator: 'tong' })
    set(key, 4)
    expect(checks.refresh({ figures: [key] })).toMatchObject({ added: [], removed: [{ kind: 'rule' }] })
  })

  it('is off when it is off, and shows itself when what it names is gone', () => {
    const { cube } = makeBook([{ indicator: 'tong', value: 1 }])
    expect(check(cube, makeRule('=[tong]<0', 'off')).checkAll()).toEqual([])
    const broken = check(
      cube,
      makeRule('=[khong_con]<0'),
      makeRule('=[tong', 'block', 2),
      makeRule('=[tong:mat]>0', 'remind', 3),
    ).checkAll()
    expect(broken.map(({ detail }) => detail['unreadable'])).toEqual([
      '=[khong_con]<0',
      '=[tong',
      '=[tong:mat]>0',
    ])
    expect(new RuleChecks({ cube, forms: [], rules: [makeRule('=[tong]<0')] }).checkAll()).toHaveLength(1)
  })

  it('contradicting others, or going round in a circle, only gives findings', () => {
    const { cube } = makeBook([
      { indicator: 'tong', value: 2 },
      { indicator: 'hieu_qua', value: 1 },
      { indicator: 'moi', value: 5 },
    ])
    const rules = ['=[tong]<=[hieu_qua]', '=[tong]>[hieu_qua]', '=[tong]=[moi]+1', '=[moi]=[tong]+1']
    const found = check(cube, ...rules.map((text, at) => makeRule(text, 'block', at + 1))).checkAll()
    expect(found.map(({ detail }) => detail['arithmetic'])).toEqual(['2 ≤ 1', '2 = 5 + 1', '5 = 2 + 1'])
  })
})

describe('a condition', () => {
  const problemsOf = (formula: string): unknown[] => {
    const checked = checkRuleFormula(dimensions, formula)
    return checked.ok ? [] : checked.problems.map((problem) => problem.kind)
  }

  it('is a comparison, or NEU between conditions', () => {
    expect(problemsOf('[tong] >= 2*[hieu_qua]')).toEqual([])
    expect(problemsOf('=NEU([tong]>0;[hieu_qua]>0;NEU([moi]=0;1=1;[moi]>2))')).toEqual([])
    expect(problemsOf('=[tong]+1')).toEqual(['no-condition'])
    expect(problemsOf('=NEU([tong]>0;1;0)')).toEqual(['no-condition', 'no-condition'])
    expect(problemsOf('=KYTRUOC([tong]>0)')).toEqual(['no-condition'])
    expect(problemsOf('=[tong]>([hieu_qua]<3)')).toEqual(['fault'])
    expect(problemsOf('=[khong]<[tong:khong]')).toEqual(['fault', 'fault'])
    expect(problemsOf('=[tong]<')).toEqual(['syntax'])
    expect(problemsOf('')).toEqual(['syntax'])
  })

  it('is stored in its canonical text, and its units are compared', () => {
    expect(checkRuleFormula(dimensions, ' [tong]≥previous( [tong] ) ')).toMatchObject({
      ok: true,
      text: '=[tong]>=KYTRUOC([tong])',
    })
    const checked = checkRuleFormula(dimensions, '=[ty_le]<=[tong]')
    expect(checked.ok && checked.warnings).toMatchObject([{ kind: 'unit-mismatch' }])
  })
})

const formulas = [
  '=[hieu_qua]<=[tong]',
  '=[tong]>=KYTRUOC([tong])',
  '=[ty_le]<60',
  '=[moi]<=KEHOACH([moi:*])',
  '=[gop]<=[tong]*2',
  '=TONG([tong:nn];[moi])<>CUNGKY([hieu_qua])',
  '=NEU([truoc]>5;[tong]>[truoc];[tong:xd]<=9)',
]

describe.each([1, 2, 3, 20_261])('after every edit, seed %i', (seed) => {
  it('finds what a fresh look finds', () => {
    const random = seededRandom(seed)
    const below = (bound: number): number => Math.floor(random() * bound)
    const { cube, set } = makeBook()
    const rules = formulas.map((text, at) => makeRule(text, at % 2 === 0 ? 'block' : 'remind', at + 1))
    const checks = check(cube, ...rules)
    checks.checkAll()
    const alive = new Map<string, string>()
    for (let step = 0; step < 150; step++) {
      const keys = Array.from({ length: 1 + below(3) }, () =>
        keyOf({
          indicator: dimensions.indicators[below(3)]?.code ?? '',
          sector: dimensions.sectors[below(3)]?.code ?? '',
          place: below(4),
          period: below(6),
          scenario: below(3) === 0 ? 'plan' : 'actual',
        }),
      )
      for (const key of keys) set(key, below(6) === 0 ? null : below(20))
      const { added, removed } = checks.refresh({ figures: keys })
      for (const { id } of removed) alive.delete(id)
      for (const { id, fingerprint } of added) alive.set(id, fingerprint)
      if (step % 10 !== 9) continue
      const fresh = check(cube, ...rules)
      const expected = new Map(fresh.checkAll().map(({ id, fingerprint }) => [id, fingerprint]))
      expect(new Map([...alive].sort())).toEqual(new Map([...expected].sort()))
      expect(checks.countChecked()).toEqual(fresh.countChecked())
    }
    expect(alive.size).toBeGreaterThan(0)
  })
})
