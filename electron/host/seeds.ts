import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FormDefinition } from '../../shared/model/form'
import type { WorkbookSeed } from '../../shared/model/seed'
import { listPeriods } from '../../shared/table/seed-periods'

/** What new workbooks are made of is reviewable JSON shipped in resources/: the sample's file name without extension, and its content read when it is needed. */
export function readSample(resourcesFolder: string): { name: string; read: () => WorkbookSeed } {
  const [sample] = readJson<{ name: string; file: string }[]>(resourcesFolder, 'samples/samples.json')
  if (sample === undefined) throw new Error('resources/samples/samples.json lists no sample')
  return { name: sample.name, read: () => readJson<WorkbookSeed>(resourcesFolder, `samples/${sample.file}`) }
}

/** The program's reference lists and forms without figures, for the years around `year` and their five-year plans. */
export function composeEmptySeed(resourcesFolder: string, year: number): WorkbookSeed {
  const years = [year - 2, year - 1, year, year + 1]
  const form = readJson<FormDefinition>(resourcesFolder, 'forms/national-appendix.json')
  return {
    indicators: readJson<{ indicators: WorkbookSeed['indicators'] }>(
      resourcesFolder,
      'reference/indicators.json',
    ).indicators,
    sectors: readJson<{ sectors: WorkbookSeed['sectors'] }>(resourcesFolder, 'reference/sectors.json')
      .sectors,
    localities: readJson<{ localities: WorkbookSeed['localities'] }>(
      resourcesFolder,
      'reference/localities.json',
    ).localities,
    periods: listPeriods(years, { quarters: years, reported: years, plans: true }),
    forms: [form],
    source: null,
    facts: [],
    stated: [],
  }
}

function readJson<T>(folder: string, name: string): T {
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as T
}
