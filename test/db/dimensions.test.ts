import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { createWorkbook } from '../../electron/db/create-workbook'
import { readDimensions } from '../../electron/db/dimensions'
import { countFacts, countRows, forEachFact, forEachValue } from '../../electron/db/facts'
import { readForms } from '../../electron/db/forms'
import { openWorkbook, type WorkbookFile } from '../../electron/db/open-workbook'
import { readStated } from '../../electron/db/stated'
import { scenarios } from '../../shared/model/dimension'
import { factStates } from '../../shared/model/fact'
import { Failure } from '../../shared/contract/errors'
import { makeSeed } from '../fixtures/make-seed'
import { createdAt, makeFolder, makeWorkbook } from '../fixtures/make-workbook'

const nameFile = makeFolder()

function openNew(name: string): WorkbookFile {
  return openWorkbook(makeWorkbook(nameFile(`${name}.kttt`)))
}

/** A file that passes every check of SQLite, but says something impossible. */
function openTampered(name: string, sql: string): WorkbookFile {
  const path = makeWorkbook(nameFile(`${name}.kttt`))
  const db = new Database(path)
  db.pragma('foreign_keys = OFF')
  db.exec(sql)
  db.close()
  return openWorkbook(path)
}

function expectDamage(file: WorkbookFile, read: () => unknown): void {
  let refusal: unknown = null
  try {
    read()
  } catch (error) {
    refusal = error
  }
  file.close()
  expect(refusal).toBeInstanceOf(Failure)
  expect(refusal).toMatchObject({ code: 'file-damaged' })
}

describe('what the seed says, the file says', () => {
  it('dimensions, with codes turned into keys', () => {
    const file = openNew('dimensions')
    const seed = makeSeed()
    const read = readDimensions(file.db)
    const indicatorCode = (id: number | null) => read.indicators.find((one) => one.id === id)?.code ?? null
    expect(
      read.indicators.map(({ id: _id, ...indicator }) => ({
        ...indicator,
        parent: indicatorCode(indicator.parent),
        numerator: indicatorCode(indicator.numerator),
        denominator: indicatorCode(indicator.denominator),
      })),
    ).toEqual(seed.indicators)
    const sectorCode = (id: number | null) => read.sectors.find((one) => one.id === id)?.code ?? null
    expect(
      read.sectors.map(({ code, name, parent, list, partOf }) => ({
        code,
        name,
        parent: sectorCode(parent),
        ...(list === null ? {} : { list }),
        ...(partOf.length === 0 ? {} : { partOf: partOf.map(sectorCode) }),
      })),
    ).toEqual(seed.sectors)
    const localityCode = (id: number | null) => read.localities.find((one) => one.id === id)?.code ?? null
    expect(
      read.localities.map(({ id: _id, successor, ...locality }) => ({
        ...locality,
        parent: localityCode(locality.parent),
        ...(successor === null ? {} : { successor: localityCode(successor) }),
      })),
    ).toEqual(seed.localities)
    expect(read.periods).toEqual([
      { id: 1, kind: 'year', year: 2019, ordinal: 1 },
      { id: 2, kind: 'year', year: 2020, ordinal: 1 },
      { id: 3, kind: 'quarter', year: 2020, ordinal: 1 },
      { id: 4, kind: 'quarter', year: 2020, ordinal: 2 },
      { id: 5, kind: 'quarter', year: 2020, ordinal: 3 },
      { id: 6, kind: 'quarter', year: 2020, ordinal: 4 },
    ])
    file.close()
  })

  it('forms and what the document states', () => {
    const file = openNew('forms')
    const forms = readForms(file.db)
    expect(forms.map((form) => form.definition)).toEqual(makeSeed().forms)
    const [form] = forms
    const { periods, localities } = readDimensions(file.db)
    const [period, place] = [periods[1], localities[0]]
    if (form === undefined || period === undefined || place === undefined) throw new Error('incomplete')
    expect(readStated(file.db, form.id, period.id, place.id)).toEqual(makeSeed().stated[0]?.cells)
    expect(readStated(file.db, form.id, period.id, localities[1]?.id ?? place.id)).toEqual([])
    file.close()
  })

  it('does not read a formula: what cannot be understood is shown where it is looked at', () => {
    const file = openTampered('formula', "UPDATE indicator SET formula = '=[KHÔNG.CÓ' WHERE id = 9")
    expect(readDimensions(file.db).indicators.at(-1)?.formula).toBe('=[KHÔNG.CÓ')
    file.close()
  })

  it('figures, the same by both ways of reading', () => {
    const file = openNew('figures')
    const full: number[][] = []
    forEachFact(file.db, (key, fact) => {
      const { scenario, indicator, sector, locality, period } = key
      const codes = [scenarios.indexOf(scenario), indicator, sector, locality, period]
      full.push([...codes, factStates.indexOf(fact.state), fact.value])
    })
    const bare: number[][] = []
    forEachValue(file.db, (...numbers) => bare.push(numbers))
    expect(bare).toEqual(full)
    expect(bare).toHaveLength(countFacts(file.db))
    const rows = new Set(bare.map((numbers) => numbers.slice(0, 4).join(' ')))
    expect(countRows(file.db)).toBe(rows.size)
    expect(rows.size).toBeLessThan(bare.length)
    expect(bare).toContainEqual([0, 7, 2, 2, 2, 0, 36006])
    expect(bare).toContainEqual([0, 1, 5, 3, 2, 1, 0])
    file.close()
  })

  it('refuses a seed figure with more decimals than its indicator has', () => {
    const seed = makeSeed()
    const facts = seed.facts.map((fact) => (fact.value === '1200' ? { ...fact, value: '1200.5' } : fact))
    expect(() => {
      createWorkbook(nameFile('precise.kttt'), { ...seed, facts }, { uuid: 'u', now: createdAt })
    }).toThrow('1200.5 has more than 0 decimals')
  })
})

