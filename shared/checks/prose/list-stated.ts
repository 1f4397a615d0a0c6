import { compareDecimals } from '../../format/decimal'
import type { Cube } from '../../calc/cube'
import { findSamePeriodLastYear, type PeriodCalendar } from '../../calc/periods'
import type { Scenario } from '../../model/dimension'
import type { FactKey } from '../../model/fact'
import { indicatorOf, type FormColumn, type ValuePick } from '../../model/form'
import type { LocalityId, PeriodId, SectorId } from '../../model/ids'
import type { TextReading } from '../../model/text-check'
import type { CheckedBook } from '../checked-book'

/**
 * What documents wrote in the tables of the report's period and place, by what it says of which figure. A draft that repeats
 * its own table is not at odds with it: that the table contradicts itself is another finding.
 */
export type StatedTexts = ReadonlyMap<string, readonly string[]>

export function listStated(
  { cube, forms, documents }: Pick<CheckedBook, 'cube' | 'forms' | 'documents'>,
  at: { period: PeriodId; locality: LocalityId; allSectors: SectorId },
): StatedTexts {
  const { dimensions } = cube.axes
  const indicators = new Map(dimensions.indicators.map(({ code, id }) => [code, id]))
  const sectors = new Map(dimensions.sectors.map(({ code, id }) => [code, id]))
  const stated = new Map<string, string[]>()
  for (const document of documents) {
    if (document.period !== at.period || document.locality !== at.locality) continue
    const form = forms.find(({ id }) => id === document.form)?.definition
    if (form === undefined) continue
    const rows = new Map(form.rows.map((row) => [row.id, row]))
    const columns = new Map(form.columns.map((column) => [column.id, column]))
    for (const cell of document.cells) {
      const [row, column] = [rows.get(cell.row), columns.get(cell.column)]
      if (row === undefined || column === undefined || cell.value === null) continue
      const indicator = indicators.get(indicatorOf(row, column) ?? '')
      const sector = row.sector === null ? at.allSectors : sectors.get(row.sector)
      const says = readColumn(column)
      if (indicator === undefined || sector === undefined || says === null) continue
      const key = [says.reading, indicator, sector, says.base].join(' ')
      stated.set(key, [...(stated.get(key) ?? []), cell.value])
    }
  }
  return stated
}

/** Columns of the shown period, alone or against the one before or the plan. */
function readColumn({ measure }: FormColumn): { reading: TextReading; base: string } | null {
  if (measure.kind === 'value')
    return isNow(measure) && measure.scenario !== 'plan' ? { reading: 'value', base: '' } : null
  if (measure.kind === 'remaining' || measure.kind === 'per-quarter' || !isNow(measure.of)) return null
  return { reading: measure.kind, base: isPlanned(measure.base.scenario) ? 'plan' : 'before' }
}

function isNow({ offset, years }: ValuePick): boolean {
  return offset === 0 && (years ?? 0) === 0
}

/** Whether a document wrote this number there: of the report's own time and place, against the year before or the plan. */
export function isStated(
  { stated, calendar, lexicon, cube }: Shown,
  reading: TextReading,
  { indicator, sector, period, locality, scenario }: FactKey,
  base: FactKey | null,
  value: string,
): boolean {
  if (period !== lexicon.period || locality !== lexicon.locality || isPlanned(scenario)) return false
  const own = cube.axes.dimensions.periods.find(({ id }) => id === period)
  const before = own === undefined ? null : findSamePeriodLastYear(calendar, own)
  if (base !== null && !isPlanned(base.scenario) && base.period !== before?.id) return false
  const against = base === null ? '' : isPlanned(base.scenario) ? 'plan' : 'before'
  const texts = stated.get([reading, indicator, sector, against].join(' ')) ?? []
  return texts.some((text) => compareDecimals(text, value) === 0)
}

type Shown = {
  stated: StatedTexts
  calendar: PeriodCalendar
  lexicon: { period: PeriodId; locality: LocalityId }
  cube: Cube
}

function isPlanned(scenario: Scenario): boolean {
  return scenario === 'plan' || scenario === 'adjusted-plan'
}
