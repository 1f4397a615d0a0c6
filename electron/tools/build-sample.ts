import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import type { FormDefinition } from '../../shared/model/form'
import type { SeedIndicator, WorkbookSeed } from '../../shared/model/seed'
import { makeNationalSample } from './national-sample'

/**
 * Writes resources/samples/national-2020.json from the transcripts beside the repository. Run from the repository's root;
 * needed only when the transcripts, the form or the reference lists change, since the result is committed.
 */
const root = process.cwd()
const readText = (...parts: string[]): string => readFileSync(path.join(root, ...parts), 'utf8')
const readResource = <Content>(...parts: string[]): Content =>
  JSON.parse(readText('resources', ...parts)) as Content

const sample = makeNationalSample({
  appendix: readText('..', 'shared', 'data', 'national-2020-appendix.tsv'),
  yearText: readText('..', 'shared', 'data', 'national-2020-year-text.tsv'),
  form: readResource<FormDefinition>('forms', 'national-appendix.json'),
  indicators: readResource<{ indicators: SeedIndicator[] }>('reference', 'indicators.json').indicators,
  sectors: readResource<Pick<WorkbookSeed, 'sectors'>>('reference', 'sectors.json').sectors,
  localities: readResource<Pick<WorkbookSeed, 'localities'>>('reference', 'localities.json').localities,
})
const target = path.join(root, 'resources', 'samples', 'national-2020.json')
writeFileSync(target, `${JSON.stringify(sample, null, 2)}\n`)
process.stdout.write(
  `${path.relative(root, target)}: ${String(sample.facts.length)} facts, ${String(sample.stated[0]?.cells.length ?? 0)} stated cells\n`,
)
