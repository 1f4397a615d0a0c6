import type { DraftTable, ImportMapping } from '../../shared/model/import-draft'
import type { Period } from '../../shared/model/dimension'
import { readMeaning } from '../../shared/understand/column-meaning'
import { writePeriod } from './find-place'
import type { WorkbookClient } from './workbook-client'

type NamedPeriod = Pick<Period, 'kind' | 'year' | 'ordinal'>

/** What a window offers as a button: the periods of a document, with the ones it is compared with. Returns what was added. */
export async function addPeriods(
  { client, state }: WorkbookClient,
  wanted: readonly NamedPeriod[],
): Promise<string[]> {
  const existing = new Set(state.periods.map(writePeriod))
  const missing = new Map(
    wanted.filter((one) => !existing.has(writePeriod(one))).map((one) => [writePeriod(one), one]),
  )
  if (missing.size === 0) return []
  await client.call('period.add', { periods: [...missing.values()] })
  return [...missing.keys()].sort()
}

/** The periods that tables are about, the same ones a year before, and the years they lie in. */
export function listMissing(tables: readonly DraftTable[]): NamedPeriod[] {
  return tables.flatMap(({ doubts = [] }) =>
    doubts.flatMap((doubt) => {
      if (doubt.kind !== 'period-missing') return []
      const { kind, year, ordinal } = doubt.period
      const years = [year, year - 1].map((one): NamedPeriod => ({ kind: 'year', year: one, ordinal: 1 }))
      return [{ kind, year, ordinal }, { kind, year: year - 1, ordinal }, ...years]
    }),
  )
}

/**
 * The times that the heads of columns name beside the one shown: years ("Thực hiện năm 2022", "2025"), in them the same part
 * of the year as the shown period ("Quý I/2023" beside quarter I of 2024), and other parts ("Thực hiện 6 tháng", "Tháng 1").
 */
export function listHeadPeriods(
  { columns }: Pick<ImportMapping, 'columns'>,
  shown: NamedPeriod,
): NamedPeriod[] {
  const near = 10
  const around = { kind: shown.kind, year: shown.year, ordinal: shown.ordinal }
  const parts = columns.flatMap(({ header }) => {
    const meaning = readMeaning(header.split(headSeparator), around)
    return [meaning?.period, meaning?.base?.period].flatMap((period) =>
      period === undefined || period.kind === 'five-years' || Math.abs(period.year - shown.year) > near
        ? []
        : [period],
    )
  })
  const years = columns.flatMap(({ header }) =>
    [...header.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)]
      .map(([year]) => Number(year))
      .filter((year) => Math.abs(year - shown.year) <= near)
      .flatMap((year): NamedPeriod[] => [
        { kind: 'year', year, ordinal: 1 },
        { kind: shown.kind, year, ordinal: shown.ordinal },
      ]),
  )
  return [...years, ...parts]
}

/** What stands between the texts of a head, as mappings write it. */
const headSeparator = ' · '
