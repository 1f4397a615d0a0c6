import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeNationalSample } from '../../electron/tools/national-sample'
import { formatScaled } from '../../shared/format/format-number'
import { parseNumber, toScaled } from '../../shared/format/parse-number'
import type { FormDefinition } from '../../shared/model/form'
import type { SeedFact, SeedIndicator, WorkbookSeed } from '../../shared/model/seed'
import { createTextWriter, type TableTexts } from '../../shared/table/table-texts'

const root = path.resolve(import.meta.dirname, '../..')
const readJson = <Content>(...parts: string[]): Content =>
  JSON.parse(readFileSync(path.join(root, 'resources', ...parts), 'utf8')) as Content

const sampleText = readFileSync(path.join(root, 'resources/samples/national-2020.json'), 'utf8')
const sample = JSON.parse(sampleText) as WorkbookSeed
const form = readJson<FormDefinition>('forms', 'national-appendix.json')
const { indicators } = readJson<{ indicators: SeedIndicator[] }>('reference', 'indicators.json')
const { sectors } = readJson<Pick<WorkbookSeed, 'sectors'>>('reference', 'sectors.json')
const { localities } = readJson<Pick<WorkbookSeed, 'localities'>>('reference', 'localities.json')

const documents = path.resolve(root, '../shared/data')
const appendixFile = path.join(documents, 'national-2020-appendix.tsv')
const yearTextFile = path.join(documents, 'national-2020-year-text.tsv')
const missingDocuments =
  existsSync(appendixFile) && existsSync(yearTextFile) ? null : `the transcripts are not in ${documents}`

const figure = (
  indicator: string,
  { sector = 'ALL', period = '2020', scenario = 'actual', locality = 'VN' } = {},
): SeedFact | undefined =>
  sample.facts.find(
    (fact) =>
      fact.indicator === indicator &&
      fact.sector === sector &&
      fact.period === period &&
      fact.scenario === scenario &&
      fact.locality === locality,
  )
const statedCells = sample.stated[0]?.cells ?? []
const stated = (row: string, column: string): string | undefined =>
  statedCells.find((cell) => cell.row === row && cell.column === column)?.text

