import { scenarios } from '../../shared/model/dimension'
import {
  partsOfYear,
  type FormColumn,
  type FormDefinition,
  type FormMeasure,
  type FormRow,
  type ValuePick,
} from '../../shared/model/form'
import type { FormId } from '../../shared/model/ids'
import { readRows, type ReadableDb } from './connection'
import { withFailures } from './failures'
import {
  readBoolean,
  readInteger,
  readJson,
  readList,
  readNullable,
  readNumber,
  readObject,
  readOneOf,
  readText,
  reportDamage,
} from './stored-values'

/** In the order of their keys. @throws Failure('file-damaged') for a definition that is not of the known shape */
export function readForms(db: ReadableDb): { id: FormId; definition: FormDefinition }[] {
  return withFailures(() =>
    readRows(db, 'SELECT id, code, definition FROM form ORDER BY id').map((row) => {
      const definition = readDefinition(readJson(row['definition']))
      if (definition.code !== row['code']) throw reportDamage('code of a form')
      return { id: readInteger(row['id']) as FormId, definition }
    }),
  )
}

/** @throws Failure('file-damaged') for a definition that is not of the known shape */
export function readDefinition(value: unknown): FormDefinition {
  const stored = readObject(value)
  const definition: FormDefinition = {
    code: readText(stored['code']),
    name: readText(stored['name']),
    label: readText(stored['label']),
    title: readText(stored['title']),
    attachment: readText(stored['attachment']),
    columns: readList(readColumn, stored['columns']),
    rows: readList(readFormRow, stored['rows']),
    footnotes: readList((item) => {
      const footnote = readObject(item)
      return { mark: readText(footnote['mark']), text: readText(footnote['text']) }
    }, stored['footnotes']),
    page: {
      orientation: readOneOf(['portrait', 'landscape'], readObject(stored['page'])['orientation']),
    },
  }
  demandUnique('row', definition.rows)
  demandUnique('column', definition.columns)
  return definition
}

function readColumn(value: unknown): FormColumn {
  const stored = readObject(value)
  return {
    id: readText(stored['id']),
    header: readList(readText, stored['header']),
    measure: readMeasure(stored['measure']),
    ...(stored['variant'] === undefined ? {} : { variant: readText(stored['variant']) }),
    paper: readBoolean(stored['paper']),
    width: readNumber(stored['width']),
  }
}

function readMeasure(value: unknown): FormMeasure {
  const stored = readObject(value)
  const kind = readOneOf(
    ['value', 'difference', 'index', 'growth', 'remaining', 'per-quarter'],
    stored['kind'],
  )
  if (kind === 'value') return { kind, ...readPick(stored) }
  return { kind, of: readPick(stored['of']), base: readPick(stored['base']) }
}

function readPick(value: unknown): ValuePick {
  const stored = readObject(value)
  const { years, span } = stored
  return {
    scenario: readOneOf(scenarios, stored['scenario']),
    offset: readInteger(stored['offset']),
    ...(years === undefined ? {} : { years: readInteger(years) }),
    ...(span === undefined
      ? {}
      : { span: readOneOf(['year', 'cumulative', 'five-years', ...partsOfYear], span) }),
  }
}

function readFormRow(value: unknown): FormRow {
  const stored = readObject(value)
  return {
    id: readText(stored['id']),
    kind: readOneOf(['section', 'item', 'heading'], stored['kind']),
    ordinal: readText(stored['ordinal']),
    label: readText(stored['label']),
    unit: readText(stored['unit']),
    level: readInteger(stored['level']),
    italic: readBoolean(stored['italic']),
    indicator: readNullable(readText, stored['indicator']),
    sector: readNullable(readText, stored['sector']),
  }
}

/** Stated cells and history name rows and columns by their id. */
function demandUnique(what: string, items: readonly { id: string }[]): void {
  if (new Set(items.map((item) => item.id)).size !== items.length) throw reportDamage(`${what} of a form`)
}
