import { isMoney, readUnit } from '../format/units'
import type { Indicator } from '../model/dimension'
import type { FormDefinition, FormRow } from '../model/form'
import { isOrganisation, isSameUnitKind, readMeaning, type Unit } from './row-meaning'

/**
 * A unit or a label that belongs to another section: "HTX" as the unit of unions, "Lãi bình quân 01 HTX" among them, a
 * count beside a percentage. `expected` is the unit as the section writes it.
 */
export type ForeignUnit = { row: string; written: string; expected: string; part: 'unit' | 'label' }

const percent = '%'

/** @param indicatorOf what the workbook knows of the indicator of a row */
export function findForeignUnits(
  definition: FormDefinition,
  indicatorOf: (row: FormRow) => Indicator | null,
): ForeignUnit[] {
  const found: ForeignUnit[] = []
  let section: { organisation: string; expected: string } | null = null
  const isOfTable = isOneUnit(definition.rows)
  for (const [at, row] of definition.rows.entries()) {
    if (row.kind === 'section') section = readSection(definition.rows, at)
    if (row.indicator === null) continue
    const indicator = indicatorOf(row)
    const unit = readUnit(row.unit)
    const isOfMoney = (): boolean => isOfTable || isBelowMoney(definition.rows, at)
    const wanted = expectedUnit(row, unit, indicator, section, isOfMoney)
    if (wanted !== null) found.push({ row: row.id, written: row.unit, expected: wanted, part: 'unit' })
    else if (section !== null && perOther(row.label, section.organisation))
      found.push({ row: row.id, written: row.label, expected: section.expected, part: 'label' })
  }
  return found
}

/** A section about one kind of organisation, and the unit in which it counts them. */
function readSection(
  rows: readonly FormRow[],
  at: number,
): { organisation: string; expected: string } | null {
  const { label, level } = rows[at] ?? { label: '', level: 0 }
  const { thing, total } = readMeaning(label, '', null)
  if (thing === null || total !== 'plain' || !isOrganisation(thing)) return null
  const below = rows.slice(at + 1)
  const end = below.findIndex((row) => row.kind === 'section' || row.level <= level)
  const own = (end < 0 ? below : below.slice(0, end)).find(
    ({ unit }) => organisationOf(readUnit(unit)) === thing,
  )
  return { organisation: thing, expected: own?.unit ?? thing.toUpperCase() }
}

function organisationOf({ base }: Unit): string | null {
  const name = base.toLowerCase()
  return isOrganisation(name) ? name : null
}

function expectedUnit(
  row: FormRow,
  unit: Unit,
  indicator: Indicator | null,
  section: { organisation: string; expected: string } | null,
  isOfMoney: () => boolean,
): string | null {
  if (row.unit === '' || !unit.known) return null
  const meaning = readMeaning(row.label, '', null)
  // The money of a whole table is printed beside its ratios too.
  if (meaning.kind === 'percent' && unit.base !== percent) return isMoney(unit) ? null : percent
  const counted = organisationOf(unit)
  const declared = indicator === null ? null : readUnit(indicator.unit)
  if (declared?.known === true && !isSameUnitKind(declared, unit) && declared.base !== '')
    return indicator?.unit ?? null
  if (unit.base === percent && numbered.test(meaning.text) && !/\b(?:tl|ty trong|%)/.test(meaning.text))
    return section?.expected ?? meaning.organisation?.toUpperCase() ?? null
  if (counted !== null && meaning.kind === 'amount' && isMoneyWord(meaning.thing)) return null
  const named = meaning.thing !== null && isOrganisation(meaning.thing) ? meaning.thing : null
  const expected = named ?? (meaning.thing === null ? (section?.organisation ?? null) : null)
  if (counted === null) {
    // Only what says no more than what it counts is a count: "QTDND Bình Lư" is one that has the money.
    const isCount = meaning.kind === 'amount' && (meaning.total === 'plain' || numbered.test(meaning.text))
    return isMoney(unit) && named !== null && isCount && !isOfMoney() ? named.toUpperCase() : null
  }
  // Members of a union are cooperatives, and credit funds are counted among cooperatives.
  if (expected === null || expected === counted || meaning.content.has('tv')) return null
  if (new Set([expected, counted, 'htx', 'qtdnd']).size === 2) return null
  return expected === section?.organisation ? section.expected : expected.toUpperCase()
}

/** "Số HTX", "Tổng số HTX". */
const numbered = /^(?:tong )?so (?!voi)/

/** The unit that stands above the table and not beside the row. */
function isOneUnit(rows: readonly FormRow[]): boolean {
  const units = rows.filter(({ indicator }) => indicator !== null).map(({ unit }) => unit)
  return units.length > 1 && new Set(units).size === 1
}

/** Whether a row divides an amount of money: its parts are called by those who have it. */
function isBelowMoney(rows: readonly FormRow[], at: number): boolean {
  let level = rows[at]?.level ?? 0
  for (let above = at - 1; above >= 0; above--) {
    const row = rows[above]
    if (row === undefined || row.level >= level) continue
    if (row.indicator !== null && isMoney(readUnit(row.unit))) return true
    level = row.level
  }
  return false
}

function isMoneyWord(thing: string | null): boolean {
  return thing === 'von' || thing === 'vdl' || thing === 'dt' || thing === 'lai' || thing === 'tn'
}

/** "bình quân 01 HTX" where others are counted. */
function perOther(label: string, organisation: string): boolean {
  const { text } = readMeaning(label, '', null)
  const per = /\bbq\b(?: \w+){0,2}? ?(?:mot|1|01|moi)? (htx|lhhtx|tht|qtdnd)\b/.exec(text)?.[1]
  return per !== undefined && per !== organisation && !text.includes(` ${organisation}`)
}
