import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BreakdownDefinition } from '../../shared/model/breakdown'
import type { FormulaTableDefinition, TrendDefinition } from '../../shared/model/form'
import type { TableTexts } from '../../shared/table/table-texts'

/** The tables that every workbook has beside its own forms: reviewable JSON shipped in resources/. */
export type TableDefinitions = {
  breakdowns: readonly BreakdownDefinition[]
  /** The table of the user's own indicators. */
  formulas: FormulaTableDefinition
  /** One indicator over time. */
  trend: TrendDefinition
  /** Words for periods and places in titles and headers. */
  texts: TableTexts
}

export function readTableDefinitions(resourcesFolder: string): TableDefinitions {
  return {
    breakdowns: readJson<BreakdownDefinition[]>(resourcesFolder, 'forms/breakdowns.json'),
    formulas: readJson<FormulaTableDefinition>(resourcesFolder, 'forms/formulas.json'),
    trend: readJson<TrendDefinition>(resourcesFolder, 'forms/trend.json'),
    texts: readJson<TableTexts>(resourcesFolder, 'text/table.vi.json'),
  }
}

function readJson<T>(resourcesFolder: string, name: string): T {
  return JSON.parse(readFileSync(join(resourcesFolder, name), 'utf8')) as T
}
