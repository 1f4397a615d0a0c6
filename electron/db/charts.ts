import { chartKinds, type ChartDefinition, type ChartSource } from '../../shared/model/chart'
import type { ChartId, FormId, IndicatorId, LocalityId, PeriodId } from '../../shared/model/ids'
import { createKeptList } from './kept-list'
import {
  encodeText,
  readInteger,
  readList,
  readNullable,
  readObject,
  readOneOf,
  readText,
  type JsonObject,
} from './stored-values'

/** Charts of the workbook, as they lie in the file. */
export const chartList = createKeptList<ChartId, ChartDefinition>('chart', readChartDefinition)

/** @throws Failure('file-damaged') for what is not of the known shape */
export function readChartDefinition(value: unknown): ChartDefinition {
  const stored = readObject(value)
  return {
    kind: readOneOf(chartKinds, stored['kind']),
    source: readSource(readObject(stored['source'])),
    title: readNullable((text) => encodeText(readText(text)), stored['title']),
    note: encodeText(readText(stored['note'])),
  }
}

function readSource(stored: JsonObject): ChartSource {
  const period = readShown(stored['period']) as PeriodId | 'shown'
  const locality = readShown(stored['locality']) as LocalityId | 'shown'
  const rows = (): string[] | null => readNullable((list) => readList(readText, list), stored['rows'])
  const table = readOneOf(['form', 'breakdown', 'trend'], stored['table'])
  switch (table) {
    case 'form':
      return {
        period,
        locality,
        table,
        form: readInteger(stored['form']) as FormId,
        rows: rows(),
        unit: readNullable(readText, stored['unit']),
      }
    case 'breakdown':
      return {
        period,
        locality,
        table,
        by: readOneOf(['sectors', 'localities'], stored['by']),
        list: readNullable(readText, stored['list']),
        indicator: readInteger(stored['indicator']) as IndicatorId,
        rows: rows(),
      }
    case 'trend':
      return {
        period,
        locality,
        table,
        indicator: readInteger(stored['indicator']) as IndicatorId,
        by: readOneOf(['whole', 'sectors'], stored['by']),
      }
  }
}

function readShown(value: unknown): number | 'shown' {
  return value === 'shown' ? value : readInteger(value)
}
