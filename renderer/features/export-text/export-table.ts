import type { Words } from '../../i18n/words'
import type { AppState } from '../../state/app-state'
import { showNotice } from '../../state/notices'
import { runJob } from '../../state/run-job'
import type { ViewSlot } from '../../state/view-store'

const purposes = { csv: 'csv', tsv: 'tsv', docx: 'word' } as const

/** Writes the table of a slot for Word or for other programs and hands it to the user. `name` has no ending. */
export async function exportTable(
  app: AppState,
  words: Words,
  slot: ViewSlot,
  format: keyof typeof purposes,
  name: string,
): Promise<void> {
  const { cache } = app.views.store.getState()[slot]
  if (cache === null) return
  const target = await app.platform.pickTarget(purposes[format], `${name}.${format}`)
  if (target === null) return
  const written = await runJob(app.session, 'export', (job) =>
    app.connection.call('table.export', { job, view: cache.view, target: target.file, format }),
  )
  await app.platform.finishTarget(target)
  showNotice(app.session, 'done', words.office.table.done(written.name), words.office.table.hints[format])
}