describe('the national sample against its document', () => {
  it('is what the builder makes of the document', (context) => {
    if (missingDocuments !== null) context.skip(missingDocuments)
    const built = makeNationalSample({
      appendix: readFileSync(appendixFile, 'utf8'),
      yearText: readFileSync(yearTextFile, 'utf8'),
      form,
      indicators,
      sectors,
      localities,
    })
    expect(sampleText).toBe(`${JSON.stringify(built, null, 2)}\n`)
  })

  it('states every cell of the 80 rows word for word, and nothing else', (context) => {
    if (missingDocuments !== null) context.skip(missingDocuments)
    const lines = readFileSync(appendixFile, 'utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      .filter((fields) => fields[2] === 'item')
    expect(lines).toHaveLength(80)
    const rows = form.rows.filter((row) => row.kind !== 'section')
    expect(rows).toHaveLength(80)
    const columns = ['actual', 'previous-difference', 'previous-index', 'plan-difference', 'plan-index']
    lines.forEach((fields, index) => {
      const row = rows[index]
      columns.forEach((column, offset) => {
        expect(stated(row?.id ?? '', column) ?? '', `dòng ${fields[0] ?? ''} ${column}`).toBe(
          fields[7 + offset],
        )
      })
      expect(row?.unit).toBe(fields[6])
    })
    expect(lines.filter((fields) => fields.slice(7).every((text) => text === ''))).toHaveLength(18)
    expect(statedCells).toHaveLength(
      lines.flatMap((fields) => fields.slice(7)).filter((text) => text !== '').length,
    )
  })

  it('stops at a line that is not the row of the form and at a text that is no figure', (context) => {
    if (missingDocuments !== null) context.skip(missingDocuments)
    const appendix = readFileSync(appendixFile, 'utf8')
    const yearText = readFileSync(yearTextFile, 'utf8')
    const build = (changed: string): WorkbookSeed =>
      makeNationalSample({ appendix: changed, yearText, form, indicators, sectors, localities })
    expect(() => build(appendix.replace('Xây dựng', 'Xây lắp'))).toThrow('line 8 is not row I.1.XD')
    expect(() => build(appendix.replace('16.520', '16.52'))).toThrow('dòng 6, cột 4')
    expect(() => build(appendix.replace(/^6\t.*\n/m, ''))).toThrow('84 rows')
  })
})

describe('the national sample by itself', () => {
  it('has rows, facts and stated cells in the expected numbers', () => {
    expect(form.rows.filter((row) => row.kind === 'item')).toHaveLength(78)
    expect(form.rows.filter((row) => row.kind === 'heading')).toHaveLength(2)
    expect(form.rows.filter((row) => row.kind === 'section').map((row) => row.ordinal)).toEqual([
      'I',
      'II',
      'III',
      'IV',
      'V',
    ])
    expect(statedCells).toHaveLength(136)
    const count = (origin: string, scenario: string): number =>
      sample.facts.filter((fact) => fact.origin === origin && fact.scenario === scenario).length
    // 80 rows less 18 without a value; of those 62 other rows yield 10; and 8 regions.
    expect(statedCells.filter((cell) => cell.column === 'actual')).toHaveLength(62)
    expect(count('imported', 'actual')).toBe(60)
    expect(count('derived', 'actual')).toBe(27)
    expect(count('derived', 'plan')).toBe(12)
    expect(sample.facts).toHaveLength(99)
  })

  it('holds the form and the lists of the program', () => {
    expect(sample.forms).toEqual([form])
    expect(sample.indicators).toEqual(indicators)
    expect(sample.sectors).toEqual(sectors)
    expect(sample.localities).toEqual(localities)
    expect(sample.periods.map((period) => period.code)).toEqual([
      '2019',
      ...['2020', '2020-Q1', '2020-Q2', '2020-Q3', '2020-Q4'],
      ...['2021', '2021-Q1', '2021-Q2', '2021-Q3', '2021-Q4'],
    ])
  })

  it('keeps the words of the document', () => {
    expect(stated('I.1', 'previous-difference')).toBe('+ 836')
    expect(stated('I.9', 'plan-difference')).toBe('- 998.175')
    expect(stated('II.2', 'actual')).toBe('05')
    expect(stated('II.1', 'previous-index')).toBe('20,0%')
    expect(statedCells.find((cell) => cell.text === '-')).toEqual({
      row: 'I.4',
      column: 'plan-difference',
      text: '-',
      value: null,
    })
    expect(statedCells.filter((cell) => cell.value === null)).toHaveLength(1)
    expect(figure('LHHTX.cnc_chuoi_gia_tri')).toMatchObject({ value: '5', written: '05', origin: 'imported' })
    expect(figure('HTX.tong_so', { sector: 'XD' })).toMatchObject({
      written: '1.075',
      locator: 'dòng 8, cột 4',
      maturity: 'final',
    })
  })

  it.each<[indicator: string, at: Parameters<typeof figure>[1], value: string, from: string]>([
    ['HTX.tong_so', { period: '2019' }, '24618', '25454 − 836'],
    ['HTX.thanh_lap_moi', { period: '2019' }, '2519', '2138 − -381'],
    ['HTX.thanh_lap_moi', { scenario: 'plan' }, '2500', '2138 − -362'],
    ['HTX.ty_le_thanh_vien_lm', { scenario: 'plan' }, '80', '63.2 / 79'],
    ['HTX.ty_le_hieu_qua', { period: '2019' }, '52.1', '56 − 3.9'],
    ['HTX.ty_le_hieu_qua', { scenario: 'plan' }, '56.4', '56 − -0.4'],
    ['HTX.thanh_vien', { scenario: 'plan' }, '7558684', '6560509 − -998175'],
    ['HTX.ho_ca_the', { period: '2019' }, '-689681', '5700000 − 6389681'],
    ['HTX.ty_le_ho_ca_the', { scenario: 'plan' }, '70', '33 − -37'],
    ['HTX.doanh_thu_bq', { period: '2019' }, '4602.7', '3600.6 − -1002.1'],
    ['LHHTX.doanh_thu_bq', { period: '2019' }, '10.2', '13.2 − 3.0'],
    ['THT.tong_so', { period: '2019' }, '117399', '119399 − 2000'],
    ['THT.thanh_lap_moi', { scenario: 'plan' }, '5000', '3000 − -2000'],
    ['LM.ty_le_can_bo_dao_tao', { scenario: 'plan' }, '73.3', '88.0 / 120.0'],
    ['LM.ty_le_tuyen_truyen', { scenario: 'plan' }, '100', '100 / 100'],
  ])('derives %s %o = %s from %s', (indicator, at, value, from) => {
    const fact = figure(indicator, at)
    const derivation = fact?.derivation
    expect(fact).toMatchObject({ value, origin: 'derived', written: null, state: 'number' })
    expect(
      derivation?.rule === 'difference'
        ? `${derivation.current} − ${derivation.difference}`
        : `${derivation?.current ?? ''} / ${derivation?.ratio ?? ''}`,
    ).toBe(from)
  })

  it('leaves to the program what the rows of the form yield', () => {
    const computed = form.rows.filter(
      (row) =>
        stated(row.id, 'actual') !== undefined &&
        figure(row.indicator ?? '', { sector: row.sector ?? 'ALL' }) === undefined,
    )
    expect(computed.map((row) => row.id)).toEqual([
      'I.1',
      'I.4.ty_le',
      'I.8',
      'I.15.dao_tao',
      'I.15.ty_le',
      'II.1',
      'II.3.ty_le',
      'II.6.ty_le',
      'III.1',
      'V.2.ty_le',
    ])
  })

  it('has parts that sum as the document says, and the one total that does not', () => {
    const sumSectors = (indicator: string): number =>
      sample.facts
        .filter((fact) => fact.indicator === indicator && fact.period === '2020' && fact.sector !== 'ALL')
        .reduce((sum, fact) => sum + Number(fact.value), 0)
    expect(sumSectors('HTX.tong_so')).toBe(25454)
    expect(sumSectors('LHHTX.tong_so')).toBe(102)
    expect(sumSectors('THT.tong_so')).toBe(119381)
    expect(stated('III.1', 'actual')).toBe('119.399')
    expect(Number(figure('HTX.can_bo_dai_hoc')?.value) + Number(figure('HTX.can_bo_trung_cap')?.value)).toBe(
      69254,
    )
  })

  it('has eight regions that sum to the nation, with the shares that the report prints', () => {
    const regions = localities.filter((locality) => locality.level === 'region')
    const counts = regions.map((region) => Number(figure('HTX.tong_so', { locality: region.code })?.value))
    expect(counts).toEqual([2559, 4378, 6649, 3911, 1371, 1582, 1961, 3043])
    const nation = counts.reduce((sum, count) => sum + count, 0)
    expect(nation).toBe(25454)
    expect(counts.map((count) => Math.round((count * 100) / nation))).toEqual([10, 17, 26, 15, 5, 6, 8, 12])
    expect(regions.every((region) => region.validTo === '2025-10-04')).toBe(true)
  })

  it('has values that the indicators can store and texts that read back as the values', () => {
    for (const fact of sample.facts) {
      const indicator = indicators.find((other) => other.code === fact.indicator)
      const decimals = indicator?.decimals ?? -1
      const scaled = toScaled(fact.value, decimals)
      expect(scaled, fact.indicator).not.toBeNull()
      if (fact.written === null) continue
      const options = { decimals, percent: indicator?.kind === 'ratio', unit: indicator?.unit ?? '' }
      expect(parseNumber(fact.written, options)).toEqual({
        kind: 'number',
        value: fact.value,
        qualifier: null,
      })
      const shown = formatScaled(scaled ?? 0, decimals, { trim: true, percent: options.percent })
      // Two figures of the document are written without the usual notation.
      if (!['05', '1437'].includes(fact.written)) expect(shown).toBe(fact.written)
    }
  })
})

describe('the reference lists and the form', () => {
  const codes = new Set(indicators.map((indicator) => indicator.code))
  it('names things once, parents before children', () => {
    for (const list of [indicators, sectors, localities]) {
      const seen = new Set<string>()
      for (const { code, parent } of list) {
        expect(seen.has(code), code).toBe(false)
        if (parent !== null) expect(seen.has(parent), `${code} before ${parent}`).toBe(true)
        seen.add(code)
      }
    }
    expect(new Set(form.rows.map((row) => row.id)).size).toBe(form.rows.length)
    expect(new Set(form.columns.map((column) => column.id)).size).toBe(form.columns.length)
    expect(
      sectors.filter(({ parent, list }) => parent === null && list === undefined).map(({ code }) => code),
    ).toEqual(['ALL'])
  })

  it('divides the economy a second time, and every branch of the first list lies in one of the second', () => {
    const second = sectors.filter((sector) => sector.list !== undefined)
    expect(second.map(({ code }) => code)).toEqual(['NN3', 'PNN3', 'TD3'])
    const branches = sectors.filter(
      ({ code, list }) => list === undefined && !sectors.some(({ parent }) => parent === code),
    )
    expect(branches).toHaveLength(8)
    expect(branches.map(({ code, partOf }) => [code, ...(partOf ?? [])].join(' '))).toEqual([
      'NN NN3',
      'CN-TTCN PNN3',
      'XD PNN3',
      'QTDND TD3',
      'TM-DV PNN3',
      'VT PNN3',
      'MT PNN3',
      'KHAC PNN3',
    ])
  })

  it('gives operands to quotients only, and a part to children only', () => {
    for (const { code, kind, numerator, denominator, factor, parent, part, decimals } of indicators) {
      expect(numerator === null, code).toBe(denominator === null)
      if (numerator !== null && denominator !== null) {
        expect(['average', 'ratio'], code).toContain(kind)
        expect(codes.has(numerator) && codes.has(denominator), code).toBe(true)
        expect(factor, code).toBe(100)
      }
      expect(part === null, code).toBe(parent === null)
      expect(decimals, code).toBe(kind === 'average' || kind === 'ratio' ? 1 : 0)
    }
  })

  it('has a row for every indicator, and sector rows exactly where sectors are the basis', () => {
    const sectorCodes = new Set(sectors.map((sector) => sector.code))
    for (const row of form.rows) {
      expect(row.indicator === null, row.id).toBe(row.kind !== 'item')
      if (row.indicator !== null) expect(codes.has(row.indicator), row.id).toBe(true)
      if (row.sector !== null) expect(sectorCodes.has(row.sector), row.id).toBe(true)
    }
    for (const { code, totalBasis } of indicators) {
      const rows = form.rows.filter((row) => row.indicator === code)
      expect(
        rows.filter((row) => row.sector === null),
        code,
      ).toHaveLength(1)
      expect(totalBasis[0], code).toBe(rows.some((row) => row.sector !== null) ? 'sectors' : 'localities')
    }
  })

  it('prints the official three header rows', () => {
    const texts = readJson<TableTexts>('text', 'table.vi.json')
    const write = createTextWriter({ kind: 'year', year: 2020, ordinal: 1 }, texts)
    const printed = form.columns.filter((column) => column.paper)
    expect(printed.map((column) => column.header.map(write).join(' | '))).toEqual([
      'Thực hiện năm 2020 ¹',
      'So sánh với | năm 2019 | Số lượng',
      'So sánh với | năm 2019 | Tỷ lệ',
      'So sánh với | Kế hoạch 2020 (NQ số 18/NQ-LMHTXVN) ² | Số lượng',
      'So sánh với | Kế hoạch 2020 (NQ số 18/NQ-LMHTXVN) ² | Tỷ lệ',
    ])
    expect(write(form.title)).toBe('CHỈ TIÊU PHÁT TRIỂN KINH TẾ TẬP THỂ, HỢP TÁC XÃ NĂM 2020')
  })

  it('is written in composed characters', () => {
    for (const value of [form, indicators, sectors, localities]) {
      const text = JSON.stringify(value)
      expect(text).toBe(text.normalize('NFC'))
    }
  })
})
