import { parseNumber } from '../../shared/format/parse-number'
import { fillYear } from '../../shared/format/write-year'
import type { FormDefinition } from '../../shared/model/form'
import type { SeedFact, SeedIndicator, WorkbookSeed } from '../../shared/model/seed'
import { readDocument, type DocumentCell } from '../../shared/table/read-document'
import { codeYear, listPeriods } from '../../shared/table/seed-periods'

/**
 * Makes the sample workbook from the national report of 2020: its appendix and the counts by region in its text. The two
 * tab-separated sources are transcripts of the document, line by line; a line that is not the expected row of the form
 * stops the build, so that no figure can end up in a neighbouring row.
 */
type SampleSources = {
  /** Lines: row, page, row_type, section, then the eight columns of the printed table and an empty header line. */
  appendix: string
  /** One line per figure of the report's text. */
  yearText: string
  form: FormDefinition
  indicators: readonly SeedIndicator[]
  sectors: WorkbookSeed['sectors']
  localities: WorkbookSeed['localities']
}

const year = 2020
const nation = 'VN'
const allSectors = 'ALL'
/** Printed column (counted from 1, TT first) of each column of the form that the document prints. */
const printedColumns: readonly (readonly [column: string, printed: number])[] = [
  ['actual', 4],
  ['previous-difference', 5],
  ['previous-index', 6],
  ['plan-difference', 7],
  ['plan-index', 8],
]
/** In the transcript TT stands after four fields about the line itself. */
const fieldsBeforeTable = 4

/** Throws Error naming the line when a source does not follow the form or holds a text that is no figure. */
export function makeNationalSample(sources: SampleSources): WorkbookSeed {
  const { form, indicators, sectors, localities } = sources
  const document = readDocument(form, indicators, readAppendix(sources.appendix, form), {
    locality: nation,
    allSectors,
    sectorParts: (sector) => sectors.filter(({ parent }) => parent === sector).map(({ code }) => code),
    // Of a year, the whole year and the time from 1 January to its end are the year itself.
    periodOf: ({ offset }) => codeYear(year + offset),
  })
  const [unread] = document.unread
  if (unread !== undefined) throw new Error(`${unread.locator}: no figure in "${unread.text}"`)
  return {
    indicators,
    sectors,
    localities,
    periods: listPeriods([year - 1, year, year + 1], { quarters: [year, year + 1] }),
    forms: [form],
    source: {
      name: 'Phụ lục báo cáo kinh tế tập thể, hợp tác xã năm 2020 của Liên minh Hợp tác xã Việt Nam',
      file: null,
    },
    facts: [...document.facts, ...readRegions(sources.yearText, localities)],
    stated: [{ form: form.code, period: codeYear(year), locality: nation, cells: document.stated }],
  }
}

function splitLines(text: string): string[][] {
  return text
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.normalize('NFC').split('\t'))
}

function readAppendix(text: string, form: FormDefinition): DocumentCell[] {
  const lines = splitLines(text).filter((fields) => fields[2] === 'section' || fields[2] === 'item')
  if (lines.length !== form.rows.length) {
    throw new Error(`the document has ${String(lines.length)} rows, the form ${String(form.rows.length)}`)
  }
  return form.rows.flatMap((row, index) => {
    const fields = lines[index] ?? []
    const printed = (column: number): string => fields[fieldsBeforeTable + column - 1] ?? ''
    const line = fields[0] ?? ''
    const found = readTitle(printed(1), printed(2))
    const expected = fillYear(row.label, year)
    // The scan cuts "Phi Nông nghiệp" short in two places.
    const isLabel = found.label === expected || (/^Phi N[oô]$/.test(found.label) && row.sector === 'PNN')
    if (found.ordinal !== row.ordinal || !isLabel || printed(3) !== row.unit) {
      throw new Error(`line ${line} is not row ${row.id}: "${printed(1)} ${printed(2)} ${printed(3)}"`)
    }
    return printedColumns
      .map(([column, number]) => ({
        row: row.id,
        column,
        text: printed(number),
        locator: `dòng ${line}, cột ${String(number)}`,
      }))
      .filter((cell) => cell.text !== '')
  })
}

/** TT and label of a line; a section may have both in its first field, and the second level doubles its sign. */
function readTitle(first: string, second: string): { ordinal: string; label: string } {
  const label = second.replace(/^<i>(.*)<\/i>$/, '$1')
  if (first === '+ +') return { ordinal: '+', label }
  const section = /^([IVX]+) (.+)$/.exec(first)
  return section !== null && label === ''
    ? { ordinal: section[1] ?? '', label: section[2] ?? '' }
    : { ordinal: first, label }
}

function readRegions(text: string, localities: WorkbookSeed['localities']): SeedFact[] {
  const lines = splitLines(text)
  return localities
    .filter((locality) => locality.level === 'region')
    .map((region) => {
      const line = lines.find((fields) => fields[2] === `Số HTX vùng ${region.name}`)
      const written = line?.[4] ?? ''
      const parsed = parseNumber(written, { decimals: 0, percent: false, unit: 'HTX' })
      if (parsed.kind !== 'number') throw new Error(`no count for the region ${region.name}`)
      return {
        indicator: 'HTX.tong_so',
        locality: region.code,
        sector: allSectors,
        period: codeYear(year),
        scenario: 'actual',
        state: 'number',
        value: parsed.value,
        maturity: 'final',
        qualifier: parsed.qualifier,
        origin: 'imported',
        written,
        derivation: null,
        locator: `lời văn báo cáo, vùng ${region.name}`,
      }
    })
}
