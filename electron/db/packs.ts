import type { PackDefinition, PackItem, PackPaper, PackTableSource } from '../../shared/model/pack'
import type { ChartId, FormId, IndicatorId, LocalityId, PackId, PeriodId } from '../../shared/model/ids'
import { readChartDefinition } from './charts'
import { createKeptList } from './kept-list'
import {
  readBoolean,
  readInteger,
  readList,
  readNullable,
  readObject,
  readOneOf,
  readText,
  type JsonObject,
} from './stored-values'

/** Packs of the workbook, as they lie in the file. */
export const packList = createKeptList<PackId, PackDefinition>('pack', readDefinition)

function readDefinition(value: unknown): PackDefinition {
  const stored = readObject(value)
  return {
    name: readText(stored['name']),
    paper: readPaper(readObject(stored['paper'])),
    items: readList((item) => readItem(readObject(item)), stored['items']),
  }
}

function readPaper(stored: JsonObject): PackPaper {
  const signer = readObject(stored['signer'])
  return {
    superior: readText(stored['superior']),
    agency: readText(stored['agency']),
    number: readText(stored['number']),
    placeAndDate: readText(stored['placeAndDate']),
    title: readText(stored['title']),
    attachment: readText(stored['attachment']),
    recipients: readList(readText, stored['recipients']),
    signer: { office: readText(signer['office']), name: readText(signer['name']) },
    header: readOneOf(['official', 'none'], stored['header']),
  }
}

const orientations = ['portrait', 'landscape'] as const

function readItem(stored: JsonObject): PackItem {
  const id = readText(stored['id'])
  const kind = readOneOf(['table', 'chart', 'text', 'page-break'], stored['kind'])
  switch (kind) {
    case 'table':
      return {
        id,
        kind,
        source: readSource(readObject(stored['source'])),
        period: readShown(stored['period']) as PeriodId | 'shown',
        locality: readShown(stored['locality']) as LocalityId | 'shown',
        label: readText(stored['label']),
        orientation: readOneOf(orientations, stored['orientation']),
        marks: readBoolean(stored['marks']),
      }
    case 'chart': {
      const { chart } = stored
      return {
        id,
        kind,
        chart: typeof chart === 'number' ? (readInteger(chart) as ChartId) : readChartDefinition(chart),
        size: readOneOf(['half', 'full'], stored['size']),
      }
    }
    case 'text':
      return {
        id,
        kind,
        style: readOneOf(['heading', 'paragraph'], stored['style']),
        text: readText(stored['text']),
      }
    case 'page-break':
      return { id, kind, orientation: readOneOf(orientations, stored['orientation']) }
  }
}

function readSource(stored: JsonObject): PackTableSource {
  const table = readOneOf(['form', 'breakdown', 'formulas'], stored['table'])
  switch (table) {
    case 'form':
      return { table, form: readInteger(stored['form']) as FormId }
    case 'breakdown':
      return {
        table,
        by: readOneOf(['sectors', 'localities'], stored['by']),
        list: readNullable(readText, stored['list']),
        indicator: readInteger(stored['indicator']) as IndicatorId,
      }
    case 'formulas':
      return { table }
  }
}

function readShown(value: unknown): number | 'shown' {
  return value === 'shown' ? value : readInteger(value)
}
