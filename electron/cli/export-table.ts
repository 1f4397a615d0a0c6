import { randomUUID } from 'node:crypto'
import { extname } from 'node:path'
import { findForm, findLocality, findPeriod } from './find-place'
import type { Report } from './report'
import { UsageError } from './usage-error'
import type { WorkbookClient } from './workbook-client'

export type ExportPlace = {
  form?: string | undefined
  period?: string | undefined
  locality?: string | undefined
}

const endings = ['.xlsx', '.csv', '.tsv', '.docx'] as const

/** Refuses before anything is opened. @throws UsageError */
export function requireEnding(path: string): (typeof endings)[number] {
  const ending = endings.find((one) => one === extname(path).toLowerCase())
  if (ending === undefined) throw new UsageError('ending', path, endings.join(', '))
  return ending
}

/** Writes a form as the file whose ending says what it is. A file that is there is replaced when the new one is whole. */
export async function exportTable(
  workbook: WorkbookClient,
  path: string,
  place: ExportPlace,
): Promise<Report> {
  const { client, state } = workbook
  const ending = requireEnding(path)
  const { view } = await client.call('view.open', {
    request: {
      kind: 'form',
      form: findForm(state, place.form),
      period: findPeriod(state, place.period),
      locality: findLocality(state, place.locality),
    },
  })
  const target = await workbook.giveFile(path, 'save')
  const job = randomUUID()
  const { name } =
    ending === '.xlsx'
      ? await client.call('excel.export', { job, view, target })
      : await client.call('table.export', { job, view, target, format: formatOf(ending) })
  return { needsPerson: false, body: { name, path } }
}

function formatOf(ending: '.csv' | '.tsv' | '.docx'): 'csv' | 'tsv' | 'docx' {
  return ending === '.csv' ? 'csv' : ending === '.tsv' ? 'tsv' : 'docx'
}