describe('what cannot be is damage, found before anything walks it', () => {
  const dimensionDamage: readonly (readonly [name: string, sql: string])[] = [
    ['a loop of sectors', 'UPDATE sector SET parent_id = 4 WHERE id = 3'],
    ['a place inside itself', 'UPDATE locality SET parent_id = 2 WHERE id = 2'],
    ['a loop of indicators', 'UPDATE indicator SET parent_id = 4 WHERE id = 1'],
    ['a place that took itself over', 'UPDATE locality SET successor_id = 2 WHERE id = 2'],
    ['places that took each other over', 'UPDATE locality SET successor_id = 4 WHERE id = 2'],
    ['a place taken over by what lies in it', 'UPDATE locality SET successor_id = 3 WHERE id = 1'],
    ['a missing successor', 'UPDATE locality SET successor_id = 77 WHERE id = 2'],
    ['a day that does not exist', "UPDATE locality SET valid_to = '2025-02-29' WHERE id = 2"],
    ['a date in words', "UPDATE locality SET valid_from = 'hôm qua' WHERE id = 2"],
    ['sectors that are parts of each other', "UPDATE sector SET part_of = '[2]' WHERE id = 6"],
    ['a sector within its own part', "UPDATE sector SET part_of = '[2]', list = NULL WHERE id = 1"],
    ['a part of a missing sector', "UPDATE sector SET part_of = '[77]' WHERE id = 2"],
    ['a part of a sector of its own list', "UPDATE sector SET part_of = '[3]' WHERE id = 2"],
    ['parts that are no list', `UPDATE sector SET part_of = '"6"' WHERE id = 2`],
    ['parts that are no ids', `UPDATE sector SET part_of = '["SX"]' WHERE id = 2`],
    ['a parent in another list', 'UPDATE sector SET parent_id = 1 WHERE id = 6'],
    ['a list without a name', "UPDATE sector SET list = '' WHERE id = 6"],
    ['no total in the main list', "UPDATE sector SET list = 'x'"],
    ['a formula of a sum', "UPDATE indicator SET formula = '=1' WHERE id = 1"],
    ['a formula of a quotient', "UPDATE indicator SET formula = '=1' WHERE id = 5"],
    ['a thirteenth month', "UPDATE period SET kind = 'month', ordinal = 13 WHERE id = 3"],
    ['a second nine months', "UPDATE period SET kind = 'nine-months', ordinal = 2 WHERE id = 3"],
    ['a year before all', 'UPDATE period SET year = 0 WHERE id = 1'],
    ['a quotient of itself', 'UPDATE indicator SET denominator_id = 5 WHERE id = 5'],
    [
      'a loop of quotients',
      'UPDATE indicator SET numerator_id = 8 WHERE id = 5; UPDATE indicator SET numerator_id = 5 WHERE id = 8',
    ],
    ['a missing parent', 'UPDATE sector SET parent_id = 77 WHERE id = 5'],
    ['a missing numerator', 'UPDATE indicator SET numerator_id = 77 WHERE id = 5'],
    ['two totals', 'UPDATE sector SET parent_id = NULL WHERE id = 2'],
    ['an unknown kind', "UPDATE indicator SET kind = 'guess' WHERE id = 1"],
    ['an unknown level', "UPDATE locality SET level = 'planet' WHERE id = 1"],
    ['a total basis that is no list', `UPDATE indicator SET total_basis = '"sectors"' WHERE id = 1`],
  ]
  it.each(dimensionDamage)('%s', (name, sql) => {
    const file = openTampered(name, sql)
    expectDamage(file, () => readDimensions(file.db))
  })

  it('accepts a tree deeper than the stack and a part that is used twice', () => {
    const chain =
      'WITH RECURSIVE deep(n) AS (SELECT 100 UNION ALL SELECT n + 1 FROM deep WHERE n < 20000) ' +
      "INSERT INTO sector SELECT n, 'S' || n, 'S', CASE n WHEN 100 THEN 1 ELSE n - 1 END, NULL, '[]' FROM deep;" +
      'UPDATE indicator SET numerator_id = 1, denominator_id = 1 WHERE id = 5'
    const file = openTampered('deep', chain)
    expect(readDimensions(file.db).sectors).toHaveLength(7 + 19_901)
    file.close()
  })

  const formDamage: readonly (readonly [name: string, definition: string])[] = [
    ['no JSON', "'{'"],
    ['another shape', "'{}'"],
    ['an unknown measure', `json_replace(definition, '$.columns[0].measure.kind', 'magic')`],
    ['an unknown span', `json_set(definition, '$.columns[0].measure.span', 'decade')`],
    ['a step that is no number', `json_set(definition, '$.columns[0].measure.years', 'one')`],
    ['a broken row', `json_remove(definition, '$.rows[1].label')`],
    ['two rows of one id', `json_replace(definition, '$.rows[1].id', 'I')`],
    ['two columns of one id', `json_replace(definition, '$.columns[1].id', 'actual')`],
    ['a code of its own', `json_replace(definition, '$.code', 'PL-99')`],
  ]
  it.each(formDamage)('a form with %s', (name, definition) => {
    const file = openTampered(`form ${name}`, `UPDATE form SET definition = ${definition}`)
    expectDamage(file, () => readForms(file.db))
  })

  const factDamage: readonly (readonly [name: string, sql: string])[] = [
    ['of a missing indicator', 'UPDATE fact SET indicator_id = 99 WHERE indicator_id = 4'],
    ['of a missing place', 'UPDATE fact SET locality_id = 99 WHERE locality_id = 3'],
    ['of a missing period', 'UPDATE fact SET period_id = 99 WHERE period_id = 1'],
    ['of a missing sector', 'UPDATE fact SET sector_id = 99 WHERE sector_id = 4'],
    ['of an unknown scenario', 'UPDATE fact SET scenario = 9 WHERE scenario = 2'],
    ['with an unknown state', 'UPDATE fact SET state = 7, value = 0 WHERE state = 1'],
  ]
  it.each(factDamage)('a figure %s', (name, sql) => {
    const file = openTampered(`fact ${name}`, sql)
    expectDamage(file, () => {
      forEachValue(file.db, () => undefined)
    })
  })

  it('a figure with an unknown origin or a derivation that cannot be read', () => {
    const origin = openTampered('origin', 'UPDATE fact SET origin = 12 WHERE scenario = 2')
    expectDamage(origin, () => {
      forEachFact(origin.db, () => undefined)
    })
    const derivation = openTampered('derivation', `UPDATE fact SET derivation = '{"rule":"magic"}'`)
    expectDamage(derivation, () => {
      forEachFact(derivation.db, () => undefined)
    })
  })
})
